"""What cannot be entered on a chart of results and symptoms, said for the field it stands in."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.lab_entries import SymptomCheck
from infusion_planner.domain.lab_entry import result_faults
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.lab_rules import SymptomPrompts
from infusion_planner.domain.lab_values import CD4
from infusion_planner.domain.rules import Rulebook

_OF_ROW = frozenset({"value", "unit", "upper_limit"})
"""Fields that each test has of its own where several are entered together."""


def lab_faults(value: object, *, born_on: date, today: date, book: Rulebook) -> Iterator[Fault]:
    """Yield what is wrong with a result or a question about symptoms; nothing for others.

    Args:
        value: what the entry holds.
        born_on: the patient's birth date.
        today: the center's civil date.
        book: the rules in force.

    Returns:
        Faults whose `field` is that of the form; of a value it starts with its test,
        `platelets.value`.
    """
    if isinstance(value, LabResult):
        if value.test == CD4:
            yield Fault("test", "A CD4 count has a form of its own.")
        for fault in result_faults(value, today, born_on, book):
            field = f"{value.test}.value" if fault.field in _OF_ROW else fault.field
            yield Fault(field, _sentence(fault.words))
    elif isinstance(value, SymptomCheck):
        rule = book.find(SymptomPrompts, "symptom_prompts")
        for symptom in value.symptoms:
            if symptom not in rule.symptoms:
                yield Fault("symptoms", f"{symptom} is none of the symptoms asked about.")
    if isinstance(value, LabResult | SymptomCheck):
        yield from _review_faults(value)


def _review_faults(value: LabResult | SymptomCheck) -> Iterator[Fault]:
    if value.reviewed_on is not None and not value.reviewed_by:
        yield Fault("reviewed_by", "Name who reviewed it.")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
