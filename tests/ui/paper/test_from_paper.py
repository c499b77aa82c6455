"""A day typed in from paper: in the order of the sheet, confirmed by another, then closed."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from infusion_planner.domain.course import Dose
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_values import Outcome, Vitals
from infusion_planner.ui.drafts.keeper import DraftKeeper
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.look import Look
from infusion_planner.ui.paper.back_panel import BackPanel
from infusion_planner.ui.paper.back_presenter import BackPresenter
from infusion_planner.ui.paper.typed_rows import TypedRow
from infusion_planner.ui.session import Session
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.theme import Theme
from tests.actions.day.nursing import MONDAY, Chair, chair, signed
from tests.office import moment, office
from tests.ui.front import session
from tests.ui.measure import Stage, controls, nameless, settle

TUESDAY = date(2026, 12, 1)
SIZE = (1282, 694)
# what stands on the sheet, line by line; where a label stands twice, the second time is " 2"
SHEET: dict[str, dict[str, object]] = {
    "Arrived": {"real_at": "0800", "chair": "Chair 2"},
    "Name and birth date match wristband": {"ticked": True},
    "REMS authorized": {"real_at": "08:05", "number": "RA-17"},
    "Infection asked": {"ticked": True},
    "Consent signed": {"ticked": True},
    "Emergency equipment, trained staff": {"ticked": True},
    "Order": {"dose_ug": "12"},
    "Vein": {"site": "left arm"},
    "Medicine 1": {
        "real_at": "08:20",
        "name": "methylprednisolone",
        "dose_ug": "1000",
        "route": "intravenous",
        "ended_at": "08:29",
    },
    "Vial 1": {"real_at": "08:25", "ndc": "58468-0200-01", "lot": "L7", "expires": "2027-05"},
    "Bag, diluted": {
        "real_at": "08:30",
        "bag_ml": "101.2",
        "prepared_by": "P. Lind",
        "checked_by": "A. Ruiz",
        "clear": True,
        "kept_cold": True,
    },
    "Nurse 1 read": {
        "real_at": "09:10",
        "done_by": "A. Ruiz",
        "dose_ug": "12",
        "ml_per_hour": "25.3",
        "bag_ml": "101.2",
    },
    "Nurse 2 read": {
        "real_at": "09:12",
        "done_by": "B. Osei",
        "dose_ug": "12",
        "ml_per_hour": "25.3",
        "bag_ml": "101.2",
    },
    "Infusion started": {"real_at": "09:30", "ml_per_hour": "25.3"},
    "Stopped": {"real_at": "13:30"},
    "Flush to": {"real_at": "13:40"},
    "Infused": {"volume_ml": "101.2"},
    "Left": {"real_at": "15:45", "condition": "well"},
}


def row_of(panel: BackPanel, label: str) -> TypedRow:
    return next(row for row in panel.form.rows if row.line.label == label)


def vitals_of(panel: BackPanel, place: int, boxes: dict[str, str]) -> None:
    panel.form.vitals.set_count(place + 1)
    for name, words in boxes.items():
        panel.form.vitals.lines[place].boxes[name].setText(words)


def fill(panel: BackPanel) -> None:
    """Type the whole sheet."""
    panel.form.checked_at.set_text("08:03")
    for label, typed in SHEET.items():
        for name, value in typed.items():
            part = row_of(panel, label).parts[name]
            if isinstance(part, Check):
                part.setChecked(value is True)
            elif isinstance(part, Field):
                part.set_text(str(value))
    first = {"time": "0900", "bp": "120/80", "pulse": "72", "temperature_c": "36.8"}
    vitals_of(panel, 0, first)
    second = {"time": "1000", "bp": "124/80", "pulse": "76", "temperature_c": "36.9"}
    vitals_of(panel, 1, second)


class Desk:
    """A nurse with a sheet of yesterday before the page."""

    def __init__(self, stage: Stage, seat: Chair) -> None:
        self.seat = seat
        self.session: Session = session(seat.place)
        self.panel = BackPanel()
        self.presenter = BackPresenter(self.session, self.panel)
        stage.put(self.panel, size=SIZE)
        seat.place.clock.at = moment(TUESDAY, 7, 30)
        self.presenter.show(f"{seat.infusion_id} {MONDAY.isoformat()}")
        settle()

    def row(self, label: str) -> TypedRow:
        return row_of(self.panel, label)

    def vitals(self, place: int, **boxes: str) -> None:
        vitals_of(self.panel, place, boxes)

    def whole(self) -> None:
        """Type the whole sheet."""
        fill(self.panel)

    @property
    def said(self) -> str:
        settle()
        labels = self.panel.findChildren(QLabel)
        return " | ".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def desk(stage: Stage) -> Desk:
    return Desk(stage, chair(office()))


def test_a_whole_sheet_is_recorded_as_one_act_with_the_times_on_paper(desk: Desk) -> None:
    desk.whole()

    desk.panel.recorded.emit()

    found = desk.seat.standing
    assert {entry.from_paper for entry in found} == {True}
    assert {entry.noted_at[:10] for entry in found} == {"2026-12-01"}
    assert {entry.real_at.date() for entry in found} == {MONDAY}
    start = next(entry for entry in found if entry.kind == "start")
    assert (start.real_at.hour, start.real_at.minute, start.done_by) == (9, 30, "A. Ruiz")
    assert [entry.done_by for entry in found if entry.kind == "pump_check"] == [
        "A. Ruiz",
        "B. Osei",
    ]
    assert Vitals(Decimal("36.8"), 72, 120, 80) in [entry.value for entry in found]
    assert desk.seat.record.run is not None
    assert not desk.presenter.has_unsaved()
    assert "Another person compares" in desk.said


@pytest.mark.parametrize("scale", [1.0, 1.5], ids=["beside", "under"])
def test_what_the_second_person_does_is_in_view_once_it_is_recorded(
    desk: Desk, worn: Look, scale: float
) -> None:
    worn.wear(Theme(scale=scale))
    desk.whole()
    desk.panel.form.sections.go_to_number(7)
    settle()

    desk.panel.recorded.emit()
    settle()

    names = [each for each in desk.panel.findChildren(Button) if each.isVisible()]
    sign = next(each for each in names if each.accessibleName() == "Compare and sign")
    assert sign.hasFocus()
    assert sign.visibleRegion().boundingRect() == sign.rect()
    assert "signs, under Second person" in desk.said


def test_the_day_counts_once_another_person_compared_and_signed(desk: Desk) -> None:
    desk.whole()
    desk.panel.recorded.emit()
    desk.panel.day_closed.emit()
    assert "A second person compares" in desk.said

    desk.seat.sign(DaySigner.CHECKER, signed("09:00"))
    desk.panel.outcome.set_value(Outcome.GIVEN)
    desk.panel.day_closed.emit()

    assert desk.seat.course.doses == (Dose(MONDAY, 12_000),)
    assert "its dose counts" in desk.said


def test_who_typed_is_not_offered_to_confirm(desk: Desk) -> None:
    desk.whole()
    desk.panel.recorded.emit()

    desk.panel.confirmed.emit()

    (dialog,) = desk.panel.findChildren(SignDialog)
    assert "A. Ruiz" not in [dialog.who.box.itemText(n) for n in range(dialog.who.box.count())]
    assert "LEE, Sam (Mr)   Born 21-Jun-1990 (36 y)   MRN 0410077" in desk.said
    dialog.reject()


def test_a_wrong_value_is_said_at_its_line_and_nothing_is_lost(desk: Desk) -> None:
    desk.whole()
    dose = desk.row("Order").parts["dose_ug"]
    assert isinstance(dose, Field)
    dose.set_text("13")

    desk.panel.recorded.emit()

    assert desk.seat.entries == ()
    assert "12 mg" in dose.message
    assert desk.row("Arrived").draft()["chair"] == "Chair 2"


def test_a_line_without_its_time_asks_for_it(desk: Desk) -> None:
    desk.whole()
    time = desk.row("Infusion started").parts["real_at"]
    assert isinstance(time, Field)
    time.set_text("")

    desk.panel.recorded.emit()

    assert time.message == "Enter the time that stands on the sheet."
    assert desk.seat.entries == ()


@pytest.mark.parametrize(
    ("label", "name", "typed", "expected"),
    [
        ("Stopped", "real_at", "09:00", ""),
        ("Infusion started", "real_at", "25:10", "09:10"),
        ("Vial 1", "expires", "2025-05", "expired"),
        ("Vial 1", "ndc", "12345-678-90", "is not"),
        ("Infusion started", "ml_per_hour", "fast", "no number"),
    ],
)
def test_what_cannot_be_on_a_sheet_is_refused(
    desk: Desk, label: str, name: str, typed: str, expected: str
) -> None:
    desk.whole()
    part = desk.row(label).parts[name]
    assert isinstance(part, Field)
    part.set_text(typed)

    desk.panel.recorded.emit()

    assert desk.seat.entries == ()
    assert part.message
    assert expected in part.message
    assert part.text() == typed


def test_celsius_typed_in_fahrenheit_is_said_under_the_sets(desk: Desk) -> None:
    desk.whole()
    desk.vitals(1, temperature_c="98.6")

    desk.panel.recorded.emit()

    assert "Fahrenheit" in desk.said
    assert desk.seat.entries == ()


def test_all_that_is_wrong_with_a_line_is_said(desk: Desk) -> None:
    desk.whole()
    parts = desk.row("Vial 1").parts
    lot, expires = parts["lot"], parts["expires"]
    assert isinstance(lot, Field)
    assert isinstance(expires, Field)
    lot.set_text("")
    expires.set_text("2025-05")

    desk.panel.recorded.emit()

    assert lot.message == "Enter the lot number."
    assert "expired" in expires.message


def test_all_that_is_wrong_with_a_set_of_vital_signs_is_said(desk: Desk) -> None:
    desk.whole()
    desk.vitals(1, temperature_c="98.6", pulse="999")

    desk.panel.recorded.emit()

    said, boxes = desk.said, desk.panel.form.vitals.lines[1].boxes
    marked = {name for name, box in boxes.items() if box.property("state") == "error"}
    assert marked == {"temperature_c", "pulse"}
    assert "Fahrenheit" in said
    assert "999" in said


def test_a_fault_moves_no_other_field_of_its_line(desk: Desk) -> None:
    desk.whole()
    parts = desk.row("Infusion started").parts
    time = parts["real_at"]
    assert isinstance(time, Field)
    time.set_text("25:10")

    desk.panel.recorded.emit()
    settle()

    assert time.message
    assert {part.mapTo(desk.panel, QPoint(0, 0)).y() for part in parts.values()} == {
        time.mapTo(desk.panel, QPoint(0, 0)).y()
    }


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_tick_stands_beside_the_box_of_its_line(desk: Desk, worn: Look, scale: float) -> None:
    worn.wear(Theme(scale=scale))
    settle()
    parts = desk.row("Name and birth date match wristband").parts
    tick = parts["ticked"]
    words = next(part for part in parts.values() if isinstance(part, Field))

    middles = [
        part.mapTo(desk.panel, QPoint(0, 0)).y() + part.height() / 2 for part in (tick, words.box)
    ]
    assert abs(middles[0] - middles[1]) <= 2 * scale


def test_nothing_typed_says_so(desk: Desk) -> None:
    desk.panel.recorded.emit()

    assert "Nothing is typed" in desk.said


def test_what_is_typed_comes_back_after_a_crash(desk: Desk, stage: Stage) -> None:
    desk.whole()
    desk.session.drafts.look()
    (line,) = desk.seat.place.reader.drafts()

    again = Desk(stage, desk.seat)
    again.session.drafts.take_up(line.draft)
    again.presenter.show(f"{desk.seat.infusion_id} {MONDAY.isoformat()}")

    assert again.row("Infusion started").draft()["real_at"] == "09:30"
    assert again.panel.form.vitals.lines[1].boxes["bp"].text() == "124/80"
    assert isinstance(again.session.drafts, DraftKeeper)
    again.panel.recorded.emit()
    assert "start" in [entry.kind for entry in desk.seat.standing]


def type_closing(desk: Desk) -> None:
    """Type what became of the day, without pressing the button."""
    desk.panel.outcome.set_value(Outcome.IN_PART)
    desk.panel.reason.set_text("rash")
    desk.panel.decided_by.set_text("Dr. Adeyemi")


def closing_of(desk: Desk) -> tuple[object, str, str]:
    panel = desk.panel
    return panel.outcome.value(), panel.reason.text(), panel.decided_by.text()


def test_what_became_of_one_day_never_stands_on_the_sheet_of_another(desk: Desk) -> None:
    desk.whole()
    desk.panel.recorded.emit()
    type_closing(desk)
    infusions = desk.seat.place.reader.patient(desk.seat.patient_id).infusions

    desk.presenter.show(f"{infusions[1].infusion_id} {TUESDAY.isoformat()}")

    assert closing_of(desk) == (Outcome.GIVEN, "", "")
    assert not desk.presenter.has_unsaved()


def test_what_is_typed_to_close_a_day_comes_back_after_a_crash(desk: Desk, stage: Stage) -> None:
    desk.whole()
    desk.panel.recorded.emit()
    type_closing(desk)
    unsaved = desk.presenter.has_unsaved()
    desk.session.drafts.look()
    (line,) = desk.seat.place.reader.drafts()

    again = Desk(stage, desk.seat)
    again.session.drafts.take_up(line.draft)
    again.presenter.show(f"{desk.seat.infusion_id} {MONDAY.isoformat()}")

    assert unsaved
    assert closing_of(again) == (Outcome.IN_PART, "rash", "Dr. Adeyemi")


def test_what_is_typed_to_close_a_day_holds_no_signature_up(desk: Desk) -> None:
    desk.whole()
    desk.panel.recorded.emit()
    type_closing(desk)

    desk.panel.confirmed.emit()

    (dialog,) = desk.panel.findChildren(SignDialog)
    dialog.reject()


def test_a_closed_day_leaves_nothing_unsaved(desk: Desk) -> None:
    desk.whole()
    desk.panel.recorded.emit()
    desk.seat.sign(DaySigner.CHECKER, signed("09:00"))
    desk.panel.reason.set_text("as ordered")

    desk.panel.day_closed.emit()

    assert "its dose counts" in desk.said
    assert not desk.presenter.has_unsaved()
    assert closing_of(desk) == (Outcome.GIVEN, "", "")


def test_enter_goes_on_and_a_number_leads_to_its_section(desk: Desk) -> None:
    first = desk.row("Arrived").parts["real_at"]
    assert isinstance(first, Field)
    first.box.setFocus()

    QTest.keyClick(first.box, Qt.Key.Key_Return)

    chair_field = desk.row("Arrived").parts["chair"]
    assert isinstance(chair_field, Field)
    assert desk.panel.focusWidget() is chair_field.box
    desk.panel.form.sections.go_to_number(4)
    second = desk.row("Nurse 1 read").parts["real_at"]
    assert isinstance(second, Field)
    assert desk.panel.focusWidget() is second.box


def time_of(desk: Desk, label: str) -> Field:
    part = desk.row(label).parts["real_at"]
    assert isinstance(part, Field)
    return part


def test_one_section_is_open_and_the_others_say_what_stands_in_them(desk: Desk) -> None:
    time_of(desk, "Arrived").set_text("0800")
    settle()
    assert desk.row("Arrived").isVisible()
    assert not desk.row("Stopped").isVisible()

    desk.panel.form.sections.go_to_number(6)

    assert desk.row("Stopped").isVisible()
    assert not desk.row("Arrived").isVisible()
    heads = [each.accessibleName() for each in desk.panel.findChildren(Button) if each.isVisible()]
    assert "1  Check, 1 line typed" in heads
    assert len(controls(desk.panel)) < 60


def heads(desk: Desk) -> list[str]:
    """Give what the heads of the folded sections say."""
    settle()
    keys = tuple(f"{number}  " for number in range(1, 9))
    shown = [each for each in desk.panel.form.findChildren(Button) if each.isVisible()]
    return [each.accessibleName() for each in shown if each.accessibleName().startswith(keys)]


def test_the_heads_of_folded_sections_begin_at_the_left(desk: Desk) -> None:
    time_of(desk, "Stopped").set_text("25:99")
    desk.panel.recorded.emit()
    settle()

    shown = [each for each in desk.panel.form.findChildren(Button) if each.key.startswith("Alt+")]
    folded = [each for each in shown if each.isVisible()]
    assert len(folded) == 6
    # a button that is wider than its words has them in its middle
    assert [each.width() - each.sizeHint().width() for each in folded] == [0] * 6
    assert {each.mapTo(desk.panel.form, QPoint(0, 0)).x() for each in folded} == {0}


def head_of(desk: Desk, number: int) -> str:
    return next(each for each in heads(desk) if each.startswith(f"{number}  "))


def test_a_folded_head_counts_what_a_draft_brought_back(desk: Desk) -> None:
    time_of(desk, "Stopped").set_text("13:30")
    kept = desk.presenter.draft() or {}
    desk.presenter.show(f"{desk.seat.infusion_id} {MONDAY.isoformat()}")
    before = head_of(desk, 6)

    desk.presenter.show_draft(kept)

    assert "typed" not in before
    assert head_of(desk, 6) == f"{before}, 1 line typed"


def test_no_folded_head_counts_what_was_recorded(desk: Desk) -> None:
    desk.whole()
    desk.panel.form.sections.go_to_number(1)
    before = [each for each in heads(desk) if "typed" in each]

    desk.panel.recorded.emit()

    assert before
    assert [each for each in heads(desk) if "typed" in each] == []


def test_a_folded_head_names_no_fault_that_is_no_longer_marked(desk: Desk) -> None:
    time_of(desk, "Stopped").set_text("25:99")
    desk.panel.recorded.emit()
    desk.panel.form.sections.go_to_number(1)
    before = head_of(desk, 6)

    desk.panel.written_by.set_text("")
    desk.panel.recorded.emit()

    assert before.endswith("to be corrected")
    assert time_of(desk, "Stopped").message == ""
    assert "to be corrected" not in head_of(desk, 6)


def test_enter_in_the_last_field_of_a_section_opens_the_next_one(desk: Desk) -> None:
    desk.panel.form.sections.go_to_number(6)
    fields = [each for each in desk.row("Infused").parts.values() if isinstance(each, Field)]
    fields[-1].box.setFocus()

    QTest.keyClick(fields[-1].box, Qt.Key.Key_Return)

    assert desk.row("Left").isVisible()
    assert not desk.row("Infused").isVisible()


def test_a_fault_opens_the_section_it_stands_in(desk: Desk) -> None:
    time_of(desk, "Stopped").set_text("25:99")
    desk.panel.form.sections.go_to_number(1)

    desk.panel.recorded.emit()
    settle()

    assert desk.row("Stopped").isVisible()


def test_every_field_has_a_name(desk: Desk) -> None:
    assert not nameless(desk.panel)
    assert all(
        isinstance(part, Field | Check | Choice)
        for row in desk.panel.form.rows
        for part in row.parts.values()
    )
