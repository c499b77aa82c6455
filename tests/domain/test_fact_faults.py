"""What cannot be entered on a chart is said beside its field."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain.fact_faults import clock_faults, fact_faults
from infusion_planner.domain.fact_kinds import FurtherReason
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
    PriorDrug,
    Screened,
    Vaccination,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.known_names import VACCINES
from infusion_planner.domain.lab_entries import LabReview
from infusion_planner.domain.payer_facts import PayerChosen, PriorAuthorization, Response
from infusion_planner.domain.rems_facts import Authorization

BORN, TODAY = date(1988, 3, 9), date(2026, 11, 20)
TEN = Decimal(10)
TOMORROW, EARLIER = date(2026, 11, 21), date(2026, 11, 1)


def places(value: object) -> list[str]:
    tests = frozenset({"cbc"})
    return [f.field for f in fact_faults(value, born_on=BORN, today=TODAY, tests=tests)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Screened(TODAY, positive=False), []),
        (Screened(TOMORROW, positive=False), ["on"]),
        (Screened(date(1988, 3, 8), positive=False), ["on"]),
        (Screened(BORN, positive=False), []),
        (Screened(TODAY, positive=True, treated_on=TOMORROW), []),
        (Screened(TODAY, positive=True, treated_on=EARLIER), ["treated_on"]),
        (HepatitisRisk(high=True, test=Screened(TOMORROW, positive=False)), ["test.on"]),
        (Baseline("cbc", TODAY, TODAY), []),
        (Baseline("cbc", TODAY, EARLIER), ["reviewed_on"]),
        (Baseline("cbc", TODAY, TOMORROW), ["reviewed_on"]),
        (Baseline("ferritin", TODAY), ["test"]),
        (Baseline("", TODAY), ["test"]),
        (InfectionScreen(TODAY, Noted("", TODAY)), ["found.what"]),
        (InfectionScreen(TODAY, Noted("fever", TODAY, EARLIER)), ["found.cleared_on"]),
        (Caution(""), ["what"]),
        (Medicine("", MedicineKind.OTHER), ["name"]),
        (Medicine("ocrelizumab", MedicineKind.MS_DRUG, TODAY, TOMORROW), []),
        (Medicine("ocrelizumab", MedicineKind.MS_DRUG, TOMORROW, TOMORROW), []),
        (Medicine("ocrelizumab", MedicineKind.MS_DRUG, TODAY, EARLIER), ["to_on"]),
        (Medicine("ocrelizumab", MedicineKind.MS_DRUG, None, EARLIER), []),
        (PriorAuthorization("PA-7", TOMORROW, TOMORROW), []),
        (PriorAuthorization("", TODAY, EARLIER), ["number", "to_on"]),
        (PriorDrug("glatiramer", inadequate=True, from_on=EARLIER, to_on=TOMORROW), ["to_on"]),
        (PriorDrug("glatiramer", inadequate=True, months=-1), ["months"]),
        (PriorDrug("glatiramer", inadequate=True, months=0, response=Response(edss=TEN)), []),
        (
            PriorDrug("glatiramer", inadequate=True, response=Response(-1, edss=TEN + 1)),
            ["response.relapses", "response.edss"],
        ),
        (Response(edss=-TEN), ["edss"]),
        (Diagnosis(MsKind.SECONDARY, active=False, relapses=True), ["relapses"]),
        (Diagnosis(MsKind.RELAPSING, icd10="G35.A"), []),
        (Diagnosis(MsKind.RELAPSING, icd10="MS"), ["icd10"]),
        (Vaccination("influenza", TOMORROW), []),
        (Authorization(TODAY, "", ""), ["number", "by"]),
        (FurtherReason(3, ""), ["reason"]),
        (PayerChosen(""), ["policy"]),
        (LabReview(("e1",), TODAY, ""), ["clinician"]),
        (TOMORROW, ["on"]),
        (TODAY, []),
        (True, []),
        ("", []),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_for_its_field(value: object, expected: list[str]) -> None:
    assert places(value) == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Authorization(TODAY, "7", "A.", time(9, 0)), []),
        (
            Authorization(TODAY, "7", "A.", time(9, 1)),
            ["09:01 lies in the future. Check the time."],
        ),
        (Authorization(TODAY, "7", "A."), []),
        (Authorization(TODAY - timedelta(days=1), "7", "A.", time(9, 1)), []),
        (TODAY, []),
    ],
)
def test_a_time_of_today_may_not_be_still_to_come(value: object, words: list[str]) -> None:
    found = clock_faults(value, datetime.combine(TODAY, time(9, 0)))

    assert [(fault.field, fault.words) for fault in found] == [("at", said) for said in words]


@pytest.mark.parametrize("name", ["fingolimod", "Tysabri", " OCREVUS "])
def test_a_drug_against_ms_is_no_other_medicine(name: str) -> None:
    entry = Medicine(name, MedicineKind.OTHER)

    (fault,) = fact_faults(entry, born_on=BORN, today=TODAY, tests=frozenset())
    assert fault.field == "kind"
    assert fault.words == (
        f"{name.strip()} is given for MS. Choose that kind, or the one it is given as."
    )
    for kind in set(MedicineKind) - {MedicineKind.OTHER}:
        assert places(Medicine(name, kind)) == []
    assert places(Medicine("acetaminophen", MedicineKind.OTHER)) == []


@pytest.mark.parametrize(
    ("name", "live", "varicella"),
    [
        ("measles, mumps and rubella", True, False),
        ("MMR", True, False),
        ("influenza, live nasal", True, False),
        ("FluMist", True, False),
        ("M-M-R II", True, False),
        ("Priorix", True, False),
        ("yellow fever", True, False),
        ("YF-VAX", True, False),
        ("Zostavax", True, False),
        ("varicella", True, True),
        ("Varivax", True, True),
        ("MMRV", True, True),
        ("ProQuad", True, True),
        ("influenza, inactivated", False, False),
        ("zoster, recombinant", False, False),
    ],
)
def test_what_is_known_of_a_vaccine_has_to_be_ticked(
    name: str, *, live: bool, varicella: bool
) -> None:
    bare = Vaccination(name, TODAY)

    assert places(bare) == ["live"] * live + ["varicella"] * varicella
    assert places(replace(bare, live=True, varicella=varicella)) == []


def test_the_vaccines_that_adults_get_are_offered_by_their_names() -> None:
    """Those of the national schedule for adults, and the live one for travelers."""
    in_any_year = {"influenza, inactivated", "influenza, live nasal"}
    by_age_and_risk = {"hepatitis B", "pneumococcal", "zoster, recombinant"}
    of_childhood = {
        "measles, mumps and rubella",
        "tetanus, diphtheria and pertussis",
        "varicella",
    }

    assert set(VACCINES) == in_any_year | by_age_and_risk | of_childhood | {"yellow fever"}


def test_the_words_say_what_to_do() -> None:
    faults = list(
        fact_faults(
            Screened(TOMORROW, positive=False),
            born_on=BORN,
            today=TODAY,
            tests=frozenset(),
        )
    )

    assert [fault.words for fault in faults] == [
        "Sat 21-Nov-2026 lies in the future. Check the date."
    ]


@pytest.mark.parametrize("field", ["units", "doses"])
def test_an_authorization_is_for_one_at_least_or_says_nothing(field: str) -> None:
    open_one = PriorAuthorization("PA-7", date(2026, 11, 1), date(2027, 5, 1))

    def words(number: int | None) -> list[tuple[str, str]]:
        value = replace(open_one, **{field: number})  # type: ignore[arg-type]
        found = fact_faults(value, born_on=BORN, today=TODAY, tests=frozenset())
        return [(fault.field, fault.words) for fault in found]

    assert words(0) == [(field, "0 is below 1. Leave it empty where it is not known.")]
    assert words(1) == words(None) == []
