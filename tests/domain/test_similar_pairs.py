"""The fast search for similar names answers as the slow question for every pair would."""

import random
from datetime import date

from infusion_planner.domain.similar import is_similar, similar_pairs
from tests.office import somebody

FAMILIES = [
    *("Lee", "Leigh", "Lea", "Brown", "Braun", "Nguyễn", "Nguyen", "王", "李", "Ng"),
    *("Smith", "Smyth", "O'Brien", "Obrien", "'t Hooft", "Thooft"),
]
GIVEN = ["Sam", "Ann Mary", "Ann", "Zoë", "Zoe", ""]


def test_similar_pairs_agree_with_asking_every_pair() -> None:
    source = random.Random(20261120)
    people = [
        somebody(
            source.choice(FAMILIES),
            source.choice(GIVEN),
            mrn=str(number),
            born_on=date(1980 + source.randrange(3), source.randint(1, 12), source.randint(1, 28)),
            id=str(number),
        )
        for number in range(250)
    ]

    found = similar_pairs(people)

    asked = {
        one.id: {other.id for other in people if other is not one and is_similar(one, other)}
        for one in people
    }
    assert {key: {other.id for other in others} for key, others in found.items()} == {
        key: others for key, others in asked.items() if others
    }
