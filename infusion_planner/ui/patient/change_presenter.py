"""Opens the changes of a course from the page of its patient."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.change_reasons import Verb
from infusion_planner.domain.errors import Refused
from infusion_planner.ui.course_change.presenter import FORM, open_change_form
from infusion_planner.ui.course_change.verbs import change_entries, why_not
from infusion_planner.ui.kit.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.patient import PatientCard
    from infusion_planner.domain.form_draft import FormKey
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.session import Session


class ChangePagePresenter(QObject):
    """Open the form of what was pressed.

    Args:
        session: of the person signed in.
        panel: the patient's page; it owns this object.
        shown: gives the card that the page shows.
    """

    def __init__(
        self, session: Session, panel: PatientPanel, shown: Callable[[], PatientCard]
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._shown = shown
        panel.change_pressed.connect(self._open_menu)
        for signal, verb in (
            (panel.resume_pressed, Verb.RESUME),
            (panel.end_pressed, Verb.CEASE),
            (panel.cancel_pressed, Verb.CANCEL),
        ):
            signal.connect(partial(self._open_of_course, verb))

    def resume(self) -> None:
        """Ask on which day the open course goes on."""
        self._open_of_course(Verb.RESUME)

    def _open_of_course(self, verb: Verb) -> None:
        course_id = self._shown().open_course_id
        self._session.tell_refusal(partial(self._open, verb, course_id))

    def _open(self, verb: Verb, course_id: str, infusion_id: str = "") -> None:
        open_change_form(self._session, self._panel, verb, course_id, infusion_id)

    def _open_menu(self, infusion_id: str) -> None:
        self._session.tell_refusal(partial(self._offer, infusion_id))

    def _offer(self, infusion_id: str) -> None:
        read = self._session.read.of_changes
        course_id = self._shown().open_course_id
        if infusion_id:
            course_id = read.of_infusion(infusion_id)
        card = read.form(course_id)
        day = card.day(infusion_id)
        title = f"{card.title}, day {day.number}"
        menu = Menu(title, change_entries(card, day), self._panel)
        menu.chosen.connect(partial(self._take, course_id, day.infusion_id))
        menu.open_at(self._panel.change_corner())

    def _take(self, course_id: str, infusion_id: str, entry: str) -> None:
        self._session.tell_refusal(partial(self._open, Verb(entry), course_id, infusion_id))


def is_change(key: FormKey) -> bool:
    """Tell whether a draft is of a form of these."""
    return key.form.startswith(f"{FORM} ")


def open_change_again(session: Session, page: QWidget, key: FormKey) -> None:
    """Open the form of a draft again.

    Raises:
        Refused: the course is gone, or the change cannot be made any more.
    """
    verb = Verb(key.form.removeprefix(f"{FORM} "))
    course_id, _, infusion_id = key.about.partition(" ")
    card = session.read.of_changes.form(course_id)
    because = why_not(verb, card, card.day(infusion_id))
    if because:
        raise Refused(f"What was typed cannot be gone on with: {because}. Throw it away.")
    open_change_form(session, page, verb, course_id, infusion_id)
