"""The page of the settings on which a manager keeps hours and staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.opening import DayPlan, NursesOn, Opening
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.wording import count_words, date_words, day_words, duration_words
from infusion_planner.ui.drafts.typed import rows
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.recording.typed import Typed
from infusion_planner.ui.settings.said import say_faults, say_typed
from infusion_planner.ui.settings.typed_hours import KEYS, number_of, plan_texts, read_plan
from infusion_planner.ui.settings.typed_rows import Cell, RowKind, TypedRows
from infusion_planner.ui.settings.weekday_rows import WeekdayRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from infusion_planner.domain.change import Change
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.kit.field import Field
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.typed_rows import Row

_WHY = (
    "Nurses times infusions each, and the starts that still end before closing, say how many"
    " patients a day has room for. A weekday left empty is limited by its chairs alone. Empty hours"
    " of the pharmacy are those of the center. All of it counts once chairs are kept."
)
_DAYS_WHY = "Days on which another number of nurses is on duty. Days that are over are not shown."
_MANAGERS = "A manager keeps hours and staff."
_SAVED = "Saved. Plans are held against hours and staff from now on."
_TABLES = ("opening", "staffing_day", "center")
_DAYS = RowKind(
    "Staff of a day",
    (Cell("on", "Date", 164, is_day=True), Cell("nurses", "Nurses on duty", 66)),
    "Add &day",
    "Every day has the nurses of its weekday.",
)
_FIRST_FIELDS = {"hours": "closes_at", "pharmacy": "pharmacy_closes_at"}
_NAMED = 3


class StaffCard(Card):
    """Hours and staff by weekday and date, and the button that keeps them.

    Args:
        today: gives the day that relative days count from.

    Signals:
        needed(): something on the card is to be put right, so it is to be in view.
    """

    needed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Hours and staff", "what a day has room for")
        self.hours = WeekdayRows()
        self.days = TypedRows(_DAYS, today)
        self.save = Button("Save ho&urs and staff", size=32)
        self.message = InlineMessage("ok")
        self.length = Label("", "small", "ink2", wrap=True)
        self.add(Label(_WHY, "small", "ink2", wrap=True), self.length, self.hours)
        self.add(Hairline(), Label("Staff by date", "bodyb"))
        self.add(Label(_DAYS_WHY, "small", "ink2", wrap=True), self.days)
        self.add(self.message, group(row(self.save, None)))

    @property
    def weekdays(self) -> dict[int, dict[str, Field]]:
        """The fields of each weekday, by their keys."""
        return self.hours.weekdays

    def clear_messages(self) -> None:
        """Take away what was said about the fields."""
        self.message.clear()
        self.days.clear_messages()
        self.hours.clear_messages()


class StaffSection(QObject):
    """Keeps all that was typed as one act.

    Args:
        session: of the person signed in.
        card: the page; it owns this object.
    """

    def __init__(self, session: Session, card: StaffCard) -> None:
        super().__init__(card)
        self._session = session
        self._card = card
        self._stored = Opening()
        self._over: tuple[NursesOn, ...] = ()
        self._kept: tuple[dict[int, tuple[str, ...]], tuple[Row, ...]] = ({}, ())
        self._manages = bool(session.proof.own.roles & MANAGERS)
        card.save.clicked.connect(self._save)
        card.hours.copied.connect(self._copy_first)
        session.changed.connect(self._hear)
        if not self._manages:
            card.days.allow(editing=False)
            card.save.switch_off(_MANAGERS)
            card.message.say("info", _MANAGERS)

    def begin(self) -> None:
        """Show what is kept, and forget what was typed."""
        read, today = self._session.read, self._session.read.today()
        self._stored = read.of_center.opening()
        planned = {plan.weekday for plan in self._stored.days}
        weekdays = sorted(read.center().weekdays | planned)
        days = [item for item in self._stored.exceptions if item.on >= today]
        self._over = tuple(item for item in self._stored.exceptions if item.on < today)
        texts = {weekday: plan_texts(_plan_of(self._stored, weekday)) for weekday in weekdays}
        rows_ = tuple(("kept", date_words(item.on), str(item.nurses)) for item in days)
        self._kept = texts, rows_
        minutes = duration_words(read.of_center.day_minutes())
        self._card.length.setText(f"An infusion day with a steroid takes {minutes}.")
        self._show(texts, rows_)

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not kept."""
        return (self._card.hours.texts(), self._card.days.texts()) != self._kept

    def draft(self) -> Mapping[str, object]:
        """Give what stands in the fields."""
        weekdays = [[str(day), *texts] for day, texts in self._card.hours.texts().items()]
        return {"weekdays": weekdays, "days": self._card.days.texts()}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier."""
        found = rows(typed, "weekdays", len(KEYS) + 1)
        texts = {int(row_[0]): row_[1:] for row_ in found if row_[0].isdecimal()}
        self._show(texts or self._kept[0], rows(typed, "days", len(_DAYS.cells) + 1))

    def _show(self, texts: Mapping[int, tuple[str, ...]], days: tuple[Row, ...]) -> None:
        self._card.hours.show_texts(texts, editing=self._manages)
        self._card.days.show_rows(days)

    def _copy_first(self) -> None:
        texts = self._card.hours.texts()
        first = next(iter(texts.values()), ())
        self._show(dict.fromkeys(texts, first), self._card.days.texts())
        self._card.hours.start()

    def _hear(self, change: Change) -> None:
        if change.touches(*_TABLES) and not self.has_unsaved():
            self.begin()

    def _save(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.set_opening import SetOpening  # noqa: PLC0415

        card = self._card
        card.clear_messages()
        typed = Typed(self._session.read.today())
        opening = self._opening(typed)
        if typed.faults:
            card.needed.emit()
            say_typed(typed)
            return
        outcome = self._session.attempt(SetOpening(opening))
        if outcome.change is None:
            card.needed.emit()
        if outcome.faults:
            say_faults(outcome.faults, self._field)
        elif outcome.change is None:
            card.message.say("blocked", outcome.refusal)
        else:
            self.begin()
            self._say_saved()

    def _say_saved(self) -> None:
        full = self._session.read.of_center.overfull()
        if full:
            words = f"More patients are booked than there is room for on {_named(full)}"
            self._card.message.say("override", f"Saved. {words}: move courses.")
        else:
            self._card.message.say("ok", _SAVED)

    def _opening(self, typed: Typed) -> Opening:
        found = (read_plan(day, fields, typed) for day, fields in self._card.weekdays.items())
        plans = tuple(plan for plan in found if plan)
        days = []
        for each in self._card.days.rows:
            on, nurses = typed.day(each.fields["on"]), number_of(each.fields["nurses"], typed)
            if on is not None and nurses is not None:
                days.append(NursesOn(on, nurses))
        return Opening(plans, (*days, *self._over))

    def _field(self, fault: Fault) -> Field:
        name, place = fault.field.split(".")
        if name == "exceptions":
            return self._card.days.rows[int(place)].fields["on"]
        return self._card.weekdays[int(place)][_FIRST_FIELDS.get(name, name)]


def _named(days: tuple[date, ...]) -> str:
    more = f" and {count_words(len(days) - _NAMED, 'more day')}" if days[_NAMED:] else ""
    return f"{', '.join(map(day_words, days[:_NAMED]))}{more}"


def _plan_of(opening: Opening, weekday: int) -> DayPlan | None:
    return next((plan for plan in opening.days if plan.weekday == weekday), None)


def staff_page(session: Session) -> tuple[StaffCard, StaffSection]:
    """Build the page, and what keeps it."""
    card = StaffCard(session.read.today)
    return card, StaffSection(session, card)
