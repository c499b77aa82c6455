from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from infusion_planner.app.office import Office
from infusion_planner.demo.account import sample_account
from infusion_planner.demo.make import ensure_sample, make_sample
from infusion_planner.demo.sample_center import ACCOUNT
from infusion_planner.domain.errors import FolderTrouble

TODAY = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)


def cards(office: Office) -> list[object]:
    reader = office.reader
    return [reader.center(), *(reader.patient(line.patient_id) for line in reader.patients())]


def test_two_samples_of_one_day_and_seed_hold_the_same_records(tmp_path: Path) -> None:
    one = make_sample(tmp_path / "one", TODAY, patients=6, seed=3)
    other = make_sample(tmp_path / "other", TODAY, patients=6, seed=3)

    assert cards(one) == cards(other)
    assert one.reader.today() == date(2026, 11, 20)
    one.close()
    other.close()


def test_a_sample_is_made_once_and_shows_its_account(tmp_path: Path) -> None:
    ensure_sample(tmp_path, TODAY)
    before = (tmp_path / "records.ipdb").read_bytes()

    ensure_sample(tmp_path, TODAY)

    assert (tmp_path / "records.ipdb").read_bytes() == before
    assert sample_account(tmp_path) == ACCOUNT


def test_a_sample_is_never_made_over_other_records(tmp_path: Path) -> None:
    make_sample(tmp_path, TODAY, patients=1).close()

    with pytest.raises(FolderTrouble, match="already holds records"):
        make_sample(tmp_path, TODAY, patients=1)
