"""Invented staff who sign in the gallery; no PIN and no password of theirs is right."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.roles import Role
from infusion_planner.domain.signing import Signature, Staff

if TYPE_CHECKING:
    from infusion_planner.domain.signing import Signed

GAVE = Signature("I gave this dose")
PATIENT = "LEE, Sam   Born 21-Jun-1990   MRN 0410077"
_NOW = datetime(2026, 11, 18, 10, 37, tzinfo=timezone(timedelta(hours=-6)))
_STAFF = (
    Staff("1", "A. Ruiz", frozenset({Role.NURSE})),
    Staff("2", "B. Osei", frozenset({Role.NURSE, Role.MANAGER})),
)


def now() -> datetime:
    """Give the moment that all pictures of the gallery show."""
    return _NOW


class SampleStaff:
    """Two people, of whom the first has signed before."""

    def signers(self, _asked: Signature) -> tuple[Staff, ...]:
        """Give both."""
        return _STAFF

    def needs_password(self, person_id: str) -> bool:
        """Ask only the second one for the password."""
        return person_id != "1"

    def sign(self, _asked: Signature, _person_id: str, _secret: str) -> Signed:
        """Refuse it: nothing is signed in the gallery."""
        raise Refused("Nothing is signed in the gallery; this is how a refusal looks.")
