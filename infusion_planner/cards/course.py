"""A course as a card on the patient page."""

from infusion_planner.domain.frozen import Frozen


class CourseCard(Frozen):
    """One course card; the monitoring card uses the same slots.

    Attributes:
        course_id: the row's id; empty for a course not planned yet and for monitoring.
        title: `Course 1`.
        state: glyph and color of the state: `done`, `planned`, `stopped`, `noteval`,
            `override`, `reminder` or `ok`.
        word: the state in a word, for example `Done`.
        dates: the one fact, `Mon 08 to Fri 12-Dec-2025`.
        anchor: what it was counted from, `60 mg given - last dose 12-Dec-2025`.
        segments: one per infusion, `given`, `partial`, `planned` or `missed`; empty for none.
        progress: share from 0 to 1 for a plain bar instead of segments; None for segments.
        count: the segments in words, `5 of 5`.
        rule: the rule behind the anchor; empty for none.
    """

    course_id: str
    title: str
    state: str
    word: str
    dates: str
    anchor: str
    segments: tuple[str, ...] = ()
    progress: float | None = None
    count: str = ""
    rule: str = ""
