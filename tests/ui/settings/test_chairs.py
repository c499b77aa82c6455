"""A manager keeps the chairs; what is wrong is said beside its field."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.actions.proof import Proof
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.roles import Role
from infusion_planner.store import chairs
from infusion_planner.store.journal import Actor
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.look import Look
from infusion_planner.ui.settings.chairs import ChairsCard, ChairsSection, chairs_page
from infusion_planner.ui.settings.panel import CHAIRS, SettingsPanel
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.actions.chairs.seats import MONDAY, book, chair_id, patients, set_chairs
from tests.office import TestOffice, office, open_ring
from tests.ui.front import opened, session
from tests.ui.measure import Stage, cut_words, doubled_mnemonics, nameless, settle, squeezed

REPAIR = Outage("A2", date(2026, 12, 1), date(2026, 12, 3), "pump in repair")


@pytest.fixture
def place() -> TestOffice:
    return office()


def page(stage: Stage, place: TestOffice) -> tuple[ChairsCard, ChairsSection]:
    card, section = chairs_page(session(place))
    section.begin()
    stage.put(card, size=(1000, 690))
    settle()
    return card, section


def type_over(field: Field, words: str) -> None:
    field.box.clear()
    QTest.keyClicks(field.box, words)


def add_chair(card: ChairsCard, name: str) -> None:
    card.chairs.more.click()
    type_over(card.chairs.rows[-1].fields["name"], name)


def add_outage(card: ChairsCard, *texts: str) -> None:
    card.outages.more.click()
    for field, text in zip(card.outages.rows[-1].fields.values(), texts, strict=True):
        type_over(field, text)


def names(place: TestOffice) -> list[str]:
    return [chair.name for chair in place.store.read(chairs.in_use)]


def outages(place: TestOffice) -> list[Outage]:
    return [item.outage for item in place.store.read(chairs.outages)]


def test_chairs_and_a_time_out_of_service_are_kept_as_one_act(
    stage: Stage, place: TestOffice
) -> None:
    card, section = page(stage, place)
    add_chair(card, "A1")
    add_chair(card, " A2 ")
    add_outage(card, "A2", "1 dec 26", "3 dec 26", "pump in repair")
    unsaved = section.has_unsaved()

    card.save.click()
    settle()

    assert unsaved
    assert (names(place), outages(place)) == (["A1", "A2"], [REPAIR])
    assert card.message.words.startswith("Saved.")
    assert not section.has_unsaved()
    place.desk.undo()
    assert (names(place), outages(place)) == ([], [])


def test_a_chair_is_renamed_and_moved_one_place_earlier(stage: Stage, place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    row_id = chair_id(place, "A2")
    card, _ = page(stage, place)

    type_over(card.chairs.rows[1].fields["name"], "Window seat")
    card.chairs.rows[1].earlier.click()
    card.save.click()
    settle()

    assert names(place) == ["Window seat", "A1"]
    assert chair_id(place, "Window seat") == row_id


def test_two_chairs_change_their_names(stage: Stage, place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first = chair_id(place, "A1")
    card, _ = page(stage, place)

    for each, name in zip(card.chairs.rows, ("A2", "A1"), strict=True):
        type_over(each.fields["name"], name)
    card.save.click()

    assert names(place) == ["A2", "A1"]
    assert chair_id(place, "A2") == first


def test_a_time_out_of_service_is_changed_and_taken_away(stage: Stage, place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    place.desk.do(CloseChair(chair_id(place, "A2"), REPAIR))
    card, _ = page(stage, place)

    type_over(card.outages.rows[0].fields["chair"], "A1")
    card.save.click()
    settle()
    changed = outages(place)
    card.outages.rows[0].remove.click()
    card.save.click()

    assert changed == [Outage("A1", REPAIR.from_on, REPAIR.to_on, REPAIR.why)]
    assert outages(place) == []


def test_what_is_over_is_not_shown_and_stays(stage: Stage, place: TestOffice) -> None:
    set_chairs(place, "A1")
    over = Outage("A1", date(2026, 10, 1), date(2026, 10, 2), "pump")
    place.desk.do(CloseChair(chair_id(place, "A1"), over))
    card, _ = page(stage, place)

    add_chair(card, "A2")
    card.save.click()

    assert card.outages.rows == ()
    assert outages(place) == [over]


@pytest.mark.parametrize(
    ("texts", "key", "words"),
    [
        (("A9", "1 dec 26", "3 dec 26", ""), "chair", "Type one of A1."),
        (("A1", "31 feb 27", "3 dec 26", ""), "from_on", ""),
        (("A1", "3 dec 26", "1 dec 26", ""), "to_on", "lies before the first"),
    ],
)
def test_a_time_that_cannot_be_is_said_beside_its_field(
    stage: Stage, place: TestOffice, texts: tuple[str, ...], key: str, words: str
) -> None:
    card, section = page(stage, place)
    add_chair(card, "A1")
    add_outage(card, *texts)

    card.save.click()

    field = card.outages.rows[0].fields[key]
    assert field.message
    assert words in field.message
    assert (names(place), outages(place)) == ([], [])
    assert section.has_unsaved()


@pytest.mark.parametrize(("name", "words"), [("A1", "Two chairs"), (" ", "needs a name")])
def test_a_name_that_cannot_be_is_said_beside_it(
    stage: Stage, place: TestOffice, name: str, words: str
) -> None:
    card, _ = page(stage, place)
    add_chair(card, "A1")
    add_chair(card, name)

    card.save.click()

    assert words in card.chairs.rows[1].fields["name"].message


def test_a_name_of_a_chair_taken_away_is_not_given_to_another(
    stage: Stage, place: TestOffice
) -> None:
    set_chairs(place, "A1", "A2")
    set_chairs(place, "A1")
    card, _ = page(stage, place)

    type_over(card.chairs.rows[0].fields["name"], "A2")
    card.save.click()

    assert "was taken away earlier" in card.chairs.rows[0].fields["name"].message
    assert names(place) == ["A1"]


def test_chairs_that_bookings_need_are_not_taken_away(stage: Stage, place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    for patient_id in patients(place, 2):
        book(place, patient_id)
    card, _ = page(stage, place)

    card.chairs.rows[1].remove.click()
    card.save.click()

    assert card.message.words == (
        "More patients are booked than these chairs have room for: Mon 30-Nov-2026, 2 patients; Tue"
        " 01-Dec-2026, 2 patients; Wed 02-Dec-2026, 2 patients; and 2 more days. Move their courses"
        " first."
    )
    assert names(place) == ["A1", "A2"]


def test_whoever_sits_in_a_chair_that_breaks_keeps_the_day(stage: Stage, place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, *["A2"] * 5)
    card, _ = page(stage, place)
    add_outage(card, "A2", "1 dec 26", "3 dec 26", "pump in repair")

    card.save.click()

    assert place.desk.undo_title() == "Changed the chairs: 2 chairs; 3 bookings without a chair now"


def test_what_was_typed_is_kept_through_a_lock(stage: Stage, place: TestOffice) -> None:
    card, section = page(stage, place)
    add_chair(card, "A1")
    add_outage(card, "A1", "1 dec", "", "pump")
    typed = section.draft()

    section.begin()
    section.show_draft(typed)

    assert section.draft() == typed
    assert card.outages.rows[0].texts() == ("", "A1", "1 dec", "", "pump")


def test_others_read_the_chairs_and_are_told_who_keeps_them(
    stage: Stage, place: TestOffice
) -> None:
    set_chairs(place, "A1")
    nurse = Actor("person-2", "B. Osei", frozenset({Role.NURSE}))
    place.proof = Proof(place.store, nurse, place.clock, open_ring, place.counting())

    card, _ = page(stage, place)

    assert not card.save.isEnabled()
    assert card.message.words == "A manager keeps the chairs."
    assert card.chairs.rows[0].fields["name"].box.isReadOnly()
    assert not card.chairs.more.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_page_fits_among_the_settings_and_is_named(
    qtbot: QtBot, worn: Look, place: TestOffice, scale: float
) -> None:
    set_chairs(place, *(f"A{number}" for number in range(1, 9)), "The long chair at the window")
    place.desk.do(CloseChair(chair_id(place, "A2"), REPAIR))
    with opened(qtbot, place, scale=scale) as window:
        assert window.frame is not None
        window.frame.pages.open_settings()
        panel = window.findChildren(SettingsPanel)[0]
        panel.turn_to(CHAIRS)
        worn.wear(Theme(DARK, scale))
        settle()

        assert window.findChildren(ChairsCard)[0].isVisible()
        assert doubled_mnemonics(window) == []
        assert cut_words(window) + squeezed(window) + nameless(window) == []
