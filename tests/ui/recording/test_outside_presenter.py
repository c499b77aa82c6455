from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.ui.forms.day_picker import DayPicker
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.calendar import CalendarPopup
from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.outside_form import OutsideForm
from infusion_planner.ui.recording.outside_presenter import open_outside_form
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import outside
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.recording.conftest import Ward
from tests.ui.recording.press import key, submit, tab_stops


def opened(ward: Ward, number: int = 1) -> OutsideForm:
    form = open_outside_form(ward.session, ward.page, ward.patient_id, number)
    settle()
    return form


def type_first(form: OutsideForm, words: str) -> None:
    QTest.keyClicks(form.rows[0].day.box, words)


def days(form: OutsideForm) -> list[str]:
    return [row.day.text() for row in form.rows]


def press(form: OutsideForm, name: str) -> None:
    next(b for b in form.findChildren(Button) if b.accessibleName() == name).click()
    settle()


def test_a_first_course_has_five_rows_of_twelve_milligrams(newcomer: Ward) -> None:
    form = opened(newcomer)

    assert [row.dose.text() for row in form.rows] == ["12"] * 5
    assert days(form) == [""] * 5


def test_day_and_dose_are_named_once_over_all_rows(newcomer: Ward) -> None:
    form = opened(newcomer)

    words = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]

    assert (words.count("Day"), words.count("Dose")) == (1, 1)
    assert [f"Infusion {number}" in words for number in range(1, 6)] == [True] * 5
    assert form.rows[1].day.box.accessibleName() == "Infusion 2, day"


def test_tab_leads_from_each_dose_to_the_next_day(newcomer: Ward) -> None:
    form = opened(newcomer)
    form.rows[0].day.box.setFocus()

    stops = tab_stops(form)

    boxes = [box for row in form.rows for box in (row.day.box, row.dose.box)]
    assert stops[: len(boxes)] == boxes
    assert not {row.remove for row in form.rows} & set(stops)


def test_a_space_typed_on_the_way_removes_nothing(newcomer: Ward) -> None:
    form = opened(newcomer)
    form.rows[0].day.box.setFocus()

    for _ in range(4):
        key(Qt.Key.Key_Space)
        key(Qt.Key.Key_Tab)

    assert len(form.rows) == 5
    assert form.rows[0].day.text() == " "


def test_the_removal_stands_beside_the_dose(newcomer: Ward) -> None:
    row = opened(newcomer).rows[0]

    edge = row.dose.box.mapTo(row, row.dose.box.rect().topRight()).x()
    assert 0 < row.remove.mapTo(row, row.remove.rect().topLeft()).x() - edge < 20


def test_what_is_wrong_with_a_day_moves_no_dose(newcomer: Ward) -> None:
    form = opened(newcomer)

    form.rows[1].day.show_error("There is no 31-Feb-2026. Type another day.")
    settle()

    lefts = {row.dose.mapTo(form, row.dose.rect().topLeft()).x() for row in form.rows}
    assert len(lefts) == 1
    assert cut_words(form) == []


def test_what_is_wrong_with_a_dose_moves_no_day(newcomer: Ward) -> None:
    form = opened(newcomer)

    form.rows[1].dose.show_error(
        "Type the dose in mg as a number with a point, for example 12 or 4.5."
    )
    settle()

    assert len({row.day.mapTo(form, row.day.rect().topLeft()).x() for row in form.rows}) == 1
    assert cut_words(form) == []


def test_the_other_days_follow_the_first_one(newcomer: Ward) -> None:
    form = opened(newcomer)

    type_first(form, "30 dec 24")

    assert days(form)[1:] == ["31-Dec-2024", "01-Jan-2025", "02-Jan-2025", "03-Jan-2025"]


def test_a_day_typed_by_hand_follows_nobody(newcomer: Ward) -> None:
    form = opened(newcomer)
    QTest.keyClicks(form.rows[2].day.box, "9 jan 25")

    type_first(form, "30 dec 24")

    assert days(form)[2] == "9 jan 25"


def test_half_a_day_fills_nothing_in(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "30 dec 24")

    QTest.keyClick(form.rows[0].day.box, Qt.Key.Key_Backspace)
    QTest.keyClick(form.rows[0].day.box, Qt.Key.Key_Backspace)

    assert days(form)[1:] == [""] * 4


def test_the_course_is_entered_with_the_rows_that_have_a_day(newcomer: Ward) -> None:
    form = opened(newcomer)
    form.where.set_text("Lakeside Clinic")
    type_first(form, "2 dec 24")
    press(form, "Remove infusion 5")
    form.rows[3].day.set_text("")

    submit(form)

    card = newcomer.card.courses[0]
    assert card.count == "3 of 5"
    assert card.anchor == "36 mg given - last dose 04-Dec-2024, Lakeside Clinic"


def test_removing_a_row_numbers_the_rest(newcomer: Ward) -> None:
    form = opened(newcomer)

    press(form, "Remove infusion 2")

    assert [row.day.name for row in form.rows] == [f"Infusion {n}, day" for n in range(1, 5)]


def test_the_last_row_is_emptied_instead_of_removed(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "2 dec 24")
    for _ in range(4):
        press(form, "Remove infusion 2")

    press(form, "Remove infusion 1")

    assert days(form) == [""]


def test_a_row_is_added_and_takes_the_focus(newcomer: Ward) -> None:
    form = opened(newcomer)

    press(form, "Add an infusion")

    assert len(form.rows) == 6
    assert form.rows[5].day.box.hasFocus()


def test_no_day_at_all_is_refused(newcomer: Ward) -> None:
    form = opened(newcomer)

    submit(form)

    assert "at least one day" in form.rows[0].day.message


def test_what_cannot_be_read_is_said_beside_its_row(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "2 dec 24")
    form.rows[1].dose.set_text("half")
    form.rows[2].day.set_text("later")

    submit(form)

    assert form.rows[1].dose.message
    assert form.rows[2].day.message
    assert not form.rows[0].day.message


def test_a_day_in_the_future_is_refused_beside_its_row(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "2 dec 24")
    form.rows[4].day.set_text("1 dec 26")

    submit(form)

    assert "future" in form.rows[4].day.message
    assert not form.rows[0].day.message


def test_one_day_twice_is_refused_beside_the_second(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "2 dec 24")
    form.rows[4].day.set_text("2024-12-03")

    submit(form)

    assert "one day has one infusion" in form.rows[4].day.message


def test_too_much_for_a_day_is_refused_beside_its_dose(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "2 dec 24")
    form.rows[3].dose.set_text("24.0")

    submit(form)

    assert "DOSE-4" in form.rows[3].dose.message
    assert not form.rows[0].dose.message


def test_a_number_that_was_taken_meanwhile_is_refused_in_words(
    newcomer: Ward, qtbot: QtBot
) -> None:
    form = opened(newcomer)
    type_first(form, "2 dec 24")
    outside(newcomer.place, newcomer.patient_id, date(2023, 12, 4))

    submit(form)

    assert any("now number 2" in label.text() for label in form.findChildren(QLabel))
    assert form.isVisible()


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless(newcomer: Ward, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    form = opened(newcomer)
    submit(form)

    assert cut_words(form) == []
    assert nameless(form) == []


def test_every_day_has_a_calendar_those_added_later_too(newcomer: Ward) -> None:
    form = opened(newcomer)
    press(form, "Add an infusion")

    calendars = [len(row.day.findChildren(DayPicker)) for row in form.rows]

    assert calendars == [1] * 6


def test_the_first_day_taken_from_the_calendar_fills_the_others(newcomer: Ward) -> None:
    form = opened(newcomer)
    first = form.rows[0].day
    first.setFocus()
    QTest.keyClick(first.box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = first.box.findChildren(CalendarPopup)[0]

    popup.view.go_to(date(2025, 12, 8))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)

    assert days(form)[:2] == ["08-Dec-2025", "09-Dec-2025"]


def test_a_month_typed_first_stands_in_every_row_and_is_entered(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "jun 2024")
    assert days(form)[1:] == ["June 2024"] * 4

    submit(form)

    card = newcomer.card.courses[0]
    assert card.dates == "June 2024"
    assert card.anchor.startswith("60 mg given - last dose June 2024, taken as 30-Jun-2024")


def test_a_coming_month_is_refused_beside_its_row(newcomer: Ward) -> None:
    form = opened(newcomer)
    type_first(form, "2 dec 24")
    form.rows[4].day.set_text("jan 2027")

    submit(form)

    assert "January 2027 lies in the future" in form.rows[4].day.message
    assert not form.rows[0].day.message
