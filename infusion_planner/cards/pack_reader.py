"""Reads what goes onto paper for an infusion day, and which days may be typed in from it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.course_facts import CourseFacts
from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.day_pack import DayPack, DayPackCard, PackLine, TypeBackLine
from infusion_planner.cards.downtime import DowntimeCard
from infusion_planner.cards.evening_pack import evening_is_due
from infusion_planner.cards.pack_lines import in_order, list_line, type_back_line
from infusion_planner.cards.read_day_record import EXTRA, day_record_card, extra_sheet_card
from infusion_planner.cards.sheet_copies import NextCopies, Owner, SheetCopy, copy_of
from infusion_planner.cards.typed_back import TypedBackCard, typed_back_card
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    moment_words,
    paper_name_words,
    time_words,
)
from infusion_planner.store import (
    bookings,
    center,
    courses,
    downtime,
    patients,
    prints,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infusion_planner.cards.access import ChartAccess
    from infusion_planner.cards.close_reader import CloseReader
    from infusion_planner.cards.days_reader import DaysReader
    from infusion_planner.cards.list_copy import AnyCopy
    from infusion_planner.cards.list_reader import ListReader
    from infusion_planner.cards.sheet_reader import SheetReader
    from infusion_planner.domain.bookings import Booking
    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.store.driver import Database
    from infusion_planner.store.store import Store

_AHEAD = 60
_BACK = 14
"""Days after which a sheet is no longer offered to be typed in; it can still be opened."""
_NOTE = "Details of several patients: shred after use."
_SHUT = "This chart is restricted to others. Let one of them print its sheets."
_ONE_DAY = timedelta(days=1)


class PackSources(Frozen):
    """What reads the sheets of a pack.

    Attributes:
        sheets: the day sheets.
        days: what was entered of a day.
        lists: the list of the day.
        closing: the sheet of the pharmacy.
    """

    sheets: SheetReader
    days: DaysReader
    lists: ListReader
    closing: CloseReader


class PackReader(ChartReader):
    """Reads packs and the record of a day for one person.

    Args:
        store: the records.
        book: the rules in force.
        clock: the workstation's time.
        access: lets the charts be read.
        sources: read the sheets that belong to a pack.
    """

    def __init__(
        self,
        store: Store,
        book: Rulebook,
        clock: Callable[[], datetime],
        access: ChartAccess,
        sources: PackSources,
    ) -> None:
        super().__init__(store, book, clock, access)
        self._from = sources
        self._days = sources.days
        self._facts = CourseFacts(store, book, clock)
        self._copies = NextCopies(store, book, clock, access.actor.name)

    def next_day(self) -> date:
        """Give the next open day on which somebody comes; where nobody does, the next open one."""
        days = self.next_days(1)
        return days[0] if days else self._clock().date() + _ONE_DAY

    def next_days(self, count: int, *, with_today: bool = False) -> tuple[date, ...]:
        """Give the next days on which somebody comes, after today.

        Args:
            count: how many at most.
            with_today: whether those who still come today count.
        """
        first = self._clock().date() + (timedelta() if with_today else _ONE_DAY)
        last = first + timedelta(days=_AHEAD)
        booked = self._store.read(lambda db: bookings.between(db, first, last))
        days = sorted({each.on for each in booked if not each.given})
        return tuple(days[:count])

    def pack(self, on: date) -> DayPack:
        """Give every sheet of a day, with the list of what belongs to it.

        Raises:
            NotPermitted: the person's roles do not read charts.
            Refused: nobody comes on that day.
        """
        self._access.require(CHART_STAFF, "The pack of a day")
        booked = self._store.read(lambda db: bookings.between(db, on, on))
        coming = [each for each in booked if not each.given]
        if not coming:
            raise Refused(
                f"Nobody has an infusion left on {day_words(on)}, so there is nothing to print."
                " Choose another day."
            )
        shut = self._access.shut()
        of_day = self._from.lists.day_list(on)
        lines: list[PackLine] = [list_line(of_day)]
        copies: list[AnyCopy] = [of_day]
        for each in self._store.read(lambda db: in_order(db, coming)):
            own = () if each.patient_id in shut else tuple(self._of_infusion(each.infusion_id))
            copies += own
            lines.append(self._line(each, own))
        self._access.leave()
        return self._pack(on, tuple(lines), tuple(copies))

    def _pack(self, on: date, lines: tuple[PackLine, ...], copies: tuple[AnyCopy, ...]) -> DayPack:
        here, now = self._store.read(center.get), self._clock()
        at = f"{day_words(now.date())} {time_words(now)}"
        come = here.letters.arrive_at
        card = DayPackCard(
            title="Day pack",
            day=day_words(on),
            come=f"Patients are told to come at {come}." if come else "",
            count=count_words(len(lines) - 1, "patient"),
            lines=lines,
            site=here.name,
            printed=f"Printed {at} by {self._access.actor.name}",
            note=_NOTE,
            sample=here.is_sample,
        )
        return DayPack(card, copies, here.paper.value)

    def _of_infusion(self, infusion_id: str) -> Iterator[SheetCopy]:
        """Give the sheets of one patient; the same order stands on the list."""
        yield self._from.sheets.day_sheet(infusion_id)
        yield self.extra_sheet(infusion_id)
        yield self._from.closing.pharmacy_sheet(infusion_id)

    def _line(self, booked: Booking, own: tuple[SheetCopy, ...]) -> PackLine:
        patient = self._store.read(lambda db: patients.get(db, booked.patient_id))
        _, course, infusion = self._store.read(
            lambda db: courses.owner_of_infusion(db, booked.infusion_id)
        )
        similar = own[0].card.identity.similar if own else _SHUT
        return PackLine(
            chair=booked.chair,
            name=paper_name_words(patient.name) if own else "Restricted chart",
            born=f"Born {date_words(patient.born_on)}" if own else "",
            mrn=f"MRN {patient.mrn}" if own else "",
            infusion=infusion_title(course, infusion) if own else "",
            note=similar,
            sheets=tuple(copy.card.stamp.code for copy in own),
        )

    def extra_sheet(self, infusion_id: str) -> SheetCopy:
        """Give the blank page to go on writing, as the next copy would print it.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        owner, course, infusion = self._store.read(
            lambda db: courses.owner_of_infusion(db, infusion_id)
        )
        self._access.open(owner)
        last = self._store.read(lambda db: prints.last_of_infusion(db, infusion_id, EXTRA.code))
        made = self._copies.next_copy(owner, f"{infusion_id} {EXTRA.code}", last)
        here = self._store.read(center.get)
        identity = self._facts.identity(owner)
        card = extra_sheet_card(course, infusion, identity, made=made, center=here, book=self._book)
        return copy_of(card, Owner(owner, course.id, infusion_id), made, here.paper)

    def record(self, infusion_id: str, on: date | None = None) -> SheetCopy:
        """Give the record of an infusion day, as the next copy would print it.

        Args:
            infusion_id: the infusion's row id.
            on: the day; None for today.

        Raises:
            Refused: nothing was entered, or the infusion is no longer in the records.
        """
        read = self._days.day(infusion_id, on)
        if not read.day.entries:
            raise Refused("Nothing is entered of this day, so there is no record to print yet.")
        last = self._store.read(lambda db: prints.last_of_infusion(db, infusion_id, EXTRA.code))
        made = self._copies.next_copy(read.patient.id, f"{infusion_id} {EXTRA.code}", last)
        here = self._store.read(center.get)
        identity = self._facts.identity(read.patient.id)
        said = self._days.said_of(infusion_id, read.day.on)
        card = day_record_card(read, identity, made=made, center=here, book=self._book, said=said)
        return copy_of(card, Owner(read.patient.id, read.course.id, infusion_id), made, here.paper)

    def typed_back(self, infusion_id: str, on: date) -> TypedBackCard:
        """Give one day while it is typed in from paper.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        return typed_back_card(self._days.day(infusion_id, on))

    def evening_is_due(self) -> bool:
        """Tell whether the downtime pack waits to be written after the last infusion of today.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The downtime pack")
        return self._store.read(lambda db: evening_is_due(db, self._clock()))

    def downtime_card(self) -> DowntimeCard:
        """Say how the downtime pack stands."""
        found = self._store.read(downtime.get)
        zone = self._clock().tzinfo

        def words(instant: str) -> str:
            return moment_words(datetime.fromisoformat(instant).astimezone(zone)) if instant else ""

        made = f"{words(found.password_at)} by {found.password_by}" if found.password else ""
        return DowntimeCard(found.folder, found.days, found.is_on, words(found.written_at), made)

    def to_type_back(self) -> tuple[TypeBackLine, ...]:
        """Give the infusion days of the last weeks that are not closed, the newest first.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The days to type in")
        today, shut = self._clock().date(), self._access.shut()

        def read(db: Database) -> list[TypeBackLine]:
            found = bookings.between(db, today - timedelta(days=_BACK), today)
            open_days = (each for each in found if not each.given and each.patient_id not in shut)
            return [type_back_line(db, each) for each in open_days]

        lines = self._store.read(read)
        lines.sort(key=lambda line: line.name)
        return tuple(sorted(lines, key=lambda line: line.sort_day, reverse=True))
