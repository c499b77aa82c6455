"""The grid of vital signs: the sets taken, and one row of boxes that Enter walks along."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.cards.run_sheet import RunSheetCard
from infusion_planner.domain.errors import Fault
from infusion_planner.ui.easel import easel, line_height
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline
from infusion_planner.ui.kit.field import LineBox
from infusion_planner.ui.kit.label import Label, announce, restyle
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.run_sheet.vitals_table import FIELDS, HEADS, VitalTable, column_rooms

TIME = "time"
_NAMES = (TIME, *FIELDS[1:8])
_BOX_OF = {"systolic": "bp", "diastolic": "bp", "real_at": TIME}
_GAP = 3


class VitalBox(LineBox):
    """A box of the grid; Enter goes on to the next one.

    Signals:
        went_on(): Enter was pressed.
        entered(str): the box has the focus now; its name.
    """

    went_on = Signal()
    entered = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(width=40)
        self._name = name
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is in hand."""
        super().focusInEvent(event)
        self.entered.emit(self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; what is pressed with Ctrl is for the page."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            if not event.isAutoRepeat():
                self.went_on.emit()
        else:
            super().keyPressEvent(event)


class EntryRow(QWidget):
    """The boxes of the set that is due, each under its head.

    Signals:
        finished(): Enter was pressed in the last box.
        edited(): a person typed.
        entered(str): the name of the box that has the focus now.
    """

    finished = Signal()
    edited = Signal()
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {name: VitalBox(name, _spoken(place)) for place, name in enumerate(_NAMES)}
        self.boxes[TIME].setPlaceholderText("now")
        self.boxes["bp"].setPlaceholderText("120/80")
        self.boxes["note"].setPlaceholderText("Symptoms")
        for box in self.boxes.values():
            box.setParent(self)
            box.went_on.connect(self._go_on)
            box.textEdited.connect(self.edited)
            box.entered.connect(self.entered)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _go_on(self) -> None:
        boxes = list(self.boxes.values())
        place = next(place for place, box in enumerate(boxes) if box is self.sender())
        if place + 1 < len(boxes):
            boxes[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def sizeHint(self) -> QSize:
        """Take one box and a little room around it."""
        return QSize(400, max(line_height("body") + 14, 32) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put each box under its head."""
        super().resizeEvent(event)
        rooms = column_rooms(self.width())
        height = max(line_height("body") + 14, 32)
        top = (self.height() - height) // 2
        for (left, width), box in zip(rooms, self.boxes.values(), strict=False):
            box.setGeometry(left + _GAP, top, width - 2 * _GAP, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of what is due, and its marker."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            on.fill(rect, "override_soft")
            on.fill(QRectF(0, 0, 3, rect.height()), "override")
            on.across(0, rect.width(), rect.height() - on.hair)


class VitalsGrid(Card):
    """Show the sets taken, take the next one, and say which follow.

    Signals:
        recorded(): the set in the boxes is to be recorded.
        amended(str): row id of a set that is to be amended.
    """

    recorded = Signal()
    amended = Signal(str)

    def __init__(self) -> None:
        super().__init__("Vital signs", flush=True, grows=True)
        self._table = VitalTable()
        self.entry = EntryRow()
        self._message = InlineMessage("blocked")
        self._offer = Button("", size=32)
        self._offered = ("", "")
        self._amend = Button("&Amend", size=32)
        self._amend.clicked.connect(self.amend_in_hand)
        self._later = Label("", "small", "ink3", wrap=True)
        self._alerts = Label("", "small", "override", wrap=True)
        self._range = Label("", "small", "ink2", wrap=True)
        self._ranges: dict[str, str] = {}
        wrong = row((self._message, 1), self._offer, gap=8, margins=(12, 2, 12, 2))
        foot = column(self._range, self._alerts, self._later, None, gap=2, margins=(16, 4, 16, 8))
        self.body.setSpacing(0)
        self._wrong = group(wrong)
        self._wrong.hide()
        self._offer.hide()
        self.add(Hairline(), self._table, self.entry, self._wrong, group(foot))
        self.body.setStretchFactor(self._table, 1)
        self.add_to_head(self._amend)
        self._can_amend = False
        self._table.selectionModel().currentChanged.connect(self._offer_amend)
        self._table.activated.connect(self.amend_in_hand)
        self.entry.finished.connect(self._record)
        self.entry.edited.connect(self.clear_faults)
        self.entry.entered.connect(self._show_range)
        self._offer.clicked.connect(self._take_offer)

    def show_card(self, card: RunSheetCard) -> None:
        """Show the sets; what is typed stays."""
        self._table.show_lines(card.vitals)
        self._can_amend = not card.read_only
        self._offer_amend()
        self.set_note(card.interval)
        self._take_ranges(card.ranges)
        coming = [f"{line.time} {line.note}".strip() for line in card.due]
        self._later.setText(f"Then {', '.join(coming)}" if coming else "")
        marked = [each.alert for line in card.vitals[-1:] for each in line.values if each.alert]
        self._alerts.setText("; ".join(marked))
        self._alerts.setVisible(bool(marked))
        self.entry.setVisible("vitals" in card.acts and not card.read_only)

    def _offer_amend(self) -> None:
        """Offer to amend the set in hand: that of the row chosen, else the newest."""
        line = self._table.line_in_hand()
        self._amend.setVisible(self._can_amend and line is not None)
        if line is not None:
            self._amend.set_words(f"&Amend {line.time}")
            self._amend.setAccessibleName(f"Amend vital signs of {line.time}")

    def amend_in_hand(self) -> None:
        """Tell that the set in hand is to be amended."""
        line = self._table.line_in_hand()
        if line is not None and self._can_amend:
            self.amended.emit(line.entry_id)

    def _take_ranges(self, ranges: tuple[tuple[str, str], ...]) -> None:
        """Keep what each box takes; the two blood pressures share one."""
        found: dict[str, str] = {}
        for field, words in ranges:
            box = _BOX_OF.get(field, field)
            found[box] = f"{found[box]}. Lower: {words}" if box in found else words
        self._ranges = found
        for name, words in found.items():
            self.entry.boxes[name].setAccessibleDescription(words)
        self._show_range("bp")

    def _show_range(self, name: str) -> None:
        """Say beside the boxes what the one in hand takes."""
        words = self._ranges.get(name, "")
        self._range.setText(f"{_head(name)} {words}." if words else "")
        self._range.setVisible(bool(words))

    def typed(self) -> dict[str, str]:
        """Give what stands in the boxes, by name."""
        return {name: box.text().strip() for name, box in self.entry.boxes.items()}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed."""
        for name, box in self.entry.boxes.items():
            box.setText(typed.get(name, ""))

    def is_touched(self) -> bool:
        """Tell whether anything is typed."""
        return any(self.typed().values())

    def clear(self) -> None:
        """Empty the boxes for the next set."""
        self.show_typed({})
        self.clear_faults()

    def focus_first(self) -> None:
        """Go to the first value."""
        self.entry.boxes["bp"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Mark the boxes at fault, say what is expected, and offer what was probably meant."""
        self.clear_faults()
        for fault in faults:
            restyle(self._box(fault.field), "state", "error")
        said = [f"{_head(fault.field)}: {fault.words}" for fault in faults]
        self._message.say("blocked", " ".join(said))
        self._wrong.setVisible(bool(said))
        self._show_offer(faults)
        if faults:
            self._box(faults[0].field).setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, said[0])

    def clear_faults(self) -> None:
        """Say nothing more of what was wrong."""
        for box in self.entry.boxes.values():
            restyle(box, "state", "")
        self._message.clear()
        self._wrong.hide()
        self._offer.hide()

    def _show_offer(self, faults: tuple[Fault, ...]) -> None:
        found = ((each.field, str(getattr(each, "instead", ""))) for each in faults)
        self._offered = next((pair for pair in found if pair[1]), ("", ""))
        field, instead = self._offered
        self._offer.set_words(f"Use {instead}")
        self._offer.setVisible(bool(field))

    def _take_offer(self) -> None:
        field, instead = self._offered
        self._box(field).setText(instead)
        self.clear_faults()
        self._box(field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        if self.is_touched():
            self.recorded.emit()

    def _box(self, field: str) -> VitalBox:
        name = field.rpartition(".")[2]
        return self.entry.boxes.get(_BOX_OF.get(name, name), self.entry.boxes[TIME])


def _head(field: str) -> str:
    name = field.rpartition(".")[2]
    name = _BOX_OF.get(name, name)
    return HEADS[_NAMES.index(name)][0] if name in _NAMES else HEADS[0][0]


def _spoken(place: int) -> str:
    words, unit = HEADS[place]
    return f"{words}, {unit}" if unit else words
