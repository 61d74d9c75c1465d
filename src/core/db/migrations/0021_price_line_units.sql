ALTER TABLE `price_lines` ADD `unit` text;--> statement-breakpoint
ALTER TABLE `price_lines` ADD `terms` text;--> statement-breakpoint
ALTER TABLE `price_lines` ADD `off_table` text;--> statement-breakpoint
ALTER TABLE `project_quotes` ADD `terms` text;