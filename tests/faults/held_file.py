"""Another process holds the file: a save waits five seconds for it, then is refused in words."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from infusion_planner.app.places import RECORDS_FILE
from infusion_planner.domain.errors import StoreBusy
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import BUSY_MS, connect
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, keys, make_center, work_days
from tests.faults.kit.checking import problems
from tests.faults.kit.children import Child, Message, Tell

_WAIT_S = BUSY_MS / 1000
_UNTIL_KILLED_S = 60.0
_AT_ONCE = 4
_WRITER = ("BEGIN IMMEDIATE",)
_ALONE = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE")


class _Hold(Frozen):
    """How the file is held, and what has to come of a save.

    Attributes:
        statements: what holds it.
        seconds: until it is let go of.
        expected: what has to come of it.
    """

    statements: tuple[str, ...]
    seconds: float
    expected: str


def inject(trial: Trial) -> Outcome:
    """Hold the file in each way, some at the same time, in records of their own."""
    told = [
        message
        for first in range(0, trial.times, _AT_ONCE)
        for child in _started(trial, range(first, min(first + _AT_ONCE, trial.times)))
        for message in child.end()
    ]
    bad = [problem for message in told for problem in message.get("bad", [message.get("trace")])]
    waits = [message["seconds"] for message in told if message.get("result") == "saved"]
    figure = (
        f"{len(waits):,} saved after a wait of up to {max(waits, default=0):.1f} s,"
        f" {len(told) - len(waits):,} refused in words and saved later"
    )
    return Outcome(figure, tuple(bad))


def _started(trial: Trial, rounds: range) -> list[Child]:
    return [
        children.start(
            partial(_one, trial.memory / f"{number}-{way}", hold, trial.random.getrandbits(32))
        )
        for number in rounds
        for way, hold in enumerate(_holds(trial.random))
    ]


def _holds(random: Random) -> Iterator[_Hold]:
    yield _Hold(_WRITER, random.uniform(0.2, 0.4 * _WAIT_S), "saved")
    yield _Hold(_WRITER, _UNTIL_KILLED_S, "refused")
    yield _Hold(_ALONE, _UNTIL_KILLED_S, "refused")


def _one(folder: Path, hold: _Hold, seed: int, tell: Tell) -> None:
    """Hold the file in one process, try in a second, and look in a third."""
    children.call(make_center, folder)
    holder = children.start(partial(_hold, folder, hold))
    holder.wait_for("holds")
    (told,) = children.do(lambda tell: tell(_save(folder, seed)))
    holder.kill()
    (later,) = children.do(partial(_look, folder, told["saved"], seed))
    told["bad"] = [*later["bad"], *_unexpected(told, hold)]
    tell(told)


def _hold(folder: Path, hold: _Hold, tell: Tell) -> None:
    db = connect(folder / RECORDS_FILE, keys(folder).data_key)
    for statement in hold.statements:
        db.execute(statement)
    tell({"kind": "holds"})
    time.sleep(hold.seconds)
    db.execute("ROLLBACK")


def _save(folder: Path, seed: int) -> Message:
    """Sign in and save one operation."""
    began = time.perf_counter()
    told: Message = {"kind": "tried", "saved": {}, "words": ""}
    try:
        office = come_in(folder)
        (change,) = work_days(office, Random(seed), 1)
    except StoreBusy as trouble:
        told |= {"result": "refused", "words": str(trouble)}
    else:
        told |= {"result": "saved", "saved": {change.op_id: len(change.rows)}}
    return {**told, "seconds": time.perf_counter() - began}


def _look(folder: Path, saved: dict[str, int], seed: int, tell: Tell) -> None:
    """See that nothing was lost and that saving works once the file is free."""
    office = come_in(folder)
    changes = work_days(office, Random(seed + 1), 3)
    more = {change.op_id: len(change.rows) for change in changes}
    tell({"kind": "looked", "bad": problems(office.store, saved | more)})


def _unexpected(told: Message, hold: _Hold) -> Iterator[str]:
    if told["result"] != hold.expected:
        yield f"{told['result']}, where {hold.expected} was expected: {told['words']}"
    if told["seconds"] > 2 * _WAIT_S:
        yield f"the wait was {told['seconds']:.1f} s"
    if told["result"] == "refused" and "Close it, then try again" not in told["words"]:
        yield f"not in words: {told['words']}"


FAULTS = (
    Fault(
        row="6",
        name="held-file",
        injection="another process holds the file: as a writer for a while, as a writer, and alone",
        target="saved when let go within 5 s, else refused in words; nothing lost",
        short=1,
        full=20,
        inject=inject,
    ),
)
