-- Decisions, documents, disclosure and integrity; deadlines tell a minimum time from a last day.
ALTER TABLE deadline ADD COLUMN bound TEXT NOT NULL DEFAULT 'latest';  -- or earliest: never overdue

-- 重大行政决策
CREATE TABLE decision (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "matter_kind" TEXT,
    "listed_on" TEXT,
    "office" TEXT,
    "handler" TEXT,
    "started_on" TEXT,
    "comment_needed" INTEGER,
    "comment_waived" TEXT,
    "comment_ways" TEXT,
    "comment_from" TEXT,
    "comment_to" TEXT,
    "comment_short_reason" TEXT,
    "opinions_received" INTEGER,
    "opinions_adopted" INTEGER,
    "hearing_papers_on" TEXT,
    "hearing_on" TEXT,
    "comment_conclusion" TEXT,
    "comment_files" TEXT,
    "expert_needed" INTEGER,
    "expert_waived" TEXT,
    "expert_way" TEXT,
    "expert_from" TEXT,
    "expert_on" TEXT,
    "experts" INTEGER,
    "expert_conclusion" TEXT,
    "expert_files" TEXT,
    "risk_needed" INTEGER,
    "risk_waived" TEXT,
    "risk_by" TEXT,
    "risk_from" TEXT,
    "risk_on" TEXT,
    "risk_grade" TEXT,
    "risk_conclusion" TEXT,
    "risk_files" TEXT,
    "review_manner" TEXT,
    "review_by" TEXT,
    "review_sent_on" TEXT,
    "review_on" TEXT,
    "review_conclusion" TEXT,
    "review_opinion" TEXT,
    "review_adopted" TEXT,
    "review_files" TEXT,
    "discussed_on" TEXT,
    "meeting_held" TEXT,
    "meeting" TEXT,
    "chair" TEXT,
    "leader_last" INTEGER,
    "dissent" TEXT,
    "discussion_result" TEXT,
    "discussion_files" TEXT,
    "party_reported_on" TEXT,
    "party_opinion" TEXT,
    "decided_on" TEXT,
    "decision_number" TEXT,
    "published_on" TEXT,
    "published_where" TEXT,
    "archived_on" TEXT,
    "archive_number" TEXT,
    "evaluated_on" TEXT,
    "evaluation" TEXT,
    "stopped_on" TEXT,
    "stopped_reason" TEXT,
    "files" TEXT,
    "remarks" TEXT,
    "state" TEXT,
    "steps_missing" TEXT,
    "steps_done" INTEGER,
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
CREATE INDEX decision_by_title_key ON decision (deleted_at, "title_key");
CREATE INDEX decision_by_matter_kind ON decision (deleted_at, "matter_kind");
CREATE INDEX decision_by_office ON decision (deleted_at, "office");
CREATE INDEX decision_by_listed_on ON decision (deleted_at, "listed_on");
CREATE INDEX decision_by_state ON decision (deleted_at, "state");
CREATE INDEX decision_by_steps_done ON decision (deleted_at, "steps_done");
CREATE INDEX decision_by_steps_missing ON decision (deleted_at, "steps_missing");
CREATE INDEX decision_by_decided_on ON decision (deleted_at, "decided_on");
CREATE INDEX decision_by_published_on ON decision (deleted_at, "published_on");
CREATE INDEX decision_by_id ON decision (deleted_at);
CREATE INDEX decision_on_matter_kind ON decision ("matter_kind");
CREATE INDEX decision_on_listed_on ON decision ("listed_on");
CREATE INDEX decision_on_discussed_on ON decision ("discussed_on");
CREATE INDEX decision_on_meeting_held ON decision ("meeting_held");
CREATE INDEX decision_on_decided_on ON decision ("decided_on");
CREATE INDEX decision_on_state ON decision ("state");

-- 规范性文件
CREATE TABLE normative_document (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "number" TEXT,
    "registered_number" TEXT,
    "registered_on" TEXT,
    "issued_by" TEXT,
    "drafted_by" TEXT,
    "comment_from" TEXT,
    "comment_to" TEXT,
    "opinions_received" INTEGER,
    "fair_competition" TEXT,
    "fair_competition_on" TEXT,
    "review_by" TEXT,
    "review_on" TEXT,
    "review_conclusion" TEXT,
    "review_opinion" TEXT,
    "meeting" TEXT,
    "meeting_on" TEXT,
    "published_on" TEXT,
    "published_where" TEXT,
    "interpreted_on" TEXT,
    "effective_on" TEXT,
    "expires_on" TEXT,
    "filing_organ" TEXT,
    "filed_on" TEXT,
    "filing_number" TEXT,
    "state" TEXT,
    "ended_on" TEXT,
    "ended_by" TEXT,
    "replaces" TEXT,
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
CREATE INDEX normative_document_by_title_key ON normative_document (deleted_at, "title_key");
CREATE INDEX normative_document_by_number ON normative_document (deleted_at, "number");
CREATE INDEX normative_document_by_drafted_by ON normative_document (deleted_at, "drafted_by");
CREATE INDEX normative_document_by_published_on ON normative_document (deleted_at, "published_on");
CREATE INDEX normative_document_by_effective_on ON normative_document (deleted_at, "effective_on");
CREATE INDEX normative_document_by_expires_on ON normative_document (deleted_at, "expires_on");
CREATE INDEX normative_document_by_filed_on ON normative_document (deleted_at, "filed_on");
CREATE INDEX normative_document_by_filing_number ON normative_document (deleted_at, "filing_number");
CREATE INDEX normative_document_by_state ON normative_document (deleted_at, "state");
CREATE INDEX normative_document_by_id ON normative_document (deleted_at);
CREATE INDEX normative_document_on_number ON normative_document ("number");
CREATE INDEX normative_document_on_published_on ON normative_document ("published_on");
CREATE INDEX normative_document_on_effective_on ON normative_document ("effective_on");
CREATE INDEX normative_document_on_expires_on ON normative_document ("expires_on");
CREATE INDEX normative_document_on_state ON normative_document ("state");
CREATE INDEX normative_document_on_replaces ON normative_document ("replaces");
CREATE TABLE normative_document_cleanup (
    "id" INTEGER PRIMARY KEY,
    "on" TEXT,
    "round" TEXT,
    "result" TEXT,
    "basis" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX normative_document_cleanup_owner ON normative_document_cleanup (owner);

-- 合法性审查
CREATE TABLE legality_review (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "title" TEXT,
    "title_key" TEXT,
    "subject_kind" TEXT,
    "office" TEXT,
    "sent_on" TEXT,
    "reviewer" TEXT,
    "adviser" TEXT,
    "opinion_on" TEXT,
    "conclusion" TEXT,
    "opinion" TEXT,
    "adopted" TEXT,
    "not_adopted_reason" TEXT,
    "counterparty" TEXT,
    "amount" INTEGER,
    "decision" TEXT,
    "document" TEXT,
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
CREATE INDEX legality_review_by_title_key ON legality_review (deleted_at, "title_key");
CREATE INDEX legality_review_by_subject_kind ON legality_review (deleted_at, "subject_kind");
CREATE INDEX legality_review_by_office ON legality_review (deleted_at, "office");
CREATE INDEX legality_review_by_sent_on ON legality_review (deleted_at, "sent_on");
CREATE INDEX legality_review_by_reviewer ON legality_review (deleted_at, "reviewer");
CREATE INDEX legality_review_by_opinion_on ON legality_review (deleted_at, "opinion_on");
CREATE INDEX legality_review_by_conclusion ON legality_review (deleted_at, "conclusion");
CREATE INDEX legality_review_by_adopted ON legality_review (deleted_at, "adopted");
CREATE INDEX legality_review_by_amount ON legality_review (deleted_at, "amount");
CREATE INDEX legality_review_by_id ON legality_review (deleted_at);
CREATE INDEX legality_review_on_number ON legality_review ("number");
CREATE INDEX legality_review_on_subject_kind ON legality_review ("subject_kind");
CREATE INDEX legality_review_on_sent_on ON legality_review ("sent_on");
CREATE INDEX legality_review_on_adviser ON legality_review ("adviser");
CREATE INDEX legality_review_on_opinion_on ON legality_review ("opinion_on");
CREATE INDEX legality_review_on_adopted ON legality_review ("adopted");
CREATE INDEX legality_review_on_decision ON legality_review ("decision");
CREATE INDEX legality_review_on_document ON legality_review ("document");

-- 法律顾问
CREATE TABLE legal_adviser (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "kind" TEXT,
    "firm" TEXT,
    "licence_number" TEXT,
    "phone" TEXT,
    "speciality" TEXT,
    "term_from" TEXT,
    "term_to" TEXT,
    "ended_on" TEXT,
    "ended_reason" TEXT,
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
CREATE INDEX legal_adviser_by_name_key ON legal_adviser (deleted_at, "name_key");
CREATE INDEX legal_adviser_by_kind ON legal_adviser (deleted_at, "kind");
CREATE INDEX legal_adviser_by_firm ON legal_adviser (deleted_at, "firm");
CREATE INDEX legal_adviser_by_licence_number ON legal_adviser (deleted_at, "licence_number");
CREATE INDEX legal_adviser_by_phone ON legal_adviser (deleted_at, "phone");
CREATE INDEX legal_adviser_by_term_from ON legal_adviser (deleted_at, "term_from");
CREATE INDEX legal_adviser_by_term_to ON legal_adviser (deleted_at, "term_to");
CREATE INDEX legal_adviser_by_ended_on ON legal_adviser (deleted_at, "ended_on");
CREATE INDEX legal_adviser_by_id ON legal_adviser (deleted_at);
CREATE INDEX legal_adviser_on_kind ON legal_adviser ("kind");
CREATE INDEX legal_adviser_on_term_from ON legal_adviser ("term_from");
CREATE INDEX legal_adviser_on_term_to ON legal_adviser ("term_to");
CREATE INDEX legal_adviser_on_ended_on ON legal_adviser ("ended_on");
CREATE TABLE legal_adviser_term (
    "id" INTEGER PRIMARY KEY,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "contract_number" TEXT,
    "fee" INTEGER,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX legal_adviser_term_owner ON legal_adviser_term (owner);
CREATE INDEX legal_adviser_term_on_valid_from ON legal_adviser_term ("valid_from");
CREATE INDEX legal_adviser_term_on_valid_to ON legal_adviser_term ("valid_to");

-- 法律顾问意见
CREATE TABLE adviser_opinion (
    "id" INTEGER PRIMARY KEY,
    "given_on" TEXT,
    "adviser" TEXT,
    "work" TEXT,
    "subject" TEXT,
    "office" TEXT,
    "opinion" TEXT,
    "form" TEXT,
    "adopted" TEXT,
    "amount" INTEGER,
    "review" TEXT,
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
CREATE INDEX adviser_opinion_by_given_on ON adviser_opinion (deleted_at, "given_on");
CREATE INDEX adviser_opinion_by_adviser ON adviser_opinion (deleted_at, "adviser");
CREATE INDEX adviser_opinion_by_work ON adviser_opinion (deleted_at, "work");
CREATE INDEX adviser_opinion_by_subject ON adviser_opinion (deleted_at, "subject");
CREATE INDEX adviser_opinion_by_office ON adviser_opinion (deleted_at, "office");
CREATE INDEX adviser_opinion_by_form ON adviser_opinion (deleted_at, "form");
CREATE INDEX adviser_opinion_by_adopted ON adviser_opinion (deleted_at, "adopted");
CREATE INDEX adviser_opinion_by_id ON adviser_opinion (deleted_at);
CREATE INDEX adviser_opinion_on_given_on ON adviser_opinion ("given_on");
CREATE INDEX adviser_opinion_on_adviser ON adviser_opinion ("adviser");
CREATE INDEX adviser_opinion_on_work ON adviser_opinion ("work");
CREATE INDEX adviser_opinion_on_adopted ON adviser_opinion ("adopted");
CREATE INDEX adviser_opinion_on_review ON adviser_opinion ("review");

-- 主动公开
CREATE TABLE disclosure_item (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "category" TEXT,
    "index_number" TEXT,
    "document_number" TEXT,
    "office" TEXT,
    "formed_on" TEXT,
    "published_on" TEXT,
    "channels" TEXT,
    "address" TEXT,
    "checked_by" TEXT,
    "checked_on" TEXT,
    "changed_on" TEXT,
    "republished_on" TEXT,
    "withdrawn_on" TEXT,
    "withdrawn_reason" TEXT,
    "document" TEXT,
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
CREATE INDEX disclosure_item_by_title_key ON disclosure_item (deleted_at, "title_key");
CREATE INDEX disclosure_item_by_category ON disclosure_item (deleted_at, "category");
CREATE INDEX disclosure_item_by_office ON disclosure_item (deleted_at, "office");
CREATE INDEX disclosure_item_by_formed_on ON disclosure_item (deleted_at, "formed_on");
CREATE INDEX disclosure_item_by_published_on ON disclosure_item (deleted_at, "published_on");
CREATE INDEX disclosure_item_by_channels ON disclosure_item (deleted_at, "channels");
CREATE INDEX disclosure_item_by_changed_on ON disclosure_item (deleted_at, "changed_on");
CREATE INDEX disclosure_item_by_id ON disclosure_item (deleted_at);
CREATE INDEX disclosure_item_on_category ON disclosure_item ("category");
CREATE INDEX disclosure_item_on_formed_on ON disclosure_item ("formed_on");
CREATE INDEX disclosure_item_on_published_on ON disclosure_item ("published_on");
CREATE INDEX disclosure_item_on_document ON disclosure_item ("document");

-- 依申请公开
CREATE TABLE foi_request (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "received_on" TEXT,
    "received_way" TEXT,
    "applicant" TEXT,
    "applicant_key" TEXT,
    "applicant_kind" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "content" TEXT,
    "wanted_form" TEXT,
    "correction_needed" INTEGER,
    "correction_told_on" TEXT,
    "corrected_on" TEXT,
    "third_party" TEXT,
    "consulted_from" TEXT,
    "consulted_to" TEXT,
    "consulted_days" INTEGER,
    "extended_days" INTEGER,
    "extended_on" TEXT,
    "extended_by" TEXT,
    "extension_told_on" TEXT,
    "answered_on" TEXT,
    "answer_number" TEXT,
    "result" TEXT,
    "answer" TEXT,
    "handler" TEXT,
    "fee" INTEGER,
    "fee_told_on" TEXT,
    "reconsideration" TEXT,
    "litigation" TEXT,
    "files" TEXT,
    "remarks" TEXT,
    "state" TEXT,
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
CREATE INDEX foi_request_by_number ON foi_request (deleted_at, "number");
CREATE INDEX foi_request_by_received_on ON foi_request (deleted_at, "received_on");
CREATE INDEX foi_request_by_applicant_key ON foi_request (deleted_at, "applicant_key");
CREATE INDEX foi_request_by_applicant_kind ON foi_request (deleted_at, "applicant_kind");
CREATE INDEX foi_request_by_content ON foi_request (deleted_at, "content");
CREATE INDEX foi_request_by_received_way ON foi_request (deleted_at, "received_way");
CREATE INDEX foi_request_by_answered_on ON foi_request (deleted_at, "answered_on");
CREATE INDEX foi_request_by_result ON foi_request (deleted_at, "result");
CREATE INDEX foi_request_by_state ON foi_request (deleted_at, "state");
CREATE INDEX foi_request_by_id ON foi_request (deleted_at);
CREATE INDEX foi_request_on_number ON foi_request ("number");
CREATE INDEX foi_request_on_received_on ON foi_request ("received_on");
CREATE INDEX foi_request_on_applicant_kind ON foi_request ("applicant_kind");
CREATE INDEX foi_request_on_answered_on ON foi_request ("answered_on");
CREATE INDEX foi_request_on_result ON foi_request ("result");
CREATE INDEX foi_request_on_state ON foi_request ("state");

-- 政务诚信
CREATE TABLE integrity_record (
    "id" INTEGER PRIMARY KEY,
    "kind" TEXT,
    "subject" TEXT,
    "subject_key" TEXT,
    "happened_on" TEXT,
    "party" TEXT,
    "amount" INTEGER,
    "due_on" TEXT,
    "case_number" TEXT,
    "basis" TEXT,
    "detail" TEXT,
    "source" TEXT,
    "people" INTEGER,
    "paid_amount" INTEGER,
    "left_amount" INTEGER,
    "kept" INTEGER,
    "kept_on" TEXT,
    "rectification" TEXT,
    "responsible" TEXT,
    "closed_on" TEXT,
    "result" TEXT,
    "files" TEXT,
    "remarks" TEXT,
    "state" TEXT,
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
CREATE INDEX integrity_record_by_kind ON integrity_record (deleted_at, "kind");
CREATE INDEX integrity_record_by_subject_key ON integrity_record (deleted_at, "subject_key");
CREATE INDEX integrity_record_by_party ON integrity_record (deleted_at, "party");
CREATE INDEX integrity_record_by_happened_on ON integrity_record (deleted_at, "happened_on");
CREATE INDEX integrity_record_by_amount ON integrity_record (deleted_at, "amount");
CREATE INDEX integrity_record_by_left_amount ON integrity_record (deleted_at, "left_amount");
CREATE INDEX integrity_record_by_due_on ON integrity_record (deleted_at, "due_on");
CREATE INDEX integrity_record_by_responsible ON integrity_record (deleted_at, "responsible");
CREATE INDEX integrity_record_by_state ON integrity_record (deleted_at, "state");
CREATE INDEX integrity_record_by_id ON integrity_record (deleted_at);
CREATE INDEX integrity_record_on_kind ON integrity_record ("kind");
CREATE INDEX integrity_record_on_happened_on ON integrity_record ("happened_on");
CREATE INDEX integrity_record_on_due_on ON integrity_record ("due_on");
CREATE INDEX integrity_record_on_closed_on ON integrity_record ("closed_on");
CREATE INDEX integrity_record_on_state ON integrity_record ("state");
CREATE TABLE integrity_record_payment (
    "id" INTEGER PRIMARY KEY,
    "paid_on" TEXT,
    "paid" INTEGER,
    "note" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX integrity_record_payment_owner ON integrity_record_payment (owner);

-- 双联系双指导
CREATE TABLE liaison_pair (
    "id" INTEGER PRIMARY KEY,
    "department" TEXT,
    "department_key" TEXT,
    "role" TEXT,
    "county_person" TEXT,
    "county_post" TEXT,
    "county_phone" TEXT,
    "office" TEXT,
    "town_person" TEXT,
    "town_phone" TEXT,
    "subject" TEXT,
    "document_number" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "guidance_count" INTEGER,
    "last_guided_on" TEXT,
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
CREATE INDEX liaison_pair_by_department_key ON liaison_pair (deleted_at, "department_key");
CREATE INDEX liaison_pair_by_office ON liaison_pair (deleted_at, "office");
CREATE INDEX liaison_pair_by_role ON liaison_pair (deleted_at, "role");
CREATE INDEX liaison_pair_by_county_person ON liaison_pair (deleted_at, "county_person");
CREATE INDEX liaison_pair_by_town_person ON liaison_pair (deleted_at, "town_person");
CREATE INDEX liaison_pair_by_valid_from ON liaison_pair (deleted_at, "valid_from");
CREATE INDEX liaison_pair_by_valid_to ON liaison_pair (deleted_at, "valid_to");
CREATE INDEX liaison_pair_by_guidance_count ON liaison_pair (deleted_at, "guidance_count");
CREATE INDEX liaison_pair_by_last_guided_on ON liaison_pair (deleted_at, "last_guided_on");
CREATE INDEX liaison_pair_by_id ON liaison_pair (deleted_at);
CREATE INDEX liaison_pair_on_role ON liaison_pair ("role");
CREATE INDEX liaison_pair_on_valid_from ON liaison_pair ("valid_from");
CREATE INDEX liaison_pair_on_valid_to ON liaison_pair ("valid_to");
CREATE INDEX liaison_pair_on_last_guided_on ON liaison_pair ("last_guided_on");
CREATE TABLE liaison_pair_guidance (
    "id" INTEGER PRIMARY KEY,
    "held_on" TEXT,
    "way" TEXT,
    "what" TEXT,
    "who" TEXT,
    "place" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX liaison_pair_guidance_owner ON liaison_pair_guidance (owner);

-- 联合执法
CREATE TABLE joint_enforcement (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "kind" TEXT,
    "held_on" TEXT,
    "ended_on" TEXT,
    "fields_of_law" TEXT,
    "lead_unit" TEXT,
    "units" TEXT,
    "leader" TEXT,
    "place" TEXT,
    "plan_number" TEXT,
    "officers" INTEGER,
    "targets" INTEGER,
    "found" INTEGER,
    "corrected" INTEGER,
    "ordered" INTEGER,
    "cases_opened" INTEGER,
    "handed_over" INTEGER,
    "fines" INTEGER,
    "results" TEXT,
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
CREATE INDEX joint_enforcement_by_title_key ON joint_enforcement (deleted_at, "title_key");
CREATE INDEX joint_enforcement_by_held_on ON joint_enforcement (deleted_at, "held_on");
CREATE INDEX joint_enforcement_by_kind ON joint_enforcement (deleted_at, "kind");
CREATE INDEX joint_enforcement_by_fields_of_law ON joint_enforcement (deleted_at, "fields_of_law");
CREATE INDEX joint_enforcement_by_lead_unit ON joint_enforcement (deleted_at, "lead_unit");
CREATE INDEX joint_enforcement_by_officers ON joint_enforcement (deleted_at, "officers");
CREATE INDEX joint_enforcement_by_targets ON joint_enforcement (deleted_at, "targets");
CREATE INDEX joint_enforcement_by_found ON joint_enforcement (deleted_at, "found");
CREATE INDEX joint_enforcement_by_cases_opened ON joint_enforcement (deleted_at, "cases_opened");
CREATE INDEX joint_enforcement_by_id ON joint_enforcement (deleted_at);
CREATE INDEX joint_enforcement_on_kind ON joint_enforcement ("kind");
CREATE INDEX joint_enforcement_on_held_on ON joint_enforcement ("held_on");

