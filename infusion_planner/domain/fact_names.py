"""The facts that rules read, by the name a rule of the rulebook gives them."""

from enum import Enum


class FactName(Enum):
    """One fact, or a list of facts of one sort, that a rule can ask for."""

    BIRTH_DATE = "born_on"
    COURSES = "courses"
    CD4 = "cd4"
    ANTIVIRALS = "antivirals"
    DIAGNOSIS = "diagnosis"
    PRIOR_DRUGS = "prior_drugs"
    HYPERSENSITIVE = "hypersensitive"
    INFECTION = "infection"
    SUSPECTED = "suspected"
    CAUTIONS = "cautions"
    MEDICINES = "medicines"
    HIV = "hiv"
    TUBERCULOSIS = "tuberculosis"
    HEPATITIS = "hepatitis"
    VARICELLA = "varicella"
    VACCINATIONS = "vaccinations"
    PREGNANCY = "pregnancy"
    LISTERIA = "listeria_on"
    BASELINE = "baseline"
    PRESCRIBER = "rems.prescriber"
    FACILITY = "rems.facility"
    PHARMACY = "rems.pharmacy"
    ENROLLMENT = "rems.enrollment"
    FORM = "rems.form_on"
    ORDER = "rems.ordered_on"
    AUTHORIZATIONS = "rems.authorizations"
    FURTHER_REASON = "further_reason"
    PAYER = "payer.policy"
    PAYER_AUTHORIZATIONS = "payer.authorizations"
    PAYER_PRESCRIBER = "payer.prescriber"
    PAYER_ATTESTED = "payer.attested"
    PAYER_ATTACHED = "payer.attached"
    PAYER_SITE = "payer.site"
    PAYER_CONTINUATION = "payer.continuation"
    PLANNED = "planned"
    EARLIER_COURSES = "earlier_courses"
    INFUSIONS = "infusions"
    CHECKLISTS = "aftercare.checklists"
    EVENTS = "aftercare.events"
    TRANSFER = "aftercare.transfer"
    PREGNANCY_CALL = "aftercare.pregnancy_called_on"
    RESULTS = "results"
    SYMPTOMS = "symptoms"
    MONITORING = "monitoring"
    MONITORING_END = "monitoring_end"
    CERVIX = "cervix"


class Gate(Enum):
    """The moment up to which a fact that is missing may still come.

    AUTHORIZATION is the day on which the REMS program is asked about the patient, DAY_1 the first
    day of the course. On an infusion day START is the start of the infusion, DISCHARGE the moment
    the patient leaves.
    """

    AUTHORIZATION = "authorization"
    DAY_1 = "day_1"
    START = "start"
    DISCHARGE = "discharge"


FACT_NAMES = frozenset(name.value for name in FactName)
