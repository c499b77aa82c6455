"""Starts that a person chose against the proposal: rows to domain objects."""

from datetime import date, time

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.starts import StartReason
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


class StartChoice(Frozen):
    """One start that is another than the one proposed.

    Attributes:
        patient_id: the patient's row id.
        infusion_id: the infusion's row id.
        on: the infusion's day.
        proposed: what was proposed; None where no half hour had room.
        chosen: what was saved instead.
        reason: why.
        note: in own words; may be empty.
        noted_on: the day it was chosen.
        noted_by: who chose it.
    """

    patient_id: str
    infusion_id: str
    on: date
    proposed: time | None
    chosen: time
    reason: StartReason
    note: str
    noted_on: date
    noted_by: str


def add(records: Records, choice: StartChoice) -> None:
    """Write that another start was chosen."""
    proposed = choice.proposed.isoformat(timespec="minutes") if choice.proposed else _NONE
    records.insert(
        "start_choice",
        {
            "patient_id": choice.patient_id,
            "infusion_id": choice.infusion_id,
            "on_day": choice.on.isoformat(),
            "proposed": proposed,
            "chosen": choice.chosen.isoformat(timespec="minutes"),
            "reason": choice.reason.value,
            "note": choice.note,
            "noted_on": choice.noted_on.isoformat(),
            "noted_by": choice.noted_by,
        },
    )


def since(db: Database, first: date) -> tuple[StartChoice, ...]:
    """Read what was chosen from a day on, in the order it was entered."""
    sql = "SELECT * FROM start_choice WHERE noted_on >= ? ORDER BY id"
    return tuple(
        StartChoice(
            row["patient_id"],
            row["infusion_id"],
            date.fromisoformat(row["on_day"]),
            None if row["proposed"] == _NONE else time.fromisoformat(row["proposed"]),
            time.fromisoformat(row["chosen"]),
            StartReason(row["reason"]),
            row["note"],
            date.fromisoformat(row["noted_on"]),
            row["noted_by"],
        )
        for row in read_rows(db, sql, [first.isoformat()])
    )


_NONE = "none"
"""What stands where no half hour had room."""
