"""WD-2: a list with nothing in it says why, and what can be done about it.

The lists there are: the patients; infusions, recorded tests, antivirals and the monitoring of one
patient; the closed days. Only the patients are searched, and only they are read on their own: what
is about one patient is read with that patient's page, which is refused as a whole. None of them
is a list of work, so that none has the kind `all done`.
"""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.demo.guide import Guide, settle
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.empty import EmptyRow, EmptyState
from infusion_planner.ui.patient.record_tabs import COURSES, MEDICINES, TESTS, RecordTabs
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.settings.panel import CLOSED_DAYS, SettingsPanel
from infusion_planner.ui.window import Window
from tests.office import CENTER, TestOffice, office, register
from tests.ui.front import opened


def newcomer() -> TestOffice:
    place = office()
    register(place)
    return place


def open_center() -> TestOffice:
    """A center that closes on no day."""
    return office(center=replace(CENTER, closures=()))


def nothing(window: Window) -> None:
    """Stay on the list."""


def search(window: Window) -> None:
    Guide(window).pages.patients.search("00-00-00")


def fail(window: Window) -> None:
    window.findChildren(PatientsPanel)[0].show_trouble("The file is in use. Try again in a minute.")


def tab(place: int) -> Callable[[Window], None]:
    def turn(window: Window) -> None:
        guide = Guide(window)
        guide.pages.open_patient(guide.lines[0].patient_id)
        guide.panel(RecordTabs).tabs.choose(place)

    return turn


def closed_days(window: Window) -> None:
    guide = Guide(window)
    guide.pages.open_settings()
    guide.panel(SettingsPanel).turn_to(CLOSED_DAYS)


EMPTIES = {
    "patients, first use": (office, nothing, "No patients yet"),
    "patients, filtered": (newcomer, search, "No match for '00-00-00'"),
    "patients, not loaded": (newcomer, fail, "Could not load the patients"),
    "monitoring, first use": (newcomer, tab(COURSES), "No monitoring yet"),
    "infusions, first use": (newcomer, tab(COURSES), "No infusion yet"),
    "tests, first use": (newcomer, tab(TESTS), "No test recorded yet"),
    "antivirals, first use": (newcomer, tab(MEDICINES), "No antiviral yet"),
    "closed days, first use": (open_center, closed_days, "No closed days"),
}


@pytest.mark.parametrize(("make", "go", "words"), EMPTIES.values(), ids=EMPTIES)
def test_an_empty_list_says_why(
    qtbot: QtBot, make: Callable[[], TestOffice], go: Callable[[Window], None], words: str
) -> None:
    with opened(qtbot, make()) as window:
        go(window)
        settle()
        kinds = (*window.findChildren(EmptyRow), *window.findChildren(EmptyState))
        said = [empty.accessibleName() for empty in kinds if empty.isVisible()]

        assert [name for name in said if name.startswith(words)]


def test_a_list_with_lines_has_no_empty_over_them(qtbot: QtBot) -> None:
    with opened(qtbot, newcomer()) as window:
        kinds = (*window.findChildren(EmptyRow), *window.findChildren(EmptyState))

        assert [empty.accessibleName() for empty in kinds if empty.isVisible()] == []
