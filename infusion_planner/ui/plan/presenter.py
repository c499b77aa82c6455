"""Judges a start while it is typed, and saves the course."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.cards.plan import Wish
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.typed_dates import AmbiguousDay, parse_day
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.ui.drafts.typed import table, whole, words
from infusion_planner.ui.forms.day_picker import DayPicker
from infusion_planner.ui.forms.leave import ask_to_leave
from infusion_planner.ui.recording.typed import DOUBT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.actions.plan_course import OverrideGiven
    from infusion_planner.cards.patient import PatientCard
    from infusion_planner.cards.plan import PlanCard
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.plan.panel import PlanPanel
    from infusion_planner.ui.session import Session

PLAN = "plan"
_LEAVE = "Leave without saving?"
_ROOM = ("chair", "chair_outage", "opening", "staffing_day", "infusion")
_PLAN_NEWS = ("center", "closure", "prescriber", *_ROOM)


class PlanPresenter(QObject):
    """Plan one patient's next course, or change the dates of one that has not begun.

    Signals:
        saved(str): the course of this patient was saved.
        closed(str): the page was left.
        readiness_asked(str): show every gate of this patient's course.
    """

    saved = Signal(str)
    closed = Signal(str)
    readiness_asked = Signal(str)

    def __init__(self, session: Session, panel: PlanPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._changing = False
        self._panel = panel
        self._patient_id = ""
        self._stored: date | None = None
        self._wish = Wish()
        self._card: PlanCard | None = None
        session.changed.connect(self._hear)
        DayPicker(panel.days.day, session.read.today, reason=self._closed)
        panel.override.keep_time(session.doors.now)
        panel.day_typed.connect(self._take_text)
        panel.day_left.connect(self._settle_text)
        panel.day_pressed.connect(self._take_day)
        panel.length_chosen.connect(self._take_length)
        panel.chairs.chosen.connect(self._take_chairs)
        panel.review_pressed.connect(self._review)
        panel.save_pressed.connect(self._save)
        panel.back_pressed.connect(self._leave)
        panel.readiness_pressed.connect(self._show_readiness)

    def show(self, patient_id: str, start_on: date | None = None) -> None:
        """Start planning for a patient.

        Args:
            patient_id: the patient's row id.
            start_on: day 1 as it is proposed; None to start with what is planned.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._patient_id = patient_id
        chart = self._session.read.patient(patient_id)
        self._stored = _planned_start(chart)
        self._wish = Wish(self._stored)
        names = tuple(item.name for item in self._session.read.center().prescribers)
        self._panel.override.prescriber.offer(names)
        self._panel.days.day.set_text(day_words(self._stored) if self._stored else "")
        self._panel.days.day.clear_message()
        self._changing = bool(chart.open_course_id)
        self._read()
        self._begin()
        title = f"Plan course {self._shown().number}"
        # what was left of this plan comes back first, so that nothing but its day is replaced
        self._session.drafts.watch(self, FormKey(PLAN, patient_id, patient_id), title)
        if start_on is not None:
            self._take_day(start_on)
        self._panel.days.day.setFocus()

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not saved."""
        if not self._patient_id:
            return False
        typed = self._panel.days.day.text().strip()
        stored = day_words(self._stored) if self._stored else ""
        is_seated = self._wish.chairs is not None
        return typed != stored or is_seated or self._panel.override.is_touched()

    def draft(self) -> Mapping[str, object] | None:
        """Give what was typed about the plan; None while nothing would be lost."""
        if not self.has_unsaved():
            return None
        day, length = self._panel.days.day.text(), self._wish.length
        seats = "\n".join(self._wish.chairs or ())
        override = self._panel.override.draft()
        return {"day": day, "length": length, "chairs": seats, "override": override}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier; it is judged by what the records say now."""
        seats = words(typed, "chairs")
        chairs = tuple(seats.split("\n")) if seats else None
        self._wish = Wish(None, whole(typed, "length"), chairs)
        self._panel.days.day.set_text(words(typed, "day"))
        self._take_text(words(typed, "day"))
        self._panel.override.show_draft(table(typed, "override"))
        if self._panel.override.is_touched() and self._shown().needs_override:
            self._panel.open_override()

    def _begin(self) -> None:
        card = self._shown()
        title = f"Change the dates of course {card.number}" if self._changing else card.title
        self._panel.begin(title, "&Save dates" if self._changing else "&Save course")

    def _read(self) -> None:
        self._card = self._session.read.plan(self._patient_id, self._wish)
        self._panel.show_card(self._card)

    def _review(self) -> None:
        """Look at the course before it is saved; an override it needs has to be there."""
        card = self._shown()
        if card.review is None:
            return
        if card.can_save and card.needs_override and not self._has_override():
            return
        self._panel.show_review()

    def _hear(self, change: Change) -> None:
        concerns = self._patient_id and change.touches_patient(self._patient_id)
        if not self._patient_id or not (concerns or change.touches(*_PLAN_NEWS)):
            return
        try:
            self._read()
        except PlannerError:
            # the registration was undone; the patient's page hears it too and leads away
            self._patient_id = ""

    def _take_text(self, words: str) -> None:
        self._wish = replace(self._wish, start_on=self._day_or_none(words))
        self._read()

    def _settle_text(self) -> None:
        """Word a day that can be read, or say why it cannot; half a date stays as it is."""
        words = self._panel.days.day.text()
        if not words.strip() or not self._patient_id:
            return
        try:
            day = parse_day(words, self._session.read.today())
        except AmbiguousDay as doubt:
            readings = tuple(date_words(reading) for reading in doubt.readings)
            self._panel.days.day.show_doubt(DOUBT, readings)
        except ValueError as trouble:
            self._panel.days.day.show_error(str(trouble))
        else:
            self._panel.days.day.set_text(day_words(day))

    def _take_day(self, day: date) -> None:
        self._panel.days.day.set_text(day_words(day))
        self._wish = replace(self._wish, start_on=day)
        self._read()

    def _take_length(self, length: int) -> None:
        self._wish = replace(self._wish, length=length)
        self._read()

    def _take_chairs(self, chairs: tuple[str, ...]) -> None:
        self._wish = replace(self._wish, chairs=chairs)
        self._read()

    def _day_or_none(self, words: str) -> date | None:
        try:
            return parse_day(words, self._session.read.today())
        except ValueError:
            # half a date; `_settle_text` says so when the field is left
            return None

    def _closed(self, day: date) -> str:
        return "" if self._card is None else self._card.closed.reason(day)

    def _save(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.plan_course import PlanCourse  # noqa: PLC0415

        card = self._shown()
        if card.start_on is None or not card.can_save:
            return
        if not self._panel.in_review or (card.needs_override and not self._has_override()):
            return
        override = self._override() if card.needs_override else None
        plan = PlanCourse(
            self._patient_id,
            card.number,
            card.start_on,
            self._wish.length,
            override,
            moves=self._changing,
            chairs=self._chairs(card),
        )
        outcome = self._session.attempt(plan, self._session.drafts.key_of(self))
        if outcome.change is None:
            words = outcome.refusal or " ".join(fault.words for fault in outcome.faults)
            self._panel.show_refusal(words)
            return
        self._patient_id = ""
        self._session.drafts.finish(self)
        self.saved.emit(plan.patient_id)

    def _chairs(self, card: PlanCard) -> tuple[str, ...]:
        """Give the chairs chosen; none leaves each day with the one it has."""
        if self._wish.chairs is None:
            return ()
        return tuple(seat.chair for seat in card.seats)

    def _has_override(self) -> bool:
        """Tell whether the override is complete; else open it and mark what is missing."""
        if self._panel.override.is_complete():
            return self._panel.override.record()
        self._panel.open_override()
        self._panel.override.show_missing()
        return False

    def _override(self) -> OverrideGiven:
        from infusion_planner.actions.plan_course import OverrideGiven  # noqa: PLC0415

        typed = self._panel.override.typed()
        return OverrideGiven(typed.prescriber, typed.whole_reason, typed.recorded_at)

    def _show_readiness(self) -> None:
        self.readiness_asked.emit(self._patient_id)

    def _leave(self) -> None:
        """Leave the page; ask first where something typed would be lost."""
        if not self.has_unsaved():
            self._close()
            return
        words = (_LEAVE, "The plan typed here is not saved.", "&Leave without saving")
        ask_to_leave(self._panel, *words).accepted.connect(self._close)

    def _close(self) -> None:
        patient_id, self._patient_id = self._patient_id, ""
        self._session.drafts.finish(self)
        self.closed.emit(patient_id)

    def _shown(self) -> PlanCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a patient was shown")
        return self._card


def _planned_start(chart: PatientCard) -> date | None:
    """Give day 1 of the course whose dates are changed; None for a course not planned yet."""
    days = [line.sort_day for line in chart.infusions if line.course_id == chart.open_course_id]
    return date.fromisoformat(min(days)) if days else None
