"""Laboratory results; for now the CD4 counts that the antiviral's end depends on."""

from datetime import date
from decimal import Decimal

from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, each_row, read_rows

CD4 = "cd4"


def add_cd4(records: Records, patient_id: str, sample: Cd4Sample) -> str:
    """Write one CD4 count and give its row id."""
    return records.insert(
        "lab_result",
        {
            "patient_id": patient_id,
            "test": CD4,
            "sampled_on": sample.sampled_on.isoformat(),
            "value": str(sample.cells_per_ul),
        },
    )


def cd4_of(db: Database, patient_id: str) -> tuple[Cd4Sample, ...]:
    """Read a patient's CD4 counts, by day."""
    sql = "SELECT sampled_on, value FROM lab_result WHERE patient_id = ? AND test = ? ORDER BY 1"
    return tuple(
        Cd4Sample(date.fromisoformat(row["sampled_on"]), Decimal(row["value"]))
        for row in read_rows(db, sql, [patient_id, CD4])
    )


def cd4_rows(db: Database, patient_id: str) -> tuple[tuple[str, Cd4Sample], ...]:
    """Read (row id, count) of a patient's CD4 counts, by day."""
    sql = "SELECT * FROM lab_result WHERE patient_id = ? AND test = ? ORDER BY sampled_on, id"
    return tuple(
        (
            row["id"],
            Cd4Sample(date.fromisoformat(row["sampled_on"]), Decimal(row["value"])),
        )
        for row in read_rows(db, sql, [patient_id, CD4])
    )


def cd4_by_patient(db: Database) -> dict[str, tuple[Cd4Sample, ...]]:
    """Read all CD4 counts, by patient and day."""
    found: dict[str, tuple[Cd4Sample, ...]] = {}
    sql = "SELECT patient_id, sampled_on, value FROM lab_result WHERE test = ? ORDER BY sampled_on"
    for row in each_row(db, sql, [CD4]):
        sample = Cd4Sample(date.fromisoformat(row["sampled_on"]), Decimal(row["value"]))
        found[row["patient_id"]] = (*found.get(row["patient_id"], ()), sample)
    return found
