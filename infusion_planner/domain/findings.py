"""What a rule says about a plan or a history: data, never an exception."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from infusion_planner.domain.frozen import Frozen


class Severity(Enum):
    """How much a finding weighs, worst first.

    HARD blocks, OVERRIDE needs a documented override, REMINDER goes to the worklist,
    INFORMATION is only shown.
    """

    HARD = "H"
    OVERRIDE = "O"
    REMINDER = "R"
    INFORMATION = "I"


class Verdict(Enum):
    """What all findings together allow."""

    ALLOWED = "allowed"
    OVERRIDE = "override"
    BLOCKED = "blocked"


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Finding(Frozen):
    """Say what one rule found.

    Attributes:
        rule: the rule's id, for example `SPACE-1`.
        severity: how much it weighs.
        message: verdict, number and anchor in one sentence.
        source: the document and section the rule comes from.
        next_step: what may legally be done next, one sentence.
        next_on: the next legal day where there is one.
    """

    rule: str
    severity: Severity
    message: str
    source: str
    next_step: str
    next_on: date | None = None


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by severity, worst first, then by rule id."""
    return tuple(sorted(findings, key=lambda finding: (_RANK[finding.severity], finding.rule)))


def worst(severities: Iterable[Severity]) -> Severity:
    """Give the severity that weighs most; there has to be one."""
    return min(severities, key=_RANK.__getitem__)


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Give blocked if any finding is hard, else override if any needs one, else allowed."""
    severities = {finding.severity for finding in findings}
    if Severity.HARD in severities:
        return Verdict.BLOCKED
    if Severity.OVERRIDE in severities:
        return Verdict.OVERRIDE
    return Verdict.ALLOWED
