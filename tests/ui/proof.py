"""The SAMPLE center with the longest names, and a walk through every screen of a window on it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.demo.guide import Stop
from infusion_planner.demo.sample_center import SEED, SampleBuilder
from infusion_planner.demo.stories import STORIES
from infusion_planner.demo.tour import beginning, tour
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import PersonName
from tests.demo.sample_office import sample_office
from tests.office import SetClock, TestOffice, moment, office
from tests.ui.front import doors, opened

TODAY = date(2026, 11, 20)
LONG_NAMES = (
    PersonName("TREETAWTCHAIWONG", "Lertchai", "Mr", "Lek"),
    PersonName("WOLFESCHLEGELSTEINHAUSENBERGERDORFF", "Maximiliane Friederike", "Dr"),
)
Look = Callable[[Stop], list[str]]
"""Looks at one screen and names what is wrong with it."""


@cache
def long_names() -> TestOffice:
    """Every story of the SAMPLE center, told of patients with long names.

    Made once: a walk leaves the records as they were.
    """
    made = sample_office(TODAY)
    SampleBuilder(made, TODAY, len(STORIES), SEED).until(date.max)
    clock = SetClock(moment(TODAY))
    place = TestOffice(clock, made.store, made.desk, made.reader)
    for number, line in enumerate(place.reader.patients()):
        known = place.reader.details(line.patient_id)
        name = LONG_NAMES[number % len(LONG_NAMES)]
        place.desk.do(CorrectPatient(replace(known, name=name)))
    return place


def walk(qtbot: QtBot, *looks: Look, before: bool = True, **how: object) -> dict[str, list[str]]:
    """Look at every screen, and give what is wrong by the name of the screen.

    Args:
        qtbot: of the test.
        looks: what is looked for.
        before: whether the way from the first start to the empty list is gone as well.
        how: size, theme and text size of the window, as `opened` takes them.
    """
    found = {}
    for stop in stops(qtbot, before=before, **how):
        wrong = [words for look in looks for words in look(stop)]
        if wrong:
            found[stop.name] = wrong
    return found


def stops(qtbot: QtBot, *, before: bool = True, **how: object) -> Iterator[Stop]:
    """Stop at every screen there is."""
    if before:
        new = doors(office(), made=False)
        with opened(qtbot, office(), wired=new, signed_in=False, **how) as window:  # type: ignore[arg-type]
            yield from beginning(window)
    place = long_names()
    with opened(qtbot, place, **how) as window:  # type: ignore[arg-type]  # by name
        yield from tour(window)
