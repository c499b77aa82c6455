"""The fields of a day sheet on the screen, section by section as on paper."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.domain.errors import Fault
from infusion_planner.ui.drafts.typed import table, words
from infusion_planner.ui.easel import Ink, easel, line_height
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.layout import add, column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.paper.folded import Section, Sections
from infusion_planner.ui.paper.sheet_order import CHECKED_AT, SECTIONS, TIME, PaperSection
from infusion_planner.ui.paper.typed_day import TypedLine
from infusion_planner.ui.paper.typed_rows import TypedRow, VitalLine
from infusion_planner.ui.run_sheet.vitals_table import HEADS, column_rooms

_MOST_SETS = 60
_PAD = 6


class VitalHeads(QWidget):
    """The heads over the boxes of vital signs."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take two lines."""
        return QSize(400, 2 * line_height("small") + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each head and its unit."""
        with easel(self) as on:
            tall = line_height("small")
            for (left, width), (head, unit) in zip(
                column_rooms(self.width()), HEADS[:-1], strict=False
            ):
                room = QRectF(left + _PAD, 0, width - _PAD, tall)
                on.text(room, head, Ink("smallb", "ink2"))
                on.text(room.translated(0, tall), unit, Ink("small", "ink3"))


class VitalSets(QWidget):
    """Rows of vital signs; Enter in the last box of the last row brings another one."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.lines: list[VitalLine] = []
        self._least = count
        self._rows = column(gap=0)
        self._wrong = InlineMessage("blocked")
        more = Button("Another &set", size=32)
        more.clicked.connect(self._add_and_go)
        parts = (VitalHeads(), group(self._rows), self._wrong, row(more, None))
        self.setLayout(column(*parts, gap=2))
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Have at least so many rows."""
        while len(self.lines) < min(count, _MOST_SETS):
            line = VitalLine()
            line.finished.connect(partial(self._go_on, line))
            self.lines.append(line)
            add(self._rows, line)

    def _go_on(self, line: VitalLine) -> None:
        place = self.lines.index(line) + 1
        self.set_count(place + 1)
        after = self.lines[min(place, len(self.lines) - 1)]
        after.first().setFocus(Qt.FocusReason.TabFocusReason)

    def _add_and_go(self) -> None:
        self.set_count(len(self.lines) + 1)
        self.lines[-1].first().setFocus(Qt.FocusReason.TabFocusReason)

    def show_words(self, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong with the sets."""
        self._wrong.say("blocked", " ".join(fault.words for fault in faults))


def _typed_lines(rows: Sequence[TypedRow], sets: VitalSets | None) -> int:
    """Count the lines something is typed on."""
    lines = sets.lines if sets is not None else ()
    return sum(line.is_touched for line in rows) + sum(line.is_touched for line in lines)


class SheetForm(QWidget):
    """Every section of the sheet.

    Attributes:
        sections: the cards, in order, of which one is open.
        checked_at: when the checks of section 1 were made.
        rows: every line but the vital signs, in the order of the sheet.
        vitals: the sets of vital signs.
    """

    def __init__(self) -> None:
        super().__init__()
        self.checked_at = Field("Checks made at", width=96, hint="The time of all that is ticked.")
        self.rows: list[TypedRow] = []
        self.vitals = VitalSets(0)
        self.sections = Sections([self._section(each) for each in SECTIONS])
        self.setLayout(column(self.sections))
        for field in self.findChildren(Field):
            field.box.returnPressed.connect(self.sections.step)

    def _section(self, section: PaperSection) -> Section:
        title, key = f"{section.number}  {section.title}", f"Alt+{section.number}"
        card, mine = Card(title, key), len(self.rows)
        if section.number == 1:
            card.add(self.checked_at)
        if section.vitals:
            self.vitals.set_count(section.vitals)
            card.add(self.vitals)
        for line in section.rows:
            typed = TypedRow(line)
            self.rows.append(typed)
            card.add(typed)
        rows, sets = self.rows[mine:], self.vitals if section.vitals else None
        return Section(title, key, card, partial(_typed_lines, rows, sets))

    @property
    def is_touched(self) -> bool:
        """Tell whether anything is typed."""
        rows = any(line.is_touched for line in self.rows)
        sets = any(line.is_touched for line in self.vitals.lines)
        return bool(self.checked_at.text().strip()) or rows or sets

    def lines(self) -> tuple[TypedLine, ...]:
        """Give the lines on which something is typed, in the order of the sheet."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[TypedLine]:
        for line in self.rows:
            if line.is_touched:
                yield TypedLine(line, line.line, line.typed())
        for sets in self.vitals.lines:
            if sets.is_touched:
                yield TypedLine(sets, None, sets.typed())

    def first_wrong(self) -> QWidget | None:
        """Give the first field that something was said against; None where nothing was."""
        lines: Sequence[TypedRow | VitalLine] = (*self.rows, *self.vitals.lines)
        return next((line.first(line.faults) for line in lines if line.faults), None)

    def ends(self) -> dict[str, str]:
        """Give when the infusion was stopped and the patient left, as typed."""
        return {
            each.line.act: str(each.typed().get(TIME, "")).strip()
            for each in self.rows
            if each.line.act in {"stop", "discharge"}
        }

    def draft(self) -> dict[str, object]:
        """Give what is typed, by line."""
        return {
            CHECKED_AT: self.checked_at.text(),
            "rows": {
                str(place): line.draft() for place, line in enumerate(self.rows) if line.is_touched
            },
            "vitals": {
                str(place): line.typed()
                for place, line in enumerate(self.vitals.lines)
                if line.is_touched
            },
        }

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave; an empty one empties the form."""
        self.checked_at.set_text(words(typed, CHECKED_AT))
        rows, vitals = table(typed, "rows"), table(typed, "vitals")
        for place, line in enumerate(self.rows):
            line.show_draft(table(rows, str(place)))
        self.vitals.set_count(max((int(each) + 1 for each in vitals), default=0))
        for place, sets in enumerate(self.vitals.lines):
            sets.show_draft(table(vitals, str(place)))
        self.sections.say_again()

    def clear_faults(self) -> None:
        """Say nothing more of what was wrong."""
        self.checked_at.clear_message()
        self.vitals.show_words(())
        for line in self.rows:
            line.show_faults(())
        for sets in self.vitals.lines:
            sets.show_faults(())
        self.sections.say_again()

    def clear(self) -> None:
        """Empty every field."""
        self.show_draft({})
        self.clear_faults()
