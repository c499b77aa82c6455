"""Fixtures of the store: cheap keys, a ticking clock, records in memory and on disk."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from infusion_planner.store import vault
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import Database, with_tables
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.ring_file import RING
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened
from tests.memory import empty_store

PASSWORD = "correct horse battery staple"
CHAIN_KEY = bytes(range(32))
PROJECT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
"""Folders as each released version of the program left them."""

# One row for every table, parents first, each id the table's name.
ROWS: dict[str, dict[str, str | int | None]] = {
    "center": {"id": "center", "name": "North Infusion Center"},
    "closure": {"id": "closure", "on_day": "2026-12-25", "why": "Christmas"},
    "prescriber": {"id": "prescriber", "name": "Dr. Okafor"},
    "person": {"id": "person", "name": "Ana Ruiz", "role": "nurse"},
    "patient": {
        "id": "patient",
        "family": "Ek",
        "given": "Bo",
        "born_on": "1988-03-09",
        "mrn": "7",
        "search_text": "ek bo 7 7 1988-03-09 09-mar-1988",
    },
    "allergy": {"id": "allergy", "patient_id": "patient", "position": 0, "substance": "latex"},
    "course": {
        "id": "course",
        "patient_id": "patient",
        "number": 1,
        "length": 5,
        "rulebook_version": "2026.1",
    },
    "infusion": {"id": "infusion", "patient_id": "patient", "course_id": "course", "number": 1},
    "lab_result": {
        "id": "lab_result",
        "patient_id": "patient",
        "test": "tsh",
        "sampled_on": "2026-11-02",
        "value": "1.9",
    },
    "sheet_print": {
        "id": "sheet_print",
        "patient_id": "patient",
        "sheet": "day_sheet",
        "revision": 1,
        "copy_number": 1,
        "pages": 2,
        "paper": "a4",
        "printed_at": "2026-11-02T08:00:00.000+00:00",
        "printed_by": "person",
    },
    "monitoring_test": {
        "id": "monitoring_test",
        "patient_id": "patient",
        "test": "cbc",
        "done_on": "2026-11-02",
        "recorded_at": "2026-11-02T08:00:00+00:00",
    },
    "antiviral": {
        "id": "antiviral",
        "patient_id": "patient",
        "medicine": "acyclovir",
        "started_on": "2026-11-02",
        "recorded_at": "2026-11-02T08:00:00+00:00",
    },
    "pin": {"id": "person", "hash": "$argon2id$a-hash", "set_at": "2026-11-02T08:00:00+00:00"},
    "restriction": {"id": "restriction", "patient_id": "patient", "why": "a colleague"},
    "restriction_reader": {
        "id": "restriction_reader",
        "patient_id": "patient",
        "person_id": "person",
    },
    "emergency_access": {
        "id": "emergency_access",
        "patient_id": "patient",
        "person_id": "person",
        "why": "treatment",
        "words": "nobody else is here",
        "started_at": "2026-11-02T08:00:00+00:00",
        "until_at": "2026-11-02T09:00:00+00:00",
    },
    "patient_merge": {
        "id": "patient_merge",
        "patient_id": "patient",
        "merged_id": "twin",
        "why": "registered twice",
        "merged_at": "2026-11-02T08:00:00+00:00",
    },
    "trail_review": {
        "id": "trail_review",
        "from_seq": 1,
        "to_seq": 2,
        "person_id": "person",
        "reviewed_at": "2026-11-02T08:00:00+00:00",
    },
    "chart_fact": {
        "id": "chart_fact",
        "patient_id": "patient",
        "kind": "listeria",
        "content": '"2026-11-02"',
        "noted_on": "2026-11-02",
        "noted_at": "2026-11-02T08:00:00+00:00",
        "noted_by": "Ana Ruiz",
    },
    "certification": {
        "id": "certification",
        "holder": "facility",
        "certified_on": "2026-11-02",
    },
    "rule_setting": {
        "id": "rule_setting",
        "rule": "REMS-7",
        "key": "days",
        "value": 7,
        "why": "agreed with the program",
    },
    "letter_text": {
        "id": "letter_text",
        "patient_id": "patient",
        "course": 1,
        "head": "Why now",
        "text": "New lesions.",
        "saved_at": "2026-11-02T08:00:00+00:00",
        "saved_by": "Ana Ruiz",
    },
    "payer_policy": {
        "id": "payer_policy",
        "payer": "lakeside",
        "version": "2026",
        "content": "the text of its file",
        "put_on": "2026-11-02",
        "put_by": "Ana Ruiz",
        "why": "the payer's letter",
    },
    "rule_set": {
        "id": "rule_set",
        "version": "2026.2",
        "content": "the text of its file",
        "put_on": "2026-11-02",
        "put_by": "Ana Ruiz",
        "why": "newer label",
    },
    "chair": {"id": "chair", "name": "A1", "position": 0},
    "chair_outage": {
        "id": "chair_outage",
        "chair_id": "chair",
        "from_on": "2026-11-02",
        "to_on": "2026-11-03",
    },
    "opening": {
        "id": "opening",
        "weekday": 0,
        "opens_at": "07:00",
        "closes_at": "17:00",
        "nurses": 2,
        "running_each": 3,
        "starts_per_half_hour": 2,
    },
    "staffing_day": {"id": "staffing_day", "on_day": "2026-11-02", "nurses": 1},
    "patient_call": {
        "id": "patient_call",
        "patient_id": "patient",
        "course_id": "course",
        "from_on": "2026-11-02",
        "to_on": "2026-11-02",
        "why": "Burst pipe",
        "old_days": "2026-11-02 2026-11-03",
        "new_days": "2026-11-09 2026-11-10",
    },
    "day_entry": {
        "id": "day_entry",
        "patient_id": "patient",
        "infusion_id": "infusion",
        "on_day": "2026-11-02",
        "kind": "arrived",
        "content": '{"chair":"Chair 2"}',
        "real_at": "2026-11-02T08:00:00",
        "done_by": "Ana Ruiz",
        "noted_at": "2026-11-02T08:00:00+00:00",
        "noted_by": "Ana Ruiz",
    },
    "day_signature": {
        "id": "day_signature",
        "patient_id": "patient",
        "infusion_id": "infusion",
        "on_day": "2026-11-02",
        "role": "nurse",
        "meaning": "I gave this infusion",
        "person_id": "person",
        "person": "Ana Ruiz",
        "signed_at": "2026-11-02T16:00:00+00:00",
        "covers": '["day_entry"]',
        "mark": "c8d58b443e12d96284ab4867d607cb1de521c01e4c4c2eaaf6938f23fc025a13",
    },
    "course_close": {
        "id": "course_close",
        "patient_id": "patient",
        "course_id": "course",
        "content": "{}",
        "saved_at": "2026-11-06T16:00:00+00:00",
        "saved_by": "Ana Ruiz",
    },
    "course_request": {
        "id": "course_request",
        "patient_id": "patient",
        "priority": "soon",
        "asked_on": "2026-11-02",
        "asked_by": "Ana Ruiz",
    },
    "start_choice": {
        "id": "start_choice",
        "patient_id": "patient",
        "infusion_id": "infusion",
        "on_day": "2026-11-02",
        "proposed": "08:00",
        "chosen": "09:00",
        "reason": "wish",
        "noted_on": "2026-11-02",
        "noted_by": "Ana Ruiz",
    },
    "downtime": {"id": "downtime", "folder": "/media/downtime", "password": "six words"},
    "course_event": {
        "id": "course_event",
        "patient_id": "patient",
        "course_id": "course",
        "course": 1,
        "verb": "move",
        "reason_code": "patient",
        "planned": "3:2026-12-02",
        "noted_at": "2026-11-02T08:00:00+00:00",
        "noted_by": "Ana Ruiz",
    },
}


def write_all(db: Database, without: tuple[str, ...] = ()) -> None:
    """Write one row into every table, and a second patient."""
    twin = {"id": "twin", "mrn": "8", "search_text": "ek bo 8 8 1988-03-09 09-mar-1988"}
    for table, row in ROWS.items():
        if table in without:
            continue
        with_tables(db).table(table).insert(row)
        if table == "patient":
            with_tables(db).table(table).insert(ROWS["patient"] | twin)


class Clock:
    """Moves on by one second at every look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def random() -> Callable[[int], bytes]:
    return Random(7).randbytes


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_id(clock: Clock, random: Callable[[int], bytes]) -> Ids:
    return Ids(clock, random)


@pytest.fixture
def cost() -> Cost:
    return Cost(passes=1, memory_kib=32, lanes=1)


@pytest.fixture
def actor() -> Actor:
    return Actor("ana", "Ana Ruiz")


@pytest.fixture
def opened(tmp_path: Path, cost: Cost, random: Callable[[int], bytes]) -> Opened:
    opened, _ = vault.create_ring(tmp_path / RING, "Ana Ruiz", PASSWORD, cost=cost, random=random)
    return opened


@pytest.fixture
def store(clock: Clock, new_id: Ids) -> Iterator[Store]:
    store = empty_store(CHAIN_KEY, clock=clock, new_id=new_id)
    yield store
    store.close()


@pytest.fixture
def filled(store: Store, actor: Actor) -> Store:
    store.run("Fill every table", actor, write_all)
    return store


@pytest.fixture
def disk(
    tmp_path: Path, opened: Opened, clock: Clock, new_id: Ids, actor: Actor
) -> Iterator[Store]:
    store = Store.create(tmp_path, opened, clock=clock, new_id=new_id)
    store.run("Fill every table", actor, write_all)
    yield store
    store.db.close()


@pytest.fixture
def reopen(
    tmp_path: Path, opened: Opened, clock: Clock, new_id: Ids
) -> Iterator[Callable[[], Store]]:
    stores: list[Store] = []

    def reopen() -> Store:
        stores.append(Store.open(tmp_path, opened, clock=clock, new_id=new_id))
        return stores[-1]

    yield reopen
    for store in stores:
        store.db.close()


@pytest.fixture
def older(opened: Opened) -> Callable[[Path], None]:
    """Give what lays records down as the first version of the program left them."""

    def lay(folder: Path) -> None:
        shutil.copy(GOLDEN / "1" / RECORDS, folder)

    # drawn from the same chance, the keys are those of the file that was kept
    assert opened.data_key == vault.open_ring(GOLDEN / "1" / RING, "Ana Ruiz", PASSWORD).data_key
    return lay


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that any account may enter, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


CHILD_HEAD = """
import os, resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from infusion_planner.domain.errors import *
from infusion_planner.store import ring_file, vault
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from infusion_planner.store.store import Store
folder = Path(sys.argv[1])
ana = Actor("ana", "Ana Ruiz")
clock = lambda: datetime(2026, 11, 3, tzinfo=UTC)
def open_store():
    opened = vault.open_ring(folder / "records.ring", "Ana Ruiz", sys.argv[2])
    return Store.open(folder, opened, clock=clock, new_id=Ids(clock, os.urandom))
"""


def start_child(code: str, folder: Path) -> subprocess.Popen[str]:
    """Start a second process that runs `code` on the folder."""
    return subprocess.Popen(
        [sys.executable, "-c", CHILD_HEAD + code, str(folder), PASSWORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )


def run_child(code: str, folder: Path) -> tuple[int, str]:
    """Run `code` in a second process; give its exit code and all it printed."""
    with start_child(code, folder) as child:
        out, err = child.communicate(timeout=60)
    return child.returncode, out + err
