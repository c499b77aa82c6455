"""No picture of this process's memory: asked of the system, in processes of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import PROJECT
from tests.ui.shell.starts import scripted

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")

ASK = """
import ctypes, resource, sys
from infusion_planner.cli import run
DUMPABLE = 3
def told():
    return ctypes.CDLL(None).prctl(DUMPABLE, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (4096, resource.RLIM_INFINITY))
print(*told())
run(sys.argv[1:])
print(*told())
"""
BEFORE = "1 (4096, -1)"


def asked(tmp_path: Path, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", ASK, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
    )
    said = done.stdout.splitlines()
    return [said[0], said[-1]]


def test_a_command_that_opens_records_leaves_no_dump(tmp_path: Path) -> None:
    wanted = ("--patient", "1", "--course", "1", "--out", str(tmp_path / "x.pdf"))

    assert asked(tmp_path, "sheets", *wanted) == [BEFORE, "0 (0, -1)"]


def test_a_command_without_records_is_left_as_it_was(tmp_path: Path) -> None:
    assert asked(tmp_path, "--version") == [BEFORE, BEFORE]


def test_the_window_leaves_no_dump(tmp_path: Path) -> None:
    script = "QTimer.singleShot(200, lambda: say('stands'))"
    window = scripted(script, tmp_path / "data", tmp_path)
    assert window.stdout is not None
    window.stdout.readline()

    limits = Path(f"/proc/{window.pid}/limits").read_text(encoding="ascii")
    window.kill()
    window.communicate()

    assert re.search(r"^Max core file size +0 ", limits, re.MULTILINE)


def test_a_crash_after_that_dumps_nothing(tmp_path: Path) -> None:
    code = """
import os, resource
from infusion_planner.app.no_dumps import forbid_dumps
forbid_dumps()
os.abort()
"""
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", code], os.environ)

    _, status = os.waitpid(child, 0)

    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
