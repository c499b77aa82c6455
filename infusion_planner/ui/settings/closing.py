"""Puts closed days into the list and takes them out; Save settings keeps the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.clinic import Closure, days_from
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.ui.drafts.typed import words
from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.settings.form import closure_lines
from infusion_planner.ui.settings.us_holidays import us_holidays

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from infusion_planner.ui.settings.closed_days import ClosedDays

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MOST_DAYS = 366
"""A longer closure is a slip of the pen."""


class Closing(QObject):
    """Keep the list of closed days while it is changed.

    Args:
        page: the page; it owns this object.
        today: gives the day that relative days count from.
        weekdays: gives the weekdays that are ticked as open.

    Signals:
        changed: the list may be another one.
    """

    changed = Signal()

    def __init__(
        self,
        page: ClosedDays,
        today: Callable[[], date],
        weekdays: Callable[[], frozenset[int]],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._today = today
        self._weekdays = weekdays
        self._kept: frozenset[date] = frozenset()
        self.closures: tuple[Closure, ...] = ()
        self._day = DayEntry(page.day, today, reason=self._closed)
        self._last = DayEntry(page.last, today)
        page.add_pressed.connect(self._add)
        page.remove_pressed.connect(self._remove)
        page.holidays_pressed.connect(self._add_holidays)

    def begin(self, closures: tuple[Closure, ...]) -> None:
        """Show the days that are kept."""
        self._kept = frozenset(item.on for item in closures)
        self.show_days(closures)

    def show_days(self, closures: tuple[Closure, ...]) -> None:
        """Show days, of which some may be new."""
        self.closures = closures
        self._page.show_lines(closure_lines(closures, self._today(), self._kept))
        self.changed.emit()

    def forget(self) -> None:
        """Empty the fields of a day that is not in the list yet."""
        self._day.set_day(None)
        self._last.set_day(None)
        self._page.why.set_text("")

    def typed(self) -> dict[str, str]:
        """Give what is typed of a closed day that is not in the list yet."""
        page = self._page
        fields = {"day": page.day, "last": page.last, "why": page.why}
        return {name: field.text().strip() for name, field in fields.items()}

    def show_typed(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed of a day."""
        self._page.day.show_draft(words(typed, "day"))
        self._page.last.show_draft(words(typed, "last"))
        self._page.why.show_draft(words(typed, "why"))

    def _add(self, why: str) -> None:
        first, last = self._days()
        if first is None or last is None:
            return
        taken = {item.on for item in self.closures}
        days = [day for day in days_from(first, (last - first).days + 1) if day not in taken]
        if not days:
            self._page.day.show_error(f"{date_words(first)} stands in the list already.")
            return
        self.forget()
        reason = " ".join(why.split())
        self.show_days((*self.closures, *(Closure(day, reason) for day in days)))
        self._say_added(len(days))

    def _days(self) -> tuple[date | None, date | None]:
        """Read the first and the last day; both None where one of them cannot be."""
        page = self._page
        first, last = self._day.day(), self._last.day()
        if first is None:
            page.day.show_error(self._day.fault())
            page.day.setFocus()
            return None, None
        if not page.last.text().strip():
            return first, first
        trouble = self._last.fault() if last is None else _span_fault(first, last)
        if trouble:
            page.last.show_error(trouble)
            page.last.setFocus()
            return None, None
        return first, last

    def _remove(self, iso_day: str) -> None:
        self._page.message.clear()
        self.show_days(tuple(item for item in self.closures if item.on.isoformat() != iso_day))

    def _add_holidays(self, text: str) -> None:
        entry, year = self._page.year, text.strip()
        right = year.isascii() and year.isdecimal() and _FIRST_YEAR <= int(year) <= _LAST_YEAR
        if not right:
            entry.show_error(f"Type a year from {_FIRST_YEAR} to {_LAST_YEAR}.")
            return
        entry.clear_message()
        taken = {item.on for item in self.closures}
        found = us_holidays(int(year), self._weekdays(), str(self._page.state.value()))
        new = tuple(item for item in found if item.on not in taken)
        self.show_days(self.closures + new)
        self._say_added(len(new))

    def _say_added(self, count: int) -> None:
        if not count:
            self._page.message.say("info", "All of these days stand in the list already.")
            return
        new = count_words(count, "day")
        words_ = f"{new} added. Remove those on which you are open; Save settings makes them count."
        self._page.message.say("info", words_)

    def _closed(self, day: date) -> str:
        return "closed already" if any(item.on == day for item in self.closures) else ""


def _span_fault(first: date, last: date) -> str:
    if last < first:
        return f"Choose {date_words(first)}, the first day, or a later one."
    if (last - first).days >= _MOST_DAYS:
        return f"Close at most {_MOST_DAYS} days at once, or take weekdays off the open ones."
    return ""
