"""The folder that `make package` builds does the main job without Python and checkout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infusion_planner import __version__
from infusion_planner.app.exit_codes import DONE, USAGE
from tests.commands import PROJECT, command
from tests.resources import scenarios

pytestmark = pytest.mark.deep

SPEC = "packaging/infusion-planner.spec"
MOST_BYTES = 260 * 1024 * 1024
MOST_FILES = 500
CASES = "".join(json.dumps(item["case"]) + "\n" for item in scenarios("forecast"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built folder, moved to where it was not built."""
    place = tmp_path_factory.mktemp("package")
    options = ("--noconfirm", "--log-level", "ERROR")
    paths = ("--distpath", place / "dist", "--workpath", place / "work")
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *options, *paths, SPEC],
        check=True,
        cwd=PROJECT,
        env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(place / "cache")},
    )
    return (place / "dist" / "infusion-planner").rename(place / "elsewhere")


def start(folder: Path, home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the built program in a folder of its own, knowing nothing of this Python."""
    return subprocess.Popen(
        [folder / "infusion-planner", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=home,
        env={"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
    )


def run(folder: Path, home: Path, *arguments: str, text: str = "") -> tuple[int, str, str]:
    """Run the built program to its end: its exit code, what it said and what it complained of."""
    with start(folder, home, *arguments) as process:
        said, complaints = process.communicate(text, timeout=1200)
    return process.returncode, said, complaints


def test_it_answers_every_worked_case_as_the_checkout_does(folder: Path, tmp_path: Path) -> None:
    code, said, _ = run(folder, tmp_path, "forecast", "-", text=CASES)

    assert code == DONE
    assert said == command("forecast", "-", text=CASES).stdout


def test_it_proves_its_own_rules(folder: Path, tmp_path: Path) -> None:
    assert run(folder, tmp_path, "selftest") == (DONE, command("selftest").stdout, "")


def test_it_lists_the_rules_its_version_and_its_commands(folder: Path, tmp_path: Path) -> None:
    version = run(folder, tmp_path, "--version")
    rules = run(folder, tmp_path, "rules")
    help_ = run(folder, tmp_path, "--help")

    assert version == (DONE, f"infusion-planner, version {__version__}\n", "")
    assert rules == (DONE, command("rules").stdout, "")
    assert help_ == (DONE, command("--help").stdout, "")
    assert run(folder, tmp_path, "fly")[0] == USAGE


def test_it_does_the_main_job_and_takes_pictures_of_its_window(
    folder: Path, tmp_path: Path
) -> None:
    code, said, complaints = run(folder, tmp_path, "demo", "--out", "out", "--screens")

    pictures = sorted((tmp_path / "out" / "screens").glob("*.png"))
    sheets = sorted((tmp_path / "out" / "sheets").glob("*.pdf"))
    assert (code, complaints) == (DONE, "")
    assert "Recorded course 1" in said
    assert len(pictures) > 40
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)
    # a page of one color, or with boxes for letters, would be far smaller
    assert min(path.stat().st_size for path in pictures) > 20_000
    assert len(sheets) > 40
    assert all(path.read_bytes().startswith(b"%PDF") for path in sheets)


def test_it_opens_the_window_and_keeps_it_open(folder: Path, tmp_path: Path) -> None:
    with start(folder, tmp_path, "open", "--data", "records") as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        process.terminate()
        said, complaints = process.communicate(timeout=30)

    assert said == ""
    assert "fault" not in complaints
    # the mark that this folder is in use is left where the program is ended from outside
    left = {path.name for path in (tmp_path / "records").iterdir()}
    assert left <= {"records.lock"}


def test_it_stays_small(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    kinds = {path.parent.name for path in files if "plugins" in path.parts}

    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    assert len(files) < MOST_FILES
    assert "platforms" in kinds
    assert not [path.name for path in files if "WebEngine" in path.name or "Quick" in path.name]
    assert not [path.name for path in files if path.suffix == ".qm"]


def test_it_brings_the_licenses_of_what_it_is_built_of(folder: Path) -> None:
    packages = {path.parent.name for path in folder.rglob("METADATA")}

    assert list(folder.rglob("LICENSE"))
    assert list(folder.rglob("OFL.txt"))
    for name in ("pyside6_essentials", "sqlcipher3", "reportlab", "cryptography", "holidays"):
        assert any(found.startswith(name) for found in packages), name
