-- What was in force on a day is read from this index alone: the rows of a list of matters are wide.
CREATE INDEX matter_standing ON matter (deleted_at, "list", "valid_from", "valid_to", "uuid");

-- 人民调解经费台账
CREATE TABLE mediation_fund (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "year" INTEGER,
    "kind" TEXT,
    "committee" TEXT,
    "payee" TEXT,
    "amount" INTEGER,
    "source" TEXT,
    "paid_on" TEXT,
    "voucher" TEXT,
    "purpose" TEXT,
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
CREATE INDEX mediation_fund_by_year ON mediation_fund (deleted_at, "year");
CREATE INDEX mediation_fund_by_kind ON mediation_fund (deleted_at, "kind");
CREATE INDEX mediation_fund_by_committee ON mediation_fund (deleted_at, "committee");
CREATE INDEX mediation_fund_by_payee ON mediation_fund (deleted_at, "payee");
CREATE INDEX mediation_fund_by_amount ON mediation_fund (deleted_at, "amount");
CREATE INDEX mediation_fund_by_source ON mediation_fund (deleted_at, "source");
CREATE INDEX mediation_fund_by_paid_on ON mediation_fund (deleted_at, "paid_on");
CREATE INDEX mediation_fund_by_voucher ON mediation_fund (deleted_at, "voucher");
CREATE INDEX mediation_fund_by_id ON mediation_fund (deleted_at);
CREATE INDEX mediation_fund_on_year ON mediation_fund ("year");
CREATE INDEX mediation_fund_on_kind ON mediation_fund ("kind");
CREATE INDEX mediation_fund_on_committee ON mediation_fund ("committee");
CREATE INDEX mediation_fund_on_paid_on ON mediation_fund ("paid_on");
