import hashlib
import hmac
import json
from functools import partial

import pytest

from infusion_planner.store.chain import verify_chain
from infusion_planner.store.driver import Database, with_tables
from infusion_planner.store.journal import Actor
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.store import Store
from infusion_planner.store.triggers import expected_triggers
from tests.store.conftest import CHAIN_KEY, ROWS


@pytest.fixture
def three(filled: Store, actor: Actor) -> Store:
    """Give records with three operations; the second and third change the prescriber."""
    for number in (2, 3):
        rename = f"UPDATE prescriber SET name = 'Dr. {number}'"
        filled.run(f"Rename to Dr. {number}", actor, partial(_execute, sql=rename))
    return filled


def _execute(db: Database, sql: str) -> None:
    db.execute(sql)


def _tamper(db: Database, sql: str) -> None:
    triggers = expected_triggers(db, NEWEST)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA ignore_check_constraints = ON")
    for name in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.execute(sql)
    for statement in triggers.values():
        db.execute(statement)


def test_an_untouched_trail_stands_to_its_last_entry(three: Store) -> None:
    check = three.verify()

    assert (check.entries, check.broken_seq, check.is_good) == (3, None, True)
    assert (check.head,) == three.db.execute("SELECT hash FROM op WHERE seq = 3").fetchone()
    assert "3 entries" in check.words


def test_an_empty_trail_stands(store: Store) -> None:
    assert store.verify().is_good
    assert store.verify().head == ""


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE op SET title = 'x' WHERE seq = 2", 2),
        ("UPDATE op SET actor = 'eve' WHERE seq = 3", 3),
        ("UPDATE op SET actor_name = 'Eve' WHERE seq = 1", 1),
        ("UPDATE op SET started_at = '2020' WHERE seq = 1", 1),
        ("UPDATE op SET ended_at = '2020' WHERE seq = 1", 1),
        ("UPDATE op SET sealed = 1 WHERE seq = 2", 2),
        ("UPDATE op SET reason = 'x' WHERE seq = 2", 2),
        ("UPDATE op SET id = 'x' WHERE seq = 2", 2),
        ("UPDATE op SET kind = 'undo', undoes = 'x' WHERE seq = 2", 2),
        ("UPDATE op SET previous = '' WHERE seq = 2", 2),
        ("UPDATE op SET hash = 'é' || substr(hash, 2) WHERE seq = 2", 2),
        ("UPDATE op SET kind = 'odd' WHERE seq = 2", 2),
        ("DELETE FROM op WHERE seq = 1", 1),
        ("DELETE FROM op WHERE seq = 2", 2),
        ("UPDATE op SET seq = 9 WHERE seq = 3", 3),
        ("UPDATE change SET after = '{}' WHERE seq = (SELECT max(seq) FROM change)", 3),
        ("UPDATE change SET before = NULL WHERE seq = (SELECT max(seq) FROM change)", 3),
        ("UPDATE change SET patient_id = 'x' WHERE seq = 1", 1),
        ("UPDATE change SET row_id = 'x' WHERE seq = 1", 1),
        ("UPDATE change SET tbl = 'x' WHERE seq = 1", 1),
        ("DELETE FROM change WHERE seq = 1", 1),
        ("INSERT INTO change (op_id, tbl, row_id, after) SELECT id, 't', 'r', '{}' FROM op"
         " WHERE seq = 2", 2),
        ("INSERT INTO change (op_id, tbl, row_id, after) VALUES ('none', 't', 'r', '{}')", 4),
    ],
)  # fmt: skip
def test_an_edit_with_the_triggers_off_is_found_at_its_entry(
    three: Store, sql: str, broken: int
) -> None:
    _tamper(three.db, sql)

    check = verify_chain(three.db, CHAIN_KEY)

    assert (check.broken_seq, check.entries) == (broken, broken - 1)
    assert "is broken" in check.words


def test_a_chain_forged_without_the_key_is_found(three: Store) -> None:
    assert verify_chain(three.db, b"x" * 32).broken_seq == 1


def test_a_cut_tail_shows_only_in_the_head(three: Store) -> None:
    head = three.verify().head
    _tamper(three.db, "DELETE FROM change WHERE op_id = (SELECT id FROM op WHERE seq = 3)")
    _tamper(three.db, "DELETE FROM op WHERE seq = 3")

    cut = three.verify()

    assert cut.is_good
    assert cut.head != head


def test_the_hash_can_be_recomputed_from_the_columns_alone(three: Store) -> None:
    """A stand-alone checker needs no more than the two tables and the key."""
    previous = ""
    for op in with_tables(three.db).table("op").rows_where(order_by="seq"):
        stored = op.pop("hash")
        changes = three.db.execute("SELECT * FROM change WHERE op_id = ? ORDER BY seq", (op["id"],))
        content = op | {"changes": [list(row) for row in changes]}
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))

        computed = hmac.new(CHAIN_KEY, (previous + text).encode(), hashlib.sha256).hexdigest()

        assert computed == stored
        assert op["previous"] == previous
        previous = stored


def test_every_table_is_in_the_chain(filled: Store) -> None:
    for table in ROWS:
        _tamper(filled.db, f"UPDATE change SET after = '{{}}' WHERE tbl = '{table}'")

        assert filled.verify().broken_seq == 1
