CREATE TABLE `link_aliases` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`account_id` text NOT NULL,
	`contact_id` text,
	`created_at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `link_aliases_account` ON `link_aliases` (`account_id`);--> statement-breakpoint
CREATE INDEX `link_aliases_contact` ON `link_aliases` (`contact_id`);--> statement-breakpoint
ALTER TABLE `evidence` ADD `grounds` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `unsure` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `decision` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `facts` ADD `decided_by` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `corrected_from` text;--> statement-breakpoint
CREATE INDEX `facts_decided` ON `facts` (`kind`,`subject`) WHERE decision IS NOT NULL;