"""Facts on the chart: rows to domain objects and back.

What an entry holds is kept as JSON, checked against its kind when it is read.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from infusion_planner.domain.chart_facts import NOTHING, ChartFact
from infusion_planner.domain.errors import DamagedFile, Refused
from infusion_planner.domain.fact_kinds import FACT_KINDS, NoneKnown
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


def add(records: Records, patient_id: str, entry: ChartFact) -> str:
    """Write one entry and give its row id."""
    values = {
        "patient_id": patient_id,
        "kind": entry.kind,
        "content": msgspec.json.encode(entry.value).decode(),
        "noted_on": entry.noted_on.isoformat(),
        "noted_at": entry.noted_at,
        "noted_by": entry.noted_by,
    }
    return records.insert("chart_fact", values)


def withdraw(records: Records, entry: ChartFact) -> None:
    """Write why an entry no longer counts; it stays readable."""
    values = {
        "withdrawn": entry.withdrawn,
        "withdrawn_at": entry.withdrawn_at,
        "withdrawn_by": entry.withdrawn_by,
    }
    records.update("chart_fact", entry.id, values)


def of_patient(db: Database, patient_id: str) -> tuple[ChartFact, ...]:
    """Read a patient's entries, the earlier made first, what was withdrawn among them.

    Raises:
        DamagedFile: an entry does not hold what its kind holds.
    """
    sql = "SELECT * FROM chart_fact WHERE patient_id = ? ORDER BY noted_at, id"
    return tuple(entry_of(row) for row in read_rows(db, sql, [patient_id]))


def owner_of(db: Database, entry_id: str) -> tuple[str, ChartFact]:
    """Read one entry and the row id of the patient it belongs to.

    Raises:
        Refused: there is no such entry any more.
    """
    found = read_rows(db, "SELECT * FROM chart_fact WHERE id = ?", [entry_id])
    if not found:
        raise Refused("This entry is no longer in the records. Look at the patient's page again.")
    return found[0]["patient_id"], entry_of(found[0])


def entry_of(row: Mapping[str, Any]) -> ChartFact:
    """Read an entry from its row, as the table or the trail keeps it.

    Raises:
        DamagedFile: it does not hold what its kind holds.
    """
    kind = row["kind"]
    of = NoneKnown if kind == NOTHING else FACT_KINDS[kind].of if kind in FACT_KINDS else None
    try:
        if of is None:
            raise msgspec.ValidationError(f"no kind of fact is called {kind!r}")
        value = _from_json(row["content"], of)
    except (msgspec.ValidationError, msgspec.DecodeError):
        raise DamagedFile(
            f"The records hold a fact of the kind '{kind}' that this program cannot read. Nothing"
            " was changed. Tell the person who looks after the program, and restore a backup."
        ) from None
    return ChartFact(
        kind=kind,
        value=value,
        noted_on=date.fromisoformat(row["noted_on"]),
        noted_at=row["noted_at"],
        noted_by=row["noted_by"],
        withdrawn=row["withdrawn"],
        withdrawn_at=row["withdrawn_at"],
        withdrawn_by=row["withdrawn_by"],
        id=row["id"],
    )


def _from_json(text: str, of: type) -> object:
    if of is not LabResult:
        return msgspec.json.decode(text, type=of)
    # in JSON a number with its decimals and a word of the dipstick are both text
    kept = msgspec.json.decode(text, type=_KeptResult)
    number = msgspec.convert(kept.value, Decimal) if kept.unit else kept.value
    return LabResult(**{**msgspec.structs.asdict(kept), "value": number})


class _KeptResult(msgspec.Struct):
    """A laboratory result as it is kept; see `LabResult`."""

    test: str
    sampled_on: date
    value: str
    unit: str
    resulted_on: date | None
    reviewed_on: date | None
    upper_limit: Decimal | None
    reviewed_by: str
