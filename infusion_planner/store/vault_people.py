"""Changes the people on the key ring: add one, new password, one-time password, remove one.

Who may do that is for the action to say: the ring knows no roles. Each function writes the next
ring whole; when it raises, nothing was changed.
"""

from pathlib import Path

from infusion_planner.domain.errors import Fault, InvalidInput, Refused, WrongPassword
from infusion_planner.domain.frozen import replace
from infusion_planner.store import ring_change, sealing, words
from infusion_planner.store.boxes import Cost
from infusion_planner.store.opened import Opened
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.ring import Holder, Kind, Ring
from infusion_planner.store.sealing import Random


def add_person(
    path: Path, opened: Opened, holder_name: str, password: NewPassword, *, random: Random
) -> str:
    """Let one more person sign in, and give the new holder's id.

    Args:
        path: the ring's file.
        opened: who does it.
        holder_name: the new person's name.
        password: typed by the new person; or one-time, made by `words.one_time_password`.
        random: gives so many random bytes.

    Raises:
        InvalidInput: the name is taken, or name or password cannot be used.
        Refused: see `ring_change.change`.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old ring stays.
    """
    name = ring_change.checked_name(holder_name)
    person = ring_change.new_person(name, password, random)

    def grown(ring: Ring) -> tuple[Holder, ...]:
        if ring.person(name) is not None:
            raise InvalidInput(
                Fault("name", f"{name} is already on the list. Add a second initial.")
            )
        return (*ring.holders, person)

    ring_change.change(path, opened, grown, random)
    return person.id


def change_password(
    path: Path, opened: Opened, old: str, new: NewPassword, *, random: Random
) -> Opened:
    """Replace one's own password, and say anew who signed in; a one-time password is then over.

    The person gets a new pair, so an old copy of the ring with the old password opens no ring
    written from now on. It still gives the data key of its day: see `renewal.renew`.

    Raises:
        WrongPassword: `old` is not the present password.
        InvalidInput: for the field `password`, when the new one cannot be used.
        Refused: signed in with a recovery sheet, or no longer on the ring.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old password stays.
    """
    holder = _self(ring_change.standing(path, opened.data_key).ring, opened)
    if holder.private is None or sealing.open_private(holder.private, holder.id, old) is None:
        raise WrongPassword(
            "The password was not changed: the present password is not right. Type it again."
        )
    if sealing.is_same_password(old, new.text):
        raise InvalidInput(Fault("password", "Choose a password that differs from the old one."))
    fresh = ring_change.with_password(holder, replace(new, one_time=False), random)
    ring = ring_change.change(path, opened, lambda ring: _with(ring, fresh), random)
    return replace(opened, one_time=False, unprinted=ring.unprinted(), in_line=True)


def give_one_time_password(
    path: Path, opened: Opened, holder_id: str, *, cost: Cost, random: Random
) -> str:
    """Give another person, who forgot the password, a new pair under a one-time password.

    Gives the password, to be read out or handed over on paper and never stored: the person
    replaces it at the next sign-in (`Opened.one_time`). The old password opens nothing any more.

    Raises:
        Refused: it is one's own, the person is no longer on the ring, or see `ring_change.change`.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old password stays.
    """
    if holder_id == opened.person_id:
        raise Refused("Nothing was changed. For yourself, use 'Change password'.")
    password = NewPassword(words.one_time_password(random), cost, one_time=True)

    def given(ring: Ring) -> tuple[Holder, ...]:
        holder = ring_change.held(ring, holder_id, Kind.PERSON)
        return _with(ring, ring_change.with_password(holder, password, random))

    ring_change.change(path, opened, given, random)
    return password.text


def remove_person(path: Path, opened: Opened, holder_id: str, *, random: Random) -> None:
    """Take a person off the ring; the id is never given again.

    That closes the sign-in only. Who leaves may have a copy of the old ring, so `renewal.renew`
    with `leaving` is what a leaver needs; this is for an entry made by mistake.

    Raises:
        Refused: it is oneself, the person is no longer on the ring, or see `ring_change.change`.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old ring stays.
    """
    ring_change.change(path, opened, lambda ring: without(ring, opened, holder_id), random)


def without(ring: Ring, opened: Opened, holder_id: str) -> tuple[Holder, ...]:
    """Give the holders that stay when one person leaves.

    Raises:
        Refused: it is oneself, the person is no longer on the ring, or nobody would be left.
    """
    if holder_id == opened.person_id:
        raise Refused("Nothing was changed. Nobody can remove themselves; ask another manager.")
    leaver = ring_change.held(ring, holder_id, Kind.PERSON)
    if ring.people() == (leaver,):
        raise Refused(
            "Nothing was changed. Nobody could sign in any more. Add another person first."
        )
    return tuple(each for each in ring.holders if each.id != holder_id)


def _self(ring: Ring, opened: Opened) -> Holder:
    if opened.by_recovery:
        raise Refused(
            "Nothing was changed. You opened the records with a recovery sheet, which has no "
            "password. Give yourself a one-time password in the list of people."
        )
    ring_change.check_may_change(ring, opened)
    return ring_change.held(ring, opened.person_id, Kind.PERSON)


def _with(ring: Ring, fresh: Holder) -> tuple[Holder, ...]:
    return tuple(fresh if each.id == fresh.id else each for each in ring.holders)
