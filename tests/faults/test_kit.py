"""What the faults are measured with can itself be wrong."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from infusion_planner.app.office import Office
from tests.faults.canary import traces
from tests.faults.fault import Fault, Outcome
from tests.faults.kit.canary_day import canary
from tests.faults.kit.center import come_in, make_center, work_days
from tests.faults.kit.checking import entries, problems
from tests.faults.kit.children import Child
from tests.faults.kit.disk import SECTOR, Disk, disk_at, lay_out
from tests.faults.kit.disk_log import Entry, Kind
from tests.faults.kit.recording import record
from tests.faults.report import Result, as_table, missed

_CUTS = 200
_FILE = Entry(Kind.OPENED, 7, 0, "records", b"")
_FOLDER_SYNCED = Entry(Kind.FOLDER_SYNCED, 1, 0, "", b"")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    make_center(tmp_path / "center")
    with closing(come_in(tmp_path / "center")) as office:
        work_days(office, Random(1), 7)
        yield office


def _written(place: int, data: bytes) -> Entry:
    return Entry(Kind.WRITTEN, 7, place, "", data)


def _synced() -> Entry:
    return Entry(Kind.SYNCED, 7, 0, "", b"")


def _cuts(*entries: Entry) -> list[dict[str, bytes | None]]:
    disk, random = disk_at(entries), Random(1)
    return [disk.after_cut(random) for _ in range(_CUTS)]


def test_whole_records_have_no_problem(office: Office) -> None:
    assert problems(office.store, entries(office.store.db)) == ()


def test_an_operation_that_is_not_there_is_lost(office: Office) -> None:
    assert problems(office.store, {"never saved": 1}) == ("lost: the operation never saved",)


def test_an_operation_with_fewer_changes_is_torn(office: Office) -> None:
    acknowledged = {op_id: rows + 1 for op_id, rows in entries(office.store.db).items()}

    found = problems(office.store, acknowledged)

    assert len(found) == len(acknowledged)
    assert all(problem.startswith("torn") for problem in found)


def test_a_row_that_the_trail_does_not_know_is_torn(office: Office) -> None:
    office.store.db.execute("DROP TRIGGER patient_update_journaled")
    office.store.db.execute("UPDATE patient SET given = 'Other'")

    assert problems(office.store, {}) == ("torn: the tables are not what the trail says",)


def test_the_log_of_a_process_tells_all_it_left_on_disk(tmp_path: Path) -> None:
    recording = record(tmp_path, 1)
    disk = Disk()
    for entry in recording.entries:
        disk.do(entry)

    files = {name: content for name, content in disk.as_seen().items() if content is not None}

    left = {path.name: path.read_bytes() for path in recording.folder.iterdir()}
    assert files == left
    assert disk.acknowledged == len(recording.saved) + 1


def test_no_message_is_lost_between_two_looks_and_half_a_one_was_never_told() -> None:
    ear, mouth = os.pipe()
    os.write(mouth, b'{"kind": "first"}\n{"kind": "second"}\n{"kind": "thi')
    os.close(mouth)
    child = Child(os.getpid(), ear)

    first, rest = child.wait_for("first"), list(child.listen(1))

    assert (first, rest) == ({"kind": "first"}, [{"kind": "second"}])
    os.close(ear)


def test_what_was_synced_survives_every_cut() -> None:
    first, second = b"1" * SECTOR, b"2" * SECTOR

    cuts = _cuts(_FILE, _written(0, first), _synced(), _FOLDER_SYNCED, _written(SECTOR, second))

    assert {bytes(cut["records"] or b"")[:SECTOR] for cut in cuts} == {first}


def test_a_write_that_was_not_synced_is_kept_lost_or_torn_by_sector() -> None:
    first, second = b"1" * SECTOR, b"2" * SECTOR

    cuts = _cuts(_FILE, _FOLDER_SYNCED, _written(0, first + second))

    found = {bytes(cut["records"] or b"") for cut in cuts}
    assert {b"", first + second, first, bytes(SECTOR) + second} <= found
    assert any(len(each) == 2 * SECTOR and each[SECTOR:] == second for each in found)


def test_a_name_is_safe_only_when_its_folder_was_synced() -> None:
    made = (_FILE, _written(0, b"x"), _synced())

    assert {bool(cut) for cut in _cuts(*made)} == {True, False}
    assert {bool(cut) for cut in _cuts(*made, _FOLDER_SYNCED)} == {True}


def test_a_cut_leaves_the_old_or_the_new_name() -> None:
    renamed = Entry(Kind.RENAMED, 0, 0, "records", b"ring")

    cuts = _cuts(_FILE, _FOLDER_SYNCED, renamed)

    assert {tuple(cut) for cut in cuts} == {("records",), ("ring",)}


def test_two_names_of_one_file_stay_one_file(tmp_path: Path) -> None:
    linked = Entry(Kind.LINKED, 0, 0, "records", b"other")
    disk = disk_at((_FILE, _written(0, b"x"), _synced(), linked, _FOLDER_SYNCED))

    lay_out(tmp_path, disk.after_cut(Random(1)))

    assert (tmp_path / "other").samefile(tmp_path / "records")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_canary_is_found_in_any_case_and_encoding(encoding: str) -> None:
    bird = canary(1)
    content = b"\x00\xff" + f"seen: {bird.family.upper()}, {bird.mrn}".encode(encoding)

    assert list(traces(content, bird)) == [bird.family, bird.mrn]


def test_a_missed_target_says_how_to_repeat_it() -> None:
    fault = Fault("1", "some-fault", "so", "0 lost", 1, 10, lambda _: Outcome(""))
    result = Result(fault, 10, 42, 1.0, Outcome("10 kills", ("lost: x",)))

    assert "MISSED" in as_table([result])
    assert "--only some-fault --times 10 --seed 42" in missed(result)
    assert "lost: x" in missed(result)
