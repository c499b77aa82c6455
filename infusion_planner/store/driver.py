"""Opens encrypted connections: the only module that imports the database libraries.

sqlite-utils looks for a module named `pysqlite3` and takes the interpreter's own SQLite when it
finds none. Registering SQLCipher under that name first gives it one driver and one set of
exceptions; so every other module takes `Database`, the exceptions and sqlite-utils from here.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import sqlcipher3
from sqlcipher3 import dbapi2

from infusion_planner.domain.errors import StoreError

OLDEST_SQLITE = (3, 51, 3)
KEY_BYTES = 48
BUSY_MS = 5_000
_HURRIED_MS = 100


def register_driver(modules: dict[str, ModuleType]) -> None:
    """Put SQLCipher where sqlite-utils looks for its driver.

    Raises:
        RuntimeError: sqlite-utils was imported before, and has bound itself to another driver.
    """
    if "sqlite_utils" in modules:
        raise RuntimeError("sqlite_utils must not be imported before the store's driver")
    modules["pysqlite3"] = sqlcipher3
    modules["pysqlite3.dbapi2"] = dbapi2


register_driver(sys.modules)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    # The driver has no types of its own but follows the standard library's interface.
    from sqlite3 import Connection as Database
    from sqlite3 import Error as DriverError
    from sqlite3 import IntegrityError
    from types import ModuleType

    import sqlite_utils
else:
    Database = dbapi2.Connection
    DriverError = dbapi2.Error
    IntegrityError = dbapi2.IntegrityError

__all__ = [
    "Database",
    "DriverError",
    "IntegrityError",
    "Value",
    "connect",
    "connect_copy",
    "error_code",
    "migrations",
    "one",
    "require_version",
    "transaction",
    "with_tables",
]

Value = str | int | None

_PRAGMAS = (
    "cipher_log = off",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    # Only macOS knows the difference: there a plain sync may stop in the disk's own cache.
    "fullfsync = ON",
    f"busy_timeout = {BUSY_MS}",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
)
_READING = ("cipher_log = off", "trusted_schema = OFF")
# Before the first read, or the log would stay shared. Who has the file open keeps it open, so a
# long wait would help nobody.
_ALONE = ("busy_timeout = 1000", "main.locking_mode = EXCLUSIVE")
_COPYING = ("cipher_log = off", "journal_mode = OFF", "synchronous = FULL", "fullfsync = ON")


def require_version(version: tuple[int, ...]) -> None:
    """Refuse a library whose write-ahead log can damage a file.

    Two connections that write and checkpoint at once could corrupt a file in every SQLite
    from 3.7.0 to 3.51.2.

    Raises:
        StoreError: the version is older than `OLDEST_SQLITE`.
    """
    if version < OLDEST_SQLITE:
        found = ".".join(map(str, version))
        raise StoreError(
            f"The records were not opened. This installation brings SQLite {found}, which can "
            "damage them. Install the program again from its original package."
        )


def connect(
    path: Path | None, data_key: bytes, *, writable: bool = True, alone: bool = False
) -> Database:
    """Open one keyed connection with every safeguard switched on.

    A wrong key shows only at the first read. The file must exist: nothing is created here.

    Args:
        path: the database file; None for a database in memory.
        data_key: 32 bytes of key and 16 bytes of salt. The salt is given here and not read from
            the file, so that a torn first sector cannot take the whole file with it.
        writable: False reads only and leaves the file byte for byte as it is.
        alone: True lets no other connection in until this one is closed; while there is one, the
            driver says that the file is busy.
    """
    mode = "rw" if writable else "ro"
    target = ":memory:" if path is None else f"{path.resolve().as_uri()}?mode={mode}"
    settings = _PRAGMAS if writable else _READING
    return _keyed(target, data_key, (*(_ALONE if alone else ()), *settings))


def connect_copy(path: Path, data_key: bytes) -> Database:
    """Open an empty file that takes the copy of another database in one go.

    It keeps no log: a copy that is cut short is thrown away, never mended.
    """
    target = f"{path.resolve().as_uri()}?mode=rw"
    return _keyed(target, data_key, _COPYING)


def _keyed(target: str, data_key: bytes, pragmas: Sequence[str]) -> Database:
    require_version(dbapi2.sqlite_version_info)
    if len(data_key) != KEY_BYTES:
        raise ValueError(f"a data key has {KEY_BYTES} bytes")
    # No isolation level: the driver must never open or end a transaction of its own.
    conn = dbapi2.connect(target, uri=True, isolation_level=None)
    try:
        conn.enable_load_extension(0)
        conn.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        for pragma in pragmas:
            conn.execute(f"PRAGMA {pragma}")
    except dbapi2.Error:
        conn.close()
        raise
    return cast("Database", conn)


@contextmanager
def transaction(db: Database, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Open a transaction; what is not committed when it ends is rolled back.

    Immediate: the write lock is taken before anything is read, so what is read stands.
    """
    db.execute(f"BEGIN {kind}")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


@contextmanager
def hurried(db: Database) -> Iterator[None]:
    """Hardly wait for others: somebody is typing, and what can be kept later is kept later."""
    db.execute(f"PRAGMA busy_timeout = {_HURRIED_MS}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")


def with_tables(db: Database) -> sqlite_utils.Database:
    """Give the connection as sqlite-utils has it: with its tables, and able to be migrated.

    The library is loaded here and not before, because to open records that need no migration
    nothing of it is asked for, and somebody waits.
    """
    import sqlite_utils  # noqa: PLC0415

    return sqlite_utils.Database(db, recursive_triggers=False, execute_plugins=False)


def migrations(name: str) -> sqlite_utils.Migrations:
    """Give an empty set of migrations of this name."""
    import sqlite_utils  # noqa: PLC0415

    return sqlite_utils.Migrations(name)


def one(db: Database, sql: str, parameters: Sequence[Value] = ()) -> Value:
    """Give the first column of the first row; None when there is no row."""
    row = db.execute(sql, parameters).fetchone()
    return None if row is None else cast("Value", row[0])


def error_code(error: Exception) -> int | None:
    """Give SQLite's result code of a driver error; None when the driver itself complained."""
    code = getattr(error, "sqlite_errorcode", None)
    return code if isinstance(code, int) else None
