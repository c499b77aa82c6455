"""What belongs to another entry of the day is worded with it."""

from datetime import date

from infusion_planner.actions.amend_day import AmendDay
from infusion_planner.cards.run_sheet import DayEvent
from infusion_planner.domain.day_before import Ended
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_values import Reacted, Reported
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_reaction import Action, ReportTo
from tests.actions.day.nursing import Chair, chair, on_the_clock
from tests.office import office


def seat() -> Chair:
    """A reaction of 10:24 on a day whose steroid runs since 08:20."""
    made = chair(office())
    made.prepare()
    made.check()
    made.start()
    made.enter("reaction", "10:24", Reacted(signs=("rash",), grade=3, action=Action.HELD))
    return made


def entry(at: Chair, kind: str) -> DayEntry:
    return next(each for each in at.standing if each.kind == kind)


def event_at(at: Chair, clock: str) -> DayEvent:
    card = at.place.reader.of_days.run_sheet(at.infusion_id)
    return next(event for event in card.events if event.time == clock)


def test_the_end_of_a_medicine_names_it() -> None:
    at = seat()

    at.enter("medicine_end", "10:30", Ended(entry(at, "medicine").id))

    assert event_at(at, "10:30").words == "End of methylprednisolone"


def test_what_became_known_of_a_reaction_does_not_read_as_a_further_one() -> None:
    at = seat()
    at.enter("reaction", "11:20", Reacted(of=entry(at, "reaction").id, grade=2, outcome="gone"))

    card = at.place.reader.of_days.run_sheet(at.infusion_id)

    more = "More about the reaction of 10:24: grade 2, gone"
    assert event_at(at, "11:20").words == more
    assert f"11:20 {more}" in card.reactions


def test_it_names_the_onset_as_it_was_amended() -> None:
    at = seat()
    told = entry(at, "reaction")
    at.enter("reaction", "11:20", Reacted(of=told.id, outcome="gone"))
    amended = replace(told.value, grade=2)  # type: ignore[type-var]
    at.place.desk.do(AmendDay(told.id, amended, on_the_clock("10:20"), "looked again"))

    assert event_at(at, "11:20").words == "More about the reaction of 10:20: gone"


def test_a_report_names_its_reaction() -> None:
    at = seat()
    told = Reported(entry(at, "reaction").id, ReportTo.REMS, date(2026, 11, 30), "C. Diaz")

    at.enter("report", "11:30", told)

    assert event_at(at, "11:30").words == (
        "Report of the reaction of 10:24: to the REMS program on Mon 30-Nov-2026 by C. Diaz"
    )
