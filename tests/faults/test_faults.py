"""The faults in short; `make faults` does them as often as the table asks for.

Each module's run in a process of its own, because some fork, mount, or give up their rights.
"""

import subprocess
import sys
from pathlib import Path
from secrets import randbits
from types import ModuleType

import pytest

from tests.faults.every import EVERY, MODULES

_PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_the_targets_are_reached(module: ModuleType) -> None:
    only = [word for fault in module.FAULTS for word in ("--only", fault.name)]
    seed = str(randbits(32))

    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--short", *only, "--seed", seed],
        cwd=_PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, f"seed {seed}\n{done.stdout}\n{done.stderr}"


def test_every_fault_has_a_name_of_its_own() -> None:
    names = [fault.name for fault in EVERY]

    assert len(set(names)) == len(names)
