"""The identity banner: who the patient is, on every page about one patient."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.allergy import AllergyChip, reaction_words
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label, Value
from infusion_planner.ui.kit.layout import column, group, reveal, row
from infusion_planner.ui.kit.similar import SimilarChip, are_many
from infusion_planner.ui.look import look

_LABELS = ("Born", "Gender", "MRN", "REMS ID")
_GAP = 36
_DIVIDER = 18
_LEAST_WIDTH = 480


class _Name(Value):
    def __init__(self) -> None:
        super().__init__("Patient", "name", "on_banner", ring="on_banner")


class _Fact(QWidget):
    """A label over its value, with a thin divider at the left."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.value = Value(label, "lead", "on_banner", ring="on_banner")
        words = Label(label, "small", "banner_label")
        self.setLayout(column(words, self.value, None, gap=1, margins=(_DIVIDER, 0, 0, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with easel(self) as on:
            on.down(3, self.height() - 3, 0, "banner_line")


class IdentityBanner(QWidget):
    """Show who the patient is; nothing in it is ever cut.

    In reading order, which is also the tab order: name, preferred name, born, gender, MRN,
    REMS ID, allergies. Two patients with a similar name are named, more are counted. Where
    there is no room the allergies take their short form, then the name the narrow face, then
    the name stands above the rest, then on two lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self._card: IdentityCard | None = None
        self._name = _Name()
        self._under = Value("", "small", "banner_label", ring="on_banner", wrap=True)
        self._facts = tuple(_Fact(label) for label in _LABELS)
        self._chip = AllergyChip()
        self._chip.clicked.connect(self._open_list)
        self._similar = SimilarChip()
        self._similar.clicked.connect(self._open_similar)
        under = row(self._under, self._similar, None, gap=10)
        name = column(self._name, under, gap=0)
        facts = row(*self._facts, None, gap=18)
        self._middle: QBoxLayout = row(group(name), group(facts), None, gap=_GAP)
        middle = group(self._middle)
        self._outer = row((middle, 1), self._chip, gap=12, margins=(20, 7, 20, 7))
        self.setLayout(self._outer)

    def show_card(self, card: IdentityCard) -> None:
        """Show a patient."""
        self._card = card
        self._name.show_value(card.name)
        self._show_under(card)
        values = (card.born, card.gender, card.mrn, card.rems_id)
        for fact, words in zip(self._facts, values, strict=True):
            fact.value.show_value(words)
        self._chip.show_card(card.allergy)
        self.setAccessibleName(f"Patient {card.name}")
        reveal(self)
        self._fit()

    def _show_under(self, card: IdentityCard) -> None:
        preferred = f"Preferred name {card.preferred}" if card.preferred else ""
        similar = "" if are_many(card) else card.similar
        words = "   ".join(part for part in (preferred, similar) if part)
        self._under.show_value(words)
        self._under.setVisible(bool(words))
        self._similar.show_card(card)

    def _fit(self) -> None:
        """Take the first arrangement that fits the width."""
        self._arrange(short=False, narrow=False, stacked=False, wrapped=False)
        steps: tuple[Callable[[], None], ...] = (
            self._shorten_chip,
            self._narrow_name,
            self._stack,
            self._wrap_name,
        )
        for step in steps:
            if self._needed() <= self.width():
                return
            step()

    def _arrange(self, *, short: bool, narrow: bool, stacked: bool, wrapped: bool) -> None:
        self._chip.shorten(short=short)
        self._name.set_narrow(narrow=narrow)
        self._name.setWordWrap(wrapped)
        direction = QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(direction if stacked else QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(4 if stacked else _GAP)

    def _shorten_chip(self) -> None:
        self._arrange(short=True, narrow=False, stacked=False, wrapped=False)

    def _narrow_name(self) -> None:
        self._arrange(short=True, narrow=True, stacked=False, wrapped=False)

    def _stack(self) -> None:
        self._arrange(short=True, narrow=True, stacked=True, wrapped=False)

    def _wrap_name(self) -> None:
        self._arrange(short=True, narrow=True, stacked=True, wrapped=True)

    def _needed(self) -> int:
        # Qt would measure the arrangement of before until the event loop comes round
        for part in self.findChildren(QWidget):
            part.updateGeometry()
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        self._outer.invalidate()
        return self._outer.minimumSize().width()

    def _open_list(self) -> None:
        if self._card is None or not self._card.allergy.lines:
            return
        self._list(self._card.allergy.label, reaction_words(self._card.allergy))

    def _open_similar(self) -> None:
        if self._card is not None:
            self._list("Patients with a similar name", self._card.alike)

    def _list(self, title: str, lines: tuple[str, ...]) -> None:
        """Open a list about the patient."""
        card = self._card
        who = f"{card.name}   Born {card.born}   MRN {card.mrn}" if card is not None else ""
        dialog = Dialog(title, parent=self, patient=who)
        for words in lines:
            dialog.add(Label(words, "bodym", wrap=True))
        dialog.show_buttons("Close")
        dialog.open()

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrow; the banner finds an arrangement for it."""
        return QSize(look().theme.length(_LEAST_WIDTH), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._card is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again when the window does."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark band."""
        with easel(self) as on:
            on.fill(QRectF(self.rect()), "banner")
