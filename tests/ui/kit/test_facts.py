import pytest

from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.facts import FactRows
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
