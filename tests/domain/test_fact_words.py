"""What an entry of the chart says, kind by kind."""

from datetime import date, time

import pytest

from infusion_planner.domain.chart_facts import NOTHING, ChartFact, fits, newest_of
from infusion_planner.domain.fact_kinds import FACT_KINDS, FurtherReason, NoneKnown, kinds_of
from infusion_planner.domain.fact_names import FactName
from infusion_planner.domain.fact_words import fact_title, fact_words, value_words, whole_words
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    Medicine,
    MedicineKind,
    MsKind,
    Noted,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.rems_facts import Authorization, Enrollment

DAY, LATER = date(2026, 11, 2), date(2026, 11, 9)
NEGATIVE = Screened(DAY, positive=False)
FEVER = Noted("fever", DAY)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Diagnosis(MsKind.RELAPSING), "relapsing-remitting MS"),
        (Diagnosis(MsKind.SECONDARY, active=True), "secondary progressive MS, active"),
        (Diagnosis(MsKind.SECONDARY, active=False), "secondary progressive MS, not active"),
        (PriorDrug("study drug", inadequate=True), "study drug, inadequate response"),
        (
            PriorDrug("Tysabri", inadequate=True),
            "Tysabri (natalizumab, integrin antibody), inadequate response",
        ),
        (
            PriorDrug("a study drug", inadequate=False, from_on=DAY, to_on=LATER),
            "a study drug, from 02-Nov-2026 to 09-Nov-2026, stopped for another reason",
        ),
        (
            Medicine("x", MedicineKind.MS_DRUG, None, LATER),
            "x (MS medicine), to 09-Nov-2026",
        ),
        (Medicine("x", MedicineKind.ANTINEOPLASTIC), "x (antineoplastic)"),
        (Medicine("x", MedicineKind.IMMUNOSUPPRESSANT), "x (immunosuppressant)"),
        (Medicine("x", MedicineKind.OTHER), "x (other medicine)"),
        (True, "known"),
        (False, "none known"),
        (InfectionScreen(DAY), "asked 02-Nov-2026, no infection"),
        (InfectionScreen(DAY, FEVER), "asked 02-Nov-2026: fever, 02-Nov-2026, not cleared"),
        (Noted("PML", DAY, LATER), "PML, 02-Nov-2026, cleared 09-Nov-2026"),
        (Caution("asthma"), "asthma, no note on benefit"),
        (Caution("asthma", DAY), "asthma, benefit and risk noted 02-Nov-2026"),
        (
            Screened(DAY, positive=True, treated_on=LATER),
            "positive 02-Nov-2026, treated 09-Nov-2026",
        ),
        (HepatitisRisk(high=False), "no high risk"),
        (HepatitisRisk(high=True, test=NEGATIVE), "high risk, test negative 02-Nov-2026"),
        (Varicella(history=True), "history or vaccination documented"),
        (
            Varicella(history=False, antibody=NEGATIVE),
            "no history documented, antibody negative 02-Nov-2026",
        ),
        (Vaccination("zoster", DAY, required=False), "zoster, 02-Nov-2026"),
        (Vaccination("zoster", DAY, live=True), "zoster, 02-Nov-2026 (live and required)"),
        (
            Vaccination("Varivax", DAY, varicella=True, required=False),
            "Varivax, 02-Nov-2026 (varicella)",
        ),
        (Pregnancy(possible=False), "a pregnancy is not possible"),
        (Pregnancy(possible=True), "a pregnancy is possible, contraception not recorded"),
        (
            Pregnancy(possible=True, contraception=True),
            "a pregnancy is possible, effective contraception",
        ),
        (
            Pregnancy(possible=True, contraception=False),
            "a pregnancy is possible, no effective contraception",
        ),
        (Baseline("tsh", DAY), "TSH 02-Nov-2026, not reviewed"),
        (Baseline("tsh", DAY, LATER), "TSH 02-Nov-2026, reviewed 09-Nov-2026"),
        (Enrollment(DAY), "enrolled 02-Nov-2026"),
        (
            Enrollment(DAY, DAY, LATER),
            "enrolled 02-Nov-2026, guide given 02-Nov-2026, card given 09-Nov-2026",
        ),
        (Authorization(DAY, "A-7", "D. Cole"), "no. A-7, 02-Nov-2026, asked by D. Cole"),
        (
            Authorization(DAY, "A-7", "D. Cole", time(14, 5)),
            "no. A-7, 02-Nov-2026 14:05, asked by D. Cole",
        ),
        (DAY, "02-Nov-2026"),
        (FurtherReason(3, "two relapses"), "course 3: two relapses"),
        (NoneKnown("caution", DAY), "No caution known, asked 02-Nov-2026"),
    ],
    ids=str,
)
def test_a_value_is_worded_without_its_title(value: object, words: str) -> None:
    assert value_words(value) == words


def entry(kind: str, value: object, at: str = "", withdrawn: str = "") -> ChartFact:
    return ChartFact(kind, value, DAY, at, withdrawn=withdrawn, id=at)


def test_an_entry_is_named_by_its_kind_or_by_the_list_it_says_is_empty() -> None:
    listeria, nothing = entry("listeria", DAY), entry(NOTHING, NoneKnown("medicine", DAY))

    assert fact_title(listeria) == "Listeria diet advice"
    assert fact_title(nothing) == "Current medicine"
    assert fact_words(listeria) == "02-Nov-2026"
    assert whole_words(listeria) == "Listeria diet advice: 02-Nov-2026"


def test_the_newest_entry_of_some_kinds_is_the_one_made_last_that_counts() -> None:
    first, last = entry("hiv", NEGATIVE, "1"), entry("hiv", NEGATIVE, "2")
    wrong = entry("hiv", NEGATIVE, "3", withdrawn="typed twice")
    none = entry(NOTHING, NoneKnown("medicine", DAY), "4")

    assert newest_of([last, wrong, first, none], "hiv") == last
    assert newest_of([first, none], "medicine", "hiv") == none
    assert newest_of([first], "medicine") is None


@pytest.mark.parametrize(
    ("kind", "value", "fitting"),
    [
        ("hiv", NEGATIVE, True),
        ("hiv", DAY, False),
        ("weather", NEGATIVE, False),
        (NOTHING, NoneKnown("medicine", DAY), True),
        (NOTHING, DAY, False),
    ],
)
def test_a_value_has_to_be_what_its_kind_holds(kind: str, value: object, *, fitting: bool) -> None:
    assert fits(kind, value) is fitting


def test_a_fact_may_be_read_from_several_kinds_of_entries() -> None:
    assert [kind.key for kind in kinds_of(FactName.PREGNANCY)] == ["childbearing", "pregnancy_test"]
    assert {kind.key for fact in FactName for kind in kinds_of(fact)} == set(FACT_KINDS)


@pytest.mark.parametrize(
    ("from_on", "to_on", "taken"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2026, 11, 3), None, False),
        (None, date(2026, 11, 1), False),
        (date(2026, 11, 1), None, True),
        (None, date(2026, 11, 3), True),
    ],
)
def test_a_medicine_is_taken_from_its_first_day_to_its_last_as_far_as_known(
    from_on: date | None, to_on: date | None, *, taken: bool
) -> None:
    assert Medicine("prednisone", MedicineKind.OTHER, from_on, to_on).taken_on(DAY) is taken
