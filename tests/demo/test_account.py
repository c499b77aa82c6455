from pathlib import Path

import pytest

from infusion_planner.demo.account import MARK, mark_sample, sample_account


def test_a_marked_folder_shows_its_account(tmp_path: Path) -> None:
    mark_sample(tmp_path, "A. Ruiz", "sample center only")

    assert sample_account(tmp_path) == ("A. Ruiz", "sample center only")


@pytest.mark.parametrize("content", [None, "", "{", "[]", "{}", '{"name": "A"}', "7", "null"])
def test_a_folder_without_a_whole_mark_is_a_real_centers(
    tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / MARK).write_text(content, encoding="utf-8")

    assert sample_account(tmp_path) is None
