"""A nurse and a colleague at one chair, for tests: what they enter, minute by minute."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from infusion_planner.actions.close_day import CloseDay
from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.actions.sign_day import SignDay
from infusion_planner.domain.change import Change
from infusion_planner.domain.course import Course
from infusion_planner.domain.day_before import (
    Arrived,
    Asked,
    BagMade,
    Gate,
    Medicine,
    PumpCheck,
    Ticked,
    Verified,
)
from infusion_planner.domain.day_entries import DayEntry, standing
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.day_values import (
    DayClosed,
    Infused,
    Left,
    Nothing,
    Outcome,
    Reason,
    Started,
    Vitals,
)
from infusion_planner.domain.infusion_bag import BagStorage, Vial
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_record import Access, AccessKind, InfusionRecord, Order, Route
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.roles import Role
from infusion_planner.domain.signing import Signed
from infusion_planner.store import courses, day_entries
from tests.office import TestOffice, colleague, moment, plan, register
from tests.resources import shipped_rulebook

MONDAY = date(2026, 11, 30)
RATE, BAG_ML = Decimal("25.3"), Decimal("101.2")
NURSE = frozenset({Role.NURSE})


def on_the_clock(clock: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock))


def signed(clock: str = "09:00", name: str = "B. Osei", id_: str = "person-2") -> Signed:
    at = on_the_clock(clock)
    return Signed(id_, name, NURSE, moment(MONDAY, at.hour, at.minute), "checked")


@dataclass
class Chair:
    """One infusion day in the making; the clock goes with what is entered."""

    place: TestOffice
    patient_id: str
    infusion_id: str
    on: date = MONDAY
    chair: str = "Chair 2"

    def enter(self, kind: str, clock: str, value: object | None = None, **more: object) -> Change:
        """Enter one thing in the minute in which it happens."""
        at = on_the_clock(clock, self.on)
        self.place.clock.at = max(self.place.clock.at, moment(self.on, at.hour, at.minute))
        late = str(more.pop("late", ""))
        entered = Entered(kind, Nothing() if value is None else value, at, **more)  # type: ignore[arg-type]
        return self.place.desk.do(RecordDay(self.infusion_id, self.on, (entered,), late))

    def prepare(self, bag_at: str = "08:30") -> None:
        """Enter everything up to the start, with the steroid."""
        self.enter("arrived", "08:00", Arrived(self.chair))
        self.prepare_rest(bag_at)

    def prepare_rest(self, bag_at: str = "08:30") -> None:
        """Enter what comes after the check-in."""
        self.enter("order", "08:01", Order(12_000, Route.INFUSION))
        self.enter("gate", "08:02", Ticked(Gate.IDENTITY))
        self.enter("gate", "08:03", Ticked(Gate.CONSENT))
        self.enter("infection_asked", "08:04", Asked())
        self.enter("authorization", "08:05", Verified("RA-17"))
        self.enter("equipment", "08:06")
        self.enter("access", "08:07", Access(AccessKind.PERIPHERAL, "left arm", shared=False))
        steroid = Medicine(
            "methylprednisolone",
            PremedicationKind.STEROID,
            1_000_000,
            "intravenous",
            on_the_clock("08:20", self.on),
        )
        self.enter("medicine", "08:20", steroid)
        self.enter("vial", "08:25", Vial("58468-0200-01", "L7", PartlyKnown(2027, 5)))
        made = BagMade(
            "sodium chloride 0.9 %", BAG_ML, "P. Lind", "A. Ruiz", True, BagStorage.ROOM, True
        )
        self.enter("bag", bag_at, made)
        self.enter("vitals", "09:00", Vitals(Decimal("36.8"), 72, 120, 80, 14, 98))

    def check(self, rate: Decimal = RATE, clock: str = "09:10") -> None:
        """Let two people check dose and pump, each on their own."""
        self.enter("pump_check", clock, PumpCheck(12_000, rate, BAG_ML))
        second = PumpCheck(12_000, rate, BAG_ML)
        self.enter("pump_check", clock, second, signed=signed(clock))

    def start(self, clock: str = "09:30") -> Change:
        return self.enter("start", clock, Started(RATE))

    def finish(self, stop: str = "13:30", ml: str = "101.2", reason: str = "") -> None:
        """Stop, flush, measure, and let the patient go two hours after the flush."""
        self.enter("stop", stop, Reason(reason))
        self.finish_after_stop(stop, ml)

    def finish_after_stop(self, stop: str, ml: str) -> None:
        """Flush, measure, and let the patient go two hours after the flush."""
        at = on_the_clock(stop, self.on)
        self.enter("flush_stop", f"{at.hour:02}:{at.minute + 10:02}")
        self.enter("volume", f"{at.hour:02}:{at.minute + 10:02}", Infused(Decimal(ml)))
        self.enter("discharge", f"{at.hour + 2:02}:{at.minute + 15:02}", Left(condition="well"))

    def sign(self, role: DaySigner, who: Signed) -> Change:
        return self.place.desk.do(SignDay(self.infusion_id, self.on, role, who))

    def close(self, outcome: Outcome, reason: str = "", decided_by: str = "") -> Change:
        closed = DayClosed(outcome, reason, decided_by)
        return self.place.desk.do(CloseDay(self.infusion_id, self.on, closed))

    @property
    def entries(self) -> tuple[DayEntry, ...]:
        return self.place.store.read(lambda db: day_entries.of_day(db, (self.infusion_id, self.on)))

    @property
    def standing(self) -> tuple[DayEntry, ...]:
        return standing(self.entries)

    @property
    def day(self) -> DaySoFar:
        return DaySoFar(self.on, 1, 1, self.entries)

    @property
    def record(self) -> InfusionRecord:
        return self.day.record(shipped_rulebook())

    @property
    def course(self) -> Course:
        return self.place.store.read(lambda db: courses.owner_of_infusion(db, self.infusion_id)[1])


def chair(place: TestOffice) -> Chair:
    """The first day of a first course, at eight in the morning."""
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    colleague(place, NURSE)
    place.clock.set(MONDAY, 8)
    infusions = place.reader.patient(patient_id).infusions
    return Chair(place, patient_id, infusions[0].infusion_id)
