"""A SAMPLE center in memory, on whatever day a test asks for."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from infusion_planner.actions.change_center import OpenCenter
from infusion_planner.actions.desk import Desk
from infusion_planner.actions.proof import Proof
from infusion_planner.app.clock import monotonic
from infusion_planner.app.counted import counting
from infusion_planner.app.office import Office
from infusion_planner.cards.reader import Reader
from infusion_planner.demo.sample_center import sample_center, sample_random
from infusion_planner.demo.sample_clock import SampleClock
from infusion_planner.domain.roles import MANAGERS, Role
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from tests.memory import empty_store
from tests.office import open_ring
from tests.resources import shipped_rulebook

ACTOR = Actor("person-1", "A. Ruiz", MANAGERS | {Role.NURSE})


def sample_office(today: date) -> Office:
    """An office whose clock stands seven years back, with the center's facts and no patient."""
    clock = SampleClock(UTC)
    clock.at = datetime.combine(date(today.year - 7, 1, 2), time(8), UTC)
    store = empty_store(b"c" * 32, clock=clock, new_id=Ids(clock, sample_random(1)))
    book = shipped_rulebook()
    Desk(store, book, clock, ACTOR).do(OpenCenter(sample_center(today), ACTOR.id, ACTOR.roles))
    desk = Desk(store, book, clock, ACTOR)
    reader = Reader(store, book, clock, ACTOR)
    attempts = Attempts(None, monotonic=monotonic, random=bytes)
    proof = Proof(store, ACTOR, clock, open_ring, counting(attempts))
    return Office(ACTOR.name, store, desk, reader, Path(), clock, proof)
