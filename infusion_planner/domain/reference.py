"""What staff look up, with the documents it comes from, and what a letter quotes of it."""

from collections.abc import Iterator

from infusion_planner.domain.citations import Citation
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen


class ReferenceTable(Frozen):
    """One table.

    Attributes:
        id: its name in the file.
        title: as it stands over the table.
        note: one sentence; may be empty.
        columns: heads; the first one stands over what the rows are about.
        rows: one cell for each column.
        source: at least one document.
    """

    id: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: tuple[Citation, ...]

    def faults(self) -> Iterator[Fault]:
        """Yield what contradicts itself in this table."""
        count = len(self.columns)
        for row in self.rows:
            if len(row) != count:
                cells = f"'{row[0] if row else ''}' has {len(row)}"
                yield Fault("rows", f"expected {count} cells in each row, one a column; {cells}")
        if not self.rows:
            yield Fault("rows", "a table needs at least one")
        if not self.source:
            yield Fault("source", "at least one document is needed")


class ReferenceList(Frozen):
    """One list.

    Attributes:
        id: its name in the file.
        title: as it stands over the list.
        note: one sentence; may be empty.
        items: at least one.
        source: at least one document.
    """

    id: str
    title: str
    note: str
    items: tuple[str, ...]
    source: tuple[Citation, ...]

    def faults(self) -> Iterator[Fault]:
        """Yield what is missing in this list."""
        if not self.items:
            yield Fault("items", "a list needs at least one")
        if not self.source:
            yield Fault("source", "at least one document is needed")


class Reference(Frozen):
    """All of it, in the order of the file.

    Attributes:
        tables: at least one.
        lists: may be empty.
    """

    tables: tuple[ReferenceTable, ...]
    lists: tuple[ReferenceList, ...]


class Trial(Frozen):
    """One trial.

    Attributes:
        name: `CARE-MS I`.
        patients: who took part, `previously untreated`.
        published: where it is published.
        results: (what, figures), in reading order.
    """

    name: str
    patients: str
    published: str
    results: tuple[tuple[str, str], ...]


class TrialEvidence(Frozen):
    """The trials of the drug.

    Attributes:
        title: what the figures are.
        first: of patients who had no drug before.
        later: of patients who relapsed on an earlier one.
    """

    title: str
    first: Trial
    later: Trial
