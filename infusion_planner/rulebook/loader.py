"""Reads a rulebook file and refuses what cannot be trusted, naming file, rule and key."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from itertools import combinations
from operator import attrgetter
from pathlib import Path
from string import Formatter

from infusion_planner.domain.errors import Fault, RulebookError
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_policy import PayerPolicy
from infusion_planner.domain.rule_kinds import KINDS
from infusion_planner.domain.rule_settings import settable_faults
from infusion_planner.domain.rules import PLACEHOLDERS, Outcome, Rule, Rulebook, Settable
from infusion_planner.rulebook.needed import NEEDED, Need
from infusion_planner.rulebook.tables import NOT_READABLE, Documents, TableReader, tables_of

PROTOCOLS = Path("rulebook", "protocols")
DRUG = "alemtuzumab-ms-us"
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})*")


def load_newest(resources: Path, drug: str = DRUG) -> Rulebook:
    """Read the newest released version of a drug's rules.

    The payers' policies shipped with them are read when they are first asked for.

    Args:
        resources: the program's resources folder.
        drug: the protocol's id, which is its folder.

    Raises:
        RulebookError: there is no file, or one that cannot be trusted.
    """
    folder = resources / PROTOCOLS / drug
    files = sorted(folder.glob("*.toml"), key=_version_of)
    if not files:
        raise RulebookError(
            f"No rulebook was found in {folder.name}. Without rules nothing can be planned."
            " Install the program again or ask your IT."
        )
    book = load(files[-1])
    return replace(book, read_payers=cache(partial(_shipped_payers, resources, book)))


def _shipped_payers(resources: Path, book: Rulebook) -> tuple[PayerPolicy, ...]:
    # what reads policies knows the facts of patients, which the list of patients does without
    from infusion_planner.rulebook.payers import PAYERS, load_payers, payer_files  # noqa: PLC0415

    loaded = load_payers(payer_files(resources / PAYERS), book)
    for refusal in loaded.refusals:
        raise RulebookError(f"{refusal} Install the program again or ask your IT.")
    return loaded.policies


def _version_of(path: Path) -> tuple[int, ...]:
    try:
        return version_key(path.stem)
    except ValueError:
        raise RulebookError(
            f"{path.name}: a rulebook file is named by its version, for example 2026.1.toml."
        ) from None


def version_key(version: str) -> tuple[int, ...]:
    """Give what versions are ordered by: 2026.10 comes after 2026.9.

    Raises:
        ValueError: a part of it is no whole number.
    """
    if not _VERSION.fullmatch(version):
        raise ValueError(version)
    return tuple(int(part) for part in version.split("."))


def load(path: Path) -> Rulebook:
    """Read one rulebook file.

    Raises:
        RulebookError: the file cannot be read, or a key, rule or reference in it is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise _unreadable(path.name, trouble) from None
    return parse(path.name, text)


def parse(file: str, text: str) -> Rulebook:
    """Read a rulebook from the text of its file.

    Args:
        file: the file's name, `2026.1.toml`; the version in it has to be the same.
        text: what stands in it.

    Raises:
        RulebookError: it cannot be read, or a key, rule or reference in it is wrong.
    """
    try:
        tables = tables_of(text)
    except NOT_READABLE as trouble:
        raise _unreadable(file, trouble) from None
    top = TableReader(file, tables)
    documents = Documents(top.table("documents"))
    rules = tuple(_rule(file, table, documents) for table in top.tables("rule"))
    book = Rulebook(
        id=top.text("id"),
        version=top.text("version"),
        released_on=top.day("released_on"),
        review_by=top.day("review_by"),
        rules=rules,
        settable=tuple(_settable(file, table) for table in _settings(tables, top)),
    )
    top.finish()
    _check_version(file, book, top)
    _check_rules(book, top)
    for need in NEEDED:
        _check_need(book, need, top)
    return book


def _settings(tables: dict[str, object], top: TableReader) -> tuple[dict[str, object], ...]:
    return top.tables("setting") if "setting" in tables else ()


def _settable(file: str, table: dict[str, object]) -> Settable:
    reader = TableReader(f"{file}, setting", table)
    found = Settable(
        rule=reader.text("rule"),
        key=reader.text("key"),
        title=reader.text("title"),
        unit=reader.text("unit"),
        least=reader.whole("least"),
        most=reader.whole("most"),
    )
    reader.finish()
    return found


def _rule(file: str, table: dict[str, object], documents: Documents) -> Rule:
    name = table.get("id")
    reader = TableReader(f"{file}, rule {name}" if isinstance(name, str) else file, table)
    kind = reader.text("kind")
    if kind not in KINDS:
        raise reader.fault("kind", f"'{kind}' is not a kind of rule; expected {', '.join(KINDS)}")
    rule = reader.into(KINDS[kind], documents)
    reader.finish()
    for fault in (*rule.faults(), *_emptiness(rule)):
        raise reader.fault(fault.field, fault.words)
    for outcome in rule.outcomes:
        _check_template(reader, outcome)
    return rule


def _emptiness(rule: Rule) -> Iterator[Fault]:
    if not rule.title.strip():
        yield Fault("title", "nothing stands here; expected a text")
    for key in ("scenarios", "source", "outcomes"):
        if not getattr(rule, key):
            yield Fault(key, "a rule needs at least one")


def _check_template(reader: TableReader, outcome: Outcome) -> None:
    for template in (outcome.why, outcome.next_step):
        try:
            asked = tuple(_placeholders(template))
        except ValueError as trouble:
            raise reader.fault("outcomes", f"'{template}' is no template ({trouble})") from None
        if unknown := {name for name, _ in asked} - PLACEHOLDERS:
            raise reader.fault(
                "outcomes",
                f"'{{{min(unknown)}}}' is not a word a template may ask for;"
                f" expected {', '.join(sorted(PLACEHOLDERS))}",
            )
        if formatted := [name for name, plain in asked if not plain]:
            words = f"'{{{formatted[0]}}}' stands with a format of its own; words come ready"
            raise reader.fault("outcomes", words)


def _placeholders(template: str) -> Iterator[tuple[str, bool]]:
    """Yield each placeholder, and whether it stands without a format that could not be met."""
    for _, name, form, conversion in Formatter().parse(template):
        if name is not None:
            yield name, not form and conversion is None


def _unreadable(file: str, trouble: Exception) -> RulebookError:
    return RulebookError(
        f"The rulebook {file} cannot be read ({trouble}). Install the program again or ask your IT."
    )


def _check_version(file: str, book: Rulebook, reader: TableReader) -> None:
    named = file.removesuffix(".toml")
    if book.version != named:
        words = f"'{book.version}' does not match the file's name; expected '{named}'"
        raise reader.fault("version", words)
    try:
        version_key(book.version)
    except ValueError:
        words = f"'{book.version}' is no version; expected numbers, for example 2026.1"
        raise reader.fault("version", words) from None
    if book.review_by < book.released_on:
        raise reader.fault("review_by", "the review lies before the release")


def _check_rules(book: Rulebook, reader: TableReader) -> None:
    for one, _ in _pairs(book, attrgetter("id")):
        raise reader.fault("rule", f"{one.id} stands twice; expected one rule of that id")
    for one, other in _pairs(book, attrgetter("purpose")):
        if one.overlaps(other):
            both = f"{one.id} and {other.id} both decide '{one.purpose}' for one course"
            raise reader.fault("rule", f"{both}; expected one")
    for fault in settable_faults(book):
        raise reader.fault(fault.field, fault.words)


def _pairs(book: Rulebook, name: Callable[[Rule], str]) -> Iterator[tuple[Rule, Rule]]:
    """Yield each two rules that share a name, in the order of the file."""
    groups: dict[str, list[Rule]] = {}
    for rule in book.rules:
        groups.setdefault(name(rule), []).append(rule)
    for group in groups.values():
        yield from combinations(group, 2)


def _check_need(book: Rulebook, need: Need, reader: TableReader) -> None:
    for course in need.courses:
        rule = book.get(need.kind, need.purpose, course)
        if rule is None:
            kind = next(name for name, known in KINDS.items() if known is need.kind)
            words = f"no rule of kind '{kind}' decides '{need.purpose}' for course {course}"
            raise reader.fault("rule", words)
        known = {outcome.when for outcome in rule.outcomes}
        if missing := set(need.situations) - known:
            raise reader.fault("rule", f"{rule.id} has no outcome for '{min(missing)}'")


def in_force(book: Rulebook, on: date) -> tuple[Rule, ...]:
    """Give the rules in force on a day, in the order of the file."""
    return tuple(
        rule
        for rule in book.rules
        if (rule.in_force_from or date.min) <= on <= (rule.in_force_to or date.max)
    )
