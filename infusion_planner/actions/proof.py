"""Proves who is at the keyboard: at a locked screen, and where somebody signs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Refused, WrongPassword, WrongSecret
from infusion_planner.domain.signing import Signed, Staff
from infusion_planner.domain.trail import Event, Note
from infusion_planner.store import people, pins
from infusion_planner.store.journal import Actor

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from infusion_planner.domain.signing import Signature
    from infusion_planner.store.attempts import Try
    from infusion_planner.store.store import Store

    Counting = Callable[[str], AbstractContextManager[Try]]

PIN_TRIES = 5
# a password has fifteen characters or more, so nothing can be both
_PIN_SHAPED = re.compile(r"\d{1,12}")


class Proof:
    """Checks PINs and passwords, from one person's sign-in to sign-out.

    Args:
        store: the open records.
        actor: the person signed in.
        clock: the workstation's time.
        open_ring: gives the id of the person whom (name, password) open the key ring for, and
            raises WrongPassword where they do not.
        counting: counts what is done within as one try for a name, over the end of the program,
            and raises PlannerError where the person has to wait; see `app/counted.py`.
    """

    def __init__(
        self,
        store: Store,
        actor: Actor,
        clock: Callable[[], datetime],
        open_ring: Callable[[str, str], str],
        counting: Counting,
    ) -> None:
        self._store = store
        self._actor = actor
        self._clock = clock
        self._open_ring = open_ring
        self._counting = counting
        self._wrong_pins: Counter[str] = Counter()
        self._signed_before: set[str] = set()

    @property
    def own(self) -> Staff:
        """Name the person signed in."""
        return Staff(self._actor.id, self._actor.name, self._actor.roles)

    def has_pin(self, person_id: str) -> bool:
        """Tell whether a person has a PIN, and has not used up its tries."""
        return self._wrong_pins[person_id] < PIN_TRIES and self._store.read(
            lambda db: pins.has_one(db, person_id)
        )

    def check_own(self, secret: str) -> int:
        """Let the person signed in go on with their own PIN or password.

        Returns:
            The wrong tries for that name since the last right one.

        Raises:
            WrongSecret: it is neither.
            PlannerError: the person has to wait, or the records cannot be read.
        """
        return self._check(self.own, secret)

    def check_own_password(self, secret: str) -> None:
        """Let the person signed in go on with their password alone.

        Raises:
            WrongSecret: it is not theirs.
            PlannerError: the person has to wait, or the records cannot be read.
        """
        with self._counting(self.own.name):
            self._check_password(self.own, secret)

    def signers(self, asked: Signature) -> tuple[Staff, ...]:
        """Give everybody who may sign, the person signed in first, then by name."""
        may = [
            one
            for one in self._store.read(people.staff)
            if one.roles & asked.roles and one.id not in asked.without
        ]
        return tuple(sorted(may, key=lambda one: one.id != self._actor.id))

    def needs_password(self, person_id: str) -> bool:
        """Tell whether a person signs with the password: the first time, or without a PIN."""
        return person_id not in self._signed_before or not self.has_pin(person_id)

    def sign(self, asked: Signature, person_id: str, secret: str) -> Signed:
        """Let one person sign, and write it into the trail under that person's name.

        Raises:
            Refused: this person may not sign.
            WrongSecret: PIN or password is not theirs.
            PlannerError: the person has to wait, or the records cannot be written.
        """
        signer = next((one for one in self.signers(asked) if one.id == person_id), None)
        if signer is None:
            raise Refused("This person may not sign here. Choose another one from the list.")
        if self.needs_password(person_id):
            self._refuse_pin(signer, secret)
        self._check(signer, secret)
        signed = Signed(signer.id, signer.name, signer.roles, self._clock(), asked.meaning)
        beside = "" if signer.id == self._actor.id else f"In the session of {self._actor.name}"
        note = Note(
            Event.SIGNATURE, f"Signed: {asked.meaning}", asked.patient_id or None, details=beside
        )
        actor = Actor(signer.id, signer.name, signer.roles, self._actor.session)
        self._store.note(note, actor)
        self._signed_before.add(signer.id)
        return signed

    def _refuse_pin(self, signer: Staff, secret: str) -> None:
        if _PIN_SHAPED.fullmatch(secret):
            raise WrongSecret(
                f"The first signature of {signer.name} since the sign-in needs the password; the"
                " PIN is enough for later ones."
                if self.has_pin(signer.id)
                else f"{signer.name} has no PIN here. Type the password."
            )

    def _check(self, person: Staff, secret: str) -> int:
        is_pin = _PIN_SHAPED.fullmatch(secret) is not None
        if is_pin and not self.has_pin(person.id):
            raise WrongSecret("There is no PIN to use here. Type the password.")
        check = self._check_pin if is_pin else self._check_password
        with self._counting(person.name) as made:
            check(person, secret)
        self._wrong_pins[person.id] = 0
        return made.before

    def _check_pin(self, person: Staff, pin: str) -> None:
        if self._store.read(lambda db: pins.is_right(db, person.id, pin)):
            return
        self._wrong_pins[person.id] += 1
        left = PIN_TRIES - self._wrong_pins[person.id]
        if left:
            tries = "1 more try" if left == 1 else f"{left} more tries"
            raise WrongSecret(f"This is not the PIN. {tries}, or type the password.")
        raise WrongSecret(
            f"This is not the PIN, for the {PIN_TRIES}th time. Only the password helps now.",
            was_last=True,
        )

    def _check_password(self, person: Staff, password: str) -> None:
        try:
            found = self._open_ring(person.name, password)
        except WrongPassword:
            found = ""
        if found != person.id:
            raise WrongSecret(
                f"This is not the password of {person.name}. Check the Caps Lock key, then try"
                " again."
            )
