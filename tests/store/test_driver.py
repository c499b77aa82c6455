import re
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

import infusion_planner
from infusion_planner.domain.errors import StoreError
from infusion_planner.store.driver import (
    KEY_BYTES,
    Database,
    DriverError,
    connect,
    error_code,
    one,
    register_driver,
    require_version,
    with_tables,
)

KEY = bytes(KEY_BYTES)
PACKAGE = Path(infusion_planner.__file__).parent
DATABASE_IMPORT = re.compile(
    r"^\s*(import|from)\s+(sqlite3|sqlcipher3|sqlite_utils|pysqlite3)\b", re.MULTILINE
)


@pytest.fixture
def memory() -> Database:
    return connect(None, bytes(KEY_BYTES))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a b#c.ipdb"
    path.touch()
    return path


def test_only_the_driver_imports_a_database_library() -> None:
    importers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if DATABASE_IMPORT.search(path.read_text(encoding="utf-8"))
    }

    assert importers == {"store/driver.py"}


def test_sqlite_utils_is_bound_to_sqlcipher() -> None:
    import sqlcipher3  # noqa: PLC0415  after the driver, as everywhere
    from sqlite_utils import utils  # noqa: PLC0415

    assert vars(utils)["sqlite3"] is sqlcipher3
    assert sys.modules["pysqlite3"] is sqlcipher3


def test_registering_after_sqlite_utils_is_a_bug() -> None:
    with pytest.raises(RuntimeError, match="before the store's driver"):
        register_driver({"sqlite_utils": ModuleType("sqlite_utils")})


def test_registering_first_offers_sqlcipher_as_pysqlite3() -> None:
    modules: dict[str, ModuleType] = {}

    register_driver(modules)

    assert {name: module.__name__ for name, module in modules.items()} == {
        "pysqlite3": "sqlcipher3",
        "pysqlite3.dbapi2": "sqlcipher3.dbapi2",
    }


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("cipher_status", "1"),
    ],
)
def test_every_safeguard_is_on(file: Path, pragma: str, value: str | int) -> None:
    db = connect(file, bytes(KEY_BYTES))

    found = one(db, f"PRAGMA {pragma}")

    db.close()
    assert found == value


def test_extensions_cannot_be_loaded(memory: Database) -> None:
    with pytest.raises(DriverError, match="not authorized"):
        memory.execute("SELECT load_extension('x')")


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_a_library_that_can_damage_files_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(StoreError, match=r"Install the program again"):
        require_version(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 0), (4, 0, 0)])
def test_a_sound_library_is_accepted(version: tuple[int, ...]) -> None:
    require_version(version)


def test_a_key_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="48 bytes"):
        connect(None, bytes(32))


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.ipdb"

    with pytest.raises(DriverError) as caught:
        connect(path, bytes(KEY_BYTES))

    assert error_code(caught.value) == 14
    assert not path.exists()


def test_another_key_reads_nothing(file: Path) -> None:
    db = connect(file, bytes(KEY_BYTES))
    with_tables(db).table("t").insert({"a": 1})
    db.close()

    with pytest.raises(DriverError) as caught:
        connect(file, b"x" * KEY_BYTES)

    assert error_code(caught.value) == 26


def test_a_read_only_connection_cannot_write(file: Path) -> None:
    db = connect(file, bytes(KEY_BYTES))
    with_tables(db).table("t").insert({"a": 1})
    db.close()

    reader = connect(file, bytes(KEY_BYTES), writable=False)

    with pytest.raises(DriverError, match="readonly"):
        reader.execute("DELETE FROM t")
    assert one(reader, "SELECT a FROM t") == 1
    reader.close()


def test_a_driver_without_code_has_none() -> None:
    assert error_code(ValueError("no SQLite behind it")) is None


def test_no_row_reads_as_none(memory: Database) -> None:
    assert one(memory, "SELECT 1 WHERE 0") is None


def test_sqlite_utils_works_in_full(memory: Database) -> None:
    library = with_tables(memory)
    table = library.table("dose")
    table.create({"id": str, "ug": int}, pk="id", strict=True)
    table.insert({"id": "a", "ug": 1}).insert({"id": "b", "ug": 2, "note": "x"}, alter=True)
    table.upsert({"id": "a", "ug": 5}, pk="id")
    table.create_index(["ug"], index_name="i")
    table.create_index(["ug"], index_name="i", find_unique_name=True)
    table.transform(rename={"ug": "dose_ug"})
    with library.atomic(), library.atomic():
        table.insert({"id": "c", "dose_ug": 7})
    library.table("none").drop(ignore=True)

    rows = list(library.query("SELECT id, dose_ug FROM dose ORDER BY id"))

    assert rows == [
        {"id": "a", "dose_ug": 5},
        {"id": "b", "dose_ug": 2},
        {"id": "c", "dose_ug": 7},
    ]
    assert table.strict
    returned = library.query("INSERT INTO dose (id) VALUES ('d') RETURNING id")
    assert list(returned) == [{"id": "d"}]


def test_a_file_held_alone_lets_nobody_in(file: Path) -> None:
    connect(file, KEY).execute("CREATE TABLE t (a)").connection.close()

    with closing(connect(file, KEY, alone=True)) as alone:
        alone.execute("SELECT count(*) FROM t").fetchone()
        with closing(connect(file, KEY, writable=False)) as other:
            other.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(DriverError, match="locked"):
                other.execute("SELECT count(*) FROM t")


def test_a_file_that_is_open_cannot_be_held_alone(file: Path) -> None:
    with closing(connect(file, KEY)) as db:
        db.execute("CREATE TABLE t (a)")

        with pytest.raises(DriverError, match="locked"):
            connect(file, KEY, alone=True)
