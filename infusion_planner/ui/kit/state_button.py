"""A button that says how something stands, with the glyph of its verdict."""

from infusion_planner.ui.kit.button import Button, Face


class StateButton(Button):
    """Show a verdict or state before the words, in its color."""

    def __init__(self, *, size: int = 28) -> None:
        super().__init__("", size=size)
        self._state = ""

    def show_state(self, state: str, words: str) -> None:
        """Show a state, and say it; `&` marks the letter of the button."""
        self._icon = self._state = state
        self.set_words(words)
        self.update()

    def _tone(self, face: Face) -> str:
        return self._state if self.isEnabled() else face.words
