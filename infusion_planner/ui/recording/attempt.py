"""One press on one button: was it done, and if not, what was said against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Action
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.session import Session


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what came of an action.

    Attributes:
        change: what was written; None when it was refused.
        refusal: why it was refused, in words; empty when it was done or fields are at fault.
        faults: the fields at fault; empty when there is none.
    """

    change: Change | None
    refusal: str = ""
    faults: tuple[Fault, ...] = ()


class Attempt(QObject):
    """Do actions for one form, and hear what is said against them."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._refusal = ""
        self._faults: tuple[Fault, ...] = ()
        session.refused.connect(self._hear_refusal)
        session.invalid.connect(self._hear_faults)

    def do(self, action: Action) -> Outcome:
        """Do an action."""
        self._refusal, self._faults = "", ()
        change = self._session.do(action)
        return Outcome(change, self._refusal, self._faults)

    def _hear_refusal(self, words: str) -> None:
        self._refusal = words

    def _hear_faults(self, faults: tuple[Fault, ...]) -> None:
        self._faults = faults
