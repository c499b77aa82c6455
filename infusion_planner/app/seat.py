"""What everything that changes the key ring for one signed-in person works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.actions.desk import Desk
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.roles import Roles
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.opened import Opened
    from infusion_planner.store.store import Store

    Clock = Callable[[], datetime]


class Seat(Frozen):
    """Hold what belongs to one sign-in.

    Attributes:
        folder: where records and key ring lie.
        opened: who signed in, with the keys; never shown.
        desk: the door to every write.
        store: the open records.
        clock: the workstation's time.
        attempts: the counts of wrong passwords.
        roles: what the person may do.
    """

    unshown: ClassVar[tuple[str, ...]] = ("opened", "attempts")

    folder: Path
    opened: Opened
    desk: Desk
    store: Store
    clock: Clock
    attempts: Attempts
    roles: Roles

    @property
    def ring(self) -> Path:
        """Give the file of the key ring."""
        return self.folder / RING_FILE

    def center(self) -> Center:
        """Give the center's facts."""
        from infusion_planner.store import center

        return self.store.read(center.get)
