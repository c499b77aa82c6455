"""The page on which a patient is registered, or the details are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.ui.forms.head import Foot, PageHead
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look
from infusion_planner.ui.registration.duplicates import DuplicatePanel, Typed
from infusion_planner.ui.registration.fields import RegistrationFields

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.domain.errors import Fault

_FORM_WIDTH = 780
_SIDE_BY_SIDE_FROM = 1120
_BESIDE = 52
"""Pixels that the margins and a scroll bar take."""
_FORM_SHARE = 5
"""Eighths of the page that the form takes beside the possible duplicates."""


class RegistrationPanel(QWidget):
    """Show the form, what is wrong with it, and who may be the same person.

    Signals:
        save_pressed(): keep what is typed.
        closed(): leave the form.
    """

    save_pressed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = IdentityBanner()
        self.fields = RegistrationFields()
        self.errors = FormErrors()
        self.duplicates = DuplicatePanel()
        self._head = PageHead("Register a patient")
        self._cancel = Button("Cancel", key="Esc")
        self._save = Button("Register patient", "primary", key="Ctrl+S")
        self._foot = Foot(self._cancel, self._save)
        self._form = group(column(self.errors, self.fields, None, gap=10))
        self._side = group(column(self.duplicates, None))
        # a column asks for the heights at its own width; only a row asks at that of the form
        held = group(row(self._form, None))
        self._middle: QBoxLayout = row(held, (self._side, 1), gap=16)
        self._middle.setContentsMargins(20, 0, 20, 16)
        self._page = PageScroll(group(self._middle))
        self.setLayout(column(self.banner, self._head, (self._page, 1), self._foot, gap=0))
        self._save.clicked.connect(self._tell)
        self._cancel.clicked.connect(self._leave)
        enter = shortcut(self, "Ctrl+Return")
        enter.activated.connect(self._save.click)

    def start(
        self, title: str, save: str, card: IdentityCard | None = None, *, may_merge: bool = False
    ) -> None:
        """Begin with a form.

        Args:
            title: of the page.
            save: words of the button that keeps it.
            card: the patient whose details are corrected; None for a new one.
            may_merge: whether this person may merge charts.
        """
        self._head.set_title(title)
        self.errors.show_errors(())
        self.show_duplicates(Typed("", "", ""), ())
        self.duplicates.set_merging(both_kept=card is not None, may_merge=may_merge)
        self.banner.setVisible(card is not None)
        if card is not None:
            self.banner.show_card(card)
        self.show_save(save)
        self._foot.set_note("Nothing is kept before you save it.")
        self.fields.family.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.follow()

    def show_duplicates(self, typed: Typed, cards: tuple[IdentityCard, ...]) -> None:
        """Show who may be the same person: beside the form, above it where words need the room."""
        self.duplicates.show_cards(typed, cards)
        self._arrange()

    def show_save(self, words: str) -> None:
        """Change the words of the button that keeps the form."""
        self._save.set_words(words)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong, field by field; empty when all is well."""
        entries = tuple((self.fields.entry(fault.field), fault.words) for fault in faults)
        self.errors.show_errors(entries)

    def show_refusal(self, words: str) -> None:
        """Say what was refused about the whole; nothing typed is lost."""
        self._foot.show_refusal(words)

    def _tell(self) -> None:
        self.save_pressed.emit()

    def _leave(self) -> None:
        self.closed.emit()

    def _arrange(self) -> None:
        theme = look().theme
        wide = self.width() >= theme.length(_SIDE_BY_SIDE_FROM) and self._fits_beside()
        self._middle.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop
        )
        self._form.setFixedWidth(self._form_width(beside=wide))

    def _form_width(self, *, beside: bool) -> int:
        # of the page, not of what a scroll bar leaves of it: no field moves when one comes
        room = self.width() - _BESIDE
        share = room * _FORM_SHARE // 8 if beside else room
        least = self._form.minimumSizeHint().width()
        return max(least, min(share, look().theme.length(_FORM_WIDTH)))

    def _fits_beside(self) -> bool:
        """Tell whether who may be the same person fits beside the form, long names too."""
        if self.duplicates.isHidden():
            return True
        beside = self.duplicates.minimumSizeHint().width() + self._middle.spacing()
        return self._form_width(beside=True) + beside + _BESIDE <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or under each other where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
