"""A person who works at the center, or did."""

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import Roles


class Person(Frozen):
    """Describe a person as the records know them.

    Attributes:
        id: the id that the key ring gave; it is never given again.
        name: as signed in with.
        roles: what the person may do.
        since: UTC ISO text of the entry that added the person.
        left_at: UTC ISO text of when the person left; empty while they work here.
    """

    id: str
    name: str
    roles: Roles
    since: str = ""
    left_at: str = ""
