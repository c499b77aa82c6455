"""From the start of a process to its first painted window, against a bare Qt process.

Each time is taken here, outside the measured process: from before it is started until it says,
over its output, that the window is painted.
"""

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from time import perf_counter

from infusion_planner.demo.sample_center import ACCOUNT
from infusion_planner.domain.frozen import Frozen
from tests.benchmarks.center import full_center
from tests.benchmarks.measure import MB, Measurement, Seconds, in_turn
from tests.benchmarks.painted import PAINTED

_PATIENTS = 2_000
_SIGN_IN_TARGET, _PATIENTS_TARGET, _MEMORY_TARGET = 1.5, 3.0, 2.2
_FLOOR = "empty Qt main window"
_KIB = 1024
_PATIENCE_S = 120
_ROUNDS_OF_MEMORY = 3
"""The memory held hardly differs from one start to the next."""


class Start(Frozen):
    """What one process came to.

    Attributes:
        took: from before it was started until it had painted.
        held: bytes of memory it held then; 0 on systems that do not tell.
    """

    took: Seconds
    held: float


def measure(folder: Path, rounds: int) -> tuple[Measurement, ...]:
    """Measure the sign-in window, and time and memory to the list of a large center."""
    full_center(folder, _PATIENTS)
    sign_in = ("sign_in_window", str(folder))
    patients = ("patients_window", str(folder), str(_PATIENTS), *ACCOUNT)
    listed = f"list of {_PATIENTS:,} patients"
    rows = (
        Measurement("start to painted sign-in", _FLOOR, *_times(sign_in, rounds), _SIGN_IN_TARGET),
        Measurement(
            f"start to painted {listed}", _FLOOR, *_times(patients, rounds), _PATIENTS_TARGET
        ),
    )
    ours, floor = in_turn(
        lambda: start(*patients).held, lambda: start("bare_window").held, _ROUNDS_OF_MEMORY
    )
    if not all((*ours, *floor)):
        return rows
    return (*rows, Measurement(f"memory with a {listed}", _FLOOR, ours, floor, _MEMORY_TARGET, MB))


def _times(child: tuple[str, ...], rounds: int) -> tuple[tuple[Seconds, ...], tuple[Seconds, ...]]:
    return in_turn(lambda: start(*child).took, lambda: start("bare_window").took, rounds)


def start(child: str, *arguments: str) -> Start:
    """Start a module of this package and wait until it says that it has painted.

    Raises:
        RuntimeError: the process ended without a painted window.
    """
    command = [sys.executable, "-m", f"tests.benchmarks.{child}", *arguments]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    # An installed program has its byte code at hand; the round that does not count writes it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        # a page that is not the one waited for would be waited on for ever
        patience = Timer(_PATIENCE_S, process.kill)
        patience.start()
        said = process.stdout.readline()
        took = perf_counter() - began
        held = process.stdout.readline()
        process.wait(timeout=_PATIENCE_S)
        patience.cancel()
    if said.strip() != PAINTED or process.returncode:
        raise RuntimeError(f"{child} ended with {process.returncode} before it painted")
    return Start(took, int(held) * _KIB)
