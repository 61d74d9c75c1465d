CREATE TABLE `room_hidden_traces` (
	`room_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`hidden_at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `activity_id`)
);
