"""What migration 2 adds: monitoring tests, antivirals and the words of the sheets for patients.

Never edited once released.
"""

RECORD_TABLES = """
CREATE TABLE monitoring_test (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    test TEXT NOT NULL CHECK (test <> ''),
    done_on TEXT NOT NULL CHECK (date(done_on) IS done_on),
    resulted_on TEXT CHECK (date(resulted_on) IS resulted_on),
    abnormal INTEGER CHECK (abnormal IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    recorded_at TEXT NOT NULL,
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    UNIQUE (patient_id, test, done_on),
    -- A result has a day and is either abnormal or not.
    CHECK ((resulted_on IS NULL) = (abnormal IS NULL)),
    CHECK (resulted_on IS NULL OR resulted_on >= done_on)
) STRICT;
CREATE TABLE antiviral (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    medicine TEXT NOT NULL CHECK (medicine <> ''),
    started_on TEXT NOT NULL CHECK (date(started_on) IS started_on),
    stopped_on TEXT CHECK (date(stopped_on) IS stopped_on),
    stopped_early INTEGER CHECK (stopped_early IN (0, 1)),
    why TEXT NOT NULL DEFAULT '',
    recorded_at TEXT NOT NULL,
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    CHECK ((stopped_on IS NULL) = (stopped_early IS NULL)),
    CHECK (stopped_on IS NULL OR stopped_on >= started_on)
) STRICT;
CREATE INDEX antiviral_of_patient ON antiviral (patient_id, started_on);
-- Also an undo must not leave two that run.
CREATE UNIQUE INDEX antiviral_running ON antiviral (patient_id) WHERE stopped_on IS NULL;
ALTER TABLE center ADD COLUMN hours TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN night_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN arrive_at TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN visit TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN bring TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN call_if TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN emergency TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN texts_owner TEXT NOT NULL DEFAULT '';
ALTER TABLE center ADD COLUMN texts_approved_on TEXT
    CHECK (date(texts_approved_on) IS texts_approved_on)
"""
