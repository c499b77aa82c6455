"""The settings page on a real office."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.workstation import LookInMemory
from infusion_planner.domain.clinic import Closure, Paper, PatientTexts
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.tab_heads import TabHeads
from infusion_planner.ui.look import Look
from infusion_planner.ui.look_choice import LookChoice
from infusion_planner.ui.session import Session
from infusion_planner.ui.settings.form import ClosureLine
from infusion_planner.ui.settings.panel import (
    ACCOUNT,
    BACKUPS,
    CLOSED_DAYS,
    LETTERS,
    LOCKING,
    LOOK,
    PEOPLE,
    SettingsPanel,
)
from infusion_planner.ui.settings.panel import CENTER as CENTER_PAGE
from infusion_planner.ui.settings.presenter import SettingsPresenter
from infusion_planner.ui.settings.us_holidays import STATES, us_holidays
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import CENTER, TestOffice, office, register, somebody
from tests.ui.front import doors, full_page, session
from tests.ui.measure import cut_words, doubled_mnemonics, nameless, settle

PAGES = (CENTER_PAGE, CLOSED_DAYS, LETTERS, LOOK)


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def at(qtbot: QtBot, place: TestOffice) -> Session:
    return session(place)


def page(qtbot: QtBot, at: Session) -> tuple[SettingsPanel, SettingsPresenter]:
    panel = SettingsPanel()
    full_page(qtbot, panel, (1282, 690))
    presenter = SettingsPresenter(at, panel)
    presenter.show()
    settle()
    return panel, presenter


def press(panel: SettingsPanel, words: str) -> None:
    next(b for b in panel.findChildren(Button) if b.text().replace("&", "") == words).click()


def days(panel: SettingsPanel) -> list[str]:
    lines = panel.closures.table.table.lines
    return [line.sort_day for line in lines if isinstance(line, ClosureLine)]


def marked(panel: SettingsPanel) -> dict[str, str]:
    return {e.name: e.message for e in panel.findChildren(Entry) if e.message}


def said(panel: SettingsPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def close_on(panel: SettingsPanel, day: str, why: str = "") -> None:
    panel.closures.day.set_text(day)
    panel.closures.why.set_text(why)
    press(panel, "Add days")


def test_the_facts_are_shown_and_nothing_is_unsaved(qtbot: QtBot, at: Session) -> None:
    panel, presenter = page(qtbot, at)

    assert panel.name.text() == CENTER.name
    assert panel.phone.text() == CENTER.phone
    assert panel.facility.text() == CENTER.rems_facility_id
    assert panel.paper.value() == "letter"
    assert days(panel) == ["2026-11-26"]
    assert not presenter.has_unsaved()


def test_facts_are_kept_as_one_act_and_undone_as_one(
    qtbot: QtBot, place: TestOffice, at: Session
) -> None:
    panel, presenter = page(qtbot, at)
    panel.name.set_text("Harbor North")
    panel.paper.set_value("a4")
    panel.weekdays.set_chosen(frozenset({0, 1}))
    panel.prescribers.show_pairs((*panel.prescribers.pairs(), ("", "Dr M. Ito", "")))
    close_on(panel, "24 dec 26", "Christmas Eve")
    before = presenter.has_unsaved()

    press(panel, "Save settings")
    kept = place.reader.center()
    at.undo()

    assert before
    assert not presenter.has_unsaved()
    assert (kept.name, kept.paper, kept.weekdays) == ("Harbor North", Paper.A4, frozenset({0, 1}))
    assert [item.name for item in kept.prescribers] == ["Dr H. Lindqvist", "Dr M. Ito"]
    assert Closure(date(2026, 12, 24), "Christmas Eve") in kept.closures
    assert place.reader.center().name == CENTER.name
    assert panel.name.text() == CENTER.name
    assert days(panel) == ["2026-11-26"]


def test_what_cannot_be_kept_is_said_beside_its_field_and_stays(
    qtbot: QtBot, place: TestOffice, at: Session
) -> None:
    panel, presenter = page(qtbot, at)
    panel.name.set_text(" ")
    panel.phone.set_text("555-9999")
    panel.prescribers.show_pairs((("", "Dr M. Ito", "12"),))

    press(panel, "Save settings")

    assert set(marked(panel)) == {"Center name", "Name, and NPI of ten digits"}
    assert panel.phone.text() == "555-9999"
    assert place.reader.center().phone == CENTER.phone
    assert presenter.has_unsaved()


def test_letters_that_paper_cannot_set_are_named(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)
    panel.name.set_text("王 Center")

    press(panel, "Save settings")

    assert "王" in marked(panel)["Center name"]


def test_a_closed_day_is_read_in_any_form_and_stands_in_order(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)

    close_on(panel, "+1d", "Stock-taking")

    assert days(panel) == ["2026-11-21", "2026-11-26"]
    assert panel.closures.day.text() == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [("soon", "is not a date"), ("", "Type a date"), ("26 nov 26", "stands in the list already")],
)
def test_a_day_that_cannot_be_closed_says_why(
    qtbot: QtBot, at: Session, text: str, words: str
) -> None:
    panel, _ = page(qtbot, at)

    close_on(panel, text)

    assert words in marked(panel)["Date"]
    assert days(panel) == ["2026-11-26"]


def test_a_chosen_day_is_opened_again(qtbot: QtBot, place: TestOffice, at: Session) -> None:
    panel, _ = page(qtbot, at)
    panel.turn_to(CLOSED_DAYS)
    press(panel, "Remove selected day")
    unchosen = days(panel)

    panel.closures.table.select_line(panel.closures.table.table.lines[0])
    panel.closures.table.setFocus()
    QTest.keyClick(panel.closures.table, Qt.Key.Key_Delete)
    press(panel, "Save settings")

    assert unchosen == ["2026-11-26"]
    assert place.reader.center().closures == ()


def test_public_holidays_are_a_seed_that_adds_no_day_twice(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)

    press(panel, "Add US public holidays")
    once = days(panel)
    press(panel, "Add US public holidays")

    # 2026: eleven federal holidays; 4 July is a Saturday, observed on the Friday before.
    # Today is 20-Nov-2026: those to come stand first, then the past ones, newest first
    assert once == [
        "2026-11-26",
        "2026-12-25",
        "2026-11-11",
        "2026-10-12",
        "2026-09-07",
        "2026-07-03",
        "2026-06-19",
        "2026-05-25",
        "2026-02-16",
        "2026-01-19",
        "2026-01-01",
    ]
    assert days(panel) == once


@pytest.mark.parametrize("year", ["", "26", "abcd", "1999", "2101", "٢٠٢٧"])
def test_a_year_that_is_none_is_refused(qtbot: QtBot, at: Session, year: str) -> None:
    panel, _ = page(qtbot, at)
    panel.closures.year.set_text(year)

    press(panel, "Add US public holidays")

    assert "2000 to 2100" in marked(panel)["US public holidays of"]
    assert len(days(panel)) == 1


def test_a_range_is_closed_at_once_and_its_closed_days_keep_their_words(
    qtbot: QtBot, place: TestOffice, at: Session
) -> None:
    panel, _ = page(qtbot, at)

    panel.closures.last.set_text("27 nov 26")
    close_on(panel, "25 nov 26", "Kitchen rebuilt")
    press(panel, "Save settings")

    found = [(item.on.isoformat(), item.why) for item in place.reader.center().closures]
    assert found == [
        ("2026-11-25", "Kitchen rebuilt"),
        ("2026-11-26", "Thanksgiving Day"),
        ("2026-11-27", "Kitchen rebuilt"),
    ]
    assert panel.closures.last.text() == ""


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("24 nov 26", "Choose 25-Nov-2026, the first day, or a later one."),
        ("25 dec 27", "Close at most 366 days at once"),
        ("soon", "is not a date"),
    ],
)
def test_a_range_that_cannot_be_is_said_beside_its_last_day(
    qtbot: QtBot, at: Session, last: str, words: str
) -> None:
    panel, _ = page(qtbot, at)

    panel.closures.last.set_text(last)
    close_on(panel, "25 nov 26")

    assert words in marked(panel)["Last day"]
    assert days(panel) == ["2026-11-26"]


def test_the_holidays_of_a_state_stand_beside_the_federal_ones(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)
    panel.closures.year.set_text("2026")
    panel.closures.state.set_value("CA")

    press(panel, "Add US public holidays")

    # César Chávez Day is kept in California, Columbus Day is not
    assert "2026-03-31" in days(panel)
    assert "2026-10-12" not in days(panel)
    assert "Save settings makes them count." in panel.closures.message.words


def test_every_state_has_holidays() -> None:
    assert all(us_holidays(2027, frozenset(range(7)), code) for _, code in STATES)


def test_holidays_on_closed_weekdays_are_left_out() -> None:
    everything = us_holidays(2027, frozenset(range(7)))
    workdays = us_holidays(2027, frozenset(range(5)))

    assert {item.on.weekday() for item in workdays} <= set(range(5))
    assert len(everything) > len(workdays)


def test_what_is_typed_outlives_news_about_the_center(
    qtbot: QtBot, place: TestOffice, at: Session
) -> None:
    panel, presenter = page(qtbot, at)
    panel.name.set_text("Typed")

    at.do(ChangeCenter(place.reader.center()))
    at.do(RegisterPatient(somebody()))
    at.do(RegisterPatient(somebody(mrn="")))

    assert panel.name.text() == "Typed"
    assert presenter.has_unsaved()
    assert marked(panel) == {}


def test_news_before_the_page_was_shown_is_left_alone(
    qtbot: QtBot, place: TestOffice, at: Session
) -> None:
    panel = SettingsPanel()
    full_page(qtbot, panel)
    presenter = SettingsPresenter(at, panel)

    at.do(ChangeCenter(place.reader.center()))
    presenter.save()

    assert not presenter.has_unsaved()
    assert panel.name.text() == ""


def test_a_prescriber_whom_a_patient_names_stays(
    qtbot: QtBot, place: TestOffice, at: Session
) -> None:
    prescriber = place.reader.center().prescribers[0]
    register(place, somebody(prescriber_id=prescriber.id))
    panel, _ = page(qtbot, at)

    panel.prescribers.show_pairs(())
    press(panel, "Save settings")

    assert place.reader.center().prescribers == (prescriber,)
    assert panel.prescribers.pairs()[0][1] == prescriber.name


def test_the_foot_says_whether_everything_is_kept(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)
    before = said(panel)

    QTest.keyClicks(panel.name.box, "x")

    assert "is kept in the records" in before
    assert "Not saved yet" in said(panel)


def test_the_look_is_changed_at_once(qtbot: QtBot, at: Session, worn: Look) -> None:
    panel, _ = page(qtbot, at)

    panel.theme.set_value("dark")
    panel.theme.chosen.emit("dark")
    dark = worn.theme.tokens.name
    panel.text_size.set_value(150)
    panel.text_size.chosen.emit(150)

    assert dark == "dark"
    assert worn.theme == Theme(DARK, 1.5)
    assert cut_words(panel) == []


def test_the_look_is_kept_and_shown_again(qtbot: QtBot, place: TestOffice, worn: Look) -> None:
    kept = LookInMemory()
    wired = replace(doors(place), read_look=kept.read, keep_look=kept.keep)
    panel, presenter = page(qtbot, Session(place, wired))

    panel.look_chosen.emit("dark", 115)
    presenter.show()

    assert kept.read() == LookChoice("dark", 115)
    assert (panel.theme.value(), panel.text_size.value()) == ("dark", 115)
    assert worn.choice == LookChoice("dark", 115)


def test_a_look_that_cannot_be_kept_is_worn_and_said(
    qtbot: QtBot, place: TestOffice, worn: Look
) -> None:
    def refuse(_choice: LookChoice) -> None:
        raise FolderTrouble("The look is worn now, but not kept.")

    panel, _ = page(qtbot, Session(place, replace(doors(place), keep_look=refuse)))
    panel.turn_to(LOOK)

    panel.look_chosen.emit("dark", 100)

    assert worn.theme.tokens == DARK
    assert "but not kept" in said(panel)


WORDS = PatientTexts(
    hours="7 AM to 6 PM",
    night_phone="555-0177",
    arrive_at="7:30 AM",
    visit="about 8 hours",
    bring=("A list of your medicines", "A friend"),
    call_if="You have a fever",
    emergency="Chest pain",
    owner="Dr H. Lindqvist",
    approved_on=date(2026, 11, 2),
)


def type_letters(panel: SettingsPanel) -> None:
    letters = panel.letters
    letters.hours.set_text(" 7 AM  to 6 PM ")
    letters.night_phone.set_text("555-0177")
    letters.arrive_at.set_text("7:30 AM")
    letters.visit.set_text("about 8 hours")
    letters.bring.set_text("A list of your medicines\n\n  A friend\n")
    letters.call_if.set_text("You have a fever")
    letters.emergency.set_text("Chest pain")
    letters.owner.set_text("Dr H. Lindqvist")
    letters.approved.set_text("2 nov 26")


def test_the_words_for_patients_are_kept_and_read_back(
    qtbot: QtBot, place: TestOffice, at: Session
) -> None:
    panel, presenter = page(qtbot, at)
    type_letters(panel)
    before = presenter.has_unsaved()

    press(panel, "Save settings")

    assert before
    assert place.reader.center().letters == WORDS
    assert panel.letters.bring.text() == "A list of your medicines\nA friend"
    assert panel.letters.approved.text() == "02-Nov-2026"
    assert not presenter.has_unsaved()


@pytest.mark.parametrize(
    ("owner", "approved", "faults"),
    [
        ("", "2 nov 26", {"Who answers for these words": "Name who answers"}),
        ("Dr M. Ito", "", {"Approved on": "Give the day"}),
        ("Dr M. Ito", "soon", {"Approved on": "is not a date"}),
        ("Dr M. Ito", "03/04/26", {"Approved on": "can mean"}),
    ],
)
def test_warnings_need_an_owner_and_a_day(
    qtbot: QtBot, at: Session, owner: str, approved: str, faults: dict[str, str]
) -> None:
    panel, presenter = page(qtbot, at)
    type_letters(panel)
    panel.letters.owner.set_text(owner)
    panel.letters.approved.set_text(approved)

    press(panel, "Save settings")
    settle()

    assert set(marked(panel)) == set(faults)
    assert all(words in marked(panel)[name] for name, words in faults.items())
    assert at.read.center().letters == PatientTexts()
    assert presenter.has_unsaved()


def test_letters_for_patients_that_paper_cannot_set_are_named(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)
    panel.letters.bring.set_text("王 tea")

    press(panel, "Save settings")

    assert "王" in marked(panel)["Please bring"]


def test_a_fault_on_another_page_turns_to_it_and_a_jump_too(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)
    panel.name.set_text("")
    panel.letters.bring.set_text("王 tea")
    panel.turn_to(CLOSED_DAYS)

    press(panel, "Save settings")
    settle()
    first = panel.name.box.hasFocus()
    press(panel, "Please bring")
    settle()

    assert first
    assert panel.letters.bring.box.isVisible()
    assert panel.letters.bring.box.hasFocus()


def test_no_page_has_sixty_controls(qtbot: QtBot, at: Session) -> None:
    """Source: AX-5; a screen reader lags on long pages."""
    panel, _ = page(qtbot, at)

    for name in PAGES:
        panel.turn_to(name)
        settle()
        parts = [part for part in panel.findChildren(QWidget) if part.isVisible()]
        assert sum(bool(part.focusPolicy().value & 1) for part in parts) < 60


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        (Qt.Key.Key_O, CLOSED_DAYS),
        (Qt.Key.Key_E, LETTERS),
        (Qt.Key.Key_K, LOOK),
        (Qt.Key.Key_N, CENTER_PAGE),
    ],
)
def test_each_page_is_turned_to_by_its_letter(
    qtbot: QtBot, at: Session, letter: Qt.Key, name: str
) -> None:
    panel, _ = page(qtbot, at)
    panel.turn_to(LOOK if name == CENTER_PAGE else CENTER_PAGE)

    QTest.keyClick(panel, letter, Qt.KeyboardModifier.AltModifier)
    settle()

    heads = panel.findChildren(TabHeads)[0]
    assert PAGES[heads.currentIndex()] == name
    assert heads.hasFocus()


@pytest.mark.parametrize("name", PAGES)
def test_no_letter_leads_to_two_places_of_a_page(qtbot: QtBot, at: Session, name: str) -> None:
    panel, _ = page(qtbot, at)
    panel.turn_to(name)

    assert doubled_mnemonics(panel) == []


def test_escape_leaves_the_page(qtbot: QtBot, at: Session) -> None:
    panel, presenter = page(qtbot, at)

    with qtbot.waitSignal(presenter.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_cut_and_every_part_is_named(
    qtbot: QtBot, worn: Look, at: Session, theme: Theme, name: str
) -> None:
    worn.wear(theme)
    panel, _ = page(qtbot, at)
    panel.prescribers.add_row()
    press(panel, "Save settings")
    panel.turn_to(name)

    assert cut_words(panel) == []
    assert nameless(panel) == []


def lines_of(panel: SettingsPanel) -> list[ClosureLine]:
    return [line for line in panel.closures.table.table.lines if isinstance(line, ClosureLine)]


def test_a_closed_day_says_whether_it_is_to_come(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)

    close_on(panel, "t", "Stock-taking")
    close_on(panel, "-1d", "Flood")
    new = [line.when for line in lines_of(panel) if line.sort_day != "2026-11-26"]
    press(panel, "Save settings")

    assert new == ["new, not saved", "new, not saved"]
    assert [(line.sort_day, line.when) for line in lines_of(panel)] == [
        ("2026-11-20", "coming"),
        ("2026-11-26", "coming"),
        ("2026-11-19", "past"),
    ]


@pytest.mark.parametrize("width", [1282, 1900])
def test_all_pages_begin_at_the_left_and_are_of_one_width(
    qtbot: QtBot, at: Session, width: int
) -> None:
    panel, _ = page(qtbot, at)
    panel.resize(width, 900)
    places = set()
    for name in PAGES:
        panel.turn_to(name)
        settle()
        cards = [card for card in panel.findChildren(Card) if card.isVisible()]
        left = min(card.mapTo(panel, card.rect().topLeft()).x() for card in cards)
        right = max(card.mapTo(panel, card.rect().topRight()).x() for card in cards)
        places.add((left, right))

    assert len(places) == 1
    left, right = places.pop()
    assert left == 20
    assert right - left <= 1440


def test_the_closed_days_take_the_height_there_is(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)
    panel.turn_to(CLOSED_DAYS)
    settle()
    before = panel.closures.table.height()

    panel.resize(1282, 990)
    settle()

    assert before >= 260
    assert panel.closures.table.height() >= before + 250


def test_the_look_is_not_said_to_be_in_the_records(qtbot: QtBot, at: Session) -> None:
    panel, _ = page(qtbot, at)

    panel.turn_to(LOOK)
    settle()
    kept = said(panel)
    QTest.keyClicks(panel.name.box, "x")
    unsaved = said(panel)
    panel.turn_to(CENTER_PAGE)

    assert "kept on this workstation" in kept
    assert "kept in the records" not in kept
    assert "Not saved yet" in unsaved


def save_button(panel: SettingsPanel) -> Button:
    return next(b for b in panel.findChildren(Button) if b.text() == "Save settings")


@pytest.mark.parametrize("name", [CENTER_PAGE, CLOSED_DAYS, LETTERS])
def test_settings_are_saved_on_the_pages_that_are_typed(
    qtbot: QtBot, at: Session, name: str
) -> None:
    panel, _ = page(qtbot, at)

    panel.turn_to(LOOK)
    panel.turn_to(name)
    settle()

    assert save_button(panel).isVisible()


@pytest.mark.parametrize("name", [LOOK, LOCKING, ACCOUNT, PEOPLE, BACKUPS])
def test_a_page_that_keeps_by_itself_offers_no_save_settings(
    qtbot: QtBot, place: TestOffice, at: Session, name: str
) -> None:
    panel, presenter = page(qtbot, at)
    if name != LOOK:
        panel.add_page(name, name, QWidget())
    QTest.keyClicks(panel.name.box, "x")
    panel.turn_to(name)
    settle()

    QTest.keyClick(panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert not save_button(panel).isVisible()
    assert "Not saved yet: what was typed on another page" in said(panel)
    assert presenter.has_unsaved()
    assert place.reader.center().name == CENTER.name
