"""The rules on the patient where they just hold and where they just do not."""

from typing import Any

import pytest

from infusion_planner.domain.case import Case
from infusion_planner.domain.forecast import judge, judge_ahead
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rule_kinds import BaselineSet
from infusion_planner.exchange.forecast_case import read_case
from tests.exchange.patient_answers import READY, Json, answers, ready, said
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
DAY_1 = "2025-03-03"
SIX = ["f", "c", "e", "a", "d", "b"]
IN_ORDER = "a, b, c, d, e and f"


def test_one_drug_under_two_names_is_one_earlier_drug() -> None:
    def told(*names: str) -> str:
        drugs = [{"name": name, "inadequate": True} for name in names]
        return answers(ready(prior_drugs=drugs))["ELIG-4"]

    assert told("Copaxone", "glatiramer acetate").startswith("O 1 earlier MS drug ")
    assert told("Fingolimod", "fingolimod").startswith("O 1 earlier MS drug ")
    assert told("Copaxone", "Gilenya").startswith("met 2 earlier MS drugs ")


ASKED_BEFORE = (
    "? Infection was last asked about on 23-Feb-2024, on or before the day of the last dose."
    " Ask again."
)


@pytest.mark.parametrize(
    ("infection", "words"),
    [
        (
            {"asked_on": "2024-02-23"},
            ASKED_BEFORE,
        ),
        ({"asked_on": "2024-02-24"}, "met No infection on 24-Feb-2024"),
        (
            {
                "asked_on": "2024-02-23",
                "found": {"what": "fever", "on": "2024-02-20", "cleared_on": "2024-02-23"},
            },
            ASKED_BEFORE,
        ),
        (
            {"asked_on": "2024-02-23", "found": {"what": "fever", "on": "2024-02-20"}},
            "H Active infection since 20-Feb-2024: fever.",
        ),
    ],
)
def test_infection_is_asked_about_anew_for_each_course(infection: Json, words: str) -> None:
    days = ("19", "20", "21", "22", "23")
    case = ready(infection=infection)
    case["courses"] = [{"number": 1, "doses": [{"on": f"2024-02-{day}", "mg": 12} for day in days]}]
    case["planned"]["number"] = 2

    assert answers(case)["ELIG-5"] == words


def test_with_everything_in_order_each_rule_names_the_fact_that_meets_it() -> None:
    found = answers(ready())

    assert found == {
        "PROPH-1": "? No antiviral prescription is recorded here yet.",
        "PAYER-GEN-1": "? No payer policy is chosen, so none was checked.",
        # born 09-Mar-1988, so the 37th birthday follows day 1
        "ELIG-2": "met 36 years on day 1",
        "ELIG-3": "met 36 years on day 1",
        "DOSE-1": "met 5 infusions of 12 mg on days in a row",
        "SPACE-4": "met All 5 days are open",
        "DOSE-7": "met 0 courses in life, as asked 20-Feb-2025",
        "ELIG-1": "met Relapsing-remitting MS",
        "ELIG-4": ("met 2 earlier MS drugs with inadequate response: fingolimod and glatiramer"),
        "ELIG-5": "met No infection on 20-Feb-2025",
        "DISC-1": "met None",
        "ELIG-6": "met None known",
        "ELIG-7": "met None known",
        "ELIG-8": "met None on day 1",
        "SCREEN-2": "met Negative on 10-Feb-2025",
        "SCREEN-1": "met Negative on 10-Feb-2025",
        "SCREEN-3": "met No high risk",
        "SCREEN-4": "met Counseled 15-Feb-2025",
        "SCREEN-5": "met Not possible",
        "SCREEN-6": "met Not needed",
        "VAX-1": "met No vaccination is required",
        "VAX-2": "met Varicella or its vaccination is documented",
        "VAX-3": "met None from day 1 on",
        "LAB-0": "met All 12 made and reviewed",
        "LAB-1": "met Oldest sample 10-Feb-2025, reviewed",
        "REMS-1": "met Certified 02-May-2023",
        "REMS-2": "met Enrolled 15-Jan-2025, with guide and card",
        "REMS-3": "met Sent 16-Feb-2025",
        "REMS-4": "met Certified 10-Jan-2024, valid to 09-Jan-2026",
        "REMS-5": "met Ordered 17-Feb-2025",
        "REMS-6": "met No. A-1001, 20-Feb-2025, asked by Dana Cole",
        "LAB-7": (
            "met Urine protein to creatinine ratio 80 mg/g of 10-Feb-2025, red cells in urine"
            " 1 /hpf of 10-Feb-2025, protein on the dipstick negative of 10-Feb-2025"
        ),
        "LAB-8": "met Platelets 250 x10^9/L of 10-Feb-2025",
        "LAB-9": "met Neutrophils 4 x10^9/L of 10-Feb-2025",
        "LAB-10": (
            "met ALT 20 units/L of 10-Feb-2025, AST 20 units/L of 10-Feb-2025,"
            " bilirubin 1 mg/dL of 10-Feb-2025"
        ),
        "LAB-11": "met Examined 10-Feb-2025, due again 10-Feb-2026",
    }


def found(rule: str, *, as_of: str = "2025-02-20", **facts: Any) -> str:
    return answers(ready(as_of, **facts))[rule]


@pytest.mark.parametrize(
    ("rule", "facts", "words"),
    [
        (
            "ELIG-1",
            {"diagnosis": {"kind": "ppms", "icd10": "G35.B1"}},
            "O The diagnosis is primary progressive MS; the indication is relapsing-remitting or"
            " active secondary progressive MS.",
        ),
        (
            "ELIG-4",
            {"prior_drugs": [{"name": name, "inadequate": True} for name in SIX]},
            f"met 6 earlier MS drugs with inadequate response: {IN_ORDER}",
        ),
        (
            "ELIG-7",
            {"cautions": [{"what": name} for name in SIX]},
            f"O No note weighs benefit and risk: {IN_ORDER}.",
        ),
        (
            "ELIG-7",
            {"cautions": [{"what": "asthma", "weighed_on": "2025-02-19"}]},
            "met Benefit and risk are weighed",
        ),
        (
            "ELIG-8",
            {"medicines": [{"name": name, "kind": "immunosuppressant"} for name in SIX]},
            f"O Taken on day 1 by the medicine list: {IN_ORDER}.",
        ),
        (
            "DISC-1",
            {"suspected": [{"what": name, "on": "2025-02-01"} for name in SIX]},
            f"H Suspected and not cleared: {IN_ORDER}.",
        ),
        (
            "ELIG-5",
            {
                "infection": {
                    "asked_on": "2025-02-20",
                    "found": {"what": "a cold", "on": "2025-02-11", "cleared_on": "2025-02-18"},
                }
            },
            "met a cold of 11-Feb-2025 is cleared",
        ),
    ],
)
def test_what_a_rule_says_names_everything_it_is_about_in_order(
    rule: str, facts: Json, words: str
) -> None:
    assert found(rule, **facts) == words


@pytest.mark.parametrize(
    ("cleared_on", "is_open"), [("2025-03-02", False), (DAY_1, False), ("2025-03-04", True)]
)
def test_a_suspicion_has_to_be_cleared_by_day_1(cleared_on: str, *, is_open: bool) -> None:
    noted = {"what": "PML", "on": "2025-02-01", "cleared_on": cleared_on}

    words = found("DISC-1", as_of="2025-03-05", suspected=[noted])

    assert words == ("H Suspected and not cleared: PML." if is_open else "met None")


def baseline(**changes: Json | None) -> list[Json]:
    """The twelve tests of the baseline, some changed; None leaves one out."""
    tests: list[Json] = READY["patient"]["baseline"]
    changed = [{**item, **(changes.get(item["test"], {}) or {})} for item in tests]
    return [item for item in changed if changes.get(item["test"], {}) is not None]


def without_values(**facts: Any) -> Json:
    """Facts of a baseline that stands by itself, no results beside it."""
    return {"results": None, "symptoms": None, **facts}


@pytest.mark.parametrize(
    ("on", "words"),
    [
        # 31 days before 03-Mar-2025, and 30
        ("2025-01-31", "O 31 days before day 1 is too old: CBC of 31-Jan-2025."),
        ("2025-02-01", "met Oldest sample 01-Feb-2025, reviewed"),
    ],
)
def test_a_baseline_sample_is_fresh_for_thirty_days(on: str, words: str) -> None:
    facts = without_values(baseline=baseline(cbc={"on": on}))

    assert found("LAB-1", **facts) == words


def test_of_samples_that_are_too_old_the_oldest_is_named() -> None:
    facts = without_values(baseline=baseline(cbc={"on": "2025-01-25"}, alt={"on": "2025-01-20"}))

    # 20-Jan to 03-Mar: 11 days of January, 28 of February, 3 of March
    assert (
        found("LAB-1", **facts) == "O 42 days before day 1 is too old: CBC and ALT of 20-Jan-2025."
    )


def test_a_sample_of_day_1_counts_and_one_of_the_day_after_does_not() -> None:
    today = {"on": DAY_1, "reviewed_on": DAY_1}
    late = {"on": "2025-03-04", "reviewed_on": "2025-03-04"}
    facts = without_values(baseline=baseline(cbc=today))
    after = without_values(baseline=baseline(cbc=late))

    assert found("LAB-0", as_of="2025-03-04", **facts) == "met All 12 made and reviewed"
    assert found("LAB-0", as_of="2025-03-04", **after) == (
        "H Before the first infusion these have to be made and reviewed: CBC."
    )


def test_a_sample_after_day_1_does_not_stand_for_the_one_before_it() -> None:
    late = {"test": "cbc", "on": "2025-03-04", "reviewed_on": "2025-03-04"}
    facts = without_values(baseline=[*baseline(), late])

    assert found("LAB-0", as_of="2025-03-04", **facts) == "met All 12 made and reviewed"


@pytest.mark.parametrize(("reviewed_on", "met"), [(DAY_1, True), ("2025-03-04", False)])
def test_a_sample_has_to_be_reviewed_by_day_1(reviewed_on: str, *, met: bool) -> None:
    facts = without_values(baseline=baseline(cbc={"reviewed_on": reviewed_on}))

    words = answers(ready("2025-03-04", **facts))

    assert words["LAB-0"].startswith("met") == met
    assert words["LAB-1"] == (
        "met Oldest sample 10-Feb-2025, reviewed"
        if met
        else "O Not reviewed before the first infusion: CBC."
    )


@pytest.mark.parametrize("order", [1, -1])
def test_a_day_counts_as_reviewed_when_one_of_its_entries_is(order: int) -> None:
    twice = [{"test": "cbc", "on": "2025-02-12"}]
    twice.append({**twice[0], "reviewed_on": "2025-02-15"})
    facts = without_values(baseline=[*baseline(cbc=None), *twice[::order]])

    assert found("LAB-0", **facts) == "met All 12 made and reviewed"


def second_course(start_on: str, first_sample: str) -> Json:
    """A second course asked for about four years after the first, which ended 07-Mar-2021."""
    doses = [{"on": f"2021-03-0{day}", "mg": 12} for day in (3, 4, 5, 6, 7)]
    case = ready(start_on, start_on, **without_values(baseline=baseline(hiv={"on": first_sample})))
    case["courses"] = [{"number": 1, "doses": doses}]
    case["planned"]["number"] = 2
    return case


def test_the_baseline_is_due_again_once_the_monitoring_has_ended() -> None:
    # END is the first day with 48 months completed after 07-Mar-2021
    on_the_end, after_it = (
        answers(second_course(day, "2025-02-10")) for day in ("2025-03-07", "2025-03-08")
    )

    assert "LAB-0" not in on_the_end
    assert after_it["LAB-0"] == "met All 12 made and reviewed"


def test_a_sample_of_the_last_dose_is_none_of_the_next_course() -> None:
    again = answers(second_course("2025-03-10", "2021-03-08"))
    before = answers(second_course("2025-03-10", "2021-03-07"))

    assert again["LAB-0"] == "met All 12 made and reviewed"
    assert before["LAB-0"].endswith("made and reviewed: HIV test.")


def test_results_are_asked_about_only_where_they_are_watched() -> None:
    case = read_case(ready(), shipped_rulebook())
    assert case.planned is not None
    assert case.facts is not None
    unwatched = said(
        judge(
            _replaced(case, watched=False),
            case.planned,
            shipped_rulebook(),
        )
    )

    assert {"LAB-7", "LAB-8", "LAB-9", "LAB-10"}.isdisjoint(unwatched)


def test_what_is_missing_on_day_1_may_still_come_while_the_day_is_only_planned() -> None:
    case = read_case(ready(DAY_1, rems={"form_on": "2025-02-16"}), shipped_rulebook())
    assert case.planned is not None

    today = said(judge(case, case.planned, shipped_rulebook()))
    ahead = said(judge_ahead(case, case.planned, shipped_rulebook()))

    assert today["REMS-2"] == "H Not recorded: the enrollment."
    assert ahead["REMS-2"] == "? Not recorded yet: the enrollment."


def _replaced(case: Case, *, watched: bool) -> Case:
    assert case.facts is not None
    return replace(case, facts=replace(case.facts, watched=watched))


def test_a_set_of_tests_without_a_number_of_days_takes_samples_of_any_age() -> None:
    case = read_case(ready(**without_values(baseline=baseline(cbc={"on": "2024-01-10"}))), BOOK)
    assert case.planned is not None
    fresh = BOOK.find(BaselineSet, "baseline_age")
    ageless = tuple(replace(fresh, days=None) if rule is fresh else rule for rule in BOOK.rules)

    words = said(judge(case, case.planned, replace(BOOK, rules=ageless)))

    assert words["LAB-1"] == "met Oldest sample 10-Jan-2024, reviewed"
