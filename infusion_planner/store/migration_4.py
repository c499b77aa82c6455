"""What migration 4 adds: facts on the chart, certifications, rules of the center, infusion days.

Never edited once released.
"""

RECORD_TABLES = """
CREATE TABLE chart_fact (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    content TEXT NOT NULL CHECK (json_valid(content)),
    noted_on TEXT NOT NULL CHECK (date(noted_on) IS noted_on),
    noted_at TEXT NOT NULL CHECK (noted_at <> ''),
    noted_by TEXT NOT NULL CHECK (noted_by <> ''),
    withdrawn TEXT NOT NULL DEFAULT '',
    withdrawn_at TEXT NOT NULL DEFAULT '',
    withdrawn_by TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    -- Who withdraws an entry says when and why.
    CHECK ((withdrawn = '') = (withdrawn_at = '') AND (withdrawn = '') = (withdrawn_by = ''))
) STRICT;
CREATE INDEX chart_fact_of_patient ON chart_fact (patient_id, kind);
CREATE TABLE certification (
    id TEXT PRIMARY KEY NOT NULL,
    holder TEXT NOT NULL CHECK (holder IN ('prescriber', 'facility', 'pharmacy')),
    prescriber_id TEXT UNIQUE REFERENCES prescriber (id),
    name TEXT NOT NULL DEFAULT '',
    certified_on TEXT NOT NULL CHECK (date(certified_on) IS certified_on),
    valid_until TEXT CHECK (date(valid_until) IS valid_until),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    CHECK ((holder = 'prescriber') = (prescriber_id IS NOT NULL)),
    CHECK (valid_until IS NULL OR valid_until >= certified_on)
) STRICT;
CREATE TABLE rule_setting (
    id TEXT PRIMARY KEY NOT NULL,
    rule TEXT NOT NULL CHECK (rule <> ''),
    key TEXT NOT NULL CHECK (key <> ''),
    value INTEGER NOT NULL,
    why TEXT NOT NULL CHECK (why <> ''),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    UNIQUE (rule, key)
) STRICT;
CREATE TABLE rule_set (
    id TEXT PRIMARY KEY NOT NULL,
    version TEXT NOT NULL UNIQUE CHECK (version <> ''),
    content TEXT NOT NULL CHECK (content <> ''),
    put_on TEXT NOT NULL CHECK (date(put_on) IS put_on),
    put_by TEXT NOT NULL CHECK (put_by <> ''),
    why TEXT NOT NULL CHECK (why <> ''),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE day_entry (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    -- No foreign key: what was entered of a day outlives a plan that is canceled.
    infusion_id TEXT NOT NULL CHECK (infusion_id <> ''),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    kind TEXT NOT NULL CHECK (kind <> ''),
    content TEXT NOT NULL CHECK (json_valid(content)),
    real_at TEXT NOT NULL CHECK (datetime(real_at) IS NOT NULL),
    done_by TEXT NOT NULL CHECK (done_by <> ''),
    noted_at TEXT NOT NULL CHECK (noted_at <> ''),
    noted_by TEXT NOT NULL CHECK (noted_by <> ''),
    replaces TEXT UNIQUE,
    why TEXT NOT NULL DEFAULT '',
    withdrawn TEXT NOT NULL DEFAULT '',
    withdrawn_at TEXT NOT NULL DEFAULT '',
    withdrawn_by TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    -- Who amends an entry says why; who withdraws one says when and why.
    CHECK (replaces IS NULL OR why <> ''),
    CHECK ((withdrawn = '') = (withdrawn_at = '') AND (withdrawn = '') = (withdrawn_by = ''))
) STRICT;
CREATE INDEX day_entry_of_patient ON day_entry (patient_id, infusion_id, on_day);
CREATE INDEX day_entry_of_day ON day_entry (on_day);
CREATE TABLE day_signature (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    infusion_id TEXT NOT NULL CHECK (infusion_id <> ''),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    role TEXT NOT NULL CHECK (role IN ('nurse', 'checker')),
    meaning TEXT NOT NULL CHECK (meaning <> ''),
    person_id TEXT NOT NULL CHECK (person_id <> ''),
    person TEXT NOT NULL CHECK (person <> ''),
    signed_at TEXT NOT NULL CHECK (signed_at <> ''),
    covers TEXT NOT NULL CHECK (json_valid(covers)),
    mark TEXT NOT NULL CHECK (mark <> ''),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE INDEX day_signature_of_day ON day_signature (infusion_id, on_day)
"""
