"""A payer's policy of the center's own: it comes as a file, is checked, and is put in force.

The file is a ZIP archive with one policy, `<payer>/<version>.toml`, and the worked cases that prove
it, `scenarios/payers.jsonl`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Refused, RulebookError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from infusion_planner.domain.payer_policy import PayerPolicy
    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.exchange.scenarios.run import Outcome
    from infusion_planner.rulebook.payers import LoadedPayers
    from infusion_planner.store.payer_policies import PolicyPut

_NAMED = 5


def with_own(book: Rulebook, stored: Sequence[PolicyPut]) -> Rulebook:
    """Give rules that hold plans against the center's own policies besides those shipped."""
    counting = tuple(item for item in stored if item.counts)
    if not counting:
        return book
    read = cache(partial(_all, book, counting))
    return replace(book, read_payers=read)


def _all(shipped: Rulebook, stored: Sequence[PolicyPut]) -> tuple[PayerPolicy, ...]:
    return own_policies(shipped, stored).policies


def own_policies(shipped: Rulebook, stored: Sequence[PolicyPut]) -> LoadedPayers:
    """Read what was put in force; of each version the newest file that is good.

    Args:
        shipped: rules with the policies shipped with them.
        stored: what was put in force, the first one first.

    Returns:
        Every policy that may be used, and why a file is not.
    """
    from infusion_planner.rulebook.payers import LoadedPayers, check_dates, parse_policy

    kept, refusals = list(shipped.payers), list[str]()
    done: set[tuple[str, str]] = set()
    for item in reversed([each for each in stored if each.counts]):
        name = (item.payer, item.version)
        if name in done:
            continue
        where = f"{item.payer}/{item.version}.toml"
        try:
            policy = parse_policy(where, item.content, shipped)
            check_dates(where, policy, kept)
        except RulebookError as refusal:
            refusals.append(str(refusal))
        else:
            kept.append(policy)
            done.add(name)
    return LoadedPayers(tuple(kept), tuple(refusals))


@dataclass(frozen=True, slots=True)
class NewPolicy:
    """A policy that may be put in force.

    Attributes:
        policy: what it asks for.
        content: the text of its file.
        book: the rules in force with it.
        passed: how many worked cases were run; all of them passed.
    """

    policy: PayerPolicy
    content: str
    book: Rulebook
    passed: int


class PolicyCheck:
    """A policy that is checked, one worked case at a step.

    Args:
        path: the file.
        in_force: the rules in force.
        own: (payer, version) of the center's own policies, which a corrected file replaces.

    Raises:
        Refused: it is no policy, or one for days that another version has; nothing is changed,
            and what was in force stays.
    """

    def __init__(
        self, path: Path, in_force: Rulebook, own: Collection[tuple[str, str]] = ()
    ) -> None:
        from infusion_planner.exchange.scenarios.run import CaseRun

        self._path = path
        texts = _texts(path)
        where, self._content = _policy_file(texts, path)
        try:
            self._policy, self._book = _with(where, self._content, in_force, own)
        except RulebookError as refusal:
            raise _refused(path, str(refusal)) from None
        cases = {
            PurePosixPath(name).stem: text
            for name, text in texts.items()
            if PurePosixPath(name).parent.name == "scenarios"
        }
        self._cases = CaseRun(cases, self._book)

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many cases were run, how many there are, and which comes next."""
        return self._cases.progress

    def step(self) -> bool:
        """Run the next case and tell whether any is left."""
        return self._cases.step()

    def end(self) -> NewPolicy:
        """Give the policy.

        Raises:
            Refused: one of its cases fails, or it has none.
        """
        from infusion_planner.exchange.scenarios.report import failure_lines

        found = _own_cases(self._cases.outcomes)
        failures = failure_lines(found)
        if failures:
            more = f" and {len(failures) - _NAMED} more" if len(failures) > _NAMED else ""
            words = f"worked cases fail: {'; '.join(failures[:_NAMED])}{more}."
            raise _refused(self._path, words)
        if not found:
            raise _refused(self._path, "it has no worked cases that prove it.")
        return NewPolicy(self._policy, self._content, self._book, len(found))


def _own_cases(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Leave out what a whole rule set would have to prove."""
    return tuple(item for item in outcomes if item.file != "rulebook")


def _texts(path: Path) -> Mapping[str, str]:
    from infusion_planner.app.new_rules import archive_texts

    return archive_texts(path, partial(_refused, path))


def _policy_file(texts: Mapping[str, str], path: Path) -> tuple[str, str]:
    found = [name for name in texts if PurePosixPath(name).suffix == ".toml"]
    if len(found) != 1:
        raise _refused(path, f"it has to hold one policy, and it holds {len(found)}.")
    name = PurePosixPath(found[0])
    if not name.parent.name:
        raise _refused(path, f"{name}: expected it in a folder named as the payer.")
    return f"{name.parent.name}/{name.name}", texts[found[0]]


def _with(
    where: str, content: str, in_force: Rulebook, own: Collection[tuple[str, str]]
) -> tuple[PayerPolicy, Rulebook]:
    from infusion_planner.rulebook.payers import check_dates, parse_policy

    policy = parse_policy(where, content, in_force)
    name = (policy.payer, policy.version)
    others = tuple(
        each for each in in_force.payers if (each.payer, each.version) != name or name not in own
    )
    check_dates(where, policy, others)
    return policy, replace(in_force, read_payers=lambda: (*others, policy))


def _refused(path: Path, why: str) -> Refused:
    return Refused(f"{path.name} was not taken into use: {why} The policies in force stay.")
