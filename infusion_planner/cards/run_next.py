"""Says what is to be done next on an infusion day, and what can be pressed now."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from infusion_planner.cards.run_clocks import left_words
from infusion_planner.cards.run_sheet import GateTick, NextAct
from infusion_planner.cards.stored_days import DayRead, DayView
from infusion_planner.domain.day_before import Ended, Medicine
from infusion_planner.domain.day_closing import VERBS, likely_outcome, why_not
from infusion_planner.domain.day_course import reasons_to_stay
from infusion_planner.domain.day_dose import doses_apart
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_handover import HANDED, TAKEN, is_in_hand, waiting
from infusion_planner.domain.day_pump import second_check, waits_for_slower_rate
from infusion_planner.domain.day_reactions import REPORT_NAMES, not_reported_yet, unanswered
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_start import blocked_words, check_start
from infusion_planner.domain.day_state import DayState
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_times import vitals_due
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import duration_words, listed, time_words

_MINUTE = timedelta(minutes=1)
_SOON = 10
"""Minutes within which something counts as soon due."""
_OPTIONAL = frozenset({"gate:pregnancy", "gate:antiviral", "gate:labs", "gate:spacing"})
_AFTER_CLOSING = frozenset({"reaction", "reaction:more", "report", "call_back", "note", "sign"})
_ACTS = {
    DayState.PLANNED: ("arrived", "no_show", "authorization", "vial", "bag", "note", "close"),
    DayState.ARRIVED: ("vitals", "measures", "medicine", "left_out", "set_aside", "note", "close"),
    DayState.READY: ("start", "vitals", "medicine", "left_out", "set_aside", "note", "close"),
    DayState.INFUSING: ("vitals", "rate", "hold", "stop", "reaction", "note"),
    DayState.PAUSED: ("vitals", "resume", "stop", "reaction", "note"),
    DayState.OBSERVING: (
        "vitals",
        "volume",
        "reaction",
        "no_reaction",
        "teaching",
        "discharge",
        "note",
    ),
    DayState.STOPPED: ("vitals", "volume", "resume", "reaction", "teaching", "discharge", "note"),
    DayState.DONE: ("reaction", "call_back", "note", "sign"),
    DayState.NO_SHOW: ("close", "note"),
}


def acts_of(state: DayState, read: DayRead, *, to_report: bool) -> tuple[str, ...]:
    """Name what can be pressed now.

    Args:
        state: where the day stands.
        read: what was entered.
        to_report: whether a report of a serious reaction was not sent yet.
    """
    acts = _ACTS[state]
    if read.log.last("reaction") is not None:
        acts = (*acts, "reaction:more")
    if to_report:
        acts = (*acts, "report")
    if read.log.closed is not None:
        return tuple(act for act in acts if act in _AFTER_CLOSING)
    if state is DayState.DONE:
        return ("close", *acts)
    if is_in_hand(read.log, state):
        acts = (*acts, HANDED if waiting(read.log) is None else TAKEN)
    if state in {DayState.OBSERVING, DayState.STOPPED}:
        flush = ("flush_start", "flush_stop")
        return (*(act for act in flush if read.log.last(act) is None), *acts)
    return (*(f"medicine_end:{entry.id}" for entry in _steroids_running(read)), *acts)


def _steroids_running(read: DayRead) -> Iterator[DayEntry]:
    """Yield each steroid that was begun and whose end is not entered."""
    log = read.log
    ends = [item.of for _, item in log.pairs("medicine_end", Ended)]
    for entry, medicine in log.pairs("medicine", Medicine):
        runs = medicine.kind is PremedicationKind.STEROID and medicine.ended_at is None
        if runs and not any(log.answers_to(entry, of) for of in ends):
            yield entry


def tone_of(minutes: int) -> str:
    """Name the tone of something that is due in so many minutes."""
    if minutes < 0:
        return "blocked"
    return "override" if minutes <= _SOON else ""


def closings_of(view: DayView, book: Rulebook) -> tuple[tuple[str, str], ...]:
    """Give each way to close a day, by the name of its outcome, with why it cannot be now."""
    read = view.read
    return tuple(
        (outcome.value, why_not(view.record, outcome, read.course, book)) for outcome in Outcome
    )


def next_act(view: DayView, gates: tuple[GateTick, ...], book: Rulebook) -> NextAct:
    """Say the one thing that is to be done next: what is due first, or what the day waits for."""
    if view.state in {DayState.PLANNED, DayState.ARRIVED, DayState.READY}:
        return _before(view, gates, book)
    if view.state in {DayState.DONE, DayState.NO_SHOW}:
        return _after(view, book)
    waiting = [*_pump_end(view), *_now(view, book), *_timed(view, book)]
    now = view.read.now
    # of what is due already the first one counts, however late the others are
    found = min(waiting, key=lambda item: max(item[0], now), default=None)
    return NextAct("", "Nothing is due") if found is None else found[1]


def _before(view: DayView, gates: tuple[GateTick, ...], book: Rulebook) -> NextAct:
    check = second_check(view.read.log)
    if check.differs:
        return NextAct("pump_check", check.words, "", "Read again", "blocked")
    barred = blocked_words(view.read.day, view.read.now, book)
    if barred:
        return NextAct("", barred, tone="blocked")
    if view.state is DayState.PLANNED:
        return NextAct("arrived", "Check in", "", "Arrived")
    waits = [gate for gate in gates if not gate.done and gate.gate not in _OPTIONAL]
    if waits:
        gate = waits[0]
        tone = "blocked" if gate.problem else ""
        return NextAct(gate.gate, gate.problem or gate.words, "", gate.words, tone)
    for finding in check_start(view.read.day, view.read.now, book).to_decide:
        what = f"{finding.message} {finding.rule}"
        return NextAct("set_aside", what, finding.next_step, "Enter who decided", "blocked")
    bag = view.clocks.bag
    when = "" if bag is None else f"until {time_words(bag.until)}, {left_words(bag.left)}"
    return NextAct("start", "Start the infusion", when, "Start")


def _after(view: DayView, book: Rulebook) -> NextAct:
    if view.read.log.closed is None:
        likely = likely_outcome(view.record, book)
        return NextAct(f"close:{likely.value}", "Say what became of the day", "", VERBS[likely])
    signed = {item.role for item in view.read.signatures}
    if DaySigner.NURSE not in signed:
        return NextAct("sign", "Sign the day", "", "Sign")
    if DaySigner.CHECKER not in signed:
        return NextAct("sign", "A second person checks and signs", "", "Sign as checker")
    unsent = not_reported_yet(view.record, book)
    if unsent:
        item = unsent[0]
        to = listed([REPORT_NAMES[each] for each in item.unreported])
        what = f"Report the serious reaction of {time_words(item.onset_at)} to {to}"
        return NextAct("report", what, "", "Enter report")
    apart = doses_apart(view.record, view.read.infusion)
    if apart:
        # last, as both may be right: what leaked beside the vein was infused and not received
        return NextAct("", "Amend volume or dose, if one of them is wrong", apart, tone="override")
    return NextAct("", "Nothing more on this day")


def _pump_end(view: DayView) -> Iterator[tuple[datetime, NextAct]]:
    """Yield the end of the bag: a pump that has run empty comes before all else."""
    if view.state is DayState.INFUSING and view.clocks.pump is not None:
        ends = view.clocks.pump.ends_at
        yield ends, _due(NextAct("stop", "Bag empty", button="Stop"), ends, view.read.now)


def _now(view: DayView, book: Rulebook) -> Iterator[tuple[datetime, NextAct]]:
    """Yield what the day waits for whatever the time."""
    record, now = view.record, view.read.now
    bag, running = view.clocks.bag, view.record.run.stopped_at is None
    for item in unanswered(record, book):
        what = f"Say what was done about the reaction of {time_words(item.onset_at)}"
        yield now, NextAct("reaction:more", what, "", "Enter what was done", "blocked")
    if view.state is DayState.INFUSING and waits_for_slower_rate(view.read.log):
        yield now, NextAct("rate", "Set the slower rate of the pump", "", "Set rate", "blocked")
    decided = any(item.rule == "PREP-3" for item in view.read.log.set_aside)
    if bag is not None and bag.ends_late and running and not decided:
        what = "The bag will not be empty before its time is over"
        when = time_words(bag.until)
        yield now, NextAct("set_aside", what, when, "Ask the pharmacist", "blocked")
    if not running and (record.flush is None or record.flush.stopped_at is None):
        yield now, NextAct("flush_stop", "Flush the line", "", "Flush ended")
    if not running and record.run.volume_ml is None:
        yield now, NextAct("volume", "Enter the volume infused", "", "Volume")


def _timed(view: DayView, book: Rulebook) -> Iterator[tuple[datetime, NextAct]]:
    """Yield what is due at a time."""
    record, clocks, now = view.record, view.clocks, view.read.now
    sets = vitals_due(record, now, book)
    due = [item.at for item in sets if not item.taken and item.until_at > now]
    for at in due[:1]:
        yield at, _due(NextAct("vitals", "Vital signs", button="Enter vital signs"), at, now)
    if view.state is DayState.PAUSED:
        yield now, NextAct("resume", "The pump stands", "", "Resume")
    if clocks.observation is not None:
        yield clocks.observation.until, _leaves(view, clocks.observation.until, book)


def _leaves(view: DayView, until: datetime, book: Rulebook) -> NextAct:
    # who may leave is not late
    when = time_words(until) if until < view.read.now else when_words(until, view.read.now)
    reasons = reasons_to_stay(view.record, book)
    if not reasons:
        return NextAct("discharge", "May leave", when, "Left")
    what = "May leave when a physician releases"
    return NextAct("discharge", what, f"{when}: {listed(reasons)}", "Left", "override")


def _due(act: NextAct, at: datetime, now: datetime) -> NextAct:
    return replace(act, when=when_words(at, now), tone=tone_of(int((at - now) / _MINUTE)))


def when_words(at: datetime, now: datetime) -> str:
    """Word when something is due and how long that still is, or since when."""
    minutes = int((at - now) / _MINUTE)
    if minutes < 0:
        return f"{time_words(at)}, {duration_words(-minutes)} late"
    return f"{time_words(at)}, {soon_words(minutes)}"


def soon_words(minutes: int) -> str:
    """Word how long something still takes; within a minute it is now."""
    return f"in {duration_words(minutes)}" if minutes else "now"
