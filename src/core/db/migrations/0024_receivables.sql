CREATE TABLE `receivables` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`number` text,
	`issued_at` integer,
	`due_at` integer,
	`amount_minor` integer,
	`open_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `receivables_account` ON `receivables` (`account_id`,`known_at`);