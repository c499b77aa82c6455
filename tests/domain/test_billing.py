"""Codes and units, against second computations; worked days are in the exchange's tests."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from infusion_planner.domain.billing import claim_day, further_units
from infusion_planner.domain.billing_rules import DiagnosisCodes, InfusionCodes
from infusion_planner.domain.claims import ServiceDay
from infusion_planner.domain.diagnosis_codes import diagnosis_code, is_off_label
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.infusion_run import Hold, Run
from infusion_planner.domain.infusion_times import pump_minutes
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
CODES = BOOK.find(InfusionCodes, "infusion_codes")
MIDNIGHT = datetime(2025, 3, 3)  # noqa: DTZ001 - the clock on the wall, as it is recorded
MINUTE = timedelta(minutes=1)
DAY = date(2025, 3, 3)


def further_by_walking(minutes: int) -> int:
    """Count the minutes one by one: the first above 90 begins a further hour, then each 60th."""
    return sum(1 for minute in range(91, minutes + 1) if (minute - 91) % 60 == 0)


@settings(deadline=None)
@given(st.integers(0, 1000))
def test_further_units_agree_with_walking_minute_by_minute(minutes: int) -> None:
    assert further_units(minutes, CODES) == further_by_walking(minutes)


@settings(deadline=None)
@given(
    st.integers(1, 600),
    st.lists(st.tuples(st.integers(-50, 650), st.integers(0, 120)), max_size=5),
    st.randoms(use_true_random=False),
)
def test_run_minutes_agree_with_walking_minute_by_minute(
    length: int, holds: list[tuple[int, int]], source: object
) -> None:
    spans = [(begin, begin + lasts) for begin, lasts in holds]
    running = sum(
        1 for minute in range(length) if not any(begin <= minute < end for begin, end in spans)
    )
    moments = [Hold(MIDNIGHT + MINUTE * begin, MIDNIGHT + MINUTE * end) for begin, end in spans]

    def minutes(order: list[Hold]) -> int | None:
        return pump_minutes(Run(MIDNIGHT, MIDNIGHT + MINUTE * length, holds=tuple(order)))

    assert minutes(moments) == running
    assert minutes(moments[::-1]) == running


# E12: a course stopped after 3 doses is 36 units; BILL-1: 60 for a first course.
def test_the_units_of_a_course_are_its_milligrams() -> None:
    def units(days: int) -> int:
        given_days = [ServiceDay(DAY + timedelta(days=count), 12_000) for count in range(days)]
        lines = [line for day in given_days for line in claim_day(day, BOOK).lines]
        return sum(line.units for line in lines if line.code == "J0202")

    assert (units(3), units(5)) == (36, 60)


@settings(deadline=None)
@given(st.integers(1, 12_000))
def test_given_and_discarded_units_are_never_more_than_the_vial(dose_ug: int) -> None:
    day = ServiceDay(DAY, dose_ug, discarded_ug=12_000 - dose_ug, vials=1)

    lines = [line for line in claim_day(day, BOOK).lines if line.code == "J0202"]

    assert sum(line.units for line in lines) == 12
    assert lines[0].units >= dose_ug / 1000


def test_a_line_says_what_it_stands_for() -> None:
    run = Run(MIDNIGHT, MIDNIGHT + MINUTE * 240)
    claim = claim_day(ServiceDay(DAY, 4_000, 8_000, run=run, steroid_ug=1_000_000), BOOK)

    assert [line.words for line in claim.lines] == [
        "4 mg given.",
        "8 mg discarded.",
        "240 minutes running.",
        "240 minutes running.",
        "1,000 mg of methylprednisolone given.",
    ]


def test_facts_that_come_later_never_bring_a_question_back() -> None:
    """BILL rules that could not be worked out only get fewer as more is recorded."""
    bare = ServiceDay(DAY, 4_000)
    fuller = ServiceDay(
        DAY,
        4_000,
        8_000,
        run=Run(MIDNIGHT, MIDNIGHT + MINUTE * 240),
        steroid_ug=0,
        diagnosis=Diagnosis(MsKind.RELAPSING),
    )

    open_before = {item.rule.id for item in claim_day(bare, BOOK).not_evaluated}

    assert open_before == {"BILL-2", "BILL-3", "BILL-5", "BILL-7"}
    assert claim_day(fuller, BOOK).not_evaluated == ()
    assert claim_day(fuller, BOOK).findings == ()


# BILL-5: A, C1 ok; D, C0 query; B*, C2 not label.
def test_the_codes_off_the_label_are_those_of_the_rule() -> None:
    rule = BOOK.find(DiagnosisCodes, "diagnosis_codes")

    off = [code for code in rule.codes if is_off_label(code, rule)]

    assert off == ["G35.B0", "G35.B1", "G35.B2", "G35.C2"]
    assert not is_off_label("", rule)


# Up to 2025-09-30 the one code says nothing of the form; what is no MS does not have it.
def test_before_the_codes_were_divided_a_syndrome_has_none() -> None:
    before = date(2025, 9, 30)

    def code(kind: MsKind) -> str:
        return claim_day(ServiceDay(before, 12_000, diagnosis=Diagnosis(kind)), BOOK).diagnosis_code

    assert [code(kind) for kind in MsKind] == ["G35", "G35", "G35", "", ""]


def test_relapses_make_the_code_that_of_an_active_form() -> None:
    rule, on = BOOK.find(DiagnosisCodes, "diagnosis_codes"), date(2025, 10, 1)

    def code(*, relapses: bool | None) -> str:
        return diagnosis_code(Diagnosis(MsKind.SECONDARY, relapses=relapses), on, rule)

    assert (code(relapses=True), code(relapses=False), code(relapses=None)) == (
        "G35.C1",
        "G35.C0",
        "G35.C0",
    )
