"""A manager keeps hours and staff; what is wrong is said beside its field."""

from datetime import date, time

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.actions.proof import Proof
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.domain.opening import DayPlan, Hours, NursesOn, Opening
from infusion_planner.domain.roles import Role
from infusion_planner.store import chairs
from infusion_planner.store.journal import Actor
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.look import Look
from infusion_planner.ui.settings.panel import STAFF, SettingsPanel
from infusion_planner.ui.settings.staff import StaffCard, StaffSection, staff_page
from infusion_planner.ui.settings.typed_hours import read_clock
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.actions.chairs.seats import book, patients, set_chairs
from tests.office import TestOffice, office, open_ring
from tests.ui.front import opened, session
from tests.ui.measure import (
    Stage,
    cut_words,
    doubled_mnemonics,
    nameless,
    settle,
    sideways,
    squeezed,
)

HOURS = Hours(time(7), time(17, 30))
WEDNESDAY = date(2026, 12, 2)


@pytest.fixture
def place() -> TestOffice:
    return office()


def page(stage: Stage, place: TestOffice) -> tuple[StaffCard, StaffSection]:
    card, section = staff_page(session(place))
    assert isinstance(card, StaffCard)
    section.begin()
    stage.put(card, size=(1000, 690))
    settle()
    return card, section


def type_over(field: Field, words: str) -> None:
    field.box.clear()
    QTest.keyClicks(field.box, words)


def fill(card: StaffCard, weekday: int, *texts: str) -> None:
    for field, text in zip(card.weekdays[weekday].values(), texts, strict=False):
        type_over(field, text)


def stored(place: TestOffice) -> Opening:
    return place.store.read(chairs.opening)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("7", time(7)),
        ("0730", time(7, 30)),
        ("7:30", time(7, 30)),
        ("17.30", time(17, 30)),
        ("24", None),
        ("7:60", None),
        ("7:3", None),
        ("noon", None),
    ],
)
def test_a_time_is_read_as_people_type_it(text: str, read: time | None) -> None:
    assert read_clock(text) == read


def test_the_first_row_goes_to_every_weekday_and_all_is_kept_as_one_act(
    stage: Stage, place: TestOffice
) -> None:
    card, section = page(stage, place)
    fill(card, 0, "7", "17:30", "2", "3", "2", "8", "15")
    card.hours.same.click()
    card.days.more.click()
    for field, text in zip(card.days.rows[0].fields.values(), ("2 dec 26", "1"), strict=True):
        type_over(field, text)

    card.save.click()
    settle()

    pharmacy = Hours(time(8), time(15))
    assert stored(place) == Opening(
        tuple(DayPlan(weekday, HOURS, 2, 3, 2, pharmacy) for weekday in range(5)),
        (NursesOn(WEDNESDAY, 1),),
    )
    assert card.message.words.startswith("Saved.")
    assert not section.has_unsaved()
    assert card.weekdays[0]["opens_at"].text() == "07:00"
    place.desk.undo()
    assert stored(place) == Opening()


def test_only_open_weekdays_and_those_with_hours_are_asked(stage: Stage, place: TestOffice) -> None:
    place.desk.do(SetOpening(Opening((DayPlan(5, HOURS, 1, 2, 1),))))

    card, _ = page(stage, place)

    assert list(card.weekdays) == [0, 1, 2, 3, 4, 5]
    assert card.weekdays[5]["closes_at"].text() == "17:30"


def test_hours_shorter_than_an_infusion_day_are_said_beside_them(
    stage: Stage, place: TestOffice
) -> None:
    card, section = page(stage, place)
    fill(card, 4, "8", "15:29", "2", "3", "2")

    card.save.click()

    assert "shorter than an infusion day of 7 h 30 min" in card.weekdays[4]["closes_at"].message
    assert section.has_unsaved()
    assert stored(place) == Opening()


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        (("soon", "17", "2", "3", "2"), "opens_at"),
        (("7", "", "2", "3", "2"), "closes_at"),
        (("7", "17", "", "3", "2"), "nurses"),
        (("7", "17", "2", "x", "2"), "running_each"),
        (("7", "17", "2", "3", "0"), "starts_per_half_hour"),
        (("7", "17", "2", "3", "2", "9"), "pharmacy_closes_at"),
        (("7", "17", "2", "3", "2", "14", "16"), "pharmacy_closes_at"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    stage: Stage, place: TestOffice, texts: tuple[str, ...], key: str
) -> None:
    card, _ = page(stage, place)
    fill(card, 1, *texts)

    card.save.click()

    assert [name for name, field in card.weekdays[1].items() if field.message] == [key]
    assert stored(place) == Opening()


def test_a_day_that_stands_twice_is_said_beside_it(stage: Stage, place: TestOffice) -> None:
    card, _ = page(stage, place)
    for _ in range(2):
        card.days.more.click()
        fields = card.days.rows[-1].fields
        type_over(fields["on"], "2 dec 26")
        type_over(fields["nurses"], "1")

    card.save.click()

    assert card.days.rows[1].fields["on"].message.startswith("This day stands twice")


def test_days_that_are_over_stay(stage: Stage, place: TestOffice) -> None:
    over = NursesOn(date(2026, 11, 2), 1)
    place.desk.do(SetOpening(Opening((), (over,))))
    card, _ = page(stage, place)
    fill(card, 0, "7", "17:30", "2", "3", "2")

    card.save.click()

    assert card.days.rows == ()
    assert stored(place).exceptions == (over,)


def test_fewer_nurses_than_patients_are_kept_and_named(stage: Stage, place: TestOffice) -> None:
    set_chairs(place, "A1", "A2", "A3")
    for patient_id in patients(place, 3):
        book(place, patient_id)
    card, _ = page(stage, place)
    fill(card, 2, "7", "17:30", "1", "2", "2")

    card.save.click()

    assert card.message.words == (
        "Saved. More patients are booked than there is room for on Wed 02-Dec-2026: move courses."
    )


def test_what_was_typed_is_kept_through_a_lock(stage: Stage, place: TestOffice) -> None:
    card, section = page(stage, place)
    fill(card, 0, "7", "half past")
    card.days.more.click()
    type_over(card.days.rows[0].fields["nurses"], "1")
    typed = section.draft()

    section.begin()
    section.show_draft(typed)

    assert section.draft() == typed
    assert card.weekdays[0]["closes_at"].text() == "half past"


def test_others_read_them_and_are_told_who_keeps_them(stage: Stage, place: TestOffice) -> None:
    nurse = Actor("person-2", "B. Osei", frozenset({Role.NURSE}))
    place.proof = Proof(place.store, nurse, place.clock, open_ring, place.counting())

    card, _ = page(stage, place)

    assert not card.save.isEnabled()
    assert card.message.words == "A manager keeps hours and staff."
    assert card.weekdays[0]["opens_at"].box.isReadOnly()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_page_fits_among_the_settings_and_is_named(
    qtbot: QtBot, worn: Look, place: TestOffice, size: tuple[int, int], scale: float
) -> None:
    with opened(qtbot, place, size=size, scale=scale) as window:
        assert window.frame is not None
        window.frame.pages.open_settings()
        panel = window.findChildren(SettingsPanel)[0]
        panel.turn_to(STAFF)
        card = window.findChildren(StaffCard)[0]
        fill(card, 0, "7", "12", "2", "3", "2")
        card.save.click()
        worn.wear(Theme(DARK, scale))
        settle()

        assert card.isVisible()
        assert doubled_mnemonics(window) == []
        assert cut_words(window) + squeezed(window) + nameless(window) + sideways(window) == []
