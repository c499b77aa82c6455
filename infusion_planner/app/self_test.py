"""The worked cases run against the rules in force, and the entry of the trail that keeps it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from infusion_planner.cards.rules import SelfTestCard
from infusion_planner.cards.rules_reader import FAILED, SELF_TEST
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.trail import Event, Note
from infusion_planner.exchange.scenarios.report import failure_lines
from infusion_planner.exchange.scenarios.run import CaseRun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.actions.desk import Desk
    from infusion_planner.domain.rules import Rulebook

_NOTED = 20
_DIGITS = 12


class SelfTest:
    """Run the worked cases, one at a step.

    Args:
        desk: the door to the trail.
        book: the rules in force as they were released: the cases were worked out with their
            numbers and the policies shipped, and not with what a center set or added since.
        content: the text of their file.
        cases: the text of each file with cases by its name without the ending.
    """

    def __init__(self, desk: Desk, book: Rulebook, content: str, cases: Mapping[str, str]) -> None:
        self._desk = desk
        self._book = book
        self._rules_code = sha256(content.encode()).hexdigest()
        every = "".join(f"{name}\0{cases[name]}\0" for name in sorted(cases))
        self._cases_code = sha256(every.encode()).hexdigest()
        self._run = CaseRun(cases, book)

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many cases were run, how many there are, and which comes next."""
        return self._run.progress

    def step(self) -> bool:
        """Run the next case and tell whether any is left."""
        return self._run.step()

    def end(self) -> SelfTestCard:
        """Write what came of it into the trail, and word it.

        Raises:
            PlannerError: the records could not be written.
        """
        outcomes = self._run.outcomes
        failed = sum(not item.passed for item in outcomes)
        counted = f"{len(outcomes) - failed:,} passed, {failed:,} failed"
        failures = failure_lines(outcomes)
        title = f"Self-test of {self._book.words}: {counted}"
        self._desk.note(Note(Event.CHECK, title, details=self._details(failures)))
        return SelfTestCard(_verdict(counted, failed), failures)

    def _details(self, failures: tuple[str, ...]) -> str:
        shown, seen = self._rules_code[:_DIGITS], self._cases_code[:_DIGITS]
        parts = [
            f"{FAILED if failures else f'{SELF_TEST} passed'}: rules {shown}, cases {seen}",
            f"rules sha256 {self._rules_code}",
            f"cases sha256 {self._cases_code}",
            *failures[:_NOTED],
        ]
        return "; ".join(parts)


def _verdict(counted: str, failed: int) -> VerdictCard:
    if not failed:
        words = (
            f"{counted}. Numbers and policies of the center's own were left aside. The trail keeps"
            " it with the codes of rules and cases."
        )
        return VerdictCard("ok", "Passed", words)
    words = (
        f"{counted}. Do not rely on the rules named below; install the program again or ask your"
        " IT. The trail keeps it."
    )
    return VerdictCard("blocked", "Failed", words)
