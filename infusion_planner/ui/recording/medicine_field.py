"""A medicine with its dose: typed, or taken from the list of the center."""

from infusion_planner.ui.recording.listed_field import ListedField

_HINT = "Any medicine and dose can be typed; Alt+Down opens the list"


class MedicineField(ListedField):
    """A line for medicine and dose.

    Args:
        label: above the box; `&` marks the letter that jumps to it.
        presets: medicines with doses, in the order offered.
    """

    def __init__(self, label: str, presets: tuple[str, ...]) -> None:
        super().__init__(label, presets, _HINT)
