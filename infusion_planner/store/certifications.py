"""Certifications in the REMS program that count for each patient: rows to domain objects."""

from datetime import date

from infusion_planner.domain.chart_facts import Certifications
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rems_facts import Certified
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, Row, read_rows

PRESCRIBER, FACILITY, PHARMACY = "prescriber", "facility", "pharmacy"


class Certification(Frozen):
    """Who is certified, and how long.

    Attributes:
        holder: `prescriber`, `facility` or `pharmacy`.
        certified: from when and until when.
        prescriber_id: the prescriber's row id; empty for the others.
        name: of the pharmacy; may be empty.
        id: the row's id; empty before it is stored.
    """

    holder: str
    certified: Certified
    prescriber_id: str = ""
    name: str = ""
    id: str = ""


def put(records: Records, wanted: Certification) -> None:
    """Write one certification, over the one that its holder has."""
    values = {
        "name": wanted.name,
        "certified_on": wanted.certified.on.isoformat(),
        "valid_until": wanted.certified.until.isoformat() if wanted.certified.until else None,
    }
    stored = _of(records.db, wanted.holder, wanted.prescriber_id)
    if stored is not None:
        records.update("certification", stored.id, values)
        return
    owner = {"holder": wanted.holder, "prescriber_id": wanted.prescriber_id or None}
    records.insert("certification", {**owner, **values})


def remove(records: Records, holder: str, prescriber_id: str = "") -> None:
    """Take a certification away; it stays in the trail."""
    stored = _of(records.db, holder, prescriber_id)
    if stored is not None:
        records.delete("certification", stored.id)


def every(db: Database) -> tuple[Certification, ...]:
    """Read all of them, by holder and name."""
    return tuple(
        _certification(row)
        for row in read_rows(db, "SELECT * FROM certification ORDER BY holder, name, id")
    )


def for_patient(db: Database, prescriber_id: str) -> Certifications:
    """Give what counts for a patient of this prescriber; `prescriber_id` may be empty."""
    return certifications_for(every(db), prescriber_id)


def certifications_for(stored: tuple[Certification, ...], prescriber_id: str) -> Certifications:
    """Pick what counts for a patient of one prescriber."""
    found = {(item.holder, item.prescriber_id): item.certified for item in stored}
    own = found.get((PRESCRIBER, prescriber_id)) if prescriber_id else None
    return Certifications(own, found.get((FACILITY, "")), found.get((PHARMACY, "")))


def _of(db: Database, holder: str, prescriber_id: str) -> Certification | None:
    mine = [
        item for item in every(db) if (item.holder, item.prescriber_id) == (holder, prescriber_id)
    ]
    return next(iter(mine), None)


def _certification(row: Row) -> Certification:
    until = row["valid_until"]
    certified = Certified(
        date.fromisoformat(row["certified_on"]), date.fromisoformat(until) if until else None
    )
    return Certification(
        row["holder"], certified, row["prescriber_id"] or "", row["name"], row["id"]
    )
