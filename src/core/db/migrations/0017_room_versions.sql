CREATE TABLE `room_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`data` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `room_versions_room` ON `room_versions` (`room_id`,`at`);--> statement-breakpoint
ALTER TABLE `rooms` ADD `is_told` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rooms` ADD `mentions_seen` integer DEFAULT 0 NOT NULL;