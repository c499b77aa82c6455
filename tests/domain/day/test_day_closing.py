"""What became of a day: given, in part, deferred, omitted or ceased, and what stands against it."""

from decimal import Decimal

import pytest

from infusion_planner.domain.course import Dose, Steroid
from infusion_planner.domain.day_before import Medicine
from infusion_planner.domain.day_closing import (
    OUTCOME_WORDS,
    VERBS,
    closing_faults,
    dose_of,
    given_entry,
    likely_outcome,
    nothing_to_cease,
    was_typed_back,
    why_not,
)
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_values import DayClosed, Left, Outcome, Told
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_medicine import LeftOut, PremedicationKind
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.recording import GivenEntry
from tests.domain.builders import planned
from tests.domain.day.told import BOOK, DAY, bag, day, pump_check, start, stop, told, volume

GONE = told("discharge", "15:30", Left())
RAN = (bag(), start(), stop("13:30"), GONE)
WHOLE = (*RAN, volume("13:31", "101.2"))
# half of the bag is half of 12 mg
HALF = (*RAN, volume("13:31", "50.6"))
NOTHING = (*RAN, volume("13:31", "0"))
WHY = "fever of 38.6"
WHO = "Dr H. Lindqvist"


def record(*entries: DayEntry, number: int = 1) -> InfusionRecord:
    return day(*entries, number=number).record(BOOK)


def faults(
    entries: tuple[DayEntry, ...], outcome: Outcome, reason: str = "", by: str = ""
) -> dict[str, str]:
    closed = DayClosed(outcome, reason, by)
    return {fault.field: fault.words for fault in closing_faults(record(*entries), closed, BOOK)}


@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_pressed_to_close_a_day_begins_the_words_of_what_became_of_it(
    outcome: Outcome,
) -> None:
    assert OUTCOME_WORDS[outcome].startswith(VERBS[outcome].lower())


@pytest.mark.parametrize(
    ("entries", "outcome", "fields"),
    [
        (WHOLE, Outcome.GIVEN, set()),
        (HALF, Outcome.GIVEN, {"outcome"}),
        (HALF, Outcome.IN_PART, set()),
        (WHOLE, Outcome.IN_PART, {"outcome"}),
        (NOTHING, Outcome.IN_PART, {"outcome"}),
        ((), Outcome.DEFERRED, set()),
        (NOTHING, Outcome.DEFERRED, set()),
        (HALF, Outcome.DEFERRED, {"outcome"}),
        ((), Outcome.OMITTED, set()),
        (HALF, Outcome.OMITTED, {"outcome"}),
        ((), Outcome.CEASED, set()),
        (HALF, Outcome.CEASED, set()),
    ],
)
def test_an_outcome_has_to_fit_what_was_infused(
    entries: tuple[DayEntry, ...], outcome: Outcome, fields: set[str]
) -> None:
    assert set(faults(entries, outcome, WHY, WHO)) == fields


def test_what_does_not_fit_is_said_with_the_dose() -> None:
    given = faults(HALF, Outcome.GIVEN)["outcome"]
    deferred = faults(HALF, Outcome.DEFERRED, WHY)["outcome"]

    assert given == "Only 6 mg of 12 mg were infused."
    assert faults(NOTHING, Outcome.GIVEN)["outcome"] == "Nothing was infused."
    assert faults(WHOLE, Outcome.IN_PART, WHY)["outcome"] == "The whole bag was infused."
    assert faults(NOTHING, Outcome.IN_PART, WHY)["outcome"] == "Nothing was infused."
    assert deferred == "6 mg were infused, so the infusion counts as given in part."


@pytest.mark.parametrize("outcome", [item for item in Outcome if item is not Outcome.GIVEN])
def test_what_was_not_given_in_full_needs_its_reason(outcome: Outcome) -> None:
    entries = HALF if outcome is Outcome.IN_PART else ()

    assert faults(entries, outcome, "", WHO) == {"reason": "Say why it was not given in full."}
    assert set(faults(entries, outcome, "  ", WHO)) == {"reason"}


def test_who_leaves_an_infusion_out_or_ends_the_course_is_named() -> None:
    named = {"decided_by": "Name the prescriber who decided."}

    assert faults((), Outcome.OMITTED, WHY) == named
    assert faults((), Outcome.CEASED, WHY, " ") == named
    assert faults((), Outcome.DEFERRED, WHY) == {}


def test_a_day_that_was_started_is_closed_when_it_is_entered_to_its_end() -> None:
    begun = (bag(), start())
    words = "Enter first the stop of the pump, the volume infused and when the patient left."

    assert faults(begun, Outcome.CEASED, WHY, WHO) == {"outcome": words}
    assert faults((*begun, stop("13:30"), volume("13:31", "101.2")), Outcome.GIVEN) == {
        "outcome": "Enter first when the patient left."
    }


def test_the_dose_is_the_share_of_the_bag_and_nothing_before_a_start() -> None:
    assert dose_of(record(*WHOLE)) == 12_000
    assert dose_of(record(*HALF)) == 6_000
    assert dose_of(record(*RAN)) == 0
    assert dose_of(record(bag(), volume("13:31", "101.2"))) == 0


@pytest.mark.parametrize(
    ("entries", "outcome"),
    [(WHOLE, Outcome.GIVEN), (HALF, Outcome.IN_PART), ((), Outcome.DEFERRED)],
)
def test_the_likely_outcome_goes_by_the_dose(
    entries: tuple[DayEntry, ...], outcome: Outcome
) -> None:
    assert likely_outcome(record(*entries), BOOK) is outcome


STEROID = told("medicine", "08:30", Medicine("methylprednisolone", PremedicationKind.STEROID))
TABLET = told("medicine", "08:30", Medicine("cetirizine", PremedicationKind.ANTIHISTAMINE))
NO_STEROID = told("left_out", "08:30", LeftOut(PremedicationKind.STEROID, "allergy"))
NO_TABLET = told("left_out", "08:30", LeftOut(PremedicationKind.ANTIPYRETIC, "asleep"))


@pytest.mark.parametrize(
    ("entries", "number", "steroid"),
    [
        ((STEROID, TABLET), 1, Steroid.GIVEN),
        ((STEROID,), 4, Steroid.GIVEN),
        ((TABLET,), 4, Steroid.NOT_REQUIRED),
        ((NO_STEROID, NO_TABLET), 3, Steroid.NOT_GIVEN),
        ((TABLET, NO_TABLET), 3, Steroid.NOT_RECORDED),
    ],
)
def test_the_course_hears_of_the_steroid(
    entries: tuple[DayEntry, ...], number: int, steroid: Steroid
) -> None:
    closed = DayClosed(Outcome.IN_PART, f" {WHY} ", f" {WHO}")

    found = given_entry(record(*HALF, *entries, number=number), closed, BOOK)

    assert found == GivenEntry(DAY, 6_000, steroid, WHY, WHO, reviewer=WHO)


def test_a_day_is_typed_back_where_an_entry_is_from_paper_or_a_check_of_another() -> None:
    by_hand = replace(told("note", "10:00", Told("slept")), from_paper=True)
    own = replace(pump_check("A. Ruiz", "09:20"), noted_by="A. Ruiz")
    other = replace(pump_check("B. Osei", "09:25"), noted_by="A. Ruiz")

    assert was_typed_back(DayLog((by_hand,)))
    assert was_typed_back(DayLog((own, other)))
    assert not was_typed_back(DayLog((own, told("note", "10:00", Told("slept")))))
    assert not was_typed_back(DayLog((replace(by_hand, withdrawn="wrong patient"),)))
    assert record(*WHOLE).run.volume_ml == Decimal("101.2")


def test_the_smallest_amount_is_a_part() -> None:
    whole = record(*WHOLE)
    drop = replace(whole, run=replace(whole.run, given_ug=1))

    assert list(closing_faults(drop, DayClosed(Outcome.IN_PART, WHY), BOOK)) == []


@pytest.mark.parametrize(
    ("entries", "outcome", "words"),
    [
        (WHOLE, Outcome.GIVEN, ""),
        (HALF, Outcome.GIVEN, "Only 6 mg of 12 mg were infused."),
        (HALF, Outcome.IN_PART, ""),
        ((), Outcome.OMITTED, ""),
        (HALF, Outcome.CEASED, ""),
        ((), Outcome.CEASED, "Nothing of course 1 was given, so there is nothing to cease."),
        ((bag(), start()), Outcome.CEASED, "Enter first the stop of the pump,"),
    ],
)
def test_what_stands_against_a_close_is_said_and_what_its_form_asks_for_is_not(
    entries: tuple[DayEntry, ...], outcome: Outcome, words: str
) -> None:
    said = why_not(record(*entries), outcome, planned(1, DAY, 5), BOOK)

    assert said.startswith(words) if words else said == ""


def test_a_course_that_has_begun_can_be_ceased_on_a_day_without_a_dose() -> None:
    plan = planned(1, DAY, 5)
    begun = replace(plan.infusions[0], given=Dose(DAY, 12_000))
    course = replace(plan, infusions=(begun, *plan.infusions[1:]))

    assert nothing_to_cease(course) == ""
    assert why_not(record(), Outcome.CEASED, course, BOOK) == ""
