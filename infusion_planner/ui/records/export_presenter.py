"""Exports the trail to a place a person chooses."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.cards.trail_export import Form
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.ui.forms.place import ask_document
from infusion_planner.ui.records.export_dialog import KEY, ExportDialog
from infusion_planner.ui.records.steps import Steps

if TYPE_CHECKING:
    from infusion_planner.ui.doors import Writing
    from infusion_planner.ui.records.trail_tab import TrailTab
    from infusion_planner.ui.session import Session

_NAMES: dict[object, tuple[str, str, str]] = {
    Form.TABLE: ("trail", "csv", "Table (*.csv)"),
    Form.WHOLE: ("trail", "jsonl", "JSON lines (*.jsonl)"),
    KEY: ("trail-key", "txt", "Key (*.txt)"),
}


class ExportPresenter(QObject):
    """Write the trail, or its key, to a file.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.

    Signals:
        noted: an entry was written that says so.
    """

    noted = Signal()

    def __init__(self, session: Session, panel: TrailTab) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._name = ""
        self._writing: Writing | None = None
        self.steps = Steps(panel.progress)
        self.steps.finished.connect(self._end)
        self.steps.cancelled.connect(self._give_up)
        self.steps.refused.connect(self._say_refused)
        panel.export_pressed.connect(self._ask)

    def _ask(self) -> None:
        dialog = ExportDialog(self._panel, key=bool(MANAGERS & self._session.roles))
        dialog.chosen.connect(self._choose_place)
        dialog.open()

    def _choose_place(self, form: object) -> None:
        name, ending, kind = _NAMES[form]
        day = self._session.read.today().isoformat()
        then = partial(self.export_to, form)
        ask_document(self._panel, "Export the trail", f"{name}-{day}.{ending}", then, kind)

    def export_to(self, form: object, path: str) -> None:
        """Write to a file.

        Args:
            form: a `Form`, or `KEY`.
            path: the file.
        """
        self._name = Path(path).name
        if isinstance(form, Form):
            self._session.tell_refusal(partial(self._begin, form, path))
        else:
            self._session.tell_refusal(partial(self._write_key, path))

    def _begin(self, form: Form, path: str) -> None:
        export = self._session.read.of_trail.export(form, self._panel.filters.value())
        self._writing = writing = self._session.doors.trail_file(export, path)
        self._panel.set_busy(busy=True)
        self.steps.start("Exporting the trail", writing.step, lambda: writing.progress)

    def _write_key(self, path: str) -> None:
        self._session.doors.write_key(path, self._session.read.of_trail.key_for_checker())
        self._say(VerdictCard("ok", "Exported", f"The key was written to {self._name}."))
        self.noted.emit()

    def _end(self) -> None:
        writing, self._writing = self._writing, None
        self._panel.set_busy(busy=False)
        if writing is not None:
            self._session.tell_refusal(partial(self._put_in_place, writing))

    def _put_in_place(self, writing: Writing) -> None:
        writing.end()
        words = f"{writing.progress[2]} written to {self._name}."
        self._say(VerdictCard("ok", "Exported", words[:1].upper() + words[1:]))
        self.noted.emit()

    def _give_up(self) -> None:
        if self._writing is not None:
            self._writing.give_up()
        self._say(VerdictCard("info", "Export stopped", "Nothing was written."))

    def _say_refused(self, words: str) -> None:
        self._say(VerdictCard("blocked", "Not exported", words))

    def _say(self, card: VerdictCard) -> None:
        self._writing = None
        self._panel.set_busy(busy=False)
        self._panel.show_strip(card)
