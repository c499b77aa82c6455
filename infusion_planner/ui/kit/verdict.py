"""A verdict as a strip, with the one next step, or as a line: what is allowed, and why."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row

_BAR = 5
_DASH = (3.0, 2.5)
_BY_KEY = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_BACK_AGAIN = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})


class VerdictStrip(Panel):
    """Show one verdict with its rule and its button; one strip per page, the worst.

    A page that opens with the focus on it has selected nothing, so the ring waits for a key.

    Args:
        key: shown in the button and pressing it, `Ctrl+Enter`.
        kind: the kind of its button; primary where it is the page's next step.
        second: a further button after its own.

    Signals:
        pressed(VerdictCard): the button was pressed while this card was shown.
    """

    pressed = Signal(object)

    def __init__(
        self, *, key: str = "", kind: str = "primary", second: Button | None = None
    ) -> None:
        super().__init__(radius=8)
        self._card: VerdictCard | None = None
        self._by_key = False
        self._glyph = Glyph("noteval", size=20)
        self._word = Label("", "bodyb")
        self._sentence = Label("", wrap=True)
        self._rule = Label("", "small", "ink3")
        self._button = Button("", kind, key=key)
        self._button.clicked.connect(self._tell)
        # so that a strip without a button is as high as one with
        policy = self._button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._button.setSizePolicy(policy)
        parts = (self._glyph, self._word, self._sentence, self._rule, None, self._button)
        shown = parts if second is None else (*parts, second)
        self.setLayout(row(*shown, gap=8, margins=(18, 6, 10, 6)))
        self.make_readable()

    def show_card(self, card: VerdictCard, *, aloud: bool = True) -> None:
        """Show a verdict, and say it aloud when it is another one than before."""
        changed = aloud and card != self._card
        self._card = card
        soft = f"{card.state}_soft"
        self.update()
        self._glyph.set_name(card.state, knock=soft)
        self._word.set_tone(card.state)
        self._word.setText(card.word)
        self._sentence.setText(card.sentence)
        self._rule.setText(card.rule)
        self._rule.setVisible(bool(card.rule))
        self._button.set_words(card.action)
        self._button.setVisible(bool(card.action))
        self._name(card, aloud=changed)
        reveal(self)

    def _name(self, card: VerdictCard, *, aloud: bool) -> None:
        self.setAccessibleName(card.spoken)
        if aloud and self.isVisible():
            announce(self, card.spoken)

    def _tell(self) -> None:
        self.pressed.emit(self._card)

    def ringed(self) -> bool:
        """Tell whether a key led here."""
        return self.hasFocus() and self._by_key

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the ground and the bar of the verdict."""
        if self._card is None:
            return
        state = self._card.state
        dash = _DASH if state == "noteval" else ()
        on.box(rect, fill=f"{state}_soft", line=f"{state}_line", radius=8, dash=dash)
        on.bar(rect, _BAR, state, 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a key led here; a window that comes back changes nothing."""
        if event.reason() not in _BACK_AGAIN:
            self._by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)


class VerdictLine(Panel):
    """Say one verdict in a line without ground or button, where another strip has the word.

    Args:
        card: what is said; its action is left out.
    """

    def __init__(self, card: VerdictCard) -> None:
        super().__init__(fill=None, line=None, radius=4)
        glyph = Glyph(card.state, size=16)
        word = Label(card.word, "bodyb", card.state)
        sentence = Label(card.sentence, wrap=True)
        rule = Label(card.rule, "small", "ink3")
        rule.setVisible(bool(card.rule))
        self.setLayout(row(glyph, word, sentence, rule, None, gap=6, margins=(4, 3, 4, 3)))
        self.setAccessibleName(card.spoken)
        self.make_readable()
