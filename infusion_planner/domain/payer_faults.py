"""What cannot be recorded of the facts that payers read, said for the field it stands in."""

import re
from collections.abc import Iterator

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.facts import Diagnosis, PriorDrug
from infusion_planner.domain.payer_facts import PayerChosen, PriorAuthorization, Response

HIGHEST_EDSS = 10
_ICD10 = re.compile(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?", re.ASCII)

_STATE = re.compile(r"[A-Z]{2}", re.ASCII)


def payer_faults(value: object) -> Iterator[Fault]:
    """Yield what is wrong with a fact that payers read; nothing for others."""
    if isinstance(value, Diagnosis):
        yield from _diagnosis_faults(value)
    elif isinstance(value, PriorDrug):
        yield from _below_zero("months", value.months)
    elif isinstance(value, Response):
        yield from _below_zero("relapses", value.relapses)
        yield from _edss_faults(value)
    elif isinstance(value, PayerChosen) and value.state and not _STATE.fullmatch(value.state):
        yield Fault("state", "Type the two letters of the state, for example IL.")
    elif isinstance(value, PriorAuthorization):
        yield from _below_one("units", value.units)
        yield from _below_one("doses", value.doses)


def _diagnosis_faults(value: Diagnosis) -> Iterator[Fault]:
    if value.relapses and value.active is False:
        yield Fault("relapses", "relapses are activity, but active is false")
    if value.icd10 and not _ICD10.fullmatch(value.icd10):
        yield Fault("icd10", f"{value.icd10!r} is not an ICD-10-CM code, for example G35.A")


def _edss_faults(value: Response) -> Iterator[Fault]:
    if value.edss is None:
        return
    if value.edss > HIGHEST_EDSS:
        yield Fault("edss", f"{value.edss} is above {HIGHEST_EDSS}")
    if value.edss < 0:
        yield Fault("edss", f"{value.edss} is below 0")


def _below_zero(field: str, number: int | None) -> Iterator[Fault]:
    if number is not None and number < 0:
        yield Fault(field, f"{number} is below 0")


def _below_one(field: str, number: int | None) -> Iterator[Fault]:
    if number is not None and number < 1:
        yield Fault(field, f"{number} is below 1. Leave it empty where it is not known.")
