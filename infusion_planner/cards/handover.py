"""What one nurse hands over to another: who is in which chair, what runs, and what is next."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from infusion_planner.cards.read_run_sheet import handed_words
from infusion_planner.cards.read_today import patient_words
from infusion_planner.cards.run_clocks import faces
from infusion_planner.cards.run_gates import gate_ticks
from infusion_planner.cards.run_next import next_act
from infusion_planner.cards.stored_days import DayRead, DayView, view_of
from infusion_planner.domain.day_handover import is_in_hand, waiting
from infusion_planner.domain.day_state import STATE_WORDS, DayState
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import listed, time_words


class HandoverLine(Frozen):
    """One patient who is here.

    Attributes:
        infusion_id: row id.
        patient_id: row id.
        chair: its name; empty while there is none.
        who: name, birth date and MRN.
        runs: the state in words, and what runs until when.
        next_words: what is next, and when.
        handed: by whom, to whom and when it was handed over; empty where it was not.
        handed_to: the name of who is to go on; empty where nothing waits.
        words: what that person has to know; may be empty.
        unsaved: who typed something that is not saved; empty for nobody.
    """

    infusion_id: str
    patient_id: str
    chair: str
    who: str
    runs: str
    next_words: str
    handed: str = ""
    handed_to: str = ""
    words: str = ""
    unsaved: str = ""


def handover_lines(days: Iterable[tuple[DayRead, str]], book: Rulebook) -> tuple[HandoverLine, ...]:
    """Word everybody who is looked after now.

    Args:
        days: each infusion of today, with who typed something about it that is not saved.
        book: the rules in force.
    """
    return tuple(
        line
        for read, unsaved in sorted(days, key=lambda day: (not day[0].chair, day[0].chair))
        for line in _line(view_of(read, book), unsaved, book)
    )


def _line(view: DayView, unsaved: str, book: Rulebook) -> Iterator[HandoverLine]:
    read = view.read
    if not is_in_hand(read.log, view.state):
        return
    act, waits = next_act(view, gate_ticks(read, book), book), waiting(read.log)
    yield HandoverLine(
        infusion_id=read.infusion.id,
        patient_id=read.patient.id,
        chair=read.chair,
        who=patient_words(read),
        runs=_runs(view),
        next_words=f"{act.what} {act.when}".strip(),
        handed=handed_words(view),
        handed_to="" if waits is None else waits.handed.to,
        words="" if waits is None else waits.handed.words,
        unsaved=unsaved,
    )


def _runs(view: DayView) -> str:
    """Say what runs, by the clock that counts in that state."""
    _, infusion, observation = faces(view.clocks, view.record)
    face = {
        DayState.INFUSING: infusion,
        DayState.PAUSED: infusion,
        DayState.OBSERVING: observation,
        DayState.STOPPED: observation,
    }.get(view.state)
    word = STATE_WORDS[view.state]
    return word if face is None else f"{word}. {face.what}, {face.left}"


def unsaved_words(drafts: Iterable[tuple[str, datetime]]) -> str:
    """Say who typed something that is not saved; empty for nobody.

    Args:
        drafts: (name, when it was last kept) of each.
    """
    said = listed([f"{name} at {time_words(at)}" for name, at in drafts])
    return f"Typed and not saved: {said}" if said else ""
