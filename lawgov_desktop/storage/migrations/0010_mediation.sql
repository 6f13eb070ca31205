-- mediation: instalments, risk and origin of a case, bank and exclusion of a mediator; 排查, 移送, 行政调解, 以案定补, 预印文书
ALTER TABLE mediation_case ADD COLUMN "difficulty_reasons" TEXT;
ALTER TABLE mediation_case ADD COLUMN "screening" TEXT;
ALTER TABLE mediation_case ADD COLUMN "referral" TEXT;
ALTER TABLE mediation_case ADD COLUMN "publicity_event" TEXT;
ALTER TABLE mediation_case ADD COLUMN "form_batch" TEXT;
ALTER TABLE mediation_case ADD COLUMN "form_number" TEXT;
ALTER TABLE mediation_case ADD COLUMN "escalation" TEXT;
ALTER TABLE mediation_case ADD COLUMN "escalation_measures" TEXT;
ALTER TABLE mediation_case ADD COLUMN "escalation_reported_on" TEXT;
ALTER TABLE mediation_case ADD COLUMN "escalation_reported_to" TEXT;
ALTER TABLE mediation_case ADD COLUMN "instalment_next_due" TEXT;
ALTER TABLE mediation_case ADD COLUMN "instalment_unpaid" INTEGER;
ALTER TABLE mediation_case ADD COLUMN "filing" TEXT;
ALTER TABLE mediation_case ADD COLUMN "archived_gaps" TEXT;
ALTER TABLE mediation_case ADD COLUMN "archived_reason" TEXT;
CREATE INDEX mediation_case_on_filing ON mediation_case ("filing");
-- What was agreed in a period stands in the report and in five columns of the table of cases (F07).
CREATE INDEX mediation_case_by_agreement_on ON mediation_case (deleted_at, "agreement_on");
CREATE INDEX mediation_case_on_screening ON mediation_case ("screening");
CREATE INDEX mediation_case_on_referral ON mediation_case ("referral");
CREATE INDEX mediation_case_on_publicity_event ON mediation_case ("publicity_event");
CREATE INDEX mediation_case_on_form_batch ON mediation_case ("form_batch");
CREATE INDEX mediation_case_on_form_number ON mediation_case ("form_number");
CREATE INDEX mediation_case_on_escalation ON mediation_case ("escalation");
CREATE INDEX mediation_case_on_instalment_next_due ON mediation_case ("instalment_next_due");

ALTER TABLE mediator ADD COLUMN "bank" TEXT;
ALTER TABLE mediator ADD COLUMN "bank_account" TEXT;
ALTER TABLE mediator ADD COLUMN "subsidy_excluded" INTEGER;
ALTER TABLE mediator ADD COLUMN "subsidy_excluded_reason" TEXT;
ALTER TABLE mediator ADD COLUMN "subsidy_excluded_from" TEXT;
ALTER TABLE mediator ADD COLUMN "subsidy_excluded_to" TEXT;
CREATE INDEX mediator_on_subsidy_excluded ON mediator ("subsidy_excluded");

CREATE TABLE mediation_case_instalment (
    "id" INTEGER PRIMARY KEY,
    "due" TEXT,
    "amount" INTEGER,
    "paid_on" TEXT,
    "paid" INTEGER,
    "proof" TEXT,
    "proof_files" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX mediation_case_instalment_owner ON mediation_case_instalment (owner);
CREATE INDEX mediation_case_instalment_on_due ON mediation_case_instalment ("due");
CREATE TABLE mediation_case_material (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "files" TEXT,
    "sheets" INTEGER,
    "instead" INTEGER,
    "item" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX mediation_case_material_owner ON mediation_case_material (owner);

-- 矛盾纠纷排查台账
CREATE TABLE screening (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "screened_on" TEXT,
    "month" TEXT,
    "village" TEXT,
    "committee" TEXT,
    "place" TEXT,
    "screener" TEXT,
    "zero_report" INTEGER,
    "party_names" TEXT,
    "party_names_key" TEXT,
    "dispute_type" TEXT,
    "details" TEXT,
    "people_involved" INTEGER,
    "risk" TEXT,
    "leader" TEXT,
    "unit" TEXT,
    "responsible" TEXT,
    "measures" TEXT,
    "due" TEXT,
    "outcome" TEXT,
    "outcome_text" TEXT,
    "closed_on" TEXT,
    "to_mediation" INTEGER,
    "screenings" INTEGER,
    "found" INTEGER,
    "prevented" INTEGER,
    "suicide_cases" INTEGER,
    "suicide_people" INTEGER,
    "crime_cases" INTEGER,
    "crime_people" INTEGER,
    "petition_cases" INTEGER,
    "petition_people" INTEGER,
    "brawl_cases" INTEGER,
    "brawl_people" INTEGER,
    "remarks" TEXT,
    "attachments" TEXT,
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
CREATE INDEX screening_by_title_key ON screening (deleted_at, "title_key");
CREATE INDEX screening_by_screened_on ON screening (deleted_at, "screened_on");
CREATE INDEX screening_by_village ON screening (deleted_at, "village");
CREATE INDEX screening_by_party_names_key ON screening (deleted_at, "party_names_key");
CREATE INDEX screening_by_dispute_type ON screening (deleted_at, "dispute_type");
CREATE INDEX screening_by_risk ON screening (deleted_at, "risk");
CREATE INDEX screening_by_responsible ON screening (deleted_at, "responsible");
CREATE INDEX screening_by_due ON screening (deleted_at, "due");
CREATE INDEX screening_by_closed_on ON screening (deleted_at, "closed_on");
CREATE INDEX screening_by_id ON screening (deleted_at);
CREATE INDEX screening_on_screened_on ON screening ("screened_on");
CREATE INDEX screening_on_month ON screening ("month");
CREATE INDEX screening_on_village ON screening ("village");
CREATE INDEX screening_on_committee ON screening ("committee");
CREATE INDEX screening_on_zero_report ON screening ("zero_report");
CREATE INDEX screening_on_dispute_type ON screening ("dispute_type");
CREATE INDEX screening_on_risk ON screening ("risk");
CREATE INDEX screening_on_due ON screening ("due");
CREATE INDEX screening_on_outcome ON screening ("outcome");
CREATE INDEX screening_on_closed_on ON screening ("closed_on");
CREATE TABLE screening_party (
    "id" INTEGER PRIMARY KEY,
    "side" TEXT,
    "party_kind" TEXT,
    "person" TEXT,
    "name" TEXT,
    "sex" TEXT,
    "ethnic_group" TEXT,
    "birth" TEXT,
    "age" INTEGER,
    "id_no" TEXT,
    "phone" TEXT,
    "village" TEXT,
    "address" TEXT,
    "workplace" TEXT,
    "occupation" TEXT,
    "legal_representative" TEXT,
    "representative_post" TEXT,
    "org_code" TEXT,
    "agent_name" TEXT,
    "agent_phone" TEXT,
    "agent_scope" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX screening_party_owner ON screening_party (owner);
CREATE INDEX screening_party_on_person ON screening_party ("person");
CREATE INDEX screening_party_on_name ON screening_party ("name");
CREATE INDEX screening_party_on_id_no ON screening_party ("id_no");

-- 移送台账
CREATE TABLE referral (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "direction" TEXT,
    "organ" TEXT,
    "organ_name" TEXT,
    "referred_on" TEXT,
    "slip_number" TEXT,
    "committee" TEXT,
    "mediation_case" TEXT,
    "admin_case" TEXT,
    "party_names" TEXT,
    "party_names_key" TEXT,
    "dispute_type" TEXT,
    "summary" TEXT,
    "reason" TEXT,
    "materials" TEXT,
    "handed_by" TEXT,
    "received_by" TEXT,
    "received_on" TEXT,
    "reply_due" TEXT,
    "returned_on" TEXT,
    "outcome" TEXT,
    "outcome_text" TEXT,
    "court_told" INTEGER,
    "remarks" TEXT,
    "attachments" TEXT,
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
CREATE INDEX referral_by_direction ON referral (deleted_at, "direction");
CREATE INDEX referral_by_referred_on ON referral (deleted_at, "referred_on");
CREATE INDEX referral_by_organ ON referral (deleted_at, "organ");
CREATE INDEX referral_by_slip_number ON referral (deleted_at, "slip_number");
CREATE INDEX referral_by_party_names_key ON referral (deleted_at, "party_names_key");
CREATE INDEX referral_by_reply_due ON referral (deleted_at, "reply_due");
CREATE INDEX referral_by_returned_on ON referral (deleted_at, "returned_on");
CREATE INDEX referral_by_outcome ON referral (deleted_at, "outcome");
CREATE INDEX referral_by_id ON referral (deleted_at);
CREATE INDEX referral_on_direction ON referral ("direction");
CREATE INDEX referral_on_organ ON referral ("organ");
CREATE INDEX referral_on_referred_on ON referral ("referred_on");
CREATE INDEX referral_on_committee ON referral ("committee");
CREATE INDEX referral_on_mediation_case ON referral ("mediation_case");
CREATE INDEX referral_on_admin_case ON referral ("admin_case");
CREATE INDEX referral_on_returned_on ON referral ("returned_on");
CREATE INDEX referral_on_outcome ON referral ("outcome");

-- 行政调解台账
CREATE TABLE admin_mediation_case (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "number_void" INTEGER,
    "void_reason" TEXT,
    "started_by" TEXT,
    "applied_on" TEXT,
    "replied_on" TEXT,
    "accepted_on" TEXT,
    "organ" TEXT,
    "handler" TEXT,
    "category" TEXT,
    "nature" TEXT,
    "summary" TEXT,
    "requests" TEXT,
    "people_involved" INTEGER,
    "group_case" INTEGER,
    "amount" INTEGER,
    "consent" INTEGER,
    "not_accepted_reason" TEXT,
    "acceptance_opinion" TEXT,
    "bureau_opinion" TEXT,
    "organ_opinion" TEXT,
    "party_names" TEXT,
    "party_names_key" TEXT,
    "state" TEXT,
    "extension_days" INTEGER,
    "extension_reason" TEXT,
    "result" TEXT,
    "result_on" TEXT,
    "ended_reason" TEXT,
    "other_ways_told" INTEGER,
    "agreement_form" TEXT,
    "agreement_number" TEXT,
    "agreement_on" TEXT,
    "terms" TEXT,
    "performance_state" TEXT,
    "performance_due" TEXT,
    "performed_on" TEXT,
    "confirmation_result" TEXT,
    "confirmation_number" TEXT,
    "closed_on" TEXT,
    "archived_on" TEXT,
    "archived_by" TEXT,
    "filing" TEXT,
    "archived_gaps" TEXT,
    "archived_reason" TEXT,
    "retention" TEXT,
    "remarks" TEXT,
    "attachments" TEXT,
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
CREATE INDEX admin_mediation_case_by_number ON admin_mediation_case (deleted_at, "number");
CREATE INDEX admin_mediation_case_by_accepted_on ON admin_mediation_case (deleted_at, "accepted_on");
CREATE INDEX admin_mediation_case_by_organ ON admin_mediation_case (deleted_at, "organ");
CREATE INDEX admin_mediation_case_by_party_names_key ON admin_mediation_case (deleted_at, "party_names_key");
CREATE INDEX admin_mediation_case_by_category ON admin_mediation_case (deleted_at, "category");
CREATE INDEX admin_mediation_case_by_started_by ON admin_mediation_case (deleted_at, "started_by");
CREATE INDEX admin_mediation_case_by_result ON admin_mediation_case (deleted_at, "result");
CREATE INDEX admin_mediation_case_by_performance_state ON admin_mediation_case (deleted_at, "performance_state");
CREATE INDEX admin_mediation_case_by_state ON admin_mediation_case (deleted_at, "state");
CREATE INDEX admin_mediation_case_by_id ON admin_mediation_case (deleted_at);
CREATE INDEX admin_mediation_case_on_number ON admin_mediation_case ("number");
CREATE INDEX admin_mediation_case_on_applied_on ON admin_mediation_case ("applied_on");
CREATE INDEX admin_mediation_case_on_accepted_on ON admin_mediation_case ("accepted_on");
CREATE INDEX admin_mediation_case_on_organ ON admin_mediation_case ("organ");
CREATE INDEX admin_mediation_case_on_category ON admin_mediation_case ("category");
CREATE INDEX admin_mediation_case_on_state ON admin_mediation_case ("state");
CREATE INDEX admin_mediation_case_on_result ON admin_mediation_case ("result");
CREATE INDEX admin_mediation_case_on_result_on ON admin_mediation_case ("result_on");
CREATE INDEX admin_mediation_case_on_closed_on ON admin_mediation_case ("closed_on");
CREATE INDEX admin_mediation_case_on_filing ON admin_mediation_case ("filing");
CREATE TABLE admin_mediation_case_party (
    "id" INTEGER PRIMARY KEY,
    "side" TEXT,
    "party_kind" TEXT,
    "person" TEXT,
    "name" TEXT,
    "sex" TEXT,
    "ethnic_group" TEXT,
    "birth" TEXT,
    "age" INTEGER,
    "id_no" TEXT,
    "phone" TEXT,
    "village" TEXT,
    "address" TEXT,
    "workplace" TEXT,
    "occupation" TEXT,
    "legal_representative" TEXT,
    "representative_post" TEXT,
    "org_code" TEXT,
    "agent_name" TEXT,
    "agent_phone" TEXT,
    "agent_scope" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX admin_mediation_case_party_owner ON admin_mediation_case_party (owner);
CREATE INDEX admin_mediation_case_party_on_person ON admin_mediation_case_party ("person");
CREATE INDEX admin_mediation_case_party_on_name ON admin_mediation_case_party ("name");
CREATE INDEX admin_mediation_case_party_on_id_no ON admin_mediation_case_party ("id_no");
CREATE TABLE admin_mediation_case_session (
    "id" INTEGER PRIMARY KEY,
    "kind" TEXT,
    "held_on" TEXT,
    "started_at" TEXT,
    "place" TEXT,
    "asked" TEXT,
    "present" TEXT,
    "recorder" TEXT,
    "text" TEXT,
    "result" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX admin_mediation_case_session_owner ON admin_mediation_case_session (owner);
CREATE TABLE admin_mediation_case_material (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "files" TEXT,
    "sheets" INTEGER,
    "instead" INTEGER,
    "item" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX admin_mediation_case_material_owner ON admin_mediation_case_material (owner);

-- 以案定补台账
CREATE TABLE subsidy (
    "id" INTEGER PRIMARY KEY,
    "case_number" TEXT,
    "mediation_case" TEXT,
    "mediator" TEXT,
    "mediator_name" TEXT,
    "mediator_name_key" TEXT,
    "period" TEXT,
    "counted_on" TEXT,
    "party_names" TEXT,
    "party_names_key" TEXT,
    "dispute_type" TEXT,
    "grade" TEXT,
    "agreement_form" TEXT,
    "performed" INTEGER,
    "confirmed" INTEGER,
    "amount" INTEGER,
    "rule_text" TEXT,
    "state" TEXT,
    "applied_on" TEXT,
    "checked_on" TEXT,
    "checked_by" TEXT,
    "reviewed_on" TEXT,
    "review_text" TEXT,
    "published_on" TEXT,
    "paid_on" TEXT,
    "signed_by" TEXT,
    "returned_on" TEXT,
    "returned_reason" TEXT,
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
CREATE INDEX subsidy_by_case_number ON subsidy (deleted_at, "case_number");
CREATE INDEX subsidy_by_mediator_name_key ON subsidy (deleted_at, "mediator_name_key");
CREATE INDEX subsidy_by_period ON subsidy (deleted_at, "period");
CREATE INDEX subsidy_by_grade ON subsidy (deleted_at, "grade");
CREATE INDEX subsidy_by_agreement_form ON subsidy (deleted_at, "agreement_form");
CREATE INDEX subsidy_by_amount ON subsidy (deleted_at, "amount");
CREATE INDEX subsidy_by_applied_on ON subsidy (deleted_at, "applied_on");
CREATE INDEX subsidy_by_paid_on ON subsidy (deleted_at, "paid_on");
CREATE INDEX subsidy_by_state ON subsidy (deleted_at, "state");
CREATE INDEX subsidy_by_id ON subsidy (deleted_at);
CREATE INDEX subsidy_on_case_number ON subsidy ("case_number");
CREATE INDEX subsidy_on_mediation_case ON subsidy ("mediation_case");
CREATE INDEX subsidy_on_mediator ON subsidy ("mediator");
CREATE INDEX subsidy_on_period ON subsidy ("period");
CREATE INDEX subsidy_on_counted_on ON subsidy ("counted_on");
CREATE INDEX subsidy_on_state ON subsidy ("state");
CREATE INDEX subsidy_on_applied_on ON subsidy ("applied_on");
CREATE INDEX subsidy_on_paid_on ON subsidy ("paid_on");


-- 预印文书台账
CREATE TABLE form_batch (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "printed_on" TEXT,
    "committee" TEXT,
    "sets" INTEGER,
    "forms" TEXT,
    "issued_to" TEXT,
    "issued_on" TEXT,
    "spoiled" TEXT,
    "typed" TEXT,
    "used" INTEGER,
    "unused" TEXT,
    "doubled" TEXT,
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
CREATE INDEX form_batch_by_number ON form_batch (deleted_at, "number");
CREATE INDEX form_batch_by_printed_on ON form_batch (deleted_at, "printed_on");
CREATE INDEX form_batch_by_committee ON form_batch (deleted_at, "committee");
CREATE INDEX form_batch_by_sets ON form_batch (deleted_at, "sets");
CREATE INDEX form_batch_by_issued_to ON form_batch (deleted_at, "issued_to");
CREATE INDEX form_batch_by_issued_on ON form_batch (deleted_at, "issued_on");
CREATE INDEX form_batch_by_used ON form_batch (deleted_at, "used");
CREATE INDEX form_batch_by_id ON form_batch (deleted_at);
CREATE INDEX form_batch_on_number ON form_batch ("number");
CREATE INDEX form_batch_on_printed_on ON form_batch ("printed_on");
CREATE INDEX form_batch_on_committee ON form_batch ("committee");
-- 案卷评查
CREATE TABLE file_review (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "mediation_case" TEXT,
    "case_number" TEXT,
    "committee" TEXT,
    "reviewed_on" TEXT,
    "reviewer" TEXT,
    "round" TEXT,
    "total" INTEGER,
    "full" INTEGER,
    "grade" TEXT,
    "fault_count" INTEGER,
    "correction_asked" INTEGER,
    "correction_due" TEXT,
    "corrected_on" TEXT,
    "correction" TEXT,
    "state" TEXT,
    "opinion" TEXT,
    "remarks" TEXT,
    "attachments" TEXT,
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
CREATE INDEX file_review_by_case_number ON file_review (deleted_at, "case_number");
CREATE INDEX file_review_by_committee ON file_review (deleted_at, "committee");
CREATE INDEX file_review_by_reviewed_on ON file_review (deleted_at, "reviewed_on");
CREATE INDEX file_review_by_round ON file_review (deleted_at, "round");
CREATE INDEX file_review_by_total ON file_review (deleted_at, "total");
CREATE INDEX file_review_by_grade ON file_review (deleted_at, "grade");
CREATE INDEX file_review_by_fault_count ON file_review (deleted_at, "fault_count");
CREATE INDEX file_review_by_correction_due ON file_review (deleted_at, "correction_due");
CREATE INDEX file_review_by_state ON file_review (deleted_at, "state");
CREATE INDEX file_review_by_id ON file_review (deleted_at);
CREATE INDEX file_review_on_title ON file_review ("title");
CREATE INDEX file_review_on_mediation_case ON file_review ("mediation_case");
CREATE INDEX file_review_on_case_number ON file_review ("case_number");
CREATE INDEX file_review_on_committee ON file_review ("committee");
CREATE INDEX file_review_on_reviewed_on ON file_review ("reviewed_on");
CREATE INDEX file_review_on_total ON file_review ("total");
CREATE INDEX file_review_on_correction_due ON file_review ("correction_due");
CREATE INDEX file_review_on_corrected_on ON file_review ("corrected_on");
CREATE INDEX file_review_on_state ON file_review ("state");
CREATE TABLE file_review_score (
    "id" INTEGER PRIMARY KEY,
    "aspect" TEXT,
    "full" INTEGER,
    "score" INTEGER,
    "note" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX file_review_score_owner ON file_review_score (owner);
CREATE TABLE file_review_fault (
    "id" INTEGER PRIMARY KEY,
    "kind" TEXT,
    "paper" TEXT,
    "text" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX file_review_fault_owner ON file_review_fault (owner);

