ALTER TABLE `sources` ADD `owner_name` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `legal_basis` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `asset_value` text;