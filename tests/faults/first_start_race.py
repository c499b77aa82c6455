"""Twelve processes make or open the same records at once: one makes them, nobody loses any."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.opening import sign_in
from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.errors import FolderTrouble, Refused, StoreBusy
from infusion_planner.store import records_file, vault
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import CHEAP, PASSWORD, PERSON, come_in, keys
from tests.faults.kit.checking import left_half_made, problems
from tests.faults.kit.children import CRASHED, Message, Tell
from tests.faults.kit.old_center import SAVED, make_old_center
from tests.office import CENTER, SetClock

_RACERS = 12
_HEAD_START_S = 0.03
"""Longer than it takes to fork them all, so that they run at the same moment."""
Racer = Callable[[Path, int], str]


def race_to_make_a_center(trial: Trial) -> Outcome:
    """Let all do the first start in one folder, each for a person of its own."""
    bad = list[str]()
    for number in range(trial.times):
        folder = trial.memory / str(number)
        told = _race(folder, _first_start)
        bad += _not_exactly_one(told, "made")
        bad += _opens_for_the_winner(folder, told)
        bad += left_half_made(folder)
        shutil.rmtree(folder, ignore_errors=True)
    return Outcome(
        f"{trial.times:,} races of {_RACERS}, one made the records each time", tuple(bad)
    )


def race_to_make_a_file(trial: Trial) -> Outcome:
    """Let all make the records file of one key ring."""
    bad = list[str]()
    for number in range(trial.times):
        folder = trial.memory / str(number)
        folder.mkdir()
        vault.create_ring(folder / RING_FILE, PERSON, PASSWORD, cost=CHEAP, random=os.urandom)
        bad += _not_exactly_one(_race(folder, _create), "made")
        bad += _problems(partial(_check, folder, {}))
        bad += left_half_made(folder)
        shutil.rmtree(folder)
    return Outcome(f"{trial.times:,} races of {_RACERS}, one made the file each time", tuple(bad))


def race_to_migrate(trial: Trial) -> Outcome:
    """Let all open a file of version 1, which the first has to bring to the newest."""
    bad, opened = list[str](), 0
    for number in range(trial.times):
        folder = trial.memory / str(number)
        children.call(make_old_center, folder)
        told = _race(folder, _open)
        said = [_what(message) for message in told]
        opened += said.count("opened")
        bad += [what for what in said if what not in ("opened", "busy")]
        bad += _problems(partial(_check, folder, SAVED))
        shutil.rmtree(folder)
    figure = f"{trial.times:,} races of {_RACERS}: {opened:,} opened, the others said it is busy"
    return Outcome(figure, tuple(bad))


def _race(folder: Path, run: Racer) -> list[Message]:
    start = time.monotonic() + _HEAD_START_S
    racers = [
        children.start(partial(_run_at, start, run, folder, number)) for number in range(_RACERS)
    ]
    return [message for racer in racers for message in racer.end()]


def _run_at(start: float, run: Racer, folder: Path, number: int, tell: Tell) -> None:
    while time.monotonic() < start:
        pass
    tell({"kind": "ran", "what": run(folder, number), "number": number})


def _first_start(folder: Path, number: int) -> str:
    start = FirstStart(CENTER, f"Person {number}", PASSWORD)
    try:
        first_start(folder, start, clock=SetClock(), cost=CHEAP)[0].close()
    except FolderTrouble as refusal:
        return "refused" if "already holds records" in str(refusal) else str(refusal)
    return "made"


def _create(folder: Path, number: int) -> str:
    del number
    try:
        records_file.create(folder, keys(folder).data_key)
    except Refused:
        return "refused"
    return "made"


def _open(folder: Path, number: int) -> str:
    """Open the file itself: so many sign-ins at once would be taken for guessing."""
    del number
    try:
        records_file.open_checked(folder, keys(folder).data_key).close()
    except StoreBusy:
        return "busy"
    return "opened"


def _not_exactly_one(told: list[Message], wanted: str) -> list[str]:
    said = [_what(message) for message in told]
    others = [words for words in said if words not in (wanted, "refused")]
    count = said.count(wanted)
    return others if count == 1 else [f"{count} {wanted}", *others]


def _what(message: Message) -> str:
    return str(message["trace"] if message["kind"] == CRASHED else message["what"])


def _opens_for_the_winner(folder: Path, told: list[Message]) -> list[str]:
    winners = [message["number"] for message in told if message.get("what") == "made"]
    return [
        problem for number in winners for problem in _problems(partial(_sign_in, folder, number))
    ]


def _problems(look: Callable[[Tell], None]) -> list[str]:
    (told,) = children.start(look).end()
    return [told["trace"]] if told["kind"] == CRASHED else list(told["bad"])


def _sign_in(folder: Path, number: int, tell: Tell) -> None:
    with closing(sign_in(folder, f"Person {number}", PASSWORD, clock=SetClock())) as office:
        tell({"kind": "checked", "bad": problems(office.store, {})})


def _check(folder: Path, saved: dict[str, int], tell: Tell) -> None:
    with closing(come_in(folder)) as office:
        tell({"kind": "checked", "bad": problems(office.store, saved)})


FAULTS = (
    Fault(
        row="7",
        name="race-to-make-a-center",
        injection=f"{_RACERS} processes do the first start in one folder at the same moment",
        target="exactly one makes the records, the others are refused in words",
        short=2,
        full=100,
        inject=race_to_make_a_center,
    ),
    Fault(
        row="7",
        name="race-to-make-a-file",
        injection=f"{_RACERS} processes make the records file of one key ring at the same moment",
        target="exactly one makes it, the others are refused in words",
        short=2,
        full=100,
        inject=race_to_make_a_file,
    ),
    Fault(
        row="7",
        name="race-to-migrate",
        injection=f"{_RACERS} processes open a file of version 1 at the same moment",
        target="brought to the newest version once, all open or say it is busy, nothing lost",
        short=2,
        full=100,
        inject=race_to_migrate,
    ),
)
