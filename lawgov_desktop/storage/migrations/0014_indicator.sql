-- 考核指标
CREATE TABLE indicator (
    "id" INTEGER PRIMARY KEY,
    "year" INTEGER,
    "number" TEXT,
    "category" TEXT,
    "title" TEXT,
    "title_key" TEXT,
    "standard" TEXT,
    "points" TEXT,
    "scored" TEXT,
    "responsible_unit" TEXT,
    "wanted_proof" TEXT,
    "told" TEXT,
    "files" TEXT,
    "remarks" TEXT,
    "uuid" TEXT UNIQUE NOT NULL,
    "revision" INTEGER NOT NULL,
    "import_id" TEXT NOT NULL,
    "import_sheet" TEXT,
    "import_row" INTEGER,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "updated_by" TEXT NOT NULL,
    "deleted_at" TEXT,
    "unread" TEXT,
    "extra" TEXT
);
CREATE INDEX indicator_by_year ON indicator (deleted_at, "year");
CREATE INDEX indicator_by_number ON indicator (deleted_at, "number");
CREATE INDEX indicator_by_category ON indicator (deleted_at, "category");
CREATE INDEX indicator_by_title_key ON indicator (deleted_at, "title_key");
CREATE INDEX indicator_by_points ON indicator (deleted_at, "points");
CREATE INDEX indicator_by_responsible_unit ON indicator (deleted_at, "responsible_unit");
CREATE INDEX indicator_by_told ON indicator (deleted_at, "told");
CREATE INDEX indicator_by_id ON indicator (deleted_at);
CREATE INDEX indicator_on_year ON indicator ("year");
CREATE INDEX indicator_on_number ON indicator ("number");
CREATE TABLE indicator_source (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "key" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX indicator_source_owner ON indicator_source (owner);

