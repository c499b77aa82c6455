"""What staff read of a rule besides its own sentences: family, basis, numbers."""

from collections.abc import Iterator

from infusion_planner.domain.frozen import names_of
from infusion_planner.domain.rules import Basis, Rule

FAMILIES = {
    "DOSE": "Dose and course",
    "SPACE": "Spacing",
    "MISS": "Interrupted and incomplete courses",
    "DISC": "Diseases that stop treatment",
    "PREMED": "Premedication",
    "PROPH": "Herpes antiviral",
    "VAX": "Vaccination",
    "SCREEN": "Screening",
    "ELIG": "Eligibility",
    "LAB": "Laboratory and monitoring",
    "RANGE": "What a result may be",
    "SYMPT": "Symptoms",
    "INF": "Infusion",
    "PREP": "Preparation",
    "REMS": "REMS program",
    "BILL": "Billing",
    "PAYER": "Payers",
}
"""By what an id begins with."""
BASES = {
    Basis.LABEL: "Label",
    Basis.POLICY: "Policy",
    Basis.PUBLISHED: "Published",
    Basis.CENTER: "Center setting, confirm with the REMS program",
}
"""A center's rule is never worded as what a document says."""
_OF_EVERY_RULE = set(names_of(Rule))


def family_of(rule: Rule) -> str:
    """Give what the rule's id begins with, `SPACE` of `SPACE-1`."""
    return rule.id.split("-")[0]


def numbers_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what the rule's kind adds, each with its name: the numbers and names it works with."""
    for name in names_of(rule):
        value = getattr(rule, name)
        if name not in _OF_EVERY_RULE and value not in (None, "", ()):
            yield name.replace("_", " "), _value(value)


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
