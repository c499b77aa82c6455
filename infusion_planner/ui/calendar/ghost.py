"""Where a course would lie if it were dropped now."""

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.frozen import Frozen


class Ghost(Frozen):
    """Where the course of the lens would begin.

    Attributes:
        column: of day 1.
        row: where it is drawn.
        verdict: what the rules say of it; its state colors the ghost.
    """

    column: int
    row: int
    verdict: VerdictCard

    @property
    def state(self) -> str:
        """The verdict in one word."""
        return self.verdict.state
