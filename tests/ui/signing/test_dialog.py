"""Signing with one's own PIN or password, in a session of whoever is signed in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from infusion_planner.domain.roles import Role
from infusion_planner.domain.signing import Signature, Signed
from infusion_planner.ui.look import Look
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import TestOffice, colleague, office, register
from tests.ui.lock.scene import press
from tests.ui.measure import Stage, cut_words, nameless, settle

PASSWORD, B_PASSWORD = "correct horse battery", "another long password"
GAVE = "I gave this dose"


@pytest.fixture
def place() -> TestOffice:
    place = office()
    colleague(place, frozenset({Role.NURSE}))
    return place


@pytest.fixture
def page(stage: Stage) -> QWidget:
    return stage.put(QWidget(), size=(1000, 700))


def opened(place: TestOffice, page: QWidget, asked: Signature) -> SignDialog:
    dialog = SignDialog(place.proof, asked, place.clock, page, "LEE, Sam MRN 0410077")
    dialog.open()
    settle()
    return dialog


def said(dialog: SignDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def entries(place: TestOffice) -> list[tuple[str, str, str]]:
    sql = "SELECT actor_name, title, roles FROM op WHERE event = 'signature' ORDER BY seq"
    return [(name, title, roles) for name, title, roles in place.store.db.execute(sql)]


def test_it_shows_who_signs_what_as_what_and_when_with_the_zone(
    place: TestOffice, page: QWidget
) -> None:
    words = said(opened(place, page, Signature(GAVE)))

    shown = {"LEE, Sam MRN 0410077", "'I gave this dose'", "nurse and manager"}
    assert shown <= set(words)
    assert {"Fri 20-Nov-2026 09:00", "UTC"} <= set(words)


def test_the_person_at_the_keyboard_signs_first(place: TestOffice, page: QWidget) -> None:
    dialog = opened(place, page, Signature(GAVE))
    signed: list[Signed] = []
    dialog.signed.connect(signed.append)
    chosen = dialog.who.box.currentText()

    QTest.keyClicks(dialog.secret.box, PASSWORD)
    QTest.keyClick(dialog.secret.box, Qt.Key.Key_Return)
    settle()

    assert chosen == "A. Ruiz"
    assert [(one.name, one.meaning) for one in signed] == [("A. Ruiz", GAVE)]
    assert entries(place) == [("A. Ruiz", f"Signed: {GAVE}", "nurse,manager")]


def test_in_the_session_of_a_b_signs_and_b_stands_in_the_trail(
    place: TestOffice, page: QWidget
) -> None:
    sam = register(place)
    dialog = opened(place, page, Signature("I checked this dose", sam))
    signed: list[Signed] = []
    dialog.signed.connect(signed.append)

    dialog.who.box.setCurrentIndex(1)
    dialog.who.box.activated.emit(1)
    QTest.keyClicks(dialog.secret.box, B_PASSWORD)
    press(dialog, "Sign")

    assert [one.person_id for one in signed] == ["person-2"]
    assert entries(place) == [("B. Osei", "Signed: I checked this dose", "nurse")]


@pytest.mark.parametrize("secret", ["", PASSWORD, "739164"])
def test_with_the_secret_of_another_nothing_is_signed(
    place: TestOffice, page: QWidget, secret: str
) -> None:
    dialog = opened(place, page, Signature(GAVE))
    dialog.who.box.setCurrentIndex(1)
    dialog.who.box.activated.emit(1)

    QTest.keyClicks(dialog.secret.box, secret)
    press(dialog, "Sign")

    assert dialog.isVisible()
    assert dialog.refusal
    assert dialog.secret.text() == ""
    assert entries(place) == []


def test_what_one_person_typed_never_stands_under_another_name(
    place: TestOffice, page: QWidget
) -> None:
    dialog = opened(place, page, Signature(GAVE))
    QTest.keyClicks(dialog.secret.box, PASSWORD)

    dialog.who.box.setCurrentIndex(1)
    dialog.who.box.activated.emit(1)

    assert dialog.secret.text() == ""


def test_where_nobody_may_sign_it_says_so(place: TestOffice, page: QWidget) -> None:
    pharmacists = Signature("I prepared this bag", roles=frozenset({Role.PHARMACIST}))

    dialog = opened(place, page, pharmacists)

    assert dialog.refusal.startswith("Nobody who may sign this")


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless(
    place: TestOffice, page: QWidget, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    dialog = opened(place, page, Signature(GAVE))

    press(dialog, "Sign")

    assert cut_words(dialog) == []
    assert nameless(dialog) == []
