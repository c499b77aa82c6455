"""Further people of the test office, each with a desk and a reader of their own."""

from infusion_planner.actions.desk import Desk
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import Role, roles_text
from infusion_planner.store.driver import Database
from infusion_planner.store.journal import OP_COLUMNS, Actor, Op
from infusion_planner.store.read_journal import read_op
from tests.office import ACTOR, TestOffice
from tests.resources import shipped_rulebook


class Colleague(Frozen):
    """Somebody who works at the center, signed in."""

    id: str
    desk: Desk
    reader: Reader
    office: TestOffice


def colleague(place: TestOffice, person_id: str, name: str, *roles: Role) -> Colleague:
    """Take a person in and sign them in."""

    def work(db: Database) -> None:
        sql = "INSERT INTO person (id, name, role) VALUES (?, ?, ?)"
        db.execute(sql, (person_id, name, roles_text(roles)))

    place.store.run("Take in a colleague", ACTOR, work)
    return signed_in(place, person_id, name, *roles)


def signed_in(place: TestOffice, person_id: str, name: str, *roles: Role) -> Colleague:
    """Sign in a person whom the records know."""
    actor = Actor(person_id, name, frozenset(roles))
    book = shipped_rulebook()
    desk = Desk(place.store, book, place.clock, actor)
    reader = Reader(place.store, book, place.clock, actor)
    own = TestOffice(place.clock, place.store, desk, reader, name)
    return Colleague(person_id, desk, reader, own)


def nurse(place: TestOffice) -> Colleague:
    return colleague(place, "person-2", "B. Osei", Role.NURSE)


def manager(place: TestOffice) -> Colleague:
    return colleague(place, "person-3", "C. Novak", Role.MANAGER)


def trail(place: TestOffice, event: str = "") -> list[Op]:
    """Give the entries of the trail, oldest first; of one event, or all."""
    where = "WHERE event = ?" if event else "WHERE ? = ''"
    sql = f"SELECT {OP_COLUMNS} FROM op {where} ORDER BY seq"
    return [read_op(row) for row in place.store.db.execute(sql, (event,))]
