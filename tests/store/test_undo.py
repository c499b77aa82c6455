import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from infusion_planner.domain.errors import Refused, UndoConflict
from infusion_planner.store.driver import Database, with_tables
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from infusion_planner.store.store import Store
from infusion_planner.store.tables import TABLES
from infusion_planner.store.undoing import Undoing
from tests.memory import empty_store
from tests.store.conftest import CHAIN_KEY, ROWS, Clock, write_all

ANA, BOB = Actor("ana", "Ana Ruiz"), Actor("bob", "Bob Adams")


def _contents(store: Store) -> dict[str, list[dict[str, object]]]:
    """Give every row of every table without its counter."""
    return {
        table: [
            {name: value for name, value in row.items() if name != "rev"}
            for row in with_tables(store.db).table(table).rows_where(order_by="id")
        ]
        for table in ROWS
    }


def _execute(store: Store, actor: Actor, sql: str) -> None:
    store.run(sql, actor, lambda db: db.execute(sql))


def write_undoable(db: Database) -> None:
    # the journal keeps no secret, so a row with one is not there to be written back
    write_all(db, without=tuple(table.name for table in TABLES if table.secret))


def test_inserted_rows_of_every_table_go_and_come_back(store: Store) -> None:
    empty = _contents(store)
    store.run("Fill every table", ANA, write_undoable)
    full = _contents(store)

    Undoing(store, ANA, 0).undo()
    undone = _contents(store)
    Undoing(store, ANA, 0).redo()

    assert undone == empty
    assert _contents(store) == full
    assert store.verify().is_good


def test_updates_and_deletes_of_one_row_in_one_operation_are_taken_back(filled: Store) -> None:
    before = _contents(filled)

    def work(db: Database) -> None:
        db.execute("UPDATE closure SET why = 'one'")
        db.execute("UPDATE closure SET why = 'two'")
        db.execute("DELETE FROM closure")
        db.execute("INSERT INTO closure VALUES ('closure', '2027-01-01', 'three', 1)")

    filled.run("Many", ANA, work)

    Undoing(filled, ANA, 0).undo()

    assert _contents(filled) == before


def test_the_counter_goes_on_counting(filled: Store) -> None:
    _execute(filled, ANA, "UPDATE closure SET why = 'x', rev = 2")

    Undoing(filled, ANA, 0).undo()

    assert with_tables(filled.db).table("closure").get("closure")["rev"] == 3


def test_a_deleted_row_comes_back_with_the_next_count(filled: Store) -> None:
    _execute(filled, ANA, "DELETE FROM closure")

    Undoing(filled, ANA, 0).undo()

    assert with_tables(filled.db).table("closure").get("closure")["rev"] == 2


def test_a_table_without_a_counter_is_taken_back_too(filled: Store) -> None:
    def work(db: object) -> None:
        filled.db.execute("UPDATE sheet_print SET copy_number = 2")
        filled.db.execute("UPDATE closure SET why = 'x'")

    filled.run("A print and more", ANA, work)

    Undoing(filled, ANA, 0).undo()

    assert with_tables(filled.db).table("sheet_print").get("sheet_print")["copy_number"] == 1


def test_the_news_say_what_was_taken_back(filled: Store) -> None:
    filled.run("Rename", ANA, lambda db: db.execute("UPDATE closure SET why = 'x'"))

    undone = Undoing(filled, ANA, 0).undo()
    again = Undoing(filled, ANA, 0).redo()
    back = Undoing(filled, ANA, 0).undo()

    assert [change.title for change in (undone, again, back)] == [
        "Undone: Rename",
        "Done again: Rename",
        "Undone: Rename",
    ]
    assert [change.undoable for change in (undone, again, back)] == [False, True, False]
    assert undone.touches("closure")


@pytest.mark.parametrize(
    "sql", ["UPDATE closure SET why = 'his'", "DELETE FROM closure"], ids=["changed", "deleted"]
)
def test_a_row_written_since_by_another_is_a_conflict(filled: Store, sql: str) -> None:
    filled.run("Mine", ANA, lambda db: db.execute("UPDATE closure SET why = 'mine'"))
    _execute(filled, BOB, sql)
    before = _contents(filled)

    with pytest.raises(UndoConflict, match="'Mine' cannot be undone: the entry was changed since"):
        Undoing(filled, ANA, 0).undo()

    assert _contents(filled) == before
    assert filled.last_seq() == 3


def test_a_row_that_others_now_need_is_a_conflict(filled: Store) -> None:
    new = "INSERT INTO prescriber (id, name) VALUES ('p2', 'Dr. New')"
    _execute(filled, ANA, new)
    _execute(filled, BOB, "UPDATE patient SET prescriber_id = 'p2'")

    with pytest.raises(UndoConflict, match="on top of it"):
        Undoing(filled, ANA, 0).undo()


def test_a_deleted_row_whose_place_was_taken_is_a_conflict(filled: Store) -> None:
    _execute(filled, ANA, "DELETE FROM closure")
    _execute(filled, BOB, "INSERT INTO closure VALUES ('other', '2026-12-25', '', 1)")

    with pytest.raises(UndoConflict, match="on top of it"):
        Undoing(filled, ANA, 0).undo()


def test_a_redo_conflicts_like_an_undo(filled: Store) -> None:
    _execute(filled, ANA, "UPDATE closure SET why = 'mine'")
    Undoing(filled, ANA, 0).undo()
    _execute(filled, BOB, "UPDATE closure SET why = 'his'")

    with pytest.raises(UndoConflict):
        Undoing(filled, ANA, 0).redo()


def test_a_row_changed_and_changed_back_is_no_conflict(filled: Store) -> None:
    _execute(filled, ANA, "UPDATE closure SET why = 'mine', rev = rev + 1")
    _execute(filled, BOB, "UPDATE closure SET why = 'his', rev = rev + 1")
    Undoing(filled, BOB, 0).undo()

    Undoing(filled, ANA, 1).undo()

    assert with_tables(filled.db).table("closure").get("closure")["why"] == "Christmas"


def test_a_sealed_operation_is_never_undone(filled: Store) -> None:
    since = filled.last_seq()
    _execute(filled, ANA, "UPDATE closure SET why = 'before'")
    given = filled.run(
        "Record infusion 1",
        ANA,
        lambda db: db.execute("UPDATE infusion SET given_on = '2026-11-02'"),
        sealed=True,
    )

    with pytest.raises(Refused, match="'Record infusion 1' cannot be undone"):
        Undoing(filled, ANA, since).undo()

    assert not given.undoable
    assert Undoing(filled, ANA, since).undoable() is None


def test_nothing_to_undo_or_redo_is_said(filled: Store) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        Undoing(filled, ANA, filled.last_seq()).undo()
    with pytest.raises(Refused, match="nothing to do again"):
        Undoing(filled, ANA, 0).redo()


def test_something_new_ends_the_chance_to_redo(filled: Store) -> None:
    _execute(filled, ANA, "UPDATE closure SET why = 'x'")
    Undoing(filled, ANA, 0).undo()
    _execute(filled, ANA, "UPDATE center SET name = 'y'")

    with pytest.raises(Refused):
        Undoing(filled, ANA, 0).redo()


def test_anothers_new_work_leaves_my_redo(filled: Store) -> None:
    _execute(filled, ANA, "UPDATE closure SET why = 'x'")
    Undoing(filled, ANA, 0).undo()
    _execute(filled, BOB, "UPDATE center SET name = 'y'")

    Undoing(filled, ANA, 0).redo()

    assert with_tables(filled.db).table("closure").get("closure")["why"] == "x"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(why=st.text(st.characters(exclude_categories=["Cs"])), rev=st.integers(1, 2**62))
def test_any_text_and_number_survives_the_journal(filled: Store, why: str, rev: int) -> None:
    filled.run("Any", ANA, lambda db: db.execute("UPDATE closure SET why = ?, rev = ?", (why, rev)))
    filled.run("Delete", ANA, lambda db: db.execute("DELETE FROM closure"))

    Undoing(filled, ANA, 0).undo()

    assert with_tables(filled.db).table("closure").get("closure")["why"] == why
    assert with_tables(filled.db).table("closure").get("closure")["rev"] == rev + 1


class UndoMachine(RuleBasedStateMachine):
    """Compares undo and redo with the obvious oracle: two piles of whole states."""

    @initialize()
    def start(self) -> None:
        clock = Clock()
        self.store = empty_store(CHAIN_KEY, clock=clock, new_id=Ids(clock, bytes))
        self.now: dict[str, str] = {}
        self.back: list[dict[str, str]] = []
        self.forth: list[dict[str, str]] = []

    @rule(key=st.sampled_from("abc"), name=st.sampled_from("xyz"))
    def write(self, key: str, name: str) -> None:
        row = {"id": key, "name": name}
        change = self.store.run(
            "Write", ANA, lambda db: with_tables(db).table("prescriber").upsert(row, pk="id")
        )
        if self.now.get(key) == name:
            assert change.rows == ()
            return
        self._did(self.now | {key: name})

    @rule(key=st.sampled_from("abc"))
    def drop(self, key: str) -> None:
        self.store.run(
            "Drop", ANA, lambda db: db.execute("DELETE FROM prescriber WHERE id = ?", (key,))
        )
        if key in self.now:
            self._did({other: name for other, name in self.now.items() if other != key})

    @precondition(lambda self: self.back)
    @rule()
    def undo(self) -> None:
        Undoing(self.store, ANA, 0).undo()
        self.forth.append(self.now)
        self.now = self.back.pop()

    @precondition(lambda self: self.forth)
    @rule()
    def redo(self) -> None:
        Undoing(self.store, ANA, 0).redo()
        self.back.append(self.now)
        self.now = self.forth.pop()

    @invariant()
    def same_rows(self) -> None:
        found = self.store.db.execute("SELECT id, name FROM prescriber").fetchall()
        assert dict(found) == self.now

    @invariant()
    def same_chances(self) -> None:
        assert (Undoing(self.store, ANA, 0).undoable() is not None) == bool(self.back)
        assert (Undoing(self.store, ANA, 0).redoable() is not None) == bool(self.forth)

    def teardown(self) -> None:
        assert self.store.verify().is_good
        self.store.close()

    def _did(self, after: dict[str, str]) -> None:
        self.back.append(self.now)
        self.forth.clear()
        self.now = after


UndoMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestUndoAgainstTheOracle = UndoMachine.TestCase
