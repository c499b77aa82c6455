"""Takes a day from paper: records it as one act, lets a second person confirm, and closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import Fault, InvalidInput, PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.domain.wording import count_words
from infusion_planner.ui.paper.sheet_order import CHECKED_AT
from infusion_planner.ui.paper.typed_day import Times, entries_of
from infusion_planner.ui.paper.typed_rows import TypedRow, VitalLine
from infusion_planner.ui.recording.form import patient_words
from infusion_planner.ui.signing.dialog import SignDialog

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.record_day import Entered
    from infusion_planner.cards.typed_back import TypedBackCard
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.signing import Signed
    from infusion_planner.ui.paper.back_panel import BackPanel
    from infusion_planner.ui.paper.typed_day import Faulty
    from infusion_planner.ui.session import Session

BACK = "from paper"
_NOTHING = "Nothing is typed. Type what stands on the sheet, then press Record."
_NO_NAME = "Enter who wrote the sheet."
_CONFIRM = "Another person compares it with the paper and signs, under Second person."
_CONFIRMED = "Confirmed by a second person. The day counts as one recorded at the chair."


class BackPresenter(QObject):
    """Take one day from paper.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        closed(): the page was left.
        print_asked(str, object): row id of the infusion and day whose record is to be printed.
    """

    closed = Signal()
    print_asked = Signal(str, object)

    def __init__(self, session: Session, panel: BackPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._infusion_id = ""
        self._on: date | None = None
        self._card: TypedBackCard | None = None
        session.changed.connect(self._hear)
        panel.recorded.connect(self.record)
        panel.confirmed.connect(self._confirm)
        panel.day_closed.connect(self._close_day)
        panel.print_pressed.connect(self._print)
        panel.back_pressed.connect(self._close)

    def show(self, about: str) -> None:
        """Show the sheet of a day.

        Args:
            about: row id of the infusion, a blank, and the day.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        infusion_id, _, day = about.partition(" ")
        on = self._session.read.today().fromisoformat(day)
        self._card = self._session.read.of_packs.typed_back(infusion_id, on)
        self._infusion_id, self._on = infusion_id, on
        self._panel.show_card(self._card)
        self._panel.begin(self._session.person)
        self._watch(self._card.patient_id, about)

    def _watch(self, patient_id: str, about: str) -> None:
        self._session.drafts.watch(self, FormKey(BACK, about, patient_id), "Day from paper")

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that is not recorded."""
        return bool(self._infusion_id) and self._panel.is_touched

    def draft(self) -> Mapping[str, object] | None:
        """Give what is typed; None while nothing would be lost."""
        return self._panel.draft() if self.has_unsaved() else None

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed."""
        self._panel.show_draft(typed)

    def record(self) -> None:
        """Record everything that is typed, or nothing and say what is wrong."""
        from infusion_planner.actions.record_day import RecordDay  # noqa: PLC0415

        panel = self._panel
        panel.clear_faults()
        entries = self._entries()
        if not entries or self._on is None:
            return
        late = panel.late.text()
        made = tuple(entry for entry, _ in entries)
        action = RecordDay(self._infusion_id, self._on, made, late, from_paper=True)
        outcome = self._session.attempt(action, self._session.drafts.key_of(self))
        if outcome.change is None:
            self._show_faults(outcome.faults, outcome.refusal, [row for _, row in entries])
            return
        panel.form.clear()
        self._watch(self._shown().patient_id, f"{self._infusion_id} {self._on.isoformat()}")
        panel.say("ok", f"{count_words(len(made), 'line')} recorded from paper. {_CONFIRM}")
        panel.show_second()

    def _entries(self) -> tuple[tuple[Entered, Faulty], ...]:
        panel, form = self._panel, self._panel.form
        written_by = panel.written_by.text().strip()
        lines = form.lines()
        if not lines:
            panel.say("reminder", _NOTHING)
            return ()
        if not written_by:
            panel.written_by.show_error(_NO_NAME)
            panel.show_faults(1, panel.written_by.box)
            return ()
        on = self._on or self._session.read.today()
        now = self._session.doors.now().replace(tzinfo=None, second=0, microsecond=0)
        times = Times(on, now, form.checked_at.text().strip(), form.ends())
        try:
            return entries_of(lines, times, written_by)
        except InvalidInput as trouble:
            self._mark(trouble.faults)
            return ()

    def _mark(self, faults: tuple[Fault, ...]) -> None:
        """Mark the time that several lines share, and go to the first line at fault."""
        shared = [fault for fault in faults if fault.field == CHECKED_AT]
        form = self._panel.form
        if shared:
            form.checked_at.show_error(shared[0].words)
        sets = (fault for line in form.vitals.lines for fault in line.faults)
        form.vitals.show_words(tuple(sets))
        wrong = form.first_wrong()
        first: QWidget | None = form.checked_at.box if shared else wrong
        self._panel.show_faults(len(faults), first)

    def _show_faults(self, faults: tuple[Fault, ...], refusal: str, rows: list[Faulty]) -> None:
        """Say beside each line all that was said against it."""
        panel = self._panel
        late = tuple(fault for fault in faults if fault.field == "late")
        for fault in late:
            panel.late.show_error(fault.words)
        own = _by_line(tuple(fault for fault in faults if fault not in late), rows)
        for line, said in own:
            line.show_faults(said)
        sets = (fault for line, said in own if isinstance(line, VitalLine) for fault in said)
        panel.form.vitals.show_words(tuple(sets))
        marked = (line.first(said) for line, said in own if isinstance(line, TypedRow | VitalLine))
        first: QWidget | None = panel.late.box if late else next(marked, None)
        panel.show_faults(len(faults), first, refusal)

    def _confirm(self) -> None:
        """Let another person than the one who typed sign that it is as on paper."""
        from infusion_planner.actions.sign_day import asked_of  # noqa: PLC0415
        from infusion_planner.domain.day_signatures import DaySigner  # noqa: PLC0415
        from infusion_planner.domain.frozen import replace  # noqa: PLC0415

        if self._panel.form.is_touched:
            self._panel.say("reminder", "Record first what is typed; then it is compared.")
            return
        card, session = self._shown(), self._session
        under = session.read.of_days.day(self._infusion_id, self._on).signatures
        asked = asked_of(DaySigner.CHECKER, card.patient_id, under)
        if session.person in card.typists:
            asked = replace(asked, without=(*asked.without, session.proof.own.id))
        who = patient_words(card.identity)
        dialog = SignDialog(session.proof, asked, session.doors.now, self._panel, who)
        dialog.signed.connect(self._sign)
        dialog.open()

    def _sign(self, signed: Signed) -> None:
        from infusion_planner.actions.sign_day import SignDay  # noqa: PLC0415
        from infusion_planner.domain.day_signatures import DaySigner  # noqa: PLC0415

        if self._on is None:
            return
        action = SignDay(self._infusion_id, self._on, DaySigner.CHECKER, signed)
        outcome = self._session.attempt(action)
        if outcome.change is None:
            self._panel.say("blocked", outcome.refusal)
        else:
            self._panel.say("ok", _CONFIRMED)

    def _close_day(self) -> None:
        """Record what became of the day."""
        from infusion_planner.actions.close_day import CloseDay  # noqa: PLC0415
        from infusion_planner.domain.day_values import DayClosed, Outcome  # noqa: PLC0415

        panel, became = self._panel, self._panel.outcome.value()
        if self._on is None or not isinstance(became, Outcome):
            return
        closed = DayClosed(became, panel.reason.text(), panel.decided_by.text())
        outcome = self._session.attempt(CloseDay(self._infusion_id, self._on, closed))
        panel.show_closing_faults(outcome.faults, outcome.refusal)
        if outcome.change is not None:
            panel.show_closing({})
            panel.say("ok", "The day is closed, and its dose counts for the course.")

    def _print(self) -> None:
        self.print_asked.emit(self._infusion_id, self._on)

    def _hear(self, change: Change) -> None:
        if self._infusion_id and change.touches_patient(self._shown().patient_id):
            self._read()

    def _read(self) -> None:
        if self._on is None:
            return
        try:
            self._card = self._session.read.of_packs.typed_back(self._infusion_id, self._on)
        except PlannerError as trouble:
            self._panel.say("blocked", str(trouble))
            return
        self._panel.show_card(self._card)

    def _close(self) -> None:
        self.closed.emit()

    def _shown(self) -> TypedBackCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a day was shown")
        return self._card


def _by_line(
    faults: tuple[Fault, ...], rows: list[Faulty]
) -> tuple[tuple[Faulty, tuple[Fault, ...]], ...]:
    """Give each line that something is wrong with, and its faults by the name of their field."""
    found: dict[int, list[Fault]] = {}
    for fault in faults:
        own = Fault(fault.field.rpartition(".")[2], fault.words)
        found.setdefault(_place(fault, len(rows)), []).append(own)
    return tuple((rows[place], tuple(said)) for place, said in found.items())


def _place(fault: Fault, count: int) -> int:
    """Give which of several entries a fault is about; one that was made alone has no place."""
    number = fault.field.partition("[")[2].partition("]")[0]
    return int(number) if number.isdecimal() and int(number) < count else 0
