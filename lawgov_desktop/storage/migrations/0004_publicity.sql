-- publicity: tables of this drawer
-- 普法活动台账
CREATE TABLE publicity_event (
    "id" INTEGER PRIMARY KEY,
    "heading" TEXT,
    "number" TEXT,
    "held_on" TEXT,
    "hours" TEXT,
    "calendar" TEXT,
    "state" TEXT,
    "theme" TEXT,
    "theme_key" TEXT,
    "market" TEXT,
    "is_market_day" INTEGER,
    "place" TEXT,
    "village" TEXT,
    "venues" TEXT,
    "occasion" TEXT,
    "plan" TEXT,
    "statutes" TEXT,
    "forms" TEXT,
    "organiser" TEXT,
    "carried_out_by" TEXT,
    "units" TEXT,
    "staff_names" TEXT,
    "audience" INTEGER,
    "copies" INTEGER,
    "boards" INTEGER,
    "banners" INTEGER,
    "consultations" INTEGER,
    "leads" INTEGER,
    "leads_text" TEXT,
    "questionnaires" INTEGER,
    "media" TEXT,
    "photos" TEXT,
    "sign_sheet" TEXT,
    "cost" INTEGER,
    "summary" TEXT,
    "reason" TEXT,
    "makes_up_for" TEXT,
    "filled_by" TEXT,
    "checked_by" TEXT,
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
CREATE INDEX publicity_event_by_held_on ON publicity_event (deleted_at, "held_on");
CREATE INDEX publicity_event_by_state ON publicity_event (deleted_at, "state");
CREATE INDEX publicity_event_by_theme_key ON publicity_event (deleted_at, "theme_key");
CREATE INDEX publicity_event_by_place ON publicity_event (deleted_at, "place");
CREATE INDEX publicity_event_by_venues ON publicity_event (deleted_at, "venues");
CREATE INDEX publicity_event_by_is_market_day ON publicity_event (deleted_at, "is_market_day");
CREATE INDEX publicity_event_by_audience ON publicity_event (deleted_at, "audience");
CREATE INDEX publicity_event_by_copies ON publicity_event (deleted_at, "copies");
CREATE INDEX publicity_event_by_consultations ON publicity_event (deleted_at, "consultations");
CREATE INDEX publicity_event_by_id ON publicity_event (deleted_at);
CREATE INDEX publicity_event_on_number ON publicity_event ("number");
CREATE INDEX publicity_event_on_held_on ON publicity_event ("held_on");
CREATE INDEX publicity_event_on_state ON publicity_event ("state");
CREATE INDEX publicity_event_on_market ON publicity_event ("market");
CREATE INDEX publicity_event_on_is_market_day ON publicity_event ("is_market_day");
CREATE INDEX publicity_event_on_occasion ON publicity_event ("occasion");
CREATE INDEX publicity_event_on_plan ON publicity_event ("plan");
CREATE INDEX publicity_event_on_makes_up_for ON publicity_event ("makes_up_for");
CREATE TABLE publicity_event_leaflet (
    "id" INTEGER PRIMARY KEY,
    "kind" TEXT,
    "title" TEXT,
    "copies" INTEGER,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX publicity_event_leaflet_owner ON publicity_event_leaflet (owner);
CREATE TABLE publicity_event_staff (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "role" TEXT,
    "unit" TEXT,
    "helper" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX publicity_event_staff_owner ON publicity_event_staff (owner);
CREATE INDEX publicity_event_staff_on_helper ON publicity_event_staff ("helper");

-- 集市
CREATE TABLE market (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "other_names" TEXT,
    "village" TEXT,
    "rule" TEXT,
    "exceptions" TEXT,
    "small_month" TEXT,
    "leap_month" TEXT,
    "thirty_first" INTEGER,
    "understood" TEXT,
    "hours" TEXT,
    "visitors" INTEGER,
    "contact" TEXT,
    "phone" TEXT,
    "spot" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
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
CREATE INDEX market_by_name_key ON market (deleted_at, "name_key");
CREATE INDEX market_by_village ON market (deleted_at, "village");
CREATE INDEX market_by_rule ON market (deleted_at, "rule");
CREATE INDEX market_by_understood ON market (deleted_at, "understood");
CREATE INDEX market_by_hours ON market (deleted_at, "hours");
CREATE INDEX market_by_spot ON market (deleted_at, "spot");
CREATE INDEX market_by_visitors ON market (deleted_at, "visitors");
CREATE INDEX market_by_valid_from ON market (deleted_at, "valid_from");
CREATE INDEX market_by_valid_to ON market (deleted_at, "valid_to");
CREATE INDEX market_by_id ON market (deleted_at);
CREATE INDEX market_on_valid_from ON market ("valid_from");
CREATE INDEX market_on_valid_to ON market ("valid_to");
CREATE TABLE market_change (
    "id" INTEGER PRIMARY KEY,
    "first" TEXT,
    "last" TEXT,
    "held" TEXT,
    "reason" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX market_change_owner ON market_change (owner);

-- 普法计划和责任清单
CREATE TABLE publicity_plan (
    "id" INTEGER PRIMARY KEY,
    "month" TEXT,
    "theme" TEXT,
    "theme_key" TEXT,
    "statutes" TEXT,
    "audience" TEXT,
    "venues" TEXT,
    "forms" TEXT,
    "responsible" TEXT,
    "co_offices" TEXT,
    "events_wanted" INTEGER,
    "goal" TEXT,
    "state" TEXT,
    "done_on" TEXT,
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
CREATE INDEX publicity_plan_by_month ON publicity_plan (deleted_at, "month");
CREATE INDEX publicity_plan_by_theme_key ON publicity_plan (deleted_at, "theme_key");
CREATE INDEX publicity_plan_by_statutes ON publicity_plan (deleted_at, "statutes");
CREATE INDEX publicity_plan_by_audience ON publicity_plan (deleted_at, "audience");
CREATE INDEX publicity_plan_by_forms ON publicity_plan (deleted_at, "forms");
CREATE INDEX publicity_plan_by_responsible ON publicity_plan (deleted_at, "responsible");
CREATE INDEX publicity_plan_by_events_wanted ON publicity_plan (deleted_at, "events_wanted");
CREATE INDEX publicity_plan_by_state ON publicity_plan (deleted_at, "state");
CREATE INDEX publicity_plan_by_done_on ON publicity_plan (deleted_at, "done_on");
CREATE INDEX publicity_plan_by_id ON publicity_plan (deleted_at);
CREATE INDEX publicity_plan_on_month ON publicity_plan ("month");
CREATE INDEX publicity_plan_on_state ON publicity_plan ("state");

-- 宣传节点
CREATE TABLE occasion (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "kind" TEXT,
    "starts" TEXT,
    "ends" TEXT,
    "statutes" TEXT,
    "basis" TEXT,
    "unsure" INTEGER,
    "in_use" INTEGER,
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
CREATE INDEX occasion_by_starts ON occasion (deleted_at, "starts");
CREATE INDEX occasion_by_ends ON occasion (deleted_at, "ends");
CREATE INDEX occasion_by_name_key ON occasion (deleted_at, "name_key");
CREATE INDEX occasion_by_kind ON occasion (deleted_at, "kind");
CREATE INDEX occasion_by_statutes ON occasion (deleted_at, "statutes");
CREATE INDEX occasion_by_basis ON occasion (deleted_at, "basis");
CREATE INDEX occasion_by_unsure ON occasion (deleted_at, "unsure");
CREATE INDEX occasion_by_in_use ON occasion (deleted_at, "in_use");
CREATE INDEX occasion_by_id ON occasion (deleted_at);
CREATE INDEX occasion_on_starts ON occasion ("starts");

-- 法律明白人
CREATE TABLE law_helper (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT,
    "name_key" TEXT,
    "sex" TEXT,
    "id_no" TEXT,
    "birth" TEXT,
    "village" TEXT,
    "political_status" TEXT,
    "education" TEXT,
    "identity" TEXT,
    "phone" TEXT,
    "certificate_no" TEXT,
    "training_hours" INTEGER,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "exit_reason" TEXT,
    "assessment" TEXT,
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
CREATE INDEX law_helper_by_name_key ON law_helper (deleted_at, "name_key");
CREATE INDEX law_helper_by_sex ON law_helper (deleted_at, "sex");
CREATE INDEX law_helper_by_village ON law_helper (deleted_at, "village");
CREATE INDEX law_helper_by_identity ON law_helper (deleted_at, "identity");
CREATE INDEX law_helper_by_phone ON law_helper (deleted_at, "phone");
CREATE INDEX law_helper_by_training_hours ON law_helper (deleted_at, "training_hours");
CREATE INDEX law_helper_by_assessment ON law_helper (deleted_at, "assessment");
CREATE INDEX law_helper_by_valid_from ON law_helper (deleted_at, "valid_from");
CREATE INDEX law_helper_by_valid_to ON law_helper (deleted_at, "valid_to");
CREATE INDEX law_helper_by_id ON law_helper (deleted_at);
CREATE INDEX law_helper_on_name ON law_helper ("name");
CREATE INDEX law_helper_on_id_no ON law_helper ("id_no");
CREATE INDEX law_helper_on_village ON law_helper ("village");
CREATE INDEX law_helper_on_valid_from ON law_helper ("valid_from");
CREATE INDEX law_helper_on_valid_to ON law_helper ("valid_to");
CREATE TABLE law_helper_training (
    "id" INTEGER PRIMARY KEY,
    "held_on" TEXT,
    "title" TEXT,
    "hours" INTEGER,
    "organiser" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX law_helper_training_owner ON law_helper_training (owner);

-- 村（居）法律顾问
CREATE TABLE village_adviser (
    "id" INTEGER PRIMARY KEY,
    "village" TEXT,
    "village_key" TEXT,
    "name" TEXT,
    "name_key" TEXT,
    "firm" TEXT,
    "licence_no" TEXT,
    "phone" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "visits_wanted" INTEGER,
    "visit_count" INTEGER,
    "consultations" INTEGER,
    "last_visit_on" TEXT,
    "contract" TEXT,
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
CREATE INDEX village_adviser_by_village_key ON village_adviser (deleted_at, "village_key");
CREATE INDEX village_adviser_by_name_key ON village_adviser (deleted_at, "name_key");
CREATE INDEX village_adviser_by_firm ON village_adviser (deleted_at, "firm");
CREATE INDEX village_adviser_by_phone ON village_adviser (deleted_at, "phone");
CREATE INDEX village_adviser_by_valid_from ON village_adviser (deleted_at, "valid_from");
CREATE INDEX village_adviser_by_valid_to ON village_adviser (deleted_at, "valid_to");
CREATE INDEX village_adviser_by_visit_count ON village_adviser (deleted_at, "visit_count");
CREATE INDEX village_adviser_by_consultations ON village_adviser (deleted_at, "consultations");
CREATE INDEX village_adviser_by_last_visit_on ON village_adviser (deleted_at, "last_visit_on");
CREATE INDEX village_adviser_by_id ON village_adviser (deleted_at);
CREATE INDEX village_adviser_on_village ON village_adviser ("village");
CREATE INDEX village_adviser_on_name ON village_adviser ("name");
CREATE INDEX village_adviser_on_valid_from ON village_adviser ("valid_from");
CREATE INDEX village_adviser_on_valid_to ON village_adviser ("valid_to");
CREATE INDEX village_adviser_on_last_visit_on ON village_adviser ("last_visit_on");
CREATE TABLE village_adviser_visit (
    "id" INTEGER PRIMARY KEY,
    "held_on" TEXT,
    "service" TEXT,
    "text" TEXT,
    "consulted" INTEGER,
    "hours" TEXT,
    "uuid" TEXT NOT NULL,
    "owner" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "unread" TEXT
);
CREATE INDEX village_adviser_visit_owner ON village_adviser_visit (owner);
CREATE INDEX village_adviser_visit_on_held_on ON village_adviser_visit ("held_on");

