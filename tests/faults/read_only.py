"""Folder or file may not be written: the records open or the reason is said, never a traceback."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from itertools import product
from pathlib import Path
from random import Random

from infusion_planner.app.places import RECORDS_FILE, RING_FILE
from infusion_planner.domain.errors import StoreError
from infusion_planner.domain.frozen import Frozen
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, make_center, work, work_days
from tests.faults.kit.checking import problems
from tests.faults.kit.children import CRASHED, Message, Tell
from tests.faults.kit.rooms import drop_rights, read_only_view


class _Case(Frozen):
    """What may not be written or read, and how the program ended the last time.

    Attributes:
        name: in words.
        modes: mode of the folder (under an empty name) and of files in it.
        killed: whether the last process was killed, so that its log was left behind.
    """

    name: str
    modes: dict[str, int]
    killed: bool


_MODES: dict[str, dict[str, int]] = {
    "folder": {"": 0o555},
    "records": {RECORDS_FILE: 0o444},
    "folder and records": {"": 0o555, RECORDS_FILE: 0o444},
    "records unreadable": {RECORDS_FILE: 0},
    "ring": {RING_FILE: 0o444},
    "ring unreadable": {RING_FILE: 0},
    "folder closed": {"": 0},
    "log": {f"{RECORDS_FILE}-wal": 0o444},
    "log unreadable": {f"{RECORDS_FILE}-wal": 0},
    "shared memory": {f"{RECORDS_FILE}-shm": 0o444},
}
_VIEW = "read-only view of the folder"


def inject(trial: Trial) -> Outcome:
    """Open and save under each mode, after a good end and after a kill."""
    counted, bad = Counter[str](), list[str]()
    for number in range(trial.times):
        for told in _round(trial.memory / str(number), trial.random):
            counted[told["kind"]] += 1
            bad += [f"{told['case']}: {problem}" for problem in told["bad"]]
    words = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counted.items()))
    return Outcome(words, tuple(bad))


def _round(folder: Path, random: Random) -> Iterator[Message]:
    folder.mkdir()
    folder.chmod(0o755)
    for number, (name, killed) in enumerate(product((*_MODES, _VIEW), (False, True))):
        case = _Case(name, _MODES.get(name, {}), killed)
        yield from _tried(case, folder / str(number), random)


def _tried(case: _Case, folder: Path, random: Random) -> Iterator[Message]:
    saved, seen = _left(folder, random.getrandbits(32), killed=case.killed), folder
    _set_modes(_Case("", {}, case.killed), {}, folder)
    with ExitStack() as views:
        if case.name == _VIEW:
            seen = folder.with_name("view")
            if not views.enter_context(read_only_view(folder, seen)):
                yield {"kind": "not done: this account may not mount", "case": "", "bad": ()}
                return
        told = _under(case, seen, saved, random.getrandbits(32))
    # Whatever happened: once the modes are right again, everything is there.
    expected = saved | told["saved"]
    told["bad"] += children.do(partial(_checked, folder, expected))[0]["bad"]
    shutil.rmtree(folder)
    yield told


def _left(folder: Path, seed: int, *, killed: bool) -> dict[str, int]:
    """Make records with some entries, and end well or leave the log behind as a kill does."""

    def make(tell: Tell) -> None:
        make_center(folder)
        office = come_in(folder)
        changes = work_days(office, Random(seed), 6)
        tell({"kind": "saved", "saved": {each.op_id: len(each.rows) for each in changes}})
        if killed:
            children.die()
        office.close()

    saved: dict[str, int] = children.do(make)[0]["saved"]
    return saved


def _under(case: _Case, folder: Path, saved: dict[str, int], seed: int) -> Message:
    """Try as an account that owns none of the files, under the modes of the case."""
    _set_modes(case, case.modes, folder)
    told = children.start(partial(_try, folder, saved, seed)).end()[0]
    _set_modes(case, {}, folder)
    if told["kind"] == CRASHED:
        told |= {"kind": "traceback", "saved": {}, "bad": [told["trace"]]}
    return {**told, "case": f"{case.name} after {'a kill' if case.killed else 'a good end'}"}


def _set_modes(case: _Case, modes: dict[str, int], folder: Path) -> None:
    if case.name == _VIEW:
        return
    for path in folder.iterdir():
        path.chmod(modes.get(path.name, 0o666))
    folder.chmod(modes.get("", 0o777))


def _try(folder: Path, saved: dict[str, int], seed: int, tell: Tell) -> None:
    drop_rights()
    more: dict[str, int] = {}
    try:
        office = come_in(folder)
        bad = problems(office.store, saved)
    except StoreError as trouble:
        tell({"kind": "explained at opening", "saved": more, "bad": _words(trouble)})
        return
    try:
        for change, _ in zip(work(office, Random(seed)), range(3), strict=False):
            more[change.op_id] = len(change.rows)
    except StoreError as trouble:
        tell({"kind": "explained at saving", "saved": more, "bad": [*bad, *_words(trouble)]})
        return
    tell({"kind": "opened and saved", "saved": more, "bad": list(bad)})


def _words(trouble: StoreError) -> list[str]:
    said = str(trouble).casefold()
    reasons = ("write-protected", "may read", "may write", "right to write", "right to read")
    return [] if any(reason in said for reason in reasons) else [f"no reason: {trouble}"]


def _checked(folder: Path, saved: dict[str, int], tell: Tell) -> None:
    office = come_in(folder)
    tell({"kind": "checked", "bad": problems(office.store, saved)})
    office.close()


FAULTS = (
    Fault(
        row="5",
        name="read-only",
        injection="eleven ways in which folder, records, ring or log may not be written or read, as"
        " an account without rights, after a good end and after a kill",
        target="opens or explains, 0 tracebacks, nothing lost",
        short=1,
        full=20,
        inject=inject,
    ),
)
