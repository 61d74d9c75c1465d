CREATE TABLE `backup_register` (
	`id` text PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`file` text,
	`size_bytes` integer NOT NULL,
	`head_seq` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`destroyed_at` integer,
	`destroyed_by` text
);
