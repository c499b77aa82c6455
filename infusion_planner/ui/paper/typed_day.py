"""Makes what is typed from a sheet into entries of the day, in the order in which things were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from infusion_planner.domain.day_before import Medicine
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_record import Order, Route
from infusion_planner.ui.paper.sheet_order import DONE_BY, ENDED, ROUTE, TIME, PaperRow
from infusion_planner.ui.run_sheet.asks import MILLIGRAMS, NUMBER
from infusion_planner.ui.run_sheet.values import real_at, value_of, vitals_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from infusion_planner.actions.record_day import Entered

_NO_TIME = "Enter the time that stands on the sheet."
_NO_CHECK_TIME = "Enter at the top of section 1 when the checks were made."
_NO_NAME = "Enter the name of the person who read it."
_NO_END = {
    "stop": "Enter when it was stopped; the volume has that time.",
    "discharge": "Enter when the patient left; the teaching has that time.",
}
_NO_NUMBER = "Enter the value that stands on the sheet."
_WITH_NUMBERS = frozenset({"order", "pump_check", "start", "rate", "volume"})
VITALS = "vitals"


class Faulty(Protocol):
    """A line that can say what is wrong with it."""

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong, field by field."""


class TypedLine(Frozen):
    """One line as it was typed.

    Attributes:
        row: where it stands on the page, to say there what is wrong with it.
        line: what it is; None for a set of vital signs.
        typed: what its fields hold, by name.
    """

    row: Faulty
    line: PaperRow | None
    typed: Mapping[str, object]


class Times(Frozen):
    """The times that several lines share.

    Attributes:
        on: the day of the sheet.
        now: civil local time of the typing.
        checked: when the checks of section 1 were made, as typed.
        ends: when the infusion was stopped and the patient left, as typed, by the act.
    """

    on: date
    now: datetime
    checked: str
    ends: Mapping[str, str]


def entries_of(
    lines: Iterable[TypedLine], times: Times, done_by: str
) -> tuple[tuple[Entered, Faulty], ...]:
    """Read every line, in the order in which things were; of one minute, as the sheet has them.

    Each line is told what is wrong with it.

    Args:
        lines: those on which something is typed.
        times: the times they share.
        done_by: who did what the sheet tells of.

    Raises:
        InvalidInput: a line cannot be read.
    """
    found: list[tuple[Entered, Faulty]] = []
    wrong: list[Fault] = []
    for line in lines:
        try:
            found.append((_entered(line, times, done_by), line.row))
        except InvalidInput as trouble:
            line.row.show_faults(trouble.faults)
            wrong += trouble.faults
        else:
            line.row.show_faults(())
    if wrong:
        raise InvalidInput(*wrong)
    order = tuple(DAY_KINDS)
    return tuple(sorted(found, key=lambda pair: (pair[0].real_at, order.index(pair[0].kind))))


def _entered(line: TypedLine, times: Times, done_by: str) -> Entered:
    # actions bring the database along, which the sign-in window starts without
    from infusion_planner.actions.record_day import Entered  # noqa: PLC0415

    if line.line is None:
        typed = {name: str(words) for name, words in line.typed.items()}
        at = _time(typed["time"], times)
        return Entered(VITALS, vitals_of(typed), at, done_by)
    at = _time_of(line.line, line.typed, times)
    value = value_of(line.line.act, line.typed, at)
    _refuse_empty(line.line, value)
    route = line.typed.get(ROUTE)
    if isinstance(value, Order) and isinstance(route, Route):
        value = replace(value, route=route)
    if isinstance(value, Medicine):
        value = _with_end(value, line.typed, times)
    return Entered(
        line.line.act.partition(":")[0], value, at, _name(line.line, line.typed) or done_by
    )


def _refuse_empty(line: PaperRow, value: object) -> None:
    """Ask for the numbers without which a line says nothing."""
    if line.act in _WITH_NUMBERS:
        names = [ask.name for ask in line.asks if ask.kind in {NUMBER, MILLIGRAMS}]
        empty = [name for name in names if getattr(value, name, None) is None]
        if empty:
            raise InvalidInput(*(Fault(name, _NO_NUMBER) for name in empty))


def _time_of(line: PaperRow, typed: Mapping[str, object], times: Times) -> datetime:
    if line.ticked or line.timeless:
        if not times.checked:
            raise InvalidInput(Fault("checked_at", _NO_CHECK_TIME))
        return _time(times.checked, times)
    if line.at_end_of:
        words = times.ends.get(line.at_end_of, "")
        if not words:
            raise InvalidInput(Fault("end", _NO_END[line.at_end_of]))
        return _time(words, times)
    return _time(str(typed.get(TIME, "")).strip(), times)


def _time(words: str, times: Times) -> datetime:
    if not words:
        raise InvalidInput(Fault(TIME, _NO_TIME))
    return real_at(words, times.on, times.now)


def _name(line: PaperRow, typed: Mapping[str, object]) -> str:
    name = str(typed.get(DONE_BY, "")).strip()
    if line.reads_own and not name:
        raise InvalidInput(Fault(DONE_BY, _NO_NAME))
    return name


def _with_end(value: Medicine, typed: Mapping[str, object], times: Times) -> Medicine:
    words = str(typed.get(ENDED, "")).strip()
    if not words:
        return value
    try:
        return replace(value, ended_at=real_at(words, times.on, times.now))
    except InvalidInput as trouble:
        named = (Fault(ENDED, fault.words) for fault in trouble.faults)
        raise InvalidInput(*named) from None
