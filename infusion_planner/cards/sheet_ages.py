"""Words which printed sheets are out of date, and why."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from infusion_planner.cards.patient import InfusionLine
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.wording import date_words
from infusion_planner.store.printed import SheetAge

_TAG = "paper out of date"
_DAY_SHEET = "S1"


def age_words(age: SheetAge, zone: tzinfo | None) -> str:
    """Word one, `Printed copy 1 of 12-Nov-2026 is out of date: name corrected`.

    The day sheet stands with its infusion; any other is named by its code.
    """
    reasons = ", ".join(age.reasons)
    day = date_words(_day(age, zone))
    what = "copy" if _is_day_sheet(age) else f"{age.sheet}, copy"
    return f"Printed {what} {age.copy_number} of {day} is out of date: {reasons}"


def aged_findings(ages: Iterable[SheetAge], zone: tzinfo | None) -> tuple[VerdictCard, ...]:
    """Say of all of them what to do, those with the same reasons together."""
    groups: dict[tuple[str, ...], list[SheetAge]] = {}
    for age in ages:
        groups.setdefault(age.reasons, []).append(age)
    return tuple(_finding(group, zone) for group in groups.values())


def aged_lines(
    lines: tuple[InfusionLine, ...], ages: Iterable[SheetAge], zone: tzinfo | None
) -> tuple[InfusionLine, ...]:
    """Mark the infusions whose printed day sheet is out of date."""
    words = {age.infusion_id: age_words(age, zone) for age in ages if _is_day_sheet(age)}
    return tuple(
        replace(line, paper=words[line.infusion_id], paper_tag=_TAG)
        if line.infusion_id in words
        else line
        for line in lines
    )


def _is_day_sheet(age: SheetAge) -> bool:
    return age.sheet == _DAY_SHEET


def _finding(group: list[SheetAge], zone: tzinfo | None) -> VerdictCard:
    if len(group) == 1:
        words = f"{age_words(group[0], zone)}. Print a new copy and take the old one away."
    else:
        reasons = ", ".join(group[0].reasons)
        words = (
            f"{len(group)} printed sheets are out of date: {reasons}. Print new copies and take"
            " the old ones away."
        )
    return VerdictCard("reminder", "Paper", words, "")


def _day(age: SheetAge, zone: tzinfo | None) -> date:
    return datetime.fromisoformat(age.printed_at).astimezone(zone).date()
