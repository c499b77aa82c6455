"""The page of a restore: choose a backup, open it, compare, confirm, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.backups import BackupLine
from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look
from infusion_planner.ui.restore.secret_card import SecretCard
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.backups import RestoreCard

CHOOSE, OPEN, COMPARE, DONE = range(4)
_TITLES = ("Choose the backup", "Open the backup", "Compare, and confirm", "Restored")
_COLUMNS = (
    Column("Made", "made", sort_field="made_at", role="bodym"),
    Column("Age", "age", sort_field="made_at", tone="ink2"),
    Column("Holds", "holds", drop=2, under="made"),
    Column("State", "state", state_field="verdict", stretch=1, widest=300),
)
_WHY = (
    "A backup is put in the place of the records. Nothing is deleted: the records in use now are"
    " kept in a dated folder beside the new ones."
)
_LEAST_HEIGHT = 220
_WIDEST = 960


class RestorePanel(QWidget):
    """Lead through a restore, and tell what was chosen, typed and pressed.

    Attributes:
        strip: what is being done now, and a way to stop it.
        secret: who opens the backup.

    Signals:
        back_pressed(): to the step before, or away from the first.
        next_pressed(): to the next step.
        folder_pressed(): look for backups in another folder.
    """

    back_pressed = Signal()
    next_pressed = Signal()
    folder_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strip, self.secret = ProgressStrip(), SecretCard()
        self.band = Band("Restore. Nobody can sign in while it lasts.")
        self._step, self._is_busy = CHOOSE, False
        self._title = Label("", "title", wrap=True)
        self.table = LineTableView(_COLUMNS, "Backups", key="folder")
        self._folder = Button("Look in another &folder …")
        self.reason = TextArea("&Why is it restored?", hint="It is kept in the trail.")
        self._backup = Label("", "bodyb", wrap=True)
        self._lines = Label("", "body", wrap=True)
        self._done = Label("", "body", wrap=True)
        self._back = Button("Back", key="Esc")
        self._next = Button("", "primary", size=36)
        self._confirm = Button("", "last_step", size=36)
        self._foot = Foot(self._back, self._next, self._confirm)
        self._cards = (self._choose_card(), self.secret, self._compare_card(), self._done_card())
        self._build()
        self._connect()
        self.turn_to(CHOOSE)

    def _choose_card(self) -> Card:
        card = Card("Backups", "newest first")
        self.table.show_when_empty(
            EmptyRow("backup", "No backup found here", "Plug the drive in and look in its folder.")
        )
        card.add(self.table, group(row(self._folder, None)))
        return card

    def _compare_card(self) -> Card:
        card = Card("What it would change")
        card.add(self._backup, self._lines, self.reason)
        return card

    def _done_card(self) -> Card:
        card = Card("Done")
        card.add(self._done)
        return card

    def _build(self) -> None:
        head = column(self._title, Label(_WHY, "body", "ink2", wrap=True), gap=2)
        form = group(column(head, self.strip, *self._cards, None, gap=12))
        form.setMaximumWidth(_WIDEST)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self._bound()

    def _connect(self) -> None:
        self._back.clicked.connect(self._tell_back)
        self._next.clicked.connect(self._tell_next)
        self._confirm.clicked.connect(self._tell_next)
        self._folder.clicked.connect(self._tell_folder)
        self.table.opened.connect(self._tell_next)
        self.table.line_selected.connect(self._allow)
        self.secret.entered.connect(self._tell_next)

    @property
    def step(self) -> int:
        """The step in sight."""
        return self._step

    def turn_to(self, step: int) -> None:
        """Show a step."""
        self._step = step
        number = "" if step == DONE else f"Step {step + 1} of 3: "
        self._title.setText(f"{number}{_TITLES[step]}")
        for place, card in enumerate(self._cards):
            card.setVisible(place == step)
        self._back.setVisible(step != DONE)
        self._next.setVisible(step != COMPARE)
        self._confirm.setVisible(step == COMPARE)
        self._next.set_words("&Sign in" if step == DONE else "&Next")
        self._foot.set_note("")
        self._allow()
        self._begin()
        announce(self, self._title.text())

    def _begin(self) -> None:
        """Put the focus where the step begins; before the last press it is on the safe answer."""
        begins: dict[int, QWidget] = {CHOOSE: self.table, COMPARE: self._back, DONE: self._next}
        if self._step == OPEN:
            self.secret.begin()
        else:
            begins[self._step].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_backups(self, lines: tuple[BackupLine, ...]) -> None:
        """Show the backups there are, and choose the newest that can be used."""
        self.table.show_lines(lines)
        good = next((line.folder for line in lines if line.is_good), None)
        if good is not None:
            self.choose(good)
        self._allow()

    def choose(self, folder: object) -> None:
        """Choose the backup of a folder, if it is there."""
        for place, line in enumerate(self.table.table.lines):
            if isinstance(line, BackupLine) and line.folder == folder:
                self.table.selectRow(place)

    def chosen(self) -> BackupLine | None:
        """Give the backup chosen."""
        line = self.table.table.line(self.table.currentIndex())
        return line if isinstance(line, BackupLine) else None

    def show_comparison(self, card: RestoreCard) -> None:
        """Show what the restore would change, with the consequence on the button."""
        self._backup.setText(card.backup)
        self._lines.setText("\n".join(card.lines))
        self.reason.set_text("")
        self.reason.setVisible(card.needs_reason)
        self._confirm.set_words(f"&{card.button}")

    def show_done(self, lines: tuple[str, ...]) -> None:
        """Say what was done."""
        self._done.setText("\n".join(lines))

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing else be begun while something is being done."""
        self._is_busy = busy
        if busy:
            self._foot.set_note("")
        self._allow()

    def show_note(self, words: str) -> None:
        """Say how it stands."""
        self._foot.set_note(words)

    def show_refusal(self, words: str) -> None:
        """Say what was refused; nothing typed is lost."""
        self._foot.show_refusal(words)

    def _allow(self, _line: object = None) -> None:
        line = self.chosen()
        can_go = self._step != CHOOSE or (line is not None and line.is_good)
        self._next.setEnabled(can_go and not self._is_busy)
        for part in (self._confirm, self._back, self._folder, self.table, self.secret):
            part.setEnabled(not self._is_busy)

    def _tell_next(self) -> None:
        if self._next.isEnabled():
            self.next_pressed.emit()

    def _tell_back(self) -> None:
        self.back_pressed.emit()

    def _tell_folder(self) -> None:
        self.folder_pressed.emit()

    def _bound(self) -> None:
        self.table.setMinimumHeight(look().theme.length(_LEAST_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Show as many backups at any text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
