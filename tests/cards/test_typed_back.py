"""The page of a day that is typed in from paper words it as its run sheet does."""

from decimal import Decimal

import pytest

from infusion_planner.cards.typed_back import TypedBackCard
from infusion_planner.domain.day_before import Ended, PumpCheck
from infusion_planner.domain.day_values import Reacted, Reported
from infusion_planner.domain.infusion_reaction import ReportTo
from tests.actions.day.nursing import BAG_ML, MONDAY, Chair, chair, signed
from tests.office import office

READ = PumpCheck(12_000, Decimal(50), BAG_ML)


@pytest.fixture
def seat() -> Chair:
    made = chair(office())
    made.prepare()
    return made


def page(seat: Chair) -> TypedBackCard:
    return seat.place.reader.of_packs.typed_back(seat.infusion_id, MONDAY)


def of_pump(card: TypedBackCard) -> tuple[list[str], list[str]]:
    """Give what the page says of the checks of the pump: as recorded, and to compare."""
    recorded = [words for words in card.recorded if "Check of dose and pump" in words]
    return recorded, [fact.label for fact in card.compare if fact.label.startswith("Read by")]


def test_what_one_person_read_is_shown_when_a_second_one_has_read(seat: Chair) -> None:
    seat.enter("pump_check", "09:10", READ)
    alone = page(seat)
    seat.enter("pump_check", "09:12", READ, signed=signed("09:12"))
    both = page(seat)

    kept_back = "Check of dose and pump: shown when a second person has read on their own"
    assert of_pump(alone) == ([f"09:10  {kept_back}"], [])
    assert "50" not in " ".join((*alone.recorded, *(fact.value for fact in alone.compare)))
    read = "Check of dose and pump: 12 mg, 50 mL per hour, 101.2 mL"
    assert of_pump(both) == (
        [f"09:10  {read}", f"09:12  {read}"],
        ["Read by A. Ruiz", "Read by B. Osei"],
    )


def test_what_belongs_to_another_entry_names_it(seat: Chair) -> None:
    seat.check()
    seat.start()
    seat.enter("reaction", "10:24", Reacted(signs=("rash",), grade=1))
    reaction = seat.standing[-1].id
    medicine = next(each.id for each in seat.standing if each.kind == "medicine")
    seat.enter("reaction", "11:20", Reacted(of=reaction, outcome="gone"))
    seat.enter("report", "11:30", Reported(reaction, ReportTo.REMS, MONDAY, "C. Diaz"))
    seat.enter("medicine_end", "11:40", Ended(medicine))

    assert page(seat).recorded[-4:] == (
        "10:24  Reaction: rash, grade 1",
        "11:20  More about the reaction of 10:24: gone",
        "11:30  Report of the reaction of 10:24: to the REMS program on Mon 30-Nov-2026 by C. Diaz",
        "11:40  End of methylprednisolone",
    )
