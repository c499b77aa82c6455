"""The re-plan: courses that cannot stay where they are, each with its new days or why not."""

from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.replan import CourseLeft, CourseMove


class ReplanLine(Frozen):
    """One course.

    Attributes:
        key: the course's row id; a line keeps it.
        patient_id: the patient's row id.
        name: `LEE, Sam (Mr)`.
        born: `21-Jun-1990`.
        mrn: as entered.
        course: `Course 1, 5 of 5 days`.
        old: `Mon 30-Nov to Fri 04-Dec-2026`.
        new: the same of the new days; `Same days, chair A2`; or `No place`.
        moves: `7 days later`; why there is no place; empty where only a chair changes.
        state: `ok`, `override` where a prescriber has to decide, or `blocked` for no place.
        word: the state in words.
        sort_old: the first of the old days as ISO text.
        move: what is accepted; None for no place.
        left: what goes on the call list; None where there is a place.
    """

    key: str
    patient_id: str
    name: str
    born: str
    mrn: str
    course: str
    old: str
    new: str
    moves: str
    state: str
    word: str
    sort_old: str
    move: CourseMove | None = None
    left: CourseLeft | None = None

    @property
    def needs_decision(self) -> bool:
        """Tell whether a prescriber has to decide."""
        return self.state == "override"


class ReplanCard(Frozen):
    """All courses that cannot stay on some days.

    Attributes:
        from_on: the first of these days.
        to_on: the last one.
        days: `Tue 01-Dec-2026`.
        why: why they are closed, as recorded; empty where nothing is.
        lines: those with a place by day, then those without.
        summary: what accepting all comes to.
        to_call: how many patients are on the call list of these days.
    """

    from_on: date
    to_on: date
    days: str
    why: str
    lines: tuple[ReplanLine, ...]
    summary: str
    to_call: int = 0

    @property
    def moves(self) -> tuple[CourseMove, ...]:
        """Give every proposal."""
        return tuple(line.move for line in self.lines if line.move is not None)

    @property
    def left(self) -> tuple[CourseLeft, ...]:
        """Give every course without a place."""
        return tuple(line.left for line in self.lines if line.left is not None)

    @property
    def needs_decision(self) -> bool:
        """Tell whether a prescriber has to decide on any of them."""
        return any(line.needs_decision for line in self.lines)
