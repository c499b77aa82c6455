"""The form that is open on a run sheet: of an act, or of an entry that is amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.day_words import gone_words
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import listed, time_words
from infusion_planner.ui.drafts.typed import items, table, words
from infusion_planner.ui.forms.leave import ask_to_leave
from infusion_planner.ui.run_sheet.amending import amending_form, set_again, withdrawn_with
from infusion_planner.ui.run_sheet.asks import MORE
from infusion_planner.ui.run_sheet.closing import closing_form, foretell
from infusion_planner.ui.run_sheet.day_actions import SheetDay
from infusion_planner.ui.run_sheet.next_step import STOP
from infusion_planner.ui.run_sheet.verbs import form_of, outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from infusion_planner.cards.run_sheet import RunSheetCard
    from infusion_planner.cards.stored_days import DayRead
    from infusion_planner.domain.day_entries import DayEntry
    from infusion_planner.ui.run_sheet.panel import RunSheetPanel
    from infusion_planner.ui.session import Session

_LOOK = "{} Look at it again."
_WITH_IT = "If it is withdrawn, these are withdrawn with it"
LEAVE = ("Leave without recording?", "What was typed is not kept.", "&Leave without recording")
_HALF_TYPED = "Save or close the form '{}' first. What is typed there stays."
_KEPT = "Half typed, and back after this form: {}."
_URGENT = frozenset({"reaction", MORE, "hold", "rate", "resume", STOP})
"""What cannot wait for a form that is half typed: the patient and the pump."""


class HalfTyped(Frozen):
    """A form in which something is typed.

    Attributes:
        act: which one it is.
        amends: row id of the entry that is amended; empty for a new one.
        typed: what stands in its fields.
    """

    act: str
    amends: str
    typed: Mapping[str, object]

    def draft(self) -> dict[str, object]:
        """Give it as a draft keeps it."""
        return {"act": self.act, "form": self.typed, "amends": self.amends}

    @property
    def about(self) -> str:
        """Name what it is about: the entry that is amended, else the act."""
        return self.amends or self.act

    @property
    def title(self) -> str:
        """Give what it records, in words."""
        form = form_of(self.act)
        return "" if form is None else form.title


def half_typed(draft: object) -> HalfTyped | None:
    """Read what `HalfTyped.draft` gave; None where there is no such form."""
    held = table({"it": draft}, "it")
    act = words(held, "act")
    if form_of(act) is None:
        return None
    return HalfTyped(act, words(held, "amends"), table(held, "form"))


class FormInHand:
    """Open forms one after the other; what is half typed in one is never lost to another.

    What cannot wait opens at once. The half-typed form then makes room, and comes back after it.

    Args:
        session: of the person signed in.
        panel: the page that they stand on.
        shown: gives the day as it was read last.

    Attributes:
        amends: row id of the entry that is amended; empty while none is.
        amended_at: when that entry says it was; None while none is amended.
    """

    def __init__(
        self, session: Session, panel: RunSheetPanel, shown: Callable[[], RunSheetCard]
    ) -> None:
        self._session = session
        self._panel = panel
        self._shown = shown
        self._kept: list[HalfTyped] = []
        self.amends = ""
        self.amended_at: datetime | None = None
        panel.form.closed.connect(self._leave)

    @property
    def is_touched(self) -> bool:
        """Tell whether something is typed, in the form that is open or in one that made room."""
        return self._panel.form.is_touched or bool(self._kept)

    def close(self) -> None:
        """Close the form, and bring back the newest of those that made room."""
        self._forget()
        self._panel.close_form()
        if self._kept:
            self._session.tell_refusal(self._bring_back)
        if self._panel.form.act:
            # another Enter would lead through what came back to its button
            self._panel.vitals.focus_first()

    def clear(self) -> None:
        """Close the form, and keep none of those that made room."""
        self._kept.clear()
        self.close()

    def open(self, act: str) -> bool:
        """Open the form of an act, with what was typed in it where it made room before.

        Returns:
            Whether it is open and empty.
        """
        return self._make_room(act) and not self._open_as_left(HalfTyped(act, "", {}))

    def amend(self, entry_id: str) -> None:
        """Open the form that amends an entry, or withdraws it: what it says stands in the list.

        Raises:
            PlannerError: the entry counts no more, or it cannot be read.
        """
        if self._make_room(entry_id):
            self._open_as_left(HalfTyped("", entry_id, {}))

    def draft(self) -> dict[str, object]:
        """Give what is typed in the form that is open, and in those that made room."""
        return {**self._half_typed().draft(), "kept": [each.draft() for each in self._kept]}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave.

        Raises:
            PlannerError: the entry it amends cannot be read.
        """
        read = (half_typed(each) for each in (*items(typed, "kept"), typed))
        found = [each for each in read if each is not None]
        if found:
            self._take_up(found[-1])
            self._kept = found[:-1]
            self._say_kept()

    def _half_typed(self) -> HalfTyped:
        form = self._panel.form
        return HalfTyped(form.act, self.amends, form.draft() if form.act else {})

    def _leave(self) -> None:
        if self._panel.form.is_touched:
            ask_to_leave(self._panel, *LEAVE).accepted.connect(self.close)
        else:
            self.close()

    def _make_room(self, about: str) -> bool:
        """Tell whether a form may be opened; where something is typed in one, go there instead."""
        form = self._panel.form
        if not form.is_touched:
            return True
        held = self._half_typed()
        if held.about != about:
            if about in _URGENT:
                self._kept.append(held)
                return True
            self._session.refused.emit(_HALF_TYPED.format(form.accessibleName()))
        form.focus_first()
        return False

    def _open_as_left(self, wanted: HalfTyped) -> bool:
        """Open a form; give whether something was typed in it before."""
        before = next((each for each in self._kept if each.about == wanted.about), None)
        self._open_again(before or wanted)
        self._kept = [each for each in self._kept if each is not before]
        self._say_kept()
        return before is not None

    def _bring_back(self) -> None:
        """Open the newest of the forms that made room."""
        self._take_up(self._kept[-1])
        self._kept.pop()
        self._say_kept()

    def _take_up(self, held: HalfTyped) -> None:
        """Open what was left; where its entry is gone, what was typed can still be read."""
        day, entry = self._find(held.amends) if held.amends else (None, None)
        if day is not None and entry is None:
            self._show_to_read(held, _gone(day, held.amends))
        else:
            self._open_again(held)

    def _say_kept(self) -> None:
        titles = [each.title for each in reversed(self._kept)]
        self._panel.form.say_kept(_KEPT.format(listed(titles)) if titles else "")

    def _open_again(self, held: HalfTyped) -> None:
        if held.amends:
            self._open_amendment(held.amends)
        else:
            self._open_new(held.act)
        if held.typed:
            self._panel.form.show_draft(held.typed)

    def _show_to_read(self, held: HalfTyped, why: str) -> None:
        """Show what was typed to amend an entry that counts no more, until it is left."""
        self.amends = held.amends
        self._panel.open_form(held.act, self._shown().who, amends=True)
        self._panel.form.show_draft(held.typed)
        self._panel.form.show_faults((), why)

    def _open_new(self, act: str) -> None:
        """Open the empty form of an act; that of closing the day says what follows from it."""
        self._forget()
        card, became = self._shown(), outcome_of(act)
        if became is None:
            self._panel.open_form(act, card.who)
            return
        day = SheetDay(card.infusion_id, card.on)
        self._panel.open_form(act, card.who, form=closing_form(self._session, became, day))
        foretell(self._session, self._panel.form.foretold, became, day)

    def _open_amendment(self, entry_id: str) -> None:
        day, entry = self._find(entry_id)
        if entry is None:
            raise Refused(_gone(day, entry_id))
        self.amends, self.amended_at = entry_id, entry.real_at
        at = time_words(entry.real_at)
        self._panel.open_form(amending_form(entry), self._shown().who, amends=True, at=at)
        form = self._panel.form
        form.set_again(set_again(entry, day.day))
        if gone := withdrawn_with(entry, day):
            form.foretold.show_lines(_WITH_IT, gone)

    def _find(self, entry_id: str) -> tuple[DayRead, DayEntry | None]:
        """Give the day, and the entry while it stands."""
        day = self._session.read.of_days.day(self._shown().infusion_id)
        return day, next((each for each in day.log.standing if each.id == entry_id), None)

    def _forget(self) -> None:
        self.amends, self.amended_at = "", None


def _gone(day: DayRead, entry_id: str) -> str:
    return _LOOK.format(gone_words(day.log, entry_id))
