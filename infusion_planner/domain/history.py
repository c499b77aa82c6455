"""What the rules say about courses already given: findings, since the past is what it is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from infusion_planner.domain.answers import say
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.findings import Finding, worst_first
from infusion_planner.domain.rule_kinds import MinimumWait, Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import earliest_next_start, usual_length
from infusion_planner.domain.wording import count_words, date_words


def history_findings(
    given: Sequence[GivenCourse], book: Rulebook, unfinished: int | None = None
) -> tuple[Finding, ...]:
    """Give every finding about the past, worst first.

    Args:
        given: ordered by number; may be empty.
        book: the rules in force.
        unfinished: number of the course that more doses belong to, so that it is not yet said
            to be incomplete; None when that is not known or there is none.
    """
    return worst_first((*_too_close(given, book), *_each_course(given, book, unfinished)))


def _too_close(given: Sequence[GivenCourse], book: Rulebook) -> Iterator[Finding]:
    for earlier, later in pairwise(given):
        earliest = earliest_next_start(earlier, book)
        if later.first_on < earliest:
            overlap = later.first_on <= earlier.last_on
            yield say(
                book.find(MinimumWait, "course_spacing", later.number),
                "past_overlap" if overlap else "past_too_early",
                number=later.number,
                days=count_words((earliest - later.first_on).days, "day"),
                anchor=date_words(earlier.last_on),
                earliest=date_words(earliest),
            )


def _each_course(
    given: Sequence[GivenCourse], book: Rulebook, unfinished: int | None
) -> Iterator[Finding]:
    for course in given:
        usual, doses = usual_length(book, course.number), len(course.doses)
        if doses > usual:
            rule = book.find(Notice, "dose_count", course.number)
            yield say(rule, "too_many_given", infusions=doses, number=course.number)
        if doses < usual and course.number != unfinished:
            rule = book.find(Notice, "incomplete_course", course.number)
            yield say(rule, "past", infusions=f"{doses} of {usual}", number=course.number)
        if gap := course.interruption:
            rule = book.find(Notice, "interrupted_course", course.number)
            before, after = gap
            yield say(
                rule, "past", number=course.number, anchor=date_words(before), day=date_words(after)
            )
