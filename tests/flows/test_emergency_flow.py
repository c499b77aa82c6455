"""A restricted chart through the window: the shut page, the emergency, its end, the review."""

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.domain.emergency import EmergencyReason
from infusion_planner.domain.roles import Role
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.recording.tests_presenter import open_tests_form
from infusion_planner.ui.restricted.emergency_form import EmergencyForm, ReviewForm
from infusion_planner.ui.restricted.restrict_form import RestrictForm
from infusion_planner.ui.restricted.shut_panel import ShutChartPanel
from infusion_planner.ui.shell.pages import PATIENT, SHUT
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office, register
from tests.people import nurse, trail
from tests.ui.front import opened, stay
from tests.ui.measure import settle


def shut() -> tuple[TestOffice, TestOffice, str]:
    """The office of a manager and of a nurse, and a chart that the nurse may not open."""
    place = office()
    other = nurse(place)
    sam = register(place)
    place.desk.do(RestrictChart(sam, frozenset(), "works here"))
    return place, replace(other.office, roles=frozenset({Role.NURSE})), sam


def opening(window: Window, patient_id: str) -> str:
    assert window.frame is not None
    window.frame.pages.open_patient(patient_id)
    settle()
    return window.frame.pages.at


def framed(window: Window) -> str:
    assert window.frame is not None
    window.frame.watch.look()
    settle()
    return window.frame._panel.emergency.words


def break_in(window: Window) -> None:
    page = window.findChildren(ShutChartPanel)[0]
    page.emergency_pressed.emit()
    settle()
    form = next(form for form in window.findChildren(EmergencyForm) if form.isVisible())
    form.why.set_value(EmergencyReason.TREATMENT)
    form.words.set_text("reaction at chair 2")
    form.submitted.emit()
    settle()


def test_a_shut_chart_is_said_in_words_and_opened_as_an_emergency(qtbot: QtBot) -> None:
    place, office_of_nurse, sam = shut()
    with opened(qtbot, office_of_nurse) as window:
        assert opening(window, sam) == SHUT
        assert framed(window) == ""

        break_in(window)

        assert window.frame is not None
        assert window.frame.pages.at == PATIENT
        assert framed(window).startswith("60 minutes left, until 10:00.")
        (entry,) = trail(place, "emergency access")
        assert entry.reason == "Treatment now: reaction at chair 2"


def test_after_the_hour_the_open_chart_shuts_with_its_forms(qtbot: QtBot) -> None:
    place, office_of_nurse, sam = shut()
    with opened(qtbot, office_of_nurse) as window:
        opening(window, sam)
        break_in(window)
        stay(window, place.clock, timedelta(minutes=59, seconds=59))
        assert framed(window).startswith("1 minute left")
        assert window.frame is not None
        page = next(item for item in window.findChildren(PatientPanel) if item.isVisible())
        assert window.session is not None
        form = open_tests_form(window.session, page, sam)

        stay(window, place.clock, timedelta(seconds=1))
        with qtbot.waitSignal(form.rejected):
            window.frame.watch.look()

        assert window.frame.pages.at == SHUT
        assert framed(window) == ""
        panel = window.findChildren(ShutChartPanel)[0]
        assert panel.accessibleName().startswith("Restricted chart. The 60 minutes")


def test_a_manager_reviews_it_on_the_list(qtbot: QtBot) -> None:
    place, office_of_nurse, sam = shut()
    with opened(qtbot, office_of_nurse) as window:
        opening(window, sam)
        break_in(window)
    with opened(qtbot, place) as window:
        settle()
        panel = window.findChildren(PatientsPanel)[0]
        assert panel.reviews.isVisible()
        assert panel.reviews.accessibleName() == "1 emergency access to review"
        (line,) = place.reader.of_restricted.reviews()
        panel.reviews.review_pressed.emit(line)
        settle()
        form = next(form for form in window.findChildren(ReviewForm) if form.isVisible())
        form.words.set_text("in order")
        form.submitted.emit()
        settle()

        assert not panel.reviews.isVisible()
        assert place.reader.of_restricted.reviews() == ()


def test_a_manager_restricts_a_chart_from_its_page_and_lifts_it(qtbot: QtBot) -> None:
    place = office()
    other = nurse(place)
    sam = register(place)
    with opened(qtbot, place) as window:
        opening(window, sam)
        page = next(item for item in window.findChildren(PatientPanel) if item.isVisible())
        page.mistake_pressed.emit("restrict")
        settle()
        form = next(item for item in page.findChildren(RestrictForm) if item.isVisible())
        form.people[other.id].setChecked(True)
        form.reason.set_text("works here")
        form.submitted.emit()
        settle()
        card = place.reader.of_restricted.restriction(sam)
        assert (card.restricted, card.named) == (True, frozenset({other.id}))

        page.mistake_pressed.emit("restrict")
        settle()
        again = next(item for item in page.findChildren(RestrictForm) if item.isVisible())
        again.reason.set_text("left the center")
        again.lift.clicked.emit()
        settle()

        assert not place.reader.of_restricted.restriction(sam).restricted


def test_the_watch_reads_nothing_once_the_window_let_go_of_the_records(qtbot: QtBot) -> None:
    _, office_of_nurse, sam = shut()
    with opened(qtbot, office_of_nurse) as window:
        opening(window, sam)
        break_in(window)
        assert window.frame is not None
        watch = window.frame.watch
        window.close()

        watch.look()

        assert window.frame is None
