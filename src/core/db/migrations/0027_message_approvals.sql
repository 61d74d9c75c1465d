CREATE TABLE `message_approvals` (
	`evidence_id` text PRIMARY KEY NOT NULL,
	`decision` text NOT NULL,
	`contact_id` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`log_entry_hash` text NOT NULL
);
