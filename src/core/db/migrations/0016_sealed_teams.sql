ALTER TABLE `relay_memberships` ADD `is_sealed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `room_documents` ADD `sealed_position` text;--> statement-breakpoint
ALTER TABLE `rooms` ADD `is_sealed` integer DEFAULT 0 NOT NULL;