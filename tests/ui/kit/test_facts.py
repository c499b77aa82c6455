import pytest
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, settle

SCALES = pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])


FACTS = (
    Fact("Steroid", "Mon 14, Tue 15, Wed 16-Dec-2026", "infusions 1 to 3", "PREMED-1"),
    Fact("Course 3", "not before 16-Dec-2027"),
)


@SCALES
def test_facts_go_on_in_the_next_line(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    facts = FactRows()
    page = stage.put(facts, size=(420, 400))

    facts.show_facts(FACTS)

    assert cut_words(page) == []


def test_facts_are_replaced(stage: Stage) -> None:
    facts = FactRows()
    stage.put(facts)
    facts.show_facts(FACTS)

    facts.show_facts(FACTS[1:])
    settle()

    names = [part.accessibleName() for part in facts.children() if part.isWidgetType()]  # type: ignore[attr-defined]
    assert [name for name in names if name] == ["Course 3 not before 16-Dec-2027"]


def test_the_rule_stands_behind_the_anchor_never_alone(stage: Stage) -> None:
    facts = FactRows()
    stage.put(facts, size=(420, 400))

    facts.show_facts(FACTS)
    settle()

    said = [label.text() for label in facts.findChildren(Label)]
    assert "infusions 1 to 3   PREMED-1" in said
    assert "PREMED-1" not in said


def test_where_no_rule_is_shown_it_is_still_told(stage: Stage) -> None:
    facts = FactRows(rules=False)
    stage.put(facts, size=(420, 400))

    facts.show_facts(FACTS)
    settle()

    assert "infusions 1 to 3" in [label.text() for label in facts.findChildren(Label)]
    parts = [part for part in facts.findChildren(QWidget) if part.toolTip()]
    assert [part.toolTip() for part in parts] == ["<span>PREMED-1</span>"]
    assert parts[0].accessibleName().endswith("PREMED-1")


def test_a_fact_that_fits_takes_one_line(stage: Stage) -> None:
    facts = FactRows()
    stage.put(facts, size=(600, 400))

    facts.show_facts((Fact("Course 3", "not before 16-Dec-2027", "last dose plus 12 months"),))
    settle()

    value, anchor = [label for label in facts.findChildren(Label) if label.text() != "Course 3"]
    assert anchor.x() > value.x() + value.width()
    assert abs(anchor.geometry().center().y() - value.geometry().center().y()) <= 1
