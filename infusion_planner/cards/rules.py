"""The rules as the screen of the rules shows them."""

from infusion_planner.cards.rule_change import PlanChange
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.frozen import Frozen


class RuleLine(Frozen):
    """One rule in the table.

    Attributes:
        id: for example `SPACE-1`.
        sort_id: the id as it sorts, 2 before 10.
        title: a few words.
        severity: the most it can weigh, in words.
        state: glyph and color of that.
        basis: what it rests on.
        family: what its id begins with.
        weighs: each severity it can have, by its letter.
        search_text: all of it in small letters.
    """

    id: str
    sort_id: str
    title: str
    severity: str
    state: str
    basis: str
    family: str
    weighs: frozenset[str]
    search_text: str


class OutcomeLine(Frozen):
    """What a rule says in one situation.

    Attributes:
        state: as in `VerdictCard`.
        word: how much it weighs, in words.
        sentence: what it says; what is filled in for a patient stands in brackets.
        next_step: what may be done next; may be empty.
    """

    state: str
    word: str
    sentence: str
    next_step: str


class RuleCard(Frozen):
    """One rule in full.

    Attributes:
        title: id and title.
        facts: family, basis, source, what it reads and when, its numbers, its worked cases.
        outcomes: in the order of the rulebook.
    """

    title: str
    facts: tuple[Fact, ...]
    outcomes: tuple[OutcomeLine, ...]


class RuleSetCard(Frozen):
    """One version of the rules.

    Attributes:
        version: for example `2026.1`.
        words: version, released, review by.
        strip: that the review is overdue, or that other rules are in force; None for neither.
        lines: every rule, by family and number.
        families: (words, what the ids begin with), in the order of the file.
    """

    version: str
    words: str
    strip: VerdictCard | None
    lines: tuple[RuleLine, ...]
    families: tuple[tuple[str, str], ...]


class SettingLine(Frozen):
    """One number that the center may set.

    Attributes:
        key: rule and name of the number.
        rule: the rule's id.
        name: the number's name in the rule.
        title: what it is.
        value: as it is set now, in words.
        own: the rulebook's own, in words.
        limits: `1 to 20`.
        unit: of the number, in the singular.
        since: when and by whom it was set; empty for the rulebook's own.
        why: the reason; empty for the rulebook's own.
        later: that it counts from the next sign-in on; empty when it counts already.
        is_set: whether the center set it.
    """

    key: str
    rule: str
    name: str
    title: str
    value: str
    own: str
    limits: str
    unit: str
    since: str
    why: str
    later: str
    is_set: bool


class PastTest(Frozen):
    """One self-test that was run.

    Attributes:
        when: local time.
        who: the person.
        result: what was tested, and what came of it.
        state: `ok` or `blocked`.
        digest: the beginnings of the codes of rules and cases.
        seq: number of its entry in the trail.
    """

    when: str
    who: str
    result: str
    state: str
    digest: str
    seq: int


class SelfTestCard(Frozen):
    """What a self-test came to.

    Attributes:
        verdict: in words.
        failures: one line for each answer that is not as expected.
    """

    verdict: VerdictCard
    failures: tuple[str, ...]


class ChangeLine(Frozen):
    """One planned course in the list of those that would change.

    Attributes:
        who: name, birth date and MRN.
        course: `Course 2, day 1 14-Dec-2026`.
        words: what would change.
    """

    who: str
    course: str
    words: str


def change_lines(changes: tuple[PlanChange, ...]) -> tuple[ChangeLine, ...]:
    """Word what would change, one line for each sentence of a course."""
    return tuple(
        ChangeLine(f"{item.identity.name}, MRN {item.identity.mrn}", item.course, words)
        for item in changes
        for words in item.lines
    )
