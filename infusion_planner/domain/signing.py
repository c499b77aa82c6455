"""Who signed, as what, when, and what the signature means."""

from datetime import datetime

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import EVERYONE, Roles


class Staff(Frozen):
    """Name one person who works at the center.

    Attributes:
        id: row id, which is the id in the key ring.
        name: as the person signs in.
        roles: what the person does here.
    """

    id: str
    name: str
    roles: Roles


class Signature(Frozen):
    """Say what is to be signed.

    Attributes:
        meaning: what the signer says with it, `I gave this dose`.
        patient_id: whose record it concerns; empty for nobody's.
        roles: who may sign; one of them is enough.
        without: ids of people who may not, such as the first of two who check.
    """

    meaning: str
    patient_id: str = ""
    roles: Roles = EVERYONE
    without: tuple[str, ...] = ()


class Signed(Frozen):
    """Say who signed.

    Attributes:
        person_id: the signer.
        name: the signer's name at that time.
        roles: what the signer did at the center at that time.
        signed_at: when, with its zone.
        meaning: what the signer said with it.
    """

    person_id: str
    name: str
    roles: Roles
    signed_at: datetime
    meaning: str
