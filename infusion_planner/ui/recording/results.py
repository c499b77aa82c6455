"""Tests one under the other: which were done, and what each of them came to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.monitoring import TestChoice, TestEntry
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.recording.entries import RadioChoice

NOT_BACK = "not_back"
NORMAL = "normal"
ABNORMAL = "abnormal"

_WORDS = (("Not back yet", NOT_BACK), ("Normal", NORMAL), ("Abnormal", ABNORMAL))
_CALLED = {NOT_BACK: None, NORMAL: False, ABNORMAL: True}
_REVIEW = "Center practice: tell the prescriber. An abnormal result needs a named review."


class ResultChoice(RadioChoice):
    """Ask what a result came to; it is not back yet until a person says so.

    Args:
        label: above the answers; `&` marks the letter that jumps to them.
    """

    def __init__(self, label: str) -> None:
        super().__init__(label, _WORDS, wrap=False)
        self.set_value(NOT_BACK)

    @property
    def abnormal(self) -> bool | None:
        """Whether it was called abnormal; None while it is not back."""
        return _CALLED[str(self.value())]

    def set_abnormal(self, *, abnormal: bool | None) -> None:
        """Show what is recorded; None for no result yet."""
        self.set_value(next(value for value, called in _CALLED.items() if called is abnormal))


class ReviewReminder(InlineMessage):
    """Remind of the review that an abnormal result needs; hidden without one."""

    def __init__(self) -> None:
        super().__init__("reminder")

    def follow(self, results: tuple[bool | None, ...]) -> None:
        """Show the reminder as long as one of the results is abnormal."""
        words = _REVIEW if True in results else ""
        if words != self.words:
            self.say("reminder", words)


class _DoneRow(Frozen):
    test: str
    tick: Check
    result: ResultChoice


class DoneTests(Entry):
    """Ask which tests were done, and what each of them came to.

    Args:
        label: above them; `&` marks the letter that jumps to them.
        choices: the tests, in the order shown.
        ticked: names of those that are ticked from the start.

    Signals:
        changed(): a tick or a result was changed.
    """

    changed = Signal()

    def __init__(
        self, label: str, choices: tuple[TestChoice, ...], ticked: tuple[str, ...]
    ) -> None:
        self.rows = tuple(_done_row(choice, checked=choice.test in ticked) for choice in choices)
        grid = _grid()
        for place, (choice, line) in enumerate(zip(choices, self.rows, strict=True)):
            _put(grid, place, (line.tick, Label(choice.due, "small", "ink3"), line.result))
        super().__init__(label, _led_by(self.rows[0].tick, grid))
        for line in self.rows:
            line.tick.toggled.connect(self._tell)
            line.result.chosen.connect(self._tell)

    def done(self) -> tuple[tuple[str, bool | None], ...]:
        """Give the tests ticked with what they came to; None for not back yet."""
        return tuple((row.test, row.result.abnormal) for row in self.rows if row.tick.isChecked())

    def draft(self) -> object:
        """Give what each test ticked came to."""
        return {row.test: row.result.draft() for row in self.rows if row.tick.isChecked()}

    def show_draft(self, value: object) -> None:
        """Tick and answer again."""
        if isinstance(value, dict):
            for row in self.rows:
                row.tick.setChecked(row.test in value)
                row.result.show_draft(value.get(row.test))

    def _tell(self) -> None:
        self.correct()
        self.changed.emit()


class AwaitedResults(Entry):
    """Ask what the results came to of tests that were done earlier.

    Args:
        label: above them; `&` marks the letter that jumps to them.
        entries: the tests, in the order shown; at least one.
        skin_exam: the name of the one that is examined, not drawn.

    Signals:
        changed(): a result was changed.
    """

    changed = Signal()

    def __init__(self, label: str, entries: tuple[TestEntry, ...], skin_exam: str) -> None:
        self.rows = tuple((item.seen.id, _result_of(item.title)) for item in entries)
        grid = _grid()
        for place, (item, (_, result)) in enumerate(zip(entries, self.rows, strict=True)):
            verb = "examined" if item.seen.test == skin_exam else "drawn"
            done = Label(f"{verb} {date_words(item.seen.done_on)}", "small", "ink3")
            _put(grid, place, (Label(item.title), done, result))
        super().__init__(label, _led_by(self.rows[0][1], grid))
        for _, result in self.rows:
            result.chosen.connect(self._tell)

    def results(self) -> tuple[tuple[str, bool], ...]:
        """Give the row ids of those that are back, each with whether it is abnormal."""
        told = ((entry_id, result.abnormal) for entry_id, result in self.rows)
        return tuple((entry_id, called) for entry_id, called in told if called is not None)

    def draft(self) -> object:
        """Give what each test came to, by the row id of its entry."""
        return {entry_id: result.draft() for entry_id, result in self.rows}

    def show_draft(self, value: object) -> None:
        """Answer again."""
        if isinstance(value, dict):
            for entry_id, result in self.rows:
                result.show_draft(value.get(entry_id))

    def _tell(self) -> None:
        self.correct()
        self.changed.emit()


def _done_row(choice: TestChoice, *, checked: bool) -> _DoneRow:
    tick = Check(choice.title.replace("&", "&&"), checked=checked)
    tick.setAccessibleDescription(choice.due)
    result = _result_of(choice.title)
    # the columns stay where they are while ticks come and go
    policy = result.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    result.setSizePolicy(policy)
    result.setVisible(checked)
    tick.toggled.connect(result.setVisible)
    return _DoneRow(choice.test, tick, result)


def _result_of(title: str) -> ResultChoice:
    """Give the answers for a row whose title stands before them already."""
    result = ResultChoice(f"Result of {title}")
    result.label.hide()
    for radio, (words, _) in zip(result.radios, _WORDS, strict=True):
        radio.setAccessibleName(f"{title}: {words}")
    return result


def _led_by(first: QWidget, grid: QGridLayout) -> QWidget:
    box = group(grid)
    # a label's key passes over what can never have the focus
    box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    box.setFocusProxy(first)
    return box


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(2, 1)
    return grid


def _put(grid: QGridLayout, place: int, parts: tuple[QWidget, QWidget, QWidget]) -> None:
    for column, part in enumerate(parts):
        grid.addWidget(part, place, column, Qt.AlignmentFlag.AlignVCenter)
