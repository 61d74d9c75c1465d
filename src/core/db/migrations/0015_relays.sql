CREATE TABLE `relay_memberships` (
	`url` text PRIMARY KEY NOT NULL,
	`relay_id` text NOT NULL,
	`relay_key` text NOT NULL,
	`workspace_id` text NOT NULL,
	`workspace_name` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`role` text NOT NULL,
	`device_id` text NOT NULL,
	`device_name` text NOT NULL,
	`device_key` text NOT NULL,
	`certificate` text NOT NULL,
	`joined_at` integer NOT NULL,
	`statement_number` integer NOT NULL,
	`statement_hash` blob NOT NULL,
	`revoked_devices` text NOT NULL,
	`statement_fault` text
);
--> statement-breakpoint
CREATE TABLE `relay_people` (
	`url` text NOT NULL,
	`person` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`url`, `person`)
);
--> statement-breakpoint
CREATE TABLE `relay_statements` (
	`url` text NOT NULL,
	`number` integer NOT NULL,
	`stored_at` integer NOT NULL,
	`at` integer NOT NULL,
	`device` text NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`room_id` text,
	`body` text NOT NULL,
	PRIMARY KEY(`url`, `number`)
);
--> statement-breakpoint
CREATE TABLE `room_documents` (
	`document` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`local_changes` integer NOT NULL,
	`relayed_changes` integer NOT NULL,
	`lineage` text NOT NULL,
	`cursor` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `room_documents` SELECT `id`, `id`, `local_changes`, `relayed_changes`, '', 0 FROM `rooms`;--> statement-breakpoint
INSERT INTO `room_documents` SELECT `id` || '#comments', `id`, 0, 0, '', 0 FROM `rooms`;--> statement-breakpoint
ALTER TABLE `room_updates` RENAME COLUMN `room_id` TO `document`;--> statement-breakpoint
ALTER TABLE `room_snapshots` RENAME COLUMN `room_id` TO `document`;--> statement-breakpoint
ALTER TABLE `rooms` ADD `is_at_relay` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rooms` ADD `role` text;--> statement-breakpoint
ALTER TABLE `rooms` DROP COLUMN `local_changes`;--> statement-breakpoint
ALTER TABLE `rooms` DROP COLUMN `relayed_changes`;--> statement-breakpoint
ALTER TABLE `rooms` ADD `adoption_rule_at` integer;--> statement-breakpoint
ALTER TABLE `rooms` ADD `adoption_rule_by` text;--> statement-breakpoint
CREATE TABLE `room_rule_adoptions` (
	`room_id` text NOT NULL,
	`record_id` text NOT NULL,
	`change_set_id` text NOT NULL,
	PRIMARY KEY(`room_id`, `record_id`)
);
