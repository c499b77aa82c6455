"""First start: makes the records, signs the first person in, hands over the recovery key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.clinic import Center, Closure, Paper
from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.domain.roles import read_roles
from infusion_planner.ui.first_start.panel import LONGEST, SHORTEST, FirstStartForm
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.settings.us_holidays import us_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infusion_planner.ui.doors import Doors
    from infusion_planner.ui.first_start.panel import FirstStartPanel

Faults = tuple[tuple[str, str], ...]


class FirstStartPresenter(QObject):
    """Makes the records of a new center.

    Args:
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        made: (office, recovery sheet card), when the first person is signed in.
        sample_opened: the doors of the sample center, which is there now.
        restore_asked: a backup shall be restored instead.
    """

    made = Signal(object, object)
    sample_opened = Signal(object)
    restore_asked = Signal()

    def __init__(self, doors: Doors, panel: FirstStartPanel) -> None:
        super().__init__(panel)
        self._doors = doors
        self._panel = panel
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        panel.make_pressed.connect(self._make)
        panel.sample_pressed.connect(self._open_sample)
        panel.restore_pressed.connect(self.restore_asked)
        panel.offer_restore(offered=doors.restoring is not None)
        panel.offer_sample(offered=doors.open_sample is not None)

    def start(self) -> None:
        """Be ready to type."""
        self._clock.start()
        self._panel.start(self._doors.now().year)

    def _make(self, form: FirstStartForm) -> None:
        center = self._center(form)
        faults = tuple(self._faults(form, center))
        self._panel.show_faults(faults)
        if faults:
            return
        self._panel.show_busy(busy=True)
        try:
            office, card = self._doors.first_start(
                center, form.person, form.password, read_roles(form.also)
            )
        except InvalidInput as trouble:
            self._panel.show_busy(busy=False)
            self._panel.show_faults(_of_person(trouble))
            return
        except PlannerError as refusal:
            self._panel.show_busy(busy=False)
            self._panel.show_refusal(str(refusal))
            return
        self._panel.show_busy(busy=False)
        self.made.emit(office, card)

    def _open_sample(self) -> None:
        if self._doors.open_sample is None:
            return
        self._panel.show_sample_busy(busy=True)
        try:
            doors = self._doors.open_sample()
        except PlannerError as refusal:
            self._panel.show_sample_busy(busy=False)
            self._panel.show_refusal(str(refusal))
            return
        self._panel.show_sample_busy(busy=False)
        self.sample_opened.emit(doors)

    def _faults(self, form: FirstStartForm, center: Center) -> Iterator[tuple[str, str]]:
        yield from _center_faults(center)
        for field, text in (("name", form.center), ("phone", form.phone), ("person", form.person)):
            letters = self._doors.unprintable(text)
            if letters:
                yield field, f"Paper cannot set {' '.join(letters)}. Use Latin letters."
        if not form.person.strip():
            yield "person", "Type the name you want to sign in with."
        if not SHORTEST <= len(form.password) <= LONGEST:
            count = len(form.password)
            yield "password", f"{count} typed; choose {SHORTEST} to {LONGEST} characters."
        elif form.password != form.again:
            yield "again", "The two passwords differ. Type the same one twice."

    def _center(self, form: FirstStartForm) -> Center:
        this_year = self._doors.now().year
        years = (this_year, this_year + 1) if form.holidays else ()
        return Center(
            name=" ".join(form.center.split()),
            phone=" ".join(form.phone.split()),
            rems_facility_id="",
            paper=Paper(form.paper),
            weekdays=form.weekdays,
            closures=_holidays(years, form.weekdays),
            prescribers=(),
        )


def _holidays(years: tuple[int, ...], weekdays: frozenset[int]) -> tuple[Closure, ...]:
    """Give the holidays of some years, each day once: one may be observed the year before."""
    found = {item.on: item for year in years for item in us_holidays(year, weekdays)}
    return tuple(found[day] for day in sorted(found))


def _center_faults(center: Center) -> Faults:
    # the actions bring the database along, which the page itself does not need
    from infusion_planner.actions.change_center import check_center  # noqa: PLC0415

    try:
        check_center(center)
    except InvalidInput as trouble:
        return tuple((fault.field, fault.words) for fault in trouble.faults)
    return ()


def _of_person(trouble: InvalidInput) -> Faults:
    """Give the faults by field: the center is known to be right, so a name is the person's."""
    fields = {"name": "person"}
    return tuple((fields.get(item.field, item.field), item.words) for item in trouble.faults)
