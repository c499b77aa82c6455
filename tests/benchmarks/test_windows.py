from pathlib import Path

import pytest

from infusion_planner.demo.sample_center import ACCOUNT
from tests.benchmarks.center import full_center
from tests.benchmarks.windows import start


@pytest.mark.parametrize("child", [("sign_in_window",), ("patients_window", "3", *ACCOUNT)])
def test_what_is_measured_comes_to_the_page_it_names(
    tmp_path: Path, child: tuple[str, ...]
) -> None:
    full_center(tmp_path / "center", 3)
    module, *rest = child

    assert start(module, str(tmp_path / "center"), *rest).took > 0
