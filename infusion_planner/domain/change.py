"""What an operation changed: the news that travels back to the screens."""

from infusion_planner.domain.frozen import Frozen


class ChangedRow(Frozen):
    """Name one row that an operation wrote.

    Attributes:
        table: the table's name, which is the noun of the feature.
        row_id: the row's id.
        patient_id: the patient whose record the row belongs to; None for the center's own rows.
    """

    table: str
    row_id: str
    patient_id: str | None


class Change(Frozen):
    """Tell what one operation did.

    Attributes:
        op_id: the operation's id.
        title: what was done, in words, with the patient's name and MRN where one is concerned.
        rows: the rows written, in the order written.
        undoable: whether `Desk.undo` can take it back.
    """

    op_id: str
    title: str
    rows: tuple[ChangedRow, ...]
    undoable: bool

    def touches(self, *tables: str) -> bool:
        """Tell whether any row of the named tables was written."""
        return any(row.table in tables for row in self.rows)

    def touches_patient(self, patient_id: str) -> bool:
        """Tell whether the operation wrote to this patient's record."""
        return any(row.patient_id == patient_id for row in self.rows)
