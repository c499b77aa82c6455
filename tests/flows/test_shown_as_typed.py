"""A name that looks like a formula or like markup, from the form to the page and onto paper.

The family name stands there in capitals, as every family name does.
"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.app.paper import print_day_sheets, sheet_pdf
from infusion_planner.domain.patient import AllergyState
from infusion_planner.exchange.csv_text import csv_cell
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office, plan
from tests.sheets.prints import pages
from tests.ui.front import opened
from tests.ui.measure import settle

STRANGE = ["=1+1", "<img src=x>", "Dose <5 mg", "&amp;", "<b>LEE</b>", "file:///etc/passwd"]


def register(window: Window, name: str) -> None:
    """Type a name into every text of the form, and save it by its key."""
    assert window.frame is not None
    window.frame.pages.register()
    settle()
    fields = window.findChildren(RegistrationPanel)[0].fields
    typed = (fields.family, fields.given, fields.title, fields.preferred)
    for field in typed:
        field.box.setFocus()
        QTest.keyClicks(field.box, name)
    QTest.keyClicks(fields.born.box, "21 jun 90")
    QTest.keyClicks(fields.mrn.box, "0410077")
    fields.gender.set_value("Male")
    fields.allergy_state.set_value(AllergyState.KNOWN)
    fields.allergies.show_pairs((("", name, name),))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()


def planned(place: TestOffice, patient_id: str) -> str:
    return plan(place, patient_id, date(2026, 12, 7))


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_kept_and_shown_letter_by_letter(qtbot: QtBot, name: str) -> None:
    place = office()
    with opened(qtbot, place) as window:
        register(window, name)
        (line,) = place.reader.patients()
        kept = place.reader.details(line.patient_id)
        banner = next(b for b in window.findChildren(IdentityBanner) if b.isVisible())
        shown = {label.text() for label in banner.findChildren(QLabel)}
        formats = {label.textFormat() for label in banner.findChildren(QLabel)}

    assert (kept.name.family, kept.name.given, kept.allergies[0].substance) == (name, name, name)
    assert any(f"{name.upper()}, {name} ({name})" in words for words in shown)
    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_printed_letter_by_letter(qtbot: QtBot, name: str) -> None:
    place = office()
    with opened(qtbot, place) as window:
        register(window, name)
    (line,) = place.reader.patients()
    course_id = planned(place, line.patient_id)
    infusions = place.reader.patient(line.patient_id).infusions

    day = print_day_sheets([place.reader.day_sheet(infusions[0].infusion_id)], "letter")
    calendar = sheet_pdf(place.reader.patient_calendar(course_id), "a4")

    for pdf in (day, calendar):
        assert f"{name.upper()}, {name}" in " ".join(pages(pdf))
        assert b"/URI" not in pdf
        assert b"/EmbeddedFile" not in pdf
    assert name in " ".join(pages(day)).replace(f"{name.upper()}, {name} ({name})", "")


def test_a_name_that_calculates_is_quoted_for_a_spreadsheet() -> None:
    cells = [csv_cell(name) for name in STRANGE]

    assert cells[0] == '"\'=1+1"'
    assert cells[1:] == [f'"{name}"' for name in STRANGE[1:]]
