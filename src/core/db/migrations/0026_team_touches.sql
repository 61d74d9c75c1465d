CREATE TABLE `team_touches` (
	`url` text NOT NULL,
	`token` text NOT NULL,
	`mark` text NOT NULL,
	`key_id` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	PRIMARY KEY(`url`, `token`, `mark`)
);
--> statement-breakpoint
CREATE INDEX `team_touches_mark` ON `team_touches` (`mark`,`at`);--> statement-breakpoint
CREATE INDEX `team_touches_at` ON `team_touches` (`url`,`at`);--> statement-breakpoint
CREATE TABLE `room_node_contacts` (
	`room_id` text NOT NULL,
	`node_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`room_id`, `node_id`)
);
--> statement-breakpoint
ALTER TABLE `touches` ADD `token` text;--> statement-breakpoint
CREATE UNIQUE INDEX `touches_token_unique` ON `touches` (`token`);