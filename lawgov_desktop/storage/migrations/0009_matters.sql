-- matters: tables of this drawer

-- 清单版本: the version it takes the place of, and the number its document states
ALTER TABLE matter_list ADD COLUMN "succeeds" TEXT;
ALTER TABLE matter_list ADD COLUMN "stated_count" INTEGER;
CREATE INDEX matter_list_on_succeeds ON matter_list ("succeeds");

-- 事项: further columns of the township, the matter of the version before, status, review
ALTER TABLE matter ADD COLUMN "trained" TEXT;
ALTER TABLE matter ADD COLUMN "attachments" TEXT;
ALTER TABLE matter ADD COLUMN "former" TEXT;
ALTER TABLE matter ADD COLUMN "state" TEXT;
ALTER TABLE matter ADD COLUMN "review_state" TEXT;
ALTER TABLE matter ADD COLUMN "review_reason" TEXT;
ALTER TABLE matter ADD COLUMN "review_asked_on" TEXT;
ALTER TABLE matter ADD COLUMN "reviewed_on" TEXT;
ALTER TABLE matter ADD COLUMN "review_result" TEXT;
CREATE INDEX matter_on_former ON matter ("former");
-- What changed in a year is asked of lists of 100,000 matters: the yearly report, the view 本年变动 (F07).
CREATE INDEX matter_by_changed_on ON matter (deleted_at, "changed_on");
CREATE INDEX matter_on_state ON matter ("state");
CREATE INDEX matter_on_review_state ON matter ("review_state");
UPDATE matter SET state = CASE list_kind
    WHEN 'devolved' THEN CASE WHEN taken_over = 0 THEN 'waiting' ELSE 'taken' END
    WHEN 'basic' THEN CASE WHEN taken_over = 0 THEN 'waiting' ELSE 'taken' END
    WHEN 'empowered' THEN 'empowered'
    WHEN 'entrusted' THEN 'entrusted'
    WHEN 'assisting' THEN 'assisting'
    WHEN 'recalled' THEN 'recalled'
    WHEN 'moved_out' THEN 'recalled'
END;

CREATE TABLE matter_status (
    "id" INTEGER PRIMARY KEY,
    "state" TEXT,
    "since" TEXT,
    "until" TEXT,
    "document_number" TEXT,
    "note" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX matter_status_owner ON matter_status (owner);
CREATE INDEX matter_status_on_state ON matter_status ("state");
CREATE INDEX matter_status_on_since ON matter_status ("since");

-- 证明事项清单
CREATE TABLE proof_item (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "used_for" TEXT,
    "basis" TEXT,
    "asked_by" TEXT,
    "issued_by" TEXT,
    "promise_allowed" INTEGER,
    "proxy_allowed" INTEGER,
    "guide" TEXT,
    "verify_way" TEXT,
    "document_number" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "template" TEXT,
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
CREATE INDEX proof_item_by_name_key ON proof_item (deleted_at, "name_key");
CREATE INDEX proof_item_by_used_for ON proof_item (deleted_at, "used_for");
CREATE INDEX proof_item_by_asked_by ON proof_item (deleted_at, "asked_by");
CREATE INDEX proof_item_by_issued_by ON proof_item (deleted_at, "issued_by");
CREATE INDEX proof_item_by_promise_allowed ON proof_item (deleted_at, "promise_allowed");
CREATE INDEX proof_item_by_verify_way ON proof_item (deleted_at, "verify_way");
CREATE INDEX proof_item_by_valid_from ON proof_item (deleted_at, "valid_from");
CREATE INDEX proof_item_by_valid_to ON proof_item (deleted_at, "valid_to");
CREATE INDEX proof_item_by_id ON proof_item (deleted_at);
CREATE INDEX proof_item_on_name ON proof_item ("name");
CREATE INDEX proof_item_on_asked_by ON proof_item ("asked_by");
CREATE INDEX proof_item_on_issued_by ON proof_item ("issued_by");
CREATE INDEX proof_item_on_promise_allowed ON proof_item ("promise_allowed");
CREATE INDEX proof_item_on_valid_from ON proof_item ("valid_from");
CREATE INDEX proof_item_on_valid_to ON proof_item ("valid_to");
CREATE TABLE proof_item_matter (
    "id" INTEGER PRIMARY KEY,
    "matter" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX proof_item_matter_owner ON proof_item_matter (owner);
CREATE INDEX proof_item_matter_on_matter ON proof_item_matter ("matter");

-- 告知承诺台账
CREATE TABLE promise (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "number" TEXT,
    "matter" TEXT,
    "proof" TEXT,
    "applicant" TEXT,
    "applicant_key" TEXT,
    "id_no" TEXT,
    "phone" TEXT,
    "by_proxy" INTEGER,
    "promised_on" TEXT,
    "content" TEXT,
    "handler" TEXT,
    "verify_way" TEXT,
    "verified_on" TEXT,
    "verified_by" TEXT,
    "result" TEXT,
    "treatment" TEXT,
    "attachments" TEXT,
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
CREATE INDEX promise_by_title_key ON promise (deleted_at, "title_key");
CREATE INDEX promise_by_applicant_key ON promise (deleted_at, "applicant_key");
CREATE INDEX promise_by_matter ON promise (deleted_at, "matter");
CREATE INDEX promise_by_promised_on ON promise (deleted_at, "promised_on");
CREATE INDEX promise_by_verify_way ON promise (deleted_at, "verify_way");
CREATE INDEX promise_by_verified_on ON promise (deleted_at, "verified_on");
CREATE INDEX promise_by_result ON promise (deleted_at, "result");
CREATE INDEX promise_by_proof ON promise (deleted_at, "proof");
CREATE INDEX promise_by_id ON promise (deleted_at);
CREATE INDEX promise_on_matter ON promise ("matter");
CREATE INDEX promise_on_proof ON promise ("proof");
CREATE INDEX promise_on_applicant ON promise ("applicant");
CREATE INDEX promise_on_promised_on ON promise ("promised_on");
CREATE INDEX promise_on_verified_on ON promise ("verified_on");
CREATE INDEX promise_on_result ON promise ("result");

-- 事中事后监管台账
CREATE TABLE supervision (
    "id" INTEGER PRIMARY KEY,
    "subject" TEXT,
    "subject_key" TEXT,
    "matter" TEXT,
    "supervised_on" TEXT,
    "way" TEXT,
    "target" TEXT,
    "office" TEXT,
    "people" TEXT,
    "problem_found" INTEGER,
    "found" TEXT,
    "measures" TEXT,
    "rectify_by" TEXT,
    "closed_on" TEXT,
    "attachments" TEXT,
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
CREATE INDEX supervision_by_supervised_on ON supervision (deleted_at, "supervised_on");
CREATE INDEX supervision_by_subject_key ON supervision (deleted_at, "subject_key");
CREATE INDEX supervision_by_matter ON supervision (deleted_at, "matter");
CREATE INDEX supervision_by_way ON supervision (deleted_at, "way");
CREATE INDEX supervision_by_target ON supervision (deleted_at, "target");
CREATE INDEX supervision_by_people ON supervision (deleted_at, "people");
CREATE INDEX supervision_by_problem_found ON supervision (deleted_at, "problem_found");
CREATE INDEX supervision_by_closed_on ON supervision (deleted_at, "closed_on");
CREATE INDEX supervision_by_id ON supervision (deleted_at);
CREATE INDEX supervision_on_subject ON supervision ("subject");
CREATE INDEX supervision_on_matter ON supervision ("matter");
CREATE INDEX supervision_on_supervised_on ON supervision ("supervised_on");
CREATE INDEX supervision_on_office ON supervision ("office");
CREATE INDEX supervision_on_problem_found ON supervision ("problem_found");
CREATE INDEX supervision_on_closed_on ON supervision ("closed_on");

-- 政务诚信: the false promise a record comes from
ALTER TABLE integrity_record ADD COLUMN "promise" TEXT;
CREATE INDEX integrity_record_on_promise ON integrity_record ("promise");
