CREATE TABLE `project_quote_items` (
	`id` text PRIMARY KEY NOT NULL,
	`quote_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`product_id` text,
	`quantity` integer,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `project_quote_items_quote` ON `project_quote_items` (`quote_id`,`position`);--> statement-breakpoint
CREATE INDEX `project_quote_items_product` ON `project_quote_items` (`product_id`);--> statement-breakpoint
CREATE TABLE `project_quotes` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text,
	`version` text,
	`account_id` text,
	`deal_id` text,
	`project` text,
	`configuration` text,
	`total_minor` integer NOT NULL,
	`final_minor` integer,
	`currency` text NOT NULL,
	`outcome` text NOT NULL,
	`rival` text,
	`rival_price_minor` integer,
	`rival_currency` text,
	`owner_name` text,
	`quoted_at` integer NOT NULL,
	`valid_to` integer,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `project_quotes_account` ON `project_quotes` (`account_id`,`quoted_at`);--> statement-breakpoint
CREATE INDEX `project_quotes_deal` ON `project_quotes` (`deal_id`);--> statement-breakpoint
CREATE INDEX `project_quotes_import` ON `project_quotes` (`import_id`);--> statement-breakpoint
ALTER TABLE `price_lines` ADD `version` text;--> statement-breakpoint
ALTER TABLE `price_lines` ADD `valid_to` integer;--> statement-breakpoint
ALTER TABLE `price_lines` ADD `rival` text;--> statement-breakpoint
ALTER TABLE `price_lines` ADD `rival_price_minor` integer;--> statement-breakpoint
ALTER TABLE `price_lines` ADD `rival_currency` text;