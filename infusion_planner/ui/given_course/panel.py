"""The head of a page about one of the courses given here, and the ways to another and back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip


class GivenCoursePanel(QWidget):
    """Show one course, and offer the others of the patient.

    Args:
        strip: the verdict on the course.
        width: of the choice of courses.

    Signals:
        course_chosen(str): row id of the course to show.
        back_pressed(): leave the page.
    """

    course_chosen = Signal(str)
    back_pressed = Signal()

    def __init__(self, strip: VerdictStrip, width: int) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._about = Label("", "lead", wrap=True)
        self._strip = strip
        self._message = InlineMessage(role="body")
        self.course = Choice("Cou&rse", width=width)
        self._back = Button("&Back", icon="left")
        self.course.chosen.connect(self._tell_course)
        self._back.clicked.connect(self.back_pressed)

    def _place(self, title: str, middle: QWidget, middle_name: str, foot: QHBoxLayout) -> None:
        """Put the page together.

        Args:
            title: of the page.
            middle: what is shown of the course.
            middle_name: what a screen reader calls it.
            foot: the buttons.
        """
        words = column(Label(title, "title"), self._about, None, gap=0)
        head = row((group(words), 1), self.course, gap=16)
        head.setAlignment(self.course, Qt.AlignmentFlag.AlignTop)
        top = group(column(head, self._strip, self._message, gap=6, margins=(20, 8, 20, 10)))
        self._middle = PageScroll(middle)
        self._middle.setAccessibleName(middle_name)
        bar = Bar("surface", above=False)
        bar.setLayout(foot)
        self.setLayout(column(self._banner, top, (self._middle, 1), bar, gap=0))
        on_escape(self, self.back_pressed)

    def offer_courses(self, courses: tuple[tuple[str, object], ...], shown: str) -> None:
        """Offer the courses there are; a single one needs no choice."""
        self.course.set_choices(courses)
        self.course.set_value(shown)
        self.course.setVisible(len(courses) > 1)

    def begin(self) -> None:
        """Start at the top, for another course."""
        self.say("info", "")
        self._middle.verticalScrollBar().setValue(0)
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, state: str, words: str) -> None:
        """Say what came of the last press; empty words say nothing."""
        self._message.say(state, words, "ink")

    def _tell_course(self, course_id: object) -> None:
        self.course_chosen.emit(str(course_id))
