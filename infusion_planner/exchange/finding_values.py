"""Writes a finding as JSON values."""

from infusion_planner.domain.findings import Finding


def finding_values(finding: Finding) -> dict[str, object]:
    """Give rule, severity, sentence, source and next step."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "source": finding.source,
        "next_step": finding.next_step,
    }
