from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_infusion import AmendInfusion
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.tabs import TabHeads, Tabs
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patient.presenter import PatientPresenter
from infusion_planner.ui.patient.record_tabs import COURSES, DATES, MEDICINES, TESTS
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import somebody
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wards import Ward

Story = Callable[[], Ward]
ALWAYS = ["Record tests", "CD4 count", "Correct details"]


def shown(stage: Stage, ward: Ward, size: tuple[int, int] = (1282, 690)) -> PatientPresenter:
    panel = PatientPanel()
    presenter = PatientPresenter(ward.session, panel)
    stage.put(panel, size=size)
    page = panel.window()
    page.layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show(ward.patient_id)
    settle()
    return presenter


def panel_of(presenter: PatientPresenter) -> PatientPanel:
    panel = presenter.parent()
    assert isinstance(panel, PatientPanel)
    return panel


def acts(panel: QWidget) -> list[str]:
    """Give the words of the buttons of the bar, in reading order, without Back."""
    bar = next(w for w in panel.findChildren(QWidget) if "Actions" in w.accessibleName())
    return [b.accessibleName() for b in bar.findChildren(Button) if b.isVisible()][1:]


def press(panel: QWidget, name: str) -> None:
    next(b for b in panel.findChildren(Button) if b.accessibleName() == name).click()


def form(panel: QWidget) -> FormDialog:
    settle()
    return next(f for f in panel.findChildren(FormDialog) if f.isVisible())


def turn_to(panel: QWidget, place: int) -> None:
    panel.findChildren(Tabs)[0].choose(place)
    settle()


def infusion_table(panel: PatientPanel) -> LineTableView:
    return panel.infusions.findChildren(LineTableView)[0]


def words(panel: QWidget) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (wards.newcomer, ["Course given elsewhere", *ALWAYS]),
        (wards.planned, ["Change planned dates", "Cancel plan", *ALWAYS, "Print calendar"]),
        (wards.running, ["Resume course", "End course early", *ALWAYS, "Print calendar"]),
        (wards.between, ["Plan course 2", "Course given elsewhere", *ALWAYS[1:]]),
    ],
)
def test_the_bar_offers_what_the_record_allows(
    stage: Stage, story: Story, expected: list[str]
) -> None:
    panel = panel_of(shown(stage, story()))

    assert acts(panel) == expected


def test_a_name_is_shown_letter_by_letter(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.newcomer()))

    assert "NGUYỄN-WIŚNIEWSKA, Thị Mai Phương Katarzyna Łucja (Ms)" in words(panel)
    assert "Preferred name <b>Mai</b>" in words(panel)


def test_every_date_has_its_anchor_beside_it(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.between()))

    turn_to(panel, DATES)

    said = words(panel)
    place = said.index("to 12-Dec-2029")
    assert said[place + 1] == "last dose plus 48 months   LAB-2"


def test_a_record_without_dates_says_so(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.newcomer()))

    turn_to(panel, DATES)

    assert "Dates follow from a course that is planned or given." in words(panel)


def test_what_the_rules_say_about_the_past_stands_above_the_courses(stage: Stage) -> None:
    ward = wards.incomplete()

    panel = panel_of(shown(stage, ward))

    strips = [strip for strip in panel.findChildren(VerdictStrip) if strip.isVisible()]
    assert len(strips) == 2
    assert "MISS-3" in strips[1].accessibleName()


def test_ctrl_enter_plans_where_that_is_the_next_step(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.newcomer()
    presenter = shown(stage, ward)

    with qtbot.waitSignal(presenter.plan_asked) as asked:
        QTest.keyClick(panel_of(presenter), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked.args == [ward.patient_id]


def test_ctrl_enter_prints_where_a_day_lies_ahead(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.planned()
    presenter = shown(stage, ward)

    with qtbot.waitSignal(presenter.preview_asked) as asked:
        QTest.keyClick(panel_of(presenter), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked.args == [ward.infusion(1)]


def test_ctrl_enter_records_where_an_infusion_is_due(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.running()))

    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert form(panel).windowTitle() == "Record: Course 1, infusion 3 of 5"


@pytest.mark.parametrize(
    ("story", "button", "title"),
    [
        (wards.running, "Resume course", "Resume course 1"),
        (wards.running, "End course early", "End course 1 early"),
        (wards.planned, "Cancel plan", "Cancel the plan of course 1"),
        (wards.between, "Course given elsewhere", "Course 2, given elsewhere"),
        (wards.between, "CD4 count", "Record a CD4 count"),
    ],
)
def test_each_button_opens_its_form(stage: Stage, story: Story, button: str, title: str) -> None:
    panel = panel_of(shown(stage, story()))

    press(panel, button)

    assert form(panel).windowTitle() == title


def test_changing_dates_and_details_are_asked_for(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.planned()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)

    with qtbot.waitSignal(presenter.plan_asked):
        press(panel, "Change planned dates")
    with qtbot.waitSignal(presenter.edit_asked) as edited:
        press(panel, "Correct details")

    assert edited.args == [ward.patient_id]


def test_the_page_starts_on_the_next_step(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.newcomer()))

    focused = panel.focusWidget()
    assert isinstance(focused, VerdictStrip)
    assert focused.accessibleName().startswith("Next step. No course is planned yet")


def test_esc_goes_back(qtbot: QtBot, stage: Stage) -> None:
    presenter = shown(stage, wards.between())

    with qtbot.waitSignal(presenter.back_asked):
        QTest.keyClick(panel_of(presenter), Qt.Key.Key_Escape)


def test_what_is_done_elsewhere_is_read_again(stage: Stage) -> None:
    ward = wards.running()
    panel = panel_of(shown(stage, ward))
    details = ward.place.reader.details(ward.patient_id)

    named = somebody(id=details.id, name=PersonName("OKAFOR", "Daniel", "Mr"))
    ward.session.do(CorrectPatient(named))

    assert "OKAFOR, Daniel (Mr)" in words(panel)


def unshown(qtbot: QtBot, ward: Ward) -> PatientPresenter:
    panel = PatientPanel()
    qtbot.addWidget(panel)
    return PatientPresenter(ward.session, panel)


def test_news_about_nobody_shown_changes_nothing(qtbot: QtBot) -> None:
    ward = wards.running()
    presenter = unshown(qtbot, ward)

    ward.session.do(AmendInfusion(ward.infusion(1), _entry(), "wrong line"))

    assert words(panel_of(presenter)) == []


def test_a_registration_that_is_undone_leads_away(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.newcomer()
    presenter = shown(stage, ward)

    with qtbot.waitSignal(presenter.back_asked):
        ward.session.undo()


def test_a_patient_who_is_not_there_is_refused(qtbot: QtBot) -> None:
    presenter = unshown(qtbot, wards.newcomer())

    with pytest.raises(Refused):
        presenter.show("nobody")


def _entry() -> GivenEntry:
    return GivenEntry(date(2025, 12, 8), 11_000, Steroid.GIVEN, "bag leaked")


def test_the_old_entry_of_an_amended_infusion_is_struck_through(stage: Stage) -> None:
    ward = wards.running()
    panel = panel_of(shown(stage, ward))
    ward.session.do(AmendInfusion(ward.infusion(1), _entry(), "wrong line"))
    table = infusion_table(panel)

    table.select_line(table.table.lines[0])
    settle()

    struck = [item for item in panel.findChildren(QLabel) if item.font().strikeOut()]
    assert "Course 1, infusion 1 of 5: bag leaked" in words(panel)
    assert [item.text().split(",")[0] for item in struck] == ["was 12 mg on 08-Dec-2025"]


def test_an_infusion_not_recorded_has_no_detail(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.running()))
    table = infusion_table(panel)

    table.select_line(table.table.lines[4])

    assert not [said for said in words(panel) if said.startswith("Course 1, infusion 5 of 5:")]


@pytest.mark.parametrize("place", [COURSES, TESTS, MEDICINES, DATES])
@pytest.mark.parametrize("as_table", [False, True])
def test_letters_are_given_once(stage: Stage, place: int, as_table: bool) -> None:
    for story in (wards.newcomer, wards.planned, wards.running, wards.between):
        panel = panel_of(shown(stage, story()))
        turn_to(panel, place)
        if as_table and story is not wards.newcomer:
            press(panel, "Show as table")
            settle()
        buttons = [b.text() for b in panel.findChildren(Button) if b.isVisible()]
        heads = panel.findChildren(TabHeads)[0]
        tabs = [heads.tabText(at) for at in range(heads.count())]
        marked = [text for text in (*buttons, *tabs) if "&" in text]
        letters = [text[text.index("&") + 1].lower() for text in marked]

        assert len(tabs) == 4
        assert len(letters) == len(set(letters)), marked


@pytest.mark.parametrize("size", [(1282, 590), (1400, 880)], ids=["1366", "1600"])
@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize(
    "story", [wards.newcomer, wards.planned, wards.running, wards.between, wards.incomplete]
)
def test_nothing_is_cut_or_nameless(
    stage: Stage, worn: Look, story: Story, theme: Theme, size: tuple[int, int]
) -> None:
    worn.wear(theme)
    panel = panel_of(shown(stage, story(), size))

    for place in (DATES, MEDICINES, TESTS, COURSES):
        turn_to(panel, place)
        assert cut_words(panel) == []
        assert nameless(panel) == []


def test_the_infusion_that_is_next_is_chosen_when_the_page_opens(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.planned()))

    able = [b.accessibleName() for b in panel.infusions.acts.findChildren(Button) if b.isEnabled()]

    assert any("Print day sheet" in name for name in able)
