"""How the page of readiness looks: nothing is cut, everything has a name, few controls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from infusion_planner.domain.facts import Caution, Diagnosis, MsKind, Screened
from infusion_planner.ui.look import Look
from infusion_planner.ui.readiness.panel import ReadinessPanel
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.focus import backwards, tab_round
from tests.ui.measure import (
    Stage,
    controls,
    cut_choices,
    cut_words,
    doubled_mnemonics,
    nameless,
    settle,
    sideways,
    spoken,
    squeezed,
)
from tests.ui.readiness.scene import DRAWN, START, button, panel_of, record, referred, row, shown
from tests.ui.wards import Ward

THEMES = pytest.mark.parametrize(
    "theme", [Theme(LIGHT), Theme(DARK), Theme(DARK, 1.5)], ids=["light", "dark", "dark-150"]
)
# a page of a window of 1366x768, and of one of 1024x700
SIZES = pytest.mark.parametrize("size", [(1282, 690), (940, 600)], ids=str)


def some_of_each(stage: Stage, size: tuple[int, int]) -> ReadinessPanel:
    """Gates of every group, one of them overridden, and the form of another override."""
    ward = referred()
    panel = panel_of(shown(stage, ward, size))
    record(
        ward,
        hiv=Screened(DRAWN, positive=True),
        diagnosis=Diagnosis(MsKind.PRIMARY),
        caution=Caution("hypothyroidism"),
    )
    _override(panel, "ELIG-7")
    row(panel, "ELIG-1").override.click()
    settle()
    return panel


def _override(panel: ReadinessPanel, rule: str) -> None:
    row(panel, rule).override.click()
    form = panel.gates.override
    form.prescriber.type_name("Dr Maximiliane Wolfeschlegelsteinhausenbergerdorff")
    form.reason.set_value("Another reason")
    form.words.set_text("discussed at length with the patient and with the family practice")
    button(form, "Record override").click()
    settle()


def misfits(page: QWidget) -> list[str]:
    return cut_words(page) + cut_choices(page) + squeezed(page) + sideways(page)


@THEMES
@SIZES
def test_nothing_is_cut(stage: Stage, worn: Look, theme: Theme, size: tuple[int, int]) -> None:
    worn.wear(theme)
    panel = some_of_each(stage, size)

    assert misfits(panel) == []


def test_text_that_grows_while_it_is_shown_is_not_cut_either(stage: Stage, worn: Look) -> None:
    panel = some_of_each(stage, (1282, 690))

    worn.wear(Theme(LIGHT, 1.5))

    assert misfits(panel) == []


def test_every_control_has_a_name_of_its_own(stage: Stage) -> None:
    panel = some_of_each(stage, (1282, 690))

    rows = [spoken(each) for each in panel.gates.rows]
    assert nameless(panel) == []
    assert doubled_mnemonics(panel) == []
    assert len(set(rows)) == len(rows)
    assert len(controls(panel)) < 55


def test_a_gate_is_read_with_what_was_found_and_who_entered_it(stage: Stage) -> None:
    panel = some_of_each(stage, (1282, 690))

    said = spoken(row(panel, "SCREEN-2"))
    assert said.startswith("Blocked. HIV negative SCREEN-2. HIV test positive on 10-Nov-2026")
    assert said.endswith("HIV test, 20-Nov-2026, A. Ruiz")
    assert "Override of Dr Maximiliane" in spoken(row(panel, "ELIG-7"))


def test_tab_goes_round_as_the_page_is_read(stage: Stage) -> None:
    panel = some_of_each(stage, (1282, 690))
    panel.gates.close_override()

    went = tab_round(panel)

    assert went.caught == ""
    assert went.left_out == []
    assert backwards(went.visited, panel) == []


def test_a_met_gate_takes_one_line_and_has_no_button(stage: Stage) -> None:
    panel = some_of_each(stage, (1282, 690))

    met, open_ = row(panel, "DOSE-1"), row(panel, "SCREEN-3")
    assert not met.repair.isVisible()
    assert open_.repair.isVisible()
    assert met.height() < open_.height()


def test_what_stands_aside_stands_in_one_column(stage: Stage) -> None:
    panel = some_of_each(stage, (1282, 690))

    lefts = {each.aside_left for each in panel.gates.rows}

    assert len(lefts) == 1


def test_counts_say_how_many_of_each(stage: Stage) -> None:
    ward: Ward = referred()
    panel = panel_of(shown(stage, ward))

    assert "32 not known" in [spoken(each) for each in panel.gates.findChildren(QWidget)]


def on_day_1(stage: Stage) -> ReadinessPanel:
    """A referral of whom nothing is known, on the first day of the course."""
    ward = referred()
    ward.place.clock.set(START, 7)
    return panel_of(shown(stage, ward))


def press_down() -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Down)
    settle()


def test_on_day_1_with_nothing_known_the_page_has_few_controls(stage: Stage) -> None:
    panel = on_day_1(stage)

    asking = [each for each in panel.gates.rows if each.line.overrides]
    assert len(asking) > 5
    assert len(controls(panel)) <= 50


def test_the_override_of_a_gate_comes_with_the_focus_and_is_the_next_stop(stage: Stage) -> None:
    panel = on_day_1(stage)
    gate = next(each for each in panel.gates.rows if each.line.overrides and each.line.record)
    assert not gate.override.isVisible()
    before = gate.repair.geometry()

    gate.repair.setFocus()
    settle()
    assert gate.override.isVisible()
    assert gate.repair.geometry() == before
    QTest.keyClick(gate.repair, Qt.Key.Key_Tab)
    settle()

    assert gate.override.hasFocus()


def test_the_override_of_a_gate_comes_with_the_arrow_keys_too(stage: Stage) -> None:
    panel = on_day_1(stage)
    panel.gates.rows[0].setFocus()
    place = next(at for at, each in enumerate(panel.gates.rows) if each.line.overrides)

    for _ in range(place):
        press_down()

    gate = panel.gates.rows[place]
    assert gate.override.isVisible()
    press_down()
    assert gate.override.isVisible() == gate.repair.isHidden()
