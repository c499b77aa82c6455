"""Settings say how many courses stand on days that are to be closed, and lead to their new days."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.cards.replan_reader import ReplanReader
from infusion_planner.domain.clinic import Closure
from infusion_planner.domain.errors import StoreBusy
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.replan.panel import ReplanPanel
from infusion_planner.ui.session import Session
from infusion_planner.ui.settings.panel import SettingsPanel
from infusion_planner.ui.shell.closing_pages import REPLAN
from tests.actions.chairs.seats import book, patients
from tests.office import TestOffice, office
from tests.ui.front import opened, session
from tests.ui.measure import settle
from tests.ui.settings.test_settings import page, press
from tests.ui.shell.in_frame import pages

TUESDAY = date(2026, 12, 1)
FOUND = "2 courses have days that would be closed: Tue 01-Dec-2026 (2 patients)."
STAY = "They stay as planned until each gets new days."


@pytest.fixture
def place() -> TestOffice:
    place = office()
    for patient_id in patients(place, 2):
        book(place, patient_id)
    return place


@pytest.fixture
def at(qtbot: QtBot, place: TestOffice) -> Session:
    return session(place)


def close(panel: SettingsPanel, words: str, why: str = "burst pipe") -> None:
    panel.closures.day.set_text(words)
    panel.closures.day.finished.emit()
    panel.closures.why.set_text(why)
    press(panel, "Add days")
    settle()


def test_before_it_is_saved_it_says_how_many_courses_are_hit(
    qtbot: QtBot, at: Session, place: TestOffice
) -> None:
    panel, presenter = page(qtbot, at)
    closures = panel.closures
    assert not closures.replan.isVisible()

    close(panel, "1 dec 26")

    assert closures.hits.words == f"{FOUND} {STAY}"
    assert closures.hits.isVisibleTo(closures)
    assert closures.replan.text() == "Save and re-&plan"
    assert place.reader.center().open_days.is_open(TUESDAY)
    presenter.save()
    assert closures.hits.words.startswith("2 courses have days that are closed now: Tue 01-Dec")
    assert closures.replan.text() == "Re-&plan them"


def test_a_day_that_is_opened_again_leads_nowhere(qtbot: QtBot, at: Session) -> None:
    panel, presenter = page(qtbot, at)
    close(panel, "1 dec 26")
    presenter.save()

    panel.closures.remove_pressed.emit(TUESDAY.isoformat())
    presenter.save()

    assert panel.closures.hits.words == ""
    assert not panel.closures.replan.isVisible()


def test_days_that_are_closed_one_after_the_other_are_named_together(
    qtbot: QtBot, at: Session
) -> None:
    panel, presenter = page(qtbot, at)

    for words in ("1 dec 26", "2 dec 26"):
        close(panel, words)
        presenter.save()

    days = "Tue 01-Dec-2026 (2 patients) and Wed 02-Dec-2026 (2 patients)"
    assert panel.closures.hits.words == f"2 courses have days that are closed now: {days}. {STAY}"


def test_a_day_opened_and_closed_again_in_one_visit_is_led_from(
    qtbot: QtBot, at: Session, place: TestOffice
) -> None:
    before = place.reader.center()
    place.desk.do(ChangeCenter(replace(before, closures=(*before.closures, Closure(TUESDAY)))))
    panel, presenter = page(qtbot, at)
    panel.closures.remove_pressed.emit(TUESDAY.isoformat())
    presenter.save()

    close(panel, "1 dec 26")
    presenter.save()

    assert "closed now: Tue 01-Dec-2026 (2 patients)" in panel.closures.hits.words


def test_while_the_records_cannot_be_read_typing_goes_on_and_the_press_says_so(
    qtbot: QtBot, at: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, _ = page(qtbot, at)
    close(panel, "1 dec 26")
    said: list[str] = []
    at.refused.connect(said.append)

    def busy(*_: object) -> None:
        raise StoreBusy("Another program holds the file.")

    with monkeypatch.context() as held:
        held.setattr(ReplanReader, "hits", busy)
        press(panel, "Save and re-plan")
        close(panel, "2 dec 26")
        unread = panel.closures.hits.words
    close(panel, "24 dec 26")

    assert (said, unread) == (["Another program holds the file."], "")
    assert "Wed 02-Dec-2026" in panel.closures.hits.words


def test_a_day_on_which_nobody_comes_says_nothing(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)

    close(panel, "24 dec 26")

    assert panel.closures.hits.words == ""
    assert not panel.closures.replan.isVisible()


def test_a_weekday_taken_off_hits_courses_as_well(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)

    panel.weekdays.set_chosen(frozenset({0, 1, 2, 3}))
    panel.weekdays.changed.emit()

    assert "Fri 04-Dec-2026 (2 patients)" in panel.closures.hits.words


def test_one_press_saves_and_leads_to_the_re_plan(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).open_settings()
        settle()
        (panel,) = window.findChildren(SettingsPanel)
        close(panel, "1 dec 26")

        panel.closures.replan.click()
        settle()

        assert pages(window).at == REPLAN
        assert not place.reader.center().open_days.is_open(TUESDAY)
        (replan,) = window.findChildren(ReplanPanel)
        assert replan.table.model().rowCount() == 2
        assert place.reader.of_replan.card(TUESDAY, TUESDAY).days == "Tue 01-Dec-2026"
