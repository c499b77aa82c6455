"""Leads through the readiness of courses: nothing known, some of it, an override, all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from infusion_planner.demo.guide import settle
from infusion_planner.ui.readiness.panel import ReadinessPanel

if TYPE_CHECKING:
    from infusion_planner.cards.readiness import ReadinessCard
    from infusion_planner.demo.guide import Guide, Stop

Wanted = Callable[["ReadinessCard"], bool]


def readiness(guide: Guide) -> Iterator[Stop]:
    """Show one course of each kind, as it stands today and as it would stand on its day 1."""
    cards = tuple(guide.read.of_readiness.card(line.patient_id) for line in guide.lines)
    for name, wanted in _KINDS.items():
        card = next((card for card in cards if wanted(card)), None)
        if card is not None:
            patient_id = card.identity.patient_id
            guide.pages.readiness(patient_id)
            yield guide.stop(f"readiness-{name}", patient_id)
            yield from _further(guide, name, card)
            guide.leave()


def _further(guide: Guide, name: str, card: ReadinessCard) -> Iterator[Stop]:
    """Show the half-known course on its day 1, and the form of an override."""
    panel, patient_id = guide.panel(ReadinessPanel), card.identity.patient_id
    if name == "some":
        panel.as_of.start_pressed.emit()
        yield guide.stop("readiness-on-day-1", patient_id)
    asking = [line.rule for line in card.lines if line.overrides]
    if name == "override" and asking:
        panel.gates.open_override(asking[0])
        settle()
        yield guide.stop("readiness-override-form", patient_id)


def _counts(card: ReadinessCard) -> dict[str, int]:
    return {word: count for _, count, word in card.counts}


def _is_ahead(card: ReadinessCard) -> bool:
    return bool(card.course_id) and card.start_on is not None and card.start_on > card.as_of


def _is_half_known(card: ReadinessCard) -> bool:
    counts = _counts(card)
    return bool(card.course_id) and min(counts["not known"], counts["met"]) > 5


def _asks_for_decisions(card: ReadinessCard) -> bool:
    return bool(card.course_id) and any(line.overrides for line in card.lines)


_KINDS: dict[str, Wanted] = {
    "none": lambda card: not card.course_id and _counts(card)["met"] < 10,
    "some": _is_half_known,
    "all": lambda card: _is_ahead(card) and card.verdict.state == "ok",
    "override": _asks_for_decisions,
}
