-- What every book has besides its registers.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE action (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,            -- edit, import, delete, restore, undo, seed
    label TEXT NOT NULL,
    undoes TEXT,                   -- the action this one takes back
    undone_by TEXT
);
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    uuid TEXT NOT NULL,
    revision INTEGER NOT NULL,
    did TEXT NOT NULL,             -- create, update, delete, restore
    changes TEXT NOT NULL,         -- JSON {field: [old, new]}; empty for create
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX history_record ON history (uuid);
CREATE INDEX history_action ON history (action);
CREATE TABLE number_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE register_count (kind TEXT PRIMARY KEY, live INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE deadline (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    uuid TEXT NOT NULL,
    rule TEXT NOT NULL,
    title TEXT NOT NULL,
    start TEXT NOT NULL,
    due TEXT NOT NULL,
    done_on TEXT,
    extension_days INTEGER NOT NULL,
    risk INTEGER NOT NULL,
    law TEXT NOT NULL,
    rolled_because TEXT NOT NULL,
    steps TEXT NOT NULL,           -- JSON list of sentences
    warnings TEXT NOT NULL         -- JSON list of sentences
);
CREATE INDEX deadline_record ON deadline (uuid);
CREATE INDEX deadline_open ON deadline (done_on, due);
CREATE TABLE search_doc (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    uuid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE VIRTUAL TABLE search_index USING fts5(
    tokens, content='', contentless_delete=1, detail=none, tokenize='ascii'
);
CREATE TABLE import_log (
    id TEXT PRIMARY KEY,           -- also the source of every record it made
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    sheet TEXT NOT NULL,
    mapping TEXT NOT NULL,         -- JSON {column letter: field}
    counts TEXT NOT NULL,          -- JSON {created, updated, same, left_out}
    details TEXT NOT NULL          -- JSON, what else the import needs to be understood later
);
CREATE INDEX import_log_file ON import_log (sha256);
