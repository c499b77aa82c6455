"""Reads the sheets about several patients: day list, week plan and call list."""

from datetime import date, timedelta

from infusion_planner.cards.calendar_reader import CalendarReader
from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.list_copy import ListCopy
from infusion_planner.cards.list_sheets import ListCard
from infusion_planner.cards.read_call_list import call_list_card, week_plan_card
from infusion_planner.cards.read_day_list import Coming, DayListFacts, day_list_card
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.print_code import print_code
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.wording import day_words, span_words, time_words
from infusion_planner.store import bookings, center, chairs, courses, patient_calls, patients
from infusion_planner.store.driver import Database

_NOTE = "Details of several patients: shred after use."
DAY_LIST = Form("S11", "Day list", "1", _NOTE)
WEEK_PLAN = Form("S11W", "Week plan", "1", _NOTE)
CALL_LIST = Form("S11C", "Call list", "1", _NOTE)
_SEARCHED_DAYS = 31
_WEEK = 7


class ListReader(ChartReader):
    """Reads the lists for one person."""

    def day_list(self, day: date) -> ListCopy:
        """Give the list of a day as it would be printed now.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._open("The day list")
        shut, words = self._access.shut(), day_words(day)
        facts = self._store.read(lambda db: _day_facts(db, day, shut))
        self._access.note_list(f"Opened the day list of {words}")
        stamp = self._stamp(DAY_LIST, words)
        return self._copy(day_list_card(facts, stamp, self._book))

    def week_plan(self, day: date) -> ListCopy:
        """Give the plan of the week of a day as it would be printed now.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._open("The week plan")
        monday = day - timedelta(days=day.weekday())
        reader = CalendarReader(self._store, self._book, self._clock, self._access)
        board = reader.board(monday, _WEEK)
        return self._copy(week_plan_card(board, self._stamp(WEEK_PLAN, board.title)))

    def call_list(self, first: date, last: date) -> ListCopy:
        """Give the list of those to be called because of closed days, as it would be printed now.

        Raises:
            NotPermitted: the person's roles do not read charts.
            Refused: nobody is on it.
        """
        self._open("The call list")
        calls = self._store.read(lambda db: patient_calls.of_days(db, first, last))
        if not calls:
            raise Refused("Nobody is on the call list of these days. Accept proposals first.")
        who = {call.patient_id for call in calls}
        read = self._store.read(lambda db: {each: patients.get(db, each) for each in who})
        # whose chart is restricted to others is still to be called, by somebody who may open it
        hidden = {each: replace(read[each], phone="") for each in who & self._access.shut()}
        found = {**read, **hidden}
        words = span_words(first, last)
        self._access.note_list(f"Opened the call list of {words}")
        stamp = self._stamp(CALL_LIST, words)
        return self._copy(call_list_card(calls, found, (first, last), stamp))

    def _open(self, what: str) -> None:
        self._access.require(CHART_STAFF, what)

    def _stamp(self, form: Form, subject: str) -> SheetStamp:
        now = self._clock()
        made = PrintFacts(
            revision=0,
            code=print_code(f"{form.code} {subject} {now.isoformat()}"),
            copy_number=1,
            replaces=None,
            printed_at=now,
            printed_by=self._access.actor.name,
        )
        here: Center = self._store.read(center.get)
        stamp = sheet_stamp(form, subject, made, here, self._book)
        # the next one says otherwise as soon as anything changes, so it is no copy of this one
        return replace(stamp, copy=f"as it stood at {time_words(now)}")

    def _copy(self, card: ListCard) -> ListCopy:
        paper = self._store.read(center.get).paper.value
        return ListCopy(card, card.stamp.qr.split("-")[1], paper)


def _day_facts(db: Database, day: date, shut: frozenset[str]) -> DayListFacts:
    here = center.get(db)
    plan = chairs.opening(db).plan_of(day)
    following = here.open_days.next_open(day + timedelta(days=1), _SEARCHED_DAYS)
    return DayListFacts(
        day=day,
        coming=_coming(db, day, shut),
        chairs=tuple(chair.name for chair in chairs.in_use(db)),
        next_day=following,
        coming_next=_coming(db, following, shut) if following else (),
        hours=(plan.hours.opens_at, plan.hours.closes_at) if plan else None,
    )


def _coming(db: Database, day: date, shut: frozenset[str]) -> tuple[Coming, ...]:
    return tuple(
        Coming(
            booking,
            patients.get(db, booking.patient_id),
            courses.owner_of_course(db, booking.course_id)[1],
            at=booking.starts_at,
            is_shut=booking.patient_id in shut,
        )
        for booking in bookings.between(db, day, day)
    )
