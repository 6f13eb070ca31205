-- governance: meetings, law study, groups, duties, accountability, mechanisms, problems
-- 会议台账
CREATE TABLE meeting (
    "id" INTEGER PRIMARY KEY,
    "kind" TEXT,
    "title" TEXT,
    "title_key" TEXT,
    "form" TEXT,
    "planned_on" TEXT,
    "held_on" TEXT,
    "cancelled" INTEGER,
    "cancelled_reason" TEXT,
    "state" TEXT,
    "year" INTEGER,
    "place" TEXT,
    "chair" TEXT,
    "organiser" TEXT,
    "recorder" TEXT,
    "topic_titles" TEXT,
    "topic_titles_key" TEXT,
    "due" INTEGER,
    "present" INTEGER,
    "on_leave" INTEGER,
    "attendee_names" TEXT,
    "document_number" TEXT,
    "minutes" TEXT,
    "files" TEXT,
    "follow_up" TEXT,
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
CREATE INDEX meeting_by_held_on ON meeting (deleted_at, "held_on");
CREATE INDEX meeting_by_kind ON meeting (deleted_at, "kind");
CREATE INDEX meeting_by_title_key ON meeting (deleted_at, "title_key");
CREATE INDEX meeting_by_chair ON meeting (deleted_at, "chair");
CREATE INDEX meeting_by_topic_titles_key ON meeting (deleted_at, "topic_titles_key");
CREATE INDEX meeting_by_present ON meeting (deleted_at, "present");
CREATE INDEX meeting_by_planned_on ON meeting (deleted_at, "planned_on");
CREATE INDEX meeting_by_state ON meeting (deleted_at, "state");
CREATE INDEX meeting_by_id ON meeting (deleted_at);
CREATE INDEX meeting_on_kind ON meeting ("kind");
CREATE INDEX meeting_on_planned_on ON meeting ("planned_on");
CREATE INDEX meeting_on_held_on ON meeting ("held_on");
CREATE INDEX meeting_on_state ON meeting ("state");
CREATE INDEX meeting_on_year ON meeting ("year");
CREATE TABLE meeting_topic (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "statutes" TEXT,
    "decision" TEXT,
    "responsible" TEXT,
    "due_on" TEXT,
    "carried_out" TEXT,
    "done_on" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX meeting_topic_owner ON meeting_topic (owner);
CREATE TABLE meeting_attendee (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "post" TEXT,
    "presence" TEXT,
    "proxy" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX meeting_attendee_owner ON meeting_attendee (owner);

-- 学法记录
CREATE TABLE law_study (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "occasion" TEXT,
    "planned_on" TEXT,
    "studied_on" TEXT,
    "cancelled" INTEGER,
    "state" TEXT,
    "year" INTEGER,
    "meeting" TEXT,
    "statutes" TEXT,
    "content" TEXT,
    "lecturer" TEXT,
    "lecturer_unit" TEXT,
    "place" TEXT,
    "due" INTEGER,
    "present" INTEGER,
    "on_leave" INTEGER,
    "absent_names" TEXT,
    "duration" INTEGER,
    "test_held" INTEGER,
    "test_taken" INTEGER,
    "test_passed" INTEGER,
    "recorder" TEXT,
    "minutes" TEXT,
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
CREATE INDEX law_study_by_studied_on ON law_study (deleted_at, "studied_on");
CREATE INDEX law_study_by_title_key ON law_study (deleted_at, "title_key");
CREATE INDEX law_study_by_occasion ON law_study (deleted_at, "occasion");
CREATE INDEX law_study_by_statutes ON law_study (deleted_at, "statutes");
CREATE INDEX law_study_by_lecturer ON law_study (deleted_at, "lecturer");
CREATE INDEX law_study_by_present ON law_study (deleted_at, "present");
CREATE INDEX law_study_by_duration ON law_study (deleted_at, "duration");
CREATE INDEX law_study_by_planned_on ON law_study (deleted_at, "planned_on");
CREATE INDEX law_study_by_state ON law_study (deleted_at, "state");
CREATE INDEX law_study_by_id ON law_study (deleted_at);
CREATE INDEX law_study_on_occasion ON law_study ("occasion");
CREATE INDEX law_study_on_planned_on ON law_study ("planned_on");
CREATE INDEX law_study_on_studied_on ON law_study ("studied_on");
CREATE INDEX law_study_on_state ON law_study ("state");
CREATE INDEX law_study_on_year ON law_study ("year");
CREATE INDEX law_study_on_meeting ON law_study ("meeting");

-- 领导小组
CREATE TABLE leading_group (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "subject" TEXT,
    "document_title" TEXT,
    "document_title_key" TEXT,
    "document_number" TEXT,
    "issued_on" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "office_place" TEXT,
    "duties" TEXT,
    "head_name" TEXT,
    "head_name_key" TEXT,
    "deputy_names" TEXT,
    "deputy_names_key" TEXT,
    "member_names" TEXT,
    "member_names_key" TEXT,
    "office_head_name" TEXT,
    "office_head_name_key" TEXT,
    "member_count" INTEGER,
    "last_changed_on" TEXT,
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
CREATE INDEX leading_group_by_name_key ON leading_group (deleted_at, "name_key");
CREATE INDEX leading_group_by_head_name_key ON leading_group (deleted_at, "head_name_key");
CREATE INDEX leading_group_by_deputy_names_key ON leading_group (deleted_at, "deputy_names_key");
CREATE INDEX leading_group_by_member_count ON leading_group (deleted_at, "member_count");
CREATE INDEX leading_group_by_document_number ON leading_group (deleted_at, "document_number");
CREATE INDEX leading_group_by_valid_from ON leading_group (deleted_at, "valid_from");
CREATE INDEX leading_group_by_valid_to ON leading_group (deleted_at, "valid_to");
CREATE INDEX leading_group_by_last_changed_on ON leading_group (deleted_at, "last_changed_on");
CREATE INDEX leading_group_by_id ON leading_group (deleted_at);
CREATE INDEX leading_group_on_valid_from ON leading_group ("valid_from");
CREATE INDEX leading_group_on_valid_to ON leading_group ("valid_to");
CREATE INDEX leading_group_on_last_changed_on ON leading_group ("last_changed_on");
CREATE TABLE leading_group_member (
    "id" INTEGER PRIMARY KEY,
    "role" TEXT,
    "person" TEXT,
    "post" TEXT,
    "division" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "document_number" TEXT,
    "reason" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX leading_group_member_owner ON leading_group_member (owner);
CREATE INDEX leading_group_member_on_person ON leading_group_member ("person");
CREATE INDEX leading_group_member_on_valid_from ON leading_group_member ("valid_from");
CREATE INDEX leading_group_member_on_valid_to ON leading_group_member ("valid_to");

-- 第一责任人职责
CREATE TABLE duty (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "leader" TEXT,
    "leader_key" TEXT,
    "post" TEXT,
    "year" INTEGER,
    "item" TEXT,
    "what" TEXT,
    "done" INTEGER,
    "done_on" TEXT,
    "meeting" TEXT,
    "evidence" TEXT,
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
CREATE INDEX duty_by_year ON duty (deleted_at, "year");
CREATE INDEX duty_by_leader_key ON duty (deleted_at, "leader_key");
CREATE INDEX duty_by_post ON duty (deleted_at, "post");
CREATE INDEX duty_by_item ON duty (deleted_at, "item");
CREATE INDEX duty_by_what ON duty (deleted_at, "what");
CREATE INDEX duty_by_done ON duty (deleted_at, "done");
CREATE INDEX duty_by_done_on ON duty (deleted_at, "done_on");
CREATE INDEX duty_by_evidence ON duty (deleted_at, "evidence");
CREATE INDEX duty_by_id ON duty (deleted_at);
CREATE INDEX duty_on_leader ON duty ("leader");
CREATE INDEX duty_on_year ON duty ("year");
CREATE INDEX duty_on_item ON duty ("item");
CREATE INDEX duty_on_done ON duty ("done");
CREATE INDEX duty_on_meeting ON duty ("meeting");

-- 述法报告
CREATE TABLE law_report (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "leader" TEXT,
    "leader_key" TEXT,
    "post" TEXT,
    "year" INTEGER,
    "text" TEXT,
    "reported_on" TEXT,
    "occasion" TEXT,
    "meeting" TEXT,
    "reviewed_by" TEXT,
    "reviewed_on" TEXT,
    "opinion" TEXT,
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
CREATE INDEX law_report_by_year ON law_report (deleted_at, "year");
CREATE INDEX law_report_by_leader_key ON law_report (deleted_at, "leader_key");
CREATE INDEX law_report_by_post ON law_report (deleted_at, "post");
CREATE INDEX law_report_by_reported_on ON law_report (deleted_at, "reported_on");
CREATE INDEX law_report_by_occasion ON law_report (deleted_at, "occasion");
CREATE INDEX law_report_by_reviewed_by ON law_report (deleted_at, "reviewed_by");
CREATE INDEX law_report_by_reviewed_on ON law_report (deleted_at, "reviewed_on");
CREATE INDEX law_report_by_id ON law_report (deleted_at);
CREATE INDEX law_report_on_leader ON law_report ("leader");
CREATE INDEX law_report_on_year ON law_report ("year");
CREATE INDEX law_report_on_reported_on ON law_report ("reported_on");
CREATE INDEX law_report_on_meeting ON law_report ("meeting");

-- 追责督促记录
CREATE TABLE accountability (
    "id" INTEGER PRIMARY KEY,
    "target" TEXT,
    "target_key" TEXT,
    "post" TEXT,
    "target_kind" TEXT,
    "kind" TEXT,
    "decided_on" TEXT,
    "ground" TEXT,
    "basis" TEXT,
    "measure" TEXT,
    "decided_by" TEXT,
    "document_number" TEXT,
    "due_on" TEXT,
    "result" TEXT,
    "closed_on" TEXT,
    "state" TEXT,
    "problem" TEXT,
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
CREATE INDEX accountability_by_decided_on ON accountability (deleted_at, "decided_on");
CREATE INDEX accountability_by_target_key ON accountability (deleted_at, "target_key");
CREATE INDEX accountability_by_kind ON accountability (deleted_at, "kind");
CREATE INDEX accountability_by_ground ON accountability (deleted_at, "ground");
CREATE INDEX accountability_by_measure ON accountability (deleted_at, "measure");
CREATE INDEX accountability_by_due_on ON accountability (deleted_at, "due_on");
CREATE INDEX accountability_by_closed_on ON accountability (deleted_at, "closed_on");
CREATE INDEX accountability_by_state ON accountability (deleted_at, "state");
CREATE INDEX accountability_by_id ON accountability (deleted_at);
CREATE INDEX accountability_on_kind ON accountability ("kind");
CREATE INDEX accountability_on_decided_on ON accountability ("decided_on");
CREATE INDEX accountability_on_due_on ON accountability ("due_on");
CREATE INDEX accountability_on_closed_on ON accountability ("closed_on");
CREATE INDEX accountability_on_state ON accountability ("state");
CREATE INDEX accountability_on_problem ON accountability ("problem");

-- 制度与文件
CREATE TABLE mechanism (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "kind" TEXT,
    "subjects" TEXT,
    "document_number" TEXT,
    "issued_by" TEXT,
    "together_with" TEXT,
    "issued_on" TEXT,
    "effective_on" TEXT,
    "state" TEXT,
    "ended_on" TEXT,
    "replaced_by" TEXT,
    "summary" TEXT,
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
CREATE INDEX mechanism_by_name_key ON mechanism (deleted_at, "name_key");
CREATE INDEX mechanism_by_kind ON mechanism (deleted_at, "kind");
CREATE INDEX mechanism_by_subjects ON mechanism (deleted_at, "subjects");
CREATE INDEX mechanism_by_document_number ON mechanism (deleted_at, "document_number");
CREATE INDEX mechanism_by_issued_on ON mechanism (deleted_at, "issued_on");
CREATE INDEX mechanism_by_issued_by ON mechanism (deleted_at, "issued_by");
CREATE INDEX mechanism_by_state ON mechanism (deleted_at, "state");
CREATE INDEX mechanism_by_ended_on ON mechanism (deleted_at, "ended_on");
CREATE INDEX mechanism_by_id ON mechanism (deleted_at);
CREATE INDEX mechanism_on_kind ON mechanism ("kind");
CREATE INDEX mechanism_on_subjects ON mechanism ("subjects");
CREATE INDEX mechanism_on_document_number ON mechanism ("document_number");
CREATE INDEX mechanism_on_issued_on ON mechanism ("issued_on");
CREATE INDEX mechanism_on_state ON mechanism ("state");
CREATE INDEX mechanism_on_ended_on ON mechanism ("ended_on");
CREATE INDEX mechanism_on_replaced_by ON mechanism ("replaced_by");

-- 问题与整改
CREATE TABLE problem (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "detail" TEXT,
    "year" INTEGER,
    "source" TEXT,
    "category" TEXT,
    "found_on" TEXT,
    "responsible_unit" TEXT,
    "responsible" TEXT,
    "measures" TEXT,
    "due_on" TEXT,
    "done_on" TEXT,
    "result" TEXT,
    "evidence" TEXT,
    "closed_on" TEXT,
    "closed_by" TEXT,
    "moved_on" TEXT,
    "state" TEXT,
    "latest" TEXT,
    "carried_from" TEXT,
    "meeting" TEXT,
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
CREATE INDEX problem_by_year ON problem (deleted_at, "year");
CREATE INDEX problem_by_title_key ON problem (deleted_at, "title_key");
CREATE INDEX problem_by_source ON problem (deleted_at, "source");
CREATE INDEX problem_by_responsible_unit ON problem (deleted_at, "responsible_unit");
CREATE INDEX problem_by_due_on ON problem (deleted_at, "due_on");
CREATE INDEX problem_by_latest ON problem (deleted_at, "latest");
CREATE INDEX problem_by_done_on ON problem (deleted_at, "done_on");
CREATE INDEX problem_by_state ON problem (deleted_at, "state");
CREATE INDEX problem_by_id ON problem (deleted_at);
CREATE INDEX problem_on_year ON problem ("year");
CREATE INDEX problem_on_source ON problem ("source");
CREATE INDEX problem_on_category ON problem ("category");
CREATE INDEX problem_on_due_on ON problem ("due_on");
CREATE INDEX problem_on_done_on ON problem ("done_on");
CREATE INDEX problem_on_closed_on ON problem ("closed_on");
CREATE INDEX problem_on_state ON problem ("state");
CREATE INDEX problem_on_carried_from ON problem ("carried_from");
CREATE INDEX problem_on_meeting ON problem ("meeting");
CREATE TABLE problem_progress (
    "id" INTEGER PRIMARY KEY,
    "on" TEXT,
    "text" TEXT,
    "told_by" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX problem_progress_owner ON problem_progress (owner);

-- 下一年度安排
CREATE TABLE next_plan (
    "id" INTEGER PRIMARY KEY,
    "title" TEXT,
    "title_key" TEXT,
    "kind" TEXT,
    "text" TEXT,
    "report_year" INTEGER,
    "year" INTEGER,
    "source" TEXT,
    "problem" TEXT,
    "responsible" TEXT,
    "due_on" TEXT,
    "done_on" TEXT,
    "result" TEXT,
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
CREATE INDEX next_plan_by_report_year ON next_plan (deleted_at, "report_year");
CREATE INDEX next_plan_by_title_key ON next_plan (deleted_at, "title_key");
CREATE INDEX next_plan_by_kind ON next_plan (deleted_at, "kind");
CREATE INDEX next_plan_by_text ON next_plan (deleted_at, "text");
CREATE INDEX next_plan_by_responsible ON next_plan (deleted_at, "responsible");
CREATE INDEX next_plan_by_due_on ON next_plan (deleted_at, "due_on");
CREATE INDEX next_plan_by_done_on ON next_plan (deleted_at, "done_on");
CREATE INDEX next_plan_by_state ON next_plan (deleted_at, "state");
CREATE INDEX next_plan_by_id ON next_plan (deleted_at);
CREATE INDEX next_plan_on_kind ON next_plan ("kind");
CREATE INDEX next_plan_on_report_year ON next_plan ("report_year");
CREATE INDEX next_plan_on_year ON next_plan ("year");
CREATE INDEX next_plan_on_problem ON next_plan ("problem");
CREATE INDEX next_plan_on_due_on ON next_plan ("due_on");
CREATE INDEX next_plan_on_done_on ON next_plan ("done_on");
CREATE INDEX next_plan_on_state ON next_plan ("state");

