"""The page of the settings about the downtime pack: where it is written, and what opens it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.ui.forms.job import Job
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.paper.sealed_dialog import SealedDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.cards.downtime import Prepared
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session

_WHY = (
    "The sheets of the next infusion days as one PDF, locked with AES-256. It is written when the"
    " program is closed, or somebody signs out after the last infusion of the day, in the place of"
    " the one before. Its name says nothing of patients. The password is on a sealed sheet."
)
_MANAGERS = "A manager chooses the folder and makes the password."
_NOT_SET = "Choose a folder first, and save."
_SAVED = "Saved. The pack is written in the evening, or now with Write it now."
_OFF = "Saved. No downtime pack is written any more; the last file stays where it is."
_WRITTEN = "Written. It replaces the one before."
_STOPPED = "Stopped. The pack written before stays."


class DowntimePage(Card):
    """The choice, the buttons, and how it stands."""

    def __init__(self) -> None:
        super().__init__("Downtime pack", "for everybody at this center")
        self.folder = Field("Fol&der", hint="On another drive; empty for no downtime pack.")
        self.browse = Button("Choose folde&r", icon="file", size=32)
        self.days = Field("Infusion days in i&t", width=110, unit="days", hint="1 to 10")
        self.save = Button("Sa&ve downtime pack", size=32)
        self.password = Button("New &password", icon="lock", size=32)
        self.write = Button("&Write it now", icon="print", size=32)
        self.facts = FactRows()
        self.strip = ProgressStrip()
        self.message = InlineMessage("ok")
        self.add(Label(_WHY, "small", "ink2", wrap=True))
        self.add(self.folder, group(row(self.browse, None)), group(row(self.days, None)))
        self.add(group(row(self.save, self.password, self.write, None)))
        self.add(self.message, self.strip, self.facts)


class DowntimeSection(QObject):
    """Keeps the choice as one act, makes passwords and writes the pack.

    Args:
        session: of the person signed in.
        page: the page; it owns this object.
    """

    def __init__(self, session: Session, page: DowntimePage) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._door = session.downtime
        self._stored = ("", "")
        self._job = Job(page.strip)
        self._ready: Prepared | None = None
        self._job.finished.connect(self._written)
        self._job.cancelled.connect(self._stopped)
        self._job.refused.connect(self._refused)
        page.browse.clicked.connect(self._browse)
        page.save.clicked.connect(self._save)
        page.password.clicked.connect(self._renew)
        page.write.clicked.connect(self.write)
        session.changed.connect(self._hear)
        self._show()
        if not session.roles & MANAGERS:
            for field in (page.folder, page.days):
                field.set_read_only(read_only=True)
            for button in (page.save, page.password, page.browse):
                button.switch_off(_MANAGERS)

    def begin(self) -> None:
        """Show what is kept, and forget what was typed."""
        self._show()
        self._page.message.clear()
        for field in (self._page.folder, self._page.days):
            field.clear_message()

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not kept."""
        return self._typed() != self._stored

    def draft(self) -> Mapping[str, object]:
        """Give what stands in the fields, by name."""
        folder, days = self._typed()
        return {"folder": folder, "days": days}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier."""
        self._page.folder.show_draft(typed.get("folder"))
        self._page.days.show_draft(typed.get("days"))

    def write(self) -> None:
        """Write the pack now."""
        if self._job.running:
            return
        try:
            self._ready = self._door.prepare()
        except PlannerError as trouble:
            self._refused(str(trouble))
            return
        self._page.message.clear()
        self._job.start("Writing the downtime pack", partial(self._door.write, self._ready))

    def _typed(self) -> tuple[str, str]:
        return self._page.folder.text().strip(), self._page.days.text().strip()

    def _show(self) -> None:
        card = self._door.standing()
        self._stored = (card.folder, str(card.days))
        self._page.folder.set_text(card.folder)
        self._page.days.set_text(str(card.days))
        self._show_facts()

    def _show_facts(self) -> None:
        card = self._door.standing()
        written = card.written or "never"
        self._page.facts.show_facts(
            (Fact("Last written", written), Fact("Password made", card.password or "never"))
        )

    def _hear(self, change: Change) -> None:
        if change.touches("downtime"):
            # what is typed stays while the pack is written
            (self._show_facts if self.has_unsaved() else self._show)()

    def _browse(self) -> None:
        dialog = QFileDialog(self._page, "Folder of the downtime pack")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._page.folder.set_text)
        dialog.open()

    def _save(self) -> None:
        page, (folder, days) = self._page, self._typed()
        page.folder.clear_message()
        page.days.clear_message()
        try:
            first = self._door.choose(folder, int(days) if days.isdecimal() else 0)
        except InvalidInput as trouble:
            page.days.show_error(trouble.faults[0].words)
            return
        except PlannerError as trouble:
            page.folder.show_error(str(trouble))
            return
        self._show()
        page.message.say("ok", _SAVED if folder else _OFF)
        if first:
            self._renew()

    def _renew(self) -> None:
        """Make a new password, show it once, and write the pack anew with it."""
        if not self._door.standing().folder:
            self._page.message.say("reminder", _NOT_SET)
            return
        try:
            card = self._door.new_password()
        except PlannerError as trouble:
            self._refused(str(trouble))
            return
        self._show_facts()
        dialog = SealedDialog(card, self._door.slip, self._page)
        dialog.finished.connect(self._write_anew)
        dialog.open()

    def _write_anew(self) -> None:
        self.write()

    def _written(self) -> None:
        if self._ready is not None:
            try:
                self._door.note(self._ready)
            except PlannerError as trouble:
                self._refused(str(trouble))
                return
        self._show_facts()
        self._page.message.say("ok", _WRITTEN)

    def _stopped(self) -> None:
        self._page.message.say("override", _STOPPED)

    def _refused(self, words: str) -> None:
        self._page.message.say("blocked", words)


def downtime_page(session: Session) -> tuple[DowntimePage, DowntimeSection]:
    """Give the page, and what keeps it."""
    page = DowntimePage()
    return page, DowntimeSection(session, page)
