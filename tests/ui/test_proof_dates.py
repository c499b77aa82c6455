"""DT-2: a day is typed as people type it, in the real boxes of the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from infusion_planner.demo.guide import Guide
from infusion_planner.ui.kit.entry import Answer
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office
from tests.office import register as register_patient
from tests.ui.front import opened
from tests.ui.measure import settle

# today is Fri 20-Nov-2026: a year of two digits is the nearest one
TYPED = (
    ("5 jan 27", "05-Jan-2027"),
    ("05-jan-2027", "05-Jan-2027"),
    ("2027-01-05", "05-Jan-2027"),
    ("+3m", "20-Feb-2027"),
    ("-2d", "18-Nov-2026"),
    ("t", "20-Nov-2026"),
)
# a birth date is the newest one that is past
BORN = (("5 jan 27", "05-Jan-1927"), ("21-jun-1990", "21-Jun-1990"), ("9 mar 88", "09-Mar-1988"))


def one_patient() -> TestOffice:
    """A center of its own: what is typed here stays behind as a draft."""
    place = office()
    register_patient(place)
    return place


def plan(window: Window) -> Field:
    guide = Guide(window)
    free = next(card for card in guide.cards if card.next_number is not None)
    guide.pages.plan(free.identity.patient_id)
    return guide.panel(PlanPanel).days.day


def register(window: Window) -> Field:
    guide = Guide(window)
    guide.pages.register()
    return guide.panel(RegistrationPanel).fields.born


def type_day(field: Field, words: str) -> None:
    """Type over what stands there, and go on with Tab."""
    settle()
    box = field.box
    assert isinstance(box, QLineEdit)
    box.window().activateWindow()
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, words)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    settle()


def test_a_day_is_read_as_it_is_typed(qtbot: QtBot) -> None:
    with opened(qtbot, one_patient()) as window:
        field = plan(window)
        for words, day in TYPED:
            type_day(field, words)
            assert field.text().endswith(day), words


def test_a_birth_date_is_in_the_past(qtbot: QtBot) -> None:
    with opened(qtbot, one_patient()) as window:
        field = register(window)
        for words, day in BORN:
            type_day(field, words)
            assert field.text().endswith(day), words


@pytest.mark.parametrize("place", [plan, register])
def test_a_day_that_can_mean_two_is_asked_about(
    qtbot: QtBot, place: Callable[[Window], Field]
) -> None:
    with opened(qtbot, one_patient()) as window:
        field = place(window)
        type_day(field, "05/04/27")
        asked = [answer.accessibleName() for answer in field.findChildren(Answer)]
        year = "1927" if place is register else "2027"

        assert field.text() == "05/04/27"
        assert asked == [f"05-Apr-{year}", f"04-May-{year}"]

        field.findChildren(Answer)[1].click()
        settle()

        assert field.text().endswith(f"04-May-{year}")
