"""A center whose records lie on the disk, with backups; real, so that those are made by themselves.

A second disk cannot be had in a test: where one is needed, the note that the chosen folder was on
another disk is written as the program would have.
"""

import json
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Role
from infusion_planner.store.boxes import Cost
from infusion_planner.store.store import Store
from tests.office import CENTER, SetClock

PERSON, PASSWORD = "A. Ruiz", "four words make one"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)
REAL = replace(CENTER, is_sample=False)


def new_center(folder: Path, clock: SetClock, center: Center = REAL) -> Office:
    """Make the records of a center, and sign its manager and nurse in."""
    start = FirstStart(center, PERSON, PASSWORD, frozenset({Role.NURSE}))
    return put_away(first_start(folder, start, clock=clock, cost=CHEAP)[0])


def put_away(office: Office) -> Office:
    """Confirm that the recovery sheet is on paper, as the first start does in the window."""
    assert office.accounts is not None
    office.accounts.sheets.confirm()
    return office


def entries(store: Store, event: str) -> list[tuple[str, str, str, str]]:
    """Give title, outcome, reason and details of the trail's entries of a kind, oldest first."""
    sql = "SELECT title, outcome, reason, details FROM op WHERE event = ? ORDER BY seq"
    return [
        (str(title), str(outcome), str(reason), str(details))
        for title, outcome, reason, details in store.read(
            lambda db: db.execute(sql, (event,)).fetchall()
        )
    ]


def no_room(folder: Path) -> None:
    """Let nothing be made in the local place: a file stands where its folder should be."""
    (folder / "backups").touch()


def places_file(folder: Path) -> dict[str, object]:
    """Give what is kept of the places."""
    read = json.loads((folder / "backup-places.json").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def other_disk() -> Path | None:
    """Give a folder on another disk than the tests' own, where this computer has one."""
    memory = Path("/dev/shm")  # a disk of its own, not a file of ours
    if not memory.is_dir() or memory.stat().st_dev == Path(gettempdir()).stat().st_dev:
        return None
    return Path(mkdtemp(dir=memory))
