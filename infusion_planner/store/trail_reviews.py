"""Reviews of the trail: up to where it was looked at, by whom and when."""

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


class TrailReview(Frozen):
    """One review that was signed off.

    Attributes:
        from_seq: number of the first entry looked at.
        to_seq: number of the last one.
        person_id: who looked.
        reviewed_at: UTC ISO text.
        words: what was found, in the reviewer's words; may be empty.
    """

    from_seq: int
    to_seq: int
    person_id: str
    reviewed_at: str
    words: str = ""


def add(records: Records, review: TrailReview) -> None:
    """Write a review."""
    records.insert(
        "trail_review",
        {
            "from_seq": review.from_seq,
            "to_seq": review.to_seq,
            "person_id": review.person_id,
            "reviewed_at": review.reviewed_at,
            "words": review.words,
        },
    )


def newest_first(db: Database) -> tuple[TrailReview, ...]:
    """Read all reviews."""
    sql = (
        "SELECT from_seq, to_seq, person_id, reviewed_at, words FROM trail_review"
        " ORDER BY to_seq DESC"
    )
    return tuple(TrailReview(**row) for row in read_rows(db, sql))


def reviewed_to(db: Database) -> int:
    """Give the number of the last entry that was looked at; 0 for none."""
    return max((review.to_seq for review in newest_first(db)), default=0)
