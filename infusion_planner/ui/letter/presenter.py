"""Keeps the text of a letter while it is changed, and with the patient once it is printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infusion_planner.cards.necessity_letter import NecessityLetterCard
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.domain.letter_text import LetterText
from infusion_planner.ui.drafts.typed import table
from infusion_planner.ui.forms.printing import printer_names
from infusion_planner.ui.preview.presenter import PreviewPresenter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.domain.made_sheet import MadeSheet
    from infusion_planner.ui.letter.panel import LetterPanel
    from infusion_planner.ui.session import Session

LETTER = "letter"


class LetterPresenter(PreviewPresenter):
    """Show the draft of a letter, and let its text be changed before it is printed.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
        printers: gives the names of the printers there are.
    """

    form = LETTER
    """What the draft of its text is called in the records."""
    draft_title = "Letter of medical necessity"
    """What that draft is called where it is offered."""

    def __init__(
        self,
        session: Session,
        panel: LetterPanel,
        printers: Callable[[], tuple[str, ...]] = printer_names,
    ) -> None:
        super().__init__(session, panel, printers)
        self._letter = panel
        self._texts: tuple[LetterText, ...] | None = None
        self._kept: tuple[LetterText, ...] = ()
        panel.turn_pressed.connect(self._turn)

    def show_letter(self, patient_id: str) -> None:
        """Show the letter for a patient's coming course.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._texts = None
        self._letter.turn(editing=False)
        self.show(partial(self._read_sheet, patient_id), self._session.doors.sheet_pdf)
        self._kept = self._card().texts
        self._letter.editor.show_texts(self._kept)
        key = FormKey(self.form, patient_id, patient_id)
        self._session.drafts.watch(self, key, self.draft_title)

    def has_unsaved(self) -> bool:
        """Tell whether a text was changed that was not printed so."""
        return bool(self._patient_id) and _changed(self._now()) != _changed(self._kept)

    def draft(self) -> Mapping[str, object] | None:
        """Give the texts that were changed; None while nothing would be lost."""
        if not self.has_unsaved():
            return None
        return {"texts": _changed(self._now())}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back the texts that were changed, and show the pages with them."""
        said = table(typed, "texts")
        self._texts = tuple(
            LetterText(item.head, item.was, str(said.get(item.head, item.was)))
            for item in self._now()
        )
        self._letter.editor.show_texts(self._texts)
        self._read()

    def _read_sheet(self, patient_id: str) -> SheetCopy:
        return self._session.read.of_payer.necessity_letter(
            patient_id, self._session.doors.evidence(), self._texts
        )

    def _now(self) -> tuple[LetterText, ...]:
        """Give the texts as they stand, also while they are being changed."""
        return self._letter.editor.texts() if self._letter.is_editing else self._card().texts

    def _turn(self) -> None:
        editing = not self._letter.is_editing
        if editing:
            self._letter.editor.show_texts(self._card().texts)
        else:
            self._texts = self._letter.editor.texts()
        self._letter.turn(editing=editing)
        if not editing:
            self._read()
            self._letter.begin()

    def _make(self) -> None:
        """Make the pages, but never over a text that is being changed."""
        if not self._letter.is_editing:
            super()._make()

    def _action(self, made: MadeSheet) -> Action:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.print_letter import PrintLetter  # noqa: PLC0415

        card = self._card()
        return PrintLetter(made, card.course, card.texts)

    def _logged(self) -> None:
        """Remember that the text is kept with the patient now."""
        self._texts = None
        self._kept = self._card().texts

    def _close(self) -> None:
        self._session.drafts.finish(self)
        super()._close()

    def _card(self) -> NecessityLetterCard:
        card = self._shown().card
        if not isinstance(card, NecessityLetterCard):
            raise AssertionError("the page of a letter shows another sheet")
        return card


def _changed(texts: tuple[LetterText, ...]) -> Mapping[str, object]:
    return {item.head: item.text for item in texts if item.is_changed}
