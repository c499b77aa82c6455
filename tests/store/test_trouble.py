import pytest

from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    StoreBusy,
    StoreError,
)
from infusion_planner.store.driver import KEY_BYTES, DriverError, connect
from infusion_planner.store.trouble import in_words, worded


class _CodedError(DriverError):
    def __init__(self, code: int) -> None:
        super().__init__("from the driver")
        self.sqlite_errorcode = code


# The result codes as SQLite's documentation numbers them.
@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (5, StoreBusy, "Close it, then try again"),
        (6, StoreBusy, "Close it, then try again"),
        (8, FolderTrouble, "write-protected"),
        (10, FolderTrouble, "Check the disk"),
        (11, DamagedFile, "restore the newest backup"),
        (13, FolderTrouble, "disk with the data folder is full"),
        (14, FolderTrouble, "missing or write-protected"),
        (26, DamagedFile, "key ring beside it belongs to other records"),
    ],
)
def test_known_trouble_is_put_into_words(code: int, kind: type[StoreError], words: str) -> None:
    with pytest.raises(kind, match=words) as caught, worded():
        raise _CodedError(code)

    assert isinstance(caught.value.__cause__, _CodedError)


def test_each_refusal_is_a_new_one() -> None:
    assert in_words(_CodedError(5)) is not in_words(_CodedError(5))


def test_a_mistake_in_our_own_sql_stays_a_bug() -> None:
    db = connect(None, bytes(KEY_BYTES))

    with pytest.raises(DriverError, match="no such table"), worded():
        db.execute("SELECT * FROM absent")

    db.close()


def test_other_errors_pass() -> None:
    with pytest.raises(KeyError), worded():
        raise KeyError("x")
