"""The fields of one form, made from what its kind asks for."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import FACT_KINDS, NONE_KNOWN_WORDS, NoneKnown
from infusion_planner.ui.facts.asks import Ask, Day
from infusion_planner.ui.facts.fact_form import FactForm, Row
from infusion_planner.ui.facts.forms import FACT_FORMS
from infusion_planner.ui.facts.parts import put_together, take_apart
from infusion_planner.ui.facts.picks import Pick
from infusion_planner.ui.facts.value_entry import ValueEntry
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.layout import fields, group, reveal
from infusion_planner.ui.recording.entries import RadioChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.facts import FactFormCard
    from infusion_planner.ui.facts.parts import Parts
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed

Recorded = tuple[tuple[str, object], ...]
"""Kind and value of each entry."""

_NOTHING, _ASKED = "nothing", "asked"


class FactFields(QObject):
    """Ask for the value of an entry; what does not apply is not shown.

    Attributes:
        parts: what goes into the form, in reading order.
        entries: the fields, by the name a fault gives them.

    Args:
        kind: key of the kind.
        card: the patient, and what the form starts with.
        parent: the form.
    """

    def __init__(self, kind: str, card: FactFormCard, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self._form = FACT_FORMS[kind]
        self._asks = tuple(_asks(self._form, kind, card))
        self._fields = {ask.name: ask.field(card) for ask in self._asks}
        self.entries = {name: self._fields[ask.name] for ask in self._asks for name in ask.names}
        self._rows = tuple(self._in_rows())
        self.parts = tuple(shown for shown, _ in self._rows)
        self._unasked: dict[str, object] = {}
        if card.seen is not None:
            self._fill(card.seen.value)
        for entry in self._fields.values():
            if isinstance(entry, RadioChoice):
                entry.chosen.connect(self._follow)
        self._values = tuple(e for e in self._fields.values() if isinstance(e, ValueEntry))
        self._let_enter_go_on()
        self._follow()

    def read(self, typed: Typed) -> Recorded:
        """Give what is to be recorded; nothing where a field cannot be read."""
        parts: dict[str, object] = {}
        for ask in self._asks:
            if self._applies(ask):
                parts |= ask.read(self._fields[ask.name], typed)
        if typed.faults:
            return ()
        parts = self._unasked | parts
        asked = parts.get(_ASKED)
        if isinstance(asked, date):
            return ((NOTHING, NoneKnown(self._kind, asked)),)
        parts.pop(_NOTHING, None)
        split = self._form.split or self._each
        found = tuple((self._kind, put_together(self._of, each)) for each in split(parts))
        if not found:
            typed.ask(self._values[0], "Type at least one result.")
        return found

    def entry_of(self, field: str) -> Entry | None:
        """Find the field that a fault is about, among those that are asked now."""
        names = [_ASKED] if self._says_nothing() and field == "on" else [field]
        return next((self.entries[name] for name in names if name in self.entries), None)

    def _let_enter_go_on(self) -> None:
        """Let Enter in a value, or in a day before it, go to what is asked next."""
        for entry, following in pairwise(self._fields.values()):
            if isinstance(entry, ValueEntry):
                entry.entered.connect(following.setFocus)
            elif self._values and isinstance(entry, Field):
                entry.box.returnPressed.connect(following.setFocus)

    @property
    def _of(self) -> type:
        return FACT_KINDS[self._kind].of

    def _each(self, parts: Parts) -> tuple[Parts, ...]:
        each = self._form.each
        many = parts.get(each)
        if not isinstance(many, tuple):
            return (parts,)
        return tuple({**parts, each: one} for one in many)

    def _fill(self, value: object) -> None:
        only = _ASKED if isinstance(value, NoneKnown) else self._asks[0].name
        parts = {_ASKED: value.on} if isinstance(value, NoneKnown) else take_apart(value, only)
        for ask in self._asks:
            ask.fill(self._fields[ask.name], parts)
        # a correction keeps what the form does not ask for
        kept = {name: part for name, part in parts.items() if "." not in name}
        self._unasked = {name: part for name, part in kept.items() if name not in self.entries}

    def _answers(self) -> Parts:
        found: dict[str, object] = {}
        for ask in self._asks:
            found |= ask.peek(self._fields[ask.name])
        return found

    def _says_nothing(self) -> bool:
        """Tell whether it is said that there is nothing to enter."""
        alone = _NOTHING not in self._fields and _ASKED in self._fields
        return alone or bool(self._answers().get(_NOTHING))

    def _applies(self, ask: Ask) -> bool:
        if ask.name == _NOTHING:
            return True
        if (ask.name == _ASKED) != self._says_nothing():
            return False
        return ask.applies(self._answers())

    def _follow(self) -> None:
        applying = {ask.name for ask in self._asks if self._applies(ask)}
        for name, entry in self._fields.items():
            _show(entry, shown=name in applying)
        for shown, names in self._rows:
            # an empty row would leave a gap
            _show(shown, shown=not applying.isdisjoint(names))

    def _in_rows(self) -> Iterator[tuple[QWidget, tuple[str, ...]]]:
        """Give each row with the names of what stands in it."""
        # in reading order; what stands side by side is told by the form
        beside = {name: names for names in map(_names, self._form.asks) for name in names}
        rows = dict.fromkeys(beside.get(name, (name,)) for name in self._fields)
        for row in rows:
            names = tuple(name for name in row if name in self._fields)
            entries = [self._fields[name] for name in names]
            if len(entries) > 1:
                yield group(fields(*entries, gap=16)), names
            elif entries:
                yield entries[0], names


def _names(asks: Ask | Row) -> tuple[str, ...]:
    return tuple(ask.name for ask in asks) if isinstance(asks, tuple) else (asks.name,)


def _show(widget: QWidget, *, shown: bool) -> None:
    if shown:
        reveal(widget)
    else:
        widget.hide()


def _asks(form: FactForm, kind: str, card: FactFormCard) -> Iterator[Ask]:
    """Give what is asked; of a list also whether there is anything to enter at all."""
    seen, words = card.seen, NONE_KNOWN_WORDS.get(kind, "")
    asked = Day(_ASKED, "Asked &on", today=True)
    if seen is not None and isinstance(seen.value, NoneKnown):
        yield asked
        return
    if words and seen is None:
        answers = (("Enter one", False), (words, True))
        yield Pick(_NOTHING, "&Is there anything to enter?", answers=answers, chosen=0)
        yield asked
    for each in form.asks:
        for one in each if isinstance(each, tuple) else (each,):
            yield from one.asks(card)
