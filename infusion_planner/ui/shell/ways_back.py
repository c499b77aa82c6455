"""The ways back to where a person was: a page after a lock, a form that was not saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.shell.day_pages import RUN
from infusion_planner.ui.shell.pages import PATIENT, PLAN, READINESS, REGISTRATION
from infusion_planner.ui.shell.panel import RULES, SETTINGS, TODAY
from infusion_planner.ui.shell.paper_pages import FROM_PAPER
from infusion_planner.ui.shell.shelf import LETTER, PACKET

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.domain.form_draft import FormDraft, FormKey
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.pages import Pages

_GONE = (
    "What was typed cannot be gone on with: the record was changed since. Throw it away, and look"
    " at the page for what is next."
)


_PAGES: dict[str, Callable[[Pages, str], None]] = {
    PLAN: lambda pages, patient_id: pages.plan(patient_id),
    READINESS: lambda pages, patient_id: pages.readiness(patient_id),
    LETTER: lambda pages, patient_id: pages.payer.open(patient_id, LETTER),
    PACKET: lambda pages, patient_id: pages.payer.open(patient_id, PACKET),
}
"""Pages that hold a form of their own."""
_DAYS: dict[str, Callable[[Pages, str], None]] = {
    RUN: lambda pages, infusion_id: pages.days.open_sheet(infusion_id),
    FROM_PAPER: lambda pages, about: pages.days.paper.open_from_paper(about),
}
"""Pages of one infusion day, by what they are about."""


class Place(Frozen):
    """Say where a person was; row ids only, nothing that names a patient.

    Attributes:
        page: the name of the page.
        about: the row id of the patient it was about; empty for none.
        ended: what came between, `the screen was locked`.
    """

    page: str
    about: str
    ended: str


class WaysBack(QObject):
    """Lead back to a page, and open the form of a draft.

    Args:
        session: of the person signed in.
        pages: the pages; they own this object.

    Signals:
        refused(str): why a form cannot be opened again.
    """

    refused = Signal(str)

    def __init__(self, session: Session, pages: Pages) -> None:
        super().__init__(pages)
        self._session = session
        self._pages = pages

    def place(self, ended: str) -> Place:
        """Give where the person is now."""
        return Place(self._pages.at, self._pages.about, ended)

    def return_to(self, place: Place) -> None:
        """Open the page a person was on; a form over the page is offered, not opened.

        What was typed on a page that is itself a form stands there again.
        """
        if place.page == SETTINGS:
            self._pages.open_settings()
        elif place.page == RULES:
            self._pages.open_rules()
        elif place.page == TODAY:
            self._pages.days.open_today()
        elif place.page in _DAYS:
            self._session.drafts.take_up(self._typed_on(place))
            _DAYS[place.page](self._pages, place.about)
            self._session.drafts.take_up(None)
        elif place.about:
            self._pages.open_patient(place.about)

    def _typed_on(self, place: Place) -> FormDraft | None:
        """Give what was typed on a page and not saved; None for nothing."""
        try:
            mine = [line.draft for line in self._session.read.drafts()]
        except PlannerError as trouble:
            # the page opens all the same, and what was typed stays kept
            self.refused.emit(str(trouble))
            return None
        return next((draft for draft in mine if _is_of(draft.key, place)), None)

    def go_on(self, draft: FormDraft) -> None:
        """Open the form of a draft with what was typed into it."""
        self._pages.go(partial(self._go_on, draft))

    def _go_on(self, draft: FormDraft) -> None:
        self._session.drafts.take_up(draft)
        try:
            self._open(draft.key)
        except PlannerError as trouble:
            self.refused.emit(str(trouble))
        else:
            if not self._session.drafts.is_taken_up:
                self.refused.emit(_GONE)
        self._session.drafts.take_up(None)

    def _open(self, key: FormKey) -> None:
        pages = self._pages
        if key.form == REGISTRATION and key.about:
            pages.correct(key.about)
        elif key.form == REGISTRATION:
            pages.register()
        elif key.form == SETTINGS:
            pages.open_settings()
        elif key.form == RULES:
            pages.open_rules()
            pages.open_form(key)
        elif key.form in _DAYS:
            _DAYS[key.form](pages, key.about)
        elif key.form in _PAGES:
            _PAGES[key.form](pages, key.patient_id)
        else:
            pages.open_patient(key.patient_id)
            if pages.at == PATIENT:
                pages.open_form(key)


def _is_of(key: FormKey, place: Place) -> bool:
    return (key.form, key.about) == (place.page, place.about)
