"""How planned courses stand against their gates, in the few words a ribbon has room for."""

from collections.abc import Callable

from infusion_planner.cards.read_readiness import ReadinessFacts
from infusion_planner.cards.ready_words import VERDICTS, how_many
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.readiness import Ready, readiness
from infusion_planner.domain.rules import Rulebook

_STATES = {
    Ready.BLOCKED: "blocked",
    Ready.OVERRIDE: "override",
    Ready.NOT_READY: "planned",
    Ready.READY: "ready",
}


class CourseStanding(Frozen):
    """What the gates of a planned course come to today.

    Attributes:
        state: `blocked`, `override`, `planned` while facts are still to come, or `ready`.
        word: the same in words, `Planned, 7 facts to come`.
    """

    state: str
    word: str


def course_standing(facts: ReadinessFacts, book: Rulebook) -> CourseStanding | None:
    """Judge the course that is planned or under way; None where there is none."""
    if facts.planned is None:
        return None
    found = readiness(facts.case, facts.planned, facts.overrides, book)
    _, word = VERDICTS[found.ready]
    if found.ready is Ready.BLOCKED:
        word = f"{word}, {found.gates[0].rule.id}"
    elif found.ready is Ready.NOT_READY:
        word = ", ".join(("Planned", *how_many(found)))
    return CourseStanding(_STATES[found.ready], word)


class StandingRun:
    """One reading of some courses, a course with each step.

    Args:
        planned: row id of each course with that of its patient.
        read: gives what the course of a patient is judged on.
        book: the rules in force.

    Attributes:
        found: how each course stands that was read, by the course's row id.
    """

    def __init__(
        self,
        planned: tuple[tuple[str, str], ...],
        read: Callable[[str], ReadinessFacts],
        book: Rulebook,
    ) -> None:
        self._left = list(reversed(planned))
        self._read = read
        self._book = book
        self.found: dict[str, CourseStanding] = {}

    def step(self) -> bool:
        """Read one more course, and tell whether any is left."""
        if self._left:
            course_id, patient_id = self._left.pop()
            facts = self._read(patient_id)
            standing = course_standing(facts, self._book)
            # a patient's open course may be another one by now
            if standing is not None and facts.course_id == course_id:
                self.found[course_id] = standing
        return bool(self._left)
