"""The payer's facts in a case: what is refused, what is said, and that order does not matter."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusion_planner.exchange.forecast_run import run_forecast
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
PAYERS = scenarios("payers")
CASES: dict[str, Json] = {item["id"]: item["case"] for item in PAYERS}
READY, AGAIN = CASES["PAY-MOL-READY"], CASES["E30"]
VERDICTS = ("allowed", "override", "blocked")
STATES = ("met", "told", "missing", "not_met")


def answer(case: Json) -> Json:
    (line,) = run_forecast(json.dumps(case), shipped_rulebook())
    return dict(json.loads(line.text))


def with_facts(case: Json, **facts: object) -> Json:
    return {**case, "patient": {**case["patient"], **facts}}


def with_payer(case: Json, **facts: object) -> Json:
    return with_facts(case, payer={**case["patient"]["payer"], **facts})


def messages(case: Json) -> dict[str, str]:
    return {item["rule"]: item["message"] for item in answer(case)["planned"]["findings"]}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"member": "1"}, "patient.payer.member: unknown key; expected one of"),
        ({"policy": " "}, "patient.payer.policy:"),
        ({"state": "Ohio"}, "patient.payer.state: 'OHIO' is not the two letters of a state"),
        ({"request": "second"}, "patient.payer.request: 'second' is none of initial, continuation"),
        ({"needs_authorization": 1}, "patient.payer.needs_authorization: 1 is neither true nor"),
        (
            {"authorizations": [{"number": "1", "from_on": "2025-03-02", "to_on": "2025-03-01"}]},
            "patient.payer.authorizations[0].to_on: 2025-03-01 lies before 2025-03-02",
        ),
        (
            {"authorizations": [{"number": "1", "from_on": "2025-03-02"}]},
            "patient.payer.authorizations[0].to_on: this key is missing",
        ),
        (
            {
                "authorizations": [
                    {"number": "1", "from_on": "2025-03-01", "to_on": "2025-03-02", "units": 0}
                ]
            },
            "patient.payer.authorizations[0].units: 0 is below 1",
        ),
        (
            {
                "authorizations": [
                    {"number": "1", "from_on": "2025-03-01", "to_on": "2025-03-02", "doses": 0}
                ]
            },
            "patient.payer.authorizations[0].doses: 0 is below 1",
        ),
        ({"prescriber": {}}, "patient.payer.prescriber.role: this key is missing"),
        ({"prescriber": {"role": "nurse"}}, "'nurse' is none of specialist, consulted, other"),
        (
            {"attested": [{"what": "periodic_testing", "on": "2025-02-21"}]},
            "patient.payer.attested[0].on: 2025-02-21 lies after as_of",
        ),
        ({"attested": [{"what": "periodic_testing"}]}, "patient.payer.attested[0].on: this key is"),
        ({"attached": ["mri"]}, "patient.payer.attached[0]: 'mri' is none of alt, ast,"),
        ({"attached": [1]}, "patient.payer.attached[0]: 1 is none of alt, ast,"),
        ({"site": "garage"}, "'garage' is none of office, infusion_center, home, hospital"),
        ({"continuation": {"relapses": "none"}}, "'none' is none of fewer, stable, more"),
        (
            {"continuation": {"mri": {"on": "2025-02-01"}}},
            "patient.payer.continuation.mri.new_lesions: this key is missing",
        ),
    ],
)
def test_a_wrong_fact_for_the_payer_is_refused_with_its_place(facts: Json, words: str) -> None:
    assert words in answer(with_payer(READY, **facts))["error"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"diagnosis": {"kind": "rrms", "icd10": "35"}}, "'35' is not an ICD-10-CM code"),
        (
            {"diagnosis": {"kind": "spms", "active": False, "relapses": True}},
            "patient.diagnosis.relapses: relapses are activity, but active is false",
        ),
        ({"prior_drugs": [{"name": "a", "inadequate": True, "months": -1}]}, "months: -1 is below"),
        (
            {"prior_drugs": [{"name": "a", "inadequate": True, "response": {"edss": 10.5}}]},
            "patient.prior_drugs[0].response.edss: 10.5 is above 10",
        ),
        (
            {"prior_drugs": [{"name": "a", "inadequate": True, "response": {"mri": True}}]},
            "patient.prior_drugs[0].response.mri: unknown key",
        ),
    ],
)
def test_a_wrong_fact_that_payers_read_is_refused_with_its_place(facts: Json, words: str) -> None:
    assert words in answer(with_facts(READY, **facts))["error"]


def test_a_case_that_cannot_be_read_says_nothing_of_days_after_it() -> None:
    case = {**READY, "as_of": "soon"}

    assert "patient.payer" not in answer(case)["error"]


def test_a_finding_names_payer_numbers_and_next_day() -> None:
    assert messages(CASES["E30-EARLY"])["PAYER-MOL-8"] == (
        "Molina counts the day of the anniversary as within the past 12 months."
        " Molina 2024: last dose 09-Sep-2024, so from Wed 10-Sep-2025."
    )
    assert messages(CASES["PAY-MOL-TRIAL-SHORT"])["PAYER-MOL-2"] == (
        "The payer asks for more. Molina 2024: Gilenya was tried for 2 months; 3 are needed."
    )
    assert messages(CASES["PAY-AUTH-59"])["PAYER-AUTH-2"] == (
        "The prior authorization is enough for 4 of 5 infusion days; each needs a dose of 12 units."
    )


def test_a_code_that_does_not_fit_says_why() -> None:
    said = {
        name: messages(CASES[f"PAY-CODE-{name}"])["BILL-5"]
        for name in ("OLD", "ASK", "OTHER", "B1", "UNKNOWN")
    }

    assert said == {
        "OLD": "G35 alone is rejected for a date of service such as 03-Oct-2025; the codes are"
        " G35.A, G35.B0, G35.B1, G35.B2, G35.C0, G35.C1, G35.C2 and G35.D.",
        "ASK": "G35.D leaves open whether the form is one that the label names.",
        "OTHER": "G35.C1 is the code of another form than the one recorded,"
        " relapsing-remitting MS.",
        "B1": "G35.B1 is the code of a form that the label does not name.",
        "UNKNOWN": "G36.0 is none of the codes of MS, which are G35, G35.A, G35.B0, G35.B1,"
        " G35.B2, G35.C0, G35.C1, G35.C2 and G35.D.",
    }
    assert messages(CASES["PAY-CODE-B1"])["ELIG-1"] == (
        "Relapsing-remitting MS is recorded, but the code G35.B1 is of a form that the label does"
        " not name."
    )


def test_a_course_across_two_versions_names_the_one_that_is_not_met() -> None:
    assert messages(CASES["PAY-HCSC-MAY-JUNE"])["PAYER-HCSC-1"] == (
        "The payer asks for more. HCSC RX501.077 from Jun-2024:"
        " urinary infection of 15-May-2024 is active."
    )


def test_the_source_of_a_finding_is_that_of_the_criterion() -> None:
    (finding,) = answer(CASES["PAY-MOL-HOSPITAL"])["planned"]["findings"]

    assert finding["source"] == (
        "Molina Healthcare coverage criteria Lemtrada, 2024: Place of administration"
    )


def test_the_policy_is_answered_criterion_by_criterion() -> None:
    (review,) = answer(CASES["E30-EARLY"])["planned"]["payer"]

    assert (review["payer"], review["version"], review["verdict"]) == ("molina", "2024", "not_met")
    assert {item["id"]: item["state"] for item in review["criteria"]} == {
        "MOL-PRESCRIBER": "met",
        "MOL-AGE": "met",
        "MOL-SITE": "met",
        "MOL-BENEFIT": "met",
        "MOL-TOXICITY": "met",
        "MOL-WAIT": "not_met",
        "MOL-ATTEST-AGAIN": "met",
        "MOL-QUANTITY-LATER": "met",
    }


def test_without_a_payer_nothing_is_answered_of_one() -> None:
    assert answer(CASES["PAY-NONE"])["planned"]["payer"] == []


def test_what_is_only_told_leaves_the_policy_met() -> None:
    (review,) = answer(CASES["PAY-HCSC-OHIO"])["planned"]["payer"]

    assert review["verdict"] == "met"
    assert [item["id"] for item in review["criteria"] if item["state"] == "told"] == [
        "HCSC-CONTRACT",
        "HCSC-OHIO",
    ]


def test_a_first_request_may_be_told_for_a_later_course() -> None:
    again = answer(with_payer(AGAIN, request="initial"))["planned"]["payer"][0]

    assert "MOL-TRIALS" in {item["id"] for item in again["criteria"]}
    assert "MOL-WAIT" not in {item["id"] for item in again["criteria"]}


def test_every_rule_that_speaks_names_its_scenario() -> None:
    named = {rule.id: rule.scenarios for rule in shipped_rulebook().rules}
    own = ("PAYER-", "BILL-")

    unnamed = {
        (item["id"], rule)
        for item in PAYERS
        for rule in (*item["proves"], *item["expected"]["planned"]["speaks"])
        if (rule.startswith(own) or rule in item["proves"]) and item["id"] not in named[rule]
    }

    assert unnamed == set()


def shuffled(value: Any, source: random.Random) -> Any:
    """Put every list and every object of a value in another order."""
    if isinstance(value, list):
        return [shuffled(item, source) for item in source.sample(value, len(value))]
    if isinstance(value, dict):
        return {key: shuffled(value[key], source) for key in source.sample([*value], len(value))}
    return value


@pytest.mark.parametrize("scenario", PAYERS, ids=lambda scenario: str(scenario["id"]))
def test_the_order_of_facts_does_not_matter(scenario: Json) -> None:
    case = scenario["case"]
    facts = shuffled(case["patient"], random.Random(str(scenario["id"])))

    assert answer({**case, "patient": facts})["planned"] == answer(case)["planned"]


# What each fact may be besides absent: the first satisfies every criterion, the others do not.
DRUGS = READY["patient"]["prior_drugs"]
PATIENT: dict[str, list[Any]] = {
    "born_on": [READY["patient"]["born_on"], "2009-01-01"],
    "diagnosis": [
        {"kind": "rrms"},
        {"kind": "spms", "active": True},
        {"kind": "spms", "active": False},
        {"kind": "ppms"},
    ],
    "prior_drugs": [
        DRUGS,
        [],
        DRUGS[:1],
        [{**DRUGS[0], "months": 2}, DRUGS[1]],
        [{**DRUGS[0], "response": {"relapses": 0}}, {"name": "Ocrevus", "inadequate": True}],
    ],
    "hiv": [READY["patient"]["hiv"], {"on": "2025-01-10", "positive": True}],
    "infection": [
        {"asked_on": "2025-02-20"},
        {"asked_on": "2025-02-20", "found": {"what": "fever", "on": "2025-02-19"}},
    ],
    "medicines": [[], [{"name": "fingolimod", "kind": "ms_drug"}]],
    "baseline": [READY["patient"]["baseline"], [], READY["patient"]["baseline"][:4]],
}
COVERAGE: dict[str, list[Any]] = {
    "authorizations": [
        READY["patient"]["payer"]["authorizations"],
        [],
        [{"number": "2", "from_on": "2025-03-01", "to_on": "2025-03-05", "units": 24}],
    ],
    "prescriber": [{"role": "specialist"}, {"role": "consulted"}, {"role": "other"}],
    "attested": [READY["patient"]["payer"]["attested"], []],
    "attached": [READY["patient"]["payer"]["attached"], ["cbc"]],
    "site": ["infusion_center", "hospital"],
    "continuation": [
        {"relapses": "fewer", "toxicity": False},
        {},
        {"progression": True, "mri": {"on": "2024-02-01", "new_lesions": False}},
        {"relapses": "more", "toxicity": True},
    ],
}


def any_of(choices: dict[str, list[Any]]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in choices.items()})


def judged(patient: Json, payer: Json, as_of: str) -> tuple[int, dict[str, int]]:
    born = {"born_on": PATIENT["born_on"][0]}
    case = {**READY, "as_of": as_of, "patient": {**born, **patient, "payer": payer}}
    planned = answer(case)["planned"]
    criteria = planned["payer"][0]["criteria"]
    states = {item["id"]: STATES.index(item["state"]) for item in criteria}
    return VERDICTS.index(planned["verdict"]), states


@settings(max_examples=60, deadline=None)
@given(
    any_of(PATIENT),
    any_of(COVERAGE),
    st.tuples(st.sampled_from(["molina", "hcsc"]), st.sampled_from(["initial", "continuation"])),
    st.sampled_from(["2025-02-20", "2025-03-03"]),
    st.sampled_from([*PATIENT, *COVERAGE]),
)
def test_a_fact_that_satisfies_never_makes_a_criterion_or_the_verdict_worse(
    patient: Json, payer: Json, asked: tuple[str, str], as_of: str, key: str
) -> None:
    payer = {"policy": asked[0], "request": asked[1], **payer}
    before, states = judged(patient, payer, as_of)

    if key in PATIENT:
        patient = {**patient, key: PATIENT[key][0]}
    else:
        payer = {**payer, key: COVERAGE[key][0]}
    after, later = judged(patient, payer, as_of)

    assert after <= before
    assert {name: state for name, state in later.items() if state > states[name]} == {}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PATIENT["prior_drugs"]), st.sampled_from(DRUGS))
def test_one_more_drug_that_failed_never_makes_it_worse(drugs: list[Json], more: Json) -> None:
    payer = READY["patient"]["payer"]
    _, states = judged({"prior_drugs": drugs}, payer, "2025-02-20")

    _, later = judged({"prior_drugs": [*drugs, more]}, payer, "2025-02-20")

    assert all(later[name] <= state for name, state in states.items())
