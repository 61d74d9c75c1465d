ALTER TABLE `facts` ADD `speaker` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `stance` text DEFAULT 'stated' NOT NULL;--> statement-breakpoint
ALTER TABLE `facts` ADD `undated` integer DEFAULT 0 NOT NULL;