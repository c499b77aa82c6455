import pytest

from infusion_planner.domain.change import Change
from infusion_planner.store.journal import Actor, Kind
from infusion_planner.store.store import Store
from infusion_planner.store.undoing import Undoing

BOB = Actor("bob", "Bob Adams")


def _write(store: Store, actor: Actor, sql: str) -> Change:
    return store.run(sql, actor, lambda db: db.execute(sql))


def test_history_tells_a_rows_life_oldest_first(filled: Store, actor: Actor) -> None:
    filled.run(
        "Rename",
        BOB,
        lambda db: db.execute("UPDATE prescriber SET name = 'Dr. B', rev = 2"),
        reason="married",
    )
    Undoing(filled, BOB, 0).undo()

    first, second, third = filled.history("prescriber", "prescriber")

    assert first.before is None
    assert first.after == {"id": "prescriber", "name": "Dr. Okafor", "npi": "", "rev": 1}
    assert second.before == first.after
    assert second.after == {"id": "prescriber", "name": "Dr. B", "npi": "", "rev": 2}
    assert (second.op.actor_name, second.op.reason, second.op.kind) == (
        "Bob Adams",
        "married",
        Kind.DO,
    )
    assert (third.op.kind, third.op.undoes, third.op.title) == (
        Kind.UNDO,
        second.op.id,
        "Rename",
    )
    assert [first.op.seq, second.op.seq, third.op.seq] == [1, 2, 3]


def test_history_of_a_deleted_row_ends_with_nothing(filled: Store, actor: Actor) -> None:
    _write(filled, actor, "DELETE FROM closure")

    assert filled.history("closure", "closure")[-1].after is None


def test_rows_of_other_tables_with_the_same_id_are_left_out(filled: Store) -> None:
    assert filled.history("infusion", "course") == ()


def test_an_instant_is_utc_to_the_millisecond(filled: Store) -> None:
    (line,) = filled.history("center", "center")

    # The clock starts at 08:00:00 UTC and moves one second at each look: at the operation's id,
    # at its start and at its end.
    assert line.op.started_at == "2026-11-02T08:00:01.000+00:00"
    assert line.op.ended_at == "2026-11-02T08:00:03.000+00:00"


@pytest.mark.parametrize(
    ("sql", "step"),
    [
        ("UPDATE infusion SET given_on = '2026-11-02'", 1),
        ("UPDATE patient SET given = 'Bea'", 1),
        ("DELETE FROM allergy", 1),
        ("UPDATE sheet_print SET copy_number = 2", 0),
        ("UPDATE prescriber SET name = 'Dr. B'", 0),
    ],
)
def test_the_revision_counts_operations_on_the_record(
    filled: Store, actor: Actor, sql: str, step: int
) -> None:
    assert filled.revision("patient") == 1

    _write(filled, actor, sql)

    assert filled.revision("patient") == 1 + step


def test_an_operation_counts_once_however_many_rows_it_wrote(filled: Store, actor: Actor) -> None:
    def work(db: object) -> None:
        filled.db.execute("UPDATE patient SET given = 'Bea'")
        filled.db.execute("UPDATE infusion SET reason = 'fever'")

    filled.run("Two rows", actor, work)

    assert filled.revision("patient") == 2


def test_an_undo_moves_the_revision_on(filled: Store, actor: Actor) -> None:
    _write(filled, actor, "UPDATE patient SET given = 'Bea'")

    Undoing(filled, actor, 0).undo()

    assert filled.revision("patient") == 3


def test_an_unknown_patient_has_revision_zero(filled: Store) -> None:
    assert filled.revision("nobody") == 0


def test_undo_reaches_ones_own_operations_since_sign_in(filled: Store, actor: Actor) -> None:
    since = filled.last_seq()
    assert Undoing(filled, actor, since).undoable() is None
    mine = _write(filled, actor, "UPDATE closure SET why = 'mine'")
    _write(filled, BOB, "UPDATE center SET name = 'his'")

    found = Undoing(filled, actor, since).undoable()

    assert found is not None
    assert (found.id, found.title) == (mine.op_id, mine.title)


def test_last_seq_counts_from_zero(store: Store, actor: Actor) -> None:
    assert store.last_seq() == 0

    _write(store, actor, "INSERT INTO person (id, name, role) VALUES ('p', 'Pat', 'nurse')")

    assert store.last_seq() == 1


PRINT = (
    "INSERT INTO sheet_print SELECT '{0}', patient_id, course_id, infusion_id, sheet, code,"
    " revision, 1, pages, paper, destination, sha256, printed_at, printed_by FROM sheet_print"
    " WHERE id = 'sheet_print'"
)


def test_undo_looks_past_prints(filled: Store, actor: Actor) -> None:
    since = filled.last_seq()
    mine = _write(filled, actor, "UPDATE closure SET why = 'mine'")
    _write(filled, actor, PRINT.format("second"))
    _write(filled, actor, PRINT.format("third"))

    found = Undoing(filled, actor, since).undoable()

    assert found is not None
    assert found.id == mine.op_id


def test_a_print_alone_is_nothing_to_undo(filled: Store, actor: Actor) -> None:
    since = filled.last_seq()
    _write(filled, actor, PRINT.format("second"))

    assert Undoing(filled, actor, since).undoable() is None


def test_an_operation_that_prints_and_writes_more_can_be_undone(
    filled: Store, actor: Actor
) -> None:
    def work(db: object) -> None:
        filled.db.execute(PRINT.format("second"))
        filled.db.execute("UPDATE closure SET why = 'mine'")

    since = filled.last_seq()
    mixed = filled.run("Both", actor, work)

    found = Undoing(filled, actor, since).undoable()

    assert found is not None
    assert found.id == mixed.op_id


def test_a_sealed_operation_still_bars_the_undo_of_what_lies_before(
    filled: Store, actor: Actor
) -> None:
    since = filled.last_seq()
    _write(filled, actor, "UPDATE closure SET why = 'mine'")
    given = "UPDATE infusion SET given_on = '2026-11-02'"
    filled.run("Recorded", actor, lambda db: db.execute(given), sealed=True)
    _write(filled, actor, PRINT.format("second"))

    assert Undoing(filled, actor, since).undoable() is None


def test_a_print_after_an_undo_leaves_the_redo(filled: Store, actor: Actor) -> None:
    since = filled.last_seq()
    _write(filled, actor, "UPDATE closure SET why = 'mine'")
    undone = Undoing(filled, actor, since).undo()
    _write(filled, actor, PRINT.format("second"))

    found = Undoing(filled, actor, since).redoable()

    assert found is not None
    assert found.id == undone.op_id
