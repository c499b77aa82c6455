from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from infusion_planner.store.backup_names import (
    BackupName,
    deleting,
    id_in_file,
    is_half_deleted,
    new_name,
    read_making,
    read_name,
)

ID = "0123456789abcdef0123"
NAME = BackupName(datetime(2026, 11, 20, 18, 5, 30, tzinfo=UTC), ID)


def test_a_name_carries_moment_and_random_id() -> None:
    west = timezone(timedelta(hours=-6))
    made_at = datetime(2026, 11, 20, 12, 5, 30, 999, tzinfo=west)

    name = new_name(made_at, lambda size: bytes.fromhex(ID)[:size])

    assert name == NAME
    assert name.folder == f"backup-2026-11-20-180530Z-{ID}"
    assert name.records == f"records-{ID}.ipdb"


def test_a_name_is_read_back() -> None:
    assert read_name(Path("x") / NAME.folder) == NAME
    assert read_making(Path("x") / NAME.making) == NAME


@pytest.mark.parametrize(
    "name",
    [
        NAME.making,
        f"{NAME.folder}.zip",
        f"backup-2026-11-20-{ID}",
        f"backup-2026-02-30-180530Z-{ID}",
        f"backup-2026-11-20-180530Z-{ID[1:]}",
        "backups",
    ],
)
def test_any_other_folder_is_no_backup(name: str) -> None:
    assert read_name(Path(name)) is None


def test_a_folder_that_is_deleted_is_no_backup_any_more() -> None:
    gone = deleting(Path("x") / NAME.folder)

    assert read_name(gone) is None
    assert is_half_deleted(gone)
    assert not is_half_deleted(Path("x") / NAME.folder)
    assert not is_half_deleted(Path("x") / "deleting-hay")


def test_the_id_is_read_from_the_records_file() -> None:
    assert id_in_file(Path("x") / NAME.records) == ID
    assert id_in_file(Path("x") / NAME.ring) == ""
    assert id_in_file(Path("records.ipdb")) == ""
