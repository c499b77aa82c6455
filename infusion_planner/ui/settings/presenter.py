"""Settings: the center's facts are typed, checked and kept as one act."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.errors import Fault, InvalidInput, PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.ui.drafts.typed import table
from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.look import look
from infusion_planner.ui.look_choice import LookChoice
from infusion_planner.ui.settings.closing import Closing
from infusion_planner.ui.settings.form import (
    FIELDS,
    LETTER_TEXTS,
    center_of,
    form_of,
)
from infusion_planner.ui.settings.hit_courses import HitCourses
from infusion_planner.ui.settings.kept import form_again, kept_form
from infusion_planner.ui.settings.panel import BACKUPS, CLOSED_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.cards.closing_hits import ClosingHits
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.clinic import Center
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.kept import SettingsPart
    from infusion_planner.ui.settings.panel import SettingsPanel

SETTINGS = "settings"
_TABLES = ("center", "closure", "prescriber")
_KEPT = "Everything on this page is kept in the records."
_NOT_KEPT = "Not saved yet. Save settings keeps it; Back leaves it."
_STAY = "They stay as planned until each gets new days."
_HIT = "The page of closed days says which courses it hits."


class SettingsPresenter(QObject):
    """Changes the center's facts.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        closed: the page is left.
        replan_asked(object, object): give the courses on closed days new ones; the first of these
            days, and the last.
    """

    closed = Signal()
    replan_asked = Signal(object, object)

    def __init__(self, session: Session, panel: SettingsPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._center: Center | None = None
        self._parts: dict[str, SettingsPart] = {}
        self._saving = False
        self._hit = HitCourses(session)
        self._closing = Closing(panel.closures, session.read.today, self._weekdays)
        self._closing.changed.connect(self._note)
        self._approved = DayEntry(panel.letters.approved, session.read.today)
        self._approved.settled.connect(self._note)
        session.changed.connect(self._take)
        session.invalid.connect(self._take_faults)
        panel.edited.connect(self._note)
        panel.save_pressed.connect(self.save)
        panel.closed.connect(self.closed)
        panel.closures.replan_pressed.connect(self._replan)
        panel.look_chosen.connect(self._wear)

    def add_part(self, page: str, part: SettingsPart) -> None:
        """Ask before what is typed on a page that keeps by itself is lost, and keep it meanwhile.

        Args:
            page: the name of the page.
            part: what stands on it.
        """
        self._parts[page] = part

    def show(self) -> None:
        """Read the facts, and forget what was typed."""
        self._hit.begin()
        self._read()
        self._closing.forget()
        self._panel.closures.message.clear()
        for part in self._parts.values():
            part.begin()
        self._panel.show_look(look().choice)
        self._panel.closures.year.set_text(str(self._session.read.today().year))
        self._panel.start()
        self._watch()

    def _watch(self) -> None:
        self._session.drafts.watch(self, FormKey(SETTINGS), "Settings of the center")

    def turn_to_backups(self) -> None:
        """Show the page of backups."""
        self._panel.turn_to(BACKUPS)

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not kept."""
        own = self._is_changed() or any(self._closing.typed().values())
        return own or any(part.has_unsaved() for part in self._parts.values())

    def _is_changed(self) -> bool:
        """Tell whether the facts are others than those that are kept."""
        center = self._center
        if center is None:
            return False
        typed = self._panel.form() != form_of(center)
        return typed or set(self._closing.closures) != set(center.closures)

    def draft(self) -> Mapping[str, object] | None:
        """Give what was typed, by name; None while nothing would be lost."""
        if not self.has_unsaved():
            return None
        parts = {page: part.draft() for page, part in self._parts.items() if part.has_unsaved()}
        facts = kept_form(self._panel.form(), self._closing.closures)
        return {**facts, "day": self._closing.typed(), "parts": parts}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier, and turn to it."""
        form, closures = form_again(typed)
        self._panel.show_form(form)
        self._closing.show_days(closures)
        self._closing.show_typed(table(typed, "day"))
        parts = table(typed, "parts")
        for page, part in self._parts.items():
            if page in parts:
                part.show_draft(table(parts, page))
        self._turn_to_typed()

    def _turn_to_typed(self) -> None:
        if self._is_changed():
            return
        pages = [page for page, part in self._parts.items() if part.has_unsaved()]
        for page in [CLOSED_DAYS] if any(self._closing.typed().values()) else pages[:1]:
            self._panel.turn_to(page)

    def save(self) -> None:
        """Keep what is typed, or say all that is wrong with it."""
        # the actions bring the database along, which is loaded only after somebody signed in
        from infusion_planner.actions.change_center import ChangeCenter  # noqa: PLC0415

        if self._center is None:
            return
        center = center_of(
            self._panel.form(), self._closing.closures, self._approved.day(), self._center
        )
        faults = self._faults(center)
        self._panel.show_faults(faults)
        if faults:
            return
        self._saving = True
        before = self._center.open_days
        ends = self._session.drafts.key_of(self)
        if self._session.do(ChangeCenter(center), ends) is not None:
            self._hit.count_saved(before, center.open_days)
            self._read()
            # what other pages hold went with the draft, and is kept anew
            self._watch()
        self._saving = False

    def _hits(self) -> ClosingHits | None:
        """Count the courses on days that would be closed by what is typed."""
        if self._center is None:
            return None
        closed = frozenset(item.on for item in self._closing.closures)
        typed = OpenDays(self._weekdays(), closed)
        return self._hit.if_saved(self._center.open_days, typed)

    def _replan(self) -> None:
        self._session.tell_refusal(self._save_and_lead)

    def _save_and_lead(self) -> None:
        """Save the days where they are not, and lead to the re-plan of the courses on them."""
        if self._hits() is not None:
            self.save()
        due = self._hit.due
        if due is not None and self._hits() is None:
            self.replan_asked.emit(due.days[0], due.days[-1])

    def _faults(self, center: Center) -> tuple[Fault, ...]:
        """Give one fault for each field, in the order of the form."""
        found = (*self._paper_faults(), *self._date_faults(), *_center_faults(center))
        first: dict[str, Fault] = {}
        for fault in found:
            first.setdefault(fault.field, fault)
        return tuple(sorted(first.values(), key=_place))

    def _read(self) -> None:
        self._center = self._session.read.center()
        self._panel.show_form(form_of(self._center))
        self._approved.set_day(self._center.letters.approved_on)
        self._closing.begin(self._center.closures)

    def _weekdays(self) -> frozenset[int]:
        return self._panel.form().weekdays

    def _paper_faults(self) -> tuple[Fault, ...]:
        form, unprintable = self._panel.form(), self._session.doors.unprintable
        people = " ".join(name for _, name, _ in form.prescribers)
        texts = {
            "name": form.name,
            "phone": form.phone,
            "rems_facility_id": form.facility,
            "prescribers": people,
            **{name: getattr(form.letters, name) for name in LETTER_TEXTS},
        }
        # lines are set as lines; their ends are no letters
        found = ((field, unprintable(" ".join(text.split()))) for field, text in texts.items())
        return tuple(
            Fault(field, f"Paper cannot set {' '.join(letters)}. Use Latin letters here.")
            for field, letters in found
            if letters
        )

    def _date_faults(self) -> tuple[Fault, ...]:
        typed = self._panel.form().letters.approved.strip()
        fault = self._approved.fault() if typed else ""
        return (Fault("approved_on", fault),) if fault else ()

    def _note(self) -> None:
        kept = not self._is_changed()
        hits = due = None
        # what cannot be read for the moment is not said beside what is typed
        with suppress(PlannerError):
            hits, due = self._hits(), self._hit.due
        said = hits.words if hits else due.saved if due else ""
        words = f"{said} {_STAY}" if said else ""
        self._panel.closures.show_hits(words, saved=hits is None)
        note = _KEPT if kept else _NOT_KEPT
        self._panel.show_note(f"{note} {_HIT}" if hits else note, kept=kept)

    def _take(self, change: Change) -> None:
        """Read again what was undone, unless something typed would be lost by it."""
        if self._center is None or self._saving or not change.touches(*_TABLES):
            return
        if not self._is_changed():
            self._hit.begin()
            self._read()

    def _take_faults(self, faults: tuple[Fault, ...]) -> None:
        # the session tells every screen; only what was pressed here is about this form
        if self._saving:
            self._panel.show_faults(faults)

    def _wear(self, theme: str, percent: int) -> None:
        choice = LookChoice(theme, percent)
        look().choose(choice)
        try:
            self._session.doors.keep_look(choice)
        except PlannerError as trouble:
            self._panel.show_look_trouble(str(trouble))


def _center_faults(center: Center) -> tuple[Fault, ...]:
    # the actions bring the database along, which is loaded only after somebody signed in
    from infusion_planner.actions.change_center import (  # noqa: PLC0415
        check_center,
        tidy_center,
    )

    try:
        check_center(tidy_center(center))
    except InvalidInput as trouble:
        return trouble.faults
    return ()


def _place(fault: Fault) -> int:
    return FIELDS.index(fault.field)
