"""The demo touches nothing that another program, or a real center, made."""

from pathlib import Path

import pytest

from infusion_planner.demo.run import run_demo
from infusion_planner.domain.errors import FolderTrouble


def test_records_that_no_demo_made_are_never_removed(tmp_path: Path) -> None:
    real = tmp_path / "records"
    real.mkdir()
    (real / "records.ipdb").write_bytes(b"a real center")

    with pytest.raises(FolderTrouble, match="nothing was touched"):
        list(run_demo(tmp_path, screens=False))

    assert (real / "records.ipdb").read_bytes() == b"a real center"
