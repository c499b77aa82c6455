"""What a center may set of its rules: numbers that no document fixes, within limits."""

from collections.abc import Iterable, Iterator

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.rules import Basis, Rule, Rulebook, Settable
from infusion_planner.domain.wording import count_words


class RuleSetting(Frozen):
    """A number that the center set.

    Attributes:
        rule: the rule's id.
        key: name of the number.
        value: what it is instead of the rulebook's.
        why: the reason.
        id: the row's id; empty before it is stored.
    """

    rule: str
    key: str
    value: int
    why: str = ""
    id: str = ""


def with_settings(book: Rulebook, settings: Iterable[RuleSetting]) -> Rulebook:
    """Give the rules with what the center set.

    A setting that this version does not allow is left out: then its own number holds.
    """
    allowed = [item for item in settings if not tuple(setting_faults(book, item))]
    if not allowed:
        return book
    return replace(book, rules=tuple(_set(rule, allowed) for rule in book.rules))


def setting_faults(book: Rulebook, wanted: RuleSetting) -> Iterator[Fault]:
    """Yield why a number cannot be set, for the field `value`."""
    known = settable_of(book, wanted.rule, wanted.key)
    rule = next((rule for rule in book.rules if rule.id == wanted.rule), None)
    if known is None or rule is None:
        yield Fault("value", f"{wanted.rule} is not set by the center in {book.words}.")
        return
    if not known.least <= wanted.value <= known.most:
        most = count_words(known.most, known.unit)
        yield Fault("value", f"Choose between {known.least} and {most}.")
        return
    for fault in _set(rule, [wanted]).faults():
        yield Fault("value", f"That contradicts another number of {rule.id}: {fault.words}.")


def settable_of(book: Rulebook, rule: str, key: str) -> Settable | None:
    """Find what may be set; None where the rulebook does not allow it."""
    return next((item for item in book.settable if (item.rule, item.key) == (rule, key)), None)


def value_of(book: Rulebook, item: Settable) -> int:
    """Give the number as it is in force."""
    rule = next(rule for rule in book.rules if rule.id == item.rule)
    return int(getattr(rule, item.key))


def settable_faults(book: Rulebook) -> Iterator[Fault]:
    """Yield what is wrong with the settings that a rulebook allows."""
    rules = {rule.id: rule for rule in book.rules}
    for item in book.settable:
        rule = rules.get(item.rule)
        if rule is None or not isinstance(getattr(rule, item.key, None), int):
            yield Fault("setting", f"{item.rule} has no number '{item.key}'")
        elif rule.basis is not Basis.CENTER:
            yield Fault("setting", f"{item.rule} rests on a document, so no center sets it")
        elif not item.least <= getattr(rule, item.key) <= item.most:
            yield Fault("setting", f"{item.rule}: '{item.key}' lies outside its own limits")


def _set(rule: Rule, settings: Iterable[RuleSetting]) -> Rule:
    values = {item.key: item.value for item in settings if item.rule == rule.id}
    return replace(rule, **values) if values else rule  # type: ignore[arg-type]  # of its fields
