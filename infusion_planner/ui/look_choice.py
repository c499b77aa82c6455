"""The look a person chose: which theme, and how large the text is."""

from infusion_planner.domain.frozen import Frozen

THEMES = ("light", "dark", "system")
PERCENTS = (100, 115, 130, 150)


class LookChoice(Frozen):
    """Choose a look.

    Attributes:
        theme: one of `THEMES`; `system` follows the desktop.
        percent: text size, one of `PERCENTS`.
    """

    theme: str = "system"
    percent: int = 100
