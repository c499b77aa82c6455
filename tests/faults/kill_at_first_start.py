"""The process is killed while it makes the first records: whole ones are found, or none."""

import shutil
import time
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

from infusion_planner.app.places import has_records
from infusion_planner.domain.errors import StoreError
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, make_center
from tests.faults.kit.checking import problems
from tests.faults.kit.children import Message, Tell

_FOUND, _BEGUN_AGAIN = "found whole", "begun again"


def inject(trial: Trial) -> Outcome:
    """Kill children at their first start, and let the next one go on from what it finds."""
    folder = trial.memory / "center"
    longest = 1.1 * max(_seconds(folder) for _ in range(3))
    bad, counted = list[str](), Counter[str]()
    for _ in range(trial.times):
        child = children.start(partial(_make, folder))
        told = list(child.listen(trial.random.uniform(0, longest))) + child.kill()
        (found,) = children.do(partial(_go_on, folder))
        counted[found["what"]] += 1
        bad += [*found["bad"], *_lost(told, found)]
        shutil.rmtree(folder)
    words = ", ".join(f"{count:,} {what}" for what, count in sorted(counted.items()))
    return Outcome(f"{trial.times:,} kills: {words}", tuple(bad))


def _make(folder: Path, tell: Tell) -> None:
    make_center(folder)
    tell({"kind": "made"})


def _seconds(folder: Path) -> float:
    began = time.perf_counter()
    children.do(partial(_make, folder))
    shutil.rmtree(folder)
    return time.perf_counter() - began


def _go_on(folder: Path, tell: Tell) -> None:
    bad: tuple[str, ...] = ()
    what = _FOUND
    try:
        if not has_records(folder):
            what = _BEGUN_AGAIN
            make_center(folder)
        with closing(come_in(folder)) as office:
            bad = problems(office.store, {})
    except StoreError as trouble:
        bad = (f"neither whole nor none: {trouble}",)
    left = {path.name for path in folder.iterdir()} if what == _BEGUN_AGAIN else set()
    if len(left) > 3:
        bad += (f"left behind: {left}",)
    tell({"kind": "went on", "what": what, "bad": bad})


def _lost(told: list[Message], found: Message) -> tuple[str, ...]:
    made = any(message["kind"] == "made" for message in told)
    return ("lost: the records that were made",) if made and found["what"] != _FOUND else ()


FAULTS = (
    Fault(
        row="1",
        name="kill-at-first-start",
        injection="kill -9 of a process that makes the first records, at random moments",
        target="whole records are found, or none and the start begins again",
        short=8,
        full=500,
        inject=inject,
    ),
)
