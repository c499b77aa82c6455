"""Words the checks before a start, each with who ticked it and when."""

from collections.abc import Iterator

from infusion_planner.cards.run_sheet import GateTick
from infusion_planner.cards.stored_days import DayRead
from infusion_planner.domain.day_before import Asked, Gate
from infusion_planner.domain.day_before_words import GATE_WORDS
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_pump import second_check
from infusion_planner.domain.day_words import initials
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.premedication import steroid_required, steroid_rule
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import time_words

_RULES = {Gate.LABS: "LAB-1", Gate.SPACING: "SPACE-1", Gate.ANTIVIRAL: "PROPH-1"}


def gate_ticks(read: DayRead, book: Rulebook) -> tuple[GateTick, ...]:
    """Word every check, in the order of the sheet."""
    return tuple(_ticks(read, book))


def _ticks(read: DayRead, book: Rulebook) -> Iterator[GateTick]:
    log = read.log
    yield _gate(read, Gate.IDENTITY)
    yield GateTick(
        "authorization",
        "REMS authorization of today",
        _done(log.last("authorization")),
        rule="REMS-6",
    )
    yield _infection(read)
    for gate in (Gate.PREGNANCY, Gate.ANTIVIRAL, Gate.LABS, Gate.SPACING, Gate.CONSENT):
        yield _gate(read, gate)
    yield GateTick("equipment", "Equipment and staff", _done(log.last("equipment")), rule="INF-6")
    yield GateTick("access", "Vein", _done(log.last("access")), rule="INF-7")
    yield GateTick("order", "Order of the prescriber", _done(log.last("order")), rule="DOSE-3")
    if steroid_required(book, read.course.number, read.infusion.number):
        yield _steroid(read, book)
    yield GateTick("vial", "Vial", _done(log.last("vial")), rule="PREP-4")
    yield GateTick("bag", "Bag", _done(log.last("bag")), rule="PREP-3")
    check = second_check(log)
    done = f"{_done(check.first)}, {_done(check.second)}" if check.agrees else ""
    problem = check.words if check.differs else ""
    yield GateTick("pump_check", "Dose, rate and volume, two people", done, problem)


def _gate(read: DayRead, gate: Gate) -> GateTick:
    ticked = [entry for entry, value in read.log.ticks if value.gate is gate]
    return GateTick(
        gate=f"gate:{gate.value}",
        words=GATE_WORDS[gate],
        done=_done(ticked[-1] if ticked else None),
        rule=_RULES.get(gate, ""),
        applies=bool(ticked) or _applies(gate, read),
    )


def _applies(gate: Gate, read: DayRead) -> bool:
    """Tell whether a check is one of this patient and course, as the sheet on paper does."""
    if gate is Gate.SPACING:
        return read.course.number > 1
    if gate is Gate.PREGNANCY and read.pregnancy_possible is None:
        return read.patient.gender != "Male"
    return gate is not Gate.PREGNANCY or bool(read.pregnancy_possible)


def _infection(read: DayRead) -> GateTick:
    asked = read.log.value("infection_asked", Asked)
    entry = read.log.last("infection_asked")
    problem = ""
    if asked is not None and asked.found and not asked.cleared_by:
        problem = f"{asked.found}: the prescriber has to clear it"
    done = "" if problem else _done(entry)
    return GateTick("infection_asked", "No active infection, asked today", done, problem, "ELIG-5")


def _steroid(read: DayRead, book: Rulebook) -> GateTick:
    words = steroid_rule(book, read.course.number).drug.capitalize()
    given, left_out = _steroids(read, "medicine"), _steroids(read, "left_out")
    if left_out and not given:
        done = f"left out, {_done(left_out[-1])}"
        return GateTick("medicine", words, done, rule="PREMED-1", left_out=True)
    return GateTick("medicine", words, _done(given[-1] if given else None), rule="PREMED-1")


def _steroids(read: DayRead, kind: str) -> list[DayEntry]:
    """Give the entries of a kind that tell of a steroid, by time."""
    return [
        entry
        for entry in read.log.all(kind)
        if getattr(entry.value, "kind", None) is PremedicationKind.STEROID
    ]


def _done(entry: DayEntry | None) -> str:
    if entry is None:
        return ""
    return f"{time_words(entry.real_at)} {initials(entry.done_by)}"
