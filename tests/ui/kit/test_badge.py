import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.badge import Badge, Glyph, State, Tag
from infusion_planner.ui.kit.card import Card, Divider, Hairline
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, settle, spoken

STATES = [state for state, _ in LIGHT.shades if state != "similar"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_every_state_has_a_glyph_a_word_and_a_name(
    qtbot: QtBot, worn: Look, caplog: pytest.LogCaptureFixture, state: str, theme: Theme
) -> None:
    worn.wear(theme)
    badge = Badge(state, "Override needed")
    qtbot.addWidget(badge)
    badge.show()

    assert cut_words(badge) == []
    assert spoken(badge) == "Override needed"
    assert caplog.records == []


@pytest.mark.parametrize("state", ["ok", "done"])
def test_what_is_settled_has_no_ground(qtbot: QtBot, state: str) -> None:
    bare, loud = Badge(state, "Done"), Badge("stopped", "Stopped")
    qtbot.addWidget(bare)
    qtbot.addWidget(loud)

    def corner(badge: Badge) -> str:
        return badge.grab().toImage().pixelColor(4, 2).name().upper()

    assert corner(bare) != LIGHT.color(f"{state}_soft")
    assert corner(loud) == LIGHT.color("stopped_soft")


def test_a_badge_can_show_another_state(qtbot: QtBot) -> None:
    badge = Badge("planned", "Planned")
    qtbot.addWidget(badge)
    before = badge.sizeHint().width()

    badge.show_state("override", "Override needed")

    assert badge.sizeHint().width() > before
    assert spoken(badge) == "Override needed"


def test_a_bare_state_keeps_the_width_of_its_column(qtbot: QtBot) -> None:
    short = State("ok", "OK", room_for="Override needed")
    long = State("override", "Override needed", room_for="Override needed")
    qtbot.addWidget(short)
    qtbot.addWidget(long)

    assert short.sizeHint().width() == long.sizeHint().width()
    assert short.minimumSizeHint() == short.sizeHint()


def test_a_bare_state_is_as_wide_as_its_word(qtbot: QtBot) -> None:
    short, long = State("ok", "OK"), State("override", "Override needed")
    qtbot.addWidget(short)
    qtbot.addWidget(long)

    assert short.sizeHint().width() < long.sizeHint().width()


@pytest.mark.parametrize("state", ["", "override"])
def test_a_tag_is_read_out_and_not_cut(qtbot: QtBot, worn: Look, state: str) -> None:
    worn.wear(Theme(LIGHT, 1.5))
    tag = Tag("similar name", state)
    qtbot.addWidget(tag)
    tag.show()

    assert cut_words(tag) == []
    assert spoken(tag) == "similar name"


def test_glyphs_grow_with_the_text(qtbot: QtBot, worn: Look) -> None:
    glyph = Glyph("search", "ink2", size=20)
    qtbot.addWidget(glyph)

    worn.wear(Theme(LIGHT, 1.5))

    assert glyph.sizeHint().width() == 30


def test_a_card_shows_title_note_head_and_body(stage: Stage) -> None:
    card = Card("Consequences", "if day 1 is Mon 14")
    right, body = Label("3 of 5"), Label("body")
    card.add_to_head(right)
    card.add(body)
    page = stage.put(card)

    card.set_note("if day 1 is Tue 15")
    settle()

    assert spoken(card) == "Consequences"
    assert right.x() > 400
    assert body.y() > right.y()
    assert cut_words(page) == []


def test_the_body_of_a_growing_card_takes_the_height(stage: Stage) -> None:
    still, growing = Card("A"), Card("B", grows=True)
    low, high = Label("a"), Label("b")
    still.add(low)
    growing.add(high)
    for card in (still, growing):
        card.setFixedHeight(200)

    stage.put(still, growing)

    assert low.height() < 40
    assert high.height() > 100


def test_a_card_without_a_title_is_its_body(stage: Stage) -> None:
    card = Card()
    body = Label("body")
    card.add(body)

    stage.put(card)

    assert body.y() < 20


def test_a_readable_card_shows_its_focus(stage: Stage, qtbot: QtBot) -> None:
    card = Card("Course 1")
    card.make_readable()
    stage.put(card)
    card.setFocus()
    qtbot.waitUntil(card.hasFocus)
    focused = card.grab().toImage().pixelColor(300, 0).name()

    card.clearFocus()

    assert focused == LIGHT.focus.lower()
    assert card.grab().toImage().pixelColor(300, 0).name() != LIGHT.focus.lower()


def test_thin_lines_are_drawn(qtbot: QtBot) -> None:
    flat, upright = Hairline(), Divider()
    for part in (flat, upright):
        qtbot.addWidget(part)
    flat.resize(20, 1)
    upright.resize(1, 20)

    assert flat.grab().toImage().pixelColor(10, 0).name() == LIGHT.line.lower()
    assert upright.grab().toImage().pixelColor(0, 10).name() == LIGHT.line2.lower()
    assert (flat.sizeHint().height(), upright.sizeHint().width()) == (1, 1)
