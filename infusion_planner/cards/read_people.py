"""Words the people of a center, as records and key ring together know them."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from infusion_planner.cards.people import LeaverCard, OneTimeCard, PersonLine
from infusion_planner.domain.roles import held_words
from infusion_planner.domain.wording import day_words, time_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.person import Person
    from infusion_planner.store.holders import HolderLine

_STEPS = (
    "Choose your name at the sign-in of Infusion Planner and type these six words.",
    "Choose your own password then. These words open nothing after that.",
    "Nobody else needs this slip. Destroy it when your own password is kept.",
)
_ALWAYS = (
    "The records are put under new keys, for everybody who stays. Nobody has to be present, and"
    " no other password changes.",
    "A backup is made before and after. The window is busy meanwhile; the records come back by"
    " themselves.",
)


def person_lines(
    people: Iterable[Person], holders: Iterable[HolderLine], own_id: str, zone: tzinfo | None
) -> tuple[PersonLine, ...]:
    """Give everybody as a line: those who sign in first, then those who left.

    Args:
        people: as the records know them, by name.
        holders: of the key ring.
        own_id: of the person at the keyboard.
        zone: of the workstation.
    """
    held = {each.id: each for each in holders if each.is_person}
    lines = [_line(each, held.get(each.id), own_id, zone) for each in people]
    known = {each.id for each in lines}
    lines += [_unknown(each) for each in held.values() if each.id not in known]
    return tuple(sorted(lines, key=lambda line: not line.signs_in))


def _line(
    person: Person, holder: HolderLine | None, own_id: str, zone: tzinfo | None
) -> PersonLine:
    signs_in = holder is not None and not person.left_at
    state, kind = "Signs in", "ok"
    if not signs_in:
        day = _day(person.left_at, zone)
        state, kind = f"Left {day}".strip() if day else "Cannot sign in any more", "noshow"
    elif holder is not None and holder.one_time:
        state, kind = "One-time password not used yet", "info"
    return PersonLine(
        id=person.id,
        name=person.name,
        roles_words=held_words(person.roles),
        held=person.roles,
        since=_day(person.since, zone),
        state=state,
        state_kind=kind,
        signs_in=signs_in,
        is_self=person.id == own_id,
    )


def _unknown(holder: HolderLine) -> PersonLine:
    """Word a person whose adding was cut short between key ring and records."""
    return PersonLine(
        id=holder.id,
        name=holder.name,
        roles_words=held_words(()),
        held=frozenset(),
        since="",
        state="Has no role yet",
        state_kind="override",
        signs_in=True,
        is_self=False,
    )


def one_time_card(
    center: Center, person: str, password: str, *, by: str, now: datetime
) -> OneTimeCard:
    """Word a one-time password.

    Args:
        center: the center.
        person: whom it is for.
        password: six words.
        by: who made it.
        now: local time.
    """
    return OneTimeCard(
        title="One-time password",
        center=center.name,
        person=person,
        made_on=f"Made {day_words(now.date())} {time_words(now)} by {by}",
        password=password,
        steps=_STEPS,
        version="Password slip version 1",
        sample=center.is_sample,
        paper=center.paper.value,
    )


def leaver_card(
    leaver: HolderLine | None, holders: Iterable[HolderLine], backups: tuple[str, ...]
) -> LeaverCard:
    """Word what is confirmed before new keys are made.

    Args:
        leaver: who leaves; None where only the keys are made new.
        holders: of the key ring.
        backups: what an old password can still open, one backup a line.
    """
    gone = "" if leaver is None else leaver.id
    first = () if leaver is None else (f"{leaver.name} cannot sign in any more, here or anywhere.",)
    staying = tuple((each.name, each.fingerprint) for each in holders if each.id != gone)
    name = "" if leaver is None else leaver.name
    return LeaverCard(gone, name, (*first, *_ALWAYS), staying, backups)


def _day(instant: str, zone: tzinfo | None) -> str:
    if not instant:
        return ""
    return day_words(datetime.fromisoformat(instant).astimezone(zone).date())
