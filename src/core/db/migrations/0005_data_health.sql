CREATE TABLE `health_owners` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_name` text,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `health_snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`score` real,
	`rule_version` text NOT NULL,
	`cells_json` text NOT NULL,
	`health_json` text
);
--> statement-breakpoint
CREATE INDEX `health_snapshots_at` ON `health_snapshots` (`at`);