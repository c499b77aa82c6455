"""What the form of one kind is described by, and words that several have in common."""

from collections.abc import Callable

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.facts.asks import Ask
from infusion_planner.ui.facts.parts import Parts

Row = tuple[Ask, ...]
"""What stands side by side."""

OPEN = "empty while it is not known"
ANY = "Any other can be typed; Alt+Down opens the list"
YES_NO: tuple[tuple[str, object], ...] = (("Yes", True), ("No", False), ("Not recorded", None))


class FactForm(Frozen):
    """What one kind asks for.

    Attributes:
        asks: in reading order; a row stands side by side.
        sentence: what is to be known before; empty for nothing.
        each: the field whose answers become an entry each; empty where there is one entry.
        split: gives the parts of each entry, where that takes more than `each`.
    """

    asks: tuple[Ask | Row, ...]
    sentence: str = ""
    each: str = ""
    split: Callable[[Parts], tuple[Parts, ...]] | None = None
