import pytest

from infusion_planner.ui.kit.clock_card import Bar, ClockCard
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, spoken


def filled(bar: Bar, tone: str) -> float:
    """Give the share of the bar's width that has a color."""
    picture = bar.grab().toImage()
    wanted = LIGHT.color(tone).lower()
    middle = picture.height() // 2
    return (
        sum(picture.pixelColor(x, middle).name() == wanted for x in range(picture.width()))
        / picture.width()
    )


@pytest.mark.parametrize(
    ("share", "seen"), [(0.0, 0), (0.25, 0.25), (0.72, 0.72), (1.0, 1), (1.4, 1), (-1, 0)]
)
def test_a_bar_fills_by_its_share(stage: Stage, share: float, seen: float) -> None:
    bar = Bar()
    stage.put(bar)

    bar.show_share(share, "infusing")

    assert filled(bar, "infusing") == pytest.approx(seen, abs=0.02)


def test_what_has_not_begun_is_an_outline(stage: Stage) -> None:
    bar = Bar()
    stage.put(bar)

    bar.show_share(None, "infusing")

    assert filled(bar, "infusing") == 0
    assert bar.grab().toImage().pixelColor(300, 0).name() == LIGHT.edge.lower()


def test_a_clock_is_read_out_as_one(stage: Stage) -> None:
    card = ClockCard("drop")
    stage.put(card)

    card.show_clock("Infusion ends 13:10", "2 h 33 min left", "Started 09:10", share=0.36)

    assert spoken(card) == "Infusion ends 13:10. 2 h 33 min left. Started 09:10"


def test_a_late_clock_takes_another_color(stage: Stage) -> None:
    card = ClockCard("bag")
    stage.put(card)
    bar = card.findChildren(Bar)[0]

    card.show_clock(
        "Bag use by 12:50", "12 min left", "Runs out first, PREP-3", share=0.5, late=True
    )

    assert filled(bar, "override") == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("share", [None, 0.5])
def test_a_clock_fits_its_words(
    stage: Stage, worn: Look, theme: Theme, share: float | None
) -> None:
    worn.wear(theme)
    card = ClockCard("eye")
    stage.put(card)

    card.show_clock("Observation", "Not started", "2 h from stop and flush", share=share)

    assert cut_words(card) == []
