"""The form in which a course is changed: what, why, and what follows, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.change_reasons import BY_WHOM_WORDS, ByWhom, Verb, Why, reasons_of
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import Fault
from infusion_planner.ui.course_change.verbs import WORDS
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.mistakes.foretold import Foretold
from infusion_planner.ui.recording.entries import DayField, PrescriberChoice, RadioChoice
from infusion_planner.ui.recording.form import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.course_change import CourseChangeCard
    from infusion_planner.ui.kit.entry import Entry

_SCOPES = (
    ("This day alone", Scope.ONE),
    ("This day and those after it", Scope.REST),
    ("All days", Scope.ALL),
)
_ALSO = {"resume_on": "to", "number": "day", "reason": "why"}
_CHOOSE = "Choose the reason"
_REASON_WIDTH = 280
_CHAIR_WIDTH = 160


class ChangeForm(FormDialog):
    """Ask for one change of a course.

    Args:
        verb: the change.
        card: the course as it stands.
        infusion_id: the day it begins with.
        parent: the page it is about.
    """

    def __init__(
        self, verb: Verb, card: CourseChangeCard, infusion_id: str, parent: QWidget
    ) -> None:
        words = WORDS[verb]
        super().__init__(
            words.title.format(course=card.title.lower()),
            words.act,
            parent=parent,
            identity=card.identity,
            sentence=words.sentence,
            kind=words.kind,
            keep=words.keep,
        )
        self.verb = verb
        self.day = Choice("Da&y", width=_REASON_WIDTH)
        self.scope = RadioChoice("What mo&ves", _SCOPES)
        self.to = DayField("&New day")
        self.chair = Choice("C&hair", width=_CHAIR_WIDTH)
        self.by_whom = RadioChoice(
            "Called off &by", tuple((said, who) for who, said in BY_WHOM_WORDS.items())
        )
        reasons = tuple((item.words, item.code) for item in reasons_of(verb))
        self.code = Choice("&Reason", ((_CHOOSE, ""), *reasons), width=_REASON_WIDTH)
        self.why = TextArea("In &words", lines=2, hint="What there is to add, without names")
        self.prescriber = PrescriberChoice("&Prescriber who decided", card.prescribers)
        self.asked = InlineMessage("override")
        self.foretold = Foretold()
        self.foretold.setAccessibleName("What follows")
        self._asks = words.asks
        self._lay_out()
        self.show_course(card, infusion_id)
        if verb is Verb.MOVE:
            self.scope.set_value(Scope.REST)
        if verb in {Verb.MOVE, Verb.DEFER}:
            self.need_prescriber(needed=False)

    def _lay_out(self) -> None:
        asked: dict[str, Entry] = {
            "day": self.day,
            "to": self.to,
            "chair": self.chair,
            "scope": self.scope,
            "by_whom": self.by_whom,
        }
        shown = {name: entry for name, entry in asked.items() if name in self._asks}
        for name, entry in asked.items():
            entry.setVisible(name in self._asks)
        self.prescriber.setVisible("prescriber" in self._asks)
        first = [entry for name, entry in shown.items() if name in {"day", "to", "chair"}]
        wide = [entry for name, entry in shown.items() if name in {"scope", "by_whom"}]
        parts = [group(fields(*first, gap=16))] if first else []
        last = (
            group(fields(self.code, self.prescriber, gap=16)),
            self.why,
            self.asked,
            self.foretold,
        )
        hidden = {"prescriber": self.prescriber}
        self.add_fields(*parts, *wide, *last, **shown, code=self.code, why=self.why, **hidden)

    def show_course(self, card: CourseChangeCard, infusion_id: str = "") -> None:
        """Offer the days and chairs as they stand; what was chosen is kept."""
        days = tuple((day.words, day.infusion_id) for day in card.open_days)
        self.day.set_choices(days)
        if infusion_id:
            self.day.set_value(infusion_id)
        self.chair.set_choices((*((name, name) for name in card.chairs), ("Leave open", "")))

    def need_prescriber(self, *, needed: bool) -> None:
        """Ask who decided, once the days asked for it."""
        self.prescriber.setVisible(needed or bool(self.prescriber.prescriber()))

    def entry_of(self, fault: Fault) -> Entry | None:
        """Find the field a fault is about, also under the name another act gives it."""
        name = _ALSO.get(fault.field, fault.field)
        return super().entry_of(Fault(name, fault.words))

    @property
    def reason(self) -> Why:
        """Give the reason as it stands in the form."""
        who = self.by_whom.value()
        by_whom = who if isinstance(who, ByWhom) else ByWhom.NOBODY
        return Why(str(self.code.value() or ""), self.why.text(), by_whom)
