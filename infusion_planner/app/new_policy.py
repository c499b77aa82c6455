"""A payer's policy of the center's own: it comes as a file, is checked, and is put in force.

The file is a ZIP archive with one policy, `<payer>/<version>.toml`, and the worked cases that prove
it, `scenarios/payers.jsonl`.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from infusion_planner.app.proven_file import ProvenFile, archive_texts, only_table
from infusion_planner.domain.errors import Refused, RulebookError
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.payer_policy import PayerPolicy
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.run import Outcome
from infusion_planner.rulebook.payers import check_dates, parse_policy


class NewPolicy(Frozen):
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


class PolicyCheck(ProvenFile):
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
        texts = archive_texts(path, partial(_refused, path))
        where, self._content = _policy_file(texts, path)
        try:
            self._policy, book = _with(where, self._content, in_force, own)
        except RulebookError as refusal:
            raise _refused(path, str(refusal)) from None
        super().__init__(texts, book, partial(_refused, path))

    def end(self) -> NewPolicy:
        """Give the policy.

        Raises:
            Refused: one of its cases fails, or it has none.
        """
        return NewPolicy(self._policy, self._content, self.book, self.passed())

    def _counting(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
        # a policy need not prove what a whole rule set would have to
        return tuple(item for item in outcomes if item.file != "rulebook")


def _policy_file(texts: Mapping[str, str], path: Path) -> tuple[str, str]:
    name, count = only_table(texts)
    if count != 1:
        raise _refused(path, f"it has to hold one policy, and it holds {count}.")
    inside = PurePosixPath(name)
    if not inside.parent.name:
        raise _refused(path, f"{inside}: expected it in a folder named as the payer.")
    return f"{inside.parent.name}/{inside.name}", texts[name]


def _with(
    where: str, content: str, in_force: Rulebook, own: Collection[tuple[str, str]]
) -> tuple[PayerPolicy, Rulebook]:
    policy = parse_policy(where, content, in_force)
    name = (policy.payer, policy.version)
    others = tuple(
        each for each in in_force.payers if (each.payer, each.version) != name or name not in own
    )
    check_dates(where, policy, others)
    return policy, replace(in_force, read_payers=lambda: (*others, policy))


def _refused(path: Path, why: str) -> Refused:
    return Refused(f"{path.name} was not taken into use: {why} The policies in force stay.")
