"""PAYER-HCSC-1, no active infection: asked anew for each course, as ELIG-5 asks."""

from datetime import date, timedelta

import pytest

from infusion_planner.domain.answers import Met, NotEvaluated, Plan
from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import Dose, GivenCourse
from infusion_planner.domain.eligibility import check_infection
from infusion_planner.domain.facts import Facts, InfectionScreen, Noted
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.payer_facts import Coverage
from infusion_planner.domain.payer_look import State, Weighed
from infusion_planner.domain.payers import review_plan, with_policies
from infusion_planner.domain.spacing import next_course
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
ALL_DAYS = OpenDays(frozenset(range(7)), frozenset())
FIRST = date(2025, 1, 13)
LAST = date(2025, 1, 17)
"""First and last day of the first course."""
SECOND = date(2026, 2, 2)


def plan(screen: InfectionScreen | None, *, given: bool = True) -> Plan:
    """The second course, or the first one where none was given."""
    doses = tuple(Dose(FIRST + timedelta(days=count), 12_000) for count in range(5))
    courses = (GivenCourse(1, doses),) if given else ()
    facts = Facts(infection=screen, payer=Coverage("hcsc"))
    case = Case(SECOND - timedelta(days=10), ALL_DAYS, courses, facts=facts)
    coming = next_course(courses, case.as_of, BOOK)
    return with_policies(Plan(case, coming, SECOND, 3), BOOK)


def weighed(screen: InfectionScreen | None, *, given: bool = True) -> Weighed:
    (review,) = review_plan(plan(screen, given=given), BOOK)
    return next(item for item in review.weighed if item.criterion.id == "HCSC-INFECTION")


@pytest.mark.parametrize("asked", [FIRST - timedelta(days=7), LAST])
@pytest.mark.parametrize("found", [None, Noted("fever", FIRST, FIRST)], ids=["none", "cleared"])
def test_an_answer_up_to_the_last_dose_says_nothing_of_the_coming_course(
    asked: date, found: Noted | None
) -> None:
    known = weighed(InfectionScreen(asked, found))

    assert known.state is State.MISSING
    assert f"on {asked:%d-%b-%Y}, on or before the day of the last dose" in known.words


@pytest.mark.parametrize("asked", [LAST + timedelta(days=1), SECOND])
def test_an_answer_after_the_last_dose_counts(asked: date) -> None:
    known = weighed(InfectionScreen(asked))

    assert (known.state, known.words) == (State.MET, f"no infection on {asked:%d-%b-%Y}")


def test_an_infection_that_was_cleared_is_named() -> None:
    known = weighed(InfectionScreen(SECOND, Noted("fever", FIRST, LAST)))

    assert (known.state, known.words) == (State.MET, "fever of 13-Jan-2025 is cleared")


def test_before_a_first_course_every_answer_counts() -> None:
    assert weighed(InfectionScreen(FIRST), given=False).state is State.MET


def test_an_infection_that_nobody_cleared_stands_also_from_an_earlier_course() -> None:
    known = weighed(InfectionScreen(LAST, Noted("shingles", LAST)))

    assert known.state is State.NOT_MET
    assert known.words == "shingles of 17-Jan-2025 is active"


@pytest.mark.parametrize("asked", [FIRST, LAST, LAST + timedelta(days=1), SECOND])
@pytest.mark.parametrize(
    "found",
    [None, Noted("fever", FIRST), Noted("fever", FIRST, LAST), Noted("fever", FIRST, SECOND)],
    ids=["none", "open", "cleared", "cleared on day 1"],
)
def test_the_payer_and_readiness_say_the_same_of_an_infection(
    asked: date, found: Noted | None
) -> None:
    screen = InfectionScreen(asked, found)
    same = {State.MET: Met, State.MISSING: NotEvaluated, State.NOT_MET: Finding}

    own = check_infection(Facts(infection=screen), plan(screen), BOOK)

    assert isinstance(own, same[weighed(screen).state])
