"""What cannot be in an entry of the chart, said for the field it stands in."""

from collections.abc import Iterator
from datetime import date, datetime

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.facts import Baseline, Medicine, Screened, Vaccination
from infusion_planner.domain.frozen import Frozen, names_of
from infusion_planner.domain.known_names import name_faults
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.payer_facts import PriorAuthorization
from infusion_planner.domain.payer_faults import payer_faults
from infusion_planner.domain.rems_facts import Authorization
from infusion_planner.domain.wording import date_words, day_words, time_words

_MAY_LIE_AHEAD = {
    (Medicine, "from_on"),
    (Medicine, "to_on"),
    (Vaccination, "on"),
    # a treatment may end between the entry and the first day
    (Screened, "treated_on"),
    (PriorAuthorization, "from_on"),
    (PriorAuthorization, "to_on"),
}
_IN_ORDER = (
    ("from_on", "to_on"),
    ("on", "cleared_on"),
    ("on", "treated_on"),
    ("on", "reviewed_on"),
)
_NEEDED = {
    "name": "Type the name.",
    "what": "Say in words what it is.",
    "number": "Type the confirmation number.",
    "by": "Name who asked.",
    "reason": "Type the reason.",
    "test": "Choose the test.",
    "policy": "Name the payer.",
    "clinician": "Name the clinician.",
}


def fact_faults(
    value: object, *, born_on: date, today: date, tests: frozenset[str], place: str = ""
) -> Iterator[Fault]:
    """Yield what is wrong with the value of an entry, and with the values inside it.

    Args:
        value: what the entry holds.
        born_on: the patient's birth date.
        today: the center's civil date.
        tests: names that a baseline test may have.
        place: the field that holds the value; empty at the top.

    Returns:
        Faults whose `field` is the dotted name of the field, `found.cleared_on`; for a value
        that is a day by itself `on`.
    """
    if isinstance(value, date):
        yield from _day_faults(value, "on", born_on, today)
        return
    if not isinstance(value, Frozen):
        return
    head = f"{place}." if place else ""
    for own in names_of(value):
        inner, name = getattr(value, own), f"{head}{own}"
        if isinstance(inner, date):
            ahead = (type(value), own) in _MAY_LIE_AHEAD
            yield from _day_faults(inner, name, born_on, None if ahead else today)
        elif inner == "" and own in _NEEDED:
            yield Fault(name, _NEEDED[own])
        else:
            yield from fact_faults(inner, born_on=born_on, today=today, tests=tests, place=name)
    yield from _order_faults(value, head)
    said = (*payer_faults(value), *name_faults(value))
    yield from (Fault(f"{head}{fault.field}", fault.words) for fault in said)
    if isinstance(value, Baseline) and value.test and value.test not in tests:
        yield Fault(f"{head}test", f"{title_of(value.test)} is not asked for by this rule set.")


def clock_faults(value: object, now: datetime) -> Iterator[Fault]:
    """Yield a time of an entry that is still to come.

    Args:
        value: what the entry holds.
        now: the center's civil time.
    """
    if not isinstance(value, Authorization) or value.at is None:
        return
    # a day that is still to come says so itself
    if value.on == now.date() and value.at > now.time():
        yield Fault("at", f"{time_words(value.at)} lies in the future. Check the time.")


def _day_faults(day: date, field: str, born_on: date, today: date | None) -> Iterator[Fault]:
    if day < born_on:
        yield Fault(field, f"{day_words(day)} is before birth. Check the date.")
    if today is not None and day > today:
        yield Fault(field, f"{day_words(day)} lies in the future. Check the date.")


def _order_faults(value: object, head: str) -> Iterator[Fault]:
    for first, then in _IN_ORDER:
        earlier, later = getattr(value, first, None), getattr(value, then, None)
        if isinstance(earlier, date) and isinstance(later, date) and later < earlier:
            words = f"{date_words(later)} is before {date_words(earlier)}. Check both dates."
            yield Fault(f"{head}{then}", words)
