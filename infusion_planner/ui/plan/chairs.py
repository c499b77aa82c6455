"""The chair of each day of a course, or none until the day before."""

from functools import partial

from PySide6.QtCore import Signal

from infusion_planner.cards.plan import PlanSeat
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.layout import column, empty, group, row

_LEFT_OPEN = "Open until the day before"
_OPEN = "Open"
_BY_DAY = "By day, see below"
_ALL_WIDTH, _DAY_WIDTH = 230, 96


class ChairPicks(Card):
    """Ask for one chair on all days, or for one on each day.

    Attributes:
        all_days: the chairs that are free on every day.
        days: one choice a day, in order.

    Signals:
        chosen(tuple): the chair of each day by its name; an empty one is left open.
    """

    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 8, 12, 8)
        self.body.setSpacing(4)
        self.all_days = Choice("C&hair on all days", width=_ALL_WIDTH)
        self.days: tuple[Choice, ...] = ()
        self._seats: tuple[PlanSeat, ...] = ()
        self._each = Button("Each da&y", "quiet", size=28)
        self._each.setCheckable(True)
        self._flow = Flow(gap=(8, 4))
        self._rows = group(self._flow)
        self._rows.hide()
        side = group(column(None, self._each, gap=0))
        self.add(group(row(self.all_days, side, None, gap=12)), self._rows)
        self._each.toggled.connect(self._open)
        self.all_days.chosen.connect(self._take_all)
        self.hide()

    def show_seats(self, seats: tuple[PlanSeat, ...]) -> None:
        """Show what is free on each day, and what is chosen; nothing where there are no chairs."""
        self.setVisible(bool(seats))
        if seats == self._seats:
            return
        if [seat.on for seat in seats] != [seat.on for seat in self._seats]:
            self._build(seats)
        self._seats = seats
        for pick, seat in zip(self.days, seats, strict=True):
            pick.set_choices(((_OPEN, ""), *_named(seat)))
            pick.set_value(seat.chair)
        self._show_all(seats)

    def open_days(self) -> None:
        """Show the chair of each day by itself."""
        self._each.setChecked(True)

    def _show_all(self, seats: tuple[PlanSeat, ...]) -> None:
        chosen = {seat.chair for seat in seats}
        free = seats[0].free if seats else ()
        everywhere = [name for name in free if all(name in seat.free for seat in seats)]
        choices = [(_LEFT_OPEN, ""), *((f"Chair {name}", name) for name in everywhere)]
        if not chosen <= {name for _, name in choices} or len(chosen) > 1:
            choices.insert(0, (_BY_DAY, "\n"))
            chosen = {"\n"}
            self.open_days()
        self.all_days.set_choices(tuple(choices))
        self.all_days.set_value(next(iter(chosen), ""))

    def _build(self, seats: tuple[PlanSeat, ...]) -> None:
        empty(self._flow)
        self.days = tuple(Choice(seat.day, width=_DAY_WIDTH) for seat in seats)
        for place, pick in enumerate(self.days):
            pick.box.setAccessibleName(f"Chair on {seats[place].day}")
            pick.chosen.connect(partial(self._take_day, place))
            self._flow.addWidget(pick)

    def _take_all(self, chair: str) -> None:
        if chair in {"", *(name for seat in self._seats for name in seat.free)}:
            self.chosen.emit((chair,) * len(self._seats))

    def _take_day(self, place: int, chair: str) -> None:
        chairs = [seat.chair for seat in self._seats]
        chairs[place] = chair
        self.chosen.emit(tuple(chairs))

    def _open(self, checked: bool) -> None:  # noqa: FBT001 - the slot of `toggled`
        self._rows.setVisible(checked)


def _named(seat: PlanSeat) -> tuple[tuple[str, object], ...]:
    """Give the free chairs of a day; one that was chosen and is taken meanwhile says so."""
    free = tuple((name, name) for name in seat.free)
    if not seat.chair or seat.chair in seat.free:
        return free
    return (*free, (f"{seat.chair} (taken)", seat.chair))
