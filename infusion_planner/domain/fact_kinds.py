"""The kinds of facts that are entered on a chart, one kind for each thing that is asked."""

from datetime import date

from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.fact_names import FactName
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    Medicine,
    Noted,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_entries import (
    EndDecision,
    HpvExam,
    HpvScreening,
    LabReview,
    SymptomCheck,
)
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    PayerChosen,
    PayerPrescriber,
    PriorAuthorization,
)
from infusion_planner.domain.rems_facts import Authorization, Enrollment


class FurtherReason(Frozen):
    """Why a third or later course is given.

    Attributes:
        course: the course's number.
        reason: in words.
    """

    course: int
    reason: str


class NoneKnown(Frozen):
    """Say of a list that somebody asked, and there was nothing to enter.

    Attributes:
        kind: key of the kind the list is made of.
        on: the day of the question.
    """

    kind: str
    on: date


class FactKind(Frozen):
    """One kind of entry.

    Attributes:
        key: the name it is stored under.
        title: as a list shows it.
        fact: the fact that rules read it as.
        of: what an entry holds.
        many: whether each entry stands for itself; else the newest counts.
    """

    key: str
    title: str
    fact: FactName
    of: type
    many: bool = False


_ALL = (
    FactKind("diagnosis", "Diagnosis", FactName.DIAGNOSIS, Diagnosis),
    FactKind("prior_drug", "MS medicine taken before", FactName.PRIOR_DRUGS, PriorDrug, many=True),
    FactKind("hypersensitive", "Hypersensitivity", FactName.HYPERSENSITIVE, bool),
    FactKind("infection_screen", "Infection questions", FactName.INFECTION, InfectionScreen),
    FactKind("suspected", "Suspected disease", FactName.SUSPECTED, Noted, many=True),
    FactKind("caution", "Benefit and risk", FactName.CAUTIONS, Caution, many=True),
    FactKind("medicine", "Current medicine", FactName.MEDICINES, Medicine, many=True),
    FactKind("hiv", "HIV test", FactName.HIV, Screened),
    FactKind("tuberculosis", "Tuberculosis screening", FactName.TUBERCULOSIS, Screened),
    FactKind("hepatitis", "Hepatitis B and C", FactName.HEPATITIS, HepatitisRisk),
    FactKind("varicella", "Varicella immunity", FactName.VARICELLA, Varicella),
    FactKind("vaccination", "Vaccination", FactName.VACCINATIONS, Vaccination, many=True),
    FactKind("childbearing", "Childbearing potential", FactName.PREGNANCY, Pregnancy),
    FactKind("pregnancy_test", "Pregnancy test", FactName.PREGNANCY, Screened, many=True),
    FactKind("listeria", "Listeria diet advice", FactName.LISTERIA, date),
    FactKind("baseline", "Baseline test", FactName.BASELINE, Baseline, many=True),
    FactKind("enrollment", "REMS enrollment", FactName.ENROLLMENT, Enrollment),
    FactKind("rems_form", "REMS baseline form", FactName.FORM, date),
    FactKind("rems_order", "REMS prescription order", FactName.ORDER, date),
    FactKind(
        "authorization", "REMS authorization", FactName.AUTHORIZATIONS, Authorization, many=True
    ),
    FactKind("earlier_courses", "Courses in life", FactName.EARLIER_COURSES, EarlierCourses),
    FactKind("payer", "Payer", FactName.PAYER, PayerChosen),
    FactKind(
        "prior_authorization",
        "Payer's authorization",
        FactName.PAYER_AUTHORIZATIONS,
        PriorAuthorization,
        many=True,
    ),
    FactKind("payer_prescriber", "Who prescribes", FactName.PAYER_PRESCRIBER, PayerPrescriber),
    FactKind("attestation", "Statement signed", FactName.PAYER_ATTESTED, Attested, many=True),
    FactKind("attached", "Result sent", FactName.PAYER_ATTACHED, AttachedTest, many=True),
    FactKind("continuation", "Response so far", FactName.PAYER_CONTINUATION, Continuation),
    FactKind(
        "further_reason", "Reason for a further course", FactName.FURTHER_REASON, FurtherReason
    ),
    FactKind("result", "Laboratory results", FactName.RESULTS, LabResult, many=True),
    FactKind("symptoms", "Symptoms", FactName.SYMPTOMS, SymptomCheck, many=True),
    FactKind("review", "Review of results and symptoms", FactName.RESULTS, LabReview, many=True),
    FactKind(
        "monitoring_end", "End of monitoring", FactName.MONITORING_END, EndDecision, many=True
    ),
    FactKind("cervix", "HPV screening", FactName.CERVIX, HpvScreening),
    FactKind("hpv_exam", "HPV examination", FactName.CERVIX, HpvExam, many=True),
)
NONE_KNOWN_WORDS = {
    "prior_drug": "No MS medicine before",
    "suspected": "No disease suspected",
    "caution": "No caution known",
    "medicine": "No medicine taken",
    "vaccination": "No vaccination needed or given",
}
"""Lists of which it is worth to say that there is nothing in them, with the words for it."""

FACT_KINDS = {kind.key: kind for kind in _ALL}

SCHEDULER_KINDS = frozenset(
    {
        "enrollment",
        "rems_form",
        "rems_order",
        "authorization",
        "payer",
        "prior_authorization",
        "payer_prescriber",
        "attestation",
        "attached",
    }
)
"""What the office does with the REMS program and the payer; all else is for clinicians."""


def kinds_of(fact: FactName) -> tuple[FactKind, ...]:
    """Give the kinds of entries that a fact is read from, in the order they are asked."""
    return tuple(kind for kind in _ALL if kind.fact is fact)
