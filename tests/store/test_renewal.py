import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random as Chance
from time import sleep

import pytest

from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    Refused,
    StoreBusy,
    WrongPassword,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.store import records_copy, renewal, sealing, vault_people
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import Database, connect
from infusion_planner.store.holders import holder_lines, person_names
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from infusion_planner.store.opened import Opened
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.ring import context, read_ring
from infusion_planner.store.ring_file import RING
from infusion_planner.store.sealing import Keys
from infusion_planner.store.store import Store
from infusion_planner.store.vault import create_ring, open_by_recovery, open_ring
from tests.store.conftest import PASSWORD, Clock, run_child, start_child, write_all

RENEWING = "from infusion_planner.store import renewal"
Random = Callable[[int], bytes]
Rows = dict[str, list[tuple[object, ...]]]
BOB = "seven quiet lakes under the moon"
ANA = ("Ana Ruiz", PASSWORD)


class Center:
    """Closed records with one row in every table; Ana, Bob and a recovery sheet on the ring."""

    def __init__(self, folder: Path, cost: Cost, random: Random, clock: Clock) -> None:
        self.folder, self.random, self.clock = folder, random, clock
        self.ana, sheet = create_ring(folder / RING, *ANA, cost=cost, random=random)
        self.sheet = sheet.qr_text
        bob = NewPassword(BOB, cost)
        self.bob_id = vault_people.add_person(
            folder / RING, self.ana, "Bob Adams", bob, random=random
        )
        new_id = Ids(clock, random)
        store = Store.create(folder, self.ana, clock=clock, new_id=new_id)
        store.run("Fill every table", Actor(self.ana.person_id, "Ana Ruiz"), write_all)
        store.close()

    def sign_in(self, name: str = ANA[0], password: str = ANA[1]) -> Opened:
        opened = open_ring(self.folder / RING, name, password)
        return renewal.settle(self.folder, opened, random=self.random)

    def open(self, opened: Opened) -> Store:
        return Store.open(
            self.folder, opened, clock=self.clock, new_id=Ids(self.clock, self.random)
        )

    def rows(self, opened: Opened) -> Rows:
        with closing(self.open(opened)) as store:
            assert store.verify().is_good
            made = store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                name: store.db.execute(f"SELECT * FROM {name}").fetchall()
                for (name,) in made.fetchall()
            }

    def add_row(self, opened: Opened, on_day: str) -> None:
        def close_day(db: Database) -> None:
            db.execute("INSERT INTO closure (id, on_day) VALUES (?, ?)", (on_day, on_day))

        with closing(self.open(opened)) as store:
            store.run("Close a day", Actor(opened.person_id, opened.person_name), close_day)

    def opens(self, data_key: bytes) -> bool:
        return records_copy.opens(self.folder / RECORDS, data_key)

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture
def center(tmp_path: Path, cost: Cost, random: Random, clock: Clock) -> Center:
    return Center(tmp_path, cost, random, clock)


@pytest.fixture
def before(center: Center) -> Rows:
    return center.rows(center.ana)


# renewed


def test_every_row_and_the_trail_are_there_under_the_new_key(center: Center, before: Rows) -> None:
    renewed = renewal.renew(center.folder, center.ana, random=center.random)

    assert center.rows(renewed.opened) == before
    assert len(before) > 10
    assert all(before[table] for table in ("patient", "infusion", "op", "change"))
    assert renewed.chain.is_good
    assert renewed.chain.entries == len(before["op"])


def test_the_old_data_key_opens_the_records_no_more(center: Center) -> None:
    assert center.opens(center.ana.data_key)

    renewed = renewal.renew(center.folder, center.ana, random=center.random)

    assert not center.opens(center.ana.data_key)
    assert center.opens(renewed.opened.data_key)


def test_earlier_data_keys_are_kept_for_old_backups(center: Center) -> None:
    first = renewal.renew(center.folder, center.ana, random=center.random).opened
    second = renewal.renew(center.folder, first, random=center.random).opened

    assert second.keys.earlier == (center.ana.data_key, first.data_key)
    assert second.chain_key == center.ana.chain_key
    assert len({center.ana.data_key, first.data_key, second.data_key}) == 3


def test_everybody_who_stays_signs_in_as_before(center: Center, before: Rows) -> None:
    renewed = renewal.renew(center.folder, center.ana, random=center.random)

    by_sheet = open_by_recovery(center.folder / RING, center.sheet)
    assert center.sign_in() == renewed.opened
    assert center.sign_in("Bob Adams", BOB).keys == renewed.opened.keys
    assert by_sheet.keys == renewed.opened.keys
    assert center.rows(center.sign_in("Bob Adams", BOB)) == before


def test_rows_still_in_the_write_ahead_log_come_along(center: Center) -> None:
    with closing(center.open(center.ana)) as store:
        shutil.copytree(center.folder, center.folder / "crashed")
        name = store.db.execute("PRAGMA database_list").fetchone()[2]
    crashed = center.folder / "crashed"
    code = """
store = open_store()
store.run("Close a day", ana, lambda db: db.execute(
    "INSERT INTO closure (id, on_day) VALUES ('late', '2026-12-31')"))
os.kill(os.getpid(), signal.SIGKILL)
"""
    run_child(code, crashed)
    assert name.endswith(RECORDS)
    assert (crashed / f"{RECORDS}-wal").stat().st_size > 0

    renewed = renewal.renew(crashed, center.ana, random=center.random)

    with closing(connect(crashed / RECORDS, renewed.opened.data_key)) as db:
        assert db.execute("SELECT on_day FROM closure WHERE id = 'late'").fetchall()


def test_nothing_is_left_beside_the_records(center: Center) -> None:
    there = center.files() | {"records.ring.2"}

    renewal.renew(center.folder, center.ana, random=center.random)

    assert center.files() == there
    assert (center.folder / RECORDS).stat().st_mode & 0o777 == 0o600


def test_the_ring_names_its_holders_with_their_fingerprints(center: Center) -> None:
    shown = holder_lines(center.folder / RING)

    renewed = renewal.renew(center.folder, center.ana, random=center.random)

    assert renewed.holders == shown
    assert [line.name for line in shown] == ["Ana Ruiz", "Recovery sheet", "Bob Adams"]


def test_the_records_are_written_to_as_before(center: Center) -> None:
    renewed = renewal.renew(center.folder, center.ana, random=center.random)

    center.add_row(renewed.opened, "2026-12-24")

    rows = center.rows(center.sign_in())
    assert {row[1] for row in rows["closure"]} == {"2026-12-24", "2026-12-25"}


# the leaver


def test_old_ring_old_password_and_old_data_key_of_a_leaver_open_nothing_new(
    center: Center, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.ring"
    shutil.copy(center.folder / RING, kept)
    bob = open_ring(kept, "Bob Adams", BOB)
    old = read_ring(kept.read_bytes()).person("Bob Adams")
    assert old is not None
    assert old.private is not None
    private = sealing.open_private(old.private, old.id, BOB)
    assert private is not None

    renewal.renew(center.folder, center.ana, random=center.random, leaving=center.bob_id)

    ring = read_ring((center.folder / RING).read_bytes())
    opened = [
        sealing.open_keys(holder.keys, private, context(ring.version, holder_id))
        for holder in ring.holders
        for holder_id in (holder.id, center.bob_id)
    ]
    assert opened == [None] * 4
    assert bob.keys == center.ana.keys
    assert not center.opens(bob.data_key)
    with pytest.raises(WrongPassword):
        open_ring(center.folder / RING, "Bob Adams", BOB)
    with pytest.raises(DamagedFile):
        center.open(bob)
    assert person_names(center.folder / RING) == ("Ana Ruiz",)


def test_the_ring_kept_from_during_the_renewal_does_not_name_the_leaver_either(
    center: Center,
) -> None:
    renewal.renew(center.folder, center.ana, random=center.random, leaving=center.bob_id)

    assert person_names(center.folder / f"{RING}.1") == ("Ana Ruiz",)


def test_an_old_ring_put_back_does_not_open_the_new_records(center: Center) -> None:
    old = (center.folder / RING).read_bytes()
    renewal.renew(center.folder, center.ana, random=center.random, leaving=center.bob_id)
    (center.folder / RING).write_bytes(old)

    bob = center.sign_in("Bob Adams", BOB)

    with pytest.raises(DamagedFile):
        center.open(bob)


@pytest.mark.parametrize("who", ["self", "gone"])
def test_a_refused_leaver_changes_nothing(center: Center, who: str) -> None:
    leaving = center.ana.person_id if who == "self" else "gone"
    ring = (center.folder / RING).read_bytes()

    with pytest.raises(Refused):
        renewal.renew(center.folder, center.ana, random=center.random, leaving=leaving)

    assert (center.folder / RING).read_bytes() == ring
    assert center.opens(center.ana.data_key)


def test_who_was_removed_renews_nothing(center: Center) -> None:
    bob = center.sign_in("Bob Adams", BOB)
    vault_people.remove_person(
        center.folder / RING, center.ana, bob.person_id, random=center.random
    )

    with pytest.raises(Refused, match="no longer on the key ring"):
        renewal.renew(center.folder, bob, random=center.random)


# when something is in the way


@pytest.fixture
def untouched(center: Center, before: Rows) -> Iterator[None]:
    """Hold the test to it that ring and records are in the end as they were."""
    ring = (center.folder / RING).read_bytes()
    yield
    assert read_ring((center.folder / RING).read_bytes()).people() != ()
    assert center.rows(center.sign_in()) == before
    assert center.sign_in("Bob Adams", BOB).keys == center.ana.keys
    assert (center.folder / RING).read_bytes() == ring
    assert not (center.folder / records_copy.SIDE).exists()


@pytest.mark.usefixtures("untouched")
def test_records_that_are_open_here_are_not_renewed(center: Center) -> None:
    with closing(center.open(center.ana)) as store:
        with pytest.raises(StoreBusy, match="Nothing was changed"):
            renewal.renew(center.folder, center.ana, random=center.random)

        assert store.verify().is_good


@pytest.mark.usefixtures("untouched")
def test_a_full_disk_leaves_everything_as_it_was(center: Center) -> None:
    code = """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
opened = vault.open_ring(folder / "records.ring", "Ana Ruiz", sys.argv[2])
size = (folder / "records.ipdb").stat().st_size // 2
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    renewal.renew(folder, opened, random=os.urandom)
except FolderTrouble as error:
    print(error)
"""
    status, said = run_child(RENEWING + code, center.folder)

    assert (status, "Nothing was changed" in said) == (0, True), said


@pytest.mark.usefixtures("untouched")
def test_too_little_room_is_said_before_anything_is_written(center: Center) -> None:
    records = center.folder / RECORDS
    whole = records.read_bytes()
    os.truncate(records, shutil.disk_usage(center.folder).free + 2**24)  # takes no room itself

    with pytest.raises(FolderTrouble, match=r"were not renewed: it needs [0-9,]+ MB"):
        renewal.renew(center.folder, center.ana, random=center.random)

    records.write_bytes(whole)


@pytest.mark.usefixtures("untouched")
def test_damaged_records_are_not_copied(center: Center) -> None:
    records = center.folder / RECORDS
    whole = records.read_bytes()
    records.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])

    with pytest.raises(DamagedFile):
        renewal.renew(center.folder, center.ana, random=center.random)

    records.write_bytes(whole)


def test_a_missing_records_file_is_said_in_words(center: Center) -> None:
    (center.folder / RECORDS).unlink()

    with pytest.raises(FolderTrouble):
        renewal.renew(center.folder, center.ana, random=center.random)


# The interpreter tells of each rename before it is done: there the child fails or dies.
RENAMES = """
from infusion_planner.store import renewal
opened = vault.open_ring(folder / "records.ring", "Ana Ruiz", sys.argv[2])
seen = []
def watch(event, arguments):
    if event == "os.rename":
        seen.append(Path(arguments[1]).name)
        at_rename(*seen)
"""
RENEW = """
sys.addaudithook(watch)
lines = renewal.holder_lines(folder / "records.ring")
bob_id = next(line.id for line in lines if "Bob" in line.name)
try:
    opened = renewal.renew(folder, opened, random=os.urandom, leaving=bob_id).opened
    print("renewed")
except StoreError as error:
    print(error)
"""
# the ring with the mark, then the records, then the ring without it; generations before each
ORDER = ["records.ring.1", "records.ring", "records.ipdb", "records.ring.2", "records.ring.1"]


def _renames(at_rename: str) -> str:
    return RENAMES + f"def at_rename(*names):\n    {at_rename}\n" + RENEW


def test_the_order_of_renames_is_the_one_that_is_safe(center: Center) -> None:
    for kept in ("records.ring.1", "records.ring.2"):
        (center.folder / kept).unlink(missing_ok=True)

    status, said = run_child(_renames("pass") + "print(*seen)", center.folder)

    assert (status, said.split()) == (0, ["renewed", *ORDER, "records.ring"])


@pytest.mark.parametrize("name", ["records.ring", "records.ipdb"])
def test_a_rename_that_fails_is_taken_back(center: Center, before: Rows, name: str) -> None:
    trouble = f"if names[-1] == {name!r} and names.count({name!r}) == 1: raise OSError(28, 'Full')"
    status, said = run_child(_renames(trouble), center.folder)

    # the keys given to `renew` open everything still, Bob's among them
    assert (status, "not changed" in said or "Nothing was changed" in said) == (0, True), said
    assert center.rows(center.ana) == before
    assert center.sign_in("Bob Adams", BOB).keys == center.ana.keys
    assert center.sign_in().keys == center.ana.keys
    assert not center.sign_in().renewing
    assert not (center.folder / records_copy.SIDE).exists()


def test_where_the_ring_cannot_be_put_back_the_next_sign_in_does_the_rest(
    center: Center, before: Rows
) -> None:
    trouble = "if 'records.ipdb' in names: raise OSError(5, 'Bad disk')"
    status, said = run_child(_renames(trouble), center.folder)
    assert (status, "sign in again" in said) == (0, True), said

    ana = center.sign_in()

    assert center.rows(ana) == before
    assert ana.keys.earlier == (center.ana.data_key,)
    assert (ana.renewing, ana.taken_back) == (False, False)
    assert person_names(center.folder / RING) == ("Ana Ruiz",)


def test_where_the_mark_cannot_be_taken_off_the_records_open_and_it_goes_later(
    center: Center, before: Rows
) -> None:
    trouble = "if 'records.ipdb' in names[:-1]: raise OSError(28, 'Full')"
    status, said = run_child(_renames(trouble) + "print(opened.renewing)", center.folder)
    assert (status, said.split()) == (0, ["renewed", "True"]), said
    assert open_ring(center.folder / RING, *ANA).renewing

    ana = center.sign_in()

    assert center.rows(ana) == before
    assert not open_ring(center.folder / RING, *ANA).renewing


# cut short


@pytest.mark.parametrize("number", range(1, 8))
def test_killed_before_any_rename_the_records_open_for_who_stays(
    center: Center, before: Rows, number: int
) -> None:
    death = f"if len(names) == {number}: os.kill(os.getpid(), signal.SIGKILL)"
    status, said = run_child(_renames(death), center.folder)
    assert status == -signal.SIGKILL, said

    ana = center.sign_in()

    done = number > 3  # the third puts the marked ring in place
    assert center.rows(ana) == before
    assert (ana.renewing, ana.taken_back) == (False, False)
    assert (ana.keys == center.ana.keys) is not done
    assert person_names(center.folder / RING) == (
        ("Ana Ruiz",) if done else ("Ana Ruiz", "Bob Adams")
    )
    assert not open_ring(center.folder / RING, *ANA).renewing
    assert not (center.folder / records_copy.SIDE).exists()
    assert open_by_recovery(center.folder / RING, center.sheet).keys == ana.keys


def half_done(center: Center) -> Opened:
    """Stop between ring and records, and give what signing in gives then."""
    death = "if names[-1] == 'records.ipdb': os.kill(os.getpid(), signal.SIGKILL)"
    run_child(_renames(death), center.folder)
    opened = open_ring(center.folder / RING, *ANA)
    assert opened.renewing
    assert center.opens(center.ana.data_key)
    assert records_copy.opens(center.folder / records_copy.SIDE, opened.data_key)
    return opened


def _remove(side: Path) -> None:
    side.unlink()


def _flip(side: Path) -> None:
    raw = bytearray(side.read_bytes())
    raw[20_000] ^= 1
    side.write_bytes(raw)


def _cut(side: Path) -> None:
    os.truncate(side, 5_000)


@pytest.mark.parametrize("harm", [_remove, _flip, _cut])
def test_without_a_good_copy_the_renewal_is_taken_back_and_said_to_be(
    center: Center, before: Rows, harm: Callable[[Path], None]
) -> None:
    half_done(center)
    harm(center.folder / records_copy.SIDE)

    ana = center.sign_in()

    assert center.rows(ana) == before
    assert ana.keys == center.ana.keys
    assert (ana.renewing, ana.taken_back) == (False, True)
    assert person_names(center.folder / RING) == ("Ana Ruiz",)
    assert center.sign_in() == replace(ana, taken_back=False)
    assert not (center.folder / records_copy.SIDE).exists()


def test_rows_written_since_the_copy_are_never_lost(center: Center) -> None:
    half_done(center)
    center.add_row(center.ana, "2026-12-24")

    ana = center.sign_in()

    assert ana.taken_back
    assert "2026-12-24" in {row[1] for row in center.rows(ana)["closure"]}


def test_a_renewal_taken_back_can_be_done_again(center: Center, before: Rows) -> None:
    half_done(center)
    (center.folder / records_copy.SIDE).unlink()

    renewed = renewal.renew(center.folder, center.sign_in(), random=center.random)

    assert center.rows(renewed.opened) == before
    assert not center.opens(center.ana.data_key)


def test_damaged_records_leave_the_good_copy_for_a_rescue(center: Center) -> None:
    opened = half_done(center)
    _flip(center.folder / RECORDS)

    with pytest.raises(DamagedFile):
        center.sign_in()

    assert records_copy.opens(center.folder / records_copy.SIDE, opened.data_key)


def test_records_that_open_with_neither_key_stay_closed(center: Center) -> None:
    half_done(center)
    (center.folder / RECORDS).write_bytes(os.urandom(20_000))
    ring = (center.folder / RING).read_bytes()

    opened = center.sign_in()

    assert opened.renewing
    assert (center.folder / RING).read_bytes() == ring
    with pytest.raises(DamagedFile):
        center.open(opened)


def test_a_recovery_sheet_ends_a_renewal_too(center: Center, before: Rows) -> None:
    half_done(center)

    opened = open_by_recovery(center.folder / RING, center.sheet)
    settled = renewal.settle(center.folder, opened, random=center.random)

    assert center.rows(settled) == before
    assert not settled.renewing


def test_what_a_cut_short_copy_left_goes_at_the_next_sign_in(center: Center, before: Rows) -> None:
    for name in (records_copy.SIDE, f"{records_copy.SIDE}-journal"):
        (center.folder / name).write_bytes(b"half a copy")

    ana = center.sign_in()

    assert center.rows(ana) == before
    assert not any(name.startswith(records_copy.SIDE) for name in center.files())


def test_killed_at_any_moment_the_records_open_with_every_row(center: Center, before: Rows) -> None:
    code = """
import time
from infusion_planner.store import renewal
opened = renewal.settle(
    folder, vault.open_ring(folder / "records.ring", "Ana Ruiz", sys.argv[2]), random=os.urandom)
begun = time.monotonic()
opened = renewal.renew(folder, opened, random=os.urandom).opened
print(time.monotonic() - begun, flush=True)
while True:
    opened = renewal.renew(folder, opened, random=os.urandom).opened
"""
    chance = Chance(20)
    keys: set[Keys] = {center.ana.keys}
    for _ in range(20):
        with start_child(code, center.folder) as child:
            assert child.stdout is not None
            # as long as a few renewals take on this computer as busy as it is now
            sleep(chance.uniform(0, 3 * float(child.stdout.readline())))
            child.kill()
            child.communicate()

        ana = center.sign_in()

        assert center.rows(ana) == before
        assert not ana.taken_back
        keys.add(ana.keys)
    assert len(keys) > 10
    assert center.sign_in("Bob Adams", BOB).keys == ana.keys
