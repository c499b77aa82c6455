import os
import subprocess
import sys
from pathlib import Path

import pytest

from infusion_planner.app.places import look_file
from infusion_planner.app.window import doors, has_screen, open_window, window_doors
from infusion_planner.app.workstation import LookFile
from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.look_choice import LookChoice
from tests.office import CENTER, SetClock

PASSWORD = "four words make one"
COLLECTS = """
import gc
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from infusion_planner.app.window import open_window

def wait():
    if gc.isenabled():
        print("then on")
        QApplication.closeAllWindows()
    else:
        QTimer.singleShot(50, wait)

app = QApplication([])
QTimer.singleShot(0, lambda: print("on" if gc.isenabled() else "off"))
QTimer.singleShot(0, wait)
code = open_window(Path(sys.argv[1]))
print("on at the end" if gc.isenabled() else "off at the end")
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_linux_has_a_screen_where_a_display_is_named(
    environment: dict[str, str], platform: str, *, expected: bool
) -> None:
    assert has_screen(environment, platform) is expected


def test_without_a_screen_the_window_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    with pytest.raises(PlannerError, match="There is no screen here"):
        open_window(tmp_path)


def test_circles_are_looked_for_once_the_window_stands(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", COLLECTS, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == ["off", "then on", "on at the end"]


def test_the_doors_lead_from_first_start_to_a_printed_sheet(tmp_path: Path) -> None:
    found = doors(tmp_path, clock=SetClock())
    before = found.has_records()

    office, key = found.first_start(CENTER, "A. Ruiz", PASSWORD, frozenset())

    assert (before, found.has_records()) == (False, True)
    assert found.person_names() == ("A. Ruiz",)
    assert found.recovery_sheet_pdf(key, "a4").startswith(b"%PDF")
    office.close()
    again = found.sign_in("A. Ruiz", PASSWORD)
    assert again.reader.center().name == CENTER.name
    again.close()


def test_the_doors_keep_the_look_where_they_are_told_to(tmp_path: Path) -> None:
    file = tmp_path / "config" / "look.json"
    told, untold = doors(tmp_path, look=LookFile(file)), doors(tmp_path)

    told.keep_look(LookChoice("dark", 150))
    untold.keep_look(LookChoice("light", 115))

    assert LookFile(file).read() == LookChoice("dark", 150)
    assert untold.read_look() == LookChoice("light", 115)
    assert doors(tmp_path).read_look() == LookChoice()
    assert [path.name for path in tmp_path.rglob("*")] == ["config", "look.json"]


@pytest.mark.parametrize(("sample", "kept"), [(None, "dark"), (("A. Ruiz", "x"), "light")])
def test_only_the_windows_of_a_real_center_keep_a_look_on_this_computer(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sample: tuple[str, str] | None,
    kept: str,
) -> None:
    for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    LookFile(look_file()).keep(LookChoice("light", 130))

    wired = window_doors(tmp_path, sample=sample)
    read = wired.read_look()
    wired.keep_look(LookChoice("dark", 130))

    assert read == LookChoice("light", 130)
    assert wired.read_look() == LookChoice("dark", 130)
    assert LookFile(look_file()).read().theme == kept


def test_the_doors_know_which_letters_paper_lacks(tmp_path: Path) -> None:
    found = doors(tmp_path, sample=("A. Ruiz", "sample center only"))

    assert found.unprintable("王 Wang") == ("王",)
    assert found.unprintable("Nguyễn") == ()
    assert found.sample_account == ("A. Ruiz", "sample center only")
    assert (found.resources / "fonts").is_dir()
