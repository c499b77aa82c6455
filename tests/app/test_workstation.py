"""The look of the window, kept outside the records."""

import os
from pathlib import Path

import pytest

from infusion_planner.app.workstation import LookFile, LookInMemory
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.ui.look_choice import PERCENTS, THEMES, LookChoice

USUAL = LookChoice("system", 100)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("percent", PERCENTS)
def test_every_look_is_read_as_it_was_kept(tmp_path: Path, theme: str, percent: int) -> None:
    kept = LookFile(tmp_path / "made" / "look.json")

    kept.keep(LookChoice(theme, percent))

    assert kept.read() == LookChoice(theme, percent)
    assert [file.name for file in (tmp_path / "made").iterdir()] == ["look.json"]


def test_before_anything_was_chosen_the_desktop_is_followed(tmp_path: Path) -> None:
    assert LookFile(tmp_path / "look.json").read() == USUAL


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00\xff\xfe garbage",
        b'{"theme": "dark"',
        b"[]",
        b'"dark"',
        b"null",
        b"[" * 5000,
        b'{"theme": "dark"}' + b" " * 5000 + b"x",
        b'{"theme": "pink", "text_percent": 9000}',
        b'{"theme": ["dark"], "text_percent": "150"}',
        b'{"theme": null, "text_percent": true}',
        b'{"theme": {}, "text_percent": 115.0}',
    ],
)
def test_a_damaged_file_is_the_usual_look(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "look.json"
    file.write_bytes(damage)

    found = LookFile(file).read()

    assert found.percent == 100
    assert found.theme in ("system", "dark")
    assert found.theme == ("dark" if damage.startswith(b'{"theme": "dark"}') else "system")


def test_what_is_right_in_a_damaged_file_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "look.json"
    file.write_text('{"theme": "pink", "text_percent": 150, "more": 1}')

    assert LookFile(file).read() == LookChoice("system", 150)


def test_a_folder_in_the_place_of_the_file_is_the_usual_look(tmp_path: Path) -> None:
    (tmp_path / "look.json").mkdir()

    assert LookFile(tmp_path / "look.json").read() == USUAL


def test_a_look_that_cannot_be_written_is_said_and_the_old_one_stays(tmp_path: Path) -> None:
    kept = LookFile(tmp_path / "look.json")
    kept.keep(LookChoice("dark", 130))
    # a folder in the place of the side file: no user, root included, can write over it
    (tmp_path / "look.json.new").mkdir()

    with pytest.raises(FolderTrouble, match="not kept for the next start"):
        kept.keep(LookChoice("light", 100))

    assert kept.read() == LookChoice("dark", 130)


def test_a_power_cut_leaves_the_old_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = LookFile(tmp_path / "look.json")
    kept.keep(LookChoice("dark", 130))

    def cut(_handle: int) -> None:
        raise OSError(5, "power")

    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(FolderTrouble):
        kept.keep(LookChoice("light", 100))

    assert kept.read() == LookChoice("dark", 130)


def test_in_memory_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kept = LookInMemory()
    before = kept.read()

    kept.keep(LookChoice("light", 115))

    assert (before, kept.read()) == (USUAL, LookChoice("light", 115))
    assert list(tmp_path.iterdir()) == []
