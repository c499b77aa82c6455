"""Which function looks at which kind of criterion."""

from collections.abc import Callable
from typing import TypeVar, cast

from infusion_planner.domain import payer_amounts as amounts
from infusion_planner.domain import payer_drugs as drugs
from infusion_planner.domain import payer_patient as patient
from infusion_planner.domain import payer_patient_kinds as patient_kinds
from infusion_planner.domain import payer_request as request
from infusion_planner.domain import payer_request_kinds as request_kinds
from infusion_planner.domain.payer_look import Look, Weighed
from infusion_planner.domain.payer_policy import Criterion

C = TypeVar("C", bound=Criterion)
Weigh = Callable[[Criterion, Look], Weighed]


def _of(kind: type[C], weigh: Callable[[C, Look], Weighed]) -> tuple[type[Criterion], Weigh]:
    # each is only ever asked about criteria of its own kind
    return kind, cast("Weigh", weigh)


WEIGH: dict[type[Criterion], Weigh] = dict(
    (
        _of(patient_kinds.AgeRange, patient.weigh_age),
        _of(patient_kinds.CoveredDiagnosis, patient.weigh_diagnosis),
        _of(patient_kinds.Experimental, patient.weigh_experimental),
        _of(patient_kinds.PriorDrugCount, drugs.weigh_drug_count),
        _of(patient_kinds.DrugTrials, drugs.weigh_trials),
        _of(patient_kinds.ResponseSigns, drugs.weigh_signs),
        _of(patient_kinds.ScreenedNegative, patient.weigh_screening),
        _of(patient_kinds.NoInfection, patient.weigh_infection),
        _of(patient_kinds.NotCombined, patient.weigh_combination),
        _of(request_kinds.Prescriber, request.weigh_prescriber),
        _of(request_kinds.Documents, request.weigh_documents),
        _of(request_kinds.Attestation, request.weigh_attestation),
        _of(request_kinds.Quantity, amounts.weigh_quantity),
        _of(request_kinds.SiteOfCare, request.weigh_site),
        _of(request_kinds.Benefit, amounts.weigh_benefit),
        _of(request_kinds.NoToxicity, amounts.weigh_toxicity),
        _of(request_kinds.WaitAfterDose, amounts.weigh_wait),
        _of(request_kinds.MostCourses, amounts.weigh_courses),
        _of(request_kinds.MostVials, amounts.weigh_vials),
        _of(request_kinds.Note, request.weigh_note),
    )
)
"""One function for each kind of `CRITERION_KINDS`."""
