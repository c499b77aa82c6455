"""The colors of the screens, by role; one set for the light theme and one for the dark."""

from infusion_planner.domain.frozen import Frozen


class Shade(Frozen):
    """Color one verdict or state.

    Attributes:
        text: words, glyph and outline; reads on surface and on `soft`.
        soft: the ground of strips and badges.
        line: the border around `soft`.
    """

    text: str
    soft: str
    line: str


class Tokens(Frozen):
    """Name every color of one theme, each as `#RRGGBB`.

    Attributes:
        name: `light` or `dark`.
        canvas: page ground.
        surface: cards, tables and inputs.
        raised: things that float.
        well: table heads, disabled controls, nested forms.
        rail: rail and status bar.
        line: hairlines.
        line2: table heads and tag borders; decoration only.
        edge: borders of inputs and buttons.
        ink: text.
        ink2: labels and secondary text.
        ink3: anchors, hints and rule ids.
        disabled: words of a disabled control.
        accent: primary fill, with `accent_hover` and `accent_pressed`.
        on_accent: words on `accent`.
        accent_text: links, quiet buttons and what is selected.
        accent_soft: the ground of a selected row, with the border `accent_line`.
        focus: the focus ring.
        banner: the identity band, with `on_banner`, `banner_label` and `banner_line`.
        allergy: ground of the chip of known allergies, with `on_allergy` and `allergy_glyph`.
        blocked_fill: ground of a solid Blocked badge and of the last step of a danger, with
            its words in `on_blocked`.
        infusing_fill: ground of the solid Infusing badge, with its words in `on_infusing`.
        past: ground of the days that are over, in the picture of a treatment.
        lens: ground of the days that cannot be chosen, with the marks on it in `lens_line`.
        shadow: what floating things cast.
        shades: (name, shade) of each verdict and state.
    """

    name: str
    canvas: str
    surface: str
    raised: str
    well: str
    rail: str
    line: str
    line2: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_line: str
    focus: str
    banner: str
    on_banner: str
    banner_label: str
    banner_line: str
    allergy: str
    on_allergy: str
    allergy_glyph: str
    blocked_fill: str
    on_blocked: str
    infusing_fill: str
    on_infusing: str
    past: str
    lens: str
    lens_line: str
    shadow: str
    shades: tuple[tuple[str, Shade], ...]

    def shade(self, state: str) -> Shade:
        """Give the colors of a verdict or state.

        Raises:
            KeyError: no state has this name.
        """
        return dict(self.shades)[state]

    def color(self, name: str) -> str:
        """Give one color by its role, or of a verdict or state by its name.

        A state's name alone gives the color of its text, `blocked_soft` its ground and
        `blocked_line` its border.

        Raises:
            KeyError: nothing has this name.
        """
        value = getattr(self, name, None)
        if isinstance(value, str):
            return value
        state, _, part = name.partition("_")
        shade = self.shade(state)
        return {"": shade.text, "soft": shade.soft, "line": shade.line}[part]


def _stated(
    verdicts: tuple[Shade, Shade, Shade, Shade],
    states: tuple[tuple[str, str], ...],
    unsaid: Shade,
) -> tuple[tuple[str, Shade], ...]:
    """Name the shades: blocked, override, reminder and ok; then (text, soft) of each state."""
    blocked, override, reminder, ok = verdicts
    planned, ready, infusing, observing, stopped = (
        Shade(text, soft, text) for text, soft in states
    )
    return (
        ("blocked", blocked),
        ("overdue", blocked),
        ("override", override),
        ("reminder", reminder),
        ("info", reminder),
        ("ok", ok),
        ("noteval", unsaid),
        ("planned", planned),
        ("arrived", planned),
        ("noshow", planned),
        ("ready", ready),
        ("premed", ready),
        ("infusing", infusing),
        ("running", infusing),
        ("paused", infusing),
        ("observing", observing),
        ("done", ok),
        ("stopped", stopped),
        ("similar", override),
    )


LIGHT = Tokens(
    name="light",
    canvas="#EFF2F5",
    surface="#FFFFFF",
    raised="#FFFFFF",
    well="#F6F8FA",
    rail="#E3E8ED",
    line="#D9DFE5",
    line2="#BAC4CE",
    edge="#7A8693",
    ink="#13202C",
    ink2="#3F4B58",
    ink3="#566270",
    disabled="#66717D",
    accent="#0B5A9B",
    accent_hover="#094B82",
    accent_pressed="#073B68",
    on_accent="#FFFFFF",
    accent_text="#0B5A9B",
    accent_soft="#E2EDF7",
    accent_line="#9DC1E2",
    focus="#1570CD",
    banner="#17344D",
    on_banner="#FFFFFF",
    banner_label="#B9C9D7",
    banner_line="#345470",
    allergy="#FFE08A",
    on_allergy="#3A1500",
    allergy_glyph="#7A1B00",
    blocked_fill="#A81232",
    on_blocked="#FFFFFF",
    infusing_fill="#00427A",
    on_infusing="#FFFFFF",
    past="#F4F6F8",
    lens="#E9ECF0",
    lens_line="#C3CBD4",
    shadow="#0C1824",
    shades=_stated(
        (
            Shade("#A81232", "#FBEAED", "#E3A3B0"),
            Shade("#855400", "#FDF3DC", "#DFBC76"),
            Shade("#3A5876", "#E9EFF5", "#AFC1D2"),
            Shade("#00704F", "#E3F3EC", "#98CDB9"),
        ),
        (
            ("#5B6470", "#F1F3F5"),
            ("#0B6FA8", "#E2F1FA"),
            ("#00427A", "#DCE9F5"),
            ("#8A5A00", "#FDF3DC"),
            ("#B23C00", "#FBEBE2"),
        ),
        Shade("#566270", "#FFFFFF", "#566270"),
    ),
)

DARK = Tokens(
    name="dark",
    canvas="#0E1012",
    surface="#17191B",
    raised="#212427",
    well="#1C1F22",
    rail="#121416",
    line="#2B3036",
    line2="#424A52",
    edge="#76828E",
    ink="#E9ECEF",
    ink2="#BFC7CF",
    ink3="#98A3AE",
    disabled="#858F99",
    accent="#2A6FB0",
    accent_hover="#3076B8",
    accent_pressed="#225C94",
    on_accent="#FFFFFF",
    accent_text="#82BDF3",
    accent_soft="#172C40",
    accent_line="#355F86",
    focus="#6DB3F8",
    banner="#22415C",
    on_banner="#FFFFFF",
    banner_label="#BCCBD8",
    banner_line="#41607B",
    allergy="#FFE08A",
    on_allergy="#3A1500",
    allergy_glyph="#7A1B00",
    blocked_fill="#C2304C",
    on_blocked="#FFFFFF",
    infusing_fill="#2A6BB5",
    on_infusing="#FFFFFF",
    past="#141618",
    lens="#0F1113",
    lens_line="#353C44",
    shadow="#000000",
    shades=_stated(
        (
            Shade("#FF8C9F", "#38171F", "#7A3243"),
            Shade("#F0B429", "#33270C", "#715719"),
            Shade("#A9C2DA", "#1D2832", "#42566A"),
            Shade("#34C79A", "#10291F", "#23604B"),
        ),
        (
            ("#A8ACB1", "#202326"),
            ("#7CC7F2", "#142A38"),
            ("#5AA9FF", "#152A42"),
            ("#F0B429", "#33270C"),
            ("#FF8A4C", "#3A1E10"),
        ),
        Shade("#98A3AE", "#17191B", "#98A3AE"),
    ),
)
