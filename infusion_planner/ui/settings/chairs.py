"""The page of the settings on which a manager keeps the chairs, and when one is out of service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.chairs import Chair, Outage, StoredOutage
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.drafts.typed import rows
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.recording.typed import Typed
from infusion_planner.ui.settings.said import say_faults, say_typed
from infusion_planner.ui.settings.typed_rows import Cell, RowKind, TypedRow, TypedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from infusion_planner.actions.set_chairs import SetChairs
    from infusion_planner.cards.center_reader import Seating
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.kit.field import Field
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.typed_rows import Row

_WHY = (
    "One patient fills one chair for a day. Once chairs are kept, no course is planned on a day"
    " without a free one, and suggested starts pass over such days. Which chair it is may stay"
    " open until the day before. A center without chairs here plans by its hours and nurses alone."
)
_OUT_WHY = (
    "Whoever was to sit there keeps the day and has no chair; the calendar shows them without one."
    " Times that are over stay in the records."
)
_MANAGERS = "A manager keeps the chairs."
_SAVED = "Saved. Plans are held against these chairs from now on."
_TABLES = ("chair", "chair_outage")
_CHAIRS = RowKind(
    "Chair",
    (Cell("name", "Chair", 118),),
    "Add &chair",
    "No chairs are kept, so their number limits no day.",
    across=True,
)
_OUTAGES = RowKind(
    "Out of service",
    (
        Cell("chair", "Chair", 118),
        Cell("from_on", "First day", 164, is_day=True),
        Cell("to_on", "Last day", 164, is_day=True),
        Cell("why", "Why", 0, below=True),
    ),
    "&Add time out of service",
    "Every chair is in service.",
)


class ChairsCard(Card):
    """Chairs, times out of service, and the button that keeps them.

    Args:
        today: gives the day that relative days count from.

    Signals:
        needed(): something on the card is to be put right, so it is to be in view.
    """

    needed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Chairs", "in the order they are shown")
        self.chairs = TypedRows(_CHAIRS, today)
        self.outages = TypedRows(_OUTAGES, today)
        self.save = Button("Sa&ve chairs", size=32)
        self.message = InlineMessage("ok")
        self.add(Label(_WHY, "small", "ink2", wrap=True), self.chairs, Hairline())
        self.add(Label("Out of service", "bodyb"), Label(_OUT_WHY, "small", "ink2", wrap=True))
        self.add(self.outages, self.message, group(row(self.save, None)))


class ChairsSection(QObject):
    """Keeps all that was typed as one act.

    Args:
        session: of the person signed in.
        card: the page; it owns this object.
    """

    def __init__(self, session: Session, card: ChairsCard) -> None:
        super().__init__(card)
        self._session = session
        self._card = card
        self._over: tuple[StoredOutage, ...] = ()
        self._kept: tuple[tuple[Row, ...], tuple[Row, ...]] = ((), ())
        card.save.clicked.connect(self._save)
        session.changed.connect(self._hear)
        if not session.proof.own.roles & MANAGERS:
            for part in (card.chairs, card.outages):
                part.allow(editing=False)
            card.save.switch_off(_MANAGERS)
            card.message.say("info", _MANAGERS)

    def begin(self) -> None:
        """Show what is kept, and forget what was typed."""
        seating = self._session.read.of_center.seating()
        self._over = seating.over
        self._kept = _texts(seating)
        self._card.chairs.show_rows(self._kept[0])
        self._card.outages.show_rows(self._kept[1])

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not kept."""
        return self._typed() != self._kept

    def draft(self) -> Mapping[str, object]:
        """Give what stands in the fields."""
        chairs, outages = self._typed()
        return {"chairs": chairs, "outages": outages}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier."""
        self._card.chairs.show_rows(rows(typed, "chairs", len(_CHAIRS.cells) + 1))
        self._card.outages.show_rows(rows(typed, "outages", len(_OUTAGES.cells) + 1))

    def _typed(self) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        return self._card.chairs.texts(), self._card.outages.texts()

    def _hear(self, change: Change) -> None:
        if change.touches(*_TABLES) and not self.has_unsaved():
            self.begin()

    def _save(self) -> None:
        card = self._card
        card.message.clear()
        card.chairs.clear_messages()
        card.outages.clear_messages()
        typed = Typed(self._session.read.today())
        action = self._action(typed)
        if typed.faults:
            card.needed.emit()
            say_typed(typed)
            return
        outcome = self._session.attempt(action)
        if outcome.change is None:
            card.needed.emit()
        if outcome.faults:
            say_faults(outcome.faults, self._field)
        elif outcome.change is None:
            card.message.say("blocked", outcome.refusal)
        else:
            self.begin()
            card.message.say("ok", _SAVED)

    def _action(self, typed: Typed) -> SetChairs:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.set_chairs import SetChairs  # noqa: PLC0415

        chairs = tuple(Chair(name, row_id) for row_id, name in self._card.chairs.texts())
        found = (_outage(each, typed) for each in self._card.outages.rows)
        return SetChairs(chairs, (*(item for item in found if item), *self._over))

    def _field(self, fault: Fault) -> Field:
        part, place, *key = fault.field.split(".")
        rows_of = self._card.chairs if part == "chairs" else self._card.outages
        return rows_of.rows[int(place)].fields[key[0] if key else "name"]


def _outage(each: TypedRow, typed: Typed) -> StoredOutage | None:
    fields = each.fields
    first, last = typed.day(fields["from_on"]), typed.day(fields["to_on"])
    if first is None or last is None:
        return None
    chair, why = fields["chair"].text(), fields["why"].text()
    return StoredOutage(each.id, Outage(chair, first, last, why))


def _texts(seating: Seating) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Give what stands in the fields while nothing is typed."""
    chairs = tuple((chair.id, chair.name) for chair in seating.chairs)
    outages = tuple(
        (item.id, out.chair, date_words(out.from_on), date_words(out.to_on), out.why)
        for item in seating.outages
        for out in [item.outage]
    )
    return chairs, outages


def chairs_page(session: Session) -> tuple[ChairsCard, ChairsSection]:
    """Build the page, and what keeps it."""
    card = ChairsCard(session.read.today)
    return card, ChairsSection(session, card)
