"""The plan-a-course page: places the card and tells what was typed and pressed."""

from datetime import date

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from infusion_planner.cards.plan import PlanCard
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.stepper import StepFacts, Stepper
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.plan.form import PlanForm
from infusion_planner.ui.plan.review import ReviewPage
from infusion_planner.ui.recording.form import who_words

_FORM, _REVIEW = 0, 1
_OVERRIDE = "override"
_RECORDED = "The override is recorded and is saved with the course."
_STEPS = ("Gates and dates", "Review")
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class PlanPanel(QWidget):
    """Show what the rules say about a start while it is typed, and the course before it is saved.

    Attributes:
        days: day 1 and what follows from it.
        override: the form of the override.

    Signals:
        day_typed(str): day 1 while a person types it.
        day_left(): the field of day 1 was left, or Enter pressed.
        day_pressed(object): a day was chosen by a button or a suggested start.
        length_chosen(int): the number of infusions the prescriber ordered.
        review_pressed(): look at the course before it is saved.
        save_pressed(): save the plan.
        readiness_pressed(): show each fact that is still to come, with what records it.
        back_pressed(): leave the page.
    """

    day_typed = Signal(str)
    day_left = Signal()
    day_pressed = Signal(object)
    length_chosen = Signal(int)
    review_pressed = Signal()
    save_pressed = Signal()
    readiness_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._title = Label("", "title")
        self._stepper = Stepper()
        self._steps: tuple[StepFacts, ...] = ()
        self._strip = VerdictStrip(key="Ctrl+G")
        self._form = PlanForm()
        self._review = ReviewPage()
        self._stack = QStackedWidget()
        self._back = Button("&Back", icon="left")
        self._note = InlineMessage(role="body")
        self._to_review = Button("Re&view", "primary", key="Ctrl+Enter")
        self._save = Button("&Save course", "primary", key="Ctrl+S")
        self._save_words = ""
        self._card: PlanCard | None = None
        self.days = self._form.days
        self.chairs = self._form.chairs
        self.override = self._form.override
        self._build()
        self._connect()
        self._connect_keys()
        self._turn_to(_FORM)

    def _build(self) -> None:
        title = row(self._title, self._stepper, None, gap=20)
        head = group(column(title, self._strip, gap=10, margins=(20, 4, 20, 10)))
        self._stack.addWidget(self._form)
        self._stack.addWidget(self._review)
        foot = Bar("surface", above=False)
        words = group(column(None, row(None, self._note, gap=0), None, gap=0))
        parts = (self._back, (words, 1), self._to_review, self._save)
        foot.setLayout(row(*parts, gap=12, margins=(20, 9, 20, 9)))
        self.setLayout(column(self._banner, head, (self._stack, 1), foot, gap=0))

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._to_review.clicked.connect(self.review_pressed)
        self._save.clicked.connect(self.save_pressed)
        self._stepper.chosen.connect(self._go_to)
        self.days.day_edited.connect(self.day_typed)
        self.days.day_finished.connect(self.day_left)
        self.days.length_chosen.connect(self.length_chosen)
        self._form.day_pressed.connect(self.day_pressed)
        self._form.readiness_pressed.connect(self.readiness_pressed)
        self._strip.pressed.connect(self._press_strip)
        self.override.started.connect(self._follow_override)
        self.override.closed.connect(self._follow_override)
        self.override.recorded.connect(self._go_on)

    def _connect_keys(self) -> None:
        self._key(Qt.Key.Key_Escape, self).activated.connect(self._go_back)
        # what is not looked at again is never saved: the key leads to the review first
        review = self._key(QKeyCombination(_CONTROL, Qt.Key.Key_S), self._form)
        review.setContext(Qt.ShortcutContext.WindowShortcut)
        review.activated.connect(self.review_pressed)
        self._key(QKeyCombination(_ALT, Qt.Key.Key_1), self).activated.connect(self.show_form)
        to_review = self._key(QKeyCombination(_ALT, Qt.Key.Key_2), self)
        to_review.activated.connect(self.review_pressed)

    def _key(self, key: Qt.Key | QKeyCombination, owner: QWidget) -> QShortcut:
        made = shortcut(owner, key)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    @property
    def in_review(self) -> bool:
        """Tell whether the review is shown."""
        return self._stack.currentIndex() == _REVIEW

    def begin(self, title: str, save: str) -> None:
        """Say what is planned and what the button does, for another patient or course."""
        self._form.begin()
        self._title.setText(title)
        self._save_words = save
        self._turn_to(_FORM)
        if self._card is not None:
            self._show_foot(self._card)

    def show_card(self, card: PlanCard) -> None:
        """Show the answer to what was typed; the text of day 1 is left alone."""
        held = self._focused()
        self._card = card
        self._banner.show_card(card.identity)
        self._form.show_card(card)
        self._show_strip(card)
        if card.review is not None:
            self._review.show_card(card, card.review)
        elif self.in_review:
            self._turn_to(_FORM)
        self._show_foot(card)
        self._show_steps()
        tab_as_read(self)
        self._catch_focus(held)

    def show_review(self) -> None:
        """Show the course as it would be saved, and be ready to save it."""
        card = self._card
        if card is None or card.review is None:
            return
        typed = self.override.typed() if card.needs_override else None
        self._review.show_override(card.needs_override, typed)
        self._turn_to(_REVIEW)
        first = self._save if card.can_save else self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self) -> None:
        """Go back to what was typed; nothing of it is lost."""
        if self.in_review:
            self._turn_to(_FORM)
            self._to_review.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, words: str) -> None:
        """Say in the strip why nothing was saved."""
        self._strip.show_card(VerdictCard("blocked", "Not saved", words))

    def open_override(self) -> None:
        """Open the form of the override, under the gate that asks for it."""
        self._turn_to(_FORM)
        self._form.open_override()

    def _follow_override(self) -> None:
        """Say what is left to do once an override was opened, put away or recorded."""
        if self._card is not None:
            self._show_strip(self._card)
            self._show_foot(self._card)
            tab_as_read(self)

    def _go_on(self) -> None:
        """Lead on to the review once an override was recorded."""
        self._follow_override()
        self._to_review.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_strip(self, card: PlanCard) -> None:
        """Show the verdict; its button is there as long as it is the next step."""
        verdict = card.verdict
        if verdict.state == _OVERRIDE and (self._form.is_asking or self.override.is_recorded()):
            verdict = replace(verdict, action="")
        self._strip.show_card(verdict)
        has_next = bool(verdict.action) or self._form.is_asking
        self._to_review.set_kind("secondary" if has_next else "primary")

    def _turn_to(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        (self._review if page == _REVIEW else self._form).show_top()
        self._to_review.setVisible(page == _FORM)
        self._save.setVisible(page == _REVIEW)
        self._show_steps()
        self._show_note()

    def _show_steps(self) -> None:
        verdict = "" if self._card is None or not self._card.gates else self._card.verdict.state
        first, last = ("done", "current") if self.in_review else ("current", "todo")
        steps = ((_STEPS[_FORM], first, verdict), (_STEPS[_REVIEW], last, ""))
        if steps != self._steps:
            self._steps = steps
            self._stepper.set_steps(steps)

    def _show_note(self) -> None:
        card = self._card
        if card is None or (self.in_review and card.can_save):
            # an override that is needed stands in the review, with who decided
            self._note.clear()
            return
        if card.needs_override and self.override.is_recorded():
            self._note.say("ok", _RECORDED, "ink2")
            return
        state = "info" if card.start_on is None else "blocked"
        if card.can_save:
            state = "override" if card.needs_override else "ok"
        self._note.say(state, card.save_note, "ink2")

    def _show_foot(self, card: PlanCard) -> None:
        self._show_note()
        self._to_review.setEnabled(card.review is not None)
        self._save.setEnabled(card.can_save)
        self._save.set_words(self._save_words, who_words(card.identity))

    def _focused(self) -> QWidget | None:
        held = QApplication.focusWidget()
        return held if held is not None and self.isAncestorOf(held) else None

    def _catch_focus(self, held: QWidget | None) -> None:
        """Keep the focus where it was; a part that went away leaves it to day 1."""
        if held is None:
            return
        stays = self.isAncestorOf(held) and held.isVisible() and held.isEnabled()
        if not stays:
            held = self._back if self.in_review else self.days.day
        if not held.hasFocus():
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, step: int) -> None:
        if step == _FORM:
            self.show_form()
        elif not self.in_review:
            self.review_pressed.emit()

    def _go_back(self) -> None:
        if self.in_review:
            self.show_form()
        else:
            self.back_pressed.emit()

    def _press_strip(self, card: VerdictCard) -> None:
        day: date | None = card.action_on
        if card.state == _OVERRIDE:
            self.open_override()
        elif day is not None:
            self.day_pressed.emit(day)
