"""What is wrong with an entry of an infusion day, said beside the field it was typed in."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from infusion_planner.domain.day_before import BagMade, Ended, PumpCheck
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_gather import vital_set
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.day_state import stands
from infusion_planner.domain.day_values import Left, Vitals
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.gs1 import same_product
from infusion_planner.domain.infusion_bag import Vial
from infusion_planner.domain.infusion_faults import record_faults
from infusion_planner.domain.infusion_record import InfusionRecord, Order
from infusion_planner.domain.infusion_rules import EntryRange, EntryRanges, Minutes, Product
from infusion_planner.domain.infusion_times import may_leave_from
from infusion_planner.domain.recording import dose_faults
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import day_words, moment_words, partly_known_words, time_words

WHEN = "real_at"
"""The field of when something was, which every entry has."""

_ONCE = frozenset(
    {"arrived", "start", "flush_start", "flush_stop", "volume", "discharge", "no_show", "closed"}
)
_AFTER_LEAVING = frozenset({"reaction", "no_reaction", "volume"})
_NEEDED = {
    "authorization": ("number",),
    "left_out": ("reason",),
    "bag": ("diluent",),
    "hold": ("reason",),
    "no_show": ("reason",),
    "set_aside": ("decided_by", "reason"),
    "note": ("words",),
    "vial": ("lot",),
}
_NEEDED_WORDS = {
    "number": "Enter the number of the confirmation.",
    "reason": "Say why.",
    "diluent": "Say what it was diluted in.",
    "decided_by": "Name the person who decided.",
    "words": "Enter the note.",
    "lot": "Enter the lot number.",
}
_FREEZING_F, _NINE_FIFTHS, _TENTH = 32, Decimal("1.8"), Decimal("0.1")


class OfferedFault(Fault):
    """A fault with the value that was probably meant.

    Attributes:
        instead: that value, as it would be typed.
    """

    instead: str = ""


def day_entry_faults(
    day: DaySoFar, entry: DayEntry, now: datetime, book: Rulebook
) -> tuple[Fault, ...]:
    """Give what is wrong with an entry, one fault for each field of what it holds.

    Args:
        day: what was entered before; an entry that is amended is among it.
        entry: the new one.
        now: civil local time of the entry.
        book: the rules in force.
    """
    found: dict[str, Fault] = {}
    for fault in _every_fault(day, entry, now, book):
        found.setdefault(fault.field, fault)
    return tuple(found.values())


def _every_fault(day: DaySoFar, entry: DayEntry, now: datetime, book: Rulebook) -> Iterator[Fault]:
    log = day.log
    others = _without(log, entry.replaces) if entry.replaces else log
    yield from _needed(entry)
    yield from _in_turn(others, entry, day.on, now)
    yield from _ended(day.log, entry)
    yield from _dose(entry, book)
    if isinstance(entry.value, Vial):
        yield from vial_faults(entry.value, day, book)
    if isinstance(entry.value, BagMade):
        yield from _bag(entry.value, book)
    if isinstance(entry.value, Left):
        yield from _leaving(day, entry.value, entry.real_at, book)
    yield from _fahrenheit(entry, book)
    yield from _of_the_record(day, entry, now, book)


def _needed(entry: DayEntry) -> Iterator[Fault]:
    for name in _NEEDED.get(entry.kind, ()):
        if not tidy(getattr(entry.value, name)):
            yield Fault(name, _NEEDED_WORDS[name])
    value = entry.value
    if isinstance(value, Vitals) and value == Vitals(note=value.note):
        yield Fault("temperature_c", "Enter at least one value.")


def _in_turn(others: DayLog, entry: DayEntry, on: date, now: datetime) -> Iterator[Fault]:
    kind, at = DAY_KINDS[entry.kind], entry.real_at
    before = others.last(entry.kind)
    if kind.key in _ONCE and before is not None:
        words = f"{kind.title} is recorded already, {time_words(before.real_at)}."
        yield Fault(WHEN, f"{words} Amend it with a reason.")
    if kind.timed and at.date() < on:
        yield Fault(WHEN, f"{moment_words(at)} lies before the infusion day {day_words(on)}.")
    elif kind.timed and kind.key != "arrived":
        yield from _while_here(others, entry)
    if at > now:
        yield Fault(WHEN, f"{moment_words(at)} lies in the future.")
    if kind.key == "hold" and others.last("start") is not None and stands(others):
        yield Fault(WHEN, "The pump stands already.")
    if kind.key == "resume" and not stands(_until(others, at)):
        yield Fault(WHEN, "The pump was not held before this time.")


def _without(log: DayLog, entry_id: str) -> DayLog:
    return DayLog(item for item in log.standing if item.id != entry_id)


def _until(log: DayLog, at: datetime) -> DayLog:
    return DayLog(item for item in log.standing if item.real_at <= at)


def _while_here(others: DayLog, entry: DayEntry) -> Iterator[Fault]:
    came, left = others.at("arrived"), others.at("discharge")
    if came is None:
        yield Fault(WHEN, "Enter first when the patient arrived.")
    elif entry.real_at < came:
        words = f"{time_words(entry.real_at)} lies before the check-in at {time_words(came)}."
        yield Fault(WHEN, words)
    if left is not None and entry.real_at > left and entry.kind not in _AFTER_LEAVING:
        words = f"{time_words(entry.real_at)} lies after the patient left at {time_words(left)}."
        yield Fault(WHEN, words)


def _ended(log: DayLog, entry: DayEntry) -> Iterator[Fault]:
    if isinstance(entry.value, Ended) and log.answering(entry.value.of) is None:
        yield Fault(WHEN, "This medicine was withdrawn meanwhile. Look at the day again.")


def _dose(entry: DayEntry, book: Rulebook) -> Iterator[Fault]:
    if isinstance(entry.value, Order | PumpCheck):
        for fault in dose_faults(entry.value.dose_ug, book):
            yield Fault("dose_ug", fault.words)


def vial_faults(vial: Vial, day: DaySoFar, book: Rulebook) -> Iterator[Fault]:
    """Yield what is wrong with a vial: another product, or past its expiry.

    Source: rulebook PREP-1, PREP-4.
    """
    product = book.find(Product, "product")
    if not same_product(vial.ndc, product.ndc):
        found = vial.ndc or "No product code"
        words = f"{found} is not {product.brand}: its code is {product.ndc}. Do not use this vial."
        yield Fault("ndc", words)
    if vial.expires is None:
        yield Fault("expires", "Enter the expiry of the vial.")
    elif vial.expires.assumed_on < day.on:
        until = partly_known_words(vial.expires)
        words = f"The vial expired {until}, before {day_words(day.on)}. Do not use it."
        yield Fault("expires", words)


def _bag(bag: BagMade, book: Rulebook) -> Iterator[Fault]:
    if tidy(bag.prepared_by) and tidy(bag.prepared_by) == tidy(bag.checked_by):
        yield Fault("checked_by", "Another person than the one who made the bag has to check it.")
    if bag.clear is False:
        yield Fault(
            "clear", "A bag with particles or discoloration is discarded. Make another one."
        )
    if bag.bag_ml is None:
        taken = _range(book, "bag_ml")
        yield Fault("bag_ml", f"Enter the volume of the bag, {taken.words}.")


def _leaving(day: DaySoFar, left: Left, at: datetime, book: Rulebook) -> Iterator[Fault]:
    """Refuse to let a patient go before the observation is over, unless against advice.

    Source: rulebook INF-4.
    """
    until = may_leave_from(day.record(book), book)
    if left.against_advice:
        if not tidy(left.told):
            yield Fault("told", "Say who was told that the patient left against advice.")
    elif until is not None and at < until:
        rule = book.find(Minutes, "observation")
        words = f"The observation lasts until {time_words(until)} ({rule.id})."
        yield Fault(WHEN, f"{words} Who leaves before goes against advice.")


def _range(book: Rulebook, name: str) -> EntryRange:
    return book.find(EntryRanges, "flow_sheet").find(name)


def _fahrenheit(entry: DayEntry, book: Rulebook) -> Iterator[OfferedFault]:
    value = entry.value
    if not isinstance(value, Vitals) or value.temperature_c is None:
        return
    taken, typed = _range(book, "temperature_c"), value.temperature_c
    celsius = ((typed - _FREEZING_F) / _NINE_FIFTHS).quantize(_TENTH)
    # what is a body's temperature in Fahrenheit is none in Celsius
    if taken.lowest <= celsius <= taken.highest:
        instead = f"{celsius.normalize():f}"
        words = f"{typed} is outside {taken.words}. Read in Fahrenheit it is {instead} Celsius."
        yield OfferedFault("temperature_c", words, instead)


def _of_the_record(
    day: DaySoFar, entry: DayEntry, now: datetime, book: Rulebook
) -> Iterator[Fault]:
    """Yield what the whole record has against it that it had not without this entry."""
    after = tuple(record_faults(_with(day, entry, book), now, book))
    if not after:
        return
    before = {fault.words for fault in record_faults(day.record(book), now, book)}
    # milligrams follow from the volume, so what is wrong with that is said first
    for fault in sorted(after, key=lambda item: item.field == "run.given_mg"):
        if fault.words not in before:
            yield Fault(_field(fault.field, entry), _sentence(fault.words))


def _with(day: DaySoFar, entry: DayEntry, book: Rulebook) -> InfusionRecord:
    """Give the record with the entry, or as much of it as has a say in the entry."""
    if isinstance(entry.value, Vitals):
        # each set stands by itself, and there are more of them than of all else in a day
        alone = (vital_set(entry, entry.value),)
        return InfusionRecord(day.on, day.course, day.number, vitals=alone)
    return day.plus(entry).record(book)


def _field(place: str, entry: DayEntry) -> str:
    """Name the field of an entry by the place in the record it went to."""
    name = place.rpartition(".")[2]
    if hasattr(entry.value, name):
        return name
    return {"given_mg": "volume_ml", "mg": "dose_ug"}.get(name, WHEN)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
