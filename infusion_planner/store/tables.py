"""Says of each table whose record it belongs to; triggers and revisions follow from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Describe one table whose rows are journaled.

    Attributes:
        name: the noun of the feature.
        patient_column: the column that names the patient; None for the center's own rows.
        counts: whether a write raises the revision of the patient's record.
        since: the file version that brought the table.
    """

    name: str
    patient_column: str | None = None
    counts: bool = True
    since: int = 1


TABLES = (
    Table("center"),
    Table("closure"),
    Table("prescriber"),
    Table("person"),
    Table("patient", "id"),
    Table("allergy", "patient_id"),
    Table("course", "patient_id"),
    Table("infusion", "patient_id"),
    Table("lab_result", "patient_id"),
    # Paper shows the revision it was printed at, so printing must not move it on.
    Table("sheet_print", "patient_id", counts=False),
    Table("monitoring_test", "patient_id", since=2),
    Table("antiviral", "patient_id", since=2),
)
UNCOUNTED = tuple(table.name for table in TABLES if not table.counts)


def tables_of(version: int) -> tuple[Table, ...]:
    """Give the tables of a file version."""
    return tuple(table for table in TABLES if table.since <= version)
