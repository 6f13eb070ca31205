-- 人民调解台账
CREATE TABLE mediation_case (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "number_void" INTEGER,
    "void_reason" TEXT,
    "accepted_on" TEXT,
    "committee" TEXT,
    "dispute_type" TEXT,
    "source" TEXT,
    "summary" TEXT,
    "difficulty" TEXT,
    "people_involved" INTEGER,
    "amount" INTEGER,
    "consent" INTEGER,
    "not_accepted_reason" TEXT,
    "requests" TEXT,
    "registered_by" TEXT,
    "party_names" TEXT,
    "party_names_key" TEXT,
    "mediator_names" TEXT,
    "mediator_names_key" TEXT,
    "state" TEXT,
    "incomplete" INTEGER,
    "extension_until" TEXT,
    "extension_days" INTEGER,
    "extension_consent" INTEGER,
    "extension_consent_on" TEXT,
    "result" TEXT,
    "result_on" TEXT,
    "ended_reason" TEXT,
    "other_ways_told" INTEGER,
    "agreement_form" TEXT,
    "agreement_number" TEXT,
    "agreement_on" TEXT,
    "effective_on" TEXT,
    "signed_and_sealed" INTEGER,
    "copies" INTEGER,
    "oral_reason" TEXT,
    "facts" TEXT,
    "terms" TEXT,
    "performance_way" TEXT,
    "performance_place" TEXT,
    "performance_due" TEXT,
    "performance_state" TEXT,
    "performed_on" TEXT,
    "confirmation_waived" INTEGER,
    "confirmation_applied_on" TEXT,
    "confirmation_court" TEXT,
    "confirmation_accepted_on" TEXT,
    "confirmation_result" TEXT,
    "confirmation_number" TEXT,
    "confirmation_decided_on" TEXT,
    "last_follow_up_on" TEXT,
    "closed_on" TEXT,
    "archived_on" TEXT,
    "archived_by" TEXT,
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
CREATE INDEX mediation_case_by_number ON mediation_case (deleted_at, "number");
CREATE INDEX mediation_case_by_accepted_on ON mediation_case (deleted_at, "accepted_on");
CREATE INDEX mediation_case_by_committee ON mediation_case (deleted_at, "committee");
CREATE INDEX mediation_case_by_party_names_key ON mediation_case (deleted_at, "party_names_key");
CREATE INDEX mediation_case_by_dispute_type ON mediation_case (deleted_at, "dispute_type");
CREATE INDEX mediation_case_by_mediator_names_key ON mediation_case (deleted_at, "mediator_names_key");
CREATE INDEX mediation_case_by_result ON mediation_case (deleted_at, "result");
CREATE INDEX mediation_case_by_performance_state ON mediation_case (deleted_at, "performance_state");
CREATE INDEX mediation_case_by_state ON mediation_case (deleted_at, "state");
CREATE INDEX mediation_case_by_id ON mediation_case (deleted_at);
CREATE INDEX mediation_case_on_number ON mediation_case ("number");
CREATE INDEX mediation_case_on_accepted_on ON mediation_case ("accepted_on");
CREATE INDEX mediation_case_on_committee ON mediation_case ("committee");
CREATE INDEX mediation_case_on_dispute_type ON mediation_case ("dispute_type");
CREATE INDEX mediation_case_on_state ON mediation_case ("state");
CREATE INDEX mediation_case_on_incomplete ON mediation_case ("incomplete");
CREATE INDEX mediation_case_on_result ON mediation_case ("result");
CREATE INDEX mediation_case_on_result_on ON mediation_case ("result_on");
CREATE INDEX mediation_case_on_agreement_on ON mediation_case ("agreement_on");
CREATE INDEX mediation_case_on_effective_on ON mediation_case ("effective_on");
CREATE INDEX mediation_case_on_performance_due ON mediation_case ("performance_due");
CREATE INDEX mediation_case_on_confirmation_applied_on ON mediation_case ("confirmation_applied_on");
CREATE INDEX mediation_case_on_last_follow_up_on ON mediation_case ("last_follow_up_on");
CREATE INDEX mediation_case_on_closed_on ON mediation_case ("closed_on");
CREATE INDEX mediation_case_on_archived_on ON mediation_case ("archived_on");
CREATE TABLE mediation_case_party (
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
CREATE INDEX mediation_case_party_owner ON mediation_case_party (owner);
CREATE INDEX mediation_case_party_on_name ON mediation_case_party ("name");
CREATE INDEX mediation_case_party_on_id_no ON mediation_case_party ("id_no");
CREATE TABLE mediation_case_mediator (
    "id" INTEGER PRIMARY KEY,
    "mediator" TEXT,
    "name" TEXT,
    "role" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX mediation_case_mediator_owner ON mediation_case_mediator (owner);
CREATE TABLE mediation_case_session (
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
CREATE INDEX mediation_case_session_owner ON mediation_case_session (owner);
CREATE TABLE mediation_case_follow_up (
    "id" INTEGER PRIMARY KEY,
    "visited_on" TEXT,
    "visitor" TEXT,
    "visited" TEXT,
    "way" TEXT,
    "occasion" TEXT,
    "satisfaction" TEXT,
    "risk" TEXT,
    "findings" TEXT,
    "measures" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX mediation_case_follow_up_owner ON mediation_case_follow_up (owner);

-- 调委会名册
CREATE TABLE committee (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "kind" TEXT,
    "short_name" TEXT,
    "set_up_by" TEXT,
    "village" TEXT,
    "area_code" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "chair" TEXT,
    "deputies" TEXT,
    "members" INTEGER,
    "women" INTEGER,
    "minority" INTEGER,
    "formed_by" TEXT,
    "formed_on" TEXT,
    "term_from" TEXT,
    "term_to" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "seal_on" TEXT,
    "filing_number" TEXT,
    "filed_on" TEXT,
    "state" TEXT,
    "grade" TEXT,
    "number_pattern" TEXT,
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
CREATE INDEX committee_by_name_key ON committee (deleted_at, "name_key");
CREATE INDEX committee_by_kind ON committee (deleted_at, "kind");
CREATE INDEX committee_by_chair ON committee (deleted_at, "chair");
CREATE INDEX committee_by_members ON committee (deleted_at, "members");
CREATE INDEX committee_by_term_from ON committee (deleted_at, "term_from");
CREATE INDEX committee_by_term_to ON committee (deleted_at, "term_to");
CREATE INDEX committee_by_valid_from ON committee (deleted_at, "valid_from");
CREATE INDEX committee_by_phone ON committee (deleted_at, "phone");
CREATE INDEX committee_by_state ON committee (deleted_at, "state");
CREATE INDEX committee_by_id ON committee (deleted_at);
CREATE INDEX committee_on_kind ON committee ("kind");
CREATE INDEX committee_on_valid_from ON committee ("valid_from");
CREATE INDEX committee_on_valid_to ON committee ("valid_to");

-- 调解员名册
CREATE TABLE mediator (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "sex" TEXT,
    "birth" TEXT,
    "id_no" TEXT,
    "ethnic_group" TEXT,
    "political_status" TEXT,
    "education" TEXT,
    "phone" TEXT,
    "certificate_no" TEXT,
    "level" TEXT,
    "background" TEXT,
    "committee_names" TEXT,
    "committee_names_key" TEXT,
    "employment" TEXT,
    "in_post_from" TEXT,
    "in_post_to" TEXT,
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
CREATE INDEX mediator_by_name_key ON mediator (deleted_at, "name_key");
CREATE INDEX mediator_by_sex ON mediator (deleted_at, "sex");
CREATE INDEX mediator_by_committee_names_key ON mediator (deleted_at, "committee_names_key");
CREATE INDEX mediator_by_employment ON mediator (deleted_at, "employment");
CREATE INDEX mediator_by_phone ON mediator (deleted_at, "phone");
CREATE INDEX mediator_by_education ON mediator (deleted_at, "education");
CREATE INDEX mediator_by_level ON mediator (deleted_at, "level");
CREATE INDEX mediator_by_in_post_from ON mediator (deleted_at, "in_post_from");
CREATE INDEX mediator_by_in_post_to ON mediator (deleted_at, "in_post_to");
CREATE INDEX mediator_by_id ON mediator (deleted_at);
CREATE INDEX mediator_on_name ON mediator ("name");
CREATE INDEX mediator_on_id_no ON mediator ("id_no");
CREATE INDEX mediator_on_employment ON mediator ("employment");
CREATE INDEX mediator_on_in_post_from ON mediator ("in_post_from");
CREATE INDEX mediator_on_in_post_to ON mediator ("in_post_to");
CREATE TABLE mediator_post (
    "id" INTEGER PRIMARY KEY,
    "committee" TEXT,
    "role" TEXT,
    "employment" TEXT,
    "basis" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "reason" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX mediator_post_owner ON mediator_post (owner);
CREATE INDEX mediator_post_on_committee ON mediator_post ("committee");
CREATE INDEX mediator_post_on_valid_from ON mediator_post ("valid_from");
CREATE INDEX mediator_post_on_valid_to ON mediator_post ("valid_to");

-- 人员卡片
CREATE TABLE person (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "sex" TEXT,
    "birth" TEXT,
    "id_no" TEXT,
    "ethnic_group" TEXT,
    "phone" TEXT,
    "village" TEXT,
    "address" TEXT,
    "occupation" TEXT,
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
CREATE INDEX person_by_name_key ON person (deleted_at, "name_key");
CREATE INDEX person_by_sex ON person (deleted_at, "sex");
CREATE INDEX person_by_birth ON person (deleted_at, "birth");
CREATE INDEX person_by_phone ON person (deleted_at, "phone");
CREATE INDEX person_by_village ON person (deleted_at, "village");
CREATE INDEX person_by_address ON person (deleted_at, "address");
CREATE INDEX person_by_occupation ON person (deleted_at, "occupation");
CREATE INDEX person_by_id ON person (deleted_at);
CREATE INDEX person_on_name ON person ("name");
CREATE INDEX person_on_id_no ON person ("id_no");
CREATE INDEX person_on_village ON person ("village");

-- 清单版本
CREATE TABLE matter_list (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "kind" TEXT,
    "document_number" TEXT,
    "issued_by" TEXT,
    "issued_on" TEXT,
    "effective_on" TEXT,
    "ended_on" TEXT,
    "file" TEXT,
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
CREATE INDEX matter_list_by_title_key ON matter_list (deleted_at, "title_key");
CREATE INDEX matter_list_by_kind ON matter_list (deleted_at, "kind");
CREATE INDEX matter_list_by_document_number ON matter_list (deleted_at, "document_number");
CREATE INDEX matter_list_by_issued_by ON matter_list (deleted_at, "issued_by");
CREATE INDEX matter_list_by_issued_on ON matter_list (deleted_at, "issued_on");
CREATE INDEX matter_list_by_effective_on ON matter_list (deleted_at, "effective_on");
CREATE INDEX matter_list_by_ended_on ON matter_list (deleted_at, "ended_on");
CREATE INDEX matter_list_by_id ON matter_list (deleted_at);
CREATE INDEX matter_list_on_title ON matter_list ("title");
CREATE INDEX matter_list_on_kind ON matter_list ("kind");
CREATE INDEX matter_list_on_issued_on ON matter_list ("issued_on");
CREATE INDEX matter_list_on_effective_on ON matter_list ("effective_on");
CREATE INDEX matter_list_on_ended_on ON matter_list ("ended_on");

-- 事项清单
CREATE TABLE matter (
    "id" INTEGER PRIMARY KEY,
    "list" TEXT,
    "code" TEXT,
    "name" TEXT,
    "name_key" TEXT,
    "sub_name" TEXT,
    "full_name" TEXT,
    "full_name_key" TEXT,
    "matter_type" TEXT,
    "basis" TEXT,
    "office" TEXT,
    "parent_office" TEXT,
    "upper_office" TEXT,
    "undertaking_office" TEXT,
    "level" TEXT,
    "authority" TEXT,
    "duty" TEXT,
    "region" TEXT,
    "target" TEXT,
    "conditions" TEXT,
    "materials" TEXT,
    "legal_term" TEXT,
    "promised_term" TEXT,
    "fee" TEXT,
    "intermediary" TEXT,
    "responsible" TEXT,
    "responsibilities" TEXT,
    "responsibility_basis" TEXT,
    "accountable" TEXT,
    "accountability" TEXT,
    "remedy" TEXT,
    "disclosure" TEXT,
    "disclosed" INTEGER,
    "published_state" TEXT,
    "entered_by" TEXT,
    "phone" TEXT,
    "own_office" TEXT,
    "own_responsible" TEXT,
    "handled" TEXT,
    "taken_over" INTEGER,
    "list_kind" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "change_kind" TEXT,
    "changed_on" TEXT,
    "position" INTEGER,
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
CREATE INDEX matter_by_position ON matter (deleted_at, "position");
CREATE INDEX matter_by_code ON matter (deleted_at, "code");
CREATE INDEX matter_by_full_name_key ON matter (deleted_at, "full_name_key");
CREATE INDEX matter_by_matter_type ON matter (deleted_at, "matter_type");
CREATE INDEX matter_by_office ON matter (deleted_at, "office");
CREATE INDEX matter_by_own_office ON matter (deleted_at, "own_office");
CREATE INDEX matter_by_own_responsible ON matter (deleted_at, "own_responsible");
CREATE INDEX matter_by_valid_from ON matter (deleted_at, "valid_from");
CREATE INDEX matter_by_list ON matter (deleted_at, "list");
CREATE INDEX matter_by_id ON matter (deleted_at);
CREATE INDEX matter_on_list ON matter ("list");
CREATE INDEX matter_on_code ON matter ("code");
CREATE INDEX matter_on_full_name ON matter ("full_name");
CREATE INDEX matter_on_matter_type ON matter ("matter_type");
CREATE INDEX matter_on_valid_from ON matter ("valid_from");
CREATE INDEX matter_on_valid_to ON matter ("valid_to");
CREATE INDEX matter_on_position ON matter ("position");

-- 代码表
CREATE TABLE code_entry (
    "id" INTEGER PRIMARY KEY,
    "list_key" TEXT,
    "code" TEXT,
    "label" TEXT,
    "label_key" TEXT,
    "stat_line" TEXT,
    "aliases" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "position" INTEGER,
    "note" TEXT,
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
CREATE INDEX code_entry_by_list_key ON code_entry (deleted_at, "list_key");
CREATE INDEX code_entry_by_position ON code_entry (deleted_at, "position");
CREATE INDEX code_entry_by_code ON code_entry (deleted_at, "code");
CREATE INDEX code_entry_by_label_key ON code_entry (deleted_at, "label_key");
CREATE INDEX code_entry_by_stat_line ON code_entry (deleted_at, "stat_line");
CREATE INDEX code_entry_by_aliases ON code_entry (deleted_at, "aliases");
CREATE INDEX code_entry_by_valid_from ON code_entry (deleted_at, "valid_from");
CREATE INDEX code_entry_by_valid_to ON code_entry (deleted_at, "valid_to");
CREATE INDEX code_entry_by_id ON code_entry (deleted_at);
CREATE INDEX code_entry_on_code ON code_entry ("code");
CREATE INDEX code_entry_on_label ON code_entry ("label");
CREATE INDEX code_entry_on_valid_to ON code_entry ("valid_to");

