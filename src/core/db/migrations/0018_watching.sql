CREATE TABLE `advice_marks` (
	`advice_id` text PRIMARY KEY NOT NULL,
	`shown_at` integer NOT NULL,
	`deal_id` text NOT NULL,
	`account_id` text NOT NULL,
	`lang` text NOT NULL,
	`stage` text NOT NULL,
	`role` text,
	`concern` text,
	`region` text,
	`amount_minor` integer,
	`currency` text,
	`win_kind` text NOT NULL,
	`win_value` real,
	`win_prior` real,
	`win_version` text NOT NULL,
	`cells` text NOT NULL,
	`intent_version` text NOT NULL,
	`quote_low_minor` integer,
	`quote_point_minor` integer,
	`quote_high_minor` integer,
	`quote_target_minor` integer,
	`strategies` text NOT NULL,
	`tier` text NOT NULL,
	`model_name` text,
	`model_sha256` text,
	`adapter_id` text,
	`words` text,
	`elapsed_ms` integer,
	`resident_bytes` integer
);
--> statement-breakpoint
CREATE INDEX `advice_marks_shown` ON `advice_marks` (`shown_at`);--> statement-breakpoint
CREATE INDEX `advice_marks_deal` ON `advice_marks` (`deal_id`,`shown_at`);--> statement-breakpoint
CREATE TABLE `advice_refusals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`deal_id` text NOT NULL,
	`asked` text NOT NULL,
	`code` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `advice_refusals_at` ON `advice_refusals` (`at`);--> statement-breakpoint
CREATE TABLE `holdout_draws` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`deal_id` text NOT NULL,
	`account_id` text NOT NULL,
	`stage` text NOT NULL,
	`call_key` text NOT NULL,
	`arm` text NOT NULL,
	`at` integer NOT NULL,
	`log_entry_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holdout_draws_call` ON `holdout_draws` (`deal_id`,`call_key`);--> statement-breakpoint
CREATE TABLE `holdout_lifts` (
	`draw_id` integer PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`log_entry_hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `own_estimates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`advice_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`probability` real NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`log_entry_hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `own_estimates_advice` ON `own_estimates` (`advice_id`);--> statement-breakpoint
CREATE TABLE `strategy_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`region` text,
	`stage` text,
	`from_strategy` text,
	`to_strategy` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`log_entry_hash` text NOT NULL
);

--> statement-breakpoint
-- What was shown before this table is taken over as it was shown; what was not kept then stays unknown.
INSERT INTO advice_marks (advice_id, shown_at, deal_id, account_id, lang, stage, role, win_kind, win_value, win_prior,
  win_version, cells, intent_version, quote_low_minor, quote_point_minor, quote_high_minor, quote_target_minor,
  strategies, tier, model_name)
SELECT id, shown_at, deal_id, coalesce(json_extract(body, '$.accountId'), ''), lang, json_extract(body, '$.stage'),
  json_extract(body, '$.person.buyingRole'), json_extract(body, '$.win.kind'),
  CASE json_extract(body, '$.win.kind') WHEN 'probability' THEN json_extract(body, '$.win.value') END,
  CASE json_extract(body, '$.win.kind') WHEN 'probability' THEN json_extract(body, '$.win.prior') END,
  coalesce(json_extract(body, '$.versions.win'), 'none'),
  coalesce((SELECT json_group_array(json_object('department', json_extract(c.value, '$.department'), 'role',
    json_extract(c.value, '$.buyingRole'), 'value', json_extract(c.value, '$.reading.value'), 'prior',
    json_extract(c.value, '$.reading.prior'))) FROM json_each(body, '$.committee.cells') c
    WHERE json_extract(c.value, '$.reading.kind') = 'probability'), '[]'),
  coalesce(json_extract(body, '$.versions.intent'), 'none'),
  json_extract(body, '$.quote.prediction.lowMinor'), json_extract(body, '$.quote.prediction.pointMinor'),
  json_extract(body, '$.quote.prediction.highMinor'), json_extract(body, '$.quote.advice.targetMinor'),
  coalesce((SELECT json_group_array(json_extract(t.value, '$.strategy')) FROM json_each(body, '$.tracks') t), '[]'),
  coalesce(json_extract(body, '$.words.tier'), 'composition'), json_extract(body, '$.words.model')
FROM advice WHERE json_extract(body, '$.stage') IS NOT NULL AND json_extract(body, '$.win.kind') IS NOT NULL;

--> statement-breakpoint
-- What was watched is never watched again with hindsight.
CREATE TRIGGER advice_marks_stay BEFORE UPDATE ON advice_marks
BEGIN SELECT RAISE(ABORT, 'advice_marks is append-only'); END;
CREATE TRIGGER advice_marks_last BEFORE DELETE ON advice_marks
BEGIN SELECT RAISE(ABORT, 'advice_marks is append-only'); END;
CREATE TRIGGER advice_refusals_stay BEFORE UPDATE ON advice_refusals
BEGIN SELECT RAISE(ABORT, 'advice_refusals is append-only'); END;
CREATE TRIGGER advice_refusals_last BEFORE DELETE ON advice_refusals
BEGIN SELECT RAISE(ABORT, 'advice_refusals is append-only'); END;
CREATE TRIGGER own_estimates_stay BEFORE UPDATE ON own_estimates
BEGIN SELECT RAISE(ABORT, 'own_estimates is append-only'); END;
CREATE TRIGGER own_estimates_last BEFORE DELETE ON own_estimates
BEGIN SELECT RAISE(ABORT, 'own_estimates is append-only'); END;
CREATE TRIGGER strategy_changes_stay BEFORE UPDATE ON strategy_changes
BEGIN SELECT RAISE(ABORT, 'strategy_changes is append-only'); END;
CREATE TRIGGER strategy_changes_last BEFORE DELETE ON strategy_changes
BEGIN SELECT RAISE(ABORT, 'strategy_changes is append-only'); END;
CREATE TRIGGER holdout_draws_stay BEFORE UPDATE ON holdout_draws
BEGIN SELECT RAISE(ABORT, 'holdout_draws is append-only'); END;
CREATE TRIGGER holdout_draws_last BEFORE DELETE ON holdout_draws
BEGIN SELECT RAISE(ABORT, 'holdout_draws is append-only'); END;
CREATE TRIGGER holdout_lifts_stay BEFORE UPDATE ON holdout_lifts
BEGIN SELECT RAISE(ABORT, 'holdout_lifts is append-only'); END;
CREATE TRIGGER holdout_lifts_last BEFORE DELETE ON holdout_lifts
BEGIN SELECT RAISE(ABORT, 'holdout_lifts is append-only'); END;
