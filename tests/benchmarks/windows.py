"""From the start of a process to its first painted window, against a bare Qt process.

Each time is taken here, outside the measured process: from before it is started until it says,
over its output, that the window is painted.
"""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from infusion_planner.demo.sample_center import ACCOUNT
from tests.benchmarks.center import full_center
from tests.benchmarks.measure import Measurement, Seconds, in_turn
from tests.benchmarks.painted import PAINTED

_PATIENTS = 2_000
_SIGN_IN_TARGET, _PATIENTS_TARGET = 1.5, 3.0


def measure(folder: Path, rounds: int) -> tuple[Measurement, Measurement]:
    """Measure the sign-in window and the patients list of a large center."""
    full_center(folder, _PATIENTS)
    sign_in = _compare(("sign_in_window", str(folder)), rounds)
    patients = _compare(("patients_window", str(folder), str(_PATIENTS), *ACCOUNT), rounds)
    floor = "empty Qt main window"
    return (
        Measurement("start to painted sign-in", floor, *sign_in, _SIGN_IN_TARGET),
        Measurement(
            f"start to painted list of {_PATIENTS:,} patients", floor, *patients, _PATIENTS_TARGET
        ),
    )


def _compare(
    child: tuple[str, ...], rounds: int
) -> tuple[tuple[Seconds, ...], tuple[Seconds, ...]]:
    return in_turn(lambda: time_to_paint(*child), lambda: time_to_paint("bare_window"), rounds)


def time_to_paint(child: str, *arguments: str) -> Seconds:
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
        said = process.stdout.readline() if process.stdout else ""
        took = perf_counter() - began
        process.communicate(timeout=60)
    if said.strip() != PAINTED or process.returncode:
        raise RuntimeError(f"{child} ended with {process.returncode} before it painted")
    return took
