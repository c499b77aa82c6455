"""Says of each table whose record it belongs to; triggers and revisions follow from it."""

from collections.abc import Iterable

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.trail import Event


class Table(Frozen):
    """Describe one table whose rows are journaled.

    Attributes:
        name: the noun of the feature.
        patient_column: the column that names the patient; None for the center's own rows.
        counts: whether a write raises the revision of the patient's record.
        since: the file version that brought the table.
        event: what an entry of the trail is about that writes this table.
        secret: columns whose content the journal does not keep, only that it changed.
    """

    name: str
    patient_column: str | None = None
    counts: bool = True
    since: int = 1
    event: Event = Event.CHANGE
    secret: tuple[str, ...] = ()


TABLES = (
    Table("center", event=Event.SETTINGS),
    Table("closure", event=Event.SETTINGS),
    Table("prescriber", event=Event.SETTINGS),
    Table("person", event=Event.PEOPLE),
    Table("patient", "id"),
    Table("allergy", "patient_id"),
    Table("course", "patient_id"),
    Table("infusion", "patient_id"),
    Table("lab_result", "patient_id"),
    # Paper shows the revision it was printed at, so printing must not move it on.
    Table("sheet_print", "patient_id", counts=False, event=Event.PRINT),
    Table("monitoring_test", "patient_id", since=2),
    Table("antiviral", "patient_id", since=2),
    Table("pin", since=3, event=Event.PEOPLE, secret=("hash",)),
    # Who may open a chart, and who did in an emergency, is not part of what the chart says.
    Table("restriction", "patient_id", counts=False, since=3, event=Event.PEOPLE),
    Table("restriction_reader", "patient_id", counts=False, since=3, event=Event.PEOPLE),
    Table("emergency_access", "patient_id", counts=False, since=3, event=Event.EMERGENCY),
    Table("patient_merge", "patient_id", since=3),
    Table("trail_review", since=3, event=Event.REVIEW),
    Table("chart_fact", "patient_id", since=4),
    Table("certification", since=4, event=Event.SETTINGS),
    Table("rule_setting", since=4, event=Event.SETTINGS),
    Table("rule_set", since=4, event=Event.SETTINGS),
    # The text of a letter is not what the chart says of the patient.
    Table("letter_text", "patient_id", counts=False, since=4, event=Event.PRINT),
    Table("payer_policy", since=4, event=Event.SETTINGS),
    Table("chair", since=4, event=Event.SETTINGS),
    Table("chair_outage", since=4, event=Event.SETTINGS),
    Table("opening", since=4, event=Event.SETTINGS),
    Table("staffing_day", since=4, event=Event.SETTINGS),
    Table("patient_call", "patient_id", since=4),
    Table("day_entry", "patient_id", since=4),
    Table("day_signature", "patient_id", since=4),
    Table("course_close", "patient_id", since=4),
    Table("course_request", "patient_id", since=4),
    Table("start_choice", "patient_id", since=4),
    Table("downtime", since=4, event=Event.SETTINGS, secret=("password",)),
    Table("course_event", "patient_id", since=4),
)
UNJOURNALED = ("draft",)
"""A form being filled in is kept every other second; it becomes an entry when it is saved."""

UNCOUNTED = tuple(table.name for table in TABLES if not table.counts)


def event_of(tables: Iterable[str]) -> Event:
    """Say what an operation that wrote these tables is about; a patient's record comes first."""
    written = set(tables)
    events = [table.event for table in TABLES if table.name in written]
    special = (event for event in events if event is not Event.CHANGE)
    return Event.CHANGE if Event.CHANGE in events else next(special, Event.CHANGE)


def tables_of(version: int) -> tuple[Table, ...]:
    """Give the tables of a file version."""
    return tuple(table for table in TABLES if table.since <= version)
