"""One infusion day as a biller needs it, and what is handed over: frozen, for cards to word.

How the one follows from the other is in `billing.py`.
"""

from datetime import date

from infusion_planner.domain.answers import NotEvaluated
from infusion_planner.domain.facts import Diagnosis
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_run import Run


class ServiceDay(Frozen):
    """What a claim needs to know of one infusion day; None where it is not recorded.

    Attributes:
        on: the date of service.
        dose_ug: micrograms that entered the patient.
        discarded_ug: micrograms that were discarded.
        vials: vials opened.
        run: the pump.
        steroid_ug: micrograms of methylprednisolone; 0 for none.
        diagnosis: as the prescriber recorded it.
        infusion_codes: the family of codes the payer wants; empty for the usual one.
        ndc: the code read from the vial; empty when it was not.
    """

    on: date
    dose_ug: int | None
    discarded_ug: int | None = None
    vials: int | None = None
    run: Run | None = None
    steroid_ug: int | None = None
    diagnosis: Diagnosis | None = None
    infusion_codes: str = ""
    ndc: str = ""


class ClaimLine(Frozen):
    """One line of the hand-off.

    Attributes:
        rule: the rule it follows from.
        code: the HCPCS or CPT code.
        modifier: of the code; may be empty.
        units: how many.
        words: what it stands for.
    """

    rule: str
    code: str
    modifier: str
    units: int
    words: str


class ClaimDay(Frozen):
    """What is handed to the biller of one infusion day.

    Attributes:
        on: the date of service.
        diagnosis_code: ICD-10-CM; empty where none follows from what is recorded.
        ndc: the national drug code, with its hyphens.
        run_minutes: minutes that count; None when the run is not recorded.
        lines: drug, discarded, administration and steroid, in this order.
        findings: what speaks against handing it over as it is, worst first.
        not_evaluated: what could not be worked out, and why.
    """

    on: date
    diagnosis_code: str
    ndc: str
    run_minutes: int | None
    lines: tuple[ClaimLine, ...]
    findings: tuple[Finding, ...]
    not_evaluated: tuple[NotEvaluated, ...]
