"""The forms in which results are added to tests, and one recorded test is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.recording.correction import CorrectionForm
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.results import AwaitedResults, ResultChoice, ReviewReminder
from infusion_planner.ui.recording.tests_form import past_day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.monitoring import TestEntry, TestForm


class ResultsForm(FormDialog):
    """Ask what tests came to that wait for their result.

    Args:
        card: the patient, the day to start with, and which test is examined.
        entries: the tests; at least one.
        parent: the page it is about.
    """

    def __init__(self, card: TestForm, entries: tuple[TestEntry, ...], parent: QWidget) -> None:
        super().__init__(
            "Add results",
            "Record results",
            parent=parent,
            identity=card.identity,
            sentence="What is not back yet stays open.",
        )
        self.tests = AwaitedResults("Res&ults", entries, card.skin_exam)
        self.resulted_on = past_day("Day of the r&esults")
        self.review = ReviewReminder()
        self.add_fields(
            self.tests,
            self.review,
            group(fields(self.resulted_on)),
            tests=self.tests,
            resulted_on=self.resulted_on,
        )
        self.resulted_on.set_text(date_words(card.today))
        self.tests.changed.connect(self._follow)

    def _follow(self) -> None:
        self.review.follow(tuple(abnormal for _, abnormal in self.tests.results()))


class CorrectTestForm(CorrectionForm):
    """Ask how one recorded test really was.

    Args:
        card: the patient, the day to start with, and which test is examined.
        entry: as it is recorded.
        parent: the page it is about.
    """

    def __init__(self, card: TestForm, entry: TestEntry, parent: QWidget) -> None:
        super().__init__(f"Correct: {entry.title}", card.identity, parent)
        verb = "examined" if entry.seen.test == card.skin_exam else "drawn"
        self.done_on = past_day(f"&Day {verb}")
        self.outcome = ResultChoice("Res&ult")
        self.resulted_on = past_day("Day of the r&esult")
        self.review = ReviewReminder()
        self.note = TextArea("&Note", lines=2)
        self._build()
        self._start(entry, card)

    def _build(self) -> None:
        self.add_fields(
            group(fields(self.done_on, self.resulted_on, gap=16)),
            self.outcome,
            self.review,
            self.note,
            done_on=self.done_on,
            outcome=self.outcome,
            resulted_on=self.resulted_on,
            note=self.note,
        )
        self.end_with_reason()
        self.outcome.chosen.connect(self._follow)

    def _start(self, entry: TestEntry, card: TestForm) -> None:
        self.done_on.set_text(date_words(entry.seen.done_on))
        self.resulted_on.set_text(date_words(entry.seen.resulted_on or card.today))
        self.outcome.set_abnormal(abnormal=entry.seen.abnormal)
        self.note.set_text(entry.seen.note)
        self._follow()

    def _follow(self) -> None:
        abnormal = self.outcome.abnormal
        self.resulted_on.setVisible(abnormal is not None)
        self.review.follow((abnormal,))
