"""The PIN of a person: its hash alone, and only inside the records."""

import pytest

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.store import pins
from infusion_planner.store.boxes import Cost
from infusion_planner.store.journal import Actor
from infusion_planner.store.records import Records
from infusion_planner.store.sealing import Random
from infusion_planner.store.store import Store

PIN, OTHER = "739164", "508273"
NOW = "2026-11-20T14:05:00+00:00"


def put(store: Store, actor: Actor, pin: str, random: Random, cost: Cost) -> None:
    def work(db: object) -> None:
        records = Records(store.db, store.new_id)
        pins.put(records, "person", pin, NOW, random=random, cost=cost)

    store.run("Set a PIN", actor, work)


@pytest.fixture
def people(store: Store, actor: Actor) -> Store:
    add = "INSERT INTO person (id, name, role) VALUES ('person', 'Ana Ruiz', 'nurse')"
    store.run("Add a person", actor, lambda db: db.execute(add))
    return store


def test_only_the_right_pin_of_the_right_person_passes(
    people: Store, actor: Actor, random: Random, cost: Cost
) -> None:
    put(people, actor, PIN, random, cost)

    assert pins.is_right(people.db, "person", PIN)
    assert not pins.is_right(people.db, "person", OTHER)
    assert not pins.is_right(people.db, "somebody", PIN)
    assert (pins.has_one(people.db, "person"), pins.has_one(people.db, "x")) == (True, False)


def test_a_new_pin_takes_the_place_of_the_old_one(
    people: Store, actor: Actor, random: Random, cost: Cost
) -> None:
    put(people, actor, PIN, random, cost)
    put(people, actor, OTHER, random, cost)

    assert not pins.is_right(people.db, "person", PIN)
    assert pins.is_right(people.db, "person", OTHER)


def test_neither_the_pin_nor_its_hash_stands_in_the_trail(
    people: Store, actor: Actor, random: Random, cost: Cost
) -> None:
    put(people, actor, PIN, random, cost)
    put(people, actor, OTHER, random, cost)

    rows = people.db.execute("SELECT before, after FROM change WHERE tbl = 'pin'").fetchall()
    written = str(rows)
    assert len(rows) == 2
    assert "argon2" not in written
    assert PIN not in written


def test_a_pin_that_is_guessed_first_is_refused(
    people: Store, actor: Actor, random: Random, cost: Cost
) -> None:
    with pytest.raises(InvalidInput):
        put(people, actor, "123456", random, cost)

    assert not pins.has_one(people.db, "person")
