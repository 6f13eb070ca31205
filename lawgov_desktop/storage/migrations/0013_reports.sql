-- 年度报告
CREATE TABLE annual_report (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "year" INTEGER,
    "period_from" TEXT,
    "period_to" TEXT,
    "outline" TEXT,
    "body" TEXT,
    "signer" TEXT,
    "signed_on" TEXT,
    "frozen" TEXT,
    "frozen_hash" TEXT,
    "number" TEXT,
    "sent_on" TEXT,
    "sent_to" TEXT,
    "published_on" TEXT,
    "published_at" TEXT,
    "base_text" TEXT,
    "state" TEXT,
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
CREATE INDEX annual_report_by_year ON annual_report (deleted_at, "year");
CREATE INDEX annual_report_by_title_key ON annual_report (deleted_at, "title_key");
CREATE INDEX annual_report_by_period_to ON annual_report (deleted_at, "period_to");
CREATE INDEX annual_report_by_signed_on ON annual_report (deleted_at, "signed_on");
CREATE INDEX annual_report_by_sent_on ON annual_report (deleted_at, "sent_on");
CREATE INDEX annual_report_by_published_on ON annual_report (deleted_at, "published_on");
CREATE INDEX annual_report_by_state ON annual_report (deleted_at, "state");
CREATE INDEX annual_report_by_id ON annual_report (deleted_at);
CREATE INDEX annual_report_on_year ON annual_report ("year");
CREATE INDEX annual_report_on_period_to ON annual_report ("period_to");
CREATE INDEX annual_report_on_signed_on ON annual_report ("signed_on");
CREATE INDEX annual_report_on_sent_on ON annual_report ("sent_on");
CREATE INDEX annual_report_on_published_on ON annual_report ("published_on");
CREATE INDEX annual_report_on_state ON annual_report ("state");
CREATE TABLE annual_report_number (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT,
    "title" TEXT,
    "note" TEXT,
    "computed" TEXT,
    "given" TEXT,
    "reason" TEXT,
    "who" TEXT,
    "on" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX annual_report_number_owner ON annual_report_number (owner);

-- 上报记录
CREATE TABLE submission (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "kind" TEXT,
    "given_to" TEXT,
    "given_on" TEXT,
    "period_from" TEXT,
    "period_to" TEXT,
    "given_by" TEXT,
    "report" TEXT,
    "told" TEXT,
    "count" INTEGER,
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
CREATE INDEX submission_by_given_on ON submission (deleted_at, "given_on");
CREATE INDEX submission_by_title_key ON submission (deleted_at, "title_key");
CREATE INDEX submission_by_given_to ON submission (deleted_at, "given_to");
CREATE INDEX submission_by_period_to ON submission (deleted_at, "period_to");
CREATE INDEX submission_by_told ON submission (deleted_at, "told");
CREATE INDEX submission_by_given_by ON submission (deleted_at, "given_by");
CREATE INDEX submission_by_id ON submission (deleted_at);
CREATE INDEX submission_on_kind ON submission ("kind");
CREATE INDEX submission_on_given_on ON submission ("given_on");
CREATE INDEX submission_on_period_to ON submission ("period_to");
CREATE INDEX submission_on_report ON submission ("report");
CREATE TABLE submission_number (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT,
    "title" TEXT,
    "value" TEXT,
    "unit" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX submission_number_owner ON submission_number (owner);
CREATE INDEX submission_number_on_key ON submission_number ("key");

