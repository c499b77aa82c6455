"""Words the readiness sheet (S10) from the readiness of a course."""

import re
from collections.abc import Iterator

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.readiness import ReadinessCard, ReadinessGroup, ReadinessLine
from infusion_planner.cards.readiness_sheet import (
    ReadinessSheetCard,
    SheetGate,
    SheetGroup,
    Words,
)
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import WEEKDAYS, day_words

FORM = Form(code="S10", title="Readiness sheet", version="1")
_SAID = {
    "Blocked": "Blocked",
    "Override needed": "Override needed",
    "Not known": "Not known",
    "Still to do": "To do",
    "Met": "Met",
}
"""The word that each group's title says of its gates; any other stands before the sentence."""
_ASKED, _DECIDED, _MET = "Override needed", "Overridden", "Met"
_FINDS_NOTHING = frozenset({"ok", "info"})
_WORDED = frozenset({"Ready", "Not ready"})
"""Verdicts with a sentence of their own; that of the others heads the groups."""

_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}) (?=\d)")


def readiness_sheet_card(
    card: ReadinessCard, identity: IdentityCard, made: PrintFacts, center: Center, book: Rulebook
) -> ReadinessSheetCard:
    """Word the sheet.

    Args:
        card: the readiness.
        identity: the header.
        made: what is known about the copy.
        center: where it is printed.
        book: the rules in force.
    """
    groups = tuple(_group(group) for group in card.groups)
    asked = [rule for group in groups for rule in group.to_sign]
    stands = "planned day 1" if card.course_id else "not planned, judged for"
    return ReadinessSheetCard(
        identity=identity,
        heading=f"Course {card.number}, {stands}",
        day=card.day,
        verdict=card.verdict.word,
        as_of=_as_of(card, made),
        notes=tuple(_notes(card)),
        counts=tuple(_count(count, card) for count in card.counts),
        groups=groups,
        to_fill=tuple(f"Override of {rule}: reason, prescriber, signature" for rule in asked),
        stamp=sheet_stamp(FORM, f"course {card.number}", made, center, book),
    )


def _as_of(card: ReadinessCard, made: PrintFacts) -> str:
    """Name the day of the question; paper outlives the word today."""
    if card.as_of == made.printed_at.date():
        return f"As of {day_words(card.as_of)}"
    return card.as_of_words[:1].upper() + card.as_of_words[1:]


def _notes(card: ReadinessCard) -> Iterator[Words]:
    if card.note:
        yield ((card.note, False),)
    if card.verdict.word in _WORDED:
        yield ((_tied(card.verdict.sentence), False),)
    if card.first_legal:
        label, _, day = card.first_legal.partition(": ")
        yield ((f"{label}: ", False), (day, True))


def _count(count: tuple[str, int, str], card: ReadinessCard) -> tuple[str, str, str]:
    state, number, word = count
    decided = sum(line.word == _DECIDED for line in card.lines)
    by_override = state == "ok" and decided
    return state, str(number), f"{word}, {decided} by override" if by_override else word


def _group(group: ReadinessGroup) -> SheetGroup:
    asked = tuple(line.rule for line in group.lines if line.word == _ASKED)
    gates = tuple(_gate(line, _SAID[group.title]) for line in group.lines)
    return SheetGroup(group.title, group.note, gates, asked)


def _gate(line: ReadinessLine, said: str) -> SheetGate:
    decided = line.word == _DECIDED
    found = line.found if decided else line.sentence
    marked = ((f"{line.word}. ", True),) if line.word != said else ()
    return SheetGate(
        state=line.state,
        title=line.title,
        found=(*marked, (_tied(found), False)),
        decided=_tied(line.decided),
        rule_id=line.rule,
        origin=_tied(", ".join(part for part in (line.due, line.noted, line.origin) if part)),
        who=line.who,
        met=line.state in _FINDS_NOTHING,
        noted=line.noted,
    )


def _tied(text: str) -> str:
    """Keep a weekday and its date on one line."""
    return _WEEKDAY.sub("\\1\u00a0", text)
