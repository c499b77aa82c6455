"""One infusion day of the list for the biller: its lines, its facts, and what is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.claim_list import ClaimDayCard, ClaimRow
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.verdict import VerdictLine

_HEADS = ("Code", "Modifier", "Units", "For", "Rule")
_WORDS = _HEADS.index("For")
_CODE_WIDTH = 64
_NONE = "–"
_NO_LINES = "No line follows from what is recorded."


class ClaimDay(Card):
    """Show a day; Tab reaches it as a whole, and it is read out as one.

    Args:
        day: what is handed over.
    """

    def __init__(self, day: ClaimDayCard) -> None:
        super().__init__(day.day, day.title)
        self.add(_lines(day.rows) if day.rows else Label(_NO_LINES, "body", "ink2", wrap=True))
        facts = FactRows()
        facts.show_facts(day.facts)
        self.add(facts)
        for words in day.missing:
            self.add(VerdictLine(VerdictCard("noteval", "Not recorded", words)))
        for remark in day.remarks:
            self.add(VerdictLine(remark))
        self.make_readable()
        self.setAccessibleName(". ".join((day.day, day.title, *map(_spoken, day.rows))))


def _lines(rows: tuple[ClaimRow, ...]) -> QWidget:
    table, grid = QWidget(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 4)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(_WORDS, 1)
    for column, head in enumerate(_HEADS):
        grid.addWidget(Label(head, "small", "ink3"), 0, column)
    for place, row in enumerate(rows, start=1):
        for column, label in enumerate(_cells(row)):
            grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)
    table.setLayout(grid)
    return table


def _cells(row: ClaimRow) -> tuple[Label, ...]:
    return (
        Label(row.code, "bodyb", room=_CODE_WIDTH),
        Label(row.modifier or _NONE, "bodyb"),
        Label(str(row.units), "bodyb"),
        Label(row.words, "body", wrap=True),
        Label(row.rule, "small", "ink3"),
    )


def _spoken(row: ClaimRow) -> str:
    return f"{row.full_code}, units {row.units}, {row.words.rstrip('.')}"
