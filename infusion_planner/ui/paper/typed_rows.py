"""One line of a sheet to type in, and one set of vital signs."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.errors import Fault
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label, restyle
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.paper.sheet_order import DONE_BY, ENDED, TICKED, TIME, PaperRow
from infusion_planner.ui.run_sheet.asks import NUMBER, TICK, Ask
from infusion_planner.ui.run_sheet.vitals_grid import EntryRow

Part = Entry | Check
_TICK_DOWN = 6
_TIME_WIDTH, _SHORT, _LONG, _CHOICE = 84, 116, 236, 200


class TypedRow(QWidget):
    """One line of the sheet, with a field for each of its boxes.

    Attributes:
        line: what it is.
        parts: its fields, by name.
    """

    def __init__(self, line: PaperRow) -> None:
        super().__init__()
        self.faults: tuple[Fault, ...] = ()
        self.line = line
        self.parts: dict[str, Part] = dict(_parts(line))
        self._wrong = InlineMessage("blocked")
        self.setAccessibleName(line.label)
        head = Label(line.label, "bodyb", wrap=True)
        if line.ticked:
            # shown without a page it would be a window of its own
            head.hide()
        labeled = any(isinstance(part, Entry) for part in self.parts.values())
        shown = [
            _under_a_label(part) if labeled and isinstance(part, Check) else part
            for part in self.parts.values()
        ]
        fields = group(Flow(*shown, gap=(12, 6), top=True))
        self.setLayout(column(head, fields, self._wrong, gap=2))

    @property
    def is_touched(self) -> bool:
        """Tell whether anything is typed or ticked; what is only chosen stands there by itself."""
        return any(_is_touched(part) for part in self.parts.values())

    def typed(self) -> dict[str, object]:
        """Give what the fields hold, by name."""
        return {name: _value(part) for name, part in self.parts.items()}

    def draft(self) -> dict[str, object]:
        """Give what stands in the fields as text and ticks."""
        return {
            name: part.isChecked() if isinstance(part, Check) else part.draft()
            for name, part in self.parts.items()
        }

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave; what is not in it is emptied."""
        for name, part in self.parts.items():
            if isinstance(part, Check):
                part.setChecked(typed.get(name) is True)
            elif isinstance(part, Choice):
                part.set_value(None)
                part.show_draft(typed.get(name, ""))
            elif isinstance(part, Field):
                part.set_text(str(typed.get(name, "")))

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong beside each field, and the rest under the line."""
        self.faults = faults
        rest: list[str] = []
        for part in self.parts.values():
            if isinstance(part, Entry):
                part.clear_message()
        for fault in faults:
            named = self.parts.get(fault.field.rpartition(".")[2])
            if isinstance(named, Entry):
                named.show_error(fault.words)
            else:
                rest.append(fault.words)
        self._wrong.say("blocked", " ".join(rest))

    def first(self, faults: tuple[Fault, ...] = ()) -> QWidget:
        """Give the field at fault, else the first one."""
        named = (self.parts.get(fault.field.rpartition(".")[2]) for fault in faults)
        return next((part for part in named if part), next(iter(self.parts.values())))


def _under_a_label(tick: Check) -> QWidget:
    """Let a tick stand in the height of the boxes beside it, which have their labels above."""
    return group(column(Label(" ", "smallm"), tick, gap=_TICK_DOWN))


def _parts(line: PaperRow) -> list[tuple[str, Part]]:
    found: list[tuple[str, Part]] = []
    if line.ticked:
        found.append((TICKED, Check(line.label)))
    if line.has_time:
        found.append((TIME, Field("Time", width=_TIME_WIDTH)))
    if line.reads_own:
        found.append((DONE_BY, Field("Read by", width=_LONG)))
    found += [(ask.name, _part(ask)) for ask in line.asks]
    return found


def _part(ask: Ask) -> Part:
    if ask.choices:
        return Choice(ask.label, ask.choices, width=_CHOICE)
    if ask.kind == TICK:
        return Check(ask.label)
    short = ask.unit or ask.kind == NUMBER or ask.name in {ENDED, "chair", "grade"}
    return Field(ask.label, unit=ask.unit, width=_SHORT if short else _LONG)


def _is_touched(part: Part) -> bool:
    if isinstance(part, Check):
        return part.isChecked()
    return isinstance(part, Field) and bool(part.text().strip())


def _value(part: Part) -> object:
    if isinstance(part, Check):
        return part.isChecked()
    return part.value() if isinstance(part, Choice) else part.draft()


class VitalLine(EntryRow):
    """The boxes of one set of vital signs, on the plain ground of a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: tuple[Fault, ...] = ()
        self.boxes["time"].setPlaceholderText("")

    def typed(self) -> dict[str, str]:
        """Give what stands in the boxes, by name."""
        return {name: box.text().strip() for name, box in self.boxes.items()}

    @property
    def is_touched(self) -> bool:
        """Tell whether anything is typed."""
        return any(self.typed().values())

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed."""
        for name, box in self.boxes.items():
            box.setText(str(typed.get(name, "")))

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Mark the boxes at fault."""
        self.faults = faults
        wrong = {box_of(fault) for fault in faults}
        for name, box in self.boxes.items():
            restyle(box, "state", "error" if name in wrong else "")

    def first(self, faults: tuple[Fault, ...] = ()) -> QWidget:
        """Give the box at fault, else the first one."""
        return self.boxes[box_of(faults[0])] if faults else self.boxes["time"]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line under the set."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            on.across(0, rect.width(), rect.height() - on.hair)


def box_of(fault: Fault) -> str:
    """Name the box that a fault of a set of vital signs is about."""
    name = fault.field.rpartition(".")[2]
    pressure = {"systolic": "bp", "diastolic": "bp"}
    known = {"bp", "pulse", "temperature_c", "saturation", "breaths", "pain", "note"}
    found = pressure.get(name, name)
    return found if found in known else "time"
