CREATE TABLE `style_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `style_rules_status` ON `style_rules` (`status`);