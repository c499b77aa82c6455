"""The chairs of a course are chosen on the plan page, for all days or day by day, or left open."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.plan.presenter import PlanPresenter
from tests.actions.chairs.seats import seats, set_chairs
from tests.office import register, somebody
from tests.ui import wards
from tests.ui.measure import Stage, settle
from tests.ui.plan.test_presenter import panel_of, save, shown, words
from tests.ui.wards import Ward

MONDAY = date(2026, 12, 14)
OPEN = "Open until the day before"


@pytest.fixture
def ward() -> Ward:
    """Course 2 may start from 12-Dec-2026; on Tuesday 15-Dec somebody sits in chair A1."""
    ward = wards.monitored()
    set_chairs(ward.place, "A1", "A2")
    other = register(ward.place, somebody("BROWN", "Ann", "0388120"))
    chairs = ("", "A1", "", "", "")
    ward.place.desk.do(PlanCourse(other, 1, MONDAY, chairs=chairs))
    return ward


def pick(choice: Choice, words: str) -> None:
    """Choose as a person does: the box opened with the keys would tell the same."""
    place = choice.box.findText(words)
    assert place >= 0, [choice.box.itemText(at) for at in range(choice.box.count())]
    choice.box.setCurrentIndex(place)
    choice.box.activated.emit(place)
    settle()


def listed(choice: Choice) -> list[str]:
    return [choice.box.itemText(place) for place in range(choice.box.count())]


def planned(stage: Stage, ward: Ward) -> tuple[PlanPresenter, PlanPanel]:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    QTest.keyClicks(panel.days.day.box, "14 dec 26")
    settle()
    return presenter, panel


def test_each_day_offers_the_chairs_that_are_free_on_it(stage: Stage, ward: Ward) -> None:
    _, panel = planned(stage, ward)

    assert panel.chairs.isVisible()
    assert listed(panel.chairs.all_days) == [OPEN, "Chair A2"]
    assert [listed(day) for day in panel.chairs.days] == [
        ["Open", "A1", "A2"],
        ["Open", "A2"],
        ["Open", "A1", "A2"],
    ]


def test_one_chair_is_chosen_for_all_days_and_saved(stage: Stage, ward: Ward) -> None:
    presenter, panel = planned(stage, ward)

    pick(panel.chairs.all_days, "Chair A2")
    assert presenter.has_unsaved()
    save(panel)

    assert [chair for _, chair in seats(ward.place, ward.patient_id)][-3:] == ["A2"] * 3


def test_a_chair_for_one_day_leaves_the_others_open(stage: Stage, ward: Ward) -> None:
    _, panel = planned(stage, ward)

    pick(panel.chairs.days[2], "A1")

    assert panel.chairs.all_days.box.currentText() == "By day, see below"
    assert all(day.isVisible() for day in panel.chairs.days)
    save(panel)
    assert [chair for _, chair in seats(ward.place, ward.patient_id)][-3:] == ["", "", "A1"]


def test_a_chair_that_is_taken_meanwhile_is_said_and_the_choice_kept(
    stage: Stage, ward: Ward
) -> None:
    set_chairs(ward.place, "A1", "A2", "A3")
    _, panel = planned(stage, ward)
    pick(panel.chairs.days[0], "A2")
    third = register(ward.place, somebody("GREEN", "Bo", "0388121"))

    ward.session.do(PlanCourse(third, 1, MONDAY, chairs=("A2", "", "", "", "")))
    settle()

    assert panel.chairs.days[0].box.currentText() == "A2 (taken)"
    assert any("chair A2 is taken" in line for line in words(panel))


def test_what_was_chosen_is_in_the_draft(stage: Stage, ward: Ward) -> None:
    presenter, panel = planned(stage, ward)
    pick(panel.chairs.all_days, "Chair A2")
    draft = presenter.draft()
    assert draft is not None

    again = shown(stage, ward)
    again.show_draft(draft)
    settle()

    assert panel_of(again).chairs.all_days.box.currentText() == "Chair A2"
