"""The workstation is stolen: no file but the sheets somebody asked for tells of a patient."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from infusion_planner.app.places import RECORDS_FILE
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit.canary_day import Canary, canary
from tests.faults.kit.center import PASSWORD, PERSON

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_ASKED = "asked"
_FOLDERS = {
    "TMPDIR": "temp",
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "share",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}
"""Wherever a program may leave something, a folder of our own."""


def inject(trial: Trial) -> Outcome:
    """Spend a day with the patient, be killed, print once more, and search every byte left."""
    bad, files, size = list[str](), 0, 0
    for number in range(trial.times):
        folder, seed = trial.folder / str(number), trial.random.getrandbits(32)
        # Searched twice: the log that the kill leaves behind is gone after the next start.
        for step in (_spend_a_day, _print_again):
            step(folder, seed)
            for path in _left(folder):
                content = path.read_bytes()
                files, size = files + 1, size + len(content)
                found = traces(content, canary(seed))
                bad += [f"{path.relative_to(folder)}: {text}" for text in found]
    figure = f"{files:,} files with {size / 1e6:.1f} MB searched, {len(bad)} hits"
    return Outcome(figure, tuple(bad))


def traces(content: bytes, bird: Canary) -> Iterator[str]:
    """Yield each text of the patient that stands in a content, whatever its case or encoding."""
    lowered = content.lower()
    for text in bird.texts():
        if any(text.lower().encode(encoding) in lowered for encoding in _ENCODINGS):
            yield text


def _spend_a_day(folder: Path, seed: int) -> None:
    for name in ("data", _ASKED, "log", *_FOLDERS.values()):
        (folder / name).mkdir(parents=True)
    places = (folder / "data", folder / _ASKED, folder / "log" / "all.log")
    if _run(folder, "day", "tests.faults.kit.canary_day", *map(str, places), str(seed)) >= 0:
        raise RuntimeError(f"the day was not ended by a kill: {_said(folder, 'day')}")
    if not (folder / "data" / f"{RECORDS_FILE}-wal").stat().st_size:
        raise RuntimeError("the kill left no log to search")


def _print_again(folder: Path, seed: int) -> None:
    out = folder / _ASKED / "again.pdf"
    wanted = ("--patient", canary(seed).mrn, "--course", "2", "--out", str(out))
    if _run(
        folder, "sheets", "infusion_planner", "sheets", *wanted, "--data", str(folder / "data")
    ):
        raise RuntimeError(f"the sheets were not written: {_said(folder, 'sheets')}")
    if not all(path.stat().st_size for path in (folder / _ASKED).iterdir()):
        raise RuntimeError("a sheet is empty")


def _run(folder: Path, name: str, module: str, *arguments: str) -> int:
    """Run a module with every folder redirected; what it says is searched too."""
    secret = folder / "secret"
    secret.write_text(PASSWORD, encoding="utf-8")
    account = {"INFUSION_PLANNER_USER": PERSON, "INFUSION_PLANNER_PASSWORD_FILE": str(secret)}
    places = {variable: str(folder / place) for variable, place in _FOLDERS.items()}
    with (folder / "log" / f"{name}.said").open("wb") as said:
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=os.environ | account | places,
            stdout=said,
            stderr=said,
            check=False,
        ).returncode


def _said(folder: Path, name: str) -> str:
    return (folder / "log" / f"{name}.said").read_text(encoding="utf-8")


def _left(folder: Path) -> Iterator[Path]:
    asked = folder / _ASKED
    return (path for path in folder.rglob("*") if path.is_file() and asked not in path.parents)


FAULTS = (
    Fault(
        row="16",
        name="canary",
        injection="a day with a patient of unmistakable words, a kill, sheets; then data, temp,"
        " settings, cache and log are searched in UTF-8 and UTF-16",
        target="0 hits outside the sheets asked for",
        short=1,
        full=20,
        inject=inject,
    ),
)
