from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.domain.clinic import Closure
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.calendar import CalendarPopup
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.gates import GateRow
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.plan.days import DayChip
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.plan.presenter import PlanPresenter
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import outside
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wards import Ward

Story = Callable[[], Ward]


@pytest.fixture
def ward() -> Ward:
    """Course 1 ended on 12-Dec-2025, so course 2 may start from 12-Dec-2026, a Saturday."""
    return wards.monitored()


def shown(stage: Stage, ward: Ward, size: tuple[int, int] = (1282, 690)) -> PlanPresenter:
    panel = PlanPanel()
    presenter = PlanPresenter(ward.session, panel)
    stage.put(panel, size=size)
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show(ward.patient_id)
    settle()
    return presenter


def panel_of(presenter: PlanPresenter) -> PlanPanel:
    panel = presenter.parent()
    assert isinstance(panel, PlanPanel)
    return panel


def type_day(panel: PlanPanel, words: str) -> None:
    panel.days.day.box.selectAll()
    QTest.keyClicks(panel.days.day.box, words)


def verdict(panel: PlanPanel) -> str:
    return panel.findChildren(VerdictStrip)[0].accessibleName()


def button(panel: PlanPanel, name: str) -> Button:
    """Find a button by what it does; one that names the patient says so after a comma."""
    found = panel.findChildren(Button)
    return next(b for b in found if b.accessibleName().split(",")[0] == name)


def words(panel: PlanPanel) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def chips(panel: PlanPanel) -> list[str]:
    settle()
    return [chip.accessibleName() for chip in panel.findChildren(DayChip) if chip.isVisible()]


def save(panel: PlanPanel) -> None:
    """Press Ctrl+S on the page, which leads to the review, and once more there."""
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(panel, Qt.Key.Key_S, control)
    if panel.in_review:
        settle()
        QTest.keyClick(panel, Qt.Key.Key_S, control)


def test_it_starts_in_the_day_and_asks_for_it(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    assert panel.days.day.box.hasFocus()
    assert verdict(panel).startswith("Choose a day")
    assert not button(panel, "Review").isEnabled()
    assert "Cannot be saved yet: choose day 1." in words(panel)


def test_the_verdict_comes_with_the_letter_that_makes_the_date(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    type_day(panel, "23 nov 2")
    assert verdict(panel).startswith("Choose a day")
    type_day(panel, "23 nov 26")

    assert verdict(panel).startswith("Blocked. 19 days too early. Last dose 12-Dec-2025")
    assert panel.days.day.text() == "23 nov 26"
    assert panel.days.day.message == "19 days too early"
    assert chips(panel) == ["Mon 23", "Tue 24", "Wed 25"]


def test_a_blocked_start_leads_to_the_first_legal_one(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "23 nov 26")
    assert not button(panel, "Save course").isEnabled()

    button(panel, "Go to Mon 14-Dec-2026").click()

    assert panel.days.day.text() == "Mon 14-Dec-2026"
    assert panel.days.day.message == ""
    assert button(panel, "Save course").isEnabled()


def test_the_repair_of_a_gate_does_the_same(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "23 nov 26")

    button(panel, "Use Mon 14-Dec-2026").click()

    assert verdict(panel).startswith("Allowed")


def test_a_suggested_start_fills_the_day(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    next(r for r in panel.findChildren(QRadioButton) if "Wed 16" in r.text()).click()

    assert panel.days.day.text() == "Mon 14-Dec-2026"


def test_consequences_have_their_anchors(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    type_day(panel, "14 dec 26")

    said = words(panel)
    place = said.index("not before 16-Dec-2027")
    assert said[place + 1] == "last dose plus 12 months"
    assert "if day 1 is Mon 14-Dec-2026" in said


def test_half_a_date_is_kept_and_explained_when_it_is_left(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "14 de")

    QTest.keyClick(panel.days.day.box, Qt.Key.Key_Return)

    assert panel.days.day.text() == "14 de"
    assert "not a date" in panel.days.day.message


def test_a_date_is_worded_when_it_is_left(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "14 dec 26")

    QTest.keyClick(panel.days.day.box, Qt.Key.Key_Return)

    assert panel.days.day.text() == "Mon 14-Dec-2026"


def test_an_empty_day_is_left_in_peace(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    QTest.keyClick(panel.days.day.box, Qt.Key.Key_Return)

    assert panel.days.day.message == ""


def test_a_date_of_two_meanings_is_asked_about(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "05/04/27")
    QTest.keyClick(panel.days.day.box, Qt.Key.Key_Return)

    button(panel, "05-Apr-2027").click()

    assert panel.days.day.text() == "05-Apr-2027"
    assert verdict(panel).startswith("Allowed")


def test_a_course_is_saved_by_key_and_told(qtbot: QtBot, stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    type_day(panel_of(presenter), "14 dec 26")

    with qtbot.waitSignal(presenter.saved) as saved:
        save(panel_of(presenter))

    assert saved.args == [ward.patient_id]
    assert ward.card.courses[1].dates == "Mon 14 to Wed 16-Dec-2026"
    assert not presenter.has_unsaved()


def test_a_blocked_course_cannot_be_saved(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "23 nov 26")

    save(panel)
    panel.save_pressed.emit()

    assert panel.in_review
    assert ward.card.open_course_id == ""


def test_what_was_typed_stays_when_saving_is_refused(stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    type_day(panel, "14 dec 26")
    # somebody else's course, entered behind the page's back
    outside(ward.place, ward.patient_id, date(2026, 1, 8), 3)

    save(panel)

    assert verdict(panel).startswith("Not saved. The next course is now number")
    assert panel.days.day.text() == "Mon 14-Dec-2026"
    assert panel.in_review
    assert presenter.has_unsaved()


def test_a_day_that_passed_meanwhile_is_refused_in_words(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "14 dec 26")
    ward.place.clock.set(date(2026, 12, 15))

    save(panel)

    assert "Mon 14-Dec-2026 has passed" in verdict(panel)


def test_after_an_incomplete_course_the_length_is_chosen(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    type_day(panel, "14 dec 26")
    assert "choose the number of infusions" in verdict(panel)

    next(r for r in panel.findChildren(QRadioButton) if r.text() == "5").click()

    assert len(chips(panel)) == 5
    assert verdict(panel).startswith("Override needed")


def overridden(panel: PlanPanel) -> None:
    type_day(panel, "14 dec 26")
    next(r for r in panel.findChildren(QRadioButton) if r.text() == "3").click()


def test_the_override_opens_under_its_gate(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)

    button(panel, "Override").click()
    settle()

    rows = [row for row in panel.findChildren(GateRow) if row.isVisible()]
    row = next(row for row in rows if row.gate.state == "override")
    assert panel.override.isVisible()
    assert panel.override.y() == row.y() + row.height()
    assert not panel.in_review
    assert panel.override.prescriber.box.hasFocus()


def test_saving_without_the_override_opens_it_and_says_what_is_missing(stage: Stage) -> None:
    ward = wards.incomplete()
    panel = panel_of(shown(stage, ward))
    overridden(panel)

    save(panel)

    assert panel.override.isVisible()
    assert panel.override.prescriber.message
    assert ward.card.open_course_id == ""


def answer(panel: PlanPanel) -> None:
    panel.override.prescriber.set_value("Dr H. Lindqvist")
    panel.override.reason.set_value("Ordered so by the prescriber")


def test_the_word_in_the_foot_is_no_higher_than_it_needs(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "23 nov 26")
    settle()

    [note] = [each for each in panel.findChildren(InlineMessage) if "Cannot be" in each.words]

    # else its glyph would stand over its words
    assert note.height() <= note.heightForWidth(note.width())


def press_ctrl_g(panel: PlanPanel) -> None:
    settle()
    QTest.keyClick(panel.days.day.box, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_ctrl_g_goes_to_the_day_a_blocked_plan_may_begin(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "23 nov 26")

    press_ctrl_g(panel)

    assert panel.days.day.text() == "Mon 14-Dec-2026"
    assert not verdict(panel).startswith("Blocked")


def test_ctrl_g_opens_the_override_that_is_needed(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)

    press_ctrl_g(panel)

    assert panel.override.isVisible()


def test_the_strip_opens_the_override_too(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)
    strip = panel.findChildren(VerdictStrip)[0]
    assert "Save needs 1 override with prescriber, reason and time." in words(panel)

    next(b for b in strip.findChildren(Button) if b.isVisible()).click()
    settle()

    assert panel.override.isVisible()
    assert [b for b in strip.findChildren(Button) if b.isVisible()] == []


def test_a_recorded_override_is_shown_at_once_with_its_time(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)
    button(panel, "Override").click()
    answer(panel)

    button(panel, "Record override").click()

    said = words(panel)
    assert (
        "Override recorded. Dr H. Lindqvist, 20-Nov-2026 09:00: Ordered so by the prescriber"
    ) in said
    assert "The override is recorded and is saved with the course." in said
    assert not panel.override.prescriber.isVisible()
    assert button(panel, "Review").hasFocus()
    assert button(panel, "Review").kind == "primary"


def test_recording_an_override_without_a_reason_says_what_is_missing(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)
    button(panel, "Override").click()

    button(panel, "Record override").click()

    assert panel.override.reason.message
    assert not panel.override.is_recorded()


def test_another_plan_asks_for_the_override_again_and_keeps_its_words(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)
    button(panel, "Override").click()
    answer(panel)
    button(panel, "Record override").click()

    type_day(panel, "15 dec 26")

    assert not panel.override.is_recorded()
    assert panel.override.prescriber.prescriber() == "Dr H. Lindqvist"
    assert "Save needs 1 override with prescriber, reason and time." in words(panel)


def test_the_sheet_prints_the_time_at_which_it_was_recorded(stage: Stage) -> None:
    ward = wards.incomplete()
    panel = panel_of(shown(stage, ward))
    overridden(panel)
    button(panel, "Override").click()
    answer(panel)
    ward.place.clock.set(date(2026, 11, 20), 10, 30)
    button(panel, "Record override").click()
    ward.place.clock.set(date(2026, 11, 20), 11)

    save(panel)

    sheet = ward.place.reader.day_sheet(ward.card.infusions[0].infusion_id).card
    assert isinstance(sheet, DaySheetCard)
    noted = " ".join(text for _, text in sheet.disturbances)
    assert "Fri 20-Nov-2026 10:30" in noted


def test_closed_days_are_marked_in_the_calendar(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    box = panel.days.day.box
    QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = box.findChildren(CalendarPopup)[0]

    said = {day: popup.view.month.facts.reason(date(2026, 11, day)) for day in (25, 26, 28)}

    assert said == {25: "", 26: "the center is closed", 28: "closed on Saturdays"}


def test_an_override_is_saved_with_prescriber_and_reason(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.incomplete()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    overridden(panel)
    button(panel, "Override").click()
    panel.override.prescriber.set_value("Dr H. Lindqvist")
    panel.override.reason.set_value("Ordered so by the prescriber")
    panel.override.words.set_text("three were tolerated well")

    with qtbot.waitSignal(presenter.saved):
        save(panel)

    sheet = ward.place.reader.day_sheet(ward.card.infusions[0].infusion_id).card
    assert isinstance(sheet, DaySheetCard)
    noted = " ".join(text for _, text in sheet.disturbances)
    assert "three were tolerated well" in noted
    assert "Dr H. Lindqvist" in noted


def test_another_day_keeps_what_stands_in_the_override(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)
    button(panel, "Override").click()
    panel.override.words.set_text("three")

    type_day(panel, "11 dec 26")
    type_day(panel, "15 dec 26")
    settle()

    assert panel.override.isVisible()
    assert panel.override.words.text() == "three"


def test_a_day_asked_for_writes_over_nothing_that_was_left_of_the_plan(stage: Stage) -> None:
    ward = wards.incomplete()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    overridden(panel)
    button(panel, "Override").click()
    panel.override.words.set_text("three were tolerated well")
    ward.session.drafts.look()
    ward.session.drafts.forget(presenter)

    presenter.show(ward.patient_id, date(2026, 12, 15))

    assert panel.days.day.text() == "Tue 15-Dec-2026"
    assert panel.override.words.text() == "three were tolerated well"
    ward.session.drafts.look()
    [left] = ward.session.read.drafts()
    assert left.draft.typed["day"] == "Tue 15-Dec-2026"


def test_the_override_can_be_put_away(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)
    button(panel, "Override").click()

    button(panel, "Close").click()

    assert not panel.override.isVisible()


def test_a_plan_that_has_not_begun_is_changed(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.planned()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    assert "Change the dates of course 1" in words(panel)
    assert panel.days.day.text() == "Mon 07-Dec-2026"
    assert not presenter.has_unsaved()
    type_day(panel, "14 dec 26")

    with qtbot.waitSignal(presenter.saved):
        save(panel)

    assert ward.card.courses[0].dates == "Mon 14 to Fri 18-Dec-2026"
    assert len(ward.card.infusions) == 5


def test_esc_leaves_an_untouched_page(qtbot: QtBot, stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)

    with qtbot.waitSignal(presenter.closed) as closed:
        QTest.keyClick(panel_of(presenter), Qt.Key.Key_Escape)

    assert closed.args == [ward.patient_id]


def test_leaving_with_a_day_typed_asks_first(qtbot: QtBot, stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    type_day(panel, "14 dec")
    assert presenter.has_unsaved()

    with qtbot.assertNotEmitted(presenter.closed):
        button(panel, "Back").click()
    question = panel.findChildren(Dialog)[-1]
    with qtbot.waitSignal(presenter.closed):
        question.accept()

    assert not presenter.has_unsaved()


def test_a_closure_made_meanwhile_is_judged_at_once(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    type_day(panel, "14 dec 26")
    center = ward.place.reader.center()
    closed = (*center.closures, Closure(date(2026, 12, 15), "Snow"))

    ward.session.do(ChangeCenter(replace(center, closures=closed)))

    said = [row.accessibleName() for row in panel.findChildren(GateRow)]
    assert "Reminder. Open days SPACE-4. The center is closed on Tue 15-Dec-2026." in said


def test_a_registration_undone_leaves_nothing_to_save(stage: Stage) -> None:
    ward = wards.newcomer()
    presenter = shown(stage, ward)
    type_day(panel_of(presenter), "14 dec 26")

    ward.session.undo()

    assert not presenter.has_unsaved()


def test_news_while_no_patient_is_shown_is_passed_over(qtbot: QtBot, ward: Ward) -> None:
    panel = PlanPanel()
    qtbot.addWidget(panel)
    presenter = PlanPresenter(ward.session, panel)

    ward.session.do(PlanCourse(ward.patient_id, 2, date(2026, 12, 14)))

    assert not presenter.has_unsaved()


def test_every_suggested_start_is_later_than_the_one_before(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    days = []
    for radio in [r for r in panel.findChildren(QRadioButton) if r.isVisible()]:
        radio.click()
        days.append(panel.days.day.text())

    dates = [date(2026, 12, int(words[4:6])) for words in days]
    assert all(later - earlier >= timedelta(days=1) for earlier, later in pairwise(dates))


def test_letters_are_given_once(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    overridden(panel)
    button(panel, "Override").click()
    settle()

    texts = [b.text() for b in panel.findChildren(Button) if b.isVisible()]
    texts += words(panel)
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)), texts


@pytest.mark.parametrize("size", [(1282, 590), (1400, 880)], ids=["1366", "1600"])
@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("story", [wards.monitored, wards.incomplete, wards.planned])
def test_nothing_is_cut_or_nameless(
    stage: Stage, worn: Look, story: Story, theme: Theme, size: tuple[int, int]
) -> None:
    worn.wear(theme)
    panel = panel_of(shown(stage, story(), size))
    type_day(panel, "14 dec 26")
    panel.open_override()

    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_a_larger_text_puts_the_day_above_the_gates(stage: Stage, worn: Look, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    worn.wear(Theme(LIGHT, 1.5))
    settle()

    row = panel.days.mapTo(panel, panel.days.rect().topLeft())
    assert row.x() < 100


def test_a_day_taken_from_the_calendar_is_judged(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    box = panel.days.day.box
    QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = box.findChildren(CalendarPopup)[0]

    popup.view.go_to(date(2026, 12, 7))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)
    settle()

    # course 2 may not start before 12-Dec-2026
    assert panel.days.day.text() == "Mon 07-Dec-2026"
    assert "Blocked" in verdict(panel)
