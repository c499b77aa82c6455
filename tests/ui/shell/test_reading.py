"""A page whose facts cannot be read is never turned to, whatever went wrong."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.shell.pages import PATIENT, PLAN, PREVIEW, READINESS, REGISTRATION, Pages
from infusion_planner.ui.shell.panel import PATIENTS, SETTINGS
from infusion_planner.ui.window import Window
from tests.office import TestOffice, plan
from tests.ui.front import opened
from tests.ui.measure import settle, spoken
from tests.ui.shell.in_frame import first_id, frame, pages

# what each page cannot be read without
TABLES = {
    "register": "center",
    SETTINGS: "center",
    PATIENT: "patient",
    PLAN: "patient",
    PREVIEW: "course",
    READINESS: "course",
    REGISTRATION: "patient",
}


def lose(place: TestOffice, table: str) -> None:
    """Let the records fail in a way that nobody foresaw."""
    place.store.db.execute(f"ALTER TABLE {table} RENAME TO {table}_gone")


def ways(to: Pages, patient: str, infusion: str) -> dict[str, Callable[[], None]]:
    return {
        "register": to.register,
        SETTINGS: to.open_settings,
        PATIENT: partial(to.open_patient, patient),
        PLAN: partial(to.plan, patient),
        PREVIEW: partial(to.preview, infusion),
        READINESS: partial(to.readiness, patient),
        REGISTRATION: partial(to.correct, patient),
    }


def in_sight(window: Window) -> tuple[str, object]:
    return pages(window).at, frame(window).stack.currentWidget()


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("built", [False, True], ids=["first", "again"])
def test_a_page_that_fails_to_be_read_is_not_turned_to(
    qtbot: QtBot, place: TestOffice, name: str, *, built: bool
) -> None:
    patient = first_id(place)
    plan(place, patient, date(2026, 12, 7))
    infusion = place.reader.patient(patient).infusions[0].infusion_id
    with opened(qtbot, place) as window:
        open_page = ways(pages(window), patient, infusion)[name]
        if built:
            open_page()
            pages(window).open_patients()
        before = in_sight(window)
        lose(place, TABLES[name])

        with (
            qtbot.assertNotEmitted(pages(window).shown),
            pytest.raises(Exception, match="no such table"),
        ):
            open_page()
        settle()

        assert before[0] == PATIENTS
        assert in_sight(window) == before


def test_a_patient_who_fails_to_be_read_leaves_the_other_one_whole(
    qtbot: QtBot, place: TestOffice
) -> None:
    first, second = (line.patient_id for line in place.reader.patients())
    with opened(qtbot, place) as window:
        pages(window).open_patient(first)
        settle()
        banner = window.findChildren(PatientPanel)[0].findChildren(IdentityBanner)[0]
        named = spoken(banner)
        place.store.db.execute("ALTER TABLE monitoring_test RENAME TO monitoring_test_gone")

        with pytest.raises(Exception, match="no such table"):
            pages(window).open_patient(second)
        place.store.db.execute("ALTER TABLE monitoring_test_gone RENAME TO monitoring_test")
        pages(window).refresh()
        settle()

        assert pages(window).at == PATIENT
        assert spoken(banner) == named


@pytest.mark.parametrize("way", [Pages.open_patient, Pages.plan, Pages.preview, Pages.correct])
def test_what_is_gone_is_said_where_one_is(
    qtbot: QtBot, place: TestOffice, way: Callable[[Pages, str], None]
) -> None:
    with opened(qtbot, place) as window:
        pages(window).open_patient(first_id(place))

        way(pages(window), "gone")
        settle()

        assert pages(window).at == PATIENT
        assert frame(window).message.words != ""


def test_a_form_about_a_patient_who_is_gone_closes_to_the_list(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        assert window.session is not None
        pages(window).register()

        pages(window).open_patient("gone")
        settle()

        assert pages(window).at == PATIENTS
        assert frame(window).message.words != ""
