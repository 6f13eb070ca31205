-- The office's own rules and templates, the days documents give, persons known to be two.
ALTER TABLE deadline ADD COLUMN given TEXT NOT NULL DEFAULT '';    -- the day a document names
ALTER TABLE deadline ADD COLUMN because TEXT NOT NULL DEFAULT '';  -- which document
-- Which clocks a changed rule moves; which records a view of what is due or late holds.
CREATE INDEX deadline_rule ON deadline (rule, kind, done_on, due, uuid);
CREATE TABLE office_rule (
    name TEXT PRIMARY KEY,         -- clock/defence, workdays/2027, number/training_hours_per_year
    content TEXT NOT NULL          -- JSON; null: taken out
) WITHOUT ROWID;
-- Word files the office prints its papers from; every one that was ever accepted.
CREATE TABLE paper_template (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,            -- of the paper it stands for; the title of a paper of the office's own
    own INTEGER NOT NULL,          -- 1: a paper of the office's own
    sha256 TEXT NOT NULL,          -- the file, among the attachments
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,         -- bytes
    accepted_at TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    ended_at TEXT,                 -- NULL while it is in force
    ended_by TEXT
);
CREATE UNIQUE INDEX paper_template_in_force ON paper_template (kind, name) WHERE ended_at IS NULL;
CREATE TABLE not_same (
    kind TEXT NOT NULL,
    one TEXT NOT NULL,             -- uuids, the smaller one first
    other TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (kind, one, other)
) WITHOUT ROWID;
