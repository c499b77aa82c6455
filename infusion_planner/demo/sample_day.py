"""An infusion day in progress at the SAMPLE center: who is here, and how far each one is.

Everything is told in minutes before now, so that the board of today is full whenever somebody
looks at it. Who would have come before the day began has not come yet.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal

from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.app.office import Office
from infusion_planner.demo.sample_clock import set_clock
from infusion_planner.domain.chairs import Chair
from infusion_planner.domain.day_before import (
    Arrived,
    Asked,
    BagMade,
    Ended,
    Gate,
    Medicine,
    PumpCheck,
    Ticked,
    Verified,
)
from infusion_planner.domain.day_values import (
    Infused,
    Nothing,
    RateSet,
    Reacted,
    Reason,
    Started,
    Vitals,
)
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import BagStorage, Vial
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.infusion_record import Access, AccessKind, Order, Route
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.roles import Role
from infusion_planner.domain.signing import Signed

CHAIRS = ("A1", "A2", "A3", "A4", "B1", "B2")
_PHARMACY, _SECOND = "K. Adeyemi, PharmD", "T. Brandt, RN"
_RATE, _SLOW, _BAG = Decimal("25.3"), Decimal("12.65"), Decimal("101.2")
_DOSE_UG, _STEROID_UG = 12_000, 1_000_000
_BEFORE_START = 95
_NIGHT, _DOOR_OPENS = time(0, 10), time(6, 30)
_MORNING = time(9, 30)
"""From then on nobody came before the door was opened; earlier there would be nobody."""
_STEP = 30
_UNSEATED = 1
"""So many patients have no chair yet."""


class _Told(Frozen):
    """One thing somebody enters, so many minutes before now."""

    ago: int
    kind: str
    value: object
    signed: bool = False


class _Guest(Frozen):
    """One patient of the day and what is told of them."""

    infusion_id: str
    chair: str
    story: tuple[_Told, ...]


def day_in_progress(office: Office, now: datetime) -> None:
    """Let the patients of today come, each as far as their story goes; the clock ends at now."""
    clock = set_clock(office)
    clock.at = now
    if not office.reader.of_calendar.board(now.date(), 1).chairs:
        office.desk.do(SetChairs(tuple(Chair(name) for name in CHAIRS)))
    since_midnight = now.hour * 60 + now.minute
    guests = list(_guests(office, since_midnight))
    for guest in guests:
        office.desk.do(AssignChair(guest.infusion_id, guest.chair))
    told = ((each.ago, place, each) for place, guest in enumerate(guests) for each in guest.story)
    for ago, place, each in sorted(told, key=lambda item: (-item[0], item[1])):
        clock.at = now - timedelta(minutes=ago)
        _enter(office, guests[place].infusion_id, each, clock.at)
    clock.at = now


def _guests(office: Office, since_midnight: int) -> Iterator[_Guest]:
    board = office.reader.of_days.today()
    rows, free = board.rows, list(board.free_chairs)
    early = since_midnight < _minute(_MORNING)
    earliest = _minute(_NIGHT if early else _DOOR_OPENS)
    seated = len(rows) - _UNSEATED
    for place, row in enumerate(rows):
        story = tuple(_STORIES[place % len(_STORIES)]())
        came = max((each.ago for each in story), default=0)
        chair = row.chair or (free.pop(0) if free else "")
        yield _Guest(
            row.infusion_id,
            chair if place < seated else "",
            story if came <= since_midnight - earliest else (),
        )


def _enter(office: Office, infusion_id: str, told: _Told, at: datetime) -> None:
    signed = None
    if told.signed:
        meaning = "I checked dose, rate and volume on my own"
        signed = Signed("", _SECOND, frozenset({Role.NURSE}), at, meaning)
    value = told.value
    if told.kind == "medicine_end":
        value = Ended(office.reader.of_days.day(infusion_id).log.all("medicine")[-1].id)
    when = at.replace(tzinfo=None, second=0, microsecond=0)
    entered = Entered(told.kind, value, when, signed=signed)
    office.desk.do(RecordDay(infusion_id, at.date(), (entered,)))


def _checked_in(ago: int) -> Iterator[_Told]:
    """Tell the checks between the door and the pump; `ago` is when the patient came."""
    yield _Told(ago, "arrived", Arrived())
    yield _Told(ago - 1, "order", Order(_DOSE_UG, Route.INFUSION))
    yield _Told(ago - 2, "gate", Ticked(Gate.IDENTITY))
    yield _Told(ago - 4, "authorization", Verified(f"RA-{40_000 + ago}"))


def _cleared(ago: int) -> Iterator[_Told]:
    yield from _checked_in(ago)
    yield _Told(ago - 5, "infection_asked", Asked())
    for gate in (Gate.PREGNANCY, Gate.ANTIVIRAL, Gate.LABS, Gate.SPACING, Gate.CONSENT):
        yield _Told(ago - 6, "gate", Ticked(gate))
    yield _Told(ago - 8, "equipment", Nothing())
    yield _Told(ago - 10, "access", Access(AccessKind.PERIPHERAL, "left arm, 22 G", shared=False))
    yield _Told(ago - 12, "vitals", _vitals(122, 76, 72, "36.6"))
    yield _Told(ago - 14, "medicine", _medicine("cetirizine", "ANTIHISTAMINE", 10_000, "by mouth"))
    yield _Told(
        ago - 14, "medicine", _medicine("acetaminophen", "ANTIPYRETIC", 650_000, "by mouth")
    )
    yield _Told(
        ago - 16,
        "medicine",
        _medicine("methylprednisolone", "STEROID", _STEROID_UG, "intravenous"),
    )


def _started(ago: int) -> Iterator[_Told]:
    """Tell everything up to the start, which was so many minutes ago, and the sets after it."""
    yield from _cleared(ago + _BEFORE_START)
    yield _Told(ago + 40, "vial", Vial("58468-0200-01", "L26K417", PartlyKnown(2031, 5)))
    yield _Told(
        ago + 34,
        "bag",
        BagMade(
            "sodium chloride 0.9 %",
            _BAG,
            _PHARMACY,
            _SECOND,
            clear=True,
            storage=BagStorage.ROOM,
            kept_cold=True,
        ),
    )
    yield _Told(ago + 18, "medicine_end", Nothing())
    yield _Told(ago + 6, "pump_check", PumpCheck(_DOSE_UG, _RATE, _BAG))
    yield _Told(ago + 4, "pump_check", PumpCheck(_DOSE_UG, _RATE, _BAG), signed=True)
    yield _Told(ago, "start", Started(_RATE))


def _sets(ago: int, every: tuple[Vitals, ...]) -> Iterator[_Told]:
    for place, each in enumerate(every, start=1):
        if ago - place * _STEP >= 0:
            yield _Told(ago - place * _STEP, "vitals", each)


def _infusing() -> Iterator[_Told]:
    """The next set is due in three minutes; the newest one has risen."""
    ago = 87
    yield from _started(ago)
    yield from _sets(ago, (_vitals(124, 78, 78, "36.7"), _vitals(148, 86, 96, "36.9")))


def _slowed() -> Iterator[_Told]:
    """A reaction of grade 2: the pump runs at half the rate."""
    ago = 125
    yield from _started(ago)
    first, second = _vitals(118, 74, 70, "36.6"), _vitals(116, 72, 84, "37.2")
    rash = Reacted(signs=("rash", "headache"), grade=2, serious=False, action=Action.SLOWED)
    yield from _sets(ago, (first, second, _vitals(120, 76, 88, "37.4")))
    yield _Told(ago - 75, "reaction", rash)
    yield _Told(ago - 74, "rate", RateSet(_SLOW, "reaction grade 2"))


def _stopped() -> Iterator[_Told]:
    """The bag was stopped early, and the observation has begun."""
    ago = 150
    yield from _started(ago)
    calm = _vitals(126, 80, 76, "36.8")
    yield from _sets(ago, (calm, calm, _vitals(132, 84, 92, "37.9"), calm))
    yield _Told(ago - 92, "stop", Reason("fever and shivering"))
    yield _Told(ago - 104, "flush_stop", Nothing())
    yield _Told(ago - 105, "volume", Infused(Decimal("38.8")))


def _waiting() -> Iterator[_Told]:
    """Checked in; the questions about infections found one."""
    ago = 35
    yield from _checked_in(ago)
    yield _Told(ago - 6, "infection_asked", Asked("cough and fever since yesterday"))


def _observing() -> Iterator[_Told]:
    """The bag is empty, and an hour of the observation is over."""
    ago = 310
    yield from _started(ago)
    yield from _sets(ago, (_vitals(122, 78, 74, "36.7"),) * 10)
    yield _Told(ago - 242, "stop", Reason())
    yield _Told(ago - 252, "flush_stop", Nothing())
    yield _Told(ago - 253, "volume", Infused(_BAG))


def _planned() -> Iterator[_Told]:
    yield from ()


_STORIES = (_infusing, _stopped, _slowed, _waiting, _observing, _planned)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _vitals(upper: int, lower: int, pulse: int, warm: str) -> Vitals:
    return Vitals(Decimal(warm), pulse, upper, lower, 16, 98, 0, "")


def _medicine(name: str, kind: str, dose_ug: int, route: str) -> Medicine:
    return Medicine(name, PremedicationKind[kind], dose_ug, route)
