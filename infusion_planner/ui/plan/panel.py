"""The plan-a-course page: places the card and tells what was typed and pressed."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.cards.plan import PlanCard
from infusion_planner.cards.verdict import GateLine, VerdictCard
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.gates import GateList
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, reveal, row, scrolling
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.plan.days import Days
from infusion_planner.ui.plan.override import OverrideForm
from infusion_planner.ui.plan.starts import Starts

_STACKED_BELOW = 1140
_RIGHT = 486
_OVERRIDE = "override"


class PlanPanel(QWidget):
    """Show what the rules say about a start, while it is being typed.

    Signals:
        day_typed(str): day 1 while a person types it.
        day_left(): the field of day 1 was left, or Enter pressed.
        day_pressed(object): a day was chosen by a button or a suggested start.
        length_chosen(int): the number of infusions the prescriber ordered.
        save_pressed(): save the plan.
        back_pressed(): leave the page.
    """

    day_typed = Signal(str)
    day_left = Signal()
    day_pressed = Signal(object)
    length_chosen = Signal(int)
    save_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._title = Label("", "title")
        self._strip = VerdictStrip()
        self._gates = GateList()
        hint = Label("Gates are judged as soon as day 1 is chosen.", "body", "ink2", wrap=True)
        self._hint = group(column(hint, margins=(16, 0, 16, 12)))
        self.days = Days()
        self._starts = Starts()
        self._facts = FactRows()
        self._consequences = Card("Consequences")
        self.override = OverrideForm()
        self.override.hide()
        self._override_open = False
        self._back = Button("&Back", icon="left")
        self._note = InlineMessage(role="body")
        self._save = Button("Save course", "primary", key="Ctrl+S")
        self._right = group(column(self.days, self._starts, self._consequences, None, gap=10))
        self._split = row((self._gates, 1), self._right, gap=12)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._consequences.add(self._facts)
        self._gates.add(self._hint, self.override)
        self._split.setAlignment(self._gates, Qt.AlignmentFlag.AlignTop)
        head = group(column(row(self._title, None), self._strip, gap=6, margins=(20, 8, 20, 10)))
        middle = column((group(self._split), 0), None, margins=(20, 0, 20, 12))
        foot = Bar("surface", above=False)
        line = row(self._back, None, self._note, self._save, gap=12, margins=(20, 9, 20, 9))
        line.setAlignment(self._note, Qt.AlignmentFlag.AlignVCenter)
        foot.setLayout(line)
        area = scrolling(group(middle))
        area.setAccessibleName("Plan")
        page = column(self._banner, head, (area, 1), foot, gap=0)
        self.setLayout(page)

    def _connect(self) -> None:
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._save.clicked.connect(self.save_pressed)
        self.days.day_edited.connect(self.day_typed)
        self.days.day_finished.connect(self.day_left)
        self.days.length_chosen.connect(self.length_chosen)
        self._starts.chosen.connect(self.day_pressed)
        self._strip.pressed.connect(self._go)
        self._gates.repair_pressed.connect(self._repair)
        self.override.closed.connect(self._close_override)

    def begin(self, title: str, save: str) -> None:
        """Say what is planned and what the button does, for another patient or course."""
        self._close_override()
        self.override.clear()
        self._title.setText(title)
        self._save.set_words(save)

    def show_card(self, card: PlanCard) -> None:
        """Show the answer to what was typed; the text of day 1 is left alone."""
        self._banner.show_card(card.identity)
        self._strip.show_card(card.verdict)
        self._show_day(card)
        self._starts.show_starts(card.suggestions, card.suggestions_note, card.start_on)
        self._starts.show_reasons(card.why_not)
        self._show_gates(card)
        self._consequences.set_note(card.consequences_head)
        self._consequences.setVisible(bool(card.consequences))
        self._facts.show_facts(card.consequences)
        self._save.setEnabled(card.can_save)
        self._show_note(card)

    def show_refusal(self, words: str) -> None:
        """Say in the strip why nothing was saved."""
        self._strip.show_card(VerdictCard("blocked", "Not saved", words))

    def open_override(self) -> None:
        """Open the form of the override, under the gate that asks for it."""
        self._override_open = True
        reveal(self.override)
        self.override.prescriber.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_override(self) -> None:
        self._override_open = False
        self.override.hide()

    def _show_day(self, card: PlanCard) -> None:
        self.days.show_days(card.days, allowed=card.can_save)
        self.days.show_lengths(card.length_choices, card.length)
        if card.day_message:
            self.days.day.show_error(card.day_message)
        elif self.days.day.message:
            self.days.day.clear_message()

    def _show_gates(self, card: PlanCard) -> None:
        self._gates.show_gates(card.gates, card.counts)
        self._hint.setVisible(not card.gates)
        self.override.show_rules(card.needs_override)
        asked = [place for place, gate in enumerate(card.gates) if gate.state == _OVERRIDE]
        # the list builds its rows anew where their shape changed, all of them at its end
        self._gates.body.removeWidget(self.override)
        after = self._gates.rows[asked[-1]] if asked else None
        place = self._gates.body.indexOf(after) if after is not None else -1
        self._gates.body.insertWidget(place + 1, self.override)
        self.override.setVisible(bool(asked) and self._override_open)

    def _show_note(self, card: PlanCard) -> None:
        state = "info" if card.start_on is None else "blocked"
        if card.can_save:
            state = "override" if card.needs_override else "ok"
        self._note.say(state, card.save_note, "ink2")

    def _go(self, card: VerdictCard) -> None:
        self._tell_day(card.action_on)

    def _repair(self, gate: GateLine) -> None:
        if gate.state == _OVERRIDE:
            self.open_override()
        else:
            self._tell_day(gate.action_on)

    def _tell_day(self, day: date | None) -> None:
        if day is not None:
            self.day_pressed.emit(day)

    def _arrange(self) -> None:
        theme = look().theme
        stacked = self.width() < theme.length(_STACKED_BELOW)
        direction = QBoxLayout.Direction
        # day 1 stands above the gates where both do not fit side by side
        self._split.setDirection(direction.BottomToTop if stacked else direction.LeftToRight)
        room = theme.length(_RIGHT)
        self._right.setMinimumWidth(0 if stacked else room)
        self._right.setMaximumWidth(self.maximumWidth() if stacked else room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put day 1 beside the gates, or above them where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
