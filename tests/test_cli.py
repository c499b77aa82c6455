"""The commands: what they print, and the code they leave with."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copytree, ignore_patterns

import click
import pytest

from infusion_planner import __version__
from infusion_planner.app.exit_codes import BUG, DONE, REFUSED, USAGE
from infusion_planner.cli import run
from infusion_planner.commands import commands
from tests.commands import PROJECT, command
from tests.resources import scenarios

CASE = scenarios("forecast")[0]["case"]
BAD = {**CASE, "id": "bad", "colour": "red"}


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_the_help_of_each_command_shows_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"]) == DONE
    assert f"Example: infusion-planner {name}" in re.sub(r"\s+", " ", capsys.readouterr().out)


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == DONE
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["forecast"],
        ["forecast", "no-such-file.json"],
        ["slots"],
        ["rules", "--format", "xml"],
        ["demo"],
        ["sheets", "--patient", "1", "--course", "0", "--out", "x.pdf"],
        ["sheets", "--patient", "1", "--course", "1", "--day", "0", "--out", "x.pdf"],
        ["sheets", "--patient", "1", "--course", "1", "--kind", "S9", "--out", "x.pdf"],
        ["sheets", "--patient", "1", "--course", "1", "--kind", "S8", "--day", "1", "--out", "x"],
        ["forecast", "a", "--password", "b"],
    ],
)
def test_wrong_usage_leaves_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == USAGE
    assert capsys.readouterr().err


@pytest.fixture
def failing() -> Iterator[None]:
    """Commands that fail as no shipped one does."""

    @commands.command("break")
    def broken() -> None:
        raise ZeroDivisionError("LEE, Sam MRN 0410077")

    @commands.command("stop")
    def stopped() -> None:
        raise click.Abort

    yield
    del commands.commands["break"], commands.commands["stop"]


@pytest.mark.usefixtures("failing")
def test_a_bug_leaves_with_3_and_tells_its_place_but_no_patient(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["break"]) == BUG

    said = capsys.readouterr().err
    assert "ZeroDivisionError at test_cli:" in said
    assert "Please tell your IT" in said
    assert "LEE" not in said
    assert "0410077" not in said


@pytest.mark.usefixtures("failing")
def test_a_command_that_is_stopped_leaves_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stop"]) == REFUSED
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_case_is_answered_from_standard_input() -> None:
    done = command("forecast", "-", text=json.dumps(CASE))

    (answer,) = lines(done.stdout)
    assert (done.returncode, done.stderr) == (DONE, "")
    assert answer["id"] == CASE["id"]


def test_a_case_is_answered_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE, indent=2), encoding="utf-8")

    code = run(["forecast", str(path)])

    assert (code, len(lines(capsys.readouterr().out))) == (DONE, 1)


def test_questions_for_free_days_are_answered_line_by_line_and_a_bad_one_is_named() -> None:
    good = dict(scenarios("slots")[1]["ask"])
    text = "\n".join(json.dumps(item) for item in ({"id": 7, **good}, {**good, "length": 0}))

    done = command("slots", "-", text=text)

    answered, refused = lines(done.stdout)
    assert answered["id"] == 7
    assert "2025-12-29" in str(answered["starts"])
    assert refused["error"] == "length: 0 is below 1"
    assert (done.returncode, done.stderr) == (REFUSED, "case 2: length: 0 is below 1\n")


def test_answers_go_to_whatever_stands_for_the_terminal() -> None:
    with redirect_stdout(StringIO()) as said:
        code = run(["rules"])

    assert (code, said.getvalue().split()[0]) == (DONE, "alemtuzumab-ms-us")


def test_faults_of_a_case_go_to_the_other_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(BAD), encoding="utf-8")

    code = run(["forecast", str(path)])

    said = capsys.readouterr()
    assert (code, said.err.splitlines()[0][:9]) == (REFUSED, "case bad:")
    assert lines(said.out)[0]["id"] == "bad"


def test_a_blocked_plan_is_an_answer() -> None:
    (blocked,) = [item["case"] for item in scenarios("forecast") if item["id"] == "P01"]

    done = command("forecast", "-", text=json.dumps(blocked))

    assert done.returncode == DONE
    assert lines(done.stdout)[0]["planned"]["verdict"] == "blocked"  # type: ignore[index]


def test_a_bad_line_leaves_with_1_and_the_others_are_still_answered() -> None:
    text = "\n".join(json.dumps(case) for case in (CASE, BAD, CASE))

    done = command("forecast", "-", text=text)

    answers = lines(done.stdout)
    assert done.returncode == REFUSED
    assert [set(answer) == {"id", "error"} for answer in answers] == [False, True, False]
    assert (answers[1]["id"], answers[0]) == ("bad", answers[2])
    assert done.stderr.startswith("case bad: colour: unknown key")


def test_a_wrong_policy_is_named_and_the_cases_are_still_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, policy = tmp_path / "case.json", tmp_path / "payers" / "northern" / "2025.toml"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    policy.parent.mkdir(parents=True)
    policy.write_text("payer = ", encoding="utf-8")

    code = run(["forecast", str(path), "--payers", str(tmp_path / "payers")])

    said = capsys.readouterr()
    assert (code, len(lines(said.out))) == (REFUSED, 1)
    assert said.err.startswith("northern/2025.toml: it cannot be read (")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_bytes(b"\xff\xfe")

    done = command("forecast", tmp_path / "case.json")

    assert (done.returncode, done.stdout) == (REFUSED, "")
    assert "not UTF-8" in done.stderr


def test_the_rules_are_listed_for_people_and_for_programs() -> None:
    table, listed = command("rules"), command("rules", "--format", "json")

    assert "SPACE-1" in table.stdout
    assert {rule["id"] for rule in json.loads(listed.stdout)["rules"]} >= {"SPACE-1", "PREMED-1"}
    assert (table.returncode, listed.returncode) == (DONE, DONE)


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "main.py", "rules"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read()

    assert (child.returncode, said) == (DONE, "")


def test_the_module_and_the_script_are_the_same_program() -> None:
    module = subprocess.run(
        [sys.executable, "-m", "infusion_planner", "--version"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert module.stdout == command("--version").stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["open"],
        ["open", "--data", "records"],
        # these two are left to click, which must come to the same
        ["open", "--data=records"],
        ["open", "--data", "records", "--data", "others"],
    ],
)
def test_without_a_screen_the_window_is_refused_in_words(
    tmp_path: Path, arguments: list[str]
) -> None:
    done = command(*arguments, environment={"HOME": str(tmp_path)})

    assert done.returncode == REFUSED
    assert done.stderr.startswith("There is no screen here")


def test_the_gallery_is_written_without_a_screen(tmp_path: Path) -> None:
    picture = tmp_path / "gallery.png"

    done = command("gallery", "--theme", "dark", "--out", picture)

    assert (done.returncode, done.stderr) == (DONE, "")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "gallery.png" in done.stdout


def test_the_gallery_needs_a_screen_or_a_file(tmp_path: Path) -> None:
    without = command("gallery")
    nowhere = command("gallery", "--out", tmp_path / "missing" / "gallery.png")

    assert (without.returncode, nowhere.returncode) == (REFUSED, REFUSED)
    assert "no screen" in without.stderr
    assert "cannot be written" in nowhere.stderr


def test_the_selftest_closes_with_what_passed_and_failed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["selftest"]) == DONE

    said = capsys.readouterr()
    assert re.fullmatch(r"[1-9]\d* passed, 0 failed", said.out.splitlines()[-1])
    assert said.err == ""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program installed elsewhere, where its files may be damaged."""
    for name in ("infusion_planner", "resources"):
        copytree(PROJECT / name, tmp_path / name, ignore=ignore_patterns("__pycache__"))
    return Path(shutil.copy(PROJECT / "main.py", tmp_path)).parent


def selftest(copy: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", "selftest"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=copy,
    )


def test_the_selftest_names_what_failed_and_leaves_with_1(copy: Path) -> None:
    cases = copy / "resources" / "scenarios" / "forecast.jsonl"
    text = cases.read_text(encoding="utf-8")
    cases.write_text(text.replace('"verdict": "blocked"', '"verdict": "allowed"', 1), "utf-8")

    done = selftest(copy)

    assert done.returncode == REFUSED
    assert done.stderr == ('forecast P01: planned.verdict: expected "allowed", found "blocked"\n')
    assert re.fullmatch(r"[1-9]\d* passed, 1 failed", done.stdout.splitlines()[-1])


@pytest.mark.parametrize("damage", ["gone", "not text"])
def test_worked_cases_that_cannot_be_read_are_refused_in_words(copy: Path, damage: str) -> None:
    cases = copy / "resources" / "scenarios"
    if damage == "gone":
        shutil.rmtree(cases)
    else:
        (cases / "forecast.jsonl").write_bytes(b"\xff")

    done = selftest(copy)

    assert (done.returncode, done.stdout) == (REFUSED, "")
    assert done.stderr.endswith("Install the program again or ask your IT.\n")
