"""What migration 3 adds: who may do what, drafts, emergency access, merges, a fuller trail.

Never edited once released.
"""

# Entries made before this migration keep format 1: their hash covers the columns of that time.
TRAIL_COLUMNS = """
ALTER TABLE op ADD COLUMN format INTEGER NOT NULL DEFAULT 1 CHECK (format IN (1, 2));
ALTER TABLE op ADD COLUMN event TEXT NOT NULL DEFAULT 'change' CHECK (event <> '');
ALTER TABLE op ADD COLUMN patient_id TEXT;
ALTER TABLE op ADD COLUMN outcome TEXT NOT NULL DEFAULT 'done'
    CHECK (outcome IN ('done', 'refused'));
ALTER TABLE op ADD COLUMN details TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN roles TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN session TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN workstation TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN program TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN utc_offset INTEGER NOT NULL DEFAULT 0;
ALTER TABLE op ADD COLUMN clock_behind INTEGER NOT NULL DEFAULT 0 CHECK (clock_behind IN (0, 1));
CREATE INDEX op_of_patient ON op (patient_id) WHERE patient_id IS NOT NULL
"""

RECORD_TABLES = """
ALTER TABLE person ADD COLUMN left_at TEXT;
ALTER TABLE center ADD COLUMN hide_minutes INTEGER NOT NULL DEFAULT 3
    CHECK (hide_minutes BETWEEN 1 AND 15);
ALTER TABLE center ADD COLUMN lock_minutes INTEGER NOT NULL DEFAULT 15
    CHECK (lock_minutes BETWEEN 5 AND 30);
ALTER TABLE center ADD COLUMN backup_elsewhere TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN merged_into TEXT REFERENCES patient (id)
    CHECK (merged_into IS NOT id);
CREATE TABLE pin (
    id TEXT PRIMARY KEY NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL CHECK (hash <> ''),
    set_at TEXT NOT NULL,
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE restriction (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL UNIQUE REFERENCES patient (id),
    why TEXT NOT NULL CHECK (why <> ''),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE restriction_reader (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    UNIQUE (patient_id, person_id)
) STRICT;
CREATE TABLE emergency_access (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    why TEXT NOT NULL CHECK (why <> ''),
    words TEXT NOT NULL CHECK (words <> ''),
    started_at TEXT NOT NULL,
    until_at TEXT NOT NULL CHECK (until_at > started_at),
    reviewed_by TEXT REFERENCES person (id) CHECK (reviewed_by IS NOT person_id),
    reviewed_at TEXT,
    review TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL))
) STRICT;
CREATE INDEX emergency_access_of_patient ON emergency_access (patient_id, person_id);
CREATE TABLE patient_merge (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    merged_id TEXT NOT NULL REFERENCES patient (id) CHECK (merged_id <> patient_id),
    why TEXT NOT NULL CHECK (why <> ''),
    merged_at TEXT NOT NULL,
    parted_at TEXT,
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE UNIQUE INDEX patient_merge_standing ON patient_merge (merged_id) WHERE parted_at IS NULL;
CREATE TABLE trail_review (
    id TEXT PRIMARY KEY NOT NULL,
    from_seq INTEGER NOT NULL CHECK (from_seq > 0),
    to_seq INTEGER NOT NULL CHECK (to_seq >= from_seq),
    person_id TEXT NOT NULL REFERENCES person (id),
    reviewed_at TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE draft (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form <> ''),
    about TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL CHECK (json_valid(content)),
    saved_at TEXT NOT NULL,
    UNIQUE (person_id, form, about)
) STRICT
"""
