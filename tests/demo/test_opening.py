from pathlib import Path

import pytest

from infusion_planner.app.places import sample_folder
from infusion_planner.demo.account import mark_sample
from infusion_planner.demo.opening import made_sample, sample_doors
from infusion_planner.domain.errors import FolderTrouble


def test_the_sample_center_has_a_folder_of_its_own(tmp_path: Path) -> None:
    sample_folder(tmp_path).mkdir()
    mark_sample(sample_folder(tmp_path), "A. Ruiz", "sample center only")

    held: list[Path] = []

    found = sample_doors(tmp_path, held.append)

    assert held == [sample_folder(tmp_path)]
    assert made_sample(tmp_path) == sample_folder(tmp_path) != tmp_path
    assert found.sample_account == ("A. Ruiz", "sample center only")
    assert found.open_sample is None
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]


def test_a_sample_center_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    sample_folder(tmp_path).write_text("in the way")

    with pytest.raises(FolderTrouble):
        sample_doors(tmp_path, lambda _: None)
