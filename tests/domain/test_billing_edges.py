"""What goes to the biller, on the edges of each rule."""

from datetime import date, datetime, timedelta

import pytest

from infusion_planner.domain.answers import Answer, Met, Plan
from infusion_planner.domain.billing import claim_day, further_units
from infusion_planner.domain.billing_rules import DiagnosisCodes, DrugUnits, InfusionCodes
from infusion_planner.domain.case import Case
from infusion_planner.domain.claim_record import service_day
from infusion_planner.domain.claims import ServiceDay
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.diagnosis_codes import (
    check_diagnosis_code,
    diagnosis_code,
    diagnosis_words,
    judge_code,
)
from infusion_planner.domain.facts import Diagnosis, Facts, MsKind
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import Vial
from infusion_planner.domain.infusion_run import Hold, Run
from infusion_planner.domain.spacing import next_course
from tests.domain.infusion_days import RECORD, worded
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
DAY = date(2025, 11, 3)
NINE = datetime(2025, 11, 3, 9)  # noqa: DTZ001 - the clock on the wall, as it is recorded
FOUR_HOURS = Run(NINE, NINE + timedelta(hours=4))
RELAPSING = Diagnosis(MsKind.RELAPSING)
FULL = ServiceDay(DAY, 12_000, 0, 1, FOUR_HOURS, 0, RELAPSING)
CODES = BOOK.find(DiagnosisCodes, "diagnosis_codes")


def lines(day: ServiceDay) -> list[tuple[str, str, int]]:
    return [(line.code, line.modifier, line.units) for line in claim_day(day, BOOK).lines]


def says(day: ServiceDay) -> list[str]:
    found = claim_day(day, BOOK)
    return [*map(worded, found.findings), *map(worded, found.not_evaluated)]


@pytest.mark.parametrize(
    ("minutes", "further"), [(90, 0), (91, 1), (150, 1), (151, 2), (240, 3), (0, 0)]
)
def test_a_further_code_begins_with_minute_91(minutes: int, further: int) -> None:
    assert further_units(minutes, BOOK.find(InfusionCodes, "infusion_codes")) == further


def test_a_first_part_without_any_time_is_still_one_code() -> None:
    none_first = replace(BOOK.find(InfusionCodes, "infusion_codes"), first_minutes=0)

    assert [further_units(minutes, none_first) for minutes in (0, 1, 60, 61)] == [0, 1, 1, 2]


def test_a_full_day_is_one_line_for_the_drug_and_two_for_the_time() -> None:
    assert lines(FULL) == [("J0202", "JZ", 12), ("96413", "", 1), ("96415", "", 3)]
    assert says(FULL) == []


@pytest.mark.parametrize(
    ("vials", "dose_ug", "is_known"),
    [(None, 12_000, True), (None, 24_000, False), (2, 24_000, True), (2, 12_000, False)],
)
def test_nothing_was_discarded_where_the_vials_opened_were_given_in_full(
    vials: int | None, dose_ug: int, *, is_known: bool
) -> None:
    words = says(replace(FULL, dose_ug=dose_ug, discarded_ug=None, vials=vials))

    assert ("? How much was discarded is not recorded." not in words) == is_known


def test_holds_are_left_out_and_their_minutes_told() -> None:
    hold = Hold(NINE + timedelta(minutes=30), NINE + timedelta(minutes=45))
    held = replace(FULL, run=replace(FOUR_HOURS, holds=(hold,)))
    only_held = Hold(NINE, NINE + timedelta(hours=4))

    assert says(held) == ["R 15 minutes of holds are left out, as are flush and observation."]
    assert claim_day(held, BOOK).run_minutes == 225
    assert says(replace(FULL, run=replace(FOUR_HOURS, holds=(only_held,)))) == [
        "R 240 minutes of holds are left out, as are flush and observation."
    ]


@pytest.mark.parametrize(
    ("on", "steroid_ug", "found"),
    [
        (date(2024, 3, 31), 1_000_000, []),
        (date(2024, 4, 1), 1_000_000, [("J2919", "", 200)]),
        (date(2024, 4, 1), 1_001_000, [("J2919", "", 201)]),
        (date(2024, 3, 31), 0, []),
    ],
)
def test_the_steroid_has_a_code_from_april_2024(
    on: date, steroid_ug: int, found: list[tuple[str, str, int]]
) -> None:
    day = replace(FULL, on=on, steroid_ug=steroid_ug)

    assert [line for line in lines(day) if line[0].startswith("J2")] == found
    unknown = "? No code is known for dates of service before 01-Apr-2024."
    assert (unknown in says(day)) == (on < date(2024, 4, 1) and steroid_ug > 0)


def test_a_code_without_a_first_day_was_always_known() -> None:
    rule = BOOK.find(DrugUnits, "steroid_units")
    rules = tuple(replace(rule, from_on=None) if item is rule else item for item in BOOK.rules)
    day = replace(FULL, on=date(2020, 1, 2), steroid_ug=1_000_000)

    found = claim_day(day, replace(BOOK, rules=rules)).lines

    assert ("J2919", 200) in [(line.code, line.units) for line in found]


# BILL-5


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (RELAPSING, []),
        (Diagnosis(MsKind.SECONDARY, active=True), []),
        (
            Diagnosis(MsKind.SECONDARY, active=False),
            ["O G35.C2 is the code of a form that the label does not name."],
        ),
        (
            Diagnosis(MsKind.SECONDARY),
            ["O G35.C0 leaves open whether the form is one that the label names."],
        ),
        (
            Diagnosis(MsKind.ISOLATED),
            ["O For a clinically isolated syndrome none of the codes of MS follows."],
        ),
        (None, ["? No diagnosis is recorded."]),
    ],
)
def test_the_code_that_follows_from_the_form_is_held_against_the_label(
    known: Diagnosis | None, words: list[str]
) -> None:
    assert says(replace(FULL, diagnosis=known)) == words


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("G35.C1", DAY, "G35.C1"),
        ("G35.D", DAY, "G35.D"),
        ("G35", DAY, "G35.A"),
        ("", DAY, "G35.A"),
        ("G35.C1", date(2025, 9, 30), "G35"),
        ("", date(2025, 10, 1), "G35.A"),
    ],
)
def test_the_code_recorded_goes_before_the_one_of_the_form(
    code: str, on: date, expected: str
) -> None:
    assert diagnosis_code(replace(RELAPSING, icd10=code), on, CODES) == expected


@pytest.mark.parametrize(
    ("known", "on", "words"),
    [
        (
            Diagnosis(MsKind.RELAPSING, icd10="G35"),
            date(2025, 9, 30),
            "met G35 up to 30-Sep-2025",
        ),
        (Diagnosis(MsKind.RELAPSING, icd10="G35.A"), DAY, "met G35.A for relapsing-remitting MS"),
        (
            Diagnosis(MsKind.SECONDARY, active=True, icd10="G35.C1"),
            DAY,
            "met G35.C1 for secondary progressive MS",
        ),
        (
            Diagnosis(MsKind.SECONDARY, icd10="G35.C1"),
            DAY,
            "met G35.C1 for secondary progressive MS",
        ),
        (
            Diagnosis(MsKind.SECONDARY, active=False, icd10="G35.C1"),
            DAY,
            "O G35.C1 is the code of another form than the one recorded, secondary progressive MS.",
        ),
        (
            Diagnosis(MsKind.SECONDARY, active=False, icd10="G35.C0"),
            DAY,
            "O G35.C0 leaves open whether the form is one that the label names.",
        ),
        (
            Diagnosis(MsKind.PRIMARY, icd10="G35.A"),
            DAY,
            "O G35.A is the code of another form than the one recorded, primary progressive MS.",
        ),
        (
            Diagnosis(MsKind.PRIMARY, icd10="G35.D"),
            DAY,
            "O G35.D leaves open whether the form is one that the label names.",
        ),
        (
            Diagnosis(MsKind.RELAPSING, icd10="G35.C1"),
            DAY,
            "O G35.C1 is the code of another form than the one recorded, relapsing-remitting MS.",
        ),
        (
            Diagnosis(MsKind.ISOLATED, active=True, icd10="G35.A"),
            DAY,
            "O G35.A is the code of another form than the one recorded,"
            " a clinically isolated syndrome.",
        ),
        (
            Diagnosis(MsKind.ISOLATED, icd10="G35.A"),
            DAY,
            "O G35.A is the code of another form than the one recorded,"
            " a clinically isolated syndrome.",
        ),
    ],
)
def test_a_code_that_is_recorded_is_held_against_day_label_and_form(
    known: Diagnosis, on: date, words: str
) -> None:
    assert worded(judge_code(known, on, CODES)) == words


def test_the_codes_of_primary_progressive_ms_are_its_own() -> None:
    # a label that would name the form, so that only form and code are compared
    wide = replace(CODES, fits=CODES.codes)
    active = Diagnosis(MsKind.PRIMARY, active=True)

    codes = ["G35.B0", "G35.B1", "G35.B2", "G35.C1"]
    fit = [worded(judge_code(replace(active, icd10=code), DAY, wide))[:3] for code in codes]

    assert fit == ["met", "met", "O G", "O G"]


# BILL-6


def test_of_several_wrong_codes_on_vials_the_first_in_order_is_told() -> None:
    wrong = ["6-6-6", "3-3-3", "5-5-5", "1-1-1", "4-4-4", "2-2-2"]
    record = replace(RECORD, bag=replace(RECORD.bag, vials=tuple(Vial(code) for code in wrong)))

    assert service_day(record, RELAPSING, "", BOOK).ndc == "1-1-1"
    assert service_day(RECORD, RELAPSING, "", BOOK).ndc == ""


def test_without_a_payer_no_family_of_codes_is_wanted() -> None:
    assert service_day(RECORD, RELAPSING, "", BOOK).infusion_codes == ""


@pytest.mark.parametrize(
    ("purpose", "changes", "fields"),
    [
        ("drug_units", {"mg_per_unit": 0}, ["mg_per_unit"]),
        ("drug_units", {"mg_per_unit": 1}, []),
        ("drug_units", {"to_course": 1, "from_course": 2}, ["to_course"]),
        ("infusion_codes", {"further_minutes": 1}, []),
        ("infusion_codes", {"further_minutes": 0}, ["further_minutes"]),
        ("infusion_codes", {"to_course": 1, "from_course": 2}, ["to_course"]),
        ("diagnosis_codes", {"primary": ("G35.B0",), "fits": (), "ask": ()}, ["primary"]),
        ("diagnosis_codes", {"secondary": ("G35.C0",), "fits": (), "ask": ()}, ["secondary"]),
        ("diagnosis_codes", {"fits": ("G36",)}, ["fits"]),
        ("diagnosis_codes", {"ask": ("G36",)}, ["ask"]),
        ("diagnosis_codes", {"to_course": 1, "from_course": 2}, ["to_course"]),
    ],
)
def test_a_rule_about_codes_that_contradicts_itself_is_told(
    purpose: str, changes: dict[str, object], fields: list[str]
) -> None:
    rule = next(item for item in BOOK.rules if item.purpose == purpose)

    faults = replace(rule, **changes).faults()  # type: ignore[arg-type]

    assert [fault.field for fault in faults] == fields


@pytest.mark.parametrize(
    ("known", "on", "words"),
    [
        (None, date(2025, 10, 1), ""),
        (Diagnosis(MsKind.RELAPSING), date(2025, 9, 30), "G35 relapsing-remitting MS"),
        (Diagnosis(MsKind.RELAPSING), date(2025, 10, 1), "G35.A relapsing-remitting MS"),
        (Diagnosis(MsKind.ISOLATED), date(2025, 10, 1), "a clinically isolated syndrome"),
    ],
)
def test_a_diagnosis_is_worded_with_its_code_of_the_day(
    known: Diagnosis | None, on: date, words: str
) -> None:
    assert diagnosis_words(known, on, BOOK) == words


def test_a_code_that_is_none_of_ms_is_told_with_all_that_are() -> None:
    found = judge_code(replace(RELAPSING, icd10="G36.0"), date(2025, 10, 1), CODES)

    assert isinstance(found, Finding)
    assert found.message.startswith("G36.0 is none of the codes of MS")
    assert f"which are {CODES.before}, " in found.message
    for code in CODES.codes:
        assert code in found.message


def test_a_code_that_is_recorded_is_held_against_the_last_day_of_the_plan() -> None:
    """One day after the old code ended is enough for it to be too old."""
    facts = Facts(diagnosis=replace(RELAPSING, icd10="G35"))

    def answer(start: date, length: int) -> Answer:
        case = Case(start - timedelta(days=9), OpenDays(frozenset(range(7))), (), facts=facts)
        plan = Plan(case, next_course((), case.as_of, BOOK), start, length)
        return check_diagnosis_code(facts, plan, BOOK)

    assert isinstance(answer(date(2025, 9, 29), 2), Met)
    assert isinstance(answer(date(2025, 9, 29), 3), Finding)
