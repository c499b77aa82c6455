"""What a person does about their own sign-in."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

from infusion_planner.domain.trail import Event, Note

if TYPE_CHECKING:
    from infusion_planner.app.seat import Seat


class OwnAccount:
    """Changes the password of the person signed in.

    Args:
        seat: of that person.
        given: the password just typed; kept only while it is a one-time password.
    """

    def __init__(self, seat: Seat, given: str = "") -> None:
        self._seat = seat
        self._opened = seat.opened
        self._given = given if seat.opened.one_time else ""

    @property
    def must_choose(self) -> bool:
        """Whether the password was given by somebody else, and comes first to be replaced."""
        return self._opened.one_time

    def suggest(self) -> str:
        """Propose a password of five words."""
        from infusion_planner.store.words import suggest_passphrase

        return suggest_passphrase(urandom)

    def choose(self, new: str) -> None:
        """Replace the one-time password just signed in with.

        Raises:
            InvalidInput: for the field `password`, when it cannot be used.
            StoreError: the key ring could not be written; the old password stays.
        """
        self.change(self._given, new)
        self._given = ""

    def change(self, old: str, new: str) -> None:
        """Replace one's own password.

        Raises:
            WrongPassword: `old` is not the present one; counted like a wrong sign-in.
            TooManyTries: there were too many wrong ones.
            InvalidInput: for the field `password`, when the new one cannot be used.
            StoreError: the key ring could not be written; the old password stays.
        """
        from infusion_planner.app.counted import counted
        from infusion_planner.store.passwords import NewPassword
        from infusion_planner.store.vault_people import change_password

        seat = self._seat
        password = NewPassword(new, own_words=(seat.center().name,))
        with counted(seat.attempts, self._opened.person_name):
            self._opened = change_password(seat.ring, self._opened, old, password, random=urandom)
        seat.desk.note(Note(Event.KEYS, "Changed their own password"))
