"""Reads payers' policies, and refuses a file that cannot be trusted, naming file, key and why.

A refused file costs its own version only: what was good before stays in use.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from infusion_planner.domain.baseline import baseline_tests
from infusion_planner.domain.billing_rules import InfusionCodes
from infusion_planner.domain.errors import Fault, RulebookError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.payer_kinds import CRITERION_KINDS
from infusion_planner.domain.payer_patient_kinds import DrugTrials
from infusion_planner.domain.payer_policy import (
    OWN_RULE,
    Criterion,
    DrugClass,
    PayerPolicy,
    overlaps,
)
from infusion_planner.domain.payer_request_kinds import Documents as Results
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words
from infusion_planner.rulebook.tables import NOT_READABLE, Documents, TableReader, tables_of

PAYERS = Path("payers")
_CLOSING = (
    "This file was not taken into use, and what was good before stays. Correct the file,"
    " or ask who keeps the payers' policies."
)


class LoadedPayers(Frozen):
    """What came of reading files of policies.

    Attributes:
        policies: those that may be used.
        refusals: why a file was not taken into use, in words; one for each such file.
    """

    policies: tuple[PayerPolicy, ...]
    refusals: tuple[str, ...] = ()


def payer_files(folder: Path) -> tuple[Path, ...]:
    """Give the files of a folder of policies, `<payer>/<version>.toml`, in a fixed order."""
    return tuple(sorted(folder.glob("*/*.toml")))


def load_payers(
    paths: Sequence[Path], book: Rulebook, in_use: Sequence[PayerPolicy] = ()
) -> LoadedPayers:
    """Read files of policies, and refuse what cannot be trusted.

    Args:
        paths: the files; of two that are for the same day, the one named first is kept.
        book: the rules under which criteria may speak.
        in_use: policies read before; where a file is refused, its version among them stays.
    """
    kept: list[PayerPolicy] = []
    refusals: list[str] = []
    for path in paths:
        try:
            policy = load_policy(path, book)
            check_dates(f"{path.parent.name}/{path.name}", policy, kept)
        except RulebookError as refusal:
            refusals.append(str(refusal))
            kept.extend(_good_before(path, in_use, kept))
        else:
            kept.append(policy)
    return LoadedPayers(tuple(kept), tuple(refusals))


def _good_before(
    path: Path, in_use: Sequence[PayerPolicy], kept: Sequence[PayerPolicy]
) -> Iterator[PayerPolicy]:
    for policy in in_use:
        same = (policy.payer, policy.version) == (path.parent.name, path.stem)
        if same and not any(overlaps(policy, other) for other in kept):
            yield policy


def load_policy(path: Path, book: Rulebook) -> PayerPolicy:
    """Read one version of a policy.

    Raises:
        RulebookError: the file cannot be read, or a key or criterion in it is wrong.
    """
    where = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise _unreadable(where, trouble) from None
    return parse_policy(where, text, book)


def _unreadable(where: str, trouble: Exception) -> RulebookError:
    return RulebookError(f"{where}: it cannot be read ({trouble}). {_CLOSING}")


def parse_policy(where: str, text: str, book: Rulebook) -> PayerPolicy:
    """Read one version of a policy from the text of its file.

    Args:
        where: folder and name of the file, `northern/2025.toml`; what stands in it has to fit.
        text: what stands in it.
        book: the rules under which criteria may speak.

    Raises:
        RulebookError: it cannot be read, or a key or criterion in it is wrong.
    """
    try:
        tables = tables_of(text)
    except NOT_READABLE as trouble:
        raise _unreadable(where, trouble) from None
    top = TableReader(where, tables, _CLOSING)
    documents = Documents(top.table("documents"))
    policy = PayerPolicy(
        payer=top.text("payer"),
        version=top.text("version"),
        title=top.words("title"),
        from_on=top.day("from_on"),
        to_on=top.day("to_on") if "to_on" in tables else None,
        criteria=tuple(_criterion(where, item, documents) for item in top.tables("criterion")),
        classes=tuple(_classes(where, top) if "drug_class" in tables else ()),
        infusion_codes=top.text("infusion_codes") if "infusion_codes" in tables else "",
    )
    top.finish_with("to_on", "drug_class", "infusion_codes")
    for fault in _faults(PurePosixPath(where), policy, book):
        raise top.fault(fault.field, fault.words)
    return policy


def _criterion(file: str, table: dict[str, object], documents: Documents) -> Criterion:
    name = table.get("id")
    where = f"{file}, criterion {name}" if isinstance(name, str) else file
    reader = TableReader(where, table, _CLOSING)
    kind = reader.text("kind")
    if kind not in CRITERION_KINDS:
        expected = ", ".join(CRITERION_KINDS)
        raise reader.fault("kind", f"'{kind}' is not a kind of criterion; expected {expected}")
    criterion = reader.into(CRITERION_KINDS[kind], documents)
    reader.finish()
    for fault in criterion.faults():
        raise reader.fault(fault.field, fault.words)
    return criterion


def _classes(file: str, top: TableReader) -> Iterator[DrugClass]:
    for table in top.tables("drug_class"):
        reader = TableReader(f"{file}, drug_class", table, _CLOSING)
        yield DrugClass(reader.words("name"), reader.text("group"), reader.texts("drugs"))
        reader.finish()


def _faults(path: PurePosixPath, policy: PayerPolicy, book: Rulebook) -> Iterator[Fault]:
    if policy.payer != path.parent.name:
        yield Fault("payer", f"'{policy.payer}' is not the folder; expected '{path.parent.name}'")
    if policy.version != path.stem:
        yield Fault("version", f"'{policy.version}' is not the file; expected '{path.stem}'")
    if policy.to_on is not None and policy.to_on < policy.from_on:
        yield Fault("to_on", f"it lies before from_on; expected {policy.from_on} or later")
    if not policy.criteria:
        yield Fault("criterion", "there is none; expected at least one")
    families = book.find(InfusionCodes, "infusion_codes").families
    if policy.infusion_codes and policy.infusion_codes not in families:
        words = f"'{policy.infusion_codes}' is no family of codes; expected {', '.join(families)}"
        yield Fault("infusion_codes", words)
    yield from _criteria_faults(policy, book)


def _criteria_faults(policy: PayerPolicy, book: Rulebook) -> Iterator[Fault]:
    rules = {rule.id for rule in book.rules if rule.id.startswith("PAYER-")}
    groups = {item.group for item in policy.classes}
    seen: set[str] = set()
    for criterion in policy.criteria:
        place = f"criterion {criterion.id}"
        if criterion.id in seen:
            yield Fault(place, "this id stands twice; expected another")
        seen.add(criterion.id)
        if criterion.rule not in rules:
            expected = f"expected {OWN_RULE} for a policy of the center's own"
            yield Fault(place, f"'{criterion.rule}' is no rule for payers; {expected}")
        if isinstance(criterion, DrugTrials):
            yield from _group_faults(place, criterion, groups)
        if isinstance(criterion, Results):
            yield from _test_faults(place, criterion, baseline_tests(book))


def _group_faults(place: str, criterion: DrugTrials, groups: set[str]) -> Iterator[Fault]:
    for group in criterion.groups:
        if group not in groups:
            expected = ", ".join(sorted(groups)) or "a drug_class with that group"
            yield Fault(place, f"no drug_class has the group '{group}'; expected {expected}")


def _test_faults(place: str, criterion: Results, known: Sequence[str]) -> Iterator[Fault]:
    for test in criterion.tests:
        if test not in known:
            yield Fault(place, f"'{test}' is no baseline test; expected {', '.join(known)}")


def check_dates(where: str, policy: PayerPolicy, kept: Sequence[PayerPolicy]) -> None:
    """Refuse a version for days that another one has.

    Args:
        where: folder and name of its file.
        policy: the version.
        kept: those that are in use.

    Raises:
        RulebookError: two would be for the same day.
    """
    for other in kept:
        if overlaps(policy, other):
            raise RulebookError(
                f"{where}: from_on: version {policy.version} and version {other.version} of"
                f" {policy.payer} are both for {_shared_day(policy, other)}; expected dates that"
                f" do not overlap. {_CLOSING}"
            )


def _shared_day(one: PayerPolicy, other: PayerPolicy) -> str:
    day: date = max(one.from_on, other.from_on)
    return date_words(day)
