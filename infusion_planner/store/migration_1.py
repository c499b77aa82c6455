"""The tables of migration 1; never edited once released.

Days are ISO text, instants UTC ISO text, amounts whole numbers in the unit their name says.
Nothing is deleted by cascade and no column is REAL: a float would not survive the journal.
"""

RECORD_TABLES = """
CREATE TABLE center (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    phone TEXT NOT NULL DEFAULT '',
    rems_facility_id TEXT NOT NULL DEFAULT '',
    paper TEXT NOT NULL DEFAULT 'letter' CHECK (paper IN ('letter', 'a4')),
    open_weekdays TEXT NOT NULL DEFAULT 'mon,tue,wed,thu,fri',
    sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE closure (
    id TEXT PRIMARY KEY NOT NULL,
    on_day TEXT NOT NULL UNIQUE CHECK (date(on_day) IS on_day),
    why TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE prescriber (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    npi TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE person (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role <> ''),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE patient (
    id TEXT PRIMARY KEY NOT NULL,
    family TEXT NOT NULL CHECK (family <> ''),
    given TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    preferred TEXT NOT NULL DEFAULT '',
    latin_family TEXT NOT NULL DEFAULT '',
    latin_given TEXT NOT NULL DEFAULT '',
    born_on TEXT NOT NULL CHECK (date(born_on) IS born_on),
    gender TEXT NOT NULL DEFAULT '',
    mrn TEXT NOT NULL UNIQUE CHECK (mrn <> ''),
    rems_id TEXT NOT NULL DEFAULT '',
    allergy_state TEXT NOT NULL DEFAULT 'not_recorded'
        CHECK (allergy_state IN ('known', 'none', 'not_recorded', 'unavailable')),
    prescriber_id TEXT REFERENCES prescriber (id),
    search_text TEXT NOT NULL DEFAULT '',
    registered_at TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE INDEX patient_by_name ON patient (family, given);
CREATE TABLE allergy (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    substance TEXT NOT NULL CHECK (substance <> ''),
    reaction TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE INDEX allergy_of_patient ON allergy (patient_id, position);
CREATE TABLE course (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    number INTEGER NOT NULL CHECK (number > 0),
    length INTEGER NOT NULL CHECK (length > 0),
    given_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (given_elsewhere IN (0, 1)),
    where_given TEXT NOT NULL DEFAULT '',
    ended_reason TEXT NOT NULL DEFAULT '',
    rulebook_version TEXT NOT NULL,
    override_json TEXT NOT NULL DEFAULT '' CHECK (override_json = '' OR json_valid(override_json)),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    UNIQUE (patient_id, number),
    UNIQUE (id, patient_id)
) STRICT;
CREATE TABLE infusion (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    course_id TEXT NOT NULL REFERENCES course (id),
    number INTEGER NOT NULL CHECK (number > 0),
    planned_on TEXT CHECK (date(planned_on) IS planned_on),
    given_on TEXT CHECK (date(given_on) IS given_on),
    dose_ug INTEGER CHECK (dose_ug >= 0),
    steroid TEXT NOT NULL DEFAULT '',
    steroid_ug INTEGER CHECK (steroid_ug >= 0),
    reason TEXT NOT NULL DEFAULT '',
    recorded_at TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    UNIQUE (course_id, number),
    -- An infusion must never hang on another patient's course.
    FOREIGN KEY (course_id, patient_id) REFERENCES course (id, patient_id)
) STRICT;
CREATE INDEX infusion_of_patient ON infusion (patient_id);
CREATE INDEX infusion_by_plan ON infusion (planned_on);
CREATE TABLE lab_result (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    test TEXT NOT NULL CHECK (test <> ''),
    sampled_on TEXT NOT NULL CHECK (date(sampled_on) IS sampled_on),
    value TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE INDEX lab_result_of_patient ON lab_result (patient_id, test, sampled_on);
CREATE TABLE sheet_print (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    -- A print outlives the plan it was made of, so these two refer to rows that may be gone.
    course_id TEXT,
    infusion_id TEXT,
    sheet TEXT NOT NULL CHECK (sheet <> ''),
    code TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL CHECK (revision >= 0),
    copy_number INTEGER NOT NULL CHECK (copy_number > 0),
    pages INTEGER NOT NULL CHECK (pages > 0),
    paper TEXT NOT NULL CHECK (paper IN ('letter', 'a4')),
    destination TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    printed_at TEXT NOT NULL,
    printed_by TEXT NOT NULL
) STRICT;
CREATE INDEX sheet_print_of_patient ON sheet_print (patient_id, sheet)
"""

JOURNAL_TABLES = """
CREATE TABLE op (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    undoes TEXT REFERENCES op (id) CHECK ((undoes IS NULL) = (kind = 'do')),
    sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
    reason TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX op_undone_once ON op (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    op_id TEXT NOT NULL REFERENCES op (id) DEFERRABLE INITIALLY DEFERRED,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    patient_id TEXT,
    before TEXT,
    after TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_of_op ON change (op_id);
CREATE INDEX change_of_row ON change (row_id);
CREATE INDEX change_of_patient ON change (patient_id, op_id) WHERE patient_id IS NOT NULL;
CREATE TABLE open_op (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL
) STRICT
"""
