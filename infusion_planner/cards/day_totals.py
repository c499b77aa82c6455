"""What a day came to, for who reads its record without having been there."""

from collections.abc import Iterator

from infusion_planner.cards.run_gates import gate_ticks
from infusion_planner.cards.stored_days import DayView
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.day_dose import doses_apart
from infusion_planner.domain.day_words import initials
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import SECONDS_IN_MINUTE
from infusion_planner.domain.wording import dose_words, duration_words, time_words

_NO_END = "not ended"


def day_totals(
    view: DayView, book: Rulebook, *, prescriber: str = "", said: tuple[str, ...] = ()
) -> tuple[Fact, ...]:
    """Word bag, infusion, dose and observation, what was left open, and who the initials are.

    Args:
        view: the day.
        book: the rules in force.
        prescriber: who ordered it; empty when not recorded.
        said: what the rules say of the day.
    """
    return tuple(_facts(view, book, prescriber, said))


def _facts(view: DayView, book: Rulebook, prescriber: str, said: tuple[str, ...]) -> Iterator[Fact]:
    if prescriber:
        yield Fact("Prescriber", prescriber)
    yield from _bag(view)
    yield from _infused(view)
    yield from _observed(view)
    yield from _counted(view)
    yield from _left_open(view, book)
    if said:
        yield Fact("The rules say", " ".join(said))
    yield Fact("Initials", ", ".join(_people(view)))


def _bag(view: DayView) -> Iterator[Fact]:
    bag, clock = view.record.bag, view.clocks.bag
    if clock is not None:
        times = f"diluted {time_words(clock.diluted_at)}, use by {time_words(clock.until)}"
        yield Fact("Bag", times if bag.bag_ml is None else f"{bag.bag_ml} mL, {times}")


def _infused(view: DayView) -> Iterator[Fact]:
    run, pump = view.record.run, view.clocks.pump
    if pump is None:
        return
    ended = time_words(run.stopped_at) if run.stopped_at else _NO_END
    parts = [
        f"{time_words(pump.started_at)} to {ended}",
        f"{duration_words(pump.ran)} of pump time",
    ]
    if run.volume_ml is not None:
        parts.append(f"{run.volume_ml} mL")
    if run.given_ug is not None:
        parts.append(dose_words(run.given_ug))
    yield Fact("Infused", ", ".join(parts))


def _observed(view: DayView) -> Iterator[Fact]:
    watch, left = view.clocks.observation, view.record.discharge
    if watch is None:
        return
    if left is None:
        yield Fact("Observed", f"{time_words(watch.since)} to {_NO_END}")
        return
    minutes = int((left.left_at - watch.since).total_seconds() // SECONDS_IN_MINUTE)
    span = f"{time_words(watch.since)} to {time_words(left.left_at)}"
    yield Fact("Observed", f"{span}, {duration_words(minutes)}")


def _counted(view: DayView) -> Iterator[Fact]:
    counted = view.read.infusion.given
    if view.read.log.closed is None or counted is None:
        return
    apart = doses_apart(view.record, view.read.infusion)
    yield Fact("Dose of the course", apart or dose_words(counted.dose_ug))


def _left_open(view: DayView, book: Rulebook) -> Iterator[Fact]:
    """Name the checks of a day that was started on which nothing is entered."""
    if view.record.run.started_at is not None:
        gates = gate_ticks(view.read, book)
        missing = [gate.words for gate in gates if gate.applies and not gate.done]
        if missing:
            yield Fact("Checks not entered", ", ".join(missing))


def _people(view: DayView) -> Iterator[str]:
    names = {entry.done_by for entry in view.read.day.entries}
    for name in sorted(names):
        yield f"{initials(name)} {name}"
