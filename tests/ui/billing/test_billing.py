"""The page of the list for the biller: what it says, saves and leads to."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.store.journal import OP_COLUMNS
from infusion_planner.store.read_journal import read_op
from infusion_planner.ui.billing.day import ClaimDay
from infusion_planner.ui.billing.panel import ClaimsPanel
from infusion_planner.ui.billing.presenter import ClaimsPresenter
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import give, plan
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wards import Ward


@pytest.fixture
def ward() -> Ward:
    """Course 1 was given here in December 2025."""
    return wards.between()


def shown(stage: Stage, ward: Ward, size: tuple[int, int] = (1282, 690)) -> ClaimsPresenter:
    panel = ClaimsPanel()
    presenter = ClaimsPresenter(ward.session, panel)
    stage.put(panel, size=size)
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show(ward.patient_id)
    settle()
    return presenter


def panel_of(presenter: ClaimsPresenter) -> ClaimsPanel:
    panel = presenter.parent()
    assert isinstance(panel, ClaimsPanel)
    return panel


def words(panel: ClaimsPanel) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def exports(ward: Ward) -> list[tuple[str, str | None]]:
    sql = f"SELECT {OP_COLUMNS} FROM op WHERE event = 'export' ORDER BY seq"
    ops = [read_op(row) for row in ward.place.store.db.execute(sql)]
    return [(op.title, op.patient_id) for op in ops]


def test_every_infusion_day_stands_with_its_lines(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    said = words(panel)
    totals = "J0202: 60 units given, 0 units discarded, 5 infusion days. No claims are sent."
    assert any(each.startswith(totals) for each in said)
    days = panel.findChildren(ClaimDay)
    assert [day.accessibleName().split(". ")[1] for day in days] == [
        f"Infusion {number} of 5" for number in range(1, 6)
    ]
    assert "J0202-JZ, units 12, 12 mg given" in days[0].accessibleName()
    assert said.count("When the drug ran is not recorded.") == 5


def test_a_fact_that_is_recorded_meanwhile_stands_there_at_once(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    assert "No diagnosis is recorded." in words(panel)

    facts = (("diagnosis", Diagnosis(MsKind.RELAPSING)),)
    ward.session.do(RecordFacts(ward.patient_id, facts))

    assert "No diagnosis is recorded." not in words(panel)
    assert words(panel).count("G35.A") == 5


def test_the_table_is_saved_whole_and_the_trail_says_so(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)
    file = tmp_path / "claims.csv"

    presenter.save_to(str(file))

    assert file.read_text(encoding="utf-8").count("J0202") == 5
    assert exports(ward) == [("Exported the claim list of course 1", ward.patient_id)]
    assert "The table was saved as claims.csv. No claim was sent." in words(panel_of(presenter))


def test_a_table_that_cannot_be_saved_is_neither_there_nor_noted(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)

    presenter.save_to(str(tmp_path / "nowhere" / "claims.csv"))

    assert any(each.startswith("The table was not saved") for each in words(panel_of(presenter)))
    assert exports(ward) == []


def test_another_course_is_chosen_where_there_are_several(stage: Stage, ward: Ward) -> None:
    start = date(2026, 12, 14)
    course_id = plan(
        ward.place, ward.patient_id, start, OverrideGiven("Dr H. Lindqvist", "relapse")
    )
    give(ward.place, ward.patient_id, [start])
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    asked: list[str] = []
    presenter.print_asked.connect(asked.append)

    assert panel.course.isVisible()
    assert len(panel.findChildren(ClaimDay)) == 1
    panel.print_pressed.emit()
    panel.course.box.setCurrentIndex(1)
    panel.course.box.activated.emit(1)
    settle()

    assert asked == [course_id]
    assert len([day for day in panel.findChildren(ClaimDay) if day.isVisible()]) == 5


def test_a_single_course_is_not_asked_for(stage: Stage, ward: Ward) -> None:
    assert not panel_of(shown(stage, ward)).course.isVisible()


def test_nothing_given_here_has_no_page(stage: Stage) -> None:
    ward = wards.planned()
    presenter = ClaimsPresenter(ward.session, ClaimsPanel())

    with pytest.raises(Refused, match="there is nothing for the biller"):
        presenter.show(ward.patient_id)


def test_escape_leaves_for_the_patient(stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    left: list[str] = []
    presenter.closed.connect(left.append)

    QTest.keyClick(panel_of(presenter), Qt.Key.Key_Escape)

    assert left == [ward.patient_id]


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK), Theme(scale=1.5)])
@pytest.mark.parametrize("size", [(1282, 690), (1024, 600)])
def test_no_word_is_cut_and_everything_has_a_name(
    stage: Stage, ward: Ward, worn: Look, theme: Theme, size: tuple[int, int]
) -> None:
    worn.wear(theme)
    panel = panel_of(shown(stage, ward, size))

    assert cut_words(panel) == []
    assert nameless(panel) == []
