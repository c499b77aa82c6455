"""What follows from closing a day, and the worksheet of a course that was given."""

from datetime import timedelta

import pytest

from infusion_planner.actions.close_day import CloseDay
from infusion_planner.cards.course_checklist import CourseChecklistCard, not_given
from infusion_planner.cards.day_follows import Consequence, consequences
from infusion_planner.domain.course import Dose
from infusion_planner.domain.day_values import DayClosed, Outcome, Reacted
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.infusion_reaction import Action
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import TestOffice, office


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    return chair(place)


def would_follow(seat: Chair, closed: DayClosed) -> dict[str, Consequence]:
    days = seat.place.reader.of_days
    before = days.follows(seat.infusion_id)
    action = CloseDay(seat.infusion_id, MONDAY, closed)
    after = seat.place.desk.rehearse(action, lambda: days.follows(seat.infusion_id))
    return {item.label: item for item in consequences(before, after)}


def treated(seat: Chair, ml: str = "101.2", reason: str = "") -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish("13:30", ml, reason)


def checklist(seat: Chair) -> CourseChecklistCard:
    return seat.place.reader.of_days.checklist(seat.course.id)


def test_what_a_given_dose_brings_is_said_before_it_is_saved(seat: Chair) -> None:
    treated(seat)

    found = would_follow(seat, DayClosed(Outcome.GIVEN))

    assert (found["Doses"].before, found["Doses"].after) == (
        "0 of 5 given, 0 mg",
        "1 of 5 given, 12 mg",
    )
    assert found["Steroid"].after == "before infusions 2 and 3"
    assert (found["Course 2"].before, found["Course 2"].after) == (
        "nothing yet",
        "not before 30-Nov-2027",
    )
    assert found["Monitoring"].after == "until 30-Nov-2030"
    assert found["Antiviral"].after == "at least until 30-Jan-2027"
    assert found["REMS checklist"].after == "send by Mon 07-Dec-2026"
    assert seat.course.doses == ()


def test_a_deferred_day_changes_no_date_and_keeps_the_steroid(seat: Chair) -> None:
    found = would_follow(seat, DayClosed(Outcome.DEFERRED, "fever"))

    assert not any(item.changes for item in found.values())
    assert found["Steroid"].after == "before infusions 1, 2 and 3"


def test_a_ceased_course_says_that_it_ends(seat: Chair) -> None:
    treated(seat, "50.6", "chest pain")

    found = would_follow(seat, DayClosed(Outcome.CEASED, "chest pain", "Dr H. Lindqvist"))

    assert found["Course"].after == "ended: chest pain"
    assert found["Doses"].after == "1 of 5 given, 6 mg"
    assert found["Steroid"].after == "nothing yet"


def test_the_worksheet_of_a_course_that_was_ceased(seat: Chair) -> None:
    seat.prepare()
    seat.enter("vials", "08:40", VialCount(5, 1, 3, 1))
    seat.check()
    seat.start()
    seat.enter(
        "reaction", "11:20", Reacted(signs=("rash", "chills"), grade=3, action=Action.STOPPED)
    )
    seat.place.clock.set(MONDAY, 12)
    seat.finish_after_stop("11:20", "50.6")
    seat.close(Outcome.CEASED, "severe rash", "Dr H. Lindqvist")

    card = checklist(seat)

    assert card.title == "Course 1, 1 of 5 infusions given"
    assert card.total == "6 mg"
    first = card.days[0]
    assert (first.day, first.dose, first.note) == ("Mon 30-Nov-2026", "6 mg", "severe rash")
    assert (first.lots, first.reactions, first.observed) == (
        "L7",
        "rash and chills grade 3",
        "2 h 05 min",
    )
    assert card.days[1].dose == "not given"
    assert card.not_given == (
        "Infusion 1: severe rash",
        "Infusions 2, 3, 4 and 5: course ended, severe rash",
    )
    assert card.serious == "infusion 1: rash and chills grade 3"
    assert card.observed_all == "yes, each day"
    assert card.vials == "5 received, 1 used, 3 returned, 1 discarded"
    assert card.send_by == "Mon 07-Dec-2026"
    assert card.first_labs == "Wed 30-Dec-2026"
    assert card.antiviral == "none recorded"
    assert card.next_steps[0] == "Send the REMS infusion checklist by Mon 07-Dec-2026."
    assert card.next_steps[-1] == "Course 2 not before 30-Nov-2027."


def test_what_an_ended_course_left_out_is_told_apart_from_what_has_no_reason(seat: Chair) -> None:
    """Half of the first was given and nothing of the fourth; the fifth was never recorded."""
    doses = (6_000, 12_000, 12_000, 0)
    recorded = tuple(
        replace(item, given=Dose(MONDAY + timedelta(days=place), dose))
        for place, (item, dose) in enumerate(zip(seat.course.infusions[:4], doses, strict=True))
    )
    infusions = (*recorded, seat.course.infusions[4])
    ended = replace(seat.course, infusions=infusions, ended_reason="moved away")

    assert not_given(ended, 12_000) == (
        "Infusion 1: reason not recorded",
        "Infusion 4: reason not recorded",
        "Infusion 5: course ended, moved away",
    )


def test_a_course_without_a_dose_has_nothing_to_hand_on(seat: Chair) -> None:
    card = checklist(seat)

    assert (card.total, card.next_steps, card.send_by) == ("0 mg", (), "")
    assert (card.vials, card.serious) == ("not recorded", "none recorded")
    assert {day.observed for day in card.days} == {"not recorded"}
