CREATE TABLE `advice_wordings` (
	`advice_id` text NOT NULL,
	`track_index` integer NOT NULL,
	`wording` text NOT NULL,
	PRIMARY KEY(`advice_id`, `track_index`)
);
--> statement-breakpoint
CREATE TABLE `account_parts` (
	`account_id` text PRIMARY KEY NOT NULL,
	`part` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `adapter_examples` (
	`adapter_id` text NOT NULL,
	`example_id` text NOT NULL,
	PRIMARY KEY(`adapter_id`, `example_id`)
);
--> statement-breakpoint
CREATE INDEX `adapter_examples_example` ON `adapter_examples` (`example_id`);--> statement-breakpoint
CREATE TABLE `adapter_services` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`base_sha256` text NOT NULL,
	`kind` text NOT NULL,
	`adapter_id` text,
	`replaced_id` text,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`log_entry_hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `adapter_services_base` ON `adapter_services` (`base_sha256`,`id`);--> statement-breakpoint
CREATE TABLE `adapters` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`base_name` text NOT NULL,
	`base_sha256` text NOT NULL,
	`sha256` text NOT NULL,
	`data_sha256` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`bytes` blob NOT NULL,
	`settings` text NOT NULL,
	`metrics` text NOT NULL,
	`report` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `adapters_base` ON `adapters` (`base_sha256`);--> statement-breakpoint
CREATE TABLE `trainings` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`base_path` text NOT NULL,
	`base_name` text NOT NULL,
	`base_sha256` text NOT NULL,
	`settings` text NOT NULL,
	`examples` text,
	`curve` text NOT NULL,
	`adapter_id` text,
	`failure` text,
	`started_at` integer NOT NULL,
	`started_by` text NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE TABLE `withdrawn_examples` (
	`example_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
