"""What was done to the courses and why, under the infusions."""

from PySide6.QtWidgets import QWidget

from infusion_planner.cards.course_change import CourseEventLine
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty

_SHOWN = 8


class CourseEvents(QWidget):
    """Tell of moves, holds and whatever else was done to courses; hidden without any."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=3, margins=(16, 8, 16, 8))
        self.setLayout(self._lines)
        self.setAccessibleName("Changes of courses")
        self.hide()

    def show_events(self, events: tuple[CourseEventLine, ...]) -> None:
        """Show them, the newest first; older ones stay in the history of the record."""
        empty(self._lines)
        if events:
            add(self._lines, Label("Changes of courses", "smallm", "ink2"))
        for event in events[:_SHOWN]:
            add(self._lines, Label(event_words(event), "small", "ink2", wrap=True))
        left = len(events) - _SHOWN
        if left > 0:
            words = f"{left} earlier: see the history of this record."
            add(self._lines, Label(words, "small", "ink3", wrap=True))
        self.setVisible(bool(events))


def event_words(event: CourseEventLine) -> str:
    """Word one change in a line."""
    why = f" - {event.why}" if event.why else ""
    return f"{event.when}   {event.verb}: {event.what}{why}   {event.who}"
