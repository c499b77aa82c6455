"""The dialog in which a person signs with their own PIN or password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal

from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.roles import held_words
from infusion_planner.domain.wording import day_words, time_words, zone_words
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.sign_in.caps_lock import CapsLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from infusion_planner.domain.signing import Signature, Signed, Staff

_SENTENCE = "Whoever signs answers for it by name. Another person may sign: choose the name first."
_NOBODY = "Nobody who may sign this is on the list of staff. Ask a manager."
_FIRST = "The first signature since the sign-in, or without a PIN"
_LATER = "Your PIN is enough now"
_CAPS = "Caps Lock seems to be on."


class Signing(Protocol):
    """Checks who signs; see `Proof`."""

    def signers(self, asked: Signature) -> tuple[Staff, ...]:
        """Give everybody who may sign, the person signed in first."""

    def needs_password(self, person_id: str) -> bool:
        """Tell whether a person signs with the password."""

    def sign(self, asked: Signature, person_id: str, secret: str) -> Signed:
        """Let one person sign; may raise PlannerError."""


class SignDialog(Dialog):
    """Show who signs what, as what and when, and take PIN or password.

    Args:
        signing: checks it.
        asked: what is signed.
        now: the workstation's time.
        parent: the page it is about.
        patient: name, birth date and MRN, where it is about a patient.

    Signals:
        signed(object): the `Signed`; the dialog has closed.
    """

    signed = Signal(object)

    def __init__(
        self,
        signing: Signing,
        asked: Signature,
        now: Callable[[], datetime],
        parent: QWidget,
        patient: str = "",
    ) -> None:
        super().__init__("Sign", parent=parent, patient=patient, sentence=_SENTENCE)
        self._signing, self._asked, self._now = signing, asked, now
        self._staff = {one.id: one for one in signing.signers(asked)}
        names = tuple((one.name, one.id) for one in self._staff.values())
        self.who = Choice("&Who signs", names, width=260)
        self.secret = Field("&PIN or password", secret=True, width=260)
        self._facts = FactRows()
        self._caps = InlineMessage("override")
        self._refusal = InlineMessage("blocked")
        self._sign = Button("Sign", "primary", size=36)
        leave = Button("Cancel", size=36)
        self.add(self.who, self._facts, self.secret, self._caps, self._refusal)
        self.add_buttons(leave, self._sign)
        leave.clicked.connect(self.reject)
        self._connect()
        self._show_signer()
        if not self._staff:
            self._refusal.say("blocked", _NOBODY)
            self._sign.switch_off(_NOBODY)
        self.focus_first(self.secret)

    def _connect(self) -> None:
        self._sign.clicked.connect(self._try)
        self.secret.box.returnPressed.connect(self._try)
        self.secret.edited.connect(self._refusal.clear)
        self.who.chosen.connect(self._change)
        CapsLock(self.secret.box).seen.connect(self._show_caps)
        clock = WallClock(self._now, self)
        clock.ticked.connect(self._show_facts)
        clock.start()

    @property
    def refusal(self) -> str:
        """Why it was not signed; empty for nothing."""
        return self._refusal.words

    def _signer(self) -> Staff | None:
        return self._staff.get(str(self.who.value()))

    def _change(self) -> None:
        """Never let what one person typed stand under the name of another."""
        self.secret.set_text("")
        self._refusal.clear()
        self._show_signer()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_signer(self) -> None:
        self._show_facts()
        signer = self._signer()
        if signer is None:
            return
        password = self._signing.needs_password(signer.id)
        self.secret.label.setText("&Password" if password else "&PIN or password")
        self.secret.box.setAccessibleName(self.secret.name)
        self.secret.set_hint(_FIRST if password else _LATER)

    def _show_facts(self) -> None:
        signer, at = self._signer(), self._now()
        when = f"{day_words(at.date())} {time_words(at)}"
        does = held_words(signer.roles) if signer else ""
        self._facts.show_facts(
            (
                Fact("Meaning", f"'{self._asked.meaning}'"),
                Fact("Signs as", does),
                Fact("Time", when, zone_words(at)),
            )
        )

    def _try(self) -> None:
        signer = self._signer()
        if signer is None:
            return
        if not self.secret.text():
            self._refuse(f"Type what the box above asks {signer.name} for.")
            return
        try:
            signed = self._signing.sign(self._asked, signer.id, self.secret.text())
        except PlannerError as refusal:
            self._refuse(str(refusal))
            return
        self.secret.set_text("")
        self.accept()
        self.signed.emit(signed)

    def _refuse(self, words: str) -> None:
        self.secret.set_text("")
        self._refusal.say("blocked", words)
        self._show_signer()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_caps(self, on: bool) -> None:  # noqa: FBT001  # as the signal gives it
        if on and not self._caps.words:
            self._caps.say("override", _CAPS)
        elif not on:
            self._caps.clear()
