"""The disk is full: what was saved stays, the refusal is in words, and saving goes on with room."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from infusion_planner.app.office import Office
from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.errors import FolderTrouble, PlannerError
from infusion_planner.store import vault, vault_people
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.reserve import RESERVE, Reserve
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import (
    CHEAP,
    PASSWORD,
    PERSON,
    come_in,
    keys,
    make_center,
    work,
    work_days,
)
from tests.faults.kit.checking import problems
from tests.faults.kit.children import Message, Tell
from tests.faults.kit.rooms import (
    fill_up,
    lift_file_size_limit,
    limit_file_size,
    small_disk,
)

_DISK_KB = 3 * 1024
_DISK_WITH_RESERVE_KB = 16 * 1024
_MOST_WORK = 2_000
_NOT_ALLOWED = "not done: this account may not mount a disk"
_BALLAST = "ballast"


@dataclass
class _Story:
    """What one round tells: how much was saved, and how the trouble was worded.

    Attributes:
        saved: the operations reported as saved, with their rows.
        words: each refusal.
        bad: what went wrong.
    """

    saved: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)

    def save_until_full(self, office: Office, random: Random) -> None:
        try:
            for change in work(office, random):
                self.saved[change.op_id] = len(change.rows)
        except FolderTrouble as trouble:
            self.words.append(str(trouble))
            if not str(trouble).startswith("Nothing was changed. The disk"):
                self.bad.append(f"not the words for a full disk: {trouble}")

    def save_again(self, office: Office, random: Random) -> None:
        self.saved |= {change.op_id: len(change.rows) for change in work_days(office, random, 10)}

    def told(self) -> Message:
        return {"kind": "told", "saved": len(self.saved), "words": self.words, "bad": self.bad}


def fill_the_disk(trial: Trial) -> Outcome:
    """Save on a small disk until it is full, free room, and save on."""
    with small_disk(trial.folder / "disk", _DISK_KB) as mounted:
        if not mounted:
            return Outcome(_NOT_ALLOWED)
        return _rounds(trial, _on_small_disk)


def limit_the_file(trial: Trial) -> Outcome:
    """Save until a file may grow no further, lift the limit, and save on."""
    (trial.folder / "disk").mkdir()
    return _rounds(trial, _with_file_limit)


def fill_beside_a_reserve(trial: Trial) -> Outcome:
    """Save on a full disk: the room that was kept is given up, and what was typed is saved."""
    with small_disk(trial.folder / "disk", _DISK_WITH_RESERVE_KB) as mounted:
        if not mounted:
            return Outcome(_NOT_ALLOWED)
        return _rounds(trial, _on_disk_with_reserve)


def fill_before_a_ring(trial: Trial) -> Outcome:
    """Add a person to the key ring on a full disk: the old ring stays and opens."""
    with small_disk(trial.folder / "disk", _DISK_KB) as mounted:
        if not mounted:
            return Outcome(_NOT_ALLOWED)
        path = trial.folder / "disk" / RING_FILE
        opened, _ = vault.create_ring(
            path, PERSON, PASSWORD, cost=CHEAP, random=trial.random.randbytes
        )
        bad = [
            problem
            for number in range(trial.times)
            for problem in _ring_on_full_disk(path, opened, number, trial.random)
        ]
    return Outcome(f"{trial.times:,} writes on a full disk, the old ring opened", tuple(bad))


def _rounds(trial: Trial, one_round: Callable[[Path, Random], _Story]) -> Outcome:
    saved, refusals, bad = 0, 0, list[str]()
    for _ in range(trial.times):
        folder, seed = trial.folder / "disk" / "center", trial.random.getrandbits(32)
        (told,) = children.do(partial(_tell, one_round, folder, Random(seed)))
        saved += told["saved"]
        refusals += len(told["words"])
        bad += told["bad"] or ([] if told["words"] else ["the disk was never full"])
    figure = (
        f"{trial.times:,} times full: {saved:,} operations saved, {refusals:,} refused in words"
    )
    return Outcome(figure, tuple(bad))


def _tell(
    one_round: Callable[[Path, Random], _Story], folder: Path, random: Random, tell: Tell
) -> None:
    tell(one_round(folder, random).told())


def _on_small_disk(folder: Path, random: Random) -> _Story:
    story = _Story()
    make_center(folder)
    office = come_in(folder)
    ballast = folder.parent / _BALLAST
    fill_up(ballast, leave=random.randrange(40_000, 900_000))
    story.save_until_full(office, random)
    ballast.unlink()
    story.save_again(office, random)
    return _closed(story, office, folder)


def _on_disk_with_reserve(folder: Path, random: Random) -> _Story:
    story = _Story()
    make_center(folder)
    office = come_in(folder)
    kept, ballast = Reserve(folder), folder.parent / _BALLAST
    if not kept.lay():
        story.bad.append("no room was kept")
    fill_up(ballast, leave=random.randrange(100_000))
    for change in islice(work(office, random), _MOST_WORK):
        story.saved[change.op_id] = len(change.rows)
        if not (folder / RESERVE).exists():
            break
    else:
        story.bad.append("the room kept was never needed")
    story.save_until_full(office, random)
    ballast.unlink()
    if not kept.lay():
        story.bad.append("no room was kept again")
    story.save_again(office, random)
    return _closed(story, office, folder)


def _with_file_limit(folder: Path, random: Random) -> _Story:
    story = _Story()
    make_center(folder)
    office = come_in(folder)
    limit_file_size(random.randrange(250_000, 900_000))
    story.save_until_full(office, random)
    lift_file_size_limit()
    story.save_again(office, random)
    return _closed(story, office, folder)


def _closed(story: _Story, office: Office, folder: Path) -> _Story:
    """Look at the records as they are, and again after the next start."""
    story.bad += problems(office.store, story.saved)
    office.close()
    again = come_in(folder)
    story.bad += problems(again.store, story.saved)
    again.close()
    for path in folder.iterdir():
        path.unlink()
    return story


def _add(path: Path, opened: vault.Opened, number: int, random: Random) -> None:
    password = NewPassword(PASSWORD, CHEAP)
    vault_people.add_person(path, opened, f"P{number}", password, random=random.randbytes)


def _ring_on_full_disk(
    path: Path, opened: vault.Opened, number: int, random: Random
) -> tuple[str, ...]:
    ballast, before = path.parent / _BALLAST, path.read_bytes()
    fill_up(ballast, leave=random.choice((0, 4096)))
    refused = ""
    try:
        _add(path, opened, number, random)
    except PlannerError as error:
        refused = str(error)
    ballast.unlink()
    if path.read_bytes() != before or keys(path.parent) != opened:
        return ("the old ring did not stay",)
    _add(path, opened, number, random)
    path.write_bytes(before)
    return () if "cannot be written" in refused else (f"not refused in words: {refused!r}",)


FAULTS = (
    Fault(
        row="3",
        name="full-disk",
        injection="a disk of 3 MB in memory, filled while records are saved",
        target="0 lost, refused in words, saving works after room was freed",
        short=3,
        full=100,
        inject=fill_the_disk,
    ),
    Fault(
        row="3",
        name="full-disk-reserve",
        injection="a disk of 16 MB in memory, filled beside the reserve while records are saved",
        target="what met the full disk is saved with the room kept, later ones refused in words",
        short=3,
        full=100,
        inject=fill_beside_a_reserve,
    ),
    Fault(
        row="3",
        name="file-size-limit",
        injection="a limit on the size of files (no root needed), met while records are saved",
        target="0 lost, refused in words, saving works after the limit was lifted",
        short=3,
        full=100,
        inject=limit_the_file,
    ),
    Fault(
        row="3",
        name="full-disk-ring",
        injection="a full disk while a person is added to the key ring",
        target="old ring stays and opens, refused in words",
        short=20,
        full=500,
        inject=fill_before_a_ring,
    ),
)
