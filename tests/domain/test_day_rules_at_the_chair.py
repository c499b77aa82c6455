"""The rules of an infusion day from the premedication to leaving, on their edges."""

from decimal import Decimal

import pytest

from infusion_planner.domain.asked_day import DayCheck
from infusion_planner.domain.day_course import (
    check_equipment,
    check_extra_tests,
    check_line,
    check_longer_observation,
    check_observation,
    check_rate,
    check_run_time,
)
from infusion_planner.domain.day_premedication import (
    check_optional_steroid,
    check_other_premedication,
    check_other_steroid,
    check_steroid,
    check_steroid_after_gap,
    check_steroid_lead,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_medicine import (
    GivenMedicine,
    LeftOut,
    PremedicationKind,
)
from infusion_planner.domain.infusion_reaction import Reaction
from infusion_planner.domain.infusion_record import (
    Access,
    AccessKind,
    Checked,
    Discharge,
    InfusionRecord,
)
from infusion_planner.domain.infusion_rules import ExtraTests, ReactionGrade
from infusion_planner.domain.infusion_run import RateChange, Run
from tests.domain.infusion_days import RECORD, WAITING, at, day, says, worded
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
RUN = RECORD.run
STEROID = RECORD.medicines[0]
OTHER = GivenMedicine(
    "dexamethasone",
    at("07:00"),
    PremedicationKind.STEROID,
    187_500,
    "intravenous",
    at("08:00"),
    "Dr. Kim",
)
DAY_2 = replace(RECORD, number=2)
DAY_4 = replace(RECORD, number=4)


def given(*medicines: GivenMedicine, record: InfusionRecord = RECORD) -> InfusionRecord:
    return replace(record, medicines=medicines)


# PREMED-1


def test_the_steroid_is_named_with_its_dose_and_time() -> None:
    assert says(check_steroid, RECORD) == "met methylPREDNISolone 1,000 mg, 08:00"


def test_doses_of_the_usual_steroid_on_the_day_add_up_and_the_first_is_named() -> None:
    half = replace(STEROID, dose_ug=500_000)
    later = replace(half, started_at=at("08:30"))
    unknown = replace(STEROID, dose_ug=None, started_at=at("08:40"))

    assert says(check_steroid, given(later, half)) == "met methylPREDNISolone 1,000 mg, 08:00"
    assert says(check_steroid, given(half, unknown)) == (
        "O The steroid before infusion 1 was 500 mg; methylPREDNISolone 1,000 mg belong before it."
    )
    short = replace(STEROID, dose_ug=999_999)
    assert says(check_steroid, given(short, unknown)).startswith("O")


def test_the_name_and_route_of_the_steroid_are_read_however_they_are_written() -> None:
    shouted = replace(STEROID, name=" MethylPREDNISolone ", route=" IntraVenous ")

    assert says(check_steroid, given(shouted)).startswith("met")


@pytest.mark.parametrize(
    "wrong",
    [
        replace(STEROID, started_at=at("08:00", -1), ended_at=at("09:00", -1)),
        replace(STEROID, started_at=at("09:31"), ended_at=at("10:00")),
        replace(STEROID, kind=PremedicationKind.OTHER),
    ],
    ids=["the day before", "after the start", "for something else"],
)
def test_what_is_no_steroid_before_this_infusion_does_not_count(wrong: GivenMedicine) -> None:
    assert says(check_steroid, given(wrong)) == "O The steroid before infusion 1 is not recorded."


@pytest.mark.parametrize("started", [True, False])
def test_a_steroid_that_was_left_out_is_said_with_why(started: bool) -> None:
    left_out = LeftOut(PremedicationKind.STEROID, "allergy to it.")
    record = replace(given(), left_out=(left_out, LeftOut(PremedicationKind.OTHER, "none")))
    if not started:
        record = replace(record, run=Run())

    assert says(check_steroid, record) == (
        "O The steroid before infusion 1 was left out: allergy to it."
    )


def test_a_dose_that_was_given_counts_more_than_that_the_rest_was_left_out() -> None:
    half = replace(STEROID, dose_ug=500_000)
    record = replace(given(half), left_out=(LeftOut(PremedicationKind.STEROID, "reaction"),))

    assert says(check_steroid, record).startswith("O The steroid before infusion 1 was 500 mg; ")


def test_a_steroid_begun_at_the_minute_of_the_start_counts() -> None:
    assert says(check_steroid, given(replace(STEROID, started_at=at("09:30")))).startswith("met")


def test_the_usual_steroid_by_another_route_is_another_steroid() -> None:
    oral = replace(STEROID, route="oral", confirmed_by="Dr. Kim")

    assert says(check_steroid, given(oral)) == "met Another steroid, confirmed by the prescriber"
    assert says(check_other_steroid, given(oral)) == (
        "met Dose, route and the prescriber's word are recorded"
    )


def test_one_confirmed_other_steroid_is_enough() -> None:
    unconfirmed = replace(OTHER, confirmed_by="")
    confirmed = "met Another steroid, confirmed by the prescriber"

    assert says(check_steroid, given(OTHER)) == confirmed
    assert says(check_steroid, given(unconfirmed, OTHER)) == confirmed
    assert says(check_steroid, given(unconfirmed)) == ""


# PREMED-5


ABOUT = (
    "About equal, as an aid only: methylPREDNISolone 1,000 mg, predniSONE 1,250 mg,"
    " prednisoLONE 1,250 mg, dexamethasone 187.5 mg."
)


@pytest.mark.parametrize(
    ("medicine", "missing"),
    [
        (replace(OTHER, dose_ug=None), "the dose"),
        (replace(OTHER, route=""), "the route"),
        (replace(OTHER, confirmed_by=""), "the prescriber's confirmation"),
        (
            GivenMedicine("dexamethasone", at("07:00"), PremedicationKind.STEROID),
            "the dose, the route and the prescriber's confirmation",
        ),
    ],
)
def test_of_another_steroid_dose_route_and_the_prescribers_word_are_asked_for(
    medicine: GivenMedicine, missing: str
) -> None:
    words = f"O Another steroid was given, and not recorded: {missing}. {ABOUT}"

    assert says(check_other_steroid, given(medicine)) == words


def test_of_several_other_steroids_the_one_that_lacks_least_is_told() -> None:
    bare = GivenMedicine("dexamethasone", at("07:00"), PremedicationKind.STEROID)
    no_dose, no_route = replace(OTHER, dose_ug=None), replace(OTHER, route="")

    for medicines in ((bare, no_route, no_dose), (no_dose, no_route, bare)):
        assert ": the dose. About" in says(check_other_steroid, given(*medicines))
    assert says(check_other_steroid, given(bare, OTHER)).startswith("met")


def test_one_that_lacks_one_thing_is_told_before_one_that_lacks_two() -> None:
    two, one = replace(OTHER, dose_ug=None, route=""), replace(OTHER, route="")

    for medicines in ((two, one), (one, two)):
        assert ": the route. About" in says(check_other_steroid, given(*medicines))


def test_beside_a_full_dose_of_the_usual_steroid_nothing_is_asked_of_another_one() -> None:
    bare = replace(OTHER, confirmed_by="")
    half = replace(STEROID, dose_ug=500_000)
    unknown = replace(STEROID, dose_ug=None)

    assert says(check_other_steroid, given(STEROID, bare)) == ""
    assert says(check_other_steroid, given(half, half, bare)) == ""
    assert says(check_other_steroid, given(half, bare)).startswith("O")
    assert says(check_other_steroid, given(half, half, unknown, bare)) == ""
    assert says(check_other_steroid, RECORD) == ""
    one_short = replace(STEROID, dose_ug=999_999)
    assert says(check_other_steroid, given(one_short, unknown, bare)).startswith("O")


def test_before_an_infusion_that_requires_no_steroid_none_is_asked_about() -> None:
    bare = replace(OTHER, confirmed_by="")

    assert says(check_other_steroid, given(bare, record=DAY_4)) == ""


# PREMED-2


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ("09:00", "met Finished 09:00"),
        ("09:30", "met Finished 09:30"),
        ("09:31", "R The steroid was finished at 09:31, after the infusion had started."),
        ("07:30", "met Finished 07:30"),
        (
            "07:29",
            "R The steroid was finished 2 h 01 min before the start; at most 2 h are expected.",
        ),
    ],
)
def test_the_steroid_is_finished_within_two_hours_before_the_start(ended: str, words: str) -> None:
    earlier = replace(OTHER, ended_at=at("06:00"))
    steroid = replace(STEROID, ended_at=at(ended))

    assert says(check_steroid_lead, given(steroid)) == words
    # of several the last one to be finished counts
    assert says(check_steroid_lead, given(steroid, earlier)) == words
    assert says(check_steroid_lead, given(earlier, steroid)) == words


# PREMED-3


def test_a_steroid_that_is_not_required_is_recorded_as_given_or_left_out() -> None:
    bare = given(record=DAY_4)
    left_out = replace(bare, left_out=(LeftOut(PremedicationKind.STEROID, "not ordered"),))

    assert says(check_optional_steroid, DAY_4) == "met Recorded as given or left out"
    assert says(check_optional_steroid, left_out) == "met Recorded as given or left out"
    assert says(check_optional_steroid, bare).startswith(
        "I No steroid is required before infusion 4"
    )
    assert says(check_optional_steroid, RECORD) == ""


# PREMED-4


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        ((), "R Neither given nor left out by the record: an antihistamine and an antipyretic."),
        (
            (PremedicationKind.ANTIHISTAMINE,),
            "R Neither given nor left out by the record: an antipyretic.",
        ),
        (
            (PremedicationKind.ANTIPYRETIC,),
            "R Neither given nor left out by the record: an antihistamine.",
        ),
        ((PremedicationKind.ANTIHISTAMINE, PremedicationKind.ANTIPYRETIC), "met Recorded"),
    ],
)
def test_antihistamine_and_antipyretic_are_given_or_left_out(
    decided: tuple[PremedicationKind, ...], words: str
) -> None:
    given_ones = tuple(GivenMedicine("a medicine", at("09:00"), kind) for kind in decided)
    left_out = tuple(LeftOut(kind, "asleep") for kind in decided)
    bare = replace(RECORD, medicines=(), left_out=())

    assert says(check_other_premedication, replace(bare, medicines=given_ones)) == words
    assert says(check_other_premedication, replace(bare, left_out=left_out)) == words


# PREMED-6


def test_after_a_gap_the_prescriber_is_asked_about_a_steroid() -> None:
    bare = given(record=DAY_4)
    friday = replace(RECORD, on=at("09:30", -3).date(), number=3)
    words = (
        "R The infusion before was on Fri 28-Feb-2025, and no steroid is required before"
        " infusion 4."
    )

    assert says(check_steroid_after_gap, bare, others=(friday,)) == words
    assert says(check_steroid_after_gap, DAY_4, others=(friday,)) == "met The prescriber was asked"


@pytest.mark.parametrize(
    "yesterday",
    [
        replace(WAITING, on=at("09:30", -1).date(), number=3),
        replace(RECORD, on=at("09:30", -1).date(), course=2, number=3),
        replace(RECORD, number=3),
    ],
    ids=["not started", "of another course", "of the same day"],
)
def test_only_earlier_days_of_this_course_on_which_it_was_given_end_a_gap(
    yesterday: InfusionRecord,
) -> None:
    friday = replace(RECORD, on=at("09:30", -3).date(), number=2)
    bare = given(record=DAY_4)

    assert says(check_steroid_after_gap, bare, others=(yesterday, friday)).startswith("R")
    assert says(check_steroid_after_gap, bare, others=(friday, yesterday)).startswith("R")
    assert says(check_steroid_after_gap, bare, others=(yesterday,)) == ""


def test_days_in_a_row_are_no_gap() -> None:
    sunday = replace(RECORD, on=at("09:30", -1).date(), number=3)
    friday = replace(RECORD, on=at("09:30", -3).date(), number=2)

    assert says(check_steroid_after_gap, given(record=DAY_4), others=(friday, sunday)) == ""


# INF-6, INF-7


def test_equipment_is_checked_up_to_the_minute_of_the_start() -> None:
    just, late = (
        replace(RECORD, equipment=Checked(at(time), "Ann")) for time in ("09:30", "09:31")
    )

    assert says(check_equipment, RECORD) == "met Checked 07:50 by Dana Cole"
    assert says(check_equipment, just) == "met Checked 09:30 by Ann"
    assert says(check_equipment, late).startswith("H Not recorded before the start")


def test_a_line_of_its_own_is_named_and_asked_for() -> None:
    unknown = Access(AccessKind.CENTRAL)
    question = "whether another drug runs in the same line."

    assert says(check_line, RECORD) == "met Peripheral line, no other drug in it"
    assert says(check_line, replace(RECORD, access=unknown)) == f"O Not recorded: {question}"
    assert says(check_line, replace(WAITING, access=unknown)) == f"? Not recorded yet: {question}"
    assert says(check_line, replace(RECORD, access=replace(unknown, shared=False))) == (
        "met Central line, no other drug in it"
    )


# INF-1, INF-2


@pytest.mark.parametrize(
    ("stopped", "reason", "words"),
    [
        ("13:30", "", "met The pump ran 4 h"),
        ("13:25", "", "met The pump ran 3 h 55 min"),
        ("13:24", "", "O The pump ran 3 h 54 min; at least 4 h are expected."),
        ("13:24", "bag empty", "met The pump ran 3 h 54 min: bag empty"),
    ],
)
def test_the_pump_runs_four_hours_less_five_minutes(stopped: str, reason: str, words: str) -> None:
    run = replace(RUN, stopped_at=at(stopped), stop_reason=reason)

    assert says(check_run_time, replace(RECORD, run=run)) == words


def rates(*found: tuple[str, str]) -> InfusionRecord:
    changes = tuple(RateChange(at(time), Decimal(rate)) for time, rate in found)
    return replace(RECORD, run=replace(RUN, rates=changes))


def test_the_highest_rate_is_held_against_the_bag_over_four_hours() -> None:
    # 101.2 mL in 4 h are 25.3 mL/h
    assert says(check_rate, RECORD) == "met At most 25.3 mL/h of 25.3 mL/h"
    assert says(check_rate, rates(("09:30", "12.5"), ("10:00", "20"))) == (
        "met At most 20 mL/h of 25.3 mL/h"
    )
    assert says(check_rate, rates(("09:30", "25.4"), ("12:00", "12"))) == (
        "O 25.4 mL/h at 09:30 is faster than 25.3 mL/h, the fastest for this bag."
    )


def test_of_equal_rates_the_last_one_is_told() -> None:
    for found in ((("09:30", "30"), ("11:00", "30")), (("11:00", "30"), ("09:30", "30"))):
        assert says(check_rate, rates(*found)).startswith("O 30 mL/h at 11:00")


# INF-4, INF-5


def test_leaving_on_the_minute_the_observation_ends_is_in_order() -> None:
    # flushed to 13:45, so 2 h end at 15:45
    just = replace(RECORD, discharge=Discharge(at("15:45")))
    early = replace(RECORD, discharge=Discharge(at("15:44")))

    assert says(check_observation, RECORD) == "met Observed to 15:45, left 15:50"
    assert says(check_observation, just) == "met Observed to 15:45, left 15:45"
    assert says(check_observation, early) == (
        "H Leaving at 15:44 is before 15:45: 2 h from the later of stop and flush."
    )


def reacted(*grades: int | None, record: InfusionRecord = RECORD) -> InfusionRecord:
    found = tuple(Reaction(at("10:00"), ("rash",), grade) for grade in grades)
    return replace(record, reactions=found)


RELEASED = replace(RECORD, discharge=Discharge(at("17:00"), released_by="Dr. Kim"))


def test_a_longer_observation_follows_a_reaction_of_grade_two_and_a_risk() -> None:
    words = "R Longer observation may be needed: "

    assert says(check_longer_observation, reacted(1, None)) == "met No reason known"
    assert says(check_longer_observation, reacted(1, 3, 2)) == f"{words}a reaction of grade 3."
    assert says(check_longer_observation, replace(reacted(2), heart_or_lung_risk=True)) == (
        f"{words}a reaction of grade 2 and heart or lungs at risk."
    )


def test_a_release_by_a_physician_ends_the_longer_observation() -> None:
    here = replace(reacted(2), discharge=None)

    assert says(check_longer_observation, reacted(2, record=RELEASED)) == "met Released by Dr. Kim"
    assert says(check_longer_observation, here).startswith("R")
    assert says(check_longer_observation, RELEASED) == "met No reason known"


def test_without_any_reaction_no_grade_is_reached() -> None:
    rule = BOOK.find(ReactionGrade, "longer_observation")
    strict = tuple(replace(rule, grade=1) if item is rule else item for item in BOOK.rules)

    answer = check_longer_observation(day(RECORD), replace(BOOK, rules=strict))

    assert worded(answer) == "met No reason known"


def test_whether_heart_or_lungs_are_at_risk_is_asked() -> None:
    unknown = replace(RECORD, heart_or_lung_risk=None)

    assert says(check_longer_observation, unknown) == (
        "? Whether heart or lungs are at risk is not recorded."
    )


# INF-12

EXTRA = BOOK.find(ExtraTests, "extra_tests")
ASKING = replace(
    BOOK,
    rules=tuple(replace(EXTRA, asked=True) if rule is EXTRA else rule for rule in BOOK.rules),
)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (WAITING, "I A baseline ECG belongs before infusion 1."),
        (RECORD, "met None asked for around this infusion"),
        (replace(WAITING, number=2), "met None asked for around this infusion"),
        (replace(WAITING, course=2), "met None asked for around this infusion"),
        (replace(RECORD, number=5), "I Platelets are drawn right after infusion 5."),
        (replace(RECORD, course=2, number=5), "met None asked for around this infusion"),
        (replace(RECORD, course=2, number=3), "I Platelets are drawn right after infusion 3."),
    ],
)
def test_a_center_may_ask_for_an_ecg_and_for_platelets(record: InfusionRecord, words: str) -> None:
    assert worded(check_extra_tests(day(record), ASKING)) == words
    assert says(check_extra_tests, record) == ""


@pytest.mark.parametrize("check", [check_steroid_lead, check_steroid_after_gap])
def test_without_a_steroid_and_an_earlier_day_nothing_is_said(check: DayCheck) -> None:
    assert says(check, given(record=DAY_2)) == ""


def test_a_pump_that_runs_has_no_time_yet() -> None:
    assert (
        says(check_run_time, replace(RECORD, run=Run(at("09:30"))))
        == "? The infusion has not ended."
    )
