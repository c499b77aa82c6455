"""The pages of paper cut no words and squeeze no buttons, in either theme and in large text."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.look import Look
from infusion_planner.ui.paper.back_panel import BackPanel
from infusion_planner.ui.paper.back_presenter import BackPresenter
from infusion_planner.ui.paper.days import DaysPanel, DaysPresenter
from infusion_planner.ui.paper.pack_panel import PackPanel
from infusion_planner.ui.paper.pack_presenter import PackPresenter
from infusion_planner.ui.settings.downtime import downtime_page
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.actions.day.nursing import MONDAY
from tests.office import TestOffice, moment, office, plan, register, somebody
from tests.ui.front import session
from tests.ui.measure import (
    Stage,
    cut_choices,
    cut_words,
    doubled_mnemonics,
    nameless,
    sideways,
    squeezed,
)

FAMILY, GIVEN = "WOJCIECHOWSKA-MONTGOMERY DE LA CRUZ", "Maria Alexandrina Theodora"
Dress = tuple[Theme, tuple[int, int]]
DRESSES = pytest.mark.parametrize(
    "dress",
    [
        (Theme(), (1282, 690)),
        (Theme(DARK), (1282, 690)),
        (Theme(scale=1.5), (1282, 690)),
        (Theme(), (940, 560)),
    ],
    ids=["light", "dark", "large", "narrow"],
)


@pytest.fixture
def place() -> TestOffice:
    made = office()
    plan(made, register(made, somebody(FAMILY, GIVEN, "0410078")), MONDAY)
    made.clock.at = moment(MONDAY, 17)
    return made


def refuse_faults(panel: QWidget) -> None:
    assert cut_words(panel) == []
    assert cut_choices(panel) == []
    assert squeezed(panel) == []
    assert nameless(panel) == []
    assert doubled_mnemonics(panel) == []


@DRESSES
def test_the_pack(
    qtbot: QtBot,
    stage: Stage,
    place: TestOffice,
    worn: Look,
    dress: Dress,
) -> None:
    panel = PackPanel()
    presenter = PackPresenter(session(place), panel, tuple)
    stage.put(panel, size=dress[1])
    worn.wear(dress[0])

    presenter.show(date(2026, 12, 1))
    qtbot.waitUntil(lambda: presenter.is_made, timeout=20_000)

    refuse_faults(panel)


@DRESSES
def test_a_day_from_paper(stage: Stage, place: TestOffice, worn: Look, dress: Dress) -> None:
    panel = BackPanel()
    presenter = BackPresenter(session(place), panel)
    stage.put(panel, size=dress[1])
    worn.wear(dress[0])

    presenter.show(place.reader.of_packs.to_type_back()[0].key)

    refuse_faults(panel)


@DRESSES
def test_the_days_to_type_in(stage: Stage, place: TestOffice, worn: Look, dress: Dress) -> None:
    panel = DaysPanel()
    presenter = DaysPresenter(session(place), panel)
    stage.put(panel, size=dress[1])
    worn.wear(dress[0])

    presenter.show()

    assert squeezed(panel) == []
    assert sideways(panel) == []
    assert nameless(panel) == []


@DRESSES
def test_the_downtime_pack(
    stage: Stage,
    place: TestOffice,
    worn: Look,
    tmp_path: Path,
    dress: Dress,
) -> None:
    place.downtime_desk().choose(str(tmp_path), 3)
    page, _ = downtime_page(session(place))
    stage.put(page, size=dress[1])
    worn.wear(dress[0])

    refuse_faults(page)
