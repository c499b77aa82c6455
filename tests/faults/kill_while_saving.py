"""The process is killed while it saves: nothing it reported as saved may be missing or torn.

What a killed process wrote stays with the system, synced or not, so records in memory show the
same as records on disk, many times as fast. What syncing is for is shown by `power_cut`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from infusion_planner.app.office import Office
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, make_center, work
from tests.faults.kit.checking import problems
from tests.faults.kit.children import Child, Message, Tell

_LONGEST_S = 0.03
"""Some twenty operations; a kill may fall anywhere in them, the first included."""
_KILLS_A_FILE = 25
"""The check reads the whole trail, so files are kept short."""


@dataclass
class _Tally:
    """What one file's killed children told.

    Attributes:
        acknowledged: the operations reported as saved, with the rows each changed.
        bad: what went wrong.
    """

    acknowledged: dict[str, int] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)

    def hear(self, messages: list[Message]) -> None:
        for message in messages:
            match message["kind"]:
                case "saved":
                    self.acknowledged[message["id"]] = message["rows"]
                case "checked":
                    self.bad += message["problems"]
                case _:
                    self.bad.append(message["trace"])


def inject(trial: Trial) -> Outcome:
    """Kill children, and let each next one check what the ones before reported."""
    saved, bad = 0, list[str]()
    for first in range(0, trial.times, _KILLS_A_FILE):
        folder = trial.memory / str(first)
        tally = _Tally()
        children.call(make_center, folder)
        for _ in range(min(_KILLS_A_FILE, trial.times - first)):
            tally.hear(_killed(_worker(folder, tally, trial.random), trial.random))
        tally.hear(children.start(_checker(folder, tally)).end())
        saved += len(tally.acknowledged)
        bad += tally.bad
    return Outcome(f"{trial.times:,} kills, {saved:,} operations reported as saved", tuple(bad))


def _killed(worker: Callable[[Tell], None], random: Random) -> list[Message]:
    child = children.start(worker)
    heard = [] if random.random() < 0.1 else _heard_until_open(child)
    heard += child.listen(random.uniform(0, _LONGEST_S))
    return heard + child.kill()


def _heard_until_open(child: Child) -> list[Message]:
    message = child.wait_for("checked")
    return [] if message is None else [message]


def _worker(folder: Path, tally: _Tally, random: Random) -> Callable[[Tell], None]:
    seed = random.getrandbits(32)

    def work_on(tell: Tell) -> None:
        office = come_in(folder)
        _check(office, tally, tell)
        for change in work(office, Random(seed)):
            tell({"kind": "saved", "id": change.op_id, "rows": len(change.rows)})

    return work_on


def _checker(folder: Path, tally: _Tally) -> Callable[[Tell], None]:
    return lambda tell: _check(come_in(folder), tally, tell)


def _check(office: Office, tally: _Tally, tell: Tell) -> None:
    found = problems(office.store, tally.acknowledged)
    tell({"kind": "checked", "problems": found})


FAULTS = (
    Fault(
        row="1",
        name="kill-while-saving",
        injection="kill -9 of a process that saves, at random moments; the next one checks",
        target="0 lost, 0 torn, chain good",
        short=25,
        full=10_000,
        inject=inject,
    ),
)
