"""Sign off that the trail was looked at, up to an entry."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import trail, trail_reviews
from infusion_planner.store.records import Records


class ReviewTrail(Frozen):
    """Sign off a stretch of the trail; it begins where the last review ended.

    Attributes:
        from_seq: number of the first entry that was shown.
        to_seq: number of the last one.
        words: what was found; may be empty.
    """

    from_seq: int
    to_seq: int
    words: str = ""
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the review.

        Raises:
            Refused: entries were left out, looked at already, or are not there.
        """
        due = trail_reviews.reviewed_to(records.db) + 1
        if self.from_seq != due:
            raise Refused(
                f"The review has to begin with entry {due:,}, where the last one ended. Read the"
                " page again (F5), look at what is new, then sign off."
            )
        if not due <= self.to_seq <= trail.last_seq(records.db):
            raise Refused("There is nothing new to sign off. Read the page again (F5).")
        review = trail_reviews.TrailReview(
            self.from_seq, self.to_seq, moment.actor.id, moment.instant, tidy(self.words)
        )
        trail_reviews.add(records, review)
        return f"Reviewed the trail from entry {self.from_seq:,} to {self.to_seq:,}"
