"""What migration 4 adds: facts on the chart, certifications, rules of the center, chairs and hours.

Also texts of letters that a person changed, and payers' policies of the center's own.

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
CREATE TABLE letter_text (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    course INTEGER NOT NULL CHECK (course > 0),
    head TEXT NOT NULL CHECK (head <> ''),
    was TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    saved_at TEXT NOT NULL CHECK (saved_at <> ''),
    saved_by TEXT NOT NULL CHECK (saved_by <> ''),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    UNIQUE (patient_id, course, head)
) STRICT;
CREATE TABLE payer_policy (
    id TEXT PRIMARY KEY NOT NULL,
    payer TEXT NOT NULL CHECK (payer <> ''),
    version TEXT NOT NULL CHECK (version <> ''),
    content TEXT NOT NULL CHECK (content <> ''),
    put_on TEXT NOT NULL CHECK (date(put_on) IS put_on),
    put_by TEXT NOT NULL CHECK (put_by <> ''),
    why TEXT NOT NULL CHECK (why <> ''),
    withdrawn_on TEXT CHECK (date(withdrawn_on) IS withdrawn_on),
    withdrawn_by TEXT NOT NULL DEFAULT '',
    withdrawn_why TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    -- Who withdraws a policy says when and why.
    CHECK ((withdrawn_on IS NULL) = (withdrawn_by = '')),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_why = ''))
) STRICT;
CREATE TABLE chair (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    position INTEGER NOT NULL,
    in_use INTEGER NOT NULL DEFAULT 1 CHECK (in_use IN (0, 1)),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE chair_outage (
    id TEXT PRIMARY KEY NOT NULL,
    chair_id TEXT NOT NULL REFERENCES chair (id),
    from_on TEXT NOT NULL CHECK (date(from_on) IS from_on),
    to_on TEXT NOT NULL CHECK (date(to_on) IS to_on AND to_on >= from_on),
    why TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE opening (
    id TEXT PRIMARY KEY NOT NULL,
    weekday INTEGER NOT NULL UNIQUE CHECK (weekday BETWEEN 0 AND 6),
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL CHECK (closes_at > opens_at),
    nurses INTEGER NOT NULL CHECK (nurses >= 0),
    running_each INTEGER NOT NULL CHECK (running_each > 0),
    starts_per_half_hour INTEGER NOT NULL CHECK (starts_per_half_hour > 0),
    pharmacy_opens_at TEXT,
    pharmacy_closes_at TEXT CHECK (pharmacy_closes_at > pharmacy_opens_at),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    CHECK ((pharmacy_opens_at IS NULL) = (pharmacy_closes_at IS NULL))
) STRICT;
CREATE TABLE staffing_day (
    id TEXT PRIMARY KEY NOT NULL,
    on_day TEXT NOT NULL UNIQUE CHECK (date(on_day) IS on_day),
    nurses INTEGER NOT NULL CHECK (nurses >= 0),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE TABLE patient_call (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    -- No foreign key: whoever was to be called stays known when the plan is canceled.
    course_id TEXT NOT NULL CHECK (course_id <> ''),
    from_on TEXT NOT NULL CHECK (date(from_on) IS from_on),
    to_on TEXT NOT NULL CHECK (date(to_on) IS to_on AND to_on >= from_on),
    why TEXT NOT NULL CHECK (why <> ''),
    old_days TEXT NOT NULL CHECK (old_days <> ''),
    new_days TEXT NOT NULL DEFAULT '',
    no_place TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    UNIQUE (course_id, from_on, to_on),
    -- Whoever has no new days is told why.
    CHECK ((new_days = '') = (no_place <> ''))
) STRICT;
CREATE INDEX patient_call_of_days ON patient_call (from_on, to_on);
ALTER TABLE patient ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE infusion ADD COLUMN chair_id TEXT REFERENCES chair (id);
-- Year, or year and month, of a dose elsewhere whose day is not known; given_on is its last day.
ALTER TABLE infusion ADD COLUMN given_known TEXT CHECK (
    given_known IS NULL OR (length(given_known) IN (4, 7) AND given_on LIKE given_known || '-%')
);
-- One patient fills a chair for a whole day, whoever writes it.
CREATE UNIQUE INDEX one_patient_a_chair_day ON infusion (chair_id, planned_on)
    WHERE chair_id IS NOT NULL;
ALTER TABLE infusion ADD COLUMN starts_at TEXT;
CREATE TABLE course_request (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    priority TEXT NOT NULL CHECK (priority IN ('urgent', 'soon', 'usual')),
    wish_from TEXT CHECK (date(wish_from) IS wish_from),
    wish_to TEXT CHECK (date(wish_to) IS wish_to),
    due_on TEXT CHECK (date(due_on) IS due_on),
    note TEXT NOT NULL DEFAULT '',
    asked_on TEXT NOT NULL CHECK (date(asked_on) IS asked_on),
    asked_by TEXT NOT NULL CHECK (asked_by <> ''),
    withdrawn TEXT NOT NULL DEFAULT '',
    withdrawn_at TEXT NOT NULL DEFAULT '',
    withdrawn_by TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    CHECK (wish_from IS NULL OR wish_to IS NULL OR wish_to >= wish_from),
    -- Who withdraws a request says when and why.
    CHECK ((withdrawn = '') = (withdrawn_at = '') AND (withdrawn = '') = (withdrawn_by = ''))
) STRICT;
CREATE INDEX course_request_of_patient ON course_request (patient_id);
CREATE TABLE start_choice (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    infusion_id TEXT NOT NULL CHECK (infusion_id <> ''),
    on_day TEXT NOT NULL CHECK (date(on_day) IS on_day),
    proposed TEXT NOT NULL CHECK (proposed <> ''),
    chosen TEXT NOT NULL CHECK (chosen <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    note TEXT NOT NULL DEFAULT '',
    noted_on TEXT NOT NULL CHECK (date(noted_on) IS noted_on),
    noted_by TEXT NOT NULL CHECK (noted_by <> ''),
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
    -- Typed in from a sheet written by hand: its real time stands on paper.
    from_paper INTEGER NOT NULL DEFAULT 0 CHECK (from_paper IN (0, 1)),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    -- Who amends an entry says why; who withdraws one says when and why.
    CHECK (replaces IS NULL OR why <> ''),
    CHECK ((withdrawn = '') = (withdrawn_at = '') AND (withdrawn = '') = (withdrawn_by = ''))
) STRICT;
CREATE INDEX day_entry_of_patient ON day_entry (patient_id);
CREATE INDEX day_entry_of_infusion ON day_entry (infusion_id, on_day, noted_at);
CREATE INDEX day_entry_of_day ON day_entry (on_day, noted_at);
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
CREATE INDEX day_signature_of_day ON day_signature (infusion_id, on_day, signed_at, id);
CREATE TABLE course_close (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    course_id TEXT NOT NULL UNIQUE REFERENCES course (id),
    content TEXT NOT NULL CHECK (json_valid(content)),
    saved_at TEXT NOT NULL CHECK (saved_at <> ''),
    saved_by TEXT NOT NULL CHECK (saved_by <> ''),
    sent_on TEXT CHECK (date(sent_on) IS sent_on),
    sent_how TEXT NOT NULL DEFAULT '',
    confirmation TEXT NOT NULL DEFAULT '',
    signed_at TEXT NOT NULL DEFAULT '',
    signed_by TEXT NOT NULL DEFAULT '',
    mark TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
    CHECK ((sent_on IS NULL) = (sent_how = '')),
    -- Who signs says when, and what it was put under.
    CHECK ((signed_at = '') = (signed_by = '') AND (signed_at = '') = (mark = ''))
) STRICT;
CREATE TABLE downtime (
    id TEXT PRIMARY KEY NOT NULL,
    folder TEXT NOT NULL DEFAULT '',
    days INTEGER NOT NULL DEFAULT 3 CHECK (days BETWEEN 1 AND 10),
    password TEXT NOT NULL DEFAULT '',
    password_at TEXT NOT NULL DEFAULT '',
    password_by TEXT NOT NULL DEFAULT '',
    written_at TEXT NOT NULL DEFAULT '',
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
-- Days that are on hold take up no chair until the course is resumed.
ALTER TABLE course ADD COLUMN held_reason TEXT NOT NULL DEFAULT '';
CREATE TABLE course_event (
    id TEXT PRIMARY KEY NOT NULL,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    -- No foreign keys: that a plan was canceled outlives the plan.
    course_id TEXT NOT NULL CHECK (course_id <> ''),
    course INTEGER NOT NULL CHECK (course > 0),
    infusion_id TEXT,
    verb TEXT NOT NULL CHECK (verb <> ''),
    reason_code TEXT NOT NULL CHECK (reason_code <> ''),
    reason TEXT NOT NULL DEFAULT '',
    by_whom TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    -- The days of the infusions to come as they were before, '3:2026-12-02 4:2026-12-03'.
    planned TEXT NOT NULL DEFAULT '',
    noted_at TEXT NOT NULL CHECK (noted_at <> ''),
    noted_by TEXT NOT NULL CHECK (noted_by <> ''),
    rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0)
) STRICT;
CREATE INDEX course_event_of_patient ON course_event (patient_id, noted_at)
"""
