from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from infusion_planner.cards.since_last_run import SinceCard
from infusion_planner.cards.watch import WatchLine
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.swatch import Swatch
from infusion_planner.ui.look import Look
from infusion_planner.ui.pattern import PATTERNS
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.today.lines import TIME
from infusion_planner.ui.today.panel import TodayPanel
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.focus import backwards, tab_round
from tests.ui.measure import Stage, cut_words, nameless, settle, sideways, squeezed, words_on
from tests.ui.today.days import DAY, EMPTY, NGUYEN, PARK

WINDOW = (1282, 640)


@pytest.fixture
def panel(stage: Stage) -> TodayPanel:
    made = TodayPanel()
    page = stage.put(size=WINDOW)
    made.setParent(page)
    made.resize(*WINDOW)
    made.show()
    made.show_card(DAY)
    settle()
    return made


def buttons(panel: TodayPanel) -> dict[str, Button]:
    found = panel.findChildren(Button)
    return {each.accessibleName(): each for each in found if each.isVisible()}


@pytest.mark.parametrize(
    "theme", [Theme(), Theme(DARK), Theme(LIGHT, 1.5)], ids=["light", "dark", "150"]
)
def test_the_board_cuts_no_name(panel: TodayPanel, worn: Look, theme: Theme) -> None:
    worn.wear(theme)

    assert [cut for cut in cut_words(panel) if "TREETAW" in cut or "NGUYEN" in cut] == []


def test_the_board_at_100_percent_cuts_nothing(panel: TodayPanel) -> None:
    assert cut_words(panel) == []
    assert squeezed(panel) == []
    assert nameless(panel) == []


def test_a_screen_reader_hears_state_next_step_and_time(panel: TodayPanel) -> None:
    lines = panel.board.model()
    role = Qt.ItemDataRole.AccessibleTextRole

    said = [lines.index(0, place).data(role) for place in range(4)]

    assert said == [
        "A1",
        "NGUYEN, Thi Mai, Born 09-Mar-1988  MRN 0412345",
        "Infusing, Vitals 10:40, in 3 min, Course 1 day 3 of 5",
        "premed 08:00 to 09:00, Infused 09:10 to 10:37, 2 h 33 min left 10:37 to 13:10,"
        " Observe 13:10 to 15:10, Bag 16:20",
    ]
    assert QAccessible.queryAccessibleInterface(panel.board).text(QAccessible.Text.Name)


def test_enter_opens_the_run_sheet_of_the_chosen_patient(panel: TodayPanel) -> None:
    opened: list[str] = []
    panel.opened.connect(opened.append)
    panel.board.setFocus()

    QTest.keyClick(panel.board, Qt.Key.Key_Down)
    QTest.keyClick(panel.board, Qt.Key.Key_Return)

    assert opened == ["i3"]


def test_a_letter_marks_the_arrival_only_while_the_board_has_the_focus(
    panel: TodayPanel,
) -> None:
    arrived: list[object] = []
    panel.arrive_pressed.connect(arrived.append)
    panel.board.selectRow(3)
    panel.board.setFocus()

    QTest.keyClick(panel.board, Qt.Key.Key_A)

    assert arrived == [PARK]


def test_arrival_and_chair_are_offered_only_where_they_are_missing(panel: TodayPanel) -> None:
    panel.board.selectRow(0)
    seated = set(buttons(panel))
    panel.board.selectRow(3)

    assert not {"Arrived", "Assign chair"} & seated
    assert {"Arrived", "Assign chair"} <= set(buttons(panel))


def test_the_chosen_patient_stays_chosen_when_the_day_is_read_again(panel: TodayPanel) -> None:
    panel.board.selectRow(2)

    panel.show_card(DAY)

    assert panel.board.chosen is not None
    assert panel.board.chosen.infusion_id == "i4"


def test_the_days_without_infusions_lead_to_the_next_one(panel: TodayPanel) -> None:
    asked: list[str] = []
    panel.next_day_pressed.connect(asked.append)

    panel.show_card(EMPTY)
    buttons(panel)["Go to Mon 23-Nov-2026, 2 patients"].click()

    assert asked == ["2026-11-23"]
    assert "The next infusions are on Mon 23-Nov-2026, 2 patients." in words_on(panel)


def test_old_data_is_said_to_be_old(panel: TodayPanel) -> None:
    panel.show_stale("Not refreshed since 10:41.")

    assert "Not refreshed since 10:41." in words_on(panel)


def test_no_chair_is_said_in_words(panel: TodayPanel) -> None:
    lines = panel.board.model()

    assert lines.index(3, 0).data() == "no chair"
    assert NGUYEN.chair == lines.index(0, 0).data()


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK)], ids=["light", "dark"])
def test_states_differ_without_color(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    swatches = {state: Swatch(state, state) for state in PATTERNS}
    stage.put(*swatches.values(), size=(300, 600))
    settle()
    gray = {}
    for state, swatch in swatches.items():
        picture = swatch.grab().toImage()
        gray[state] = [
            picture.pixelColor(x, y).lightness()
            for y in range(0, picture.height(), 2)
            for x in range(0, picture.width(), 2)
        ]

    for one, other in combinations(gray, 2):
        apart = sum(abs(a - b) > 24 for a, b in zip(gray[one], gray[other], strict=True))
        assert apart > len(gray[one]) * 0.02, (one, other)


def test_where_the_hours_cannot_be_read_they_give_their_room_away(
    panel: TodayPanel, worn: Look
) -> None:
    worn.wear(Theme(scale=1.5))
    panel.board.setCurrentIndex(panel.board.model().index(0, TIME))
    panel.resize(918, 560)
    settle()

    assert panel.board.isColumnHidden(TIME)
    assert sideways(panel) == []
    assert not panel.board.visualRect(panel.board.currentIndex()).isEmpty()
    assert not any(swatch.isVisible() for swatch in panel.findChildren(Swatch))

    panel.resize(*WINDOW)
    settle()

    assert not panel.board.isColumnHidden(TIME)
    assert sideways(panel) == []
    assert any(swatch.isVisible() for swatch in panel.findChildren(Swatch))


def test_tab_goes_as_read_over_what_fell_due_and_over_the_board_after_it(
    panel: TodayPanel,
) -> None:
    line = WatchLine(
        key="k",
        patient_id="p",
        name="LEE, Sam (Mr)",
        born="21-Jun-1980",
        mrn="0410077",
        state="overdue",
        word="Overdue",
        what="CBC",
        words="Overdue since 07-Nov-2026. Record it.",
        due="07-Nov-2026",
        rule="",
        sort_state="0",
        sort_name="lee",
        sort_due="2026-11-07",
    )
    panel.show_since(SinceCard("Thu 19-Nov-2026", (line,)))
    panel.since_button.click()
    settle()
    over = tab_round(panel)
    wrong = backwards(over.visited, panel)

    buttons(panel)["Back to the board"].click()
    settle()
    after = tab_round(panel)

    assert (over.visited[0], over.left_out, over.caught, wrong) == (panel.since.table, [], "", [])
    assert (after.visited[0], after.left_out, after.caught) == (panel.board, [], "")
    assert backwards(after.visited, panel) == []
