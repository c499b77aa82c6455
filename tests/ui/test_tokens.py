import pytest

from infusion_planner.ui.tokens import DARK, LIGHT, Tokens


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ratio(tokens: Tokens, front: str, ground: str) -> float:
    return contrast(tokens.color(front), tokens.color(ground))


# front, ground, light, dark: the figures of the art direction's table
FIGURES = (
    ("line", "surface", 1.3, 1.3),
    ("line2", "surface", 1.8, 2.0),
    ("edge", "surface", 3.7, 4.5),
    ("edge", "canvas", 3.3, 4.9),
    ("ink", "surface", 16.5, 14.9),
    ("ink", "canvas", 14.7, 16.1),
    ("ink2", "surface", 8.9, 10.3),
    ("ink2", "rail", 7.2, 10.8),
    ("ink3", "surface", 6.2, 6.9),
    ("ink3", "canvas", 5.5, 7.4),
    ("ink3", "rail", 5.0, 7.2),
    ("disabled", "well", 4.7, 5.0),
    ("on_accent", "accent", 7.1, 5.3),
    ("accent_text", "surface", 7.1, 8.8),
    ("ink3", "accent_soft", 5.2, 5.6),
    ("focus", "surface", 5.0, 7.9),
    ("focus", "canvas", 4.4, 8.6),
    ("on_banner", "banner", 12.8, 10.6),
    ("banner_label", "banner", 7.6, 6.4),
    ("on_allergy", "allergy", 12.6, 12.6),
    ("allergy_glyph", "allergy", 8.2, 8.2),
    ("blocked", "surface", 7.5, 8.0),
    ("blocked", "blocked_soft", 6.5, 7.3),
    ("on_blocked", "blocked_fill", 7.5, 5.5),
    ("override", "surface", 6.4, 9.5),
    ("override", "override_soft", 5.8, 7.8),
    ("reminder", "surface", 7.4, 9.6),
    ("reminder", "reminder_soft", 6.4, 8.1),
    ("ok", "surface", 6.1, 8.2),
    ("ok", "ok_soft", 5.3, 7.2),
    ("noteval", "surface", 6.2, 6.9),
    ("on_infusing", "infusing_fill", 10.2, 5.4),
    ("ink3", "lens", 5.2, 7.4),
)

# text of a state on white in light, and on #17181A in dark: the rule AX-3
STATE_FIGURES = (
    ("planned", 6.0, 7.8),
    ("ready", 5.5, 9.6),
    ("infusing", 10.2, 7.2),
    ("observing", 5.9, 9.5),
    ("done", 6.1, 8.3),
    ("stopped", 5.9, 7.6),
)

# glyphs, icons and outlines on the ground they are drawn on
DRAWN = (
    ("ink2", "surface"),
    ("ink2", "rail"),
    ("ink3", "canvas"),
    ("accent_text", "accent_soft"),
    ("accent_text", "raised"),
    ("edge", "well"),
    ("focus", "accent_soft"),
    ("focus", "raised"),
    ("infusing", "surface"),
    ("infusing", "line"),
    ("override", "line"),
    ("accent_text", "line"),
)

TEXTS = ("ink", "ink2", "ink3", "accent_text")
GROUNDS = ("canvas", "surface", "raised", "well", "rail")
BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(("front", "ground", "light", "dark"), FIGURES)
def test_contrast_is_what_the_table_says(
    front: str, ground: str, light: float, dark: float
) -> None:
    assert ratio(LIGHT, front, ground) == pytest.approx(light, abs=0.06)
    assert ratio(DARK, front, ground) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize(("state", "light", "dark"), STATE_FIGURES)
def test_the_colors_of_a_state_are_those_of_the_rule(state: str, light: float, dark: float) -> None:
    assert contrast(LIGHT.color(state), "#FFFFFF") >= light - 0.1
    assert contrast(DARK.color(state), "#17181A") >= dark - 0.1


@BOTH
@pytest.mark.parametrize(("front", "ground"), DRAWN)
def test_what_is_drawn_is_seen(tokens: Tokens, front: str, ground: str) -> None:
    assert ratio(tokens, front, ground) >= 3.0


@BOTH
def test_words_of_what_is_off_can_be_read(tokens: Tokens) -> None:
    assert min(ratio(tokens, "disabled", ground) for ground in ("well", "surface", "raised")) >= 4.5


@BOTH
def test_the_last_step_of_a_danger_can_be_read(tokens: Tokens) -> None:
    assert ratio(tokens, "on_blocked", "blocked_fill") >= 4.5


@BOTH
def test_the_part_of_an_infusion_still_to_run_has_an_outline(tokens: Tokens) -> None:
    # 12 % of the state over the surface; the words beside the bar stand on the surface
    mixed = _over(tokens.color("infusing"), tokens.surface, 0.12)

    assert contrast(tokens.color("infusing"), mixed) >= 3.0


def _over(front: str, ground: str, strength: float) -> str:
    parts = (
        round(
            int(front[at : at + 2], 16) * strength + int(ground[at : at + 2], 16) * (1 - strength)
        )
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


@BOTH
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_reads_on_every_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert ratio(tokens, text, ground) >= 4.5


@BOTH
def test_every_state_reads_on_surface_and_on_its_own_ground(tokens: Tokens) -> None:
    faint = [
        (state, ground)
        for state, _ in tokens.shades
        for ground in ("surface", f"{state}_soft")
        if ratio(tokens, state, ground) < 4.5
    ]

    assert faint == []


@BOTH
@pytest.mark.parametrize("ground", ["canvas", "surface", "raised", "well", "rail"])
@pytest.mark.parametrize("border", ["edge", "focus"])
def test_borders_and_rings_are_seen(tokens: Tokens, border: str, ground: str) -> None:
    assert ratio(tokens, border, ground) >= 3.0


@BOTH
def test_sentences_read_on_the_ground_of_a_strip(tokens: Tokens) -> None:
    for state in ("blocked", "override", "reminder", "ok"):
        assert ratio(tokens, "ink", f"{state}_soft") >= 4.5
        assert ratio(tokens, "ink3", f"{state}_soft") >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["accent", "accent_hover", "accent_pressed"])
def test_words_of_a_primary_button_read_at_rest_hovered_and_pressed(
    tokens: Tokens, ground: str
) -> None:
    assert ratio(tokens, "on_accent", ground) >= 4.5


def test_a_state_gives_its_text_its_ground_and_its_border() -> None:
    assert LIGHT.color("blocked") == "#A81232"
    assert LIGHT.color("blocked_soft") == "#FBEAED"
    assert LIGHT.color("blocked_line") == "#E3A3B0"


@pytest.mark.parametrize("name", ["purple", "blocked_purple", ""])
def test_an_unknown_color_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        LIGHT.color(name)
