-- Full-text search over all evidence: rowid is evidence.key, so that hits come newest first without a sort.
-- The text goes in with a space round each Han character, so that a word of any length is a phrase.
CREATE VIRTUAL TABLE evidence_fts USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');

-- The log only grows, one number at a time.
CREATE TRIGGER log_entries_follow BEFORE INSERT ON log_entries
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM log_entries)
BEGIN SELECT RAISE(ABORT, 'log_entries only grows at its end'); END;
CREATE TRIGGER log_entries_stay BEFORE UPDATE ON log_entries
BEGIN SELECT RAISE(ABORT, 'log_entries is append-only'); END;
CREATE TRIGGER log_entries_last BEFORE DELETE ON log_entries
BEGIN SELECT RAISE(ABORT, 'log_entries is append-only'); END;

CREATE TRIGGER log_checkpoints_stay BEFORE UPDATE ON log_checkpoints
BEGIN SELECT RAISE(ABORT, 'log_checkpoints is append-only'); END;
CREATE TRIGGER log_checkpoints_last BEFORE DELETE ON log_checkpoints
BEGIN SELECT RAISE(ABORT, 'log_checkpoints is append-only'); END;

-- A payload can be erased with its key but never rewritten.
CREATE TRIGGER log_payloads_stay BEFORE UPDATE ON log_payloads
BEGIN SELECT RAISE(ABORT, 'log_payloads is never rewritten'); END;

-- An approval that was used stays used.
CREATE TRIGGER used_approvals_stay BEFORE UPDATE ON used_approvals
BEGIN SELECT RAISE(ABORT, 'used_approvals is append-only'); END;
CREATE TRIGGER used_approvals_last BEFORE DELETE ON used_approvals
BEGIN SELECT RAISE(ABORT, 'used_approvals is append-only'); END;

-- Every version of a management rule stays readable.
CREATE TRIGGER management_rules_stay BEFORE UPDATE ON management_rules
BEGIN SELECT RAISE(ABORT, 'management_rules is append-only'); END;
CREATE TRIGGER management_rules_last BEFORE DELETE ON management_rules
BEGIN SELECT RAISE(ABORT, 'management_rules is append-only'); END;
