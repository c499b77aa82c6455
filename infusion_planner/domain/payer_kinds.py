"""The kinds of criteria a payer's policy may have: a closed list, each with its numbers.

There is no language of expressions: what no kind can say has to become a kind, with its function
and its tests.
"""

from infusion_planner.domain.payer_patient_kinds import (
    AgeRange,
    CoveredDiagnosis,
    DrugTrials,
    Experimental,
    NoInfection,
    NotCombined,
    PriorDrugCount,
    ResponseSigns,
    ScreenedNegative,
)
from infusion_planner.domain.payer_policy import Criterion
from infusion_planner.domain.payer_request_kinds import (
    Attestation,
    Benefit,
    Documents,
    MostCourses,
    MostVials,
    Note,
    NoToxicity,
    Prescriber,
    Quantity,
    SiteOfCare,
    WaitAfterDose,
)

CRITERION_KINDS: dict[str, type[Criterion]] = {
    "age": AgeRange,
    "diagnosis": CoveredDiagnosis,
    "experimental": Experimental,
    "prior_drug_count": PriorDrugCount,
    "drug_trials": DrugTrials,
    "response_signs": ResponseSigns,
    "screened_negative": ScreenedNegative,
    "no_infection": NoInfection,
    "not_combined": NotCombined,
    "prescriber": Prescriber,
    "documents": Documents,
    "attestation": Attestation,
    "quantity": Quantity,
    "site_of_care": SiteOfCare,
    "benefit": Benefit,
    "no_toxicity": NoToxicity,
    "wait_after_dose": WaitAfterDose,
    "most_courses": MostCourses,
    "most_vials": MostVials,
    "note": Note,
}
"""Every kind a policy may have, by the name in its file."""
