"""The page on which a course is closed: what it says, and what is saved, signed and printed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.actions.close_course import CloseCourse, SignCourse
from infusion_planner.cards.course_close import CloseDay
from infusion_planner.domain.course_closing import (
    MEANING,
    ChecklistSent,
    CourseClose,
    StoredClose,
)
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.signing import Signed
from infusion_planner.store import course_closes
from infusion_planner.ui.course_close.panel import CourseClosePanel
from infusion_planner.ui.course_close.presenter import CourseClosePresenter
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.errors import Jump
from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.close_forms import CloseForm, SentForm
from infusion_planner.ui.session import Session
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.actions.day.courses import interrupted
from tests.actions.day.nursing import MONDAY, NURSE, Chair
from tests.office import moment, office
from tests.ui.front import session
from tests.ui.measure import Stage, cut_words, nameless, settle

LAST = MONDAY + timedelta(days=9)


class Page:
    """The close of a course that was interrupted and completed."""

    def __init__(self, stage: Stage) -> None:
        self.seat: Chair = interrupted(office())
        self.session: Session = session(self.seat.place)
        self.panel = CourseClosePanel()
        self.presenter = CourseClosePresenter(self.session, self.panel)
        stage.put(self.panel, size=(1282, 800))
        self.presenter.show(self.seat.patient_id)
        settle()

    @property
    def stored(self) -> StoredClose | None:
        course_id = self.seat.course.id
        return self.seat.place.store.read(lambda db: course_closes.of_course(db, course_id))

    @property
    def words(self) -> list[str]:
        settle()
        return [label.text() for label in self.panel.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def page(stage: Stage) -> Page:
    return Page(stage)


def open_form(page: Page) -> CloseForm:
    page.panel.close_pressed.emit()
    settle()
    return next(form for form in page.panel.findChildren(CloseForm) if form.isVisible())


def names(page: Page) -> list[str]:
    """The buttons that can be pressed."""
    return [each.accessibleName() for each in page.panel.findChildren(Button) if each.isVisible()]


def sign(page: Page) -> None:
    by = Signed("person-2", "B. Osei", NURSE, moment(LAST, 16), MEANING)
    page.session.do(SignCourse(page.seat.course.id, by))


def close(page: Page) -> None:
    page.session.do(CloseCourse(page.seat.course.id, CourseClose(VialCount(6, 5, 0, 1))))


def test_what_the_course_came_to_stands_on_the_page(page: Page) -> None:
    said = page.words

    assert "Course 1, 5 of 5 infusions given" in said
    assert {"60 mg", "none recorded", "due Wed 16-Dec-2026", "due Sat 09-Jan-2027"} <= set(said)
    days = [line.day for line in page.panel.days.table.lines if isinstance(line, CloseDay)]
    assert days[2] == "Mon 07-Dec-2026"


def test_the_course_is_closed_from_its_form(page: Page) -> None:
    form = open_form(page)
    for name, words in (("received", "6"), ("used", "5"), ("wasted", "1")):
        getattr(form, name).set_text(words)
    form.prescription.set_text("acyclovir 200 mg twice a day, Dr H. Lindqvist")
    form.steps.set_text("Call the neurologist\n\nOrder the MRI")
    form.submitted.emit()

    assert page.stored is not None
    assert page.stored.close == CourseClose(
        VialCount(6, 5, 0, 1),
        "acyclovir 200 mg twice a day, Dr H. Lindqvist",
        date(2027, 1, 9),
        ("Call the neurologist", "Order the MRI"),
    )
    assert any("It can be changed until somebody signs it." in words for words in page.words)


def test_vials_that_do_not_add_up_keep_what_is_typed(page: Page) -> None:
    form = open_form(page)
    form.received.set_text("6")
    form.used.set_text("5")
    form.submitted.emit()

    assert page.stored is None
    assert form.isVisible()
    assert "come to 5, received were 6" in form.received.message


def test_a_count_that_is_none_is_asked_for_in_the_order_of_the_form(page: Page) -> None:
    form = open_form(page)
    form.received.set_text("six")
    form.first_lab_on.set_text("05/04/27")
    form.submitted.emit()
    settle()

    jumps = [each.accessibleName() for each in form.findChildren(Jump)]
    assert form.received.message == "Type a whole number, 0 or more."
    assert jumps == ["Received", "First monthly tests booked for"]
    assert page.stored is None


def test_the_counts_stand_evenly_beside_each_other(page: Page) -> None:
    form = open_form(page)

    lefts = [each.x() for each in (form.received, form.used, form.returned, form.wasted)]
    steps = {right - left for left, right in pairwise(lefts)}
    assert len(steps) == 1


def test_of_a_checklist_all_that_is_wrong_is_said_at_once(page: Page) -> None:
    close(page)
    page.panel.send_pressed.emit()
    settle()
    form = next(each for each in page.panel.findChildren(SentForm) if each.isVisible())
    form.sent_on.set_text("10-Dec-2026")
    form.submitted.emit()

    assert "lies in the future" in form.sent_on.message
    assert form.how.message == "Say how it was sent."


def test_a_close_can_be_undone(page: Page) -> None:
    close(page)
    page.session.undo()

    assert page.stored is None
    assert "To close" in page.words
    assert "Print interruption note" in names(page)


def test_the_course_is_signed_with_a_secret_of_ones_own(page: Page) -> None:
    close(page)
    settle()

    page.panel.sign_pressed.emit()
    settle()

    assert [each.isVisible() for each in page.panel.findChildren(SignDialog)] == [True]


def test_a_signed_close_offers_no_change(page: Page) -> None:
    close(page)
    sign(page)
    settle()

    assert "Change the close" not in names(page)
    assert any("Signed by B. Osei" in words for words in page.words)


def test_that_the_checklist_was_sent_is_noted(page: Page) -> None:
    close(page)
    sign(page)
    page.panel.send_pressed.emit()
    settle()
    form = next(each for each in page.panel.findChildren(SentForm) if each.isVisible())
    form.submitted.emit()
    asked = form.how.message
    form.sent_on.set_text("09-Dec-2026")
    form.how.set_value("portal")
    form.confirmation.set_text("C-17")
    form.submitted.emit()

    assert asked == "Say how it was sent."
    assert page.stored is not None
    assert page.stored.sent == ChecklistSent(LAST, "portal", "C-17")
    assert "Closed" in page.words


def test_the_sheets_and_days_are_opened_from_the_page(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.presenter.print_asked) as printed:
        page.panel.print_pressed.emit("S13")
    with qtbot.waitSignal(page.presenter.day_asked) as opened:
        page.panel.days.opened.emit(page.panel.days.table.lines[0])

    assert printed.args == ["S13", page.seat.course.id]
    assert opened.args == [page.seat.infusion_id]


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK), Theme(scale=1.5)])
def test_nothing_is_cut_and_everything_has_a_name(page: Page, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    settle()

    assert cut_words(page.panel) == []
    assert nameless(page.panel) == []
