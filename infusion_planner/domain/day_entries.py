"""The entries of one infusion day, and which of them count.

Nothing that was entered is taken away: an entry is replaced by another one with a reason, or
withdrawn with a reason, and both stay readable.
"""

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import TypeVar

from infusion_planner.domain.day_before import Arrived, PumpCheck, Ticked
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_values import CalledBack, DayClosed, SetAside, Taught
from infusion_planner.domain.frozen import Frozen

T = TypeVar("T")


_AS_ENTERED = attrgetter("noted_at", "id")


class DayEntry(Frozen):
    """One entry of an infusion day.

    Attributes:
        kind: key of its kind.
        value: what its kind holds.
        real_at: when it was, civil local time.
        done_by: the name of the person who did it.
        noted_at: UTC ISO text of the entry.
        noted_by: the name of the person who entered it.
        replaces: id of the entry it stands in the place of; empty for a first one.
        why: why that was amended; empty for a first one.
        withdrawn: why it no longer counts; empty while it does.
        withdrawn_at: UTC ISO text; empty while it counts.
        withdrawn_by: who withdrew it; empty while it counts.
        from_paper: whether it was typed in from a sheet written by hand.
        id: the row's id; empty before it is stored.
    """

    kind: str
    value: object
    real_at: datetime
    done_by: str = ""
    noted_at: str = ""
    noted_by: str = ""
    replaces: str = ""
    why: str = ""
    withdrawn: str = ""
    withdrawn_at: str = ""
    withdrawn_by: str = ""
    from_paper: bool = False
    id: str = ""


def standing(entries: Iterable[DayEntry]) -> tuple[DayEntry, ...]:
    """Give the entries that count, as they were entered: neither replaced nor withdrawn."""
    every = sorted(entries, key=_AS_ENTERED)
    replaced = {item.replaces for item in every if item.replaces}
    return tuple(item for item in every if item.id not in replaced and not item.withdrawn)


def earlier_values(entry: DayEntry, entries: Iterable[DayEntry]) -> tuple[DayEntry, ...]:
    """Give what stood in the place of an entry before, the newest first."""
    if not entry.replaces:
        return ()
    by_id = {item.id: item for item in entries if item.id}
    found: list[DayEntry] = []
    before = by_id.get(entry.replaces)
    while before is not None and before not in found:
        found.append(before)
        before = by_id.get(before.replaces)
    return tuple(found)


class DayLog:
    """The entries of one day that count, by kind.

    Args:
        entries: in any order, those that were replaced or withdrawn among them.
    """

    def __init__(self, entries: Iterable[DayEntry]) -> None:
        self.every = tuple(entries)
        self.standing = standing(self.every)
        self._of_kind: dict[str, list[DayEntry]] = {}
        # on most days nothing is amended, and they stand in their turn already
        amended = any(item.replaces for item in self.standing)
        for item in sorted(self.standing, key=self.turn) if amended else self.standing:
            self._of_kind.setdefault(item.kind, []).append(item)

    def all(self, kind: str) -> tuple[DayEntry, ...]:
        """Give the entries of a kind, by the time they tell of."""
        # what is of one time stays in the order in which it was entered
        return tuple(sorted(self._of_kind.get(kind, ()), key=lambda item: item.real_at))

    def last(self, kind: str) -> DayEntry | None:
        """Give the entry of a kind that was made last; None where there is none."""
        mine = self._of_kind.get(kind)
        return mine[-1] if mine else None

    def value(self, kind: str, of: type[T]) -> T | None:
        """Give what the entry of a kind that was made last holds; None where there is none."""
        last = self.last(kind)
        return last.value if last is not None and isinstance(last.value, of) else None

    def pairs(self, kind: str, of: type[T]) -> tuple[tuple[DayEntry, T], ...]:
        """Give the entries of a kind with what they hold, by time."""
        return tuple((item, item.value) for item in self.all(kind) if isinstance(item.value, of))

    def at(self, kind: str) -> datetime | None:
        """Give when something was; None where it is not recorded."""
        last = self.last(kind)
        return None if last is None else last.real_at

    def turn(self, entry: DayEntry) -> tuple[str, str]:
        """Give what orders entries as they were made: one that was amended keeps its turn."""
        first = (entry, *earlier_values(entry, self.every))[-1]
        return first.noted_at, first.id

    def answers_to(self, entry: DayEntry, entry_id: str) -> bool:
        """Tell whether an id is that of an entry, or of one it stands in the place of.

        What tells more of an entry names the id it had then, and an amendment brings a new one.
        """
        before = earlier_values(entry, self.every)
        return bool(entry_id) and entry_id in {entry.id, *(item.id for item in before)}

    def answering(self, entry_id: str) -> DayEntry | None:
        """Give the entry that counts for an id now; None where it was withdrawn."""
        return next((item for item in self.standing if self.answers_to(item, entry_id)), None)

    def hanging_on(self, entry: DayEntry) -> tuple[DayEntry, ...]:
        """Give the entries that tell more of an entry, and nothing without it."""
        return tuple(
            item for item in self.standing if self.answers_to(entry, getattr(item.value, "of", ""))
        )

    @property
    def chair(self) -> str:
        """Give the name of the chair; empty while there is none."""
        arrived = self.value("arrived", Arrived)
        return "" if arrived is None else arrived.chair

    @property
    def closed(self) -> DayClosed | None:
        """Give what became of the day; None while it is open."""
        return self.value("closed", DayClosed)

    @property
    def ticks(self) -> tuple[tuple[DayEntry, Ticked], ...]:
        """Give the checks that were ticked, by time."""
        return self.pairs("gate", Ticked)

    @property
    def calls(self) -> tuple[tuple[DayEntry, CalledBack], ...]:
        """Give the calls made in the days after."""
        return self.pairs("call_back", CalledBack)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """Give the decisions against a rule."""
        return tuple(value for _, value in self.pairs("set_aside", SetAside))

    @property
    def taught(self) -> Taught | None:
        """Give what the patient was told before leaving."""
        return self.value("teaching", Taught)

    @property
    def pump_checks(self) -> tuple[tuple[DayEntry, PumpCheck], ...]:
        """Give what people read from order, bag and pump."""
        return self.pairs("pump_check", PumpCheck)


def fits(kind: str, value: object) -> bool:
    """Tell whether a value is what its kind holds."""
    return kind in DAY_KINDS and type(value) is DAY_KINDS[kind].of
