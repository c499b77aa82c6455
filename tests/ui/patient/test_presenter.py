from collections.abc import Callable, Iterable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.record_infusion import AmendInfusion, RecordInfusion
from infusion_planner.actions.record_tests import RecordTests
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.cards.patient import InfusionLine
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.facts import Screened
from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.facts.picker import KindPicker
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.kit.state_button import StateButton
from infusion_planner.ui.kit.tab_heads import TabHeads
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.kit.verdict import VerdictLine, VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.patient.course_row import CourseRow
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patient.presenter import PatientPresenter
from infusion_planner.ui.patient.record_tabs import COURSES, DATES, FACTS, MEDICINES, RESULTS, TESTS
from infusion_planner.ui.picture.twin import TwinTable
from infusion_planner.ui.picture.widget import MonitoringPicture
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.tests_form import RecordTestsForm
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import LATE_TESTS, done_test, plan, somebody
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken
from tests.ui.wards import Ward

Story = Callable[[], Ward]


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


def open_menu(panel: QWidget) -> Menu:
    press(panel, "More")
    return panel.findChildren(Menu)[0]


def choose(panel: QWidget, name: str) -> None:
    """Choose an act from the menu."""
    rows = open_menu(panel).rows
    next(row for row in rows if without_mnemonic(row.entry.words) == name).click()


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
        (wards.newcomer, ["Record tests", "More"]),
        (wards.planned, ["Change planned dates", "Record tests", "Print calendar", "More"]),
        (wards.running, ["Resume course", "Record tests", "Print calendar", "More"]),
        (wards.between, ["Plan course 2", "More"]),
    ],
)
def test_the_bar_offers_what_the_record_allows(
    stage: Stage, story: Story, expected: list[str]
) -> None:
    panel = panel_of(shown(stage, story()))

    assert acts(panel)[1:] == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (wards.newcomer, "Readiness of course 1"),
        # the prescriber, the center and the pharmacy are not certified, and nothing is recorded
        (wards.planned, "Course 1: not ready, 32 facts to come"),
        (wards.between, "Readiness of course 2"),
    ],
)
def test_a_button_says_how_ready_the_course_is_and_leads_to_its_gates(
    qtbot: QtBot, stage: Stage, story: Story, expected: str
) -> None:
    ward = story()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    chip = panel.findChildren(StateButton)[0]

    with qtbot.waitSignal(presenter.readiness_asked) as asked:
        chip.click()

    assert spoken(chip) == expected
    assert asked.args == [ward.patient_id]


def test_the_button_follows_what_is_entered(stage: Stage) -> None:
    ward = wards.planned()
    panel = panel_of(shown(stage, ward))

    positive = Screened(date(2026, 11, 10), positive=True)
    ward.session.do(RecordFacts(ward.patient_id, (("hiv", positive),)))

    chip = panel.findChildren(StateButton)[0]
    assert spoken(chip) == "Course 1: blocked, 1 gate, 31 facts to come"


def test_a_course_blocked_by_a_fact_leads_to_its_gates(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.planned()
    presenter = shown(stage, ward)
    positive = Screened(date(2026, 11, 10), positive=True)
    ward.session.do(RecordFacts(ward.patient_id, (("hiv", positive),)))

    with qtbot.waitSignal(presenter.readiness_asked):
        panel_of(presenter).next_pressed.emit()


def test_a_course_on_its_days_is_not_to_be_resumed(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.running(given=3)))

    assert "Resume course" not in acts(panel)


NEVER_OFF = {
    "Correct details": "",
    "CD4 count": "",
    "Results, symptoms, review": "",
    "Letter of medical necessity": "",
    "Payer packet": "",
    "Wrong patient": "",
    "Same person as": "",
    "Restrict chart": "",
    "History of this record": "",
}
AFTER_A_DOSE = ("Reactions after an infusion", "Close of a course")
OPEN_FIRST = "The open course comes first: finish it, end it or cancel it"
NOTHING_GIVEN = "Nothing was given here yet"
HAS_DAYS = "Its days are planned: change them instead"
NONE_OPEN = "No course is planned or under way"


@pytest.mark.parametrize(
    ("story", "reasons"),
    [
        (wards.newcomer, ["", NONE_OPEN, NONE_OPEN, NONE_OPEN, "", NOTHING_GIVEN]),
        (
            wards.planned,
            [
                OPEN_FIRST,
                "",
                "Nothing of it was given: cancel the plan",
                "",
                HAS_DAYS,
                NOTHING_GIVEN,
            ],
        ),
        (
            wards.held,
            [OPEN_FIRST, "", "Nothing of it was given: cancel the plan", "", "", NOTHING_GIVEN],
        ),
        (
            wards.running,
            [OPEN_FIRST, "", "", "It has begun: end it early instead", HAS_DAYS, ""],
        ),
        (wards.between, ["", NONE_OPEN, NONE_OPEN, NONE_OPEN, "", ""]),
    ],
)
def test_the_menu_says_why_a_rare_act_is_off(
    stage: Stage, story: Story, reasons: list[str]
) -> None:
    panel = panel_of(shown(stage, story()))

    rows = open_menu(panel).rows

    names = [
        "Course given elsewhere",
        "Change course",
        "End course early",
        "Cancel plan",
        "Put on the wait list",
        "Claim hand-off for the biller",
    ]
    wanted = NEVER_OFF | dict(zip(names, reasons, strict=True))
    wanted |= dict.fromkeys(AFTER_A_DOSE, reasons[-1])
    assert {without_mnemonic(row.entry.words): row.entry.reason for row in rows} == wanted


def test_a_letter_opens_the_menu_and_another_one_chooses(qtbot: QtBot, stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.between()))

    QTest.keyClick(panel, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    # a button that is pressed by its letter is seen to go down, which takes a moment
    qtbot.waitUntil(lambda: bool(panel.findChildren(Menu)))
    menu = panel.findChildren(Menu)[0]
    QTest.keyClick(menu, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(panel.findChildren(FormDialog)))

    assert form(panel).windowTitle() == "Record a CD4 count"


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

    lines = [line for line in panel.findChildren(VerdictLine) if line.isVisible()]
    cards = panel.findChildren(CourseRow)[0]
    assert [line.accessibleName() for line in lines] == [
        "Information. Course 1 has 3 of 5 doses. MISS-3"
    ]
    assert lines[0].height() <= 24
    bottom = lines[0].mapTo(panel, lines[0].rect().bottomLeft()).y()
    assert bottom < cards.mapTo(panel, QPoint(0, 0)).y()


def test_what_the_rules_no_longer_say_is_gone(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))

    panel.show_card(wards.between().card)
    settle()

    assert panel.findChildren(VerdictLine) == []


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
    ("story", "act", "title"),
    [
        (wards.running, "End course early", "End course 1 early"),
        (wards.planned, "Cancel plan", "Cancel the plan of course 1"),
        (wards.between, "Course given elsewhere", "Course 2, given elsewhere"),
        (wards.between, "CD4 count", "Record a CD4 count"),
    ],
)
def test_each_rare_act_opens_its_form(stage: Stage, story: Story, act: str, title: str) -> None:
    panel = panel_of(shown(stage, story()))

    choose(panel, act)

    assert form(panel).windowTitle() == title


def test_the_menu_leads_to_what_is_entered_of_the_laboratory(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.between()))

    choose(panel, "Results, symptoms, review")

    (picker,) = panel.findChildren(KindPicker)
    # nothing waits for a review
    titles = [getattr(line, "title", "") for line in picker.kinds.table.lines]
    assert titles == ["Laboratory results", "Symptoms", "End of monitoring", "HPV examination"]


def test_resuming_opens_its_form(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.running()))

    press(panel, "Resume course")

    assert form(panel).windowTitle() == "Resume course 1"


def test_changing_dates_and_details_are_asked_for(qtbot: QtBot, stage: Stage) -> None:
    ward = wards.planned()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)

    with qtbot.waitSignal(presenter.plan_asked):
        press(panel, "Change planned dates")
    with qtbot.waitSignal(presenter.edit_asked) as edited:
        choose(panel, "Correct details")

    assert edited.args == [ward.patient_id]


def test_the_page_starts_on_the_next_step(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.newcomer()))

    focused = panel.focusWidget()
    assert isinstance(focused, VerdictStrip)
    assert focused.accessibleName().startswith("Next step. No course is planned yet")
    assert not focused.ringed()


def test_a_key_that_leads_to_the_next_step_shows_its_ring(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.newcomer()))
    strip = panel.focusWidget()
    assert isinstance(strip, VerdictStrip)

    QTest.keyClick(strip, Qt.Key.Key_Tab)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Backtab)

    assert panel.focusWidget() is strip
    assert strip.ringed()


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


def letters(words: Iterable[str]) -> list[str]:
    """Give the letters that are marked."""
    return [text[text.index("&") + 1].lower() for text in words if "&" in text]


@pytest.mark.parametrize("story", [wards.newcomer, wards.planned, wards.running, wards.between])
@pytest.mark.parametrize("as_table", [False, True])
def test_letters_are_given_once(stage: Stage, story: Story, as_table: bool) -> None:
    panel = panel_of(shown(stage, story()))
    if as_table and story is not wards.newcomer:
        press(panel, "Show as table")
    for place in (COURSES, TESTS, RESULTS, MEDICINES, DATES, FACTS):
        turn_to(panel, place)
        buttons = [b.text() for b in panel.findChildren(Button) if b.isVisible()]
        heads = panel.findChildren(TabHeads)[0]
        tabs = [heads.tabText(at) for at in range(heads.count())]
        # a menu is a window of its own, with letters of its own
        menu = open_menu(panel)
        rare = [row.entry.words for row in menu.rows]
        menu.close()

        assert len(tabs) == 6
        assert letters((*buttons, *tabs))
        assert letters(rare)
        for told in (letters((*buttons, *tabs)), letters(rare)):
            assert len(told) == len(set(told)), told


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

    for place in (FACTS, DATES, MEDICINES, RESULTS, TESTS, COURSES):
        turn_to(panel, place)
        assert cut_words(panel) == []
        assert nameless(panel) == []


def chosen_infusion(panel: PatientPanel) -> str:
    table = infusion_table(panel)
    line = table.table.line(table.currentIndex())
    return line.title if isinstance(line, InfusionLine) else ""


def test_ctrl_p_prints_the_next_infusion_though_tests_come_first(
    qtbot: QtBot, stage: Stage
) -> None:
    ward = wards.between()
    presenter = shown(stage, ward)
    plan(ward.place, ward.patient_id, date(2026, 12, 14), LATE_TESTS)
    presenter.show(ward.patient_id)
    settle()

    with qtbot.waitSignal(presenter.preview_asked) as asked:
        QTest.keyClick(panel_of(presenter), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert ward.card.next_action == "tests"
    assert asked.args == [ward.infusion(1)]


def test_each_infusion_that_is_recorded_is_chosen_then_the_one_that_is_due(stage: Stage) -> None:
    ward = wards.running()
    panel = panel_of(shown(stage, ward))
    begun = chosen_infusion(panel)
    infusion_table(panel).select_line(infusion_table(panel).table.lines[0])

    entry = GivenEntry(date(2025, 12, 10), 12_000, Steroid.GIVEN)
    ward.session.do(RecordInfusion(ward.infusion(3), entry))
    recorded = chosen_infusion(panel)
    ward.session.do(RecordTests(ward.patient_id, (done_test("cbc", date(2025, 12, 11)),)))

    assert begun == "Course 1, infusion 3 of 5"
    assert recorded == "Course 1, infusion 3 of 5"
    assert chosen_infusion(panel) == "Course 1, infusion 4 of 5"


def ticked(panel: QWidget) -> list[str]:
    opened = form(panel)
    assert isinstance(opened, RecordTestsForm)
    return [test for test, _ in opened.tests.done()]


def test_enter_on_an_overdue_mark_ticks_its_test_alone(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.between()))
    picture = panel.findChildren(MonitoringPicture)[0]
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    # the walk begins at the first that asks, the CBC; every row has an overdue one
    while not picture.accessibleDescription().startswith("Skin examination"):
        QTest.keyClick(picture, Qt.Key.Key_Down)
    while "Overdue." not in picture.accessibleDescription():
        QTest.keyClick(picture, Qt.Key.Key_Left)

    QTest.keyClick(picture, Qt.Key.Key_Return)

    assert ticked(panel) == ["skin_exam"]


def test_enter_on_an_overdue_row_ticks_its_test_alone(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.between()))
    press(panel, "Show as table")
    settle()
    table = panel.findChildren(TwinTable)[0]
    table.setFocus(Qt.FocusReason.TabFocusReason)
    # today's rows begin with those of 12-Nov-2026: CBC, then creatinine
    QTest.keyClick(table, Qt.Key.Key_Down)

    QTest.keyClick(table, Qt.Key.Key_Return)

    assert ticked(panel) == ["creatinine"]


def test_the_button_ticks_all_that_are_overdue(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.between()))

    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert ticked(panel) == ["cbc", "creatinine", "urinalysis", "tsh", "skin_exam"]


def test_the_infusion_that_is_next_is_chosen_when_the_page_opens(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.planned()))

    able = [b.accessibleName() for b in panel.infusions.acts.findChildren(Button) if b.isEnabled()]

    assert any("Print day sheet" in name for name in able)
