"""A documented override: who decided against a rule, why and when."""

from infusion_planner.domain.frozen import Frozen


class Override(Frozen):
    """Document why a rule that asks for an override was set aside.

    Attributes:
        rule: the rule's id.
        prescriber: the name of the prescriber who decided.
        reason: in words.
        recorded_at: UTC ISO text of the entry.
        recorded_by: the name of the person who entered it.
        rulebook_version: the version it was made with.
        infusion: number of the infusion it is about; None where it is about the course.
        finding: what the rule had found when it was set aside.
        mark: code over rule and facts it was decided on, see `fact_marks`; with another one it
            is void. Empty where it is about an infusion that was given.
    """

    rule: str
    prescriber: str
    reason: str
    recorded_at: str
    recorded_by: str
    rulebook_version: str
    infusion: int | None = None
    finding: str = ""
    mark: str = ""
