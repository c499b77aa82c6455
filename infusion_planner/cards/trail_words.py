"""Words what the trail keeps: tables, fields and values as a nurse names them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from infusion_planner.domain.trail import Event
from infusion_planner.domain.wording import LONG_WEEKDAYS, date_words, dose_words
from infusion_planner.store.driver import Value

TABLES = {
    "center": "Center",
    "closure": "Closed day",
    "prescriber": "Prescriber",
    "person": "Person",
    "patient": "Patient",
    "allergy": "Allergy",
    "course": "Course",
    "infusion": "Infusion",
    "lab_result": "Laboratory value",
    "sheet_print": "Printed sheet",
    "monitoring_test": "Monitoring test",
    "antiviral": "Antiviral",
    "pin": "PIN",
    "restriction": "Restriction of a chart",
    "restriction_reader": "Person who may open a restricted chart",
    "emergency_access": "Emergency access",
    "patient_merge": "Records joined",
    "trail_review": "Review of the trail",
    "chart_fact": "Fact",
    "certification": "REMS certification",
    "rule_setting": "Setting of a rule",
    "rule_set": "Rule set",
    "letter_text": "Text of a letter",
    "payer_policy": "Policy of a payer",
    "chair": "Chair",
    "chair_outage": "Chair out of service",
    "opening": "Hours and staff of a weekday",
    "staffing_day": "Nurses on a day",
    "patient_call": "Patient to be called",
    "day_entry": "Entry of an infusion day",
    "day_signature": "Signature of an infusion day",
    "course_close": "Close of a course",
    "course_request": "Request for a course",
    "start_choice": "Start chosen by a person",
    "downtime": "Downtime pack",
    "course_event": "Change of a course",
}
HIDDEN = frozenset(
    {
        "id",
        "rev",
        "search_text",
        "position",
        "override_json",
        "sha256",
        "recorded_at",
        "noted_at",
        "covers",
        "mark",
    }
)
"""Columns the program needs for itself, or that the entry says already."""
FIELDS = {
    "abnormal": "Abnormal",
    "allergy_state": "Allergies",
    "arrive_at": "Arrive at",
    "asked_by": "Asked for by",
    "asked_on": "Asked for on",
    "backup_elsewhere": "Second place for backups",
    "born_on": "Born",
    "by_whom": "Called off by",
    "bring": "What to bring",
    "call_if": "Call before a visit if",
    "certified_on": "Certified",
    "chair_id": "Chair",
    "chosen": "Time chosen",
    "closes_at": "Closes",
    "confirmation": "Confirmation of the REMS program",
    "code": "Code of the sheet",
    "content": "Says",
    "copy_number": "Copy",
    "course": "Course",
    "course_id": "Course",
    "days": "Days in the pack",
    "destination": "Sent to",
    "done_by": "Done by",
    "done_on": "Done on",
    "dose_ug": "Dose",
    "due_on": "Due in the month of",
    "emergency": "Call 911 for",
    "ended_reason": "Why it ended early",
    "family": "Family name",
    "folder": "Folder",
    "from_on": "First day",
    "from_paper": "From paper",
    "from_seq": "From entry",
    "gender": "Gender",
    "given": "Given name",
    "given_elsewhere": "Given elsewhere",
    "given_known": "Known of the day",
    "given_on": "Given on",
    "hash": "PIN",
    "held_reason": "Why it is on hold",
    "head": "Part of the letter",
    "hide_minutes": "Screen hidden after",
    "holder": "Who is certified",
    "hours": "Telephone hours",
    "in_use": "In use",
    "infusion_id": "Infusion",
    "key": "Number",
    "kind": "Fact",
    "latin_family": "Family name in Latin letters",
    "latin_given": "Given name in Latin letters",
    "left_at": "Left",
    "length": "Infusions",
    "lock_minutes": "Locked after",
    "meaning": "Signed for",
    "medicine": "Medicine",
    "merged_at": "Joined",
    "merged_id": "Joined record",
    "merged_into": "Joined to",
    "mrn": "MRN",
    "name": "Name",
    "night_phone": "Telephone at night",
    "note": "Note",
    "new_days": "New days",
    "no_place": "Why there is no place",
    "noted_by": "Entered by",
    "noted_on": "Entered",
    "npi": "NPI",
    "number": "Number",
    "nurses": "Nurses on duty",
    "old_days": "Old days",
    "on_day": "Day",
    "open_weekdays": "Open on",
    "opens_at": "Opens",
    "pages": "Pages",
    "paper": "Paper",
    "parted_at": "Parted again",
    "password": "Password",
    "password_at": "Password made",
    "password_by": "Password made by",
    "patient_id": "Patient",
    "payer": "Payer",
    "person_id": "Person",
    "pharmacy_closes_at": "Pharmacy closes",
    "pharmacy_opens_at": "Pharmacy opens",
    "person": "Person",
    "phone": "Telephone",
    "planned_on": "Planned for",
    "preferred": "Preferred name",
    "prescriber_id": "Prescriber",
    "printed_at": "Printed",
    "printed_by": "Printed by",
    "priority": "Priority",
    "proposed": "Time proposed",
    "put_by": "Put in force by",
    "put_on": "In force from",
    "reaction": "Reaction",
    "reason": "Reason",
    "reason_code": "Reason from the list",
    "real_at": "Happened",
    "registered_at": "Registered",
    "rems_facility_id": "REMS facility ID",
    "rems_id": "REMS ID",
    "replaces": "Replaces",
    "resulted_on": "Result of",
    "review": "Review",
    "reviewed_at": "Reviewed",
    "reviewed_by": "Reviewed by",
    "revision": "Revision of the record",
    "role": "Roles",
    "rule": "Rule",
    "rulebook_version": "Rule set",
    "running_each": "Infusions a nurse may have running",
    "sample": "Sample center",
    "sampled_on": "Sample of",
    "saved_at": "Saved",
    "saved_by": "Saved by",
    "sent_how": "Checklist sent by",
    "sent_on": "Checklist sent",
    "set_at": "Set",
    "sheet": "Sheet",
    "signed_at": "Signed",
    "started_at": "From",
    "started_on": "Started",
    "starts_at": "Comes at",
    "starts_per_half_hour": "Starts in half an hour",
    "steroid": "Steroid",
    "steroid_ug": "Steroid dose",
    "stopped_early": "Stopped early",
    "stopped_on": "Stopped",
    "substance": "Substance",
    "test": "Test",
    "text": "Text",
    "texts_approved_on": "Words approved on",
    "texts_owner": "Who answers for the words",
    "title": "Title",
    "to_on": "Last day",
    "to_seq": "To entry",
    "until_at": "Until",
    "valid_until": "Valid to",
    "value": "Value",
    "verb": "What was done",
    "version": "Version",
    "visit": "How long a visit takes",
    "was": "Text from the record",
    "weekday": "Weekday",
    "what": "In words",
    "where_given": "Where",
    "why": "Why",
    "wish_from": "Wished from",
    "wish_to": "Wished up to",
    "withdrawn": "Why it was withdrawn",
    "withdrawn_at": "Withdrawn",
    "withdrawn_by": "Withdrawn by",
    "withdrawn_on": "Withdrawn on",
    "withdrawn_why": "Why it was withdrawn",
    "words": "Words",
}
NO_VALUE = "nothing"
NOT_SHOWN = "not shown"
_YES_NO = frozenset({"abnormal", "given_elsewhere", "in_use", "sample", "stopped_early"})
_CODES = frozenset({"sheet", "test", "allergy_state", "verb", "reason_code"})
_MINUTES = frozenset({"hide_minutes", "lock_minutes"})
_DOSES = frozenset({"dose_ug", "steroid_ug"})
_ROWS = {
    "chair_id": "a chair",
    "course_id": "a course",
    "infusion_id": "an infusion day",
    "merged_id": "a patient",
    "merged_into": "a patient",
    "patient_id": "a patient",
    "person_id": "a person",
    "prescriber_id": "a prescriber",
    "replaces": "an entry",
    "reviewed_by": "a person",
}
"""Columns that point to another row, and what kind of row it is."""
_NOWHERE = "that neither the records nor the trail tell of"
_MINUTE = timedelta(minutes=1)
Names = Callable[[str], str]
"""Gives the words behind a row id; empty when no row has it."""


def event_words(event: str) -> str:
    """Word what an entry is about, as it stands in the column."""
    return event[:1].upper() + event[1:]


EVENTS = tuple((event_words(event), event) for event in Event)


def local_moment(utc_text: str, offset: int) -> datetime:
    """Give an instant of the trail in the zone of the workstation it was written at.

    Args:
        utc_text: UTC ISO text.
        offset: minutes that the local time was ahead of UTC.
    """
    return datetime.fromisoformat(utc_text).astimezone(timezone(offset * _MINUTE))


def when_words(utc_text: str, offset: int) -> str:
    """Word an instant with its zone, `20-Nov-2026 09:00:05 UTC-6`."""
    at = local_moment(utc_text, offset)
    return f"{date_words(at.date())} {at:%H:%M:%S} {zone_words(offset)}"


def zone_words(offset: int) -> str:
    """Word a zone, `UTC`, `UTC-6`, `UTC+5:30`."""
    hours, minutes = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    return "UTC" if not offset else f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")


def field_words(column: str) -> str:
    """Word a field; one that is not known is named as the file names it."""
    return FIELDS.get(column, column.replace("_", " ").capitalize())


def value_words(column: str, value: Value, offset: int, names: Names) -> str:
    """Word what a field says.

    Args:
        column: the field.
        value: as it is stored.
        offset: zone of the entry, for instants.
        names: gives the words behind a row id.
    """
    if value is None or value == "":
        return NO_VALUE
    if column == "hash":
        return NOT_SHOWN
    if column in _YES_NO:
        return "yes" if value else "no"
    if column in _MINUTES:
        return f"{value} minutes"
    if column in _DOSES and isinstance(value, int):
        return dose_words(value)
    return _text_words(column, str(value), offset, names)


def _text_words(column: str, text: str, offset: int, names: Names) -> str:
    if column in _ROWS:
        return names(text) or f"{_ROWS[column]} {_NOWHERE}"
    try:
        if column == "weekday":
            return LONG_WEEKDAYS[int(text)]
        if column.endswith("_on") or column == "on_day":
            return date_words(date.fromisoformat(text))
        if column.endswith("_at") and column != "arrive_at":
            return when_words(text, offset)
    except ValueError:  # somebody wrote something else into the file: show what stands there
        return text
    return text.replace("_", " ") if column in _CODES else text
