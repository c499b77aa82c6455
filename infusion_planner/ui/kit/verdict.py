"""The verdict strip: what is allowed, why, and the one next step."""

from PySide6.QtCore import QRectF, Signal

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row

_BAR = 5
_DASH = (3.0, 2.5)


class VerdictStrip(Panel):
    """Show one verdict with its rule and its button; one strip per page, the worst.

    Args:
        key: shown in the button and pressing it, `Ctrl+Enter`.
        kind: the kind of its button; primary where it is the page's next step.

    Signals:
        pressed(VerdictCard): the button was pressed while this card was shown.
    """

    pressed = Signal(object)

    def __init__(self, *, key: str = "", kind: str = "primary") -> None:
        super().__init__(radius=8)
        self._card: VerdictCard | None = None
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
        self.setLayout(row(*parts, gap=8, margins=(18, 6, 10, 6)))
        self.make_readable()

    def show_card(self, card: VerdictCard) -> None:
        """Show a verdict, and say it aloud when it is another one than before."""
        changed = card != self._card
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
        words = f"{card.word}. {card.sentence} {card.rule}".strip()
        self.setAccessibleName(words)
        if aloud and self.isVisible():
            announce(self, words)

    def _tell(self) -> None:
        self.pressed.emit(self._card)

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the ground and the bar of the verdict."""
        if self._card is None:
            return
        state = self._card.state
        dash = _DASH if state == "noteval" else ()
        on.box(rect, fill=f"{state}_soft", line=f"{state}_line", radius=8, dash=dash)
        on.bar(rect, _BAR, state, 8)
