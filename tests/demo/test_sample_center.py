from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from infusion_planner.app.office import Office
from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.patient_calendar import PatientCalendarCard
from infusion_planner.demo.sample_center import SampleBuilder
from infusion_planner.demo.sample_clock import SampleClock, set_clock
from infusion_planner.demo.stories import STORIES
from infusion_planner.domain.frozen import replace
from tests.demo.sample_office import sample_office
from tests.office import SetClock

TODAY = date(2026, 11, 20)


def built(today: date, patients: int = len(STORIES), seed: int = 48) -> Office:
    office = sample_office(today)
    SampleBuilder(office, today, patients, seed).until(date.max)
    set_clock(office).set(today, 9)
    return office


@cache
def seen(today: date = TODAY) -> Office:
    """Give a center that is only looked at, made once for every test that does."""
    return built(today)


def words(office: Office) -> set[str]:
    return {line.word for line in office.reader.patients()}


def test_the_stories_show_every_state_a_patient_can_be_in() -> None:
    office = seen()

    found = words(office)

    assert len(office.reader.patients()) == len(STORIES)
    assert found >= {
        "No course yet",
        "Course 1 interrupted",
        "Course 2 running",
        "Waiting for CD4",
        "Between courses",
        "Course 2 may be planned",
        "Monitoring nearly over",
        "Monitoring ended",
    }
    assert any(word.startswith("Course 3 planned") for word in found)


def test_a_long_name_in_many_letters_has_a_plan() -> None:
    office = seen()

    (line,) = [line for line in office.reader.patients() if "Wiśniewska".upper() in line.name]

    assert "Thị Mai Phương Katarzyna Łucja" in line.name
    assert line.word.startswith("Course 2 planned")


# Closures around the turn of the year move runs of open days far back; a year has a 29 February.
@pytest.mark.parametrize(
    "today", [date(2027, 1, 1), date(2028, 1, 4), date(2028, 2, 29), date(2029, 5, 5)]
)
def test_the_sample_can_be_made_on_any_day(today: date) -> None:
    office = seen(today)

    assert len(office.reader.patients()) == len(STORIES)
    assert office.store.verify().is_good
    assert office.reader.today() == today


def test_the_same_day_and_seed_give_the_same_center() -> None:
    one, other = built(TODAY, 10), built(TODAY, 10)

    assert one.reader.center() == other.reader.center()
    assert one.reader.patients() == other.reader.patients()
    for line in one.reader.patients():
        assert one.reader.patient(line.patient_id) == other.reader.patient(line.patient_id)
    one.close()
    other.close()


def test_another_seed_gives_other_people() -> None:
    one, other = built(TODAY, 10), built(TODAY, 10, seed=49)

    names = [[line.name for line in office.reader.patients()] for office in (one, other)]

    assert names[0] != names[1]
    one.close()
    other.close()


def test_the_stories_are_told_up_to_a_day_and_then_go_on() -> None:
    office = sample_office(TODAY)
    builder = SampleBuilder(office, TODAY, len(STORIES), 48)

    builder.until(date(2022, 1, 1))
    early = len(office.reader.patients())
    builder.until(date.max)

    assert 0 < early < len(office.reader.patients())
    office.close()


def test_a_course_of_a_story_never_starts_before_it_may() -> None:
    office = seen(date(2028, 1, 4))

    rules = [
        strip.rule
        for line in office.reader.patients()
        for strip in office.reader.patient(line.patient_id).findings
    ]

    assert "SPACE-1" not in rules


def test_every_patient_of_the_sample_is_marked_as_fictional_on_paper() -> None:
    office = built(TODAY, 3)
    lines = [
        line
        for patient in office.reader.patients()
        for line in office.reader.patient(patient.patient_id).infusions
    ]

    assert lines
    assert all(office.reader.day_sheet(line.infusion_id).card.stamp.sample for line in lines)
    office.close()


def everybody(office: Office) -> list[PatientCard]:
    return [office.reader.patient(line.patient_id) for line in office.reader.patients()]


def test_allergies_stand_with_the_worst_first() -> None:
    office = seen()
    worst_first = ("penicillin", "iodinated contrast medium", "ibuprofen", "adhesive tape, latex")

    several = [card.identity.allergy.lines for card in everybody(office)]

    places = [[worst_first.index(substance) for substance, _ in lines] for lines in several]
    assert any(len(found) > 1 for found in places)
    assert all(found == sorted(found) for found in places)


def test_titles_and_genders_agree() -> None:
    office = built(TODAY, 60)
    genders = {"(Mr)": {"Male"}, "(Ms)": {"Female"}, "(Mrs)": {"Female"}}

    said = [(card.identity.name, card.identity.gender) for card in everybody(office)]

    for title, allowed in genders.items():
        assert {gender for name, gender in said if name.endswith(title)} == allowed
    office.close()


def calendars_of_open_courses(office: Office) -> Iterator[PatientCalendarCard]:
    for patient in everybody(office):
        if patient.open_course_id:
            card = office.reader.patient_calendar(patient.open_course_id).card
            assert isinstance(card, PatientCalendarCard)
            yield card


def test_one_interrupted_course_goes_on_on_a_day_to_come() -> None:
    office = seen()

    calendars = [*calendars_of_open_courses(office)]

    resumed = [card for card in calendars if any(line.head for line in card.visits)]
    (card,) = resumed
    assert card.visits[2].head == "New days after the break"
    assert [line.words for line in card.visits[:2]] == [(("done", False),)] * 2
    assert all(("come at ", False) in line.words for line in card.visits[2:])


def test_the_clock_of_a_real_center_is_not_set() -> None:
    office = sample_office(TODAY)
    real = replace(office, clock=SetClock())

    with pytest.raises(TypeError, match="only the clock of a SAMPLE center"):
        set_clock(real)
    assert isinstance(set_clock(office), SampleClock)
    office.close()
