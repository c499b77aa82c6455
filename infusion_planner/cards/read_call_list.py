"""Words the call list and the week plan."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from infusion_planner.cards.calendar_board import BoardLine, CalendarBoard
from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.list_sheets import (
    NO_NUMBER,
    CallLine,
    CallListCard,
    WeekCell,
    WeekPlanCard,
    WeekRow,
)
from infusion_planner.cards.read_calendar import NO_CHAIR
from infusion_planner.cards.read_replan import run_words
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.wording import count_words, date_words, name_words, span_words
from infusion_planner.store.patient_calls import PatientCall

_REACHED = "When and by whom each was reached"


def call_list_card(
    calls: Sequence[PatientCall],
    patients: Mapping[str, Patient],
    days: tuple[date, date],
    stamp: SheetStamp,
) -> CallListCard:
    """Word who is to be called.

    Args:
        calls: as they were noted.
        patients: by row id.
        days: the first and the last day that was closed.
        stamp: the footer.
    """
    ordered = sorted(calls, key=lambda call: (call.old[0], patients[call.patient_id].name.family))
    without = sum(not call.new for call in calls)
    counts = [count_words(len(calls), "patient")]
    counts += [f"{without} without a place"] if without else []
    unknown = any(not patients[call.patient_id].phone for call in calls)
    return CallListCard(
        heading=stamp.title,
        day=span_words(*days),
        counts=tuple(counts),
        lines=tuple(_line(call, patients[call.patient_id]) for call in ordered),
        to_fill=(NO_NUMBER, _REACHED) if unknown else (_REACHED,),
        patients=tuple(dict.fromkeys(call.patient_id for call in ordered)),
        stamp=stamp,
    )


def _line(call: PatientCall, patient: Patient) -> CallLine:
    without = f"{call.why}. No place yet: {call.no_place.rstrip('.')}. On the wait list."
    return CallLine(
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        old=run_words(call.old),
        new=run_words(call.new) if call.new else "",
        why=call.why if call.new else without,
        phone=patient.phone,
    )


def week_plan_card(board: CalendarBoard, stamp: SheetStamp) -> WeekPlanCard:
    """Word the board of a week for paper.

    Args:
        board: of the week.
        stamp: the footer.
    """
    cells: defaultdict[tuple[str, str], list[WeekCell]] = defaultdict(list)
    for line in board.lines:
        cells[(line.chair, line.sort_day)].append(_cell(line))
    days = [day.on.isoformat() for day in board.days]
    names = [*board.chairs]
    if not names or any(chair == NO_CHAIR for chair, _ in cells):
        names.append(NO_CHAIR)
    return WeekPlanCard(
        heading=stamp.title,
        day=board.title,
        heads=tuple((day.head, day.closed or day.load_words) for day in board.days),
        rows=tuple(
            WeekRow(name, tuple(tuple(cells[(name, day)]) for day in days)) for name in names
        ),
        to_fill=(),
        patients=tuple(dict.fromkeys(line.patient_id for line in board.lines)),
        stamp=stamp,
    )


def _cell(line: BoardLine) -> WeekCell:
    infusion = line.infusion.replace("Course ", "C").replace("infusion ", "")
    return WeekCell(line.name, f"{line.born}  MRN {line.mrn}", infusion)
