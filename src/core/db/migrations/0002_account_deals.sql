DROP INDEX `deals_account`;--> statement-breakpoint
CREATE INDEX `deals_account` ON `deals` (`account_id`,`deleted_at`,`outcome`,`opened_at`,`closed_at`,`updated_at`,`zone`,`id`);