CREATE TABLE `consent_participants` (
	`consent_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`contact_id` text,
	PRIMARY KEY(`consent_id`, `name_key`)
);
--> statement-breakpoint
CREATE INDEX `consent_participants_contact` ON `consent_participants` (`contact_id`);--> statement-breakpoint
CREATE TABLE `consent_records` (
	`id` text PRIMARY KEY NOT NULL,
	`contact_id` text,
	`recording_hash` text,
	`recording_name` text,
	`purposes` text NOT NULL,
	`basis` text NOT NULL,
	`given_at` integer NOT NULL,
	`expires_at` integer,
	`proof` text,
	`proof_evidence_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdrawal_reason` text
);
--> statement-breakpoint
CREATE INDEX `consent_records_contact` ON `consent_records` (`contact_id`);--> statement-breakpoint
CREATE INDEX `consent_records_recording` ON `consent_records` (`recording_hash`);--> statement-breakpoint
CREATE TABLE `impact_assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`necessity` text NOT NULL,
	`risks` text NOT NULL,
	`measures` text NOT NULL,
	`assessor` text NOT NULL,
	`assessed_at` integer NOT NULL,
	`review_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `impact_assessments_subject` ON `impact_assessments` (`subject`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`reason` text NOT NULL,
	`placed_at` integer NOT NULL,
	`placed_by` text NOT NULL,
	`released_at` integer,
	`released_by` text,
	`release_reason` text
);
--> statement-breakpoint
CREATE INDEX `legal_holds_scope` ON `legal_holds` (`scope_id`,`released_at`);--> statement-breakpoint
CREATE TABLE `retention_periods` (
	`record_class` text PRIMARY KEY NOT NULL,
	`days` integer,
	`set_at` integer NOT NULL,
	`set_by` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `activities` ADD `not_for_learning` integer;--> statement-breakpoint
ALTER TABLE `fitted_models` ADD `refit_needed_at` integer;--> statement-breakpoint
ALTER TABLE `evidence` ADD `shredded_at` integer;--> statement-breakpoint
ALTER TABLE `evidence` ADD `shred_reason` text;--> statement-breakpoint
CREATE INDEX `evidence_gone` ON `evidence` (`source_id`) WHERE shredded_at IS NOT NULL OR consent = 'withdrawn';--> statement-breakpoint
ALTER TABLE `sources` ADD `format` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `speakers` text;--> statement-breakpoint
-- Transcripts that came in before consent was asked for: their voices are known, and nobody agreed to learning.
UPDATE `sources` SET `format` = 'transcript', `speakers` = (SELECT json_group_array(DISTINCT coalesce(e.author, ''))
	FROM evidence e WHERE e.source_id = sources.id)
	WHERE `id` IN (SELECT source_id FROM evidence WHERE kind = 'message' AND locator LIKE '%"second":%');--> statement-breakpoint
UPDATE `activities` SET `not_for_learning` = 1 WHERE `evidence_id` IN (SELECT e.id FROM evidence e
	JOIN sources s ON s.id = e.source_id WHERE s.format = 'transcript');--> statement-breakpoint
UPDATE `sources` SET `format` = 'eml' WHERE `format` IS NULL AND (lower(name) LIKE '%.eml' OR lower(name) LIKE '%.msg'
	OR lower(name) LIKE '%.mbox');--> statement-breakpoint
-- What was erased for a person before tombstones had a date.
UPDATE `evidence` SET `shredded_at` = `known_at`, `shred_reason` = 'erased' WHERE `text` = '' AND `content_hash` = '';
