"""The rules on reactions and on vital signs, on their edges."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.domain.asked_day import DayCheck
from infusion_planner.domain.day_course import reasons_to_stay
from infusion_planner.domain.day_reactions import (
    check_graded,
    check_serious,
    check_severe,
    unanswered,
)
from infusion_planner.domain.day_vitals import (
    VitalAlert,
    check_vitals_limits,
    check_vitals_taken,
    vital_alerts,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_reaction import Action, Reaction, Report, ReportTo
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_run import Run, VitalSet
from infusion_planner.domain.rules import Rulebook
from tests.domain.infusion_days import RECORD, WAITING, at, day, says
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
RASH = Reaction(at("10:00"), ("rash",), 1, action=Action.NONE)
RUNNING = replace(RECORD, run=replace(RECORD.run, stopped_at=None, given_ug=None), discharge=None)


def with_reactions(*found: Reaction, record: InfusionRecord = RECORD) -> InfusionRecord:
    return replace(record, reactions=found)


# INF-8


def test_reactions_that_are_graded_and_answered_are_in_order() -> None:
    assert says(check_graded, RECORD) == "met No reaction"
    assert says(check_graded, with_reactions(RASH)) == "met Graded"


@pytest.mark.parametrize(
    "open_one", [replace(RASH, grade=None), replace(RASH, action=None)], ids=["grade", "action"]
)
def test_while_the_patient_is_here_grade_and_action_may_still_come(open_one: Reaction) -> None:
    here = with_reactions(RASH, open_one, record=RUNNING)

    assert says(check_graded, here) == "? Not recorded yet: the grade or what was done."


def test_a_reaction_has_its_grade_before_the_patient_leaves() -> None:
    ungraded = replace(RASH, grade=None)

    assert says(check_graded, with_reactions(ungraded)) == "O The reaction at 10:00 has no grade."
    assert says(check_graded, with_reactions(replace(RASH, action=None))).startswith("?")


@pytest.mark.parametrize(
    ("onset", "grade", "action", "speaks"),
    [
        ("09:30", 2, Action.NONE, True),
        ("09:29", 2, Action.NONE, False),
        ("13:29", 2, Action.NONE, True),
        ("13:30", 2, Action.NONE, False),
        ("10:00", 1, Action.NONE, False),
        ("10:00", 2, Action.SLOWED, False),
        ("10:00", 2, Action.HELD, False),
        ("10:00", 2, Action.STOPPED, False),
    ],
)
def test_from_grade_two_the_pump_that_runs_is_slowed_or_held(
    onset: str, grade: int, action: Action, *, speaks: bool
) -> None:
    found = with_reactions(replace(RASH, onset_at=at(onset), grade=grade, action=action))

    words = (
        f"O A reaction of grade {grade} at {onset}, and the infusion was neither slowed nor held."
    )
    assert says(check_graded, found) == (words if speaks else "met Graded")


@pytest.mark.parametrize("record", [RECORD, RUNNING], ids=["left", "here"])
def test_what_was_done_about_a_grade_two_reaction_has_to_be_said(record: InfusionRecord) -> None:
    silent = replace(RASH, grade=2, action=None)

    assert says(check_graded, with_reactions(silent, record=record)) == (
        "O What was done about the reaction of grade 2 at 10:00 is not recorded."
    )


def test_what_nobody_answered_is_asked_for_in_its_order() -> None:
    silent = replace(RASH, grade=2, action=None)
    earlier = replace(silent, onset_at=at("09:50"))
    before = replace(silent, onset_at=at("09:00"))
    answered = replace(silent, action=Action.NONE)
    mild = replace(silent, grade=1)

    ungraded = replace(silent, grade=None)
    found = with_reactions(silent, mild, ungraded, answered, earlier, before, record=RUNNING)

    assert unanswered(found, BOOK) == (earlier, silent)
    assert unanswered(replace(found, reactions=None), BOOK) == ()


def test_a_pump_without_a_stop_runs_still() -> None:
    went_on = replace(RASH, grade=2, onset_at=at("16:00"))

    assert says(check_graded, with_reactions(went_on, record=RUNNING)).startswith("O")
    assert says(check_graded, with_reactions(went_on, record=WAITING)) == "met Graded"


# INF-9

SEVERE = Reaction(at("10:00"), ("hypotension",), 3, action=Action.STOPPED, physician_at=at("10:05"))
WORST = replace(SEVERE, grade=4)


def test_below_grade_three_nothing_follows() -> None:
    assert says(check_severe, with_reactions(replace(SEVERE, grade=2))) == ""
    assert says(check_severe, with_reactions(replace(SEVERE, grade=None))) == ""
    assert says(check_severe, replace(RECORD, reactions=None)) == ""


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"action": Action.HELD}, "that the infusion was stopped"),
        ({"physician_at": None}, "when a physician came"),
        ({"resumed_at": at("10:40")}, "the written order to restart"),
        (
            {"action": Action.NONE, "physician_at": None, "resumed_at": at("10:40")},
            "that the infusion was stopped, when a physician came and the written order to restart",
        ),
    ],
)
def test_after_a_severe_reaction_stop_physician_and_order_are_asked_for(
    changes: dict[str, object], missing: str
) -> None:
    found = with_reactions(replace(SEVERE, **changes))  # type: ignore[arg-type]

    assert says(check_severe, found) == (
        f"O Severe reaction at 10:00, and not recorded: {missing}."
    )


def test_a_severe_reaction_that_was_answered_is_in_order() -> None:
    done = "met Stopped, seen by a physician and recorded"
    ordered = replace(SEVERE, resumed_at=at("10:40"), order_by="Dr. Kim")
    afterwards = replace(SEVERE, onset_at=at("14:00"), action=Action.NONE)

    assert says(check_severe, with_reactions(SEVERE)) == done
    assert says(check_severe, with_reactions(ordered)) == done
    assert says(check_severe, with_reactions(afterwards)) == done


@pytest.mark.parametrize("worst", [WORST, replace(WORST, grade=1, signs=("anaphylaxis",))])
def test_after_a_life_threatening_one_stop_and_hypersensitivity_are_asked_for(
    worst: Reaction,
) -> None:
    words = "H Life-threatening reaction or anaphylaxis at 10:00, and not recorded: "
    runs, over = with_reactions(worst, record=RUNNING), with_reactions(worst)

    assert says(check_severe, runs) == f"{words}the stop and the hypersensitivity."
    assert says(check_severe, runs, hypersensitive=True) == f"{words}the stop."
    assert says(check_severe, over) == f"{words}the hypersensitivity."
    assert says(check_severe, over, hypersensitive=True).startswith("met Stopped")


def test_a_life_threatening_one_before_the_pump_ran_needs_no_stop() -> None:
    before = with_reactions(replace(WORST, onset_at=at("09:00")), record=RUNNING)

    assert says(check_severe, before, hypersensitive=True).startswith("met Stopped")


def test_nothing_is_resumed_after_a_life_threatening_one() -> None:
    again = with_reactions(replace(WORST, resumed_at=at("10:40"), order_by="Dr. Kim"))

    assert says(check_severe, again, hypersensitive=True) == (
        "H The infusion was resumed at 10:40 after a life-threatening reaction or anaphylaxis."
    )


def test_of_several_severe_reactions_the_worst_answer_is_told() -> None:
    first = replace(SEVERE, onset_at=at("09:40"), physician_at=None)

    for order in ((first, WORST), (WORST, first)):
        assert says(check_severe, with_reactions(*order)).startswith("H Life-threatening")


# INF-10


def test_a_serious_reaction_is_told_by_its_signs_or_by_its_grade() -> None:
    signs = ("tachycardia", "hypotension", "chest pain", "bronchospasm")
    bare = Reaction(at("10:00"), (), 3)
    rems = Report(ReportTo.REMS, date(2025, 3, 4))
    medwatch = Report(ReportTo.MEDWATCH, date(2025, 3, 5))
    reported = replace(bare, reports=(medwatch, rems))

    assert says(check_serious, with_reactions(Reaction(at("10:00"), signs, 2))) == (
        "R Serious reaction on Mon 03-Mar-2025 at 10:00 (bronchospasm, chest pain, hypotension"
        " and tachycardia): no report to the REMS program and MedWatch is recorded."
    )
    assert says(check_serious, with_reactions(bare)) == (
        "R Serious reaction on Mon 03-Mar-2025 at 10:00 (grade 3): no report to the REMS program"
        " and MedWatch is recorded."
    )
    assert says(check_serious, with_reactions(replace(bare, reports=(rems,)))) == (
        "R Serious reaction on Mon 03-Mar-2025 at 10:00 (grade 3): no report to MedWatch is"
        " recorded."
    )
    assert says(check_serious, with_reactions(reported)) == "met Reported"
    assert says(check_serious, with_reactions(reported, RASH)) == "met Reported"
    assert says(check_serious, with_reactions(RASH)) == ""


@pytest.mark.parametrize(
    ("reaction", "serious"),
    [
        (replace(RASH, grade=2), False),
        (replace(RASH, grade=3), True),
        (replace(RASH, serious=True), True),
        (replace(RASH, grade=None, signs=("angioedema",)), True),
        (replace(RASH, grade=None), False),
    ],
)
def test_a_reaction_is_serious_by_sign_grade_or_who_saw_it(
    reaction: Reaction, *, serious: bool
) -> None:
    assert bool(says(check_serious, with_reactions(reaction))) == serious


def test_of_reactions_of_one_minute_the_worst_is_told_first() -> None:
    three, four = Reaction(at("10:00"), (), 3), Reaction(at("10:00"), (), 4)
    early = Reaction(at("09:45"), ("angioedema",), 1)

    for order in ((three, four), (four, three)):
        assert "(grade 4)" in says(check_serious, with_reactions(*order))
        assert "09:45" in says(check_serious, with_reactions(*order, early))
    hives = Reaction(at("10:00"), ("hypotension",), 3)
    pain = Reaction(at("10:00"), ("chest pain",), 3)
    for order in ((hives, pain), (pain, hives)):
        assert "(chest pain)" in says(check_serious, with_reactions(*order))


def test_of_reactions_of_one_minute_and_grade_the_signs_decide_in_their_own_order() -> None:
    two = Reaction(at("10:00"), ("hypotension", "chest pain"), 3)
    one = Reaction(at("10:00"), ("dizziness",), 3)

    for order in ((one, two), (two, one)):
        assert "(chest pain and hypotension)" in says(check_serious, with_reactions(*order))


def with_grade_one(purpose: str, **numbers: int) -> Rulebook:
    found = next(rule for rule in BOOK.rules if rule.purpose == purpose)
    stricter = replace(found, **numbers)  # type: ignore[arg-type]
    return replace(BOOK, rules=tuple(stricter if rule is found else rule for rule in BOOK.rules))


@pytest.mark.parametrize(
    ("check", "book"),
    [
        (check_severe, with_grade_one("severe_reaction", stop_from=1, permanent_from=1)),
        (check_severe, with_grade_one("severe_reaction", stop_from=1)),
        (check_serious, with_grade_one("serious_reaction", grade=1)),
    ],
)
def test_a_reaction_without_a_grade_reaches_no_grade(check: DayCheck, book: Rulebook) -> None:
    ungraded = with_reactions(replace(RASH, grade=None))

    assert check(day(ungraded), book) is None
    assert check(day(with_reactions(RASH)), book) is not None


def test_nobody_stays_longer_for_a_reaction_without_a_grade() -> None:
    book = with_grade_one("longer_observation", grade=1)

    assert reasons_to_stay(with_reactions(replace(RASH, grade=None)), book) == ()
    assert reasons_to_stay(with_reactions(RASH), book) == ("a reaction of grade 1",)
    assert reasons_to_stay(replace(with_reactions(RASH), reactions=None), book) == ()


def test_of_one_minute_a_graded_reaction_is_told_before_one_without_a_grade() -> None:
    ungraded = Reaction(at("10:00"), ("angioedema",))
    first = Reaction(at("10:00"), ("hypotension",), 1)

    for order in ((ungraded, first), (first, ungraded)):
        assert "(hypotension)" in says(check_serious, with_reactions(*order))


# INF-3

FIRST = VitalSet(at("09:15"), Decimal("36.8"), 72, 118, 74, 16, 98)


def rows(*found: VitalSet, record: InfusionRecord = RECORD) -> InfusionRecord:
    return replace(record, vitals=found)


def test_with_every_set_taken_their_number_is_named() -> None:
    # before the start, each half hour to 13:00, at the stop, each half hour to 15:45
    assert says(check_vitals_taken, RECORD) == "met 13 of 13 due times have a set"
    assert says(check_vitals_taken, WAITING) == "? The infusion has not been started."


def test_a_set_is_missed_once_half_an_interval_has_passed() -> None:
    early = replace(RUNNING, run=Run(at("09:30")), vitals=(FIRST,))

    # the set of 10:00 counts up to 10:15
    assert says(check_vitals_taken, early, now=at("10:14")) == "met 1 of 3 due times have a set"
    assert says(check_vitals_taken, early, now=at("10:15")) == "R Vital signs are missing: 10:00."


def test_missing_sets_are_named_by_their_time_the_first_by_the_start() -> None:
    bare = replace(RUNNING, run=Run(at("09:30")), vitals=())

    assert says(check_vitals_taken, bare, now=at("10:20")) == (
        "R Vital signs are missing: before the start and 10:00."
    )


def test_values_within_the_limits_are_in_order() -> None:
    assert says(check_vitals_limits, RECORD) == "met Within the limits 15:45"
    assert says(check_vitals_limits, rows()) == "? No vital signs are recorded."


def test_only_the_newest_set_is_told_whatever_the_order() -> None:
    high = replace(FIRST, at=at("10:00"), diastolic=110)
    calm = replace(FIRST, at=at("10:30"))

    for order in ((FIRST, high), (high, FIRST)):
        assert says(check_vitals_limits, rows(*order)) == (
            "R Outside the limits at 10:00: diastolic 110, above 99."
        )
    assert says(check_vitals_limits, rows(calm, high)) == "met Within the limits 10:30"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("systolic", 90, ""),
        ("systolic", 89, "systolic 89, below 90"),
        ("systolic", 159, ""),
        ("systolic", 160, "systolic 160, above 159"),
        ("diastolic", 99, ""),
        ("diastolic", 100, "diastolic 100, above 99"),
        ("pulse", 50, ""),
        ("pulse", 49, "pulse 49, below 50"),
        ("pulse", 120, ""),
        ("pulse", 121, "pulse 121, above 120"),
        ("temperature_c", Decimal("37.9"), ""),
        ("temperature_c", Decimal("38.0"), "temperature 38.0, above 37.9"),
        ("saturation", 94, ""),
        ("saturation", 93, "saturation 93, below 94"),
        ("breaths", 10, ""),
        ("breaths", 9, "breaths 9, below 10"),
        ("breaths", 24, ""),
        ("breaths", 25, "breaths 25, above 24"),
    ],
)
def test_each_value_has_its_limits(field: str, value: Decimal | int, words: str) -> None:
    row = VitalSet(at("09:15"), **{field: value})  # type: ignore[arg-type]

    found = vital_alerts(rows(row), BOOK)

    assert found == ((VitalAlert(at("09:15"), field, words),) if words else ())


def test_a_value_that_was_not_measured_hides_none_after_it() -> None:
    row = VitalSet(at("09:15"), breaths=25)

    assert [item.words for item in vital_alerts(rows(row), BOOK)] == ["breaths 25, above 24"]


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        ({"systolic": 118}, {"systolic": 137}, []),
        ({"systolic": 118}, {"systolic": 138}, ["systolic 138, first 118"]),
        ({"systolic": 118}, {"systolic": 98}, ["systolic 98, first 118"]),
        # 20 percent of 95 are 19, of 96 they are more
        ({"systolic": 95}, {"systolic": 114}, ["systolic 114, first 95"]),
        ({"systolic": 96}, {"systolic": 115}, []),
        ({"pulse": 72}, {"pulse": 101}, []),
        ({"pulse": 72}, {"pulse": 102}, ["pulse 102, first 72"]),
        ({"pulse": 90}, {"pulse": 60}, ["pulse 60, first 90"]),
        ({"systolic": 118}, {"pulse": 102}, []),
        ({"pulse": 72}, {"systolic": 150}, []),
    ],
)
def test_changes_are_counted_from_the_first_set(
    first: dict[str, int], then: dict[str, int], words: list[str]
) -> None:
    one = VitalSet(at("09:15"), **first)  # type: ignore[arg-type]
    other = VitalSet(at("10:00"), **then)  # type: ignore[arg-type]

    for order in ((one, other), (other, one)):
        assert [item.words for item in vital_alerts(rows(*order), BOOK)] == words


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        ("temperature_c", Decimal("38.1"), Decimal("38.2")),
        ("pulse", 121, 122),
        ("systolic", 160, 161),
        ("diastolic", 100, 101),
        ("breaths", 25, 26),
        ("saturation", 92, 93),
    ],
)
def test_two_sets_of_one_minute_are_told_in_an_order_of_their_own(
    field: str, low: Decimal | int, high: Decimal | int
) -> None:
    one = VitalSet(at("09:15"), **{field: low})  # type: ignore[arg-type]
    other = VitalSet(at("09:15"), **{field: high})  # type: ignore[arg-type]
    bare = VitalSet(at("09:15"))

    forward, back = (
        vital_alerts(rows(one, other, bare), BOOK),
        vital_alerts(rows(bare, other, one), BOOK),
    )
    assert forward == back
    assert [item.words.split(",")[0].split()[-1] for item in forward] == [str(low), str(high)]
