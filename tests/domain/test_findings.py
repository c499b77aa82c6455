import pytest

from infusion_planner.domain.findings import Finding, Severity, Verdict, verdict, worst_first

HARD, OVERRIDE, REMINDER, INFORMATION = Severity


def finding(rule: str, severity: Severity) -> Finding:
    return Finding(rule, severity, "", "", "")


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], Verdict.ALLOWED),
        ([INFORMATION, REMINDER], Verdict.ALLOWED),
        ([REMINDER, OVERRIDE], Verdict.OVERRIDE),
        ([OVERRIDE, HARD], Verdict.BLOCKED),
        ([INFORMATION, HARD], Verdict.BLOCKED),
    ],
)
def test_the_worst_finding_decides_the_verdict(
    severities: list[Severity], expected: Verdict
) -> None:
    assert verdict(finding("X", severity) for severity in severities) is expected


def test_findings_are_ordered_by_severity_then_by_rule() -> None:
    mixed = [
        finding("B", INFORMATION),
        finding("D", HARD),
        finding("A", REMINDER),
        finding("C", HARD),
        finding("E", OVERRIDE),
    ]

    assert [item.rule for item in worst_first(mixed)] == ["C", "D", "E", "A", "B"]
