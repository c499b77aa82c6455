"""Every entry is a line in the order of the kinds, and says who entered and who withdrew it."""

from datetime import date

import pytest

from infusion_planner.actions.move_entry import MoveEntry
from infusion_planner.actions.record_fact import CorrectFact, RecordFacts, WithdrawFact
from infusion_planner.cards.facts import KindLine
from infusion_planner.domain.chart_facts import NOTHING, ChartFact
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.fact_kinds import FACT_KINDS, NoneKnown
from infusion_planner.domain.facts import Diagnosis, Medicine, MedicineKind, MsKind, Screened
from infusion_planner.domain.rems_facts import Enrollment
from infusion_planner.domain.roles import Role
from infusion_planner.store import chart_facts
from tests.office import TODAY, TestOffice, outside, register, somebody
from tests.people import colleague

DAY = date(2026, 11, 12)
HIV = Screened(DAY, positive=False)
RELAPSING = Diagnosis(MsKind.RELAPSING, active=True)


def record(place: TestOffice, patient_id: str, kind: str, value: object) -> ChartFact:
    place.desk.do(RecordFacts(patient_id, ((kind, value),)))
    stored = place.store.read(lambda db: chart_facts.of_patient(db, patient_id))
    return next(entry for entry in reversed(stored) if entry.value == value)


def said(place: TestOffice, patient_id: str) -> list[tuple[str, str, bool]]:
    lines = place.reader.of_facts.card(patient_id).lines
    return [(line.title, line.says, line.first) for line in lines]


def test_lines_stand_in_the_order_of_the_kinds_the_newest_first(
    place: TestOffice, sam: str
) -> None:
    place.clock.set(TODAY, 9)
    record(place, sam, "enrollment", Enrollment(DAY))
    record(place, sam, "hiv", HIV)
    place.desk.do(WithdrawFact(record(place, sam, NOTHING, NoneKnown("medicine", DAY)), "asked"))
    place.clock.set(TODAY, 10)
    record(place, sam, "medicine", Medicine("baclofen", MedicineKind.OTHER))
    record(place, sam, "diagnosis", RELAPSING)

    assert said(place, sam) == [
        ("Diagnosis", "relapsing-remitting MS, active", True),
        ("Current medicine", "baclofen (other medicine)", True),
        ("Current medicine", "No medicine taken, asked 12-Nov-2026", False),
        ("HIV test", "negative 12-Nov-2026", True),
        ("REMS enrollment", "enrolled 12-Nov-2026", True),
    ]
    assert place.reader.of_facts.card(sam).count == 4


def test_a_line_says_who_entered_and_who_withdrew_it_when_and_why(
    place: TestOffice, sam: str
) -> None:
    seen = record(place, sam, "hiv", HIV)
    place.clock.set(date(2026, 11, 23))
    place.desk.do(WithdrawFact(seen, "another person's result"))

    card = place.reader.of_facts.card(sam)

    (line,) = card.lines
    assert line.entered == "20-Nov-2026, A. Ruiz"
    assert line.withdrawn == "Withdrawn 23-Nov-2026, A. Ruiz: another person's result"
    assert (line.counts, card.count) == (False, 0)
    assert line.spoken == (
        "HIV test: negative 12-Nov-2026. entered 20-Nov-2026, A. Ruiz."
        " Withdrawn 23-Nov-2026, A. Ruiz: another person's result"
    )


def test_of_a_correction_both_values_stand_in_the_list(place: TestOffice, sam: str) -> None:
    seen = record(place, sam, "hiv", HIV)
    place.clock.set(TODAY, 10)
    place.desk.do(CorrectFact(seen, Screened(TODAY, positive=False), "wrong day"))

    lines = place.reader.of_facts.card(sam).lines

    assert [(line.says, line.counts) for line in lines] == [
        ("negative 20-Nov-2026", True),
        ("negative 12-Nov-2026", False),
    ]


def test_the_kinds_say_what_is_recorded_of_each(place: TestOffice, sam: str) -> None:
    record(place, sam, "medicine", Medicine("baclofen", MedicineKind.OTHER))
    place.clock.set(TODAY, 10)
    record(place, sam, "medicine", Medicine("modafinil", MedicineKind.OTHER))
    place.desk.do(WithdrawFact(record(place, sam, "hiv", HIV), "wrong person"))

    lines = place.reader.of_facts.kinds(sam)

    # a review is offered once something waits for it
    assert [line.kind for line in lines] == [kind for kind in FACT_KINDS if kind != "review"]
    assert place.reader.of_facts.kinds(sam, ("hiv", "medicine")) == (
        KindLine("medicine", "Current medicine", "2 entries, newest 20-Nov-2026"),
        KindLine("hiv", "HIV test", "nothing yet"),
    )


def test_a_scheduler_is_offered_what_the_office_does_with_program_and_payer(
    place: TestOffice, sam: str
) -> None:
    other = colleague(place, "person-2", "B. Osei", Role.SCHEDULER)

    lines = other.reader.of_facts.kinds(sam)

    # what the office does with the REMS program, and with the payer
    assert {line.kind for line in lines} == {
        "enrollment",
        "rems_form",
        "rems_order",
        "authorization",
        "payer",
        "prior_authorization",
        "payer_prescriber",
        "attestation",
        "attached",
    }
    assert other.reader.of_facts.kinds(sam, ("hiv",)) == ()


def test_the_form_knows_the_coming_course_the_tests_and_who_enters(place: TestOffice) -> None:
    sam = register(place)
    outside(place, sam, date(2024, 3, 4))

    card = place.reader.of_facts.form(sam)

    assert (card.next_course, card.person, card.today) == (2, "A. Ruiz", TODAY)
    # what has a form of its own counts from there
    assert [test for test, _ in card.tests] == [
        "cbc",
        "creatinine",
        "urinalysis",
        "upcr",
        "tsh",
        "alt",
        "ast",
        "bilirubin",
        "skin_exam",
    ]
    assert card.tests[0] == ("cbc", "CBC with differential")


def test_an_entry_of_another_patient_is_refused(place: TestOffice, sam: str) -> None:
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    seen = record(place, eve, "hiv", HIV)

    with pytest.raises(Refused, match="belongs to another patient"):
        place.reader.of_facts.form(sam, seen.id)


def test_facts_can_be_moved_to_another_chart(place: TestOffice, sam: str) -> None:
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    record(place, sam, "hiv", HIV)
    place.desk.do(WithdrawFact(record(place, sam, "diagnosis", RELAPSING), "another person's"))

    card = place.reader.of_mistakes.move_form(sam)
    words = [entry.words for entry in card.entries if entry.table == "chart_fact"]
    place.desk.do(MoveEntry(card.entries[-1], eve, "two charts were open"))

    assert words == [
        "Diagnosis: relapsing-remitting MS, active, withdrawn",
        "HIV test: negative 12-Nov-2026",
    ]
    assert said(place, eve) == [("HIV test", "negative 12-Nov-2026", True)]
