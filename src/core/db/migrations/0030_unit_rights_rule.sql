ALTER TABLE `rooms` ADD `rights_rule_at` integer;--> statement-breakpoint
ALTER TABLE `rooms` ADD `rights_rule_by` text;--> statement-breakpoint
ALTER TABLE `rooms` ADD `rights_rule_hash` text;