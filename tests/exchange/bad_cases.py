"""Cases of `forecast` that are refused, each with the words it is refused with."""

from typing import Any

Json = dict[str, Any]

GOOD: Json = {
    "id": "good",
    "as_of": "2026-03-02",
    "clinic": {"open_weekdays": ["mon", "tue", "wed", "thu", "fri"], "closures": []},
    "courses": [{"number": 1, "doses": [{"on": "2025-03-03", "mg": 12}]}],
    "cd4": [],
    "patient": {"born_on": "1988-03-09"},
}


def changed(**changes: object) -> Json:
    return {**GOOD, **changes}


def without(key: str) -> Json:
    return {name: value for name, value in GOOD.items() if name != key}


def with_doses(*doses: object) -> Json:
    return changed(courses=[{"number": 1, "doses": list(doses)}])


BAD = [
    (changed(colour="red"), "colour: unknown key"),
    (without("as_of"), "as_of: this key is missing"),
    (without("clinic"), "clinic: this key is missing"),
    (without("courses"), "courses: this key is missing"),
    (changed(clinic={"closures": []}), "clinic.open_weekdays: this key is missing"),
    (changed(clinic={"open_weekdays": ["monday"]}), "clinic.open_weekdays[0]"),
    (changed(clinic={"open_weekdays": "mon"}), "expected a list"),
    (changed(clinic=[]), "clinic: expected an object"),
    (changed(as_of="2026-02-30"), "as_of: 2026-02-30 does not exist"),
    (changed(as_of="20260302"), "as_of"),
    (changed(as_of="2026-W10-1"), "as_of"),
    (changed(as_of=20260302), "as_of"),
    (changed(as_of="9999-12-31"), "outside the years"),
    (changed(as_of=None), "as_of: null is not a date"),
    (with_doses({"on": "2025-03-03", "mg": -1}), "courses[0].doses[0].mg: -1 is below 0"),
    (with_doses({"on": "2025-03-03", "mg": 12.0001}), "more than 12 mg on one day"),
    (with_doses({"on": "2025-03-03", "mg": "12"}), 'doses[0].mg: "12" is not a number'),
    (with_doses({"on": "2025-03-03", "mg": True}), "doses[0].mg: true is not a number"),
    (with_doses({"on": "2025-03-03"}), "doses[0].mg: this key is missing"),
    (with_doses({"on": "2025-03-03", "mg": 12, "by": "x"}), "doses[0].by: unknown key"),
    (with_doses({"on": "1988-03-08", "mg": 12}), "before birth"),
    (with_doses({"on": "2026-03-03", "mg": 12}), "after as_of"),
    (with_doses(*[{"on": "2025-03-03", "mg": 6}] * 2), "two doses on 2025-03-03"),
    (with_doses("2025-03-03"), "doses[0]: expected an object"),
    (changed(courses=[{"number": 2, "doses": []}]), "without gap or repeat"),
    (changed(courses=[{"number": 1, "doses": []}] * 2), "without gap or repeat"),
    (changed(courses=[{"number": 0, "doses": []}]), "courses[0].number: 0 is below 1"),
    (changed(courses=[{"number": 1.0, "doses": []}]), "is not a whole number"),
    (changed(courses=[{"doses": []}]), "courses[0].number: this key is missing"),
    (changed(patient={}), "patient.born_on: this key is missing"),
    (changed(patient={"born_on": "2026-03-03"}), "patient.born_on: 2026-03-03 lies after as_of"),
    (changed(cd4=[{"sampled_on": "2025-06-01"}]), "cd4[0].cells_per_ul: this key is missing"),
    (changed(cd4=[{"sampled_on": "2025-06-01", "cells_per_ul": 5001}]), "above 5000"),
    (changed(cd4=[{"sampled_on": "2025-06-01", "cells_per_ul": -1}]), "below 0"),
    (changed(planned={"number": 3, "start_on": "2026-03-03"}), "not the next course, which is 2"),
    (changed(planned={"number": 2, "start_on": "2026-03-01"}), "lies before as_of"),
    (changed(planned={"number": 2, "start_on": "2026-04-01"}), "planned.infusions: it must"),
    (
        changed(planned={"number": 2, "start_on": "2026-04-01", "infusions": 0}),
        "planned.infusions: 0 is below 1",
    ),
    (changed(planned={"start_on": "2026-04-01"}), "planned.number: this key is missing"),
    (
        changed(planned={"number": 2, "start_on": "2026-04-01", "infusions": 5_000_000}),
        "planned.infusions: 5000000 is above 31",
    ),
    (7, "the case: expected an object"),
    ([], "the case: expected an object"),
    (None, "the case: expected an object"),
]

BAD_FACTS: list[tuple[Json, str]] = [
    ({"further_reason": None}, "patient.further_reason: null is not a text"),
    ({"antivirals": [{"medicine": "acyclovir"}]}, "antivirals[0].started_on: this key is missing"),
    ({"antivirals": {}}, "patient.antivirals: expected a list"),
    (
        {
            "antivirals": [
                {
                    "medicine": "acyclovir",
                    "started_on": "2025-03-03",
                    "stopped_on": "2025-03-02",
                }
            ]
        },
        "patient.antivirals[0].stopped_on: 2025-03-02 lies before 2025-03-03",
    ),
    ({"weight": 70}, "patient.weight: unknown key; expected one of"),
    ({"diagnosis": {"kind": "ms"}}, "patient.diagnosis.kind: 'ms' is none of rrms, spms"),
    ({"diagnosis": {}}, "patient.diagnosis.kind: this key is missing"),
    ({"diagnosis": {"kind": "spms", "active": "yes"}}, '"yes" is neither true nor false'),
    ({"diagnosis": {"kind": "rrms", "since": 1}}, "patient.diagnosis.since: unknown key"),
    ({"hypersensitive": None}, "patient.hypersensitive: null is neither true nor false"),
    ({"prior_drugs": {}}, "patient.prior_drugs"),
    ({"prior_drugs": [{"name": " ", "inadequate": True}]}, "is not a text that says something"),
    (
        {
            "prior_drugs": [
                {
                    "name": "glatiramer",
                    "inadequate": True,
                    "from_on": "2020-02-01",
                    "to_on": "2020-01-31",
                }
            ]
        },
        "patient.prior_drugs[0].to_on: 2020-01-31 lies before 2020-02-01",
    ),
    (
        {"infection": {"asked_on": "2025-02-21"}},
        "patient.infection.asked_on: 2025-02-21 lies after as_of",
    ),
    (
        {"suspected": [{"what": "PML", "on": "2025-02-19", "cleared_on": "2025-02-18"}]},
        "patient.suspected[0].cleared_on: 2025-02-18 lies before 2025-02-19",
    ),
    (
        {"hiv": {"on": "2025-02-21", "positive": False}},
        "patient.hiv.on: 2025-02-21 lies after as_of",
    ),
    ({"hiv": {"on": "2025-02-10"}}, "patient.hiv.positive: this key is missing"),
    ({"medicines": [{"name": "x", "kind": "steroid"}]}, "is none of antineoplastic"),
    ({"vaccinations": [{"name": "influenza"}]}, "patient.vaccinations[0].on: this key"),
    (
        {"baseline": [{"test": "cbc", "on": "2025-02-10", "reviewed_on": "2025-02-09"}]},
        "patient.baseline[0].reviewed_on: 2025-02-09 lies before 2025-02-10",
    ),
    (
        {"baseline": [{"test": "mri", "on": "2025-02-10"}]},
        "patient.baseline[0].test: 'mri' is none of alt, ast, bilirubin, cbc",
    ),
    ({"results": {}}, "patient.results: expected a list"),
    (
        {"results": [{"test": "sodium", "sampled_on": "2025-02-10", "value": 140}]},
        "patient.results[0].test: 'sodium' is none of platelets, neutrophils",
    ),
    (
        {"results": [{"test": "platelets", "sampled_on": "2025-02-10", "value": "many"}]},
        'patient.results[0].value: "many" is not a number',
    ),
    (
        {"results": [{"test": "platelets", "sampled_on": "2025-02-10"}]},
        "patient.results[0].value: this key is missing",
    ),
    (
        {"results": [{"test": "tsh", "sampled_on": "2025-02-10", "value": 2, "ulv": 4}]},
        "patient.results[0].ulv: unknown key",
    ),
    (
        {"results": [{"test": "tsh", "sampled_on": "2025-02-10", "value": 2, "unit": "mg/dL"}]},
        "patient.results[0].unit: 'mg/dL' does not fit TSH",
    ),
    (
        {
            "results": [
                {"test": "tsh", "sampled_on": "2026-03-03", "value": 2, "unit": "mIU/L"},
            ]
        },
        "patient.results[0].sampled_on: 03-Mar-2026 lies in the future",
    ),
    (
        {"symptoms": {"reports": [{"symptom": "cough", "on": "2025-02-10"}]}},
        "patient.symptoms.reports[0].symptom: 'cough' is none of bleeding, kidney",
    ),
    (
        {
            "symptoms": {
                "reports": [
                    {"symptom": "pml", "on": "2025-02-10", "reviewed_on": "2025-02-09"},
                ]
            }
        },
        "patient.symptoms.reports[0].reviewed_on: 2025-02-09 lies before 2025-02-10",
    ),
    ({"symptoms": {"asked_on": ["2026-03-03"]}}, "2026-03-03 lies after as_of"),
    ({"symptoms": {"called_on": "2025-02-10"}}, "patient.symptoms.called_on: expected a list"),
    (
        {"monitoring": [{"test": "mri", "done_on": "2025-02-10"}]},
        "patient.monitoring[0].test: 'mri' is none of alt, ast",
    ),
    (
        {"monitoring": [{"test": "cbc", "done_on": "2026-03-03"}]},
        "patient.monitoring[0].done_on: 2026-03-03 lies after as_of",
    ),
    (
        {"monitoring_end": {"closed_by": "Dr H. Lindqvist"}},
        "patient.monitoring_end.closed_by: a closure needs its day and who signed it off",
    ),
    ({"cervix": "yes"}, "patient.cervix: "),
]
