"""A manager keeps the REMS certifications, and sees which have ended or end soon."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.actions.certify import Certify
from infusion_planner.actions.proof import Proof
from infusion_planner.domain.rems_facts import Certified
from infusion_planner.domain.roles import Role
from infusion_planner.store import certifications
from infusion_planner.store.certifications import Certification
from infusion_planner.store.journal import Actor
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.look import Look
from infusion_planner.ui.settings.certifications import (
    CertificationsCard,
    CertificationsSection,
    HolderRow,
    certifications_page,
)
from infusion_planner.ui.settings.panel import CERTIFICATIONS, SettingsPanel
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import TestOffice, office, open_ring
from tests.ui.front import opened, session
from tests.ui.measure import Stage, cut_words, nameless, settle, sideways, squeezed

FIRST, LAST = date(2026, 1, 5), date(2027, 6, 30)


@pytest.fixture
def place() -> TestOffice:
    return office()


def page(stage: Stage, place: TestOffice) -> tuple[CertificationsCard, CertificationsSection]:
    card, section = certifications_page(session(place))
    assert isinstance(card, CertificationsCard)
    section.begin()
    stage.put(card, size=(1000, 690))
    settle()
    return card, section


def of(card: CertificationsCard, holder: str) -> HolderRow:
    return next(each for each in card.rows if each.line.holder == holder)


def type_over(field: Field, words: str) -> None:
    field.box.clear()
    QTest.keyClicks(field.box, words)


def stored(place: TestOffice) -> list[tuple[str, Certified, str]]:
    every: tuple[Certification, ...] = place.store.read(certifications.every)
    return [(item.holder, item.certified, item.name) for item in every]


def standings(card: CertificationsCard) -> list[str]:
    return [each.line.words for each in card.rows]


def test_center_pharmacy_and_prescriber_are_kept_as_one_act(
    stage: Stage, place: TestOffice
) -> None:
    card, section = page(stage, place)
    before = standings(card)
    for holder in ("facility", "pharmacy", "prescriber"):
        type_over(of(card, holder).fields["on"], "5 jan 26")
    type_over(of(card, "facility").fields["until"], "30 jun 27")
    type_over(of(card, "pharmacy").fields["name"], "Bay Specialty Pharmacy")
    unsaved = section.has_unsaved()

    card.save.click()
    settle()

    assert before == ["Not recorded"] * 3
    assert unsaved
    assert stored(place) == [
        ("facility", Certified(FIRST, LAST), ""),
        ("pharmacy", Certified(FIRST), "Bay Specialty Pharmacy"),
        ("prescriber", Certified(FIRST), ""),
    ]
    assert card.message.words.startswith("Saved.")
    assert not section.has_unsaved()
    assert of(card, "facility").fields["until"].text() == "30-Jun-2027"


@pytest.mark.parametrize(
    ("until", "state", "words"),
    [
        (date(2026, 11, 17), "blocked", "Ended 3 days ago"),
        (date(2026, 11, 19), "blocked", "Ended 1 day ago"),
        (date(2026, 11, 20), "override", "Ends today"),
        (date(2027, 1, 19), "override", "Ends in 60 days"),
        (date(2027, 1, 20), "ok", "Valid"),
        (None, "ok", "Valid, no end recorded"),
    ],
)
def test_what_has_ended_or_ends_within_60_days_is_said(
    stage: Stage, place: TestOffice, until: date | None, state: str, words: str
) -> None:
    place.desk.do(Certify("facility", FIRST, until))

    card, _ = page(stage, place)

    line = of(card, "facility").line
    assert (line.state, line.words) == (state, words)
    assert words in [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("on", "until", "at_fault"),
    [
        ("+1d", "", ("on", "lies in the future")),
        ("5 jan 26", "4 jan 26", ("until", "is before")),
        ("", "30 jun 27", ("on", "Type the day of the certification")),
        ("soon", "", ("on", "soon")),
        ("05/04/26", "", ("on", "Which day is meant?")),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_written(
    stage: Stage, place: TestOffice, on: str, until: str, at_fault: tuple[str, str]
) -> None:
    name, words = at_fault
    card, _ = page(stage, place)
    type_over(of(card, "facility").fields["on"], "5 jan 26")
    row = of(card, "prescriber")
    type_over(row.fields["on"], on)
    type_over(row.fields["until"], until)

    card.save.click()

    assert words in row.fields[name].message
    assert row.typed() == {"on": on, "until": until}
    assert stored(place) == []
    assert cut_words(card) == []


def test_an_emptied_certification_is_taken_away(stage: Stage, place: TestOffice) -> None:
    place.desk.do(Certify("facility", FIRST))
    card, _ = page(stage, place)

    of(card, "facility").fields["on"].box.clear()
    card.save.click()

    assert stored(place) == []


def test_where_nothing_was_typed_nothing_is_written(stage: Stage, place: TestOffice) -> None:
    card, _ = page(stage, place)

    card.save.click()

    assert card.message.words == "Nothing was changed."


def test_others_read_them_and_are_told_who_keeps_them(stage: Stage, place: TestOffice) -> None:
    nurse = Actor("person-2", "B. Osei", frozenset({Role.NURSE}))
    place.proof = Proof(place.store, nurse, place.clock, open_ring, place.counting())

    card, _ = page(stage, place)

    assert not card.save.isEnabled()
    assert card.message.words == "A manager keeps the certifications."
    assert of(card, "facility").fields["on"].box.isReadOnly()


def test_what_was_typed_comes_back(stage: Stage, place: TestOffice) -> None:
    card, section = page(stage, place)
    type_over(of(card, "pharmacy").fields["name"], "Bay")
    typed = section.draft()
    section.begin()
    emptied = section.has_unsaved()

    section.show_draft(typed)

    assert not emptied
    assert of(card, "pharmacy").fields["name"].text() == "Bay"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_page_stands_in_the_settings_and_cuts_nothing(
    qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float
) -> None:
    place = office()
    place.desk.do(Certify("facility", FIRST, date(2026, 11, 17)))
    with opened(qtbot, place, size=size, scale=scale) as window:
        assert window.frame is not None
        window.frame.pages.open_settings()
        panel = window.findChildren(SettingsPanel)[0]
        panel.turn_to(CERTIFICATIONS)
        worn.wear(Theme(DARK, scale))
        settle()

        assert window.findChildren(CertificationsCard)[0].isVisible()
        assert cut_words(window) + squeezed(window) + nameless(window) + sideways(window) == []
