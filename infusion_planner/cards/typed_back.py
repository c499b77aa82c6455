"""One infusion day while it is typed in from paper: what stands in the record, and what is next."""

from collections.abc import Iterator

from infusion_planner.cards.event_words import event_words
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_run_sheet import signature_line
from infusion_planner.cards.stored_days import DayRead
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.day_before import PumpCheck
from infusion_planner.domain.day_closing import was_typed_back
from infusion_planner.domain.day_pump import is_kept_back
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_values import Infused, Started
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import Vial
from infusion_planner.domain.infusion_record import Order
from infusion_planner.domain.wording import (
    born_words,
    day_words,
    dose_words,
    name_words,
    time_words,
)

_TIMES = (
    ("arrived", "Arrived"),
    ("bag", "Diluted"),
    ("start", "Started"),
    ("stop", "Stopped"),
    ("flush_stop", "Flush ended"),
    ("discharge", "Left"),
)


class TypedBackCard(Frozen):
    """What the page of one day shows besides its fields.

    Attributes:
        patient_id: row id.
        identity: the banner.
        who: name and birth date, for what is pressed.
        title: course, infusion and day in words.
        recorded: what stands in the record, by time, in words.
        compare: dose, lot and times, to be compared with the paper.
        waits: whether a second person has to compare and sign.
        signed: who compared and signed, in words; empty while nobody did.
        closed: whether it is recorded what became of the day.
        typists: the names of those who typed it in.
    """

    patient_id: str
    identity: IdentityCard
    who: str
    title: str
    recorded: tuple[str, ...]
    compare: tuple[Fact, ...]
    waits: bool
    signed: str
    closed: bool
    typists: frozenset[str]


def typed_back_card(read: DayRead) -> TypedBackCard:
    """Word one day as it stands."""
    on, patient = read.day.on, read.patient
    checker = signature_line(read, DaySigner.CHECKER)
    typed = was_typed_back(read.log)
    standing = sorted(read.log.standing, key=lambda item: (item.real_at, item.noted_at, item.id))
    return TypedBackCard(
        patient_id=patient.id,
        identity=identity_card(patient, on),
        who=f"{name_words(patient.name)} {born_words(patient.born_on, on)}",
        title=f"Course {read.course.number}, infusion {read.infusion.number}, {day_words(on)}",
        recorded=tuple(
            f"{time_words(item.real_at)}  {event_words(read, item)}" for item in standing
        ),
        compare=tuple(_compare(read)),
        waits=typed and (not checker.words or bool(checker.amended)),
        signed=" ".join(part for part in (checker.words, checker.amended) if part),
        closed=read.log.closed is not None or read.infusion.entered,
        typists=frozenset(item.noted_by for item in standing if item.from_paper),
    )


def _compare(read: DayRead) -> Iterator[Fact]:
    """Yield dose, lot and times, in the order of the sheet."""
    log = read.log
    order = log.value("order", Order)
    if order is not None:
        yield Fact("Dose ordered", dose_words(order.dose_ug))
    for entry, check in () if is_kept_back(log) else log.pairs("pump_check", PumpCheck):
        read_by = f"{dose_words(check.dose_ug)}, {check.ml_per_hour} mL/h, {check.bag_ml} mL"
        yield Fact(f"Read by {entry.done_by}", read_by)
    for _, vial in log.pairs("vial", Vial):
        yield Fact("Lot", vial.lot)
    started = log.value("start", Started)
    for kind, word in _TIMES:
        at = log.at(kind)
        if at is not None:
            rate = f", {started.ml_per_hour} mL/h" if started and kind == "start" else ""
            yield Fact(word, f"{time_words(at)}{rate}")
    infused = log.value("volume", Infused)
    if infused is not None:
        yield Fact("Infused", f"{infused.volume_ml} mL")
