"""An older state comes back: the log is deleted, an old file or an old page is put back.

Each part was written by the program, so no code over its content shows that it is old. The file's
own chain shows an old page among new ones, and not that its end is missing. That is the anchor's
part (`kit/anchor.py`); until there is one, what nobody notices is counted, and what comes back has
to be whole.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from infusion_planner.app.places import RECORDS_FILE
from infusion_planner.domain.errors import StoreError
from infusion_planner.store.store import Store
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.anchor import noticed_by_anchor
from tests.faults.kit.center import come_in, make_center, work_days
from tests.faults.kit.checking import agrees_with_its_trail, problems
from tests.faults.kit.children import Tell

_PAGE = 4096
_UNNOTICED = "noticed by nothing, every row and entry right"
_BY_ANCHOR = "noticed by the anchor"
Change = Callable[[Path, Random], None]


def inject(trial: Trial, *, bring_back: Change, whole: bool) -> Outcome:
    """Bring an older state back, open it, and count by what it is noticed.

    Args:
        trial: how often and where.
        bring_back: brings it back.
        whole: whether it is one that was saved together, so that nothing may be torn.
    """
    counted = Counter[str]()
    for number in range(trial.times):
        folder = trial.memory / str(number)
        seed = trial.random.getrandbits(32)
        children.do(partial(_made, folder, Random(seed)))
        bring_back(folder, trial.random)
        for told in children.do(partial(_look, folder)):
            counted[told["by"]] += 1
        shutil.rmtree(folder)
    words = ", ".join(f"{count:,} {by}" for by, count in sorted(counted.items()))
    bad = tuple(f"{count} {by}" for by, count in counted.items() if _is_bad(by, whole=whole))
    return Outcome(f"of {trial.times:,}: {words}", bad)


def _is_bad(by: str, *, whole: bool) -> bool:
    # A page may hold nothing that has changed; a whole older state always lacks something.
    return whole and by != _BY_ANCHOR


def delete_the_log(folder: Path, random: Random) -> None:
    """Delete the write-ahead log, as careless copying does."""
    del random
    _path(folder).with_name(f"{RECORDS_FILE}-wal").unlink()


def put_the_old_file_back(folder: Path, random: Random) -> None:
    """Put the file of an earlier evening in place of today's."""
    _end_well(folder)
    del random
    _path(folder).write_bytes(_old(folder).read_bytes())


def put_an_old_page_back(folder: Path, random: Random) -> None:
    """Put one page of an earlier evening's file over today's."""
    _end_well(folder)
    old, new = _old(folder).read_bytes(), bytearray(_path(folder).read_bytes())
    starts = [
        start for start in range(0, len(old), _PAGE) if old[start:][:_PAGE] != new[start:][:_PAGE]
    ]
    start = random.choice(starts)
    new[start : start + _PAGE] = old[start : start + _PAGE]
    _path(folder).write_bytes(new)


def _made(folder: Path, random: Random, tell: Tell) -> None:
    """Work, keep a copy of the closed file, work on, and be killed."""
    make_center(folder)
    with closing(come_in(folder)) as office:
        work_days(office, random, random.randint(5, 25))
    shutil.copy(_path(folder), _old(folder))
    office = come_in(folder)
    work_days(office, random, random.randint(2, 25))
    tell({"kind": "worked"})
    children.die()


def _end_well(folder: Path) -> None:
    children.call(_open_and_close, folder)


def _open_and_close(folder: Path) -> None:
    come_in(folder).close()


def _look(folder: Path, tell: Tell) -> None:
    tell({"kind": "looked", "by": _noticed_by(folder)})


def _noticed_by(folder: Path) -> str:
    try:
        if noticed_by_anchor(folder):
            return _BY_ANCHOR
        with closing(come_in(folder)) as office:
            return _noticed_inside(office.store)
    except StoreError:
        return "noticed at opening"


def _noticed_inside(store: Store) -> str:
    if not store.verify().is_good:
        return "noticed by the chain"
    if not store.read(agrees_with_its_trail):
        return "noticed by comparing the tables with the trail"
    found = store.read(lambda _: problems(store, {}))
    return "noticed by the integrity check" if found else _UNNOTICED


def _path(folder: Path) -> Path:
    return folder / RECORDS_FILE


def _old(folder: Path) -> Path:
    return folder / "evening"


FAULTS = (
    Fault(
        row="11",
        name="deleted-log",
        injection="the write-ahead log deleted after a kill",
        target="what is left is whole; the loss is noticed by the anchor",
        short=3,
        full=50,
        inject=partial(inject, bring_back=delete_the_log, whole=True),
    ),
    Fault(
        row="12",
        name="old-file",
        injection="the file of an earlier evening put back",
        target="what is back is whole; that it is old is noticed by the anchor",
        short=3,
        full=50,
        inject=partial(inject, bring_back=put_the_old_file_back, whole=True),
    ),
    Fault(
        row="12",
        name="old-page",
        injection="one page of an earlier evening put over today's",
        target="0 tracebacks; counted is by what it is noticed",
        short=5,
        full=200,
        inject=partial(inject, bring_back=put_an_old_page_back, whole=False),
    ),
)
