"""What happened to each fictional patient, told in days before or after today."""

from infusion_planner.domain.frozen import Frozen


class CourseStory(Frozen):
    """Tell one course.

    Attributes:
        start: days from today; up to 0 the latest run of open days that starts by then is
            taken, above 0 the first one from then on.
        given: at most so many infusions are given, and none today or later.
        elsewhere: whether another center gave it.
        break_after: number of the infusion after which the course was interrupted; 0 for none.
        resumes_ahead: whether an interrupted course goes on some days from today.
        ended: why the course was ended early; empty for not.
        partial: number of an infusion that was given in part; 0 for none.
    """

    start: int
    given: int = 99
    elsewhere: bool = False
    break_after: int = 0
    resumes_ahead: bool = False
    ended: str = ""
    partial: int = 0


class Story(Frozen):
    """Tell one patient's treatment.

    Attributes:
        name: what the story shows.
        courses: in the order of their numbers.
        cd4: (days from today, cells per microliter).
    """

    name: str
    courses: tuple[CourseStory, ...] = ()
    cd4: tuple[tuple[int, int], ...] = ()


YEAR = 372
"""Days between two courses of a story: twelve months and a few days to find an open run."""

STORIES = (
    Story("new"),
    Story("first course planned", (CourseStory(12, given=0),)),
    Story("first course running", (CourseStory(0),)),
    Story("interrupted now", (CourseStory(-9, given=2),)),
    Story("interrupted, resumed and done", (CourseStory(-90, break_after=2),)),
    Story("ended after three", (CourseStory(-200, given=3, ended="grade 3 reaction"),)),
    Story("last bag in part", (CourseStory(-150, partial=5),), ((-80, 240), (-50, 260))),
    Story("waiting for CD4", (CourseStory(-120),), ((-70, 90), (-40, 150))),
    Story("antiviral may end", (CourseStory(-170),), ((-100, 180), (-60, 230), (-30, 310))),
    Story("between courses", (CourseStory(-250),), ((-150, 260),)),
    Story("second course may be planned", (CourseStory(-YEAR - 20),), ((-250, 300),)),
    Story("second course planned", (CourseStory(-YEAR + 5), CourseStory(20, given=0))),
    Story("second course running", (CourseStory(-YEAR - 12), CourseStory(0))),
    Story("second course done", (CourseStory(-2 * YEAR), CourseStory(-YEAR + 40)), ((-100, 400),)),
    Story("first course elsewhere", (CourseStory(-YEAR + 9, elsewhere=True),), ((-200, 280),)),
    Story(
        "third course planned",
        (CourseStory(-3 * YEAR), CourseStory(-2 * YEAR + 20), CourseStory(30, given=0)),
        ((-400, 350),),
    ),
    Story(
        "third course done",
        (CourseStory(-4 * YEAR), CourseStory(-3 * YEAR + 10), CourseStory(-300)),
        ((-200, 330),),
    ),
    Story(
        "fourth course done",
        (
            CourseStory(-5 * YEAR, elsewhere=True),
            CourseStory(-4 * YEAR + 10),
            CourseStory(-3 * YEAR + 20),
            CourseStory(-400),
        ),
        ((-300, 420),),
    ),
    Story("monitoring nearly over", (CourseStory(-1400),), ((-1200, 500),)),
    Story("monitoring ended", (CourseStory(-1600),), ((-1300, 450),)),
    Story("interrupted, goes on soon", (CourseStory(-9, given=2, resumes_ahead=True),)),
)

_FIRSTS_AHEAD = (5, 5, 5, 12, 12, 19, 19, 26, 33)
_SECONDS_AHEAD = (3, 4, 9, 11, 16, 18)
AHEAD = (
    *(Story("first course planned", (CourseStory(start, given=0),)) for start in _FIRSTS_AHEAD),
    *(
        Story("second course planned", (CourseStory(-YEAR + 5), CourseStory(start, given=0)))
        for start in _SECONDS_AHEAD
    ),
)
"""Courses of the next weeks, so that the calendar is as full as that of a real center."""
IN_TURN = 60
"""So many patients have the stories in turn; those after them have a course ahead."""


def story_of(index: int) -> Story:
    """Give the story of a patient by their place among all."""
    if IN_TURN <= index < IN_TURN + len(AHEAD):
        return AHEAD[index - IN_TURN]
    return STORIES[index % len(STORIES)]
