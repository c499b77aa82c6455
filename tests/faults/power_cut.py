"""The power goes: whatever the disk is left with, the records open and nothing reported is lost."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import sqlcipher3

from infusion_planner.app.places import RECORDS_FILE, has_records
from infusion_planner.domain.errors import StoreError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import DriverError
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit.center import come_in, keys
from tests.faults.kit.checking import problems
from tests.faults.kit.disk import SECTOR, Disk, lay_out
from tests.faults.kit.recording import Recording, record

_CUTS_A_RECORDING = 500
_KEY_WITHOUT_SALT = 32
_INDEX_BYTES = 32 * 1024
Files = dict[str, bytes | None]


class _Cut(Frozen):
    """One cut of one recording.

    Attributes:
        files: what the disk was left with.
        made: whether the records had been reported as made.
        acknowledged: what had been reported as saved.
        place: how many entries of the log were done.
    """

    files: Files
    made: bool
    acknowledged: dict[str, int]
    place: int


def cut_the_power(trial: Trial) -> Outcome:
    """Cut at random moments and open what is left."""
    bad = [
        f"cut {cut.place}: {problem}"
        for cut in _cuts(trial, "FULL")
        for problem in _after(cut, trial.memory / "disk")
    ]
    return Outcome(f"{trial.times:,} cuts", tuple(bad))


def cut_without_sync(trial: Trial) -> Outcome:
    """Do the same to a store that does not wait for the disk: the harness must find losses."""
    harmed = sum(any(_after(cut, trial.memory / "disk")) for cut in _cuts(trial, "OFF"))
    bad = () if harmed else ("no loss was found where there must be some",)
    return Outcome(f"{trial.times:,} cuts, in {harmed:,} of them losses were found", bad)


def tear_the_first_sector(trial: Trial) -> Outcome:
    """Tear the first sector while its page is being written back.

    It holds a copy of the key's salt. The program brings the salt with the key and opens the
    file; whoever read the salt from the file could not.
    """
    bad, before, alone = list[str](), 0, 0
    folder = trial.memory / "disk"
    for cut in _cuts(trial, "FULL", _writes_the_first_page):
        before += _opens_by_key_alone(cut, folder)
        torn = _torn(cut, trial.random)
        alone += _opens_by_key_alone(torn, folder)
        bad += _after(torn, folder)
    if alone or not before:
        bad.append("the salt was not torn, so nothing was proved")
    figure = (
        f"{trial.times:,} torn; without the salt in the key {before:,} opened before, {alone} after"
    )
    return Outcome(figure, tuple(bad))


def _cuts(
    trial: Trial, synchronous: str, wanted: Callable[[Disk], bool] = lambda _: True
) -> Iterator[_Cut]:
    for first in range(0, trial.times, _CUTS_A_RECORDING):
        seed = trial.random.getrandbits(32)
        recording = record(trial.folder / str(first), seed, synchronous=synchronous)
        times = min(_CUTS_A_RECORDING, trial.times - first)
        yield from _cuts_of(recording, times, trial.random, wanted)
        shutil.rmtree(trial.folder / str(first))


def _cuts_of(
    recording: Recording, times: int, random: Random, wanted: Callable[[Disk], bool]
) -> Iterator[_Cut]:
    disk, places = Disk(), list[int]()
    for place, entry in enumerate(recording.entries):
        disk.do(entry)
        places += [place] if wanted(disk) else []
    chosen = sorted(random.choices(places, k=times))
    disk = Disk()
    for place, entry in enumerate(recording.entries):
        disk.do(entry)
        while chosen and chosen[0] == place:
            saved = recording.acknowledged(disk.acknowledged)
            files = _with_stale_index(disk.after_cut(random), random)
            yield _Cut(files, disk.acknowledged > 0, saved, chosen.pop(0))


def _with_stale_index(files: Files, random: Random) -> Files:
    """Let SQLite's index of the log, which is never synced, come back as noise or not at all."""
    if RECORDS_FILE not in files or random.random() < 0.5:
        return files
    return {**files, f"{RECORDS_FILE}-shm": random.randbytes(_INDEX_BYTES)}


def _after(cut: _Cut, folder: Path) -> tuple[str, ...]:
    """Lay the disk out, open what is there as the program does, and name what is wrong."""
    _lay_out_anew(folder, cut.files)
    try:
        if not has_records(folder):
            return ("lost: the records",) if cut.made else ()
        with closing(come_in(folder)) as office:
            return problems(office.store, cut.acknowledged)
    except (StoreError, DriverError) as error:
        return (f"unopenable: {error}",)


def _writes_the_first_page(disk: Disk) -> bool:
    file = disk.names.get(RECORDS_FILE)
    return file is not None and any(place == 0 and data for place, data in file.pending)


def _torn(cut: _Cut, random: Random) -> _Cut:
    content = cut.files[RECORDS_FILE] or b""
    torn = random.randbytes(SECTOR) + content[SECTOR:]
    return _Cut({**cut.files, RECORDS_FILE: torn}, cut.made, cut.acknowledged, cut.place)


def _opens_by_key_alone(cut: _Cut, folder: Path) -> bool:
    """Tell whether the records open when the salt has to come from the file."""
    _lay_out_anew(folder, cut.files)
    key = keys(folder).data_key[:_KEY_WITHOUT_SALT]
    with closing(sqlcipher3.connect(folder / RECORDS_FILE, isolation_level=None)) as db:
        db.execute("PRAGMA cipher_log = off")
        db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher3.DatabaseError:
            return False
    return True


def _lay_out_anew(folder: Path, files: Files) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    lay_out(folder, files)


FAULTS = (
    Fault(
        row="2",
        name="power-cut",
        injection="every write and sync of a process logged; the disk rebuilt at a random moment,"
        " unsynced writes kept, lost or torn by sector",
        target="0 lost, 0 torn, 0 unopenable",
        short=60,
        full=10_000,
        inject=cut_the_power,
    ),
    Fault(
        row="2",
        name="power-cut-without-sync",
        injection="the same, with a store that does not wait for the disk",
        target="losses are found: the harness can see them",
        short=10,
        full=600,
        inject=cut_without_sync,
    ),
    Fault(
        row="2",
        name="torn-first-sector",
        injection="noise in the first 512 bytes while the first page is written back",
        target="all open with key and salt, none with the salt read from the file",
        short=10,
        full=600,
        inject=tear_the_first_sector,
    ),
)
