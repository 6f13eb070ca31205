-- The drawer 行政应诉: lawsuits, reconsideration, suggestions, handovers.
-- 行政诉讼案件
CREATE TABLE litigation_case (
    "id" INTEGER PRIMARY KEY,
    "received_on" TEXT,
    "number" TEXT,
    "court" TEXT,
    "instance" TEXT,
    "procedure" TEXT,
    "filed_on" TEXT,
    "previous" TEXT,
    "reconsideration" TEXT,
    "plaintiffs" TEXT,
    "plaintiffs_key" TEXT,
    "plaintiff_kind" TEXT,
    "plaintiff_count" INTEGER,
    "position" TEXT,
    "co_defendants" TEXT,
    "third_parties" TEXT,
    "cause" TEXT,
    "field" TEXT,
    "act_type" TEXT,
    "act" TEXT,
    "requests" TEXT,
    "facts" TEXT,
    "damages_claimed" INTEGER,
    "damages_amount" INTEGER,
    "document_review" INTEGER,
    "must_attend" TEXT,
    "handler" TEXT,
    "office" TEXT,
    "answered_on" TEXT,
    "evidence_filed_on" TEXT,
    "evidence_count" INTEGER,
    "defence_due" TEXT,
    "defence_due_note" TEXT,
    "next_hearing_on" TEXT,
    "attendance" TEXT,
    "judgment_on" TEXT,
    "judgment_kind" TEXT,
    "outcome" TEXT,
    "outcome_text" TEXT,
    "awarded" INTEGER,
    "lost" INTEGER,
    "served_on" TEXT,
    "appeal_by" TEXT,
    "appealed_on" TEXT,
    "effective_on" TEXT,
    "performance_duty" TEXT,
    "performance_due" TEXT,
    "performance_state" TEXT,
    "performed_on" TEXT,
    "loss_causes" TEXT,
    "loss_analysis" TEXT,
    "rectification" TEXT,
    "rectified_on" TEXT,
    "closed_on" TEXT,
    "state" TEXT,
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
CREATE INDEX litigation_case_by_received_on ON litigation_case (deleted_at, "received_on");
CREATE INDEX litigation_case_by_number ON litigation_case (deleted_at, "number");
CREATE INDEX litigation_case_by_plaintiffs_key ON litigation_case (deleted_at, "plaintiffs_key");
CREATE INDEX litigation_case_by_cause ON litigation_case (deleted_at, "cause");
CREATE INDEX litigation_case_by_instance ON litigation_case (deleted_at, "instance");
CREATE INDEX litigation_case_by_attendance ON litigation_case (deleted_at, "attendance");
CREATE INDEX litigation_case_by_outcome ON litigation_case (deleted_at, "outcome");
CREATE INDEX litigation_case_by_state ON litigation_case (deleted_at, "state");
CREATE INDEX litigation_case_by_handler ON litigation_case (deleted_at, "handler");
CREATE INDEX litigation_case_by_id ON litigation_case (deleted_at);
CREATE INDEX litigation_case_on_received_on ON litigation_case ("received_on");
CREATE INDEX litigation_case_on_number ON litigation_case ("number");
CREATE INDEX litigation_case_on_instance ON litigation_case ("instance");
CREATE INDEX litigation_case_on_previous ON litigation_case ("previous");
CREATE INDEX litigation_case_on_reconsideration ON litigation_case ("reconsideration");
CREATE INDEX litigation_case_on_act_type ON litigation_case ("act_type");
CREATE INDEX litigation_case_on_next_hearing_on ON litigation_case ("next_hearing_on");
CREATE INDEX litigation_case_on_attendance ON litigation_case ("attendance");
CREATE INDEX litigation_case_on_judgment_on ON litigation_case ("judgment_on");
CREATE INDEX litigation_case_on_outcome ON litigation_case ("outcome");
CREATE INDEX litigation_case_on_lost ON litigation_case ("lost");
CREATE INDEX litigation_case_on_effective_on ON litigation_case ("effective_on");
CREATE INDEX litigation_case_on_closed_on ON litigation_case ("closed_on");
CREATE INDEX litigation_case_on_state ON litigation_case ("state");
CREATE TABLE litigation_case_agent (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "kind" TEXT,
    "workplace" TEXT,
    "phone" TEXT,
    "scope" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX litigation_case_agent_owner ON litigation_case_agent (owner);
CREATE TABLE litigation_case_hearing (
    "id" INTEGER PRIMARY KEY,
    "held_on" TEXT,
    "place" TEXT,
    "leader_attended" INTEGER,
    "leader_name" TEXT,
    "leader_post" TEXT,
    "leader_rank" TEXT,
    "spoke" INTEGER,
    "absence_reason" TEXT,
    "statement" INTEGER,
    "staff" TEXT,
    "result" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX litigation_case_hearing_owner ON litigation_case_hearing (owner);
CREATE INDEX litigation_case_hearing_on_held_on ON litigation_case_hearing ("held_on");
CREATE TABLE litigation_case_evidence (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "source" TEXT,
    "proves" TEXT,
    "page_from" INTEGER,
    "page_to" INTEGER,
    "form" TEXT,
    "files" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX litigation_case_evidence_owner ON litigation_case_evidence (owner);

-- 行政复议案件
CREATE TABLE reconsideration_case (
    "id" INTEGER PRIMARY KEY,
    "received_on" TEXT,
    "number" TEXT,
    "organ" TEXT,
    "applicants" TEXT,
    "applicants_key" TEXT,
    "applicant_kind" TEXT,
    "third_parties" TEXT,
    "act" TEXT,
    "act_number" TEXT,
    "act_on" TEXT,
    "act_type" TEXT,
    "field" TEXT,
    "requests" TEXT,
    "damages_amount" INTEGER,
    "procedure" TEXT,
    "accepted_on" TEXT,
    "law_version" TEXT,
    "handler" TEXT,
    "office" TEXT,
    "adviser" TEXT,
    "replied_on" TEXT,
    "evidence_count" INTEGER,
    "reply_due" TEXT,
    "reply_due_note" TEXT,
    "review_notice_on" TEXT,
    "review_replied_on" TEXT,
    "heard_on" TEXT,
    "hearing_on" TEXT,
    "leader_at_hearing" INTEGER,
    "leader_reason" TEXT,
    "extended_days" INTEGER,
    "decision_on" TEXT,
    "decision_number" TEXT,
    "outcome" TEXT,
    "corrected" INTEGER,
    "served_on" TEXT,
    "performance_due" TEXT,
    "performance_state" TEXT,
    "performed_on" TEXT,
    "sued" INTEGER,
    "opinion_on" TEXT,
    "opinion_number" TEXT,
    "opinion_text" TEXT,
    "opinion_answered_on" TEXT,
    "rectification" TEXT,
    "closed_on" TEXT,
    "state" TEXT,
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
CREATE INDEX reconsideration_case_by_received_on ON reconsideration_case (deleted_at, "received_on");
CREATE INDEX reconsideration_case_by_number ON reconsideration_case (deleted_at, "number");
CREATE INDEX reconsideration_case_by_applicants_key ON reconsideration_case (deleted_at, "applicants_key");
CREATE INDEX reconsideration_case_by_act ON reconsideration_case (deleted_at, "act");
CREATE INDEX reconsideration_case_by_procedure ON reconsideration_case (deleted_at, "procedure");
CREATE INDEX reconsideration_case_by_replied_on ON reconsideration_case (deleted_at, "replied_on");
CREATE INDEX reconsideration_case_by_outcome ON reconsideration_case (deleted_at, "outcome");
CREATE INDEX reconsideration_case_by_state ON reconsideration_case (deleted_at, "state");
CREATE INDEX reconsideration_case_by_handler ON reconsideration_case (deleted_at, "handler");
CREATE INDEX reconsideration_case_by_id ON reconsideration_case (deleted_at);
CREATE INDEX reconsideration_case_on_received_on ON reconsideration_case ("received_on");
CREATE INDEX reconsideration_case_on_number ON reconsideration_case ("number");
CREATE INDEX reconsideration_case_on_act_type ON reconsideration_case ("act_type");
CREATE INDEX reconsideration_case_on_decision_on ON reconsideration_case ("decision_on");
CREATE INDEX reconsideration_case_on_outcome ON reconsideration_case ("outcome");
CREATE INDEX reconsideration_case_on_corrected ON reconsideration_case ("corrected");
CREATE INDEX reconsideration_case_on_closed_on ON reconsideration_case ("closed_on");
CREATE INDEX reconsideration_case_on_state ON reconsideration_case ("state");
CREATE TABLE reconsideration_case_evidence (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "source" TEXT,
    "proves" TEXT,
    "page_from" INTEGER,
    "page_to" INTEGER,
    "form" TEXT,
    "files" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX reconsideration_case_evidence_owner ON reconsideration_case_evidence (owner);

-- 司法建议和检察建议
CREATE TABLE judicial_suggestion (
    "id" INTEGER PRIMARY KEY,
    "received_on" TEXT,
    "kind" TEXT,
    "from_organ" TEXT,
    "from_organ_key" TEXT,
    "number" TEXT,
    "title" TEXT,
    "title_key" TEXT,
    "content" TEXT,
    "case" TEXT,
    "reconsideration" TEXT,
    "handler" TEXT,
    "office" TEXT,
    "reply_due" TEXT,
    "adopted" TEXT,
    "measures" TEXT,
    "replied_on" TEXT,
    "reply_number" TEXT,
    "rectified_on" TEXT,
    "state" TEXT,
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
CREATE INDEX judicial_suggestion_by_received_on ON judicial_suggestion (deleted_at, "received_on");
CREATE INDEX judicial_suggestion_by_kind ON judicial_suggestion (deleted_at, "kind");
CREATE INDEX judicial_suggestion_by_from_organ_key ON judicial_suggestion (deleted_at, "from_organ_key");
CREATE INDEX judicial_suggestion_by_number ON judicial_suggestion (deleted_at, "number");
CREATE INDEX judicial_suggestion_by_title_key ON judicial_suggestion (deleted_at, "title_key");
CREATE INDEX judicial_suggestion_by_reply_due ON judicial_suggestion (deleted_at, "reply_due");
CREATE INDEX judicial_suggestion_by_replied_on ON judicial_suggestion (deleted_at, "replied_on");
CREATE INDEX judicial_suggestion_by_state ON judicial_suggestion (deleted_at, "state");
CREATE INDEX judicial_suggestion_by_handler ON judicial_suggestion (deleted_at, "handler");
CREATE INDEX judicial_suggestion_by_id ON judicial_suggestion (deleted_at);
CREATE INDEX judicial_suggestion_on_received_on ON judicial_suggestion ("received_on");
CREATE INDEX judicial_suggestion_on_kind ON judicial_suggestion ("kind");
CREATE INDEX judicial_suggestion_on_number ON judicial_suggestion ("number");
CREATE INDEX judicial_suggestion_on_case ON judicial_suggestion ("case");
CREATE INDEX judicial_suggestion_on_reconsideration ON judicial_suggestion ("reconsideration");
CREATE INDEX judicial_suggestion_on_replied_on ON judicial_suggestion ("replied_on");
CREATE INDEX judicial_suggestion_on_state ON judicial_suggestion ("state");

-- 行刑衔接移送
CREATE TABLE case_handover (
    "id" INTEGER PRIMARY KEY,
    "direction" TEXT,
    "name" TEXT,
    "name_key" TEXT,
    "party" TEXT,
    "source_number" TEXT,
    "crime" TEXT,
    "amount" INTEGER,
    "organ_kind" TEXT,
    "organ" TEXT,
    "handed_on" TEXT,
    "slip_number" TEXT,
    "materials" TEXT,
    "handler" TEXT,
    "received_by" TEXT,
    "receipt_on" TEXT,
    "result" TEXT,
    "result_on" TEXT,
    "result_number" TEXT,
    "result_text" TEXT,
    "back_on" TEXT,
    "after" TEXT,
    "closed_on" TEXT,
    "state" TEXT,
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
CREATE INDEX case_handover_by_handed_on ON case_handover (deleted_at, "handed_on");
CREATE INDEX case_handover_by_direction ON case_handover (deleted_at, "direction");
CREATE INDEX case_handover_by_name_key ON case_handover (deleted_at, "name_key");
CREATE INDEX case_handover_by_organ ON case_handover (deleted_at, "organ");
CREATE INDEX case_handover_by_slip_number ON case_handover (deleted_at, "slip_number");
CREATE INDEX case_handover_by_receipt_on ON case_handover (deleted_at, "receipt_on");
CREATE INDEX case_handover_by_result ON case_handover (deleted_at, "result");
CREATE INDEX case_handover_by_state ON case_handover (deleted_at, "state");
CREATE INDEX case_handover_by_handler ON case_handover (deleted_at, "handler");
CREATE INDEX case_handover_by_id ON case_handover (deleted_at);
CREATE INDEX case_handover_on_direction ON case_handover ("direction");
CREATE INDEX case_handover_on_source_number ON case_handover ("source_number");
CREATE INDEX case_handover_on_organ_kind ON case_handover ("organ_kind");
CREATE INDEX case_handover_on_handed_on ON case_handover ("handed_on");
CREATE INDEX case_handover_on_result ON case_handover ("result");
CREATE INDEX case_handover_on_closed_on ON case_handover ("closed_on");
CREATE INDEX case_handover_on_state ON case_handover ("state");

