-- The office's own rules, the days documents give, persons known to be two.
ALTER TABLE deadline ADD COLUMN given TEXT NOT NULL DEFAULT '';    -- the day a document names
ALTER TABLE deadline ADD COLUMN because TEXT NOT NULL DEFAULT '';  -- which document
-- Which clocks a changed rule moves; which records a view of what is due or late holds.
CREATE INDEX deadline_rule ON deadline (rule, kind, done_on, due, uuid);
CREATE TABLE office_rule (
    name TEXT PRIMARY KEY,         -- clock/defence, workdays/2027, number/training_hours_per_year
    content TEXT NOT NULL          -- JSON; null: taken out
) WITHOUT ROWID;
CREATE TABLE not_same (
    kind TEXT NOT NULL,
    one TEXT NOT NULL,             -- uuids, the smaller one first
    other TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (kind, one, other)
) WITHOUT ROWID;
