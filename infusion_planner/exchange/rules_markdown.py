"""Prints the rulebook for people who review it: a table for each family of rules."""

from collections.abc import Iterable, Sequence

from infusion_planner.domain.citations import Citation
from infusion_planner.domain.rule_words import BASES, FAMILIES, family_of, numbers_of
from infusion_planner.domain.rules import Basis, Rule, Rulebook
from infusion_planner.exchange.scenarios.scenario import Proves, Scenario

_HEAD = """\
# Rules

Printed from the rulebook and its worked cases by `make docs`; a change here is lost. Rule set
{id} {version}, released {released}, to be reviewed by {review}.

- **H** blocks, **O** needs an override, **R** is a task, **I** is only shown. Words in *italics*
  are filled in.
- A rule rests on the label, on a policy, on something else published, or on the center. A center
  setting is never the label's text, whatever is cited beside it.
- Facts are named as in [forecast.md](forecast.md). One that is missing leaves its rule *not
  evaluated*; after *until* stands up to when it may still come.
- *Fires*, *edge* and *clears* name the worked cases in `resources/scenarios` in which the rule
  speaks or takes effect, in which it only just does or does not, and in which it has nothing to
  say. `infusion-planner selftest` runs them.
"""
_COLUMNS = "| rule | says | rests on | reads | proved by |\n|---|---|---|---|---|"


def rules_markdown(book: Rulebook, scenarios: Iterable[Scenario]) -> str:
    """Lay all rules of a rulebook out as Markdown, whether or not they are in force today.

    Args:
        book: the rules.
        scenarios: the worked cases, which say what they prove.
    """
    shown = tuple(scenarios)
    families: dict[str, list[Rule]] = {}
    for rule in book.rules:
        families.setdefault(family_of(rule), []).append(rule)
    parts = [_head(book)]
    parts += [_family(name, rules, shown) for name, rules in families.items()]
    return "\n".join([*parts, _documents(book)])


def _head(book: Rulebook) -> str:
    return _HEAD.format(
        id=book.id, version=book.version, released=book.released_on, review=book.review_by
    )


def _family(name: str, rules: Sequence[Rule], scenarios: Sequence[Scenario]) -> str:
    title = f"## {name}: {FAMILIES[name]}" if name in FAMILIES else f"## {name}"
    rows = (_row(rule, scenarios) for rule in sorted(rules, key=_by_number))
    return "\n".join([title, "", _COLUMNS, *rows, ""])


def _by_number(rule: Rule) -> tuple[int, str]:
    """Put 2 before 10; ids of one length differ in their digits."""
    return len(rule.id), rule.id


def _row(rule: Rule, scenarios: Sequence[Scenario]) -> str:
    cells = (
        _cell(f"**{rule.id}** {rule.title}", *_scope(rule), *_numbers(rule)),
        _cell(*(_italics(line) for line in _sentences(rule))),
        _cell(f"{BASES[rule.basis]}.", *(_citation(source, rule.basis) for source in rule.source)),
        _cell(*(f"`{name}`" for name in rule.facts), *_gate(rule)),
        _cell(*_proofs(rule, scenarios)),
    )
    return f"| {' | '.join(cells)} |"


def _cell(*lines: str) -> str:
    return "<br>".join(line.replace("|", "\\|") for line in lines)


def _scope(rule: Rule) -> Iterable[str]:
    first, last = rule.from_course, rule.to_course
    if last is not None:
        yield f"course {first}" if first == last else f"courses {first} to {last}"
    elif first > 1:
        yield f"from course {first}"
    if rule.in_force_from:
        yield f"in force from {rule.in_force_from}"
    if rule.in_force_to:
        yield f"in force to {rule.in_force_to}"


def _numbers(rule: Rule) -> Iterable[str]:
    """Give what the rule's kind adds: the numbers and names it works with."""
    return (f"{name}: {value}" for name, value in numbers_of(rule))


def _sentences(rule: Rule) -> Iterable[str]:
    for outcome in rule.outcomes:
        then = f" Next: {outcome.next_step}" if outcome.next_step else ""
        yield f"**{outcome.severity.value}** {outcome.why or outcome.when}{then}"


def _italics(template: str) -> str:
    return template.replace("{", "*").replace("}", "*")


def _citation(source: Citation, basis: Basis) -> str:
    see = "see " if basis is Basis.CENTER else ""
    return f"{see}{source.key}: {source.section}"


def _gate(rule: Rule) -> Iterable[str]:
    if rule.gate is not None:
        yield f"until {rule.gate.value.replace('_', ' ')}"


def _proofs(rule: Rule, scenarios: Sequence[Scenario]) -> Iterable[str]:
    marked: set[str] = set()
    for shows in Proves:
        names = [item.id for item in scenarios if item.proves.get(rule.id) is shows]
        marked.update(names)
        if names:
            yield f"{shows.value}: {', '.join(names)}"
    if others := [name for name in rule.scenarios if name not in marked]:
        yield f"{'also' if marked else 'by'}: {', '.join(others)}"


def _documents(book: Rulebook) -> str:
    """List the documents cited, by the short names that stand in the tables."""
    cited = {source.key: source.document for rule in book.rules for source in rule.source}
    rows = (f"| {key} | {cited[key]} |" for key in sorted(cited))
    return "\n".join(["## Documents", "", "| name | document |", "|---|---|", *rows])
