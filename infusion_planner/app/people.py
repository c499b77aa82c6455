"""What managers do about the people who sign in: add, roles, one-time passwords, leavers."""

from __future__ import annotations

from contextlib import suppress
from os import urandom
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import PlannerError, Refused
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.trail import Event, Note
from infusion_planner.domain.wording import day_words, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from infusion_planner.app.seat import Seat
    from infusion_planner.cards.people import LeaverCard, OneTimeCard, PersonLine
    from infusion_planner.domain.roles import Roles
    from infusion_planner.sheets.page import Paper
    from infusion_planner.store.holders import HolderLine

_SETTLED = "The key ring lets this person in no more; recorded at the next sign-in."
_NAMED_BACKUPS = 6


class People:
    """Changes who may sign in and what each may do; for managers.

    Args:
        seat: of the person signed in.
    """

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    @property
    def may_manage(self) -> bool:
        """Whether the person signed in is a manager."""
        return bool(self._seat.roles & MANAGERS)

    def lines(self) -> tuple[PersonLine, ...]:
        """Give everybody who signs in and everybody who left.

        Raises:
            NotPermitted: the person is no manager.
        """
        from infusion_planner.cards.read_people import person_lines
        from infusion_planner.store import people

        self._require("The list of people")
        seat = self._seat
        return person_lines(
            seat.store.read(people.everybody),
            self._holders(),
            seat.opened.person_id,
            seat.clock().tzinfo,
        )

    def add(self, name: str, held: Roles) -> OneTimeCard:
        """Let one more person sign in, with a one-time password that is given here once.

        Raises:
            InvalidInput: for the field `name` or `roles`.
            PlannerError: it was refused; nothing was changed.
        """
        from infusion_planner.actions.change_people import AddPerson, check_held
        from infusion_planner.store import vault_people, words
        from infusion_planner.store.passwords import NewPassword
        from infusion_planner.store.ring_change import checked_name

        self._require("Adding a person")
        check_held(held)
        seat = self._seat
        password = words.one_time_password(urandom)
        new = NewPassword(password, one_time=True)
        person_id = vault_people.add_person(seat.ring, seat.opened, name, new, random=urandom)
        try:
            seat.desk.do(AddPerson(person_id, checked_name(name), held))
        except PlannerError:
            vault_people.remove_person(seat.ring, seat.opened, person_id, random=urandom)
            raise
        self._note_managers()
        return self._one_time(checked_name(name), password)

    def give_password(self, person_id: str) -> OneTimeCard:
        """Give somebody who forgot theirs a one-time password, which is given here once.

        Raises:
            PlannerError: it was refused; the old password stays.
        """
        from infusion_planner.store import vault_people
        from infusion_planner.store.boxes import Cost

        self._require("A new password for somebody else")
        seat, name = self._seat, self._name(person_id)
        password = vault_people.give_one_time_password(
            seat.ring, seat.opened, person_id, cost=Cost(), random=urandom
        )
        seat.attempts.reset(name)
        seat.desk.note(Note(Event.KEYS, f"Gave {name} a one-time password"))
        return self._one_time(name, password)

    def change_roles(self, person_id: str, held: Roles, reason: str) -> None:
        """Change what a person may do, from the next sign-in on.

        Raises:
            InvalidInput: for the field `roles` or `reason`.
            Refused: the only manager would be none any more.
        """
        from infusion_planner.actions.change_people import AddPerson, ChangeRoles
        from infusion_planner.store import people

        known = {each.id for each in self._seat.store.read(people.everybody)}
        if person_id in known:
            self._seat.desk.do(ChangeRoles(person_id, held, reason))
        else:  # adding the person was cut short between key ring and records
            self._seat.desk.do(AddPerson(person_id, self._name(person_id), held))
        self._note_managers()

    def leaver(self, person_id: str) -> LeaverCard:
        """Give what is confirmed before somebody leaves; with no id, before new keys are made.

        Raises:
            Refused: it is oneself, the only manager, or nobody who signs in.
        """
        from infusion_planner.actions.change_people import check_may_leave
        from infusion_planner.cards.read_people import leaver_card

        self._require("New keys")
        holders = self._holders()
        leaver = next((each for each in holders if each.id == person_id), None)
        if leaver is not None:
            own = self._seat.opened.person_id
            self._seat.store.read(lambda db: check_may_leave(db, person_id, own))
        backups = tuple(self._backups_of(person_id)) if person_id else ()
        return leaver_card(leaver, holders, backups)

    def settle(self) -> None:
        """Record as left whom the key ring lets in no more, at a manager's sign-in.

        That is somebody whose leaving was cut short after the new keys were made, or who left
        after the backup that was restored.

        Raises:
            StoreError: key ring or records cannot be read or written.
        """
        from infusion_planner.store import people
        from infusion_planner.store.holders import holder_ids

        if not self.may_manage:
            return
        held = holder_ids(self._seat.ring)
        everybody = self._seat.store.read(people.everybody)
        for person in everybody:
            if person.id not in held and not person.left_at:
                self._record_left(person.id)

    def _record_left(self, person_id: str) -> None:
        from infusion_planner.actions.change_people import RecordLeaver

        # the only manager stays one; the list shows that they cannot sign in
        with suppress(Refused):
            self._seat.desk.do(RecordLeaver(person_id, _SETTLED))

    def check_own_password(self, password: str) -> None:
        """Have the person at the keyboard prove who it is; wrong tries are counted.

        Raises:
            WrongPassword: it is not their password.
            TooManyTries: there were too many wrong ones.
        """
        from infusion_planner.app.counted import open_counted

        seat = self._seat
        open_counted(seat.folder, seat.opened.person_name, password, seat.attempts)

    def slip_pdf(self, card: OneTimeCard) -> bytes:
        """Make the slip of a one-time password, on the center's paper.

        Raises:
            PaperError: a letter cannot be set.
        """
        from infusion_planner.app.places import resources
        from infusion_planner.sheets.password_slip import password_slip

        paper: Paper = "a4" if card.paper == "a4" else "letter"
        return password_slip(card, paper, resources() / "fonts")

    def _require(self, what: str) -> None:
        self._seat.desk.require(MANAGERS, what)

    def _holders(self) -> tuple[HolderLine, ...]:
        from infusion_planner.store.holders import holder_lines

        return holder_lines(self._seat.ring)

    def _name(self, person_id: str) -> str:
        return next((each.name for each in self._holders() if each.id == person_id), "")

    def _note_managers(self) -> None:
        from infusion_planner.store import people

        self._seat.attempts.note_managers(self._seat.store.read(people.managers))

    def _one_time(self, name: str, password: str) -> OneTimeCard:
        from infusion_planner.cards.read_people import one_time_card

        seat = self._seat
        return one_time_card(
            seat.center(), name, password, by=seat.opened.person_name, now=seat.clock()
        )

    def _backups_of(self, person_id: str) -> Iterator[str]:
        """Word the backups whose own key ring still lets a person in, newest first."""
        from infusion_planner.app.backup_places import read_places

        places = read_places(self._seat.folder)
        second = (places.second,) if places.second is not None and places.second_is_there() else ()
        found = [words for place in (places.local, *second) for words in self._in(place, person_id)]
        yield from found[:_NAMED_BACKUPS]
        if len(found) > _NAMED_BACKUPS:
            yield f"and {len(found) - _NAMED_BACKUPS} older"

    def _in(self, place: Path, person_id: str) -> Iterator[str]:
        from infusion_planner.domain.errors import StoreError
        from infusion_planner.store.backup_list import backups_in
        from infusion_planner.store.holders import holder_ids

        if not place.is_dir():
            return
        for backup in backups_in(place, None, whole=False):
            try:
                held = holder_ids(backup.ring)
            except StoreError:
                continue  # a ring that cannot be read lets nobody in
            if person_id in held:
                at = backup.made_at.astimezone(self._seat.clock().tzinfo)
                yield f"{day_words(at.date())} {time_words(at)}, in {place}"
