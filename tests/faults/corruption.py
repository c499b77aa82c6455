"""A bit, a sector or the end of the file is lost: noticed in words, never read as another value."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from infusion_planner.app.places import RECORDS_FILE, RING_FILE
from infusion_planner.domain.errors import StoreError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import DriverError
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, make_center, work_days
from tests.faults.kit.checking import Rows, tables
from tests.faults.kit.children import Tell
from tests.faults.kit.disk import SECTOR

Harm = Callable[[bytes, Random], bytes]


class _Whole(Frozen):
    """The records before they are harmed.

    Attributes:
        files: each file's content.
        rows: what is in the tables.
    """

    files: dict[str, bytes]
    rows: Rows


def flip_a_bit(content: bytes, random: Random) -> bytes:
    """Turn one bit over."""
    harmed = bytearray(content)
    harmed[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(harmed)


def zero_a_sector(content: bytes, random: Random) -> bytes:
    """Put zeros where a sector was."""
    start = random.randrange(0, len(content), SECTOR)
    return content[:start] + bytes(SECTOR) + content[start + SECTOR :]


def cut_off(content: bytes, random: Random) -> bytes:
    """Take the end away; every other time at the border of a page, where nothing is torn."""
    length = random.randrange(len(content))
    return content[: length // 4096 * 4096 if random.random() < 0.5 else length]


def inject(trial: Trial, *, name: str, harm: Harm) -> Outcome:
    """Harm one file again and again and open the records each time."""
    counted, bad = Counter[str](), list[str]()
    for told in children.do(partial(_harm_and_open, trial, name, harm)):
        counted[told["kind"]] += 1
        bad += [told["words"]] if told["kind"] not in _GOOD else []
    words = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counted.items()))
    return Outcome(f"of {trial.times:,}: {words}", tuple(bad))


_NOTICED, _UNHARMED = "noticed in words", "read right all the same"
_GOOD = (_NOTICED, _UNHARMED)


def _harm_and_open(trial: Trial, name: str, harm: Harm, tell: Tell) -> None:
    folder = trial.memory / "center"
    whole = _made(folder, trial.random)
    for _ in range(trial.times):
        for path in folder.iterdir():
            path.unlink()
        for each, content in whole.files.items():
            (folder / each).write_bytes(content)
        (folder / name).write_bytes(harm(whole.files[name], trial.random))
        kind, words = _opened(folder, whole.rows)
        tell({"kind": kind, "words": words})


def _made(folder: Path, random: Random) -> _Whole:
    make_center(folder)
    with closing(come_in(folder)) as office:
        work_days(office, random, 30)
        rows = tables(office.store.db)
    return _Whole({path.name: path.read_bytes() for path in folder.iterdir()}, rows)


def _opened(folder: Path, rows: Rows) -> tuple[str, str]:
    """Open and read everything, as screens and sheets would one after another."""
    try:
        with closing(come_in(folder)) as office:
            right = office.store.read(tables) == rows and office.store.verify().is_good
    except StoreError as trouble:
        return _NOTICED, str(trouble)
    except (DriverError, ValueError, KeyError, TypeError) as error:
        return "a traceback", repr(error)
    return (_UNHARMED, "") if right else ("silently wrong", "a value changed and nobody noticed")


FAULTS = (
    Fault(
        row="9",
        name="flipped-bit",
        injection="one bit of the records turned over",
        target="all noticed in words, 0 tracebacks, 0 silently wrong",
        short=60,
        full=600,
        inject=partial(inject, name=RECORDS_FILE, harm=flip_a_bit),
    ),
    Fault(
        row="9",
        name="zeroed-sector",
        injection="512 bytes of the records turned to zeros",
        target="all noticed in words, 0 tracebacks, 0 silently wrong",
        short=60,
        full=600,
        inject=partial(inject, name=RECORDS_FILE, harm=zero_a_sector),
    ),
    Fault(
        row="10",
        name="cut-off-file",
        injection="the records cut off at a random length, half of them between two pages",
        target="all noticed in words, 0 tracebacks, 0 silently wrong",
        short=60,
        full=600,
        inject=partial(inject, name=RECORDS_FILE, harm=cut_off),
    ),
    Fault(
        row="9",
        name="flipped-bit-in-ring",
        injection="one bit of the key ring turned over",
        target="all noticed in words, 0 tracebacks",
        short=60,
        full=600,
        inject=partial(inject, name=RING_FILE, harm=flip_a_bit),
    ),
)
