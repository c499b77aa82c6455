"""Makes the records of a new center, and signs its first person in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from infusion_planner.app.clock import now
from infusion_planner.app.making import clearing_up, fresh_folder, move_in, new_ids
from infusion_planner.app.office import Office, office_of
from infusion_planner.app.opening import sign_in
from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.roles import Roles
    from infusion_planner.store.boxes import Cost
    from infusion_planner.store.vault import Opened

    Clock = Callable[[], datetime]
    Random = Callable[[int], bytes]


class FirstStart(Frozen):
    """What is asked when there are no records yet.

    Attributes:
        center: the center's facts.
        person: the name of the first person, who is the manager.
        password: that person's password.
        also: what the manager does besides; empty for nothing else.
    """

    unshown: ClassVar[tuple[str, ...]] = ("password",)

    center: Center
    person: str
    password: str
    also: Roles = frozenset()


def first_start(
    folder: Path,
    start: FirstStart,
    *,
    clock: Clock = now,
    random: Random | None = None,
    cost: Cost | None = None,
) -> tuple[Office, RecoverySheetCard]:
    """Make the records of a new center and sign its first person in.

    The files are made in a folder of their own and moved when they are whole, the key ring
    last, so that a crash leaves no records that look finished. What fails leaves no folder.

    Raises:
        InvalidInput: a fact, the name or the password cannot be used.
        FolderTrouble: the folder cannot be made or written.
    """
    from os import urandom

    from infusion_planner.actions.change_center import check_center, tidy_center
    from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card
    from infusion_planner.store import boxes, vault

    check_center(tidy_center(start.center))
    making = fresh_folder(folder)
    with clearing_up(folder, making):
        opened, words = vault.create_ring(
            making / RING_FILE,
            start.person,
            start.password,
            cost=cost or boxes.Cost(),
            random=random or urandom,
            own_words=(start.center.name,),
        )
        _make_records(making, start, opened, clock, random)
        move_in(making, folder)
    office = sign_in(folder, start.person, start.password, clock=clock, random=random)
    card = recovery_sheet_card(
        center=start.center,
        person=start.person,
        words=words.words,
        qr_text=words.qr_text,
        made_at=clock(),
    )
    return office, card


def _make_records(
    folder: Path, start: FirstStart, opened: Opened, clock: Clock, random: Random | None
) -> None:
    from infusion_planner.actions.change_center import OpenCenter
    from infusion_planner.domain.roles import MANAGERS
    from infusion_planner.store.store import Store

    roles = MANAGERS | start.also
    store = Store.create(folder, opened, clock=clock, new_id=new_ids(clock, random))
    office = office_of(store, opened, folder, clock, first=roles)
    try:
        office.desk.do(OpenCenter(start.center, opened.person_id, roles))
    finally:
        office.close()
