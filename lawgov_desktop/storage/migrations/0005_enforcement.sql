-- 执法培训: officers, certificates, training classes, auxiliary officers
-- 执法人员名册
CREATE TABLE officer (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "sex" TEXT,
    "birth" TEXT,
    "id_no" TEXT,
    "ethnic_group" TEXT,
    "education" TEXT,
    "political_status" TEXT,
    "phone" TEXT,
    "unit" TEXT,
    "post" TEXT,
    "establishment" TEXT,
    "enforcement_body" TEXT,
    "enforcement_fields" TEXT,
    "area" TEXT,
    "lawyer_number" TEXT,
    "reviewer" INTEGER,
    "photo" TEXT,
    "valid_from" TEXT,
    "joined_by" TEXT,
    "valid_to" TEXT,
    "left_by" TEXT,
    "certificate_no" TEXT,
    "certificate_type" TEXT,
    "certificate_organ" TEXT,
    "certificate_issued_on" TEXT,
    "certificate_valid_to" TEXT,
    "certificate_state" TEXT,
    "retrained_on" TEXT,
    "roster_number" TEXT,
    "roster_type" TEXT,
    "roster_organ" TEXT,
    "roster_issued_on" TEXT,
    "roster_valid_to" TEXT,
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
CREATE INDEX officer_by_name_key ON officer (deleted_at, "name_key");
CREATE INDEX officer_by_sex ON officer (deleted_at, "sex");
CREATE INDEX officer_by_unit ON officer (deleted_at, "unit");
CREATE INDEX officer_by_post ON officer (deleted_at, "post");
CREATE INDEX officer_by_establishment ON officer (deleted_at, "establishment");
CREATE INDEX officer_by_certificate_no ON officer (deleted_at, "certificate_no");
CREATE INDEX officer_by_certificate_valid_to ON officer (deleted_at, "certificate_valid_to");
CREATE INDEX officer_by_certificate_state ON officer (deleted_at, "certificate_state");
CREATE INDEX officer_by_valid_from ON officer (deleted_at, "valid_from");
CREATE INDEX officer_by_id ON officer (deleted_at);
CREATE INDEX officer_on_name ON officer ("name");
CREATE INDEX officer_on_id_no ON officer ("id_no");
CREATE INDEX officer_on_unit ON officer ("unit");
CREATE INDEX officer_on_post ON officer ("post");
CREATE INDEX officer_on_establishment ON officer ("establishment");
CREATE INDEX officer_on_valid_from ON officer ("valid_from");
CREATE INDEX officer_on_valid_to ON officer ("valid_to");
CREATE INDEX officer_on_certificate_no ON officer ("certificate_no");
CREATE INDEX officer_on_certificate_type ON officer ("certificate_type");
CREATE INDEX officer_on_certificate_issued_on ON officer ("certificate_issued_on");
CREATE INDEX officer_on_certificate_valid_to ON officer ("certificate_valid_to");
CREATE INDEX officer_on_certificate_state ON officer ("certificate_state");
CREATE INDEX officer_on_retrained_on ON officer ("retrained_on");

-- 执法证件
CREATE TABLE certificate (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "officer" TEXT,
    "officer_name" TEXT,
    "officer_name_key" TEXT,
    "unit" TEXT,
    "kind" TEXT,
    "organ" TEXT,
    "area" TEXT,
    "enforcement_fields" TEXT,
    "issued_on" TEXT,
    "valid_to" TEXT,
    "state" TEXT,
    "cancelled_on" TEXT,
    "cancel_reason" TEXT,
    "returned" INTEGER,
    "old_numbers" TEXT,
    "photo" TEXT,
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
CREATE INDEX certificate_by_number ON certificate (deleted_at, "number");
CREATE INDEX certificate_by_officer_name_key ON certificate (deleted_at, "officer_name_key");
CREATE INDEX certificate_by_unit ON certificate (deleted_at, "unit");
CREATE INDEX certificate_by_kind ON certificate (deleted_at, "kind");
CREATE INDEX certificate_by_issued_on ON certificate (deleted_at, "issued_on");
CREATE INDEX certificate_by_valid_to ON certificate (deleted_at, "valid_to");
CREATE INDEX certificate_by_state ON certificate (deleted_at, "state");
CREATE INDEX certificate_by_cancelled_on ON certificate (deleted_at, "cancelled_on");
CREATE INDEX certificate_by_cancel_reason ON certificate (deleted_at, "cancel_reason");
CREATE INDEX certificate_by_id ON certificate (deleted_at);
CREATE INDEX certificate_on_number ON certificate ("number");
CREATE INDEX certificate_on_officer ON certificate ("officer");
CREATE INDEX certificate_on_officer_name ON certificate ("officer_name");
CREATE INDEX certificate_on_unit ON certificate ("unit");
CREATE INDEX certificate_on_kind ON certificate ("kind");
CREATE INDEX certificate_on_issued_on ON certificate ("issued_on");
CREATE INDEX certificate_on_valid_to ON certificate ("valid_to");
CREATE INDEX certificate_on_state ON certificate ("state");
CREATE INDEX certificate_on_cancelled_on ON certificate ("cancelled_on");
CREATE INDEX certificate_on_cancel_reason ON certificate ("cancel_reason");
CREATE TABLE certificate_event (
    "id" INTEGER PRIMARY KEY,
    "kind" TEXT,
    "on" TEXT,
    "reason" TEXT,
    "old_number" TEXT,
    "approved_by" TEXT,
    "returned" INTEGER,
    "returned_on" TEXT,
    "reported_on" TEXT,
    "handler" TEXT,
    "note" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX certificate_event_owner ON certificate_event (owner);
CREATE INDEX certificate_event_on_kind ON certificate_event ("kind");
CREATE INDEX certificate_event_on_on ON certificate_event ("on");

-- 执法培训台账
CREATE TABLE training_class (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "session" TEXT,
    "category" TEXT,
    "mode" TEXT,
    "platform" TEXT,
    "organiser" TEXT,
    "start_on" TEXT,
    "end_on" TEXT,
    "place" TEXT,
    "hours" INTEGER,
    "courses" TEXT,
    "exam_on" TEXT,
    "exam_hours" INTEGER,
    "pass_mark" INTEGER,
    "participants" TEXT,
    "headcount" INTEGER,
    "passed" INTEGER,
    "evidence" TEXT,
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
CREATE INDEX training_class_by_name_key ON training_class (deleted_at, "name_key");
CREATE INDEX training_class_by_category ON training_class (deleted_at, "category");
CREATE INDEX training_class_by_mode ON training_class (deleted_at, "mode");
CREATE INDEX training_class_by_platform ON training_class (deleted_at, "platform");
CREATE INDEX training_class_by_start_on ON training_class (deleted_at, "start_on");
CREATE INDEX training_class_by_hours ON training_class (deleted_at, "hours");
CREATE INDEX training_class_by_headcount ON training_class (deleted_at, "headcount");
CREATE INDEX training_class_by_passed ON training_class (deleted_at, "passed");
CREATE INDEX training_class_by_id ON training_class (deleted_at);
CREATE INDEX training_class_on_name ON training_class ("name");
CREATE INDEX training_class_on_category ON training_class ("category");
CREATE INDEX training_class_on_mode ON training_class ("mode");
CREATE INDEX training_class_on_platform ON training_class ("platform");
CREATE INDEX training_class_on_start_on ON training_class ("start_on");
CREATE INDEX training_class_on_hours ON training_class ("hours");
CREATE INDEX training_class_on_headcount ON training_class ("headcount");
CREATE INDEX training_class_on_passed ON training_class ("passed");
CREATE TABLE training_class_enrolment (
    "id" INTEGER PRIMARY KEY,
    "officer" TEXT,
    "assistant" TEXT,
    "name" TEXT,
    "unit" TEXT,
    "certificate_no" TEXT,
    "category" TEXT,
    "attendance" TEXT,
    "hours_online" INTEGER,
    "hours_classroom" INTEGER,
    "hours_exam" INTEGER,
    "exam_on" TEXT,
    "score" TEXT,
    "result" TEXT,
    "resit_on" TEXT,
    "resit_score" TEXT,
    "resit_result" TEXT,
    "note" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX training_class_enrolment_owner ON training_class_enrolment (owner);
CREATE INDEX training_class_enrolment_on_officer ON training_class_enrolment ("officer");
CREATE INDEX training_class_enrolment_on_assistant ON training_class_enrolment ("assistant");
CREATE INDEX training_class_enrolment_on_category ON training_class_enrolment ("category");
CREATE INDEX training_class_enrolment_on_exam_on ON training_class_enrolment ("exam_on");
CREATE INDEX training_class_enrolment_on_result ON training_class_enrolment ("result");

-- 执法辅助人员
CREATE TABLE auxiliary_officer (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "sex" TEXT,
    "birth" TEXT,
    "id_no" TEXT,
    "education" TEXT,
    "political_status" TEXT,
    "phone" TEXT,
    "unit" TEXT,
    "post" TEXT,
    "hiring" TEXT,
    "duties" TEXT,
    "led_by" TEXT,
    "badge_number" TEXT,
    "valid_from" TEXT,
    "contract_to" TEXT,
    "valid_to" TEXT,
    "left_reason" TEXT,
    "photo" TEXT,
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
CREATE INDEX auxiliary_officer_by_name_key ON auxiliary_officer (deleted_at, "name_key");
CREATE INDEX auxiliary_officer_by_sex ON auxiliary_officer (deleted_at, "sex");
CREATE INDEX auxiliary_officer_by_unit ON auxiliary_officer (deleted_at, "unit");
CREATE INDEX auxiliary_officer_by_post ON auxiliary_officer (deleted_at, "post");
CREATE INDEX auxiliary_officer_by_hiring ON auxiliary_officer (deleted_at, "hiring");
CREATE INDEX auxiliary_officer_by_led_by ON auxiliary_officer (deleted_at, "led_by");
CREATE INDEX auxiliary_officer_by_phone ON auxiliary_officer (deleted_at, "phone");
CREATE INDEX auxiliary_officer_by_valid_from ON auxiliary_officer (deleted_at, "valid_from");
CREATE INDEX auxiliary_officer_by_valid_to ON auxiliary_officer (deleted_at, "valid_to");
CREATE INDEX auxiliary_officer_by_id ON auxiliary_officer (deleted_at);
CREATE INDEX auxiliary_officer_on_name ON auxiliary_officer ("name");
CREATE INDEX auxiliary_officer_on_sex ON auxiliary_officer ("sex");
CREATE INDEX auxiliary_officer_on_id_no ON auxiliary_officer ("id_no");
CREATE INDEX auxiliary_officer_on_phone ON auxiliary_officer ("phone");
CREATE INDEX auxiliary_officer_on_unit ON auxiliary_officer ("unit");
CREATE INDEX auxiliary_officer_on_post ON auxiliary_officer ("post");
CREATE INDEX auxiliary_officer_on_hiring ON auxiliary_officer ("hiring");
CREATE INDEX auxiliary_officer_on_led_by ON auxiliary_officer ("led_by");
CREATE INDEX auxiliary_officer_on_valid_from ON auxiliary_officer ("valid_from");
CREATE INDEX auxiliary_officer_on_valid_to ON auxiliary_officer ("valid_to");

