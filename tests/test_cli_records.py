"""The commands that make and open records: the demo without Qt, and sheets with credentials."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from infusion_planner.app.exit_codes import DONE, REFUSED
from infusion_planner.cli import run
from infusion_planner.commands import commands
from infusion_planner.demo.sample_center import ACCOUNT
from tests.commands import command


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo, done where PySide6 cannot be imported: its folder, and what it printed."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = command("demo", "--out", out, without_qt=True)
    assert done.returncode == DONE, done.stderr
    return out, done.stdout


def test_the_demo_does_the_main_job_without_qt(demo: tuple[Path, str]) -> None:
    out, said = demo

    assert said.startswith("SAMPLE center, every patient is fictional")
    assert re.search(r"Recorded course 1 +5 of 5 infusions, 60 mg given", said)
    assert re.search(r"Recorded course 2 +3 of 3 infusions, 36 mg given", said)
    assert re.search(r"Tried a day too early +Blocked - [12] days? too early\. .* SPACE-1", said)
    assert f"Sign in as {ACCOUNT[0]} with the password '{ACCOUNT[1]}'." in said
    sheets = sorted((out / "sheets").glob("*.pdf"))
    assert len(sheets) > 40
    assert len([path for path in sheets if path.name.startswith("S8-")]) > 5
    assert all(path.read_bytes().startswith(b"%PDF") for path in sheets)


def sheets(out: Path, pdf: Path, *more: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Ask for the sheets of the demo's newcomer, with credentials in the environment."""
    secret = pdf.parent / "password.txt"
    secret.write_text(ACCOUNT[1] + "\n", encoding="utf-8")
    account = {
        "INFUSION_PLANNER_USER": ACCOUNT[0],
        "INFUSION_PLANNER_PASSWORD_FILE": str(secret),
    }
    wanted = ("sheets", "--patient", "90000017", "--course", "1", "--out", str(pdf))
    records = ("--data", str(out / "records"))
    return command(*wanted, *records, *more, environment=account | changes, without_qt=True)


def test_the_patient_calendar_of_a_course_is_written(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    done = sheets(demo[0], tmp_path / "calendar.pdf", "--kind", "S8")

    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout == f"Wrote 1 patient calendar to {tmp_path / 'calendar.pdf'}.\n"


def test_sheets_are_written_with_credentials_from_the_environment(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    done = sheets(demo[0], tmp_path / "day2.pdf", "--day", "2")

    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout == f"Wrote 1 day sheet to {tmp_path / 'day2.pdf'}.\n"
    assert (tmp_path / "day2.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"INFUSION_PLANNER_USER": "B. Ek"}, "do not open"),
        ({"INFUSION_PLANNER_PASSWORD_FILE": "/no/such/file"}, "PASSWORD_FILE cannot be read"),
    ],
)
def test_wrong_credentials_leave_with_1_and_words(
    demo: tuple[Path, str], tmp_path: Path, changes: dict[str, str], words: str
) -> None:
    done = sheets(demo[0], tmp_path / "x.pdf", **changes)

    assert (done.returncode, done.stdout) == (REFUSED, "")
    assert words in done.stderr


def test_a_command_warns_of_where_the_records_lie_and_goes_on(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    done = sheets(demo[0], tmp_path / "day1.pdf", "--day", "1", OneDrive=str(demo[0]))

    assert (done.returncode, done.stdout) == (
        DONE,
        f"Wrote 1 day sheet to {tmp_path / 'day1.pdf'}.\n",
    )
    assert done.stderr.startswith("The data folder lies where OneDrive copies files")
    assert "move the whole folder" in done.stderr


def test_a_day_the_course_does_not_have_leaves_with_1(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    done = sheets(demo[0], tmp_path / "x.pdf", "--day", "9")

    assert done.returncode == REFUSED
    assert done.stderr == "Course 1 has 5 infusions; there is no 9.\n"


def test_name_and_password_are_asked_for_where_the_environment_has_none(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    pdf = tmp_path / "day1.pdf"
    wanted = ["sheets", "--patient", "90000017", "--course", "1", "--day", "1"]
    where = ["--out", str(pdf), "--data", str(demo[0] / "records")]
    absent = {"INFUSION_PLANNER_USER": None, "INFUSION_PLANNER_PASSWORD_FILE": None}

    done = CliRunner(env=absent).invoke(
        commands, [*wanted, *where], input=f"{ACCOUNT[0]}\n{ACCOUNT[1]}\n", catch_exceptions=False
    )

    assert done.exit_code == DONE
    assert ACCOUNT[1] not in done.output
    assert pdf.exists()


def test_the_sample_has_a_folder_of_its_own_beside_the_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "password.txt"
    secret.write_text("x", encoding="utf-8")
    monkeypatch.setenv("INFUSION_PLANNER_USER", "A. Ruiz")
    monkeypatch.setenv("INFUSION_PLANNER_PASSWORD_FILE", str(secret))
    wanted = ["sheets", "--patient", "1", "--course", "1", "--out", str(tmp_path / "x.pdf")]

    code = run([*wanted, "--data", str(tmp_path), "--demo"])

    assert code == REFUSED
    assert f"There are no records in {tmp_path / 'sample'}" in capsys.readouterr().err


def test_a_demo_in_a_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "file"
    path.touch()

    assert run(["demo", "--out", str(path)]) == REFUSED
    assert "cannot be written" in capsys.readouterr().err
    assert path.stat().st_size == 0
