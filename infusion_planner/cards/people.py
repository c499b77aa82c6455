"""The list of people, a one-time password to hand over, and what a leaver means; worded."""

from typing import ClassVar

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import Roles


class PersonLine(Frozen):
    """One person on the list.

    Attributes:
        id: the person's id.
        name: as signed in with.
        roles_words: `manager and nurse`.
        held: the roles.
        since: `Fri 20-Nov-2026`; empty where the records do not know.
        state: `Signs in`, `One-time password not used yet` or `Left Fri 20-Nov-2026`.
        state_kind: names the state's glyph and color.
        signs_in: whether the key ring lets the person in.
        is_self: whether it is the person at the keyboard.
    """

    id: str
    name: str
    roles_words: str
    held: Roles
    since: str
    state: str
    state_kind: str
    signs_in: bool
    is_self: bool


class OneTimeCard(Frozen):
    """A one-time password, shown once and printed on a slip; it is kept nowhere.

    Attributes:
        title: `One-time password`.
        center: the center's name.
        person: whom it is for.
        made_on: `Made Fri 20-Nov-2026 09:00 by A. Ruiz`.
        password: six words.
        steps: what the person does with it, one sentence each.
        version: of the slip.
        sample: whether the word SAMPLE must stand on it.
        paper: `letter` or `a4`, what the center prints on.
    """

    unshown: ClassVar[tuple[str, ...]] = ("password",)

    title: str
    center: str
    person: str
    made_on: str
    password: str
    steps: tuple[str, ...]
    version: str
    sample: bool
    paper: str


class LeaverCard(Frozen):
    """What is confirmed before new keys are made.

    Attributes:
        person_id: who leaves; empty where only the keys are made new.
        person: the name; empty likewise.
        sentences: what happens, one sentence each.
        staying: (name, five words that stand for the key) of everybody who gets the new keys.
        backups: what an old password can still open, one backup a line.
    """

    person_id: str
    person: str
    sentences: tuple[str, ...]
    staying: tuple[tuple[str, str], ...]
    backups: tuple[str, ...]
