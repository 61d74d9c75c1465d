-- Full-text search over all evidence: rowid is evidence.key, so that hits come newest first without a sort.
-- The text goes in with a space round each Han character, so that a word of any length is a phrase.
CREATE VIRTUAL TABLE evidence_fts USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
