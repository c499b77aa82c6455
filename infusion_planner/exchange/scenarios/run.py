"""Runs worked cases, and says of each where the answer differs from what was worked out."""

import json
from collections.abc import Iterator, Mapping

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.json_values import json_values
from infusion_planner.exchange.scenarios.kinds import RUNNERS
from infusion_planner.exchange.scenarios.scenario import Scenario, read_scenario


class Difference(Frozen):
    """One key of an answer that is not as expected.

    Attributes:
        key: its place, `planned.verdict`.
        expected: what was worked out, as JSON.
        found: what the program says, as JSON.
    """

    key: str
    expected: str
    found: str


class Outcome(Frozen):
    """What came of one case.

    Attributes:
        file: the name of its file without the ending.
        id: its name.
        differences: none where it passed.
    """

    file: str
    id: str
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether the answer is as expected."""
        return not self.differences


def run_all(files: Mapping[str, str], book: Rulebook) -> tuple[Outcome, ...]:
    """Run every case of every file, and look whether each rule's cases are among them.

    Args:
        files: the text of each file by its name without the ending.
        book: the rules in force.
    """
    cases = CaseRun(files, book)
    while cases.step():
        pass
    return cases.outcomes


class CaseRun:
    """Every case of every file, run one at a step.

    Args:
        files: the text of each file by its name without the ending.
        book: the rules in force.
    """

    def __init__(self, files: Mapping[str, str], book: Rulebook) -> None:
        self._book = book
        self._cases = [item for name in sorted(files) for item in read_file(name, files[name])]
        self._found: list[Outcome] = []

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many cases were run, how many there are, and which comes next."""
        done = len(self._found)
        words = f"{self._cases[done].file} {self._cases[done].id}" if self._left else ""
        return done, len(self._cases), words

    @property
    def _left(self) -> bool:
        return len(self._found) < len(self._cases)

    def step(self) -> bool:
        """Run the next case and tell whether any is left."""
        if self._left:
            case = self._cases[len(self._found)]
            self._found.append(case if isinstance(case, Outcome) else run(case, self._book))
        return self._left

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Give what came of those that were run, and the cases of rules that are not there."""
        return (*self._found, *_absent(self._book, {item.id for item in self._found}))


def read_file(name: str, text: str) -> tuple[Scenario | Outcome, ...]:
    """Read the cases of a file; a line that cannot be read is a case that failed."""
    found: list[Scenario | Outcome] = []
    for number, line in enumerate(json_values(text), start=1):
        read = read_scenario(name, line)
        if isinstance(read, Scenario):
            found.append(read)
            continue
        faults = (Difference(fault.field, "a worked case", fault.words) for fault in read)
        found.append(Outcome(name, f"line {number}", tuple(faults)))
    return tuple(found)


def read_files(files: Mapping[str, str]) -> tuple[Scenario, ...]:
    """Read the cases of all files, and leave out what is none.

    Args:
        files: the text of each file by its name without the ending.
    """
    read = (item for name in sorted(files) for item in read_file(name, files[name]))
    return tuple(item for item in read if isinstance(item, Scenario))


def run(scenario: Scenario, book: Rulebook) -> Outcome:
    """Run one case."""
    runner = RUNNERS.get(scenario.file)
    if runner is None:
        known = f"one of {', '.join(RUNNERS)}"
        return Outcome(
            scenario.file, scenario.id, (Difference("file", known, f"{scenario.file}.jsonl"),)
        )
    found = runner(scenario, book)
    if "error" in found and "error" not in scenario.expected:
        differences = [Difference("error", "an answer", str(found["error"]))]
    else:
        differences = list(_differences("", scenario.expected, found))
    return Outcome(scenario.file, scenario.id, tuple(differences))


def _differences(place: str, expected: object, found: object) -> Iterator[Difference]:
    """Compare the keys that are expected; what else was found does not count."""
    if not isinstance(expected, dict) or not isinstance(found, dict):
        if expected != found:
            yield Difference(place, _json(expected), _json(found))
        return
    for key, value in expected.items():
        inner = f"{place}.{key}" if place else key
        if key in found:
            yield from _differences(inner, value, found[key])
        else:
            yield Difference(inner, _json(value), "no such key")


def _absent(book: Rulebook, known: set[str]) -> Iterator[Outcome]:
    for rule in book.rules:
        for name in rule.scenarios:
            if name not in known:
                absent = Difference("scenarios", f"a case {name}", "none of that name")
                yield Outcome("rulebook", rule.id, (absent,))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
