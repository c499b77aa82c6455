"""What is entered on the charts of the SAMPLE center shows every state of readiness."""

from datetime import date, timedelta

import pytest

from infusion_planner.cards.readiness import ReadinessCard
from infusion_planner.demo.follow_up import Life
from infusion_planner.demo.sample_facts import SCENES, certifications, facts_of
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Patient
from tests.office import TODAY, TestOffice, office, plan, register, somebody

DAY_1 = date(2026, 12, 14)
EVERY_SCENE = set(SCENES)


def person(place: TestOffice) -> Patient:
    return somebody(prescriber_id=place.reader.center().prescribers[0].id)


def told(place: TestOffice, scene: str) -> str:
    """Tell what one scene enters on the chart of a patient planned for Mon 14-Dec-2026."""
    who = person(place)
    patient_id = register(place, who)
    plan(place, patient_id, DAY_1)
    life = Life(
        given=(),
        cd4=(),
        today=TODAY,
        keeps_antiviral=False,
        stays_away=False,
        book=place.reader.book,
    )
    for day, make in facts_of(life, who, SCENES.index(scene), (DAY_1,)):
        place.clock.set(day)
        place.desk.do(make(patient_id, place.reader))
    place.clock.set(TODAY)
    return patient_id


def certified(place: TestOffice) -> None:
    own = place.reader.center().prescribers[0].id
    for _, certify in certifications((own,), TODAY):
        place.desk.do(certify())


def seen(scene: str) -> ReadinessCard:
    place = office()
    certified(place)
    return place.reader.of_readiness.card(told(place, scene))


def counts(card: ReadinessCard) -> dict[str, int]:
    return {word: count for _, count, word in card.counts}


def test_with_nothing_entered_everything_is_to_come() -> None:
    # 32 of an empty chart, without the certifications of prescriber and center
    assert counts(seen("none"))["not known"] == 30


def test_a_referral_alone_leaves_some_to_come() -> None:
    found = counts(seen("some"))

    assert found["not known"] > 5
    assert found["met"] > 5


def test_with_all_of_it_the_course_is_ready() -> None:
    assert seen("all").verdict.word == "Ready"


def test_a_positive_test_blocks() -> None:
    found = seen("positive").verdict

    assert (found.word, found.rule) == ("Blocked", "SCREEN-2")


def test_samples_that_are_too_old_are_to_be_drawn_anew() -> None:
    found = next(line for line in seen("aged").lines if line.rule == "LAB-1")

    assert found.word == "To do"
    assert "new samples from 14-Nov-2026 are needed" in found.sentence


def test_an_override_stands_until_another_caution_is_entered() -> None:
    stands = next(line for line in seen("override").lines if line.rule == "ELIG-7")
    void = next(line for line in seen("void").lines if line.rule == "ELIG-7")

    assert stands.word == "Overridden"
    assert void.word == "Override needed"
    assert "no longer stands" in void.decided


def test_the_certification_of_the_last_prescriber_ends_within_60_days() -> None:
    place = office()
    patient_id = register(place, person(place))
    plan(place, patient_id, date(2027, 1, 11))
    certified(place)

    found = place.reader.of_readiness.card(patient_id).verdict

    # 50 days after Fri 20-Nov-2026 is Sat 09-Jan-2027
    assert (found.word, found.rule) == ("Blocked", "REMS-1")
    assert "09-Jan-2027" in found.sentence


def test_no_certification_is_entered_in_the_future() -> None:
    assert all(day < TODAY for day, _ in certifications(("one", "two"), TODAY))


@pytest.mark.parametrize("scene", sorted(EVERY_SCENE))
def test_nothing_is_entered_before_it_can_be_known(scene: str) -> None:
    place = office()
    who = replace(person(place), gender="Female")
    life = Life((), (), TODAY, keeps_antiviral=False, stays_away=False, book=place.reader.book)

    days = [day for day, _ in facts_of(life, who, SCENES.index(scene), (DAY_1,))]

    assert all(TODAY - timedelta(days=7) <= day <= TODAY for day in days)


def test_without_a_course_nothing_is_entered() -> None:
    place = office()
    life = Life((), (), TODAY, keeps_antiviral=False, stays_away=False, book=place.reader.book)

    assert list(facts_of(life, person(place), 0, ())) == []
