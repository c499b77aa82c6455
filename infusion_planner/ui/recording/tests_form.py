"""The form in which tests drawn, their results, or a skin examination are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.results import DoneTests, ReviewReminder
from infusion_planner.ui.recording.standing import StandingLines

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.monitoring import TestForm
    from infusion_planner.cards.verdict import VerdictCard

_PAST_DAY_HINT = "such as 12 nov 26, -2d or t"


class RecordTestsForm(FormDialog):
    """Ask which tests were done on a day, and what they came to.

    Args:
        card: the tests that can be recorded.
        tests: names of those ticked from the start; those that are due when empty.
        parent: the page it is about.

    Signals:
        day_edited(): ticks or the day were changed.
    """

    day_edited = Signal()

    def __init__(self, card: TestForm, tests: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(
            "Record tests",
            "Record tests",
            parent=parent,
            identity=card.identity,
            sentence="Tick what was done on one day. A result can be added later.",
        )
        due = tuple(choice.test for choice in card.choices if choice.is_due)
        self._skin_exam = card.skin_exam
        self.tests = DoneTests("&Tests and results", card.choices, tests or due)
        self.done_on = past_day("&Day drawn")
        self.standing = StandingLines()
        self.resulted_on = past_day("Day of the r&esults")
        self.review = ReviewReminder()
        self.note = TextArea("&Note", lines=2)
        self._followed = ""
        self._build()
        self.done_on.set_text(date_words(card.today))
        self.follow_day(card.today)
        self._follow_tests()

    def _build(self) -> None:
        self.add_fields(
            self.tests,
            self.review,
            group(fields(self.done_on, self.resulted_on, gap=16)),
            self.note,
            tests=self.tests,
            done_on=self.done_on,
            resulted_on=self.resulted_on,
            note=self.note,
        )
        # what the day stands for is read while ticks and day are changed
        self.keep_in_sight(self.standing)
        self.tests.changed.connect(self._follow_tests)
        self.done_on.edited.connect(self._tell_day)

    def follow_day(self, done_on: date | None) -> None:
        """Let the results be of the day of the tests, as long as no other day was typed."""
        if done_on is not None and self.resulted_on.text() == self._followed:
            self._followed = date_words(done_on)
            self.resulted_on.set_text(self._followed)

    def show_standing(self, cards: tuple[VerdictCard, ...]) -> None:
        """Say what the tests would stand for."""
        self.standing.show_cards(cards)

    def _follow_tests(self) -> None:
        done = self.tests.done()
        results = tuple(abnormal for _, abnormal in done)
        self.resulted_on.setVisible(any(called is not None for called in results))
        self.review.follow(results)
        rename(self.done_on, self._day_words(tuple(test for test, _ in done)))
        self.day_edited.emit()

    def _day_words(self, tests: tuple[str, ...]) -> str:
        if self._skin_exam not in tests:
            return "&Day drawn"
        return "&Day examined" if len(tests) == 1 else "&Day drawn and examined"

    def _tell_day(self) -> None:
        self.day_edited.emit()


def past_day(label: str) -> DayField:
    """Give a field for a day that is today or over."""
    return DayField(label, hint=_PAST_DAY_HINT)


def rename(field: DayField, label: str) -> None:
    """Call a day something else, on the screen and aloud."""
    field.label.setText(label)
    field.box.setAccessibleName(field.name)
