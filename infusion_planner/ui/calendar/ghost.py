"""Where a course would lie if it were dropped now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where the course of the lens would begin.

    Attributes:
        column: of day 1.
        row: where it is drawn.
        state: the verdict; it colors the ghost.
    """

    column: int
    row: int
    state: str = "info"
