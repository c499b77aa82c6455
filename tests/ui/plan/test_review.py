from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.cards.plan import PlanCard, Wish
from infusion_planner.cards.verdict import GateLine
from infusion_planner.domain.clinic import Closure
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.gates import GateRow
from infusion_planner.ui.kit.stepper import Step
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.plan.presenter import PlanPresenter
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui import wards
from tests.ui.front import opened
from tests.ui.lines import broken
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wards import HARD_NAME, Ward

Story = Callable[[], Ward]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEGAL, EARLY = date(2026, 12, 14), date(2026, 11, 23)


@pytest.fixture
def ward() -> Ward:
    """Course 1 ended on 12-Dec-2025, so course 2 may start from 12-Dec-2026, a Saturday."""
    return wards.monitored()


def shown(
    stage: Stage, ward: Ward, day: date = LEGAL, size: tuple[int, int] = (1282, 690)
) -> PlanPresenter:
    panel = PlanPanel()
    presenter = PlanPresenter(ward.session, panel)
    stage.put(panel, size=size)
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show(ward.patient_id)
    panel.day_pressed.emit(day)
    settle()
    return presenter


def panel_of(presenter: PlanPresenter) -> PlanPanel:
    panel = presenter.parent()
    assert isinstance(panel, PlanPanel)
    return panel


def press(
    panel: PlanPanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or panel, key, modifier)
    settle()


def to_review(panel: PlanPanel) -> None:
    press(panel, Qt.Key.Key_Return, CONTROL)
    assert panel.in_review


def button(panel: PlanPanel, name: str) -> Button:
    found = [b for b in panel.findChildren(Button) if b.isVisible()]
    return next(b for b in found if b.accessibleName().split(",")[0] == name)


def words(panel: QWidget) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def cards(panel: PlanPanel) -> dict[str, str]:
    """What a screen reader says of each card on the page, by its title."""
    settle()
    said = [card.accessibleName() for card in panel.findChildren(Card) if card.isVisible()]
    return {name.split(".")[0]: name for name in said}


def order_three(panel: PlanPanel) -> None:
    next(r for r in panel.findChildren(QRadioButton) if r.text() == "3").click()
    settle()


def decide(panel: PlanPanel) -> None:
    panel.override.prescriber.set_value("Dr H. Lindqvist")
    panel.override.reason.set_value("Ordered so by the prescriber")
    panel.override.words.set_text("three were tolerated")


def test_ctrl_enter_then_enter_saves_the_course(qtbot: QtBot, stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)

    to_review(panel)
    assert ward.card.open_course_id == ""
    with qtbot.waitSignal(presenter.saved):
        press(panel, Qt.Key.Key_Return)

    assert ward.card.courses[1].dates == "Mon 14 to Wed 16-Dec-2026"


def test_the_page_alone_never_saves(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    panel.save_pressed.emit()
    press(panel, Qt.Key.Key_S, CONTROL)

    assert panel.in_review
    assert ward.card.open_course_id == ""


def test_the_review_names_the_patient_by_name_birth_date_and_mrn(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    to_review(panel)

    name = f"{HARD_NAME.family}, {HARD_NAME.given} ({HARD_NAME.title})"
    said = cards(panel)["Patient"]
    assert said == f"Patient. Name {name}. Born 21-Jun-1990 (36 y). MRN 0410077"
    act = QApplication.focusWidget()
    assert isinstance(act, Button)
    assert act.accessibleName() == f"Save course, {name}, born 21-Jun-1990 (36 y)"


def test_the_review_tells_days_steroid_open_gates_and_consequences(
    stage: Stage, ward: Ward
) -> None:
    panel = panel_of(shown(stage, ward))

    to_review(panel)

    said = words(panel)
    for day in ("Mon 14-Dec-2026", "Tue 15-Dec-2026", "Wed 16-Dec-2026"):
        place = said.index(day)
        assert said[place + 1] == "methylPREDNISolone 1,000 mg"
    rows = [row.gate.rule for row in panel.findChildren(GateRow) if row.isVisible()]
    # the second line joins the facts that are still to come
    assert rows == ["SPACE-2", ""]
    assert "Monitoring to 16-Dec-2030 last dose plus 48 months" in cards(panel)["Consequences"]


def test_a_blocked_course_can_be_looked_at_but_not_saved(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward, EARLY))

    to_review(panel)
    press(panel, Qt.Key.Key_S, CONTROL)

    assert panel.in_review
    assert not button(panel, "Save course").isEnabled()
    assert any(said.startswith("Cannot be saved yet: 1 gate is Blocked.") for said in words(panel))
    assert button(panel, "Back").hasFocus()
    assert ward.card.open_course_id == ""


def test_from_a_blocked_review_the_way_out_is_one_press(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward, EARLY))
    to_review(panel)

    button(panel, "Go to Mon 14-Dec-2026").click()
    settle()

    assert panel.in_review
    assert button(panel, "Save course").isEnabled()
    assert "Mon 14-Dec-2026" in words(panel)


@pytest.mark.parametrize("way", ["Back", "Esc", "Alt+1", "step"])
def test_back_from_the_review_keeps_everything(stage: Stage, way: str) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    order_three(panel)
    decide(panel)
    to_review(panel)

    if way == "Back":
        button(panel, "Back").click()
    elif way == "Esc":
        press(panel, Qt.Key.Key_Escape)
    elif way == "Alt+1":
        press(panel, Qt.Key.Key_1, ALT)
    else:
        next(step for step in panel.findChildren(Step) if step.isVisible()).click()
    settle()

    assert not panel.in_review
    assert panel.days.day.text() == "Mon 14-Dec-2026"
    assert panel.override.typed().prescriber == "Dr H. Lindqvist"
    assert panel.override.typed().whole_reason.endswith("three were tolerated")
    assert button(panel, "Review").hasFocus()


def test_the_review_says_who_decided_and_why(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    order_three(panel)
    decide(panel)

    to_review(panel)

    said = cards(panel)["Override"]
    assert "Rules set aside MISS-3" in said
    assert "Prescriber Dr H. Lindqvist" in said
    assert "Ordered so by the prescriber - three were tolerated" in said


def test_without_an_override_the_review_has_no_card_for_one(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    to_review(panel)

    assert "Override" not in cards(panel)
    assert "What changes" not in cards(panel)


def test_an_override_that_is_missing_is_asked_for_first(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    order_three(panel)

    press(panel, Qt.Key.Key_2, ALT)

    assert not panel.in_review
    assert panel.override.isVisible()
    assert panel.override.prescriber.message
    assert panel.override.prescriber.box.hasFocus()


def test_moved_dates_are_told_beside_the_old_ones(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.planned()))

    to_review(panel)

    said = cards(panel)["What changes"]
    assert "Infusion days Mon 14 to Fri 18-Dec-2026 was: Mon 07 to Fri 11-Dec-2026" in said
    assert "was Mon 07-Dec-2026" in words(panel)
    assert button(panel, "Save dates").isEnabled()


def test_dates_that_stay_are_said_to_stay(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.planned(), date(2026, 12, 7)))

    to_review(panel)

    assert "Nothing differs from the plan that is stored." in words(panel)


def test_without_a_day_there_is_no_review(stage: Stage, ward: Ward) -> None:
    panel = PlanPanel()
    presenter = PlanPresenter(ward.session, panel)
    stage.put(panel, size=(1282, 690))
    presenter.show(ward.patient_id)

    press(panel, Qt.Key.Key_2, ALT)

    assert not panel.in_review
    assert not button(panel, "Review").isEnabled()


def test_news_from_elsewhere_reach_the_review(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    to_review(panel)
    center = ward.place.reader.center()
    closed = (*center.closures, Closure(date(2026, 12, 15), "Snow"))

    ward.session.do(ChangeCenter(replace(center, closures=closed)))
    settle()

    rows = [row.gate.rule for row in panel.findChildren(GateRow) if row.isVisible()]
    assert panel.in_review
    assert "SPACE-4" in rows


def test_another_patient_starts_on_the_page(stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    to_review(panel_of(presenter))

    presenter.show(ward.patient_id)

    assert not panel_of(presenter).in_review


def test_the_steps_say_what_stands_in_the_way(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward, EARLY))

    names = [step.accessibleName() for step in panel.findChildren(Step) if step.isVisible()]

    assert names == ["Step 1 of 2, Gates and dates, blocked, current", "Step 2 of 2, Review"]


@pytest.mark.parametrize("name", ["Go to Mon 14-Dec-2026", "Use Mon 14-Dec-2026"])
def test_a_button_that_goes_away_leaves_the_focus_to_day_1(
    stage: Stage, ward: Ward, name: str
) -> None:
    panel = panel_of(shown(stage, ward, EARLY))
    pressed = button(panel, name)
    pressed.setFocus()

    press(panel, Qt.Key.Key_Return)

    assert panel.days.day.text() == "Mon 14-Dec-2026"
    assert panel.days.day.box.hasFocus()


def test_a_suggested_start_keeps_the_focus(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward, EARLY))
    radio = next(r for r in panel.findChildren(QRadioButton) if "Tue 15" in r.text())
    radio.setFocus()

    press(panel, Qt.Key.Key_Space)

    assert panel.days.day.text() == "Tue 15-Dec-2026"
    assert radio.hasFocus()


def test_an_override_put_away_leaves_the_focus_to_its_button(stage: Stage) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    order_three(panel)
    panel.open_override()
    button(panel, "Close").setFocus()

    press(panel, Qt.Key.Key_Return)

    rows = [row for row in panel.findChildren(GateRow) if row.isVisible()]
    row = next(row for row in rows if row.gate.state == "override")
    assert row.findChildren(Button)[0].hasFocus()


def test_tab_goes_through_the_page_in_the_order_it_is_read(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward, EARLY))
    parts: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in parts:
        assert focused is not None
        parts.append(focused)
        press(panel, Qt.Key.Key_Tab)
    seen = [part.accessibleName() for part in parts]

    def place(start: str) -> int:
        return next(at for at, name in enumerate(seen) if name.startswith(start))

    # it starts in day 1, goes round, and comes by the head and the gates before it is back
    assert seen[0] == "Day 1"
    wanted = ["Day 1", "Why not earlier", "Mon 14 to Wed", "Back", "Review", "Patient"]
    wanted += ["Step 1", "Blocked. 19", "Go to", "Blocked. Course", "Use"]
    places = [place(start) for start in wanted]
    assert places == sorted(places), seen


def asking(rule: str, state: str) -> GateLine:
    word = {"blocked": "Blocked", "override": "Override needed"}[state]
    action = "Override" if state == "override" else ""
    return GateLine(state, word, f"Gate {rule}", rule, "A reason.", "A source.", action)


def several(card: PlanCard) -> PlanCard:
    gates = (
        asking("AA-1", "blocked"),
        asking("BB-1", "override"),
        asking("CC-1", "override"),
        *card.gates,
    )
    counts = (("blocked", 1), ("override", 2), *card.counts)
    return replace(card, gates=gates, counts=counts, needs_override=("BB-1", "CC-1"))


def test_the_override_opens_under_the_gate_that_was_pressed(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    card = ward.place.reader.plan(ward.patient_id, Wish(LEGAL))
    panel.show_card(several(card))
    settle()
    rows = [row for row in panel.findChildren(GateRow) if row.isVisible()]
    assert [row.gate.rule for row in rows][:3] == ["AA-1", "BB-1", "CC-1"]

    for row in rows[1:3]:
        next(b for b in row.findChildren(Button)).click()
        settle()

        assert panel.override.isVisible()
        assert panel.override.y() == row.y() + row.height()


@pytest.mark.parametrize("reviewed", [False, True])
def test_letters_are_given_once(stage: Stage, *, reviewed: bool) -> None:
    panel = panel_of(shown(stage, wards.incomplete()))
    order_three(panel)
    decide(panel)
    panel.open_override()
    if reviewed:
        to_review(panel)
    settle()

    texts = [b.text() for b in panel.findChildren(Button) if b.isVisible()] + words(panel)
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]

    assert letters
    assert len(letters) == len(set(letters)), texts


@pytest.mark.parametrize("size", [(1282, 590), (1400, 880)], ids=["1366", "1600"])
@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("story", [wards.monitored, wards.incomplete, wards.planned])
def test_nothing_is_cut_nameless_or_broken_in_the_review(
    stage: Stage, worn: Look, story: Story, theme: Theme, size: tuple[int, int]
) -> None:
    worn.wear(theme)
    panel = panel_of(shown(stage, story(), size=size))
    if story is wards.incomplete:
        order_three(panel)
        decide(panel)
    to_review(panel)

    assert cut_words(panel) == []
    assert nameless(panel) == []
    assert broken(panel) == []


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
def test_no_date_is_broken_on_the_page(stage: Stage, worn: Look, ward: Ward, scale: float) -> None:
    worn.wear(Theme(LIGHT, scale))

    panel = panel_of(shown(stage, ward, EARLY))

    assert broken(panel) == []


@pytest.mark.parametrize(
    ("scale", "width", "stacked"),
    [(1.0, 1282, False), (1.0, 1180, False), (1.0, 1160, True), (1.5, 1400, True)],
)
def test_day_1_goes_over_the_gates_where_there_is_no_room_beside_them(
    stage: Stage, worn: Look, ward: Ward, scale: float, width: int, *, stacked: bool
) -> None:
    worn.wear(Theme(LIGHT, scale))
    panel = panel_of(shown(stage, ward, size=(width, 690)))

    gates = next(card for card in panel.findChildren(Card) if card.accessibleName() == "Gates")
    top = gates.mapTo(panel, gates.rect().topLeft()).y()
    day = panel.days.mapTo(panel, panel.days.rect().bottomLeft())

    assert (day.y() < top) == stacked
    assert (day.x() > gates.mapTo(panel, gates.rect().topRight()).x()) != stacked


@pytest.mark.parametrize("day", [EARLY, LEGAL])
def test_the_whole_page_is_seen_at_once_on_a_small_laptop(qtbot: QtBot, day: date) -> None:
    ward = wards.monitored()
    with opened(qtbot, ward.place, size=(1366, 768)) as window:
        assert window.frame is not None
        window.frame.pages.plan(ward.patient_id)
        panel = window.findChildren(PlanPanel)[0]
        panel.day_pressed.emit(day)
        settle()

        area = next(a for a in panel.findChildren(QScrollArea) if a.isVisible())
        # the first layout of a day with a message takes some turns of the event loop
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0, timeout=1000)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_cards_end_where_the_strip_ends(
    stage: Stage, worn: Look, ward: Ward, scale: float
) -> None:
    worn.wear(Theme(LIGHT, scale))
    panel = panel_of(shown(stage, ward, EARLY, size=(1282, 560)))
    settle()
    area = next(a for a in panel.findChildren(QScrollArea) if a.isVisible())
    assert area.verticalScrollBar().isVisible()

    strip = panel.findChildren(VerdictStrip)[0]
    ends = {part.mapTo(panel, part.rect().topRight()).x() for part in (strip, panel.days)}
    assert len(ends) == 1


def test_stacked_the_page_opens_at_the_top_with_gates_between_starts_and_consequences(
    stage: Stage, worn: Look, ward: Ward
) -> None:
    worn.wear(Theme(LIGHT, 1.5))
    panel = panel_of(shown(stage, ward, EARLY))
    settle()
    area = next(a for a in panel.findChildren(QScrollArea) if a.isVisible())

    tops = {
        card.accessibleName(): card.mapTo(panel, card.rect().topLeft()).y()
        for card in panel.findChildren(Card)
        if card.isVisible()
    }
    day = panel.days.mapTo(panel, panel.days.rect().topLeft()).y()

    assert area.verticalScrollBar().value() == 0
    assert day < tops["Suggested starts"] < tops["Gates"] < tops["Consequences"]


def test_a_refusal_in_the_review_keeps_what_was_typed(stage: Stage) -> None:
    ward = wards.incomplete()
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    order_three(panel)
    decide(panel)
    to_review(panel)
    ward.place.clock.set(date(2026, 12, 15))

    press(panel, Qt.Key.Key_S, CONTROL)

    strip = panel.findChildren(VerdictStrip)[0]
    assert strip.accessibleName().startswith("Not saved.")
    assert presenter.has_unsaved()
    assert panel.override.typed().prescriber == "Dr H. Lindqvist"
    assert panel.days.day.text() == "Mon 14-Dec-2026"


def test_the_second_step_leads_to_the_review(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    steps = [step for step in panel.findChildren(Step) if step.isVisible()]

    steps[1].click()
    settle()

    assert panel.in_review


def test_a_plan_that_can_no_longer_be_judged_goes_back_to_the_page(
    stage: Stage, ward: Ward
) -> None:
    panel = panel_of(shown(stage, ward))
    to_review(panel)
    card = ward.place.reader.plan(ward.patient_id, Wish())

    panel.show_card(card)
    settle()

    assert not panel.in_review
    assert panel.days.day.box.hasFocus()
