"""The commands that make, open and keep records: the demo, sheets, backup, restore and verify."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from infusion_planner.app.exit_codes import DONE, REFUSED
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.cli import run
from infusion_planner.commands import commands
from infusion_planner.demo.sample_center import ACCOUNT
from tests.commands import command
from tests.office import CENTER, SetClock


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
    of_course = [
        {path.stem.removeprefix(code) for path in sheets if path.name.startswith(code)}
        for code in ("S8-", "S10-", "S17-")
    ]
    assert len(of_course[0]) > 5
    assert of_course[0] == of_course[1] == of_course[2]
    assert all(path.read_bytes().startswith(b"%PDF") for path in sheets)


def account(folder: Path, **changes: str) -> dict[str, str]:
    """Give the environment that signs in to the demo's center."""
    secret = folder / "password.txt"
    secret.write_text(ACCOUNT[1] + "\n", encoding="utf-8")
    return {
        "INFUSION_PLANNER_USER": ACCOUNT[0],
        "INFUSION_PLANNER_PASSWORD_FILE": str(secret),
    } | changes


def sheets(out: Path, pdf: Path, *more: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Ask for the sheets of the demo's newcomer, with credentials in the environment."""
    wanted = ("sheets", "--patient", "90000017", "--course", "1", "--out", str(pdf))
    records = ("--data", str(out / "records"))
    environment = account(pdf.parent, **changes)
    return command(*wanted, *records, *more, environment=environment, without_qt=True)


def test_the_patient_calendar_of_a_course_is_written(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    done = sheets(demo[0], tmp_path / "calendar.pdf", "--kind", "S8")

    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout == f"Wrote 1 patient calendar to {tmp_path / 'calendar.pdf'}.\n"


def test_the_list_for_the_biller_of_a_course_is_written(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    done = sheets(demo[0], tmp_path / "claims.pdf", "--kind", "S18")

    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout == f"Wrote 1 claim hand-off list to {tmp_path / 'claims.pdf'}.\n"


@pytest.mark.parametrize(
    ("more", "said", "title"),
    [
        (("--kind", "S3"), "Wrote 1 course checklist", "Course checklist"),
        (("--kind", "S4"), "Wrote 5 pharmacy sheets", "Pharmacy preparation"),
        (("--kind", "s4", "--day", "2"), "Wrote 1 pharmacy sheet", "Pharmacy preparation"),
    ],
)
def test_what_belongs_to_a_course_is_written(
    demo: tuple[Path, str], tmp_path: Path, *, more: tuple[str, ...], said: str, title: str
) -> None:
    done = sheets(demo[0], tmp_path / "sheets.pdf", *more)

    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{said} to {tmp_path / 'sheets.pdf'}.\n"
    assert title in PdfReader(tmp_path / "sheets.pdf").pages[0].extract_text()


def test_a_course_that_was_not_interrupted_has_no_note_on_it(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    done = sheets(demo[0], tmp_path / "note.pdf", "--kind", "S13")

    assert done.returncode == 1
    assert "was not interrupted, so there is nothing to note" in done.stderr
    assert not (tmp_path / "note.pdf").exists()


@pytest.mark.parametrize(("kind", "what"), [("s10", "readiness sheet"), ("S17", "draft letter")])
def test_a_sheet_of_the_coming_course_is_written(
    demo: tuple[Path, str], tmp_path: Path, kind: str, what: str
) -> None:
    wanted = ("sheets", "--kind", kind, "--patient", "90000017")
    to = ("--out", str(tmp_path / "sheet.pdf"), "--data", str(demo[0] / "records"))

    done = command(*wanted, *to, environment=account(tmp_path), without_qt=True)

    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout == f"Wrote 1 {what} to {tmp_path / 'sheet.pdf'}.\n"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--kind", "S10", "--course", "1"), "S10 is for the coming course: leave out --course"),
        (("--kind", "S17", "--day", "1"), "S17 is for the coming course: leave out --course"),
        (
            ("--kind", "S18", "--course", "1", "--day", "1"),
            "A claim hand-off list (S18) is for the whole course: leave out --day",
        ),
        (("--kind", "S8"), "Name the course of the sheet S8 with --course"),
        ((), "Name the course of the sheet S1 with --course"),
    ],
)
def test_a_course_is_named_where_it_is_needed_and_nowhere_else(
    more: tuple[str, ...], words: str
) -> None:
    wanted = ("sheets", "--demo", "--patient", "1", "--out", "x.pdf")

    done = CliRunner().invoke(commands, [*wanted, *more])

    assert (done.exit_code, words in done.output) == (2, True)


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


def test_a_backup_is_made_and_restored_into_an_empty_folder_without_qt(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    """The drill of the second computer: backup, ring and password are all there is."""
    signed_in = account(tmp_path)
    drive, new = tmp_path / "drive", tmp_path / "new"

    made = command(
        "backup", "--data", demo[0] / "records", "--to", drive,
        environment=signed_in, without_qt=True,
    )  # fmt: skip
    restored = command(
        "restore", "--from", drive, "--data", new, "--yes", environment=signed_in, without_qt=True
    )
    checked = command("verify", "--data", new, environment=signed_in, without_qt=True)

    assert (made.returncode, made.stderr) == (DONE, "")
    held = re.search(r"It holds (\d+ patients), ([\d,]+) entries in the trail", made.stdout)
    assert held is not None
    patients, entries = held[1], int(held[2].replace(",", ""))
    assert (restored.returncode, restored.stderr) == (DONE, "")
    assert "nothing is replaced" in restored.stdout
    assert f"Restored and checked: {patients}, {entries:,} entries in" in restored.stdout
    assert (checked.returncode, checked.stderr) == (DONE, "")
    # and one more says that it was restored
    end = f"passed all 8 checks: {patients}, {entries + 1:,} entries in the trail.\n"
    assert checked.stdout.endswith(end)


@pytest.fixture
def center(demo: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo's records, with the credentials in the environment."""
    for name, value in account(tmp_path).items():
        monkeypatch.setenv(name, value)
    shutil.copytree(demo[0] / "records", tmp_path / "center")
    return tmp_path / "center"


Said = pytest.CaptureFixture[str]


def test_without_a_place_the_backup_lies_beside_the_records(center: Path, capsys: Said) -> None:
    assert run(["backup", "--data", str(center)]) == DONE

    (made,) = (center / "backups").iterdir()
    assert f"Backup made, opened again and checked: {made}" in capsys.readouterr().out


def test_a_backup_that_is_not_made_leaves_with_1(center: Path, capsys: Said) -> None:
    (center / "backups").touch()

    assert run(["backup", "--data", str(center)]) == REFUSED
    assert run(["backup", "--data", str(center), "--to", str(center / "a" / "b")]) == REFUSED

    said = capsys.readouterr()
    assert said.out == ""
    assert "cannot be written" in said.err
    assert "is not there. Plug the drive in" in said.err


def test_a_restore_asks_first_and_a_no_changes_nothing(center: Path, tmp_path: Path) -> None:
    run(["backup", "--data", str(center), "--to", str(tmp_path / "drive")])
    before = {path: path.read_bytes() for path in center.glob("records.*") if "-" not in path.name}
    wanted = ["restore", "--from", str(tmp_path / "drive"), "--data", str(center)]

    done = CliRunner().invoke(commands, wanted, input="n\n", standalone_mode=False)

    assert done.return_value == REFUSED
    assert "Nothing will be missing" in done.output
    assert "Put this backup in the place of the records?" in done.output
    assert done.output.endswith("Nothing was changed.\n")
    assert {path: path.read_bytes() for path in before} == before
    assert not [path for path in center.iterdir() if path.is_dir()]


def test_a_yes_restores_and_keeps_the_records_in_use(center: Path, tmp_path: Path) -> None:
    run(["backup", "--data", str(center), "--to", str(tmp_path / "drive")])
    wanted = ["restore", "--from", str(tmp_path / "drive"), "--data", str(center)]

    done = CliRunner().invoke(commands, wanted, input="y\n", standalone_mode=False)

    assert done.return_value == DONE
    (kept,) = center.glob("kept-*")
    assert f"are kept in {kept}." in done.output
    assert run(["verify", "--data", str(kept)]) == DONE


def test_without_somebody_to_ask_nothing_is_restored(center: Path, tmp_path: Path) -> None:
    run(["backup", "--data", str(center), "--to", str(tmp_path / "drive")])
    new = tmp_path / "new"

    done = command(
        "restore", "--from", tmp_path / "drive", "--data", new, environment=account(tmp_path)
    )

    assert done.returncode == REFUSED
    assert done.stderr.endswith("Stopped.\n")
    assert not new.exists()


def test_a_wrong_password_and_a_damaged_backup_are_said_apart(
    center: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["backup", "--data", str(center), "--to", str(tmp_path / "drive")])
    (backup,) = (tmp_path / "drive").iterdir()
    records = next(backup.glob("*.ipdb"))
    raw = bytearray(records.read_bytes())
    raw[len(raw) // 2] ^= 1
    records.write_bytes(raw)
    new = ["--data", str(tmp_path / "new")]
    capsys.readouterr()

    codes = [
        run(["restore", "--from", str(backup), *new]),
        run(["restore", "--from", str(tmp_path / "drive"), *new]),
        run(["verify", str(records), *new]),
    ]
    damaged = capsys.readouterr()
    monkeypatch.setenv("INFUSION_PLANNER_USER", "B. Ek")
    codes.append(run(["restore", "--from", str(backup), *new]))
    wrong = capsys.readouterr()

    assert codes == [REFUSED] * 4
    assert "The backup is damaged" in damaged.err
    assert "no backup in" in damaged.err
    assert re.search(r"^WRONG: \d of 9 checks", damaged.out, re.MULTILINE)
    assert "do not open the records" in wrong.err
    assert not (tmp_path / "new").exists()


def test_the_recovery_words_open_what_no_password_opens(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = FirstStart(CENTER, "A. Ruiz", "four words make one")
    office, sheet = first_start(tmp_path / "center", start, clock=SetClock())
    office.close()
    words = tmp_path / "words.txt"
    words.write_text(" ".join(sheet.words), encoding="utf-8")
    for name, value in account(tmp_path).items():
        monkeypatch.setenv(name, value)
    (tmp_path / "password.txt").write_text("four words make one", encoding="utf-8")
    run(["backup", "--data", str(tmp_path / "center"), "--to", str(tmp_path / "drive")])
    (tmp_path / "password.txt").write_text("forgotten", encoding="utf-8")
    new = ["--data", str(tmp_path / "new"), "--recovery-file", str(words)]

    codes = [
        run(["restore", "--from", str(tmp_path / "drive"), *new, "--yes"]),
        run(["verify", *new]),
        run(["verify", "--data", str(tmp_path / "new"), "--recovery-file", str(tmp_path / "gone")]),
    ]

    assert codes == [DONE, DONE, REFUSED]
    assert "file with the recovery words cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["backup", "restore", "verify"])
def test_each_command_shows_an_example(name: str, capsys: Said) -> None:
    run([name, "--help"])

    assert f"Example: infusion-planner {name}" in " ".join(capsys.readouterr().out.split())
