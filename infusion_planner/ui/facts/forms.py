"""The form of each kind; a further kind is a further entry in one of these tables."""

from infusion_planner.ui.facts.fact_form import FactForm
from infusion_planner.ui.facts.lab_forms import LAB_FORMS
from infusion_planner.ui.facts.payer_forms import PAYER_FORMS
from infusion_planner.ui.facts.program_forms import PROGRAM_FORMS
from infusion_planner.ui.facts.screening_forms import SCREENING_FORMS
from infusion_planner.ui.facts.treatment_forms import TREATMENT_FORMS

FACT_FORMS: dict[str, FactForm] = {
    **TREATMENT_FORMS,
    **SCREENING_FORMS,
    **PROGRAM_FORMS,
    **PAYER_FORMS,
    **LAB_FORMS,
}
