"""What people do at the center, and so what each may do in the program."""

from collections.abc import Iterable
from enum import StrEnum

from infusion_planner.domain.errors import NotPermitted
from infusion_planner.domain.wording import listed


class Role(StrEnum):
    """One kind of work; a person may do several."""

    SCHEDULER = "scheduler"
    NURSE = "nurse"
    PHARMACIST = "pharmacist"
    PRESCRIBER = "prescriber"
    MANAGER = "manager"
    AUDITOR = "auditor"


Roles = frozenset[Role]

CLINICIANS: Roles = frozenset({Role.NURSE, Role.PHARMACIST, Role.PRESCRIBER})
"""They record what a patient was given and what was found, and document overrides."""

AT_THE_CHAIR: Roles = frozenset({Role.NURSE, Role.PRESCRIBER})
"""They give infusions, so they record them."""

CHART_STAFF: Roles = CLINICIANS | {Role.SCHEDULER, Role.MANAGER}
"""They open charts; an auditor does not."""

PLANNERS: Roles = AT_THE_CHAIR | {Role.SCHEDULER, Role.MANAGER}

MANAGERS: Roles = frozenset({Role.MANAGER})

TRAIL_READERS: Roles = frozenset({Role.MANAGER, Role.AUDITOR})

EVERYONE: Roles = frozenset(Role)


def read_roles(text: str) -> Roles:
    """Read roles as they are stored, `manager,nurse`; what is not a role is left out."""
    known = set(Role)
    return frozenset(Role(word) for word in text.split(",") if word in known)


def roles_text(roles: Iterable[Role]) -> str:
    """Write roles as they are stored, in the order of `Role`."""
    held = set(roles)
    return ",".join(role for role in Role if role in held)


def any_of_words(roles: Iterable[Role]) -> str:
    """Word who may do a thing, `a nurse, a pharmacist or a prescriber`."""
    held = set(roles)
    words = [f"{'an' if role is Role.AUDITOR else 'a'} {role}" for role in Role if role in held]
    return " or ".join(", ".join(words).rsplit(", ", 1))


def held_words(roles: Iterable[Role]) -> str:
    """Word the roles one person has, `manager and nurse`; `nobody yet` for none."""
    held = set(roles)
    return listed([str(role) for role in Role if role in held]) or "nobody yet"


def not_permitted(what: str, needed: Roles, held: Roles) -> NotPermitted:
    """Word that a person's roles do not include a thing.

    Args:
        what: the thing, as the subject of a sentence: `An override`.
        needed: the roles of which one is enough.
        held: the roles the person has.
    """
    return NotPermitted(
        f"{what} is for {any_of_words(needed)}. You are signed in as {held_words(held)}."
        " Let one of them sign in, or ask a manager."
    )
