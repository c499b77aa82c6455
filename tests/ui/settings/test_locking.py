"""The limits of locking are a manager's, the PIN everybody's own."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.proof import Proof
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.locking import Locking
from infusion_planner.domain.roles import Role
from infusion_planner.store.journal import Actor
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.settings.account import AccountCard, account_page
from infusion_planner.ui.settings.locking import LockingCard, locking_page
from tests.office import TestOffice, office, open_ring
from tests.ui.front import session
from tests.ui.measure import Stage, cut_words, nameless, settle

PASSWORD, PIN = "correct horse battery", "739164"


@pytest.fixture
def place() -> TestOffice:
    return office()


def put(stage: Stage, card: QWidget) -> None:
    stage.put(card, size=(1000, 600))


def type_over(field: Field, words: str) -> None:
    field.box.clear()
    QTest.keyClicks(field.box, words)


def limits(stage: Stage, place: TestOffice) -> LockingCard:
    card, _ = locking_page(session(place))
    put(stage, card)
    return card


def test_a_manager_changes_the_limits(stage: Stage, place: TestOffice) -> None:
    card = limits(stage, place)
    before = (card.hide_minutes.text(), card.lock_minutes.text())

    type_over(card.hide_minutes, "5")
    type_over(card.lock_minutes, "20")
    card.save.click()

    assert before == ("3", "15")
    assert place.reader.locking() == Locking(5, 20)
    assert card.message.words.startswith("Saved.")


@pytest.mark.parametrize(("typed", "field"), [("0", "hide"), ("16", "hide"), ("soon", "hide")])
def test_limits_that_cannot_be_are_said_beside_their_field(
    stage: Stage, place: TestOffice, typed: str, field: str
) -> None:
    card = limits(stage, place)

    type_over(card.hide_minutes, typed)
    card.save.click()

    assert card.hide_minutes.message == "Type 1 to 15 minutes until the screen is hidden."
    assert place.reader.locking() == Locking()
    assert cut_words(card) == []
    assert field == "hide"


def test_others_read_the_limits_and_are_told_who_changes_them(
    stage: Stage, place: TestOffice
) -> None:
    nurse = Actor("person-2", "B. Osei", frozenset({Role.NURSE}))
    place.proof = Proof(place.store, nurse, place.clock, open_ring, place.counting())

    card = limits(stage, place)

    assert not card.save.isEnabled()
    assert card.message.words == "A manager changes these limits."
    assert card.hide_minutes.box.isReadOnly()


def test_what_is_typed_stays_while_the_facts_of_the_center_are_saved(
    stage: Stage, place: TestOffice
) -> None:
    at = session(place)
    card, section = locking_page(at)
    put(stage, card)
    type_over(card.hide_minutes, "7")

    at.do(ChangeCenter(replace(place.reader.center(), phone="555-0199")))
    stayed = (card.hide_minutes.text(), section.has_unsaved())
    card.save.click()

    assert stayed == ("7", True)
    assert place.reader.locking() == Locking(7, 15)
    assert not section.has_unsaved()


def account(stage: Stage, place: TestOffice) -> AccountCard:
    card = account_page(session(place))
    put(stage, card)
    return card


def ask(card: AccountCard, password: str, pin: str, again: str) -> None:
    for field, words in ((card.password, password), (card.pin, pin), (card.again, again)):
        type_over(field, words)
    card.set_pin.click()
    settle()


def test_a_person_sets_a_pin_with_their_password(stage: Stage, place: TestOffice) -> None:
    card = account(stage, place)
    before = card.state.text()

    ask(card, PASSWORD, PIN, PIN)

    assert (before, card.state.text()) == ("No PIN is set yet.", "A PIN is set.")
    assert [field.text() for field in (card.password, card.pin, card.again)] == ["", "", ""]
    place.proof.check_own(PIN)
    assert (cut_words(card), nameless(card)) == ([], [])


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        (("wrong password here", PIN, PIN), "password"),
        (("", PIN, PIN), "password"),
        ((PASSWORD, PIN, "739165"), "again"),
        ((PASSWORD, "123456", "123456"), "pin"),
        ((PASSWORD, "12", "12"), "pin"),
    ],
)
def test_otherwise_no_pin_is_set_and_the_field_says_why(
    stage: Stage, place: TestOffice, typed: tuple[str, str, str], at: str
) -> None:
    card = account(stage, place)

    ask(card, *typed)

    assert getattr(card, at).message
    assert not place.proof.has_pin("person-1")
