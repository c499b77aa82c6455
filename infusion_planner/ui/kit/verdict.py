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


class VerdictParts:
    """The parts that show a verdict, wherever its page puts them.

    Args:
        glyph: the size of its glyph.
        button: the one way on; hidden where there is none.

    Attributes:
        glyph: its state.
        word: the state in a word or two.
        sentence: why.
        rule: under which rule.
        button: the one way on.
    """

    def __init__(self, glyph: int, button: Button) -> None:
        self.glyph = Glyph("noteval", size=glyph)
        self.word = Label("", "bodyb")
        self.sentence = Label("", wrap=True)
        self.rule = Label("", "small", "ink3")
        self.button = button

    def show_card(self, card: VerdictCard, ground: str) -> None:
        """Fill them in.

        Args:
            card: the verdict.
            ground: the color they stand on.
        """
        self.glyph.set_name(card.state, knock=ground)
        self.word.set_tone(card.state)
        self.word.setText(card.word)
        self.sentence.setText(card.sentence)
        self.rule.setText(card.rule)
        self.rule.setVisible(bool(card.rule))
        self.button.set_words(card.action)
        self.button.setVisible(bool(card.action))


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
        button = Button("", kind, key=key)
        button.clicked.connect(self._tell)
        # so that a strip without a button is as high as one with
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        self._parts = own = VerdictParts(20, button)
        parts = (own.glyph, own.word, own.sentence, own.rule, None, button)
        shown = parts if second is None else (*parts, second)
        self.setLayout(row(*shown, gap=8, margins=(18, 6, 10, 6)))
        self.make_readable()

    def show_card(self, card: VerdictCard, *, aloud: bool = True) -> None:
        """Show a verdict, and say it aloud when it is another one than before."""
        changed = aloud and card != self._card
        self._card = card
        self.update()
        self._parts.show_card(card, f"{card.state}_soft")
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
