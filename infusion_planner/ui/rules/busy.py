"""Switches a button off while its work is done, and gives the focus back to it afterwards."""

from PySide6.QtCore import QObject, Qt

from infusion_planner.ui.kit.button import Button


class BusyButton(QObject):
    """Remember that the focus was on a button: Qt takes it away from one that is switched off.

    Args:
        button: begins the work; it owns this object.
    """

    def __init__(self, button: Button) -> None:
        super().__init__(button)
        self._button = button
        self._held = False

    def set_busy(self, *, busy: bool) -> None:
        """Switch the button off, or on again."""
        if busy:
            self._held = self._button.hasFocus()
        self._button.setEnabled(not busy)
        if not busy and self._held and self._button.isVisible():
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
