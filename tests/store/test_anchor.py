import json
from pathlib import Path

import pytest

from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.store.anchor import ANCHOR, Anchor, read_anchor, write_anchor
from tests.store.conftest import CHAIN_KEY

SEVEN = Anchor(7, "c0de", "2026-11-02T08:00:00.000+00:00")


def test_an_anchor_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_anchor(tmp_path, CHAIN_KEY, SEVEN)

    assert read_anchor(tmp_path, CHAIN_KEY) == SEVEN
    assert [path.name for path in tmp_path.iterdir()] == [ANCHOR]


def test_there_may_be_no_anchor(tmp_path: Path) -> None:
    assert read_anchor(tmp_path, CHAIN_KEY) is None


def test_the_newest_anchor_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_anchor(tmp_path, CHAIN_KEY, SEVEN)
    (tmp_path / f"{ANCHOR}.new").write_text("left behind by a power cut")

    write_anchor(tmp_path, CHAIN_KEY, Anchor(8, "c0df", SEVEN.written_at))

    found = read_anchor(tmp_path, CHAIN_KEY)
    assert found is not None
    assert found.seq == 8


@pytest.mark.parametrize("name", ["seq", "hash", "written_at", "mac"])
def test_a_changed_anchor_is_found(tmp_path: Path, name: str) -> None:
    write_anchor(tmp_path, CHAIN_KEY, SEVEN)
    text = json.loads((tmp_path / ANCHOR).read_text())
    text[name] = 6 if name == "seq" else "other"
    (tmp_path / ANCHOR).write_text(json.dumps(text))

    with pytest.raises(DamagedFile, match=r"records\.anchor"):
        read_anchor(tmp_path, CHAIN_KEY)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff\xfe", b"{" * 5000])
def test_what_is_no_anchor_is_found(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / ANCHOR).write_bytes(raw)

    with pytest.raises(DamagedFile):
        read_anchor(tmp_path, CHAIN_KEY)


def test_an_anchor_of_other_records_is_found(tmp_path: Path) -> None:
    write_anchor(tmp_path, bytes(32), SEVEN)

    with pytest.raises(DamagedFile):
        read_anchor(tmp_path, CHAIN_KEY)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="What was saved stands"):
        write_anchor(tmp_path / "gone", CHAIN_KEY, SEVEN)


def test_an_anchor_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / ANCHOR).mkdir()

    with pytest.raises(FolderTrouble, match="cannot be read"):
        read_anchor(tmp_path, CHAIN_KEY)
