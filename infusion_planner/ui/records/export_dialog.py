"""Asks in which form the trail is to be exported."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from infusion_planner.cards.trail_export import Form
from infusion_planner.ui.kit.check import Radio
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group

_SENTENCE = (
    "The file is not encrypted and names patients. Keep it where only those may read it who may"
    " read the trail. That it was exported is noted."
)
_TABLE = "What the filter shows, newest first, for a spreadsheet (CSV)."
_WHOLE = "Every entry with all that its code covers, for the checker (JSON lines)."
_KEY = (
    "With it the checker computes every code anew. Whoever has it can also forge entries: hand it"
    " over on a medium of its own, and have that destroyed afterwards."
)
KEY = "key"


class ExportDialog(Dialog):
    """Let the form be chosen.

    Args:
        parent: what it stands over.
        key: whether the key of the trail is offered.

    Signals:
        chosen(object): a `Form`, or `KEY`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, *, key: bool) -> None:
        super().__init__("Export the trail", parent=parent, sentence=_SENTENCE)
        self.table, self.whole = Radio("&Table", checked=True), Radio("&Whole trail")
        self.key = Radio("&Key of the trail")
        choices: list[tuple[Radio, str]] = [(self.table, _TABLE), (self.whole, _WHOLE)]
        if key:
            choices.append((self.key, _KEY))
        for radio, words in choices:
            radio.setAccessibleDescription(words)
            hint = Label(words, "small", "ink2", wrap=True)
            self.add(group(column(radio, group(column(hint, margins=(30, 0, 0, 4))), gap=0)))
        # each stands above its own words, so by themselves they would not know of each other
        together = QButtonGroup(self)
        for radio, _ in choices:
            together.addButton(radio)
        self.show_buttons("Cancel", "&Choose place")
        self.focus_first(self.table)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        if self.whole.isChecked():
            self.chosen.emit(Form.WHOLE)
        else:
            self.chosen.emit(KEY if self.key.isChecked() else Form.TABLE)
