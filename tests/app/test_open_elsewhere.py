"""A window that is open on a folder is noticed by what must not run beside one."""

import subprocess
import sys
from pathlib import Path

from infusion_planner.app import open_elsewhere
from infusion_planner.app.open_elsewhere import is_open_elsewhere
from infusion_planner.ui.shell import one_window
from tests.commands import PROJECT

HOLDER = """
import sys, time
from pathlib import Path
from infusion_planner.ui.shell.one_window import OneWindow
one = OneWindow()
print(one.take(Path(sys.argv[1])), flush=True)
time.sleep(60)
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def test_a_window_is_noticed_while_it_lives_and_not_after_it_was_killed(tmp_path: Path) -> None:
    process = holder(tmp_path)

    living = is_open_elsewhere(tmp_path)
    process.kill()
    process.communicate()

    assert living
    assert (tmp_path / open_elsewhere.LOCK_FILE).exists()
    assert not is_open_elsewhere(tmp_path)


def test_looking_leaves_the_lock_with_its_window(tmp_path: Path) -> None:
    process = holder(tmp_path)

    found = [is_open_elsewhere(tmp_path) for _ in range(3)]

    process.kill()
    process.communicate()
    assert found == [True, True, True]


def test_without_a_lock_no_window_is_open(tmp_path: Path) -> None:
    assert not is_open_elsewhere(tmp_path)
    assert not is_open_elsewhere(tmp_path / "missing")
    assert list(tmp_path.iterdir()) == []


def test_the_window_and_who_asks_mean_the_same_file() -> None:
    assert one_window.LOCK_FILE == open_elsewhere.LOCK_FILE
