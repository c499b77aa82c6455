"""The trail as a file, and the checker that needs no part of the program."""

import csv
import json
import stat
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from infusion_planner.app.trail_file import TrailFile, write_key
from infusion_planner.cards.trail_export import Form
from infusion_planner.domain.errors import FolderTrouble, NotPermitted
from infusion_planner.domain.roles import Role
from infusion_planner.domain.trail import Event
from infusion_planner.domain.trail_filter import TrailFilter
from tests.cards.test_access import reader_of
from tests.office import TestOffice, office, register, somebody

CHECKER = Path(__file__).parents[2] / "resources" / "tools" / "check_trail.py"
Line = dict[str, object]


@pytest.fixture
def place() -> TestOffice:
    place = office()
    sam = register(place)
    register(place, somebody("=HYPERLINK", "Ann", "0410078"))
    place.reader.patient(sam)
    return place


def write(place: TestOffice, path: Path, form: Form, narrow: TrailFilter | None = None) -> None:
    writing = TrailFile(place.reader.of_trail.export(form, narrow or TrailFilter()), str(path))
    while writing.step():
        pass
    writing.end()


def check(path: Path, *arguments: object) -> tuple[int, str]:
    """Run the checker as a person does, with nothing of the program in reach."""
    done = subprocess.run(
        [sys.executable, "-I", CHECKER, path, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def whole(place: TestOffice, tmp_path: Path) -> Path:
    path = tmp_path / "trail.jsonl"
    write(place, path, Form.WHOLE)
    return path


@pytest.fixture
def key(place: TestOffice, tmp_path: Path) -> Path:
    path = tmp_path / "key.txt"
    write_key(str(path), place.reader.of_trail.key_for_checker())
    return path


def test_the_whole_trail_stands_with_and_without_the_key(whole: Path, key: Path) -> None:
    code, words = check(whole)
    assert code == 0
    assert words.startswith("GOOD: 4 entries of Harbor Infusion Center, exported 2026-11-20T09:00")

    assert check(whole, "--key", key)[0] == 0
    assert "every code computed anew" in check(whole, "--key", key)[1]


def _tampered(path: Path, change: Callable[[list[Line]], object]) -> None:
    lines: list[Line] = [json.loads(line) for line in path.read_text().splitlines()]
    change(lines)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


TAMPERED: dict[str, tuple[Callable[[list[Line]], object], str, bool]] = {
    "an entry taken out": (lambda at: at.pop(2), "entry 2", True),
    "the first entry taken out": (lambda at: at.pop(1), "entry 1", True),
    "the last entry cut off": (lambda at: at.pop(), "cut off", True),
    "two entries changed about": (lambda at: at.insert(1, at.pop(2)), "entry 1", True),
    "an entry twice": (lambda at: at.insert(2, at[2]), "entry 3", True),
    "a link changed": (lambda at: at[3].update(previous="0" * 64), "entry 3", True),
    "a code changed": (lambda at: at[2].update(hash="0" * 64), "entry 3", True),
    "the last code changed": (lambda at: at[4].update(hash="0" * 64), "cut off or changed", True),
    "a title changed": (lambda at: at[2].update(title="x"), "entry 2", False),
    "a person changed": (lambda at: at[3].update(actor_name="Eve"), "entry 3", False),
    "a change taken out": (lambda at: at[2].update(changes=[]), "entry 2", False),
    "the count lowered with the end": (
        lambda at: (at.pop(), at[0].update(entries=3, head=at[-1]["hash"])),
        "first line was changed",
        False,
    ),
    "another center": (lambda at: at[0].update(center="x"), "first line was changed", False),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_found_and_the_first_bad_entry_named(
    whole: Path, key: Path, name: str
) -> None:
    change, said, without_key = TAMPERED[name]
    _tampered(whole, change)

    code, words = check(whole, "--key", key)
    assert (code, "BAD: " in words) == (1, True)
    if without_key:
        code, words = check(whole)
        assert (code, said in words) == (1, True)
    else:
        assert said in words
        assert check(whole)[0] == 0


def test_a_line_that_is_no_entry_is_named(whole: Path) -> None:
    lines = whole.read_text().splitlines()
    whole.write_text("\n".join([*lines[:2], "{", *lines[3:]]))

    assert check(whole) == (1, "BAD: entry 2: it cannot be read.\n")


@pytest.mark.parametrize("text", ["", "null\n", "[]\n", '{"format": "other"}\n'])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text(text)

    assert check(tmp_path / "x") == (1, "BAD: The file is not an exported trail.\n")


def test_a_newer_form_is_refused(whole: Path) -> None:
    _tampered(whole, lambda at: at[0].update(format_number=2))

    assert "newer program" in check(whole)[1]


@pytest.mark.parametrize("text", ["not json", "\x00"])
def test_what_cannot_be_read_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text(text)

    assert check(tmp_path / "x")[0] == 2
    assert check(tmp_path / "missing")[0] == 2


def test_the_key_of_other_records_shows(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("00" * 32)

    assert "the key belongs to other records" in check(whole, "--key", tmp_path / "other")[1]


def test_the_table_holds_what_the_filter_shows_and_no_formula(
    place: TestOffice, tmp_path: Path
) -> None:
    path = tmp_path / "trail.csv"
    write(place, path, Form.TABLE, TrailFilter(event=Event.CHANGE))

    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert rows[0][:4] == ["Entry", "When", "Who", "Kind"]
    assert [row[0] for row in rows[1:]] == ["3", "2"]
    assert rows[1][5].startswith("'=HYPERLINK, Ann")


@pytest.mark.parametrize("form", Form)
def test_an_export_is_itself_an_entry(place: TestOffice, tmp_path: Path, form: Form) -> None:
    write(place, tmp_path / "out", form)

    row = place.store.db.execute("SELECT event, title, details FROM op ORDER BY seq DESC")
    event, title, details = row.fetchone()
    assert (event, details) == ("export", "out")
    assert title.endswith(": 4 entries")


def test_what_comes_in_between_is_not_in_the_file(place: TestOffice, tmp_path: Path) -> None:
    writing = TrailFile(
        place.reader.of_trail.export(Form.WHOLE, TrailFilter()), str(tmp_path / "t.jsonl")
    )
    register(place, somebody("LATE", "Lou", "0410079"))
    while writing.step():
        pass
    writing.end()

    assert "GOOD: 4 entries" in check(tmp_path / "t.jsonl")[1]


def test_a_file_given_up_leaves_nothing(place: TestOffice, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("older")
    writing = TrailFile(
        place.reader.of_trail.export(Form.TABLE, TrailFilter()), str(tmp_path / "t.csv")
    )
    writing.step()

    writing.give_up()

    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
    assert (tmp_path / "t.csv").read_text() == "older"


def test_a_folder_that_cannot_be_written_is_said(place: TestOffice, tmp_path: Path) -> None:
    export = place.reader.of_trail.export(Form.TABLE, TrailFilter())

    with pytest.raises(FolderTrouble, match=r"t\.csv was not written"):
        TrailFile(export, str(tmp_path / "gone" / "t.csv"))
    with pytest.raises(FolderTrouble, match=r"key\.txt was not written"):
        write_key(str(tmp_path / "gone" / "key.txt"), "00")


def test_a_place_taken_by_a_folder_is_said_and_nothing_is_left(
    place: TestOffice, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").mkdir()
    writing = TrailFile(
        place.reader.of_trail.export(Form.TABLE, TrailFilter()), str(tmp_path / "t.csv")
    )

    with pytest.raises(FolderTrouble):
        writing.end()

    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_the_key_is_for_managers_is_noted_and_only_this_account_reads_it(
    place: TestOffice, key: Path
) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    row = place.store.db.execute("SELECT event, title FROM op ORDER BY seq DESC").fetchone()
    assert row == ("keys", "Gave out the key of the trail, for a checker")
    with pytest.raises(NotPermitted, match="is for a manager"):
        reader_of(place, Role.AUDITOR).of_trail.key_for_checker()
