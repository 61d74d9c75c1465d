CREATE TABLE `room_adoptions` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`record_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`activity_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `room_adoptions_record` ON `room_adoptions` (`room_id`,`record_id`);--> statement-breakpoint
CREATE TABLE `room_snapshots` (
	`room_id` text PRIMARY KEY NOT NULL,
	`through_seq` integer NOT NULL,
	`data` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `room_updates` (
	`room_id` text NOT NULL,
	`seq` integer NOT NULL,
	`data` blob NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`deal_id` text,
	`relay_url` text,
	`local_changes` integer NOT NULL,
	`relayed_changes` integer NOT NULL,
	`saved_at` integer,
	`relayed_at` integer,
	`archived_at` integer
);
