"""The vial and the bag of an infusion day."""

from datetime import datetime

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, say
from infusion_planner.domain.asked_day import AskedDay, lacking
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.infusion_bag import BagStorage, Preparation, Vial
from infusion_planner.domain.infusion_day import use_by
from infusion_planner.domain.infusion_rules import Minutes, Product
from infusion_planner.domain.infusion_times import expected_end
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words, duration_words, listed


def check_product(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse another product, another diluent, or not exactly one vial for the dose.

    Source: rulebook PREP-1.
    """
    rule, bag = book.find(Product, "product", day.record.course), day.record.bag
    codes = {vial.ndc for vial in bag.vials if vial.ndc and not _is_product(vial, rule)}
    wrong = [
        *(f"NDC {code}" for code in sorted(codes)),
        *([bag.diluent] if bag.diluent and bag.diluent not in rule.diluents else []),
        *_wrong_number(bag),
    ]
    if wrong:
        return say(rule, "mismatch", what=listed(wrong))
    if not bag.vials or not all(vial.ndc for vial in bag.vials) or not bag.diluent:
        return NotEvaluated(rule, "Not recorded yet: NDC or diluent.")
    return Met(rule, f"NDC {rule.ndc} in {bag.diluent}")


def _wrong_number(bag: Preparation) -> list[str]:
    """Say when more than one vial went into a bag, by the vials or by their count."""
    used = max(len(bag.vials), bag.count.used if bag.count else 0)
    return [f"{used} vials in one bag"] if used > 1 else []


def _is_product(vial: Vial, rule: Product) -> bool:
    return ndc_digits(vial.ndc, rule.ndc) == ndc_digits(rule.ndc, rule.ndc)


def ndc_digits(text: str, like: str) -> str:
    """Give the digits of a National Drug Code; groups that lack a zero are filled up.

    Args:
        text: as scanned or typed, with or without hyphens.
        like: a code with all its digits, which says how long each group is.
    """
    groups, whole = text.strip().split("-"), like.split("-")
    if len(groups) != len(whole):
        return "".join(groups)
    return "".join(group.zfill(len(full)) for group, full in zip(groups, whole, strict=True))


def check_vial_storage(day: AskedDay, book: Rulebook) -> Answer:
    """Remind of the pharmacist where a vial was not kept cold in its carton.

    Source: rulebook PREP-2.
    """
    rule = book.find(Notice, "vial_storage", day.record.course)
    kept = day.record.bag.kept_cold
    if kept is None:
        return NotEvaluated(rule, "How the vial was kept is not recorded.")
    return Met(rule, "Kept cold in its carton") if kept else say(rule, "not_kept")


def check_bag_life(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse a start too long after dilution; ask the pharmacist where the end would be too late.

    Before the start, a start now is judged.

    Source: rulebook PREP-3; scenarios E33, D-SLOW.
    """
    rule, bag = book.find(Minutes, "bag_life", day.record.course), day.record.bag
    if bag.storage is BagStorage.OTHER:
        return say(rule, "stored_wrongly")
    if bag.diluted_at is None:
        return NotEvaluated(rule, "When the bag was diluted is not recorded.")
    limit, start = use_by(bag.diluted_at, book), day.started_at or day.now
    if start > limit:
        return _too_late(day, rule, "start_too_late", start, limit)
    ends = expected_end(day.record, day.now, book)
    if ends is not None and ends > limit:
        return _too_late(day, rule, "finish_too_late", ends, limit)
    return Met(rule, f"To be used until {day.at(limit)}")


def _too_late(day: AskedDay, rule: Minutes, when: str, at: datetime, limit: datetime) -> Finding:
    least = duration_words(rule.minutes)
    return say(rule, when, time=day.at(at), earliest=day.at(limit), least=least)


def check_vial_record(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse a vial that is expired, not clear, or not on record with who made and checked it.

    Source: rulebook PREP-4.
    """
    rule, bag = book.find(Notice, "traced_vial", day.record.course), day.record.bag
    if bag.clear is False:
        return say(rule, "not_clear")
    expired = sorted(
        (vial.expires.assumed_on, vial.lot)
        for vial in bag.vials
        if vial.expires is not None and vial.expires.assumed_on < day.record.on
    )
    if expired:
        ended, lot = expired[0]
        return say(rule, "expired", what=lot or "not recorded", day=date_words(ended))
    left = _untraced(bag)
    if left:
        return lacking(rule, listed(left), passed=day.has_started)
    return Met(rule, f"Lot {listed([vial.lot for vial in bag.vials])}")


def _untraced(bag: Preparation) -> list[str]:
    vials = bag.vials
    asked = (
        ("the NDC", bool(vials) and all(vial.ndc for vial in vials)),
        ("the lot", bool(vials) and all(vial.lot for vial in vials)),
        ("the expiry", bool(vials) and all(vial.expires for vial in vials)),
        ("the time of dilution", bag.diluted_at is not None),
        ("who prepared it", bool(bag.prepared_by)),
        ("a second person who checked it", _is_second(bag)),
        ("that it is clear", bag.clear is not None),
    )
    return [words for words, known in asked if not known]


def _is_second(bag: Preparation) -> bool:
    checker, preparer = bag.checked_by.strip(), bag.prepared_by.strip()
    return bool(checker) and checker.casefold() != preparer.casefold()
