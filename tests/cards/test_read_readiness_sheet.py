"""The readiness sheet as the reader words it, copy by copy."""

from datetime import date

import pytest

from infusion_planner.actions.certify import Certify
from infusion_planner.actions.override_gate import OverrideGate
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.cards.readiness_sheet import ReadinessSheetCard, SheetGate
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.clinic import Closure
from infusion_planner.domain.facts import Caution, Screened
from infusion_planner.domain.frozen import replace
from tests.cards.day_sheets import MONDAY, WEEK, change
from tests.office import TestOffice, give, outside, plan, record_tests, register, somebody

DAY = date(2026, 11, 10)


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A patient planned for Mon 30-Nov-2026, with one caution that nobody weighed."""
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, replace(somebody(), prescriber_id=prescriber))
    plan(place, patient_id, MONDAY)
    record(place, patient_id, "caution", Caution("hypothyroidism"))
    return patient_id


def record(place: TestOffice, patient_id: str, kind: str, value: object) -> None:
    place.desk.do(RecordFacts(patient_id, ((kind, value),)))


def sheet(copy: SheetCopy) -> ReadinessSheetCard:
    assert isinstance(copy.card, ReadinessSheetCard)
    return copy.card


def gate(card: ReadinessSheetCard, rule: str) -> SheetGate:
    return next(item for group in card.groups for item in group.gates if item.rule_id == rule)


def printed(place: TestOffice, copy: SheetCopy) -> None:
    made = copy.made(b"pdf", pages=2, paper="letter", destination="Printer 1")
    place.desk.do(RecordPrint(made))


def override(place: TestOffice, patient_id: str) -> None:
    card = place.reader.of_readiness.card(patient_id)
    found = next(line.found for line in card.lines if line.rule == "ELIG-7")
    given = OverrideGiven("Dr H. Lindqvist", "treated and stable")
    place.desk.do(OverrideGate(card.course_id, "ELIG-7", given, found))


def test_the_sheet_says_course_day_verdict_and_day_of_the_question(
    place: TestOffice, sam: str
) -> None:
    card = sheet(place.reader.readiness_sheet(sam))

    assert (card.heading, card.day) == ("Course 1, planned day 1", "Mon 30-Nov-2026")
    assert (card.verdict, card.as_of) == ("Override needed", "As of Fri 20-Nov-2026")
    assert (card.stamp.code, card.stamp.title) == ("S10", "Readiness sheet")
    assert card.stamp.subject == "course 1"
    assert card.identity.allergy.confirmed == "Confirmed Fri 20-Nov-2026 by A. Ruiz"


def test_of_another_day_it_says_that_it_would_stand_so(place: TestOffice, sam: str) -> None:
    card = sheet(place.reader.readiness_sheet(sam, MONDAY))

    assert card.as_of == "As it would stand on Mon 30-Nov-2026 if nothing were added"
    assert card.verdict == "Blocked"


def test_a_gate_that_asks_for_an_override_is_to_be_signed(place: TestOffice, sam: str) -> None:
    card = sheet(place.reader.readiness_sheet(sam))

    assert [(group.title, group.to_sign) for group in card.groups if group.to_sign] == [
        ("Override needed", ("ELIG-7",))
    ]
    assert card.to_fill == ("Override of ELIG-7: reason, prescriber, signature",)


def test_an_override_that_stands_is_said_and_counted_but_not_signed_again(
    place: TestOffice, sam: str
) -> None:
    override(place, sam)

    card = sheet(place.reader.readiness_sheet(sam))

    assert gate(card, "ELIG-7").found == (
        ("Overridden. ", True),
        ("No note weighs benefit and risk: hypothyroidism.", False),
    )
    assert gate(card, "ELIG-7").decided == (
        "Override of Dr H. Lindqvist, 20-Nov-2026 09:00: treated and stable"
    )
    assert card.to_fill == ()
    state, _, words = card.counts[-1]
    assert (state, words) == ("ok", "met, 1 by override")


def test_a_void_override_is_said_and_signed_again(place: TestOffice, sam: str) -> None:
    override(place, sam)
    record(place, sam, "caution", Caution("melanoma in 2019"))

    card = sheet(place.reader.readiness_sheet(sam))

    assert gate(card, "ELIG-7").decided.endswith("no longer stands: the facts or the rule changed.")
    assert card.to_fill == ("Override of ELIG-7: reason, prescriber, signature",)


def test_a_fact_stands_with_its_day_place_and_author(place: TestOffice, sam: str) -> None:
    record(place, sam, "hiv", Screened(DAY, positive=False))

    found = gate(sheet(place.reader.readiness_sheet(sam)), "SCREEN-2")

    assert (found.origin, found.who, found.met) == ("20-Nov-2026, HIV test", "A. Ruiz", True)


def test_what_may_still_come_says_up_to_when(place: TestOffice, sam: str) -> None:
    found = gate(sheet(place.reader.readiness_sheet(sam)), "SCREEN-2")

    # the weekday is tied to its date
    assert (found.origin, found.met) == ("by Mon\u00a030-Nov-2026", False)


def test_without_a_plan_the_sheet_says_what_is_judged(place: TestOffice) -> None:
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    outside(place, eve, date(2025, 12, 8))

    copy = place.reader.readiness_sheet(eve)

    assert (copy.card.heading, copy.card.day) == (
        "Course 2, not planned, judged for",
        "Mon 14-Dec-2026",
    )
    assert (copy.course_id, copy.infusion_id) == ("", "")


def test_copies_count_for_each_course_and_have_codes_of_their_own(
    place: TestOffice, sam: str
) -> None:
    first = place.reader.readiness_sheet(sam)
    calendar = place.reader.patient_calendar(first.course_id)
    printed(place, calendar)
    printed(place, first)

    second = place.reader.readiness_sheet(sam)

    assert (first.copy_number, second.copy_number) == (1, 2)
    assert second.card.stamp.copy == "copy 2, replaces copy 1 printed 20-Nov-2026 09:00"
    assert len({first.code, second.code, calendar.code}) == 3
    assert second.card.stamp.qr == f"S10-{second.code}-{second.revision}"


def test_copies_without_a_plan_count_for_each_patient(place: TestOffice) -> None:
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    ben = register(place, somebody("ADAMS", "Ben", "0410079"))
    printed(place, place.reader.readiness_sheet(eve))
    printed(place, place.reader.readiness_sheet(eve))

    assert place.reader.readiness_sheet(eve).copy_number == 3
    assert place.reader.readiness_sheet(ben).copy_number == 1


def age(place: TestOffice, patient_id: str) -> str:
    return place.reader.readiness_sheet(patient_id).outdated.rpartition("out of date: ")[2]


def test_what_the_rules_read_makes_the_sheet_old(place: TestOffice, sam: str) -> None:
    printed(place, place.reader.readiness_sheet(sam))
    assert age(place, sam) == ""

    record(place, sam, "hiv", Screened(DAY, positive=False))

    assert age(place, sam) == "facts of the patient changed"


def test_each_kind_of_change_is_named(place: TestOffice, sam: str) -> None:
    printed(place, place.reader.readiness_sheet(sam))

    record_tests(place, sam, DAY, ("cbc",))
    place.desk.do(Certify("facility", date(2026, 1, 5), date(2027, 6, 30)))
    override(place, sam)
    change(place, closures=(Closure(date(2026, 12, 24), "Holiday"),))

    assert age(place, sam) == (
        "overrides changed, test results changed, certifications changed,"
        " open days of the center changed"
    )


def test_the_certification_of_another_prescriber_leaves_it_true(
    place: TestOffice, sam: str
) -> None:
    change(
        place,
        prescribers=(
            *place.reader.center().prescribers,
            replace(place.reader.center().prescribers[0], id="", name="Dr E. Novak", npi=""),
        ),
    )
    printed(place, place.reader.readiness_sheet(sam))
    known = place.reader.center().prescribers
    other = next(item.id for item in known if item.name == "Dr E. Novak")

    place.desk.do(Certify("prescriber", date(2026, 1, 5), date(2027, 6, 30), other))

    assert age(place, sam) == ""


def test_an_infusion_given_as_planned_leaves_it_true(place: TestOffice, sam: str) -> None:
    printed(place, place.reader.readiness_sheet(sam))

    give(place, sam, WEEK[:1])

    assert age(place, sam) == ""


def test_a_new_day_and_a_corrected_name_make_it_old(place: TestOffice, sam: str) -> None:
    printed(place, place.reader.readiness_sheet(sam))

    given = OverrideGiven("Dr H. Lindqvist", "treated and stable")
    place.desk.do(PlanCourse(sam, 1, date(2026, 12, 7), override=given, moves=True))
    place.desk.do(CorrectPatient(somebody(id=sam, mrn="0410777")))

    assert age(place, sam).startswith("MRN corrected")
    assert "infusion days changed" in age(place, sam)


def test_a_course_that_is_planned_makes_the_sheet_without_one_old(place: TestOffice) -> None:
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    printed(place, place.reader.readiness_sheet(eve))

    plan(place, eve, MONDAY)

    (strip,) = [item for item in place.reader.patient(eve).findings if item.word == "Paper"]
    assert (
        "Printed S10, copy 1 of 20-Nov-2026 is out of date: infusion days changed" in strip.sentence
    )


def test_a_fact_under_an_override_makes_the_day_sheet_old_and_another_does_not(
    place: TestOffice, sam: str
) -> None:
    override(place, sam)
    infusion = place.reader.patient(sam).infusions[0].infusion_id
    printed(place, place.reader.day_sheet(infusion))

    record(place, sam, "listeria", DAY)
    assert place.reader.day_sheet(infusion).outdated == ""

    record(place, sam, "caution", Caution("melanoma in 2019"))
    assert place.reader.day_sheet(infusion).outdated.endswith("facts of the patient changed")


def test_an_override_made_later_is_not_on_the_printed_day_sheet(
    place: TestOffice, sam: str
) -> None:
    infusion = place.reader.patient(sam).infusions[0].infusion_id
    printed(place, place.reader.day_sheet(infusion))

    override(place, sam)

    assert place.reader.day_sheet(infusion).outdated.endswith("overrides changed")
