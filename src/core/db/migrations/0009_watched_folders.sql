CREATE TABLE `watched_files` (
	`id` text PRIMARY KEY NOT NULL,
	`folder_id` text NOT NULL,
	`path` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`modified_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`content_hash` text,
	`state` text NOT NULL,
	`reason` text,
	`detail` text,
	`decided_at` integer,
	`import_id` text,
	`interruptions` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `watched_files_path` ON `watched_files` (`folder_id`,`path`);--> statement-breakpoint
CREATE INDEX `watched_files_hash` ON `watched_files` (`content_hash`);--> statement-breakpoint
CREATE TABLE `watched_folders` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	`device` text NOT NULL,
	`paused_at` integer,
	`removed_at` integer
);
--> statement-breakpoint
ALTER TABLE `imports` ADD `watched_folder` text;