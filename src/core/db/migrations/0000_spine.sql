CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`code` text,
	`industry` text,
	`region` text,
	`city` text,
	`tier` text,
	`owner_name` text,
	`parent_name` text,
	`website` text,
	`phone` text,
	`employees` integer,
	`annual_revenue_minor` integer,
	`currency` text,
	`evidence_id` text,
	`known_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`import_id` text,
	`merged_into_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `accounts_name_key` ON `accounts` (`name_key`);--> statement-breakpoint
CREATE INDEX `accounts_code` ON `accounts` (`code`);--> statement-breakpoint
CREATE INDEX `accounts_import` ON `accounts` (`import_id`);--> statement-breakpoint
CREATE TABLE `activities` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`direction` text NOT NULL,
	`account_id` text,
	`deal_id` text,
	`contact_id` text,
	`owner_name` text,
	`summary` text NOT NULL,
	`duration_ms` integer,
	`occurred_at` integer NOT NULL,
	`zone` text NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `activities_account` ON `activities` (`account_id`,`deleted_at`,`occurred_at`);--> statement-breakpoint
CREATE INDEX `activities_deal` ON `activities` (`deal_id`,`occurred_at`);--> statement-breakpoint
CREATE INDEX `activities_occurred` ON `activities` (`occurred_at`);--> statement-breakpoint
CREATE INDEX `activities_contact` ON `activities` (`contact_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `activities_import` ON `activities` (`import_id`);--> statement-breakpoint
CREATE TABLE `visit_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`deal_id` text,
	`contact_id` text,
	`owner_name` text,
	`purpose` text NOT NULL,
	`place` text,
	`attendees` text,
	`planned_at` integer NOT NULL,
	`zone` text NOT NULL,
	`done_at` integer,
	`evidence_id` text,
	`known_at` integer NOT NULL,
	`import_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `visit_plans_planned` ON `visit_plans` (`planned_at`);--> statement-breakpoint
CREATE INDEX `visit_plans_account` ON `visit_plans` (`account_id`);--> statement-breakpoint
CREATE TABLE `atoms` (
	`id` text PRIMARY KEY NOT NULL,
	`library_key` text,
	`lang` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`verified_by` text,
	`verified_at` integer,
	`updated_at` integer NOT NULL,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `atoms_lang_status` ON `atoms` (`lang`,`status`);--> statement-breakpoint
CREATE INDEX `atoms_library_key` ON `atoms` (`library_key`);--> statement-breakpoint
CREATE TABLE `advice` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`deal_id` text NOT NULL,
	`contact_id` text,
	`lang` text NOT NULL,
	`input_hash` text NOT NULL,
	`body` text NOT NULL,
	`log_entry_hash` text NOT NULL,
	`shown_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `advice_deal` ON `advice` (`deal_id`,`shown_at`);--> statement-breakpoint
CREATE TABLE `advice_actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`advice_id` text NOT NULL,
	`part` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`edited_json` text,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`log_entry_hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `advice_actions_advice` ON `advice_actions` (`advice_id`);--> statement-breakpoint
CREATE TABLE `fitted_models` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`purpose` text NOT NULL,
	`version` text NOT NULL,
	`artifact` text NOT NULL,
	`status` text NOT NULL,
	`fitted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fitted_models_purpose` ON `fitted_models` (`purpose`,`status`);--> statement-breakpoint
CREATE TABLE `prices` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`kind` text NOT NULL,
	`region` text,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `prices_product` ON `prices` (`product_id`,`kind`,`valid_from`);--> statement-breakpoint
CREATE TABLE `product_returns` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`product_id` text,
	`quantity` integer,
	`reason` text NOT NULL,
	`returned_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `product_returns_account` ON `product_returns` (`account_id`,`returned_at`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`code` text,
	`series` text,
	`aliases` text DEFAULT '[]' NOT NULL,
	`unit` text,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text,
	`merged_into_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `products_name_key` ON `products` (`name_key`);--> statement-breakpoint
CREATE INDEX `products_code` ON `products` (`code`);--> statement-breakpoint
CREATE TABLE `stock_levels` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`place` text NOT NULL,
	`quantity` integer NOT NULL,
	`lead_time_days` integer,
	`counted_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `stock_levels_product` ON `stock_levels` (`product_id`,`counted_at`);--> statement-breakpoint
CREATE TABLE `committee_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`buying_role` text NOT NULL,
	`support` text NOT NULL,
	`known_at` integer NOT NULL,
	`import_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `committee_seats_deal_contact` ON `committee_seats` (`deal_id`,`contact_id`);--> statement-breakpoint
CREATE INDEX `committee_seats_contact` ON `committee_seats` (`contact_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`department` text,
	`title` text,
	`buying_role` text,
	`support` text,
	`phone` text,
	`email` text,
	`wechat` text,
	`left_at` integer,
	`evidence_id` text,
	`known_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`import_id` text,
	`merged_into_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `contacts_account` ON `contacts` (`account_id`);--> statement-breakpoint
CREATE INDEX `contacts_name_key` ON `contacts` (`name_key`);--> statement-breakpoint
CREATE INDEX `contacts_left` ON `contacts` (`left_at`);--> statement-breakpoint
CREATE INDEX `contacts_import` ON `contacts` (`import_id`);--> statement-breakpoint
CREATE TABLE `deal_stage_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`deal_id` text NOT NULL,
	`from_stage` text,
	`to_stage` text NOT NULL,
	`changed_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `deal_stage_changes_deal` ON `deal_stage_changes` (`deal_id`,`changed_at`);--> statement-breakpoint
CREATE INDEX `deal_stage_changes_changed` ON `deal_stage_changes` (`changed_at`);--> statement-breakpoint
CREATE TABLE `deals` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`code` text,
	`product_id` text,
	`quantity` integer,
	`amount_minor` integer,
	`currency` text,
	`stage` text NOT NULL,
	`outcome` text NOT NULL,
	`region` text,
	`source` text,
	`owner_name` text,
	`competitor` text,
	`loss_reason` text,
	`opened_at` integer,
	`expected_close_at` integer,
	`closed_at` integer,
	`next_call_at` integer,
	`next_call_contact_id` text,
	`zone` text NOT NULL,
	`evidence_id` text,
	`known_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`import_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `deals_account` ON `deals` (`account_id`);--> statement-breakpoint
CREATE INDEX `deals_name_key` ON `deals` (`name_key`);--> statement-breakpoint
CREATE INDEX `deals_code` ON `deals` (`code`);--> statement-breakpoint
CREATE INDEX `deals_outcome_closed` ON `deals` (`outcome`,`closed_at`);--> statement-breakpoint
CREATE INDEX `deals_outcome_expected` ON `deals` (`outcome`,`expected_close_at`);--> statement-breakpoint
CREATE INDEX `deals_competitor` ON `deals` (`competitor`);--> statement-breakpoint
CREATE INDEX `deals_next_call` ON `deals` (`next_call_at`);--> statement-breakpoint
CREATE INDEX `deals_owner_outcome` ON `deals` (`owner_name`,`outcome`,`deleted_at`,`expected_close_at`);--> statement-breakpoint
CREATE INDEX `deals_import` ON `deals` (`import_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`source_id` text NOT NULL,
	`kind` text NOT NULL,
	`locator` text NOT NULL,
	`line` integer,
	`author` text,
	`title` text,
	`text` text NOT NULL,
	`content_hash` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`zone` text NOT NULL,
	`known_at` integer NOT NULL,
	`consent` text NOT NULL,
	`sensitivity` text NOT NULL,
	`account_id` text,
	`contact_id` text,
	`deal_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_id` ON `evidence` (`id`);--> statement-breakpoint
CREATE INDEX `evidence_content_hash` ON `evidence` (`content_hash`);--> statement-breakpoint
CREATE INDEX `evidence_account` ON `evidence` (`account_id`,`key`);--> statement-breakpoint
CREATE INDEX `evidence_deal` ON `evidence` (`deal_id`,`key`);--> statement-breakpoint
CREATE INDEX `evidence_source_line` ON `evidence` (`source_id`,`line`);--> statement-breakpoint
CREATE INDEX `evidence_import` ON `evidence` (`import_id`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`content_hash` text,
	`encoding` text,
	`size_bytes` integer,
	`import_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sources_content_hash` ON `sources` (`content_hash`);--> statement-breakpoint
CREATE TABLE `facts` (
	`id` text PRIMARY KEY NOT NULL,
	`evidence_id` text NOT NULL,
	`span_start` integer NOT NULL,
	`span_end` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`values_json` text NOT NULL,
	`text` text NOT NULL,
	`account_id` text,
	`contact_id` text,
	`deal_id` text,
	`occurred_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`origin` text NOT NULL,
	`import_id` text,
	`retracted_at` integer
);
--> statement-breakpoint
CREATE INDEX `facts_account` ON `facts` (`account_id`,`retracted_at`,`occurred_at`);--> statement-breakpoint
CREATE INDEX `facts_deal` ON `facts` (`deal_id`);--> statement-breakpoint
CREATE INDEX `facts_evidence` ON `facts` (`evidence_id`);--> statement-breakpoint
CREATE INDEX `facts_import` ON `facts` (`import_id`);--> statement-breakpoint
CREATE TABLE `clauses` (
	`id` text PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`role` text NOT NULL,
	`zone` text NOT NULL,
	`action` text NOT NULL,
	`statement_json` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `discount_bands` (
	`id` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`zone` text NOT NULL,
	`product` text NOT NULL,
	`min_discount_bps` integer NOT NULL,
	`max_discount_bps` integer NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `freezes` (
	`log_entry_hash` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`day` text NOT NULL,
	`frozen_at` integer NOT NULL,
	`actor` text NOT NULL,
	`last_touch_id` integer NOT NULL,
	`released_at` integer,
	`released_by` text,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `freezes_subject` ON `freezes` (`subject`,`released_at`);--> statement-breakpoint
CREATE TABLE `management_rules` (
	`rule_id` text NOT NULL,
	`version` integer NOT NULL,
	`module` text NOT NULL,
	`statement_json` text NOT NULL,
	`status` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `management_rules_module` ON `management_rules` (`module`);--> statement-breakpoint
CREATE TABLE `touches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`channel` text NOT NULL,
	`reference` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `touches_reference_unique` ON `touches` (`reference`);--> statement-breakpoint
CREATE INDEX `touches_subject_day` ON `touches` (`subject`,`day`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`signed` text NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `private_keys` (
	`holder_id` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `used_approvals` (
	`approver` text NOT NULL,
	`nonce` text NOT NULL,
	`signed` text NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`approver`, `nonce`)
);
--> statement-breakpoint
CREATE TABLE `workspace_owner` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`public_key` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_files` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`source_id` text,
	`name` text NOT NULL,
	`kind` text,
	`encoding` text,
	`items` integer NOT NULL,
	`accepted` integer NOT NULL,
	`updated` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`rejected` integer NOT NULL,
	`error` text,
	`checkpoint` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `import_files_import` ON `import_files` (`import_id`);--> statement-breakpoint
CREATE TABLE `import_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`header_fingerprint` text NOT NULL,
	`profile` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_rejections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` text NOT NULL,
	`file_id` text NOT NULL,
	`at` text NOT NULL,
	`column_name` text,
	`code` text NOT NULL,
	`value` text,
	`kept` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `import_rejections_file` ON `import_rejections` (`file_id`,`id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`status` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `merge_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`keep_id` text NOT NULL,
	`merge_id` text NOT NULL,
	`score` integer NOT NULL,
	`reasons` text NOT NULL,
	`status` text NOT NULL,
	`import_id` text,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`change_set_id` text
);
--> statement-breakpoint
CREATE INDEX `merge_proposals_status` ON `merge_proposals` (`status`,`score`);--> statement-breakpoint
CREATE TABLE `log_checkpoints` (
	`seq` integer NOT NULL,
	`checkpoint` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`kind` text GENERATED ALWAYS AS ((CASE WHEN json_valid(content) THEN json_extract(content, '$.kind') END)) VIRTUAL,
	`at` integer GENERATED ALWAYS AS ((CASE WHEN json_valid(content) THEN json_extract(content, '$.at') END)) VIRTUAL,
	`actor` text GENERATED ALWAYS AS ((CASE WHEN json_valid(content) THEN json_extract(content, '$.actor') END)) VIRTUAL
);
--> statement-breakpoint
CREATE INDEX `log_entries_hash` ON `log_entries` (`hash`);--> statement-breakpoint
CREATE INDEX `log_entries_kind` ON `log_entries` (`kind`,`seq`);--> statement-breakpoint
CREATE TABLE `log_payload_keys` (
	`subject` text PRIMARY KEY NOT NULL,
	`key` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_payloads` (
	`seq` integer NOT NULL,
	`commitment` text NOT NULL,
	`subject` text NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`seq`, `commitment`)
);
--> statement-breakpoint
CREATE INDEX `log_payloads_subject` ON `log_payloads` (`subject`);--> statement-breakpoint
CREATE TABLE `competitor_prices` (
	`id` text PRIMARY KEY NOT NULL,
	`competitor` text NOT NULL,
	`product_name` text NOT NULL,
	`product_id` text,
	`region` text,
	`unit_price_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`seen_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `competitor_prices_product` ON `competitor_prices` (`product_id`,`seen_at`);--> statement-breakpoint
CREATE INDEX `competitor_prices_named` ON `competitor_prices` (`competitor`,`product_name`,`seen_at`);--> statement-breakpoint
CREATE TABLE `policy_events` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`region` text,
	`product_id` text,
	`cap_minor` integer,
	`currency` text,
	`price_effect_bps` integer,
	`effective_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE TABLE `tender_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`deal_id` text,
	`title` text NOT NULL,
	`winner` text,
	`winning_price_minor` integer,
	`currency` text,
	`our_rank` integer,
	`feedback` text,
	`decided_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text
);
--> statement-breakpoint
CREATE INDEX `tender_feedback_account` ON `tender_feedback` (`account_id`);--> statement-breakpoint
CREATE TABLE `price_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text,
	`account_id` text,
	`deal_id` text,
	`product_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price_minor` integer NOT NULL,
	`list_price_minor` integer,
	`currency` text NOT NULL,
	`region` text,
	`outcome` text NOT NULL,
	`owner_name` text,
	`priced_at` integer NOT NULL,
	`known_at` integer NOT NULL,
	`evidence_id` text,
	`import_id` text,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `price_lines_product` ON `price_lines` (`product_id`,`priced_at`);--> statement-breakpoint
CREATE INDEX `price_lines_account` ON `price_lines` (`account_id`,`priced_at`);--> statement-breakpoint
CREATE INDEX `price_lines_deal` ON `price_lines` (`deal_id`);--> statement-breakpoint
CREATE INDEX `price_lines_priced` ON `price_lines` (`currency`,`deleted_at`,`priced_at`);--> statement-breakpoint
CREATE INDEX `price_lines_import` ON `price_lines` (`import_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value_json` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `change_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE TABLE `row_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_set_id` text NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`before_json` text,
	`after_json` text
);
--> statement-breakpoint
CREATE INDEX `row_changes_set` ON `row_changes` (`change_set_id`);--> statement-breakpoint
CREATE TABLE `workspace_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`last_seen_at` integer NOT NULL,
	`closed_cleanly` integer NOT NULL
);
