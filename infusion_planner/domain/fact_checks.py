"""The rules about the patient: one plain function each, asked where facts are kept."""

from collections.abc import Callable

from infusion_planner.domain.answers import Answer, Plan
from infusion_planner.domain.baseline import check_baseline_age, check_baseline_set
from infusion_planner.domain.diagnosis_codes import check_diagnosis_code
from infusion_planner.domain.earlier_courses import check_course_number
from infusion_planner.domain.eligibility import (
    check_cautions,
    check_diagnosis,
    check_hypersensitivity,
    check_infection,
    check_other_medicines,
    check_prior_drugs,
    check_suspected,
)
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.lab_checks import LAB_CHECKS
from infusion_planner.domain.payer_authorization import (
    check_authorized_days,
    check_authorized_units,
)
from infusion_planner.domain.payers import ask_payers
from infusion_planner.domain.rems import (
    check_authorization,
    check_enrollment,
    check_facility,
    check_form,
    check_order,
    check_prescriber,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.screening import (
    check_contraception,
    check_hepatitis,
    check_hiv,
    check_listeria,
    check_pregnancy,
    check_tuberculosis,
)
from infusion_planner.domain.vaccines import (
    check_live_vaccines,
    check_vaccination_wait,
    check_varicella,
)

FactCheck = Callable[[Facts, Plan, Rulebook], Answer]

FACT_CHECKS: tuple[FactCheck, ...] = (
    check_course_number,
    check_diagnosis,
    check_prior_drugs,
    check_infection,
    check_suspected,
    check_hypersensitivity,
    check_cautions,
    check_other_medicines,
    check_hiv,
    check_tuberculosis,
    check_hepatitis,
    check_listeria,
    check_pregnancy,
    check_contraception,
    check_vaccination_wait,
    check_varicella,
    check_live_vaccines,
    check_baseline_set,
    check_baseline_age,
    check_prescriber,
    check_enrollment,
    check_form,
    check_facility,
    check_order,
    check_authorization,
    check_authorized_days,
    check_authorized_units,
    check_diagnosis_code,
)


def ask_facts(plan: Plan, book: Rulebook) -> list[Answer]:
    """Ask every rule about the patient; nothing where nobody keeps such facts."""
    facts = plan.case.facts
    if facts is None:
        return []
    checks = (*FACT_CHECKS, *(LAB_CHECKS if facts.watched else ()))
    own = [check(facts, plan, book) for check in checks]
    return own + ask_payers(facts, plan, book)
