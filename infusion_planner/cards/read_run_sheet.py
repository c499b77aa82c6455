"""Reads the run sheet of one infusion day."""

from collections.abc import Iterator

from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.event_words import event_words
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.run_clocks import faces
from infusion_planner.cards.run_gates import gate_ticks
from infusion_planner.cards.run_next import acts_of, closings_of, next_act
from infusion_planner.cards.run_sheet import DayEvent, RunSheetCard, Signature
from infusion_planner.cards.run_vitals import (
    alerts_of,
    due_lines,
    range_lines,
    trend_lines,
    vital_lines,
)
from infusion_planner.cards.stored_days import DayRead, DayView, view_of
from infusion_planner.domain.day_entries import DayEntry, earlier_values
from infusion_planner.domain.day_handover import HANDED, TAKEN, is_in_hand, waiting
from infusion_planner.domain.day_kinds import ONLY_WITHDRAWN
from infusion_planner.domain.day_reacting import log_open_until, signs_of
from infusion_planner.domain.day_reactions import not_reported_yet
from infusion_planner.domain.day_signatures import DaySigner, amended_since
from infusion_planner.domain.day_state import STATE_WORDS, DayState
from infusion_planner.domain.day_values import Reacted
from infusion_planner.domain.day_words import entry_words, initials
from infusion_planner.domain.infusion_rules import Product, VitalSigns
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import MINUTES_IN_HOUR, SECONDS_IN_MINUTE, UG_PER_MG
from infusion_planner.domain.wording import (
    born_words,
    count_words,
    day_words,
    dose_words,
    duration_words,
    moment_words,
    name_words,
    time_words,
)

_EARLY, _WHOLE_DAY = MINUTES_IN_HOUR, 8 * MINUTES_IN_HOUR
_LATE_ENTRY = 5
"""Minutes from which on it is said that something was entered later than it was."""
_STAYS = frozenset({"closed", HANDED, TAKEN})
"""Kinds that are neither amended nor withdrawn here; what is to be said of them is a note."""
_SIGNER_TITLES = {DaySigner.NURSE: "Nurse", DaySigner.CHECKER: "Second person"}


def run_sheet_card(read: DayRead, book: Rulebook) -> RunSheetCard:
    """Word one infusion day as it stands."""
    view = view_of(read, book)
    record, state = view.record, view.state
    gates, alerts = gate_ticks(read, book), alerts_of(record, book)
    bag, infusion, observation = faces(view.clocks, record)
    product = book.find(Product, "product")
    signs = book.find(VitalSigns, "vital_signs", read.course.number)
    read_only, to_report = _read_only(read), bool(not_reported_yet(record, book))
    first = min((item.real_at for item in read.log.standing), default=read.now)
    return RunSheetCard(
        patient_id=read.patient.id,
        infusion_id=read.infusion.id,
        on=read.day.on,
        identity=identity_card(read.patient, read.day.on),
        who=f"{name_words(read.patient.name)} {born_words(read.patient.born_on, read.day.on)}",
        title=f"{infusion_title(read.course, read.infusion)}, {day_words(read.day.on)}",
        medicine=_medicine(product, view.clocks.at_least),
        state=state_name(state),
        word=STATE_WORDS[state],
        chair=read.chair,
        bag=bag,
        infusion=infusion,
        observation=observation,
        next_act=next_act(view, gates, book),
        now=read.minute(read.now),
        starts=max(read.minute(first) - _EARLY, 0),
        ends=max(read.minute(first) + _WHOLE_DAY, read.minute(read.now)),
        gates=gates,
        events=events(read),
        vitals=vital_lines(read, alerts),
        due=due_lines(read, record, book),
        ranges=range_lines(read.course.number, book),
        interval=f"every {signs.interval_minutes} min",
        trends=trend_lines(read, alerts, book),
        reactions=tuple(_reactions(read, book)),
        signs=signs_of(read.course.number, book),
        told=told_reactions(read),
        closings=closings_of(view, book),
        signatures=tuple(signature_line(read, role) for role in DaySigner),
        acts=() if read.set_back_to or read_only else acts_of(state, read, to_report=to_report),
        read_only=read_only,
        handed=handed_words(view),
        banner=_banner(read),
    )


def _medicine(product: Product, minutes: int) -> str:
    """Name drug, dose and how it is given, each apart from the next."""
    parts = (
        product.generic,
        product.brand,
        f"DOSE {dose_words(product.vial_mg * UG_PER_MG)} in {product.diluent_ml} mL",
        "intravenous",
        f"over {duration_words(minutes)} or longer",
    )
    return " - ".join(parts)


def _reactions(read: DayRead, book: Rulebook) -> Iterator[str]:
    """Word each reaction, and until when those of the days after are entered here.

    Source: rulebook INF-11.
    """
    for item in read.log.all("reaction"):
        yield f"{time_words(item.real_at)} {event_words(read, item)}"
    doses = read.course.doses
    if not doses or read.log.last("discharge") is None:
        return
    until = log_open_until(read.course.number, doses[-1].on, book)
    words = f"Reactions that begin until {day_words(until)} are entered here"
    over = read.now.date() > until
    yield f"{words}; later ones as symptoms on the patient's page" if over else words


def told_reactions(read: DayRead) -> tuple[tuple[str, str], ...]:
    """Give words and row id of each reaction, so that what became known later finds it."""
    return tuple(
        (f"{time_words(entry.real_at)} {entry_words(entry)}", entry.id)
        for entry, value in read.log.pairs("reaction", Reacted)
        if not value.of
    )


def state_name(state: DayState) -> str:
    """Name a state as the patterns of the board are named."""
    return state.value.replace("_", "")


def _read_only(read: DayRead) -> str:
    """Say why nothing can be entered yet, or any more; empty when it can."""
    on, today = read.day.on, read.now.date()
    if on > today:
        return f"This infusion is planned for {day_words(on)}. Its sheet is filled in on that day."
    if read.infusion.given is not None and not read.log.standing:
        return "This infusion was recorded without a run sheet. Its entry is on the patient's page."
    return ""


def handed_words(view: DayView) -> str:
    """Say that a patient was handed over and waits; empty where that is not so."""
    log = view.read.log
    waits = waiting(log)
    if waits is None or not is_in_hand(log, view.state):
        return ""
    entry = waits.entry
    return f"{entry.done_by} handed over to {waits.handed.to} at {time_words(entry.real_at)}"


def _banner(read: DayRead) -> str:
    if read.set_back_to is None:
        return ""
    return (
        f"The computer's clock was set back: it says {time_words(read.now)}, but an entry was made"
        f" at {moment_words(read.set_back_to)}. No times are taken until it is right."
    )


def events(read: DayRead) -> tuple[DayEvent, ...]:
    """Word what was done, by time; vital signs stand in their own rows."""
    every = sorted(read.day.entries, key=lambda item: (item.real_at, item.noted_at, item.id))
    counts = {item.id for item in read.log.standing}
    return tuple(
        event
        for item in every
        if item.kind != "vitals" or item.withdrawn
        for event in _event(read, item, counts=item.id in counts)
    )


def _event(read: DayRead, entry: DayEntry, *, counts: bool) -> Iterator[DayEvent]:
    if entry.withdrawn:
        note = f"Withdrawn by {entry.withdrawn_by}: {entry.withdrawn}"
        yield DayEvent(
            "",
            time_words(entry.real_at),
            "",
            initials(entry.done_by),
            event_words(read, entry),
            note,
        )
    elif counts:
        before = earlier_values(entry, read.day.entries)
        yield DayEvent(
            entry_id="" if entry.kind in _STAYS else entry.id,
            time=time_words(entry.real_at),
            words=event_words(read, entry),
            by=initials(entry.done_by),
            old="; ".join(f"{time_words(i.real_at)} {event_words(read, i)}" for i in before),
            note=_note(read, entry),
            amends=entry.kind not in ONLY_WITHDRAWN,
        )


def _note(read: DayRead, entry: DayEntry) -> str:
    """Say when and by whom something was entered, where that was not at once, and why."""
    said: list[str] = ["from paper"] if entry.from_paper else []
    late = noted_later(read, entry)
    if late > _LATE_ENTRY and not entry.from_paper:
        said.append(f"entered {count_words(late, 'minute')} later")
    if entry.noted_by != entry.done_by:
        said.append(f"entered by {entry.noted_by}")
    if entry.why:
        said.append(entry.why)
    return ", ".join(said)


def noted_later(read: DayRead, entry: DayEntry) -> int:
    """Give how many minutes after it happened something was entered."""
    noted = read.local(entry.noted_at)
    return int((noted - entry.real_at).total_seconds() // SECONDS_IN_MINUTE)


def signature_line(read: DayRead, role: DaySigner) -> Signature:
    """Word the newest signature of a role, and what was amended after it."""
    mine = [item for item in read.signatures if item.role is role]
    if not mine:
        return Signature(role.value, _SIGNER_TITLES[role])
    last = mine[-1]
    at = read.local(last.signed_at)
    since = amended_since(last, read.day.entries)
    return Signature(
        role=role.value,
        title=_SIGNER_TITLES[role],
        words=f"{last.person}, {moment_words(at)}: {last.meaning}",
        amended=f"Amended since: {count_words(len(since), 'change')}" if since else "",
    )
