"""The page of readiness: judged as of any day, cleared gate by gate, with the focus kept."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.facts import Caution, Screened, Vaccination
from infusion_planner.domain.roles import Role
from infusion_planner.ui.facts.form import CorrectFactForm, RecordFactForm
from infusion_planner.ui.facts.picker import KindPicker
from infusion_planner.ui.readiness.panel import ReadinessPanel
from infusion_planner.ui.recording.antiviral_form import StartAntiviralForm
from tests.office import office, register, somebody
from tests.ui.front import session
from tests.ui.measure import Stage, settle
from tests.ui.readiness.scene import (
    DRAWN,
    START,
    button,
    certify,
    held,
    open_form,
    panel_of,
    press,
    record,
    referred,
    row,
    rules,
    shown,
    type_day,
    verdict,
    without_prescriber,
    words,
)
from tests.ui.wards import Ward

NEGATIVE = Screened(DRAWN, positive=False)


def cautious() -> Ward:
    """One gate asks for an override: a caution without a note on benefit and risk."""
    ward = referred()
    record(ward, caution=Caution("hypothyroidism"))
    return ward


def fill_override(panel: ReadinessPanel) -> None:
    form = panel.gates.override
    form.prescriber.set_value("Dr H. Lindqvist")
    form.reason.set_value("Benefit judged to outweigh the risk")


def test_an_empty_chart_shows_what_is_to_come_and_what_is_met(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))

    assert verdict(panel) == "Not ready. 32 facts still to come before Mon 30-Nov-2026."
    assert "Course 1, planned day 1 Mon 30-Nov-2026" in words(panel)
    assert "Judged as of today, Fri 20-Nov-2026" in words(panel)
    assert rules(panel, "Met") == ["DOSE-1", "ELIG-2", "ELIG-3", "SPACE-4"]
    assert len(rules(panel, "Not known")) == 32


def test_another_day_is_judged_with_the_letter_that_makes_it(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))

    type_day(panel, "30 nov 2")
    assert verdict(panel).startswith("Not ready")
    type_day(panel, "30 nov 26")

    assert verdict(panel).startswith("Blocked")
    assert panel.as_of.day.text() == "30 nov 26"
    assert "SCREEN-2" in rules(panel, "Blocked")
    said = "Judged as it would stand on Mon 30-Nov-2026 if nothing were added"
    assert said in words(panel)


def test_half_a_day_changes_nothing_and_is_explained_when_it_is_left(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))
    type_day(panel, "30 no")

    press(Qt.Key.Key_Return)

    assert panel.as_of.day.message
    assert verdict(panel).startswith("Not ready")


def test_today_and_day_1_are_one_press_away(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))

    button(panel, "Day 1").click()
    there = panel.as_of.day.text(), verdict(panel).split(".")[0]
    button(panel, "Today").click()

    assert there == ("30-Nov-2026", "Blocked")
    assert panel.as_of.day.text() == "20-Nov-2026"
    assert verdict(panel).startswith("Not ready")


def test_record_opens_the_form_of_the_fact(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))

    row(panel, "SCREEN-2").repair.click()

    form = open_form()
    assert isinstance(form, RecordFactForm)
    assert "HIV test" in form.windowTitle()
    form.reject()


def test_where_two_kinds_would_do_the_person_chooses(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))

    row(panel, "VAX-2").repair.click()
    settle()

    picker = QApplication.activeModalWidget()
    assert isinstance(picker, KindPicker)
    picker.reject()


def test_the_strip_leads_to_the_entry_that_blocks(stage: Stage) -> None:
    ward = referred()
    shown(stage, ward)
    record(ward, hiv=Screened(DRAWN, positive=True))

    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    form = open_form()
    assert isinstance(form, CorrectFactForm)
    form.reject()


def test_several_entries_that_may_be_meant_are_shown_on_the_chart(
    qtbot: QtBot, stage: Stage
) -> None:
    ward = referred()
    presenter = shown(stage, ward)
    record(ward, caution=Caution("hypothyroidism"))
    record(ward, caution=Caution("melanoma in 2019"))

    with qtbot.waitSignal(presenter.facts_asked) as asked:
        row(panel_of(presenter), "ELIG-7").repair.click()

    assert asked.args == [ward.patient_id]


def test_the_strip_of_a_course_that_waits_leads_to_the_next_fact(stage: Stage) -> None:
    shown(stage, referred())

    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    form = open_form()
    assert "Suspected disease" in form.windowTitle()
    form.reject()


def test_what_is_entered_is_judged_at_once_and_the_focus_goes_to_what_is_next(
    stage: Stage,
) -> None:
    ward = referred()
    panel = panel_of(shown(stage, ward))
    row(panel, "SCREEN-2").repair.setFocus()

    record(ward, hiv=NEGATIVE)

    assert row(panel, "SCREEN-2").line.word == "Met"
    assert held() == "Record, Hepatitis B and C SCREEN-3"


def test_what_is_entered_elsewhere_leaves_the_focus_where_it_is(stage: Stage) -> None:
    ward = referred()
    panel = panel_of(shown(stage, ward))
    row(panel, "SCREEN-3").repair.setFocus()

    record(ward, hiv=NEGATIVE)

    assert held() == "Record, Hepatitis B and C SCREEN-3"


def test_the_day_in_the_field_stays_when_something_is_entered(stage: Stage) -> None:
    ward = referred()
    panel = panel_of(shown(stage, ward))
    button(panel, "Day 1").click()

    record(ward, hiv=NEGATIVE)

    assert panel.as_of.day.text() == "30-Nov-2026"
    assert "Judged as it would stand on Mon 30-Nov-2026 if nothing were added" in words(panel)


def test_another_patients_entry_is_none_of_its_business(stage: Stage) -> None:
    ward = referred()
    other = register(ward.place, somebody("NOVAK", "Eve", "0410078"))
    panel = panel_of(shown(stage, ward))
    before = panel.gates.rows

    ward.session.do(RecordFacts(other, (("hiv", NEGATIVE),)))

    assert panel.gates.rows == before


def test_arrows_go_through_the_gates(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))
    first, second, *_ = panel.gates.rows
    first.setFocus()

    press(Qt.Key.Key_Down)
    went = second.hasFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)

    assert went
    assert first.hasFocus()


def test_tab_goes_from_a_gate_to_its_repair(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))
    panel.gates.rows[0].setFocus()

    press(Qt.Key.Key_Tab)

    assert panel.gates.rows[0].repair.hasFocus()


def test_the_antiviral_has_its_own_form(stage: Stage) -> None:
    panel = panel_of(shown(stage, referred()))

    row(panel, "PROPH-1").repair.click()
    settle()

    form = QApplication.activeModalWidget()
    assert isinstance(form, StartAntiviralForm)
    form.reject()


def test_a_certification_is_recorded_in_the_settings(qtbot: QtBot, stage: Stage) -> None:
    presenter = shown(stage, referred())
    panel = panel_of(presenter)

    for rule in ("REMS-1", "REMS-4", "REMS-5"):
        with qtbot.waitSignal(presenter.settings_asked):
            assert row(panel, rule).repair.text() == "Settings"
            row(panel, rule).repair.click()


def test_once_the_pharmacy_is_certified_its_order_is_recorded(stage: Stage) -> None:
    ward = referred()
    panel = panel_of(shown(stage, ward))

    certify(ward)

    assert row(panel, "REMS-1").line.word == "Met"
    assert row(panel, "REMS-5").line.kinds == ("rems_order",)


def test_a_patient_without_a_prescriber_needs_one_first(qtbot: QtBot, stage: Stage) -> None:
    ward = referred()
    presenter = shown(stage, ward)
    without_prescriber(ward)

    with qtbot.waitSignal(presenter.details_asked) as asked:
        row(panel_of(presenter), "REMS-1").repair.click()

    assert asked.args == [ward.patient_id]


def test_a_day_that_is_too_early_leads_to_the_plan_with_the_next_one(
    qtbot: QtBot, stage: Stage
) -> None:
    ward = referred()
    presenter = shown(stage, ward)
    # six weeks after Tue 10-Nov-2026 is Tue 22-Dec-2026
    record(ward, vaccination=Vaccination("influenza", DRAWN))
    found = row(panel_of(presenter), "VAX-1")

    with qtbot.waitSignal(presenter.plan_asked) as asked:
        found.repair.click()

    assert found.line.action_on is not None
    assert found.line.action_on >= date(2026, 12, 22)
    assert asked.args == [ward.patient_id, found.line.action_on]


def test_the_override_opens_under_its_gate_and_is_recorded(stage: Stage) -> None:
    ward = cautious()
    panel = panel_of(shown(stage, ward))
    row(panel, "ELIG-7").override.click()
    settle()
    fill_override(panel)

    button(panel.gates.override, "Record override").click()
    settle()

    found = row(panel, "ELIG-7").line
    assert found.word == "Overridden"
    assert found.decided == (
        "Override of Dr H. Lindqvist, 20-Nov-2026 09:00: Benefit judged to outweigh the risk"
    )
    assert found.decided in words(panel)
    assert not panel.gates.override.isVisible()
    assert not panel.gates.override.is_touched()
    assert panel.gates.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


def test_a_void_override_is_shown_and_may_be_made_again(stage: Stage) -> None:
    ward = cautious()
    panel = panel_of(shown(stage, ward))
    row(panel, "ELIG-7").override.click()
    fill_override(panel)
    button(panel.gates.override, "Record override").click()

    record(ward, caution=Caution("melanoma in 2019"))

    found = row(panel, "ELIG-7")
    assert found.line.word == "Override needed"
    assert "no longer stands: the facts or the rule changed." in found.line.decided
    assert found.line.decided in words(panel)
    assert found.override.isEnabled()


def test_an_override_without_a_name_is_asked_for_beside_the_field(stage: Stage) -> None:
    ward = cautious()
    panel = panel_of(shown(stage, ward))
    row(panel, "ELIG-7").override.click()

    button(panel.gates.override, "Record override").click()

    assert panel.gates.override.prescriber.message
    assert row(panel, "ELIG-7").line.word == "Override needed"


def test_an_override_of_what_was_judged_anew_is_refused_and_nothing_typed_is_lost(
    stage: Stage,
) -> None:
    ward = cautious()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    row(panel, "ELIG-7").override.click()
    fill_override(panel)
    # entered at another workstation, so that the page has not heard of it
    ward.place.desk.do(RecordFacts(ward.patient_id, (("caution", Caution("melanoma")),)))

    button(panel.gates.override, "Record override").click()

    assert any("judged anew meanwhile" in said for said in words(panel.gates.override))
    assert panel.gates.override.typed().prescriber == "Dr H. Lindqvist"
    assert presenter.has_unsaved()


def test_as_of_another_day_nothing_is_overridden_and_the_button_says_why(stage: Stage) -> None:
    panel = panel_of(shown(stage, cautious()))

    button(panel, "Day 1").click()

    off = row(panel, "ELIG-7").override
    assert not off.isEnabled()
    assert off.accessibleDescription() == ("An override is decided as of today: press Today first.")


def test_esc_puts_the_override_away_first_and_then_leaves(qtbot: QtBot, stage: Stage) -> None:
    ward = cautious()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    row(panel, "ELIG-7").override.click()

    press(Qt.Key.Key_Escape)
    put_away = not panel.gates.override.isVisible()
    with qtbot.waitSignal(presenter.closed) as closed:
        press(Qt.Key.Key_Escape)

    assert put_away
    assert closed.args == [ward.patient_id]


def test_closing_the_override_gives_the_focus_back_to_its_button(stage: Stage) -> None:
    panel = panel_of(shown(stage, cautious()))
    row(panel, "ELIG-7").override.click()

    button(panel.gates.override, "Close").click()

    assert held() == "Override, Cautions weighed ELIG-7"


def test_ctrl_p_prints_the_sheet_as_of_the_day_shown(qtbot: QtBot, stage: Stage) -> None:
    ward = referred()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    with qtbot.waitSignal(presenter.print_asked) as today:
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    button(panel, "Day 1").click()

    with qtbot.waitSignal(presenter.print_asked) as later:
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert today.args == [ward.patient_id, None]
    assert later.args == [ward.patient_id, START]


def test_a_draft_of_an_override_is_offered_under_its_gate_again(stage: Stage) -> None:
    ward = cautious()
    presenter = shown(stage, ward)
    row(panel_of(presenter), "ELIG-7").override.click()
    fill_override(panel_of(presenter))
    kept = presenter.draft()
    assert kept is not None

    again = shown(stage, ward)
    again.show_draft(kept)
    settle()

    form = panel_of(again).gates.override
    assert form.isVisible()
    assert form.typed().prescriber == "Dr H. Lindqvist"
    assert not form.is_recorded()


def test_nothing_typed_is_no_draft(stage: Stage) -> None:
    presenter = shown(stage, cautious())

    assert presenter.draft() is None
    assert not presenter.has_unsaved()


def test_without_a_plan_the_coming_course_is_judged_and_nothing_overridden(
    qtbot: QtBot, stage: Stage
) -> None:
    place = office()
    ward = Ward(place, session(place), register(place))
    record(ward, caution=Caution("hypothyroidism"))
    presenter = shown(stage, ward)
    panel = panel_of(presenter)

    assert any("not planned; judged for" in said for said in words(panel))
    assert not row(panel, "ELIG-7").override.isVisible()
    assert row(panel, "ELIG-7").repair.text() == "Correct"


def test_a_chart_that_is_gone_leaves_the_page_in_peace(stage: Stage) -> None:
    ward = referred()
    presenter = shown(stage, ward)
    ward.session.undo()

    ward.session.undo()

    assert ward.place.reader.patients() == ()
    assert not presenter.has_unsaved()


def test_only_a_manager_is_led_to_the_certifications(qtbot: QtBot, stage: Stage) -> None:
    ward = referred()
    ward.place.roles = frozenset({Role.NURSE})
    presenter = shown(stage, ward)

    with (
        qtbot.assertNotEmitted(presenter.settings_asked),
        qtbot.waitSignal(ward.session.refused) as refused,
    ):
        row(panel_of(presenter), "REMS-4").repair.click()

    assert "A manager records certifications" in refused.args[0]
