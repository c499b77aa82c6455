"""What the checklist, the interruption note and the pharmacy's sheet say of a course."""

from datetime import date, timedelta
from typing import TypeVar

import pytest

from infusion_planner.actions.close_course import CloseCourse, SendChecklist, SignCourse
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.cards.course_close import CourseCloseCard
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.cards.worksheet import (
    Answers,
    Boxes,
    Facts,
    Known,
    Lines,
    Signatures,
    Sum,
    Table,
    WorksheetCard,
)
from infusion_planner.domain.course_closing import MEANING, ChecklistSent, CourseClose
from infusion_planner.domain.day_values import Outcome, Reacted
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.rems_facts import Authorization
from infusion_planner.domain.signing import Signed
from tests.actions.day.courses import begun, give, interrupted
from tests.actions.day.nursing import MONDAY, NURSE, Chair, chair
from tests.office import TestOffice, moment, office

T = TypeVar("T")


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    """A first course that was ceased on its first day."""
    seat = chair(place)
    facts = (
        ("diagnosis", Diagnosis(MsKind.RELAPSING)),
        ("authorization", Authorization(date(2026, 11, 30), "RA-553201", "M. Castellano")),
    )
    place.desk.do(RecordFacts(seat.patient_id, facts))
    seat.prepare()
    seat.check()
    seat.start()
    told = Reacted(signs=("chest pain",), grade=3, action=Action.STOPPED)
    seat.enter("reaction", "11:20", told)
    seat.finish_after_stop("11:20", "50.6")
    seat.close(Outcome.CEASED, "chest pain", "Dr H. Lindqvist")
    return seat


def close(seat: Chair) -> None:
    said = CourseClose(VialCount(5, 1, 4), "acyclovir 200 mg", date(2026, 12, 30), ("Call",))
    seat.place.desk.do(CloseCourse(seat.course.id, said))


def sign(seat: Chair) -> None:
    by = Signed("person-2", "B. Osei", NURSE, moment(MONDAY, 15, 5), MEANING)
    seat.place.desk.do(SignCourse(seat.course.id, by))


def page(seat: Chair) -> CourseCloseCard:
    return seat.place.reader.of_closing.card(seat.course.id)


def sheet(seat: Chair, code: str = "S3") -> WorksheetCard:
    card = seat.place.reader.of_closing.sheet(code, seat.course.id).card
    assert isinstance(card, WorksheetCard)
    return card


def part(card: WorksheetCard, kind: type[T], place: int = 0) -> T:
    every = [each for section in card.sections for each in section.parts]
    return [each for each in every if isinstance(each, kind)][place]


def test_the_page_says_what_a_course_came_to_and_what_is_next(seat: Chair) -> None:
    card = page(seat)

    facts = {item.label: item.value for item in card.facts}
    assert (facts["Given"], facts["REMS checklist"]) == ("6 mg", "due Mon 07-Dec-2026")
    assert facts["Serious reactions"] == "infusion 1: chest pain grade 3"
    assert facts["First tests"] == "due Wed 30-Dec-2026"
    assert (card.verdict.word, card.verdict.action) == ("To close", "Close the course")
    assert card.close == CourseClose(first_lab_on=date(2026, 12, 30))
    assert (card.can_close, card.can_sign, card.can_send) == (True, False, False)
    assert any(which == "Infusion 1" and "INF-10" in words for which, words in card.said)


def test_the_page_leads_from_the_close_to_signature_and_checklist(seat: Chair) -> None:
    close(seat)
    closed = page(seat)
    sign(seat)
    signed = page(seat)
    seat.place.desk.do(SendChecklist(seat.course.id, ChecklistSent(MONDAY, "fax", "F-1")))
    sent = page(seat)

    assert (closed.verdict.word, signed.verdict.word) == ("To sign", "To send")
    assert (sent.verdict.word, sent.verdict.action) == ("Closed", "")
    assert "Mon 30-Nov-2026 by fax, confirmation F-1" in sent.verdict.sentence
    assert (closed.can_close, signed.can_close) == (True, False)
    assert {item.label: item.value for item in sent.facts}["Vials"] == (
        "5 received, 1 used, 4 returned, 0 discarded"
    )


def test_a_course_that_goes_on_is_not_closed_yet(place: TestOffice) -> None:
    seat = chair(place)
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    seat.close(Outcome.GIVEN)

    card = page(seat)

    assert card.verdict.word == "Not over yet"
    assert not card.can_close
    assert not card.interrupted
    assert [(line.dose, line.state) for line in card.days][:2] == [
        ("12 mg", "done"),
        ("planned", "planned"),
    ]
    with pytest.raises(Refused, match="was not interrupted"):
        sheet(seat, "S13")


def test_a_patient_of_whom_nothing_was_given_has_no_course_to_close(place: TestOffice) -> None:
    seat = chair(place)

    with pytest.raises(Refused, match="Nothing was given here yet"):
        place.reader.of_closing.given_here(seat.patient_id)
    with pytest.raises(Refused, match="Nothing of course 1 was given"):
        sheet(seat)


def test_the_log_of_reactions_stands_on_the_last_infusion(seat: Chair) -> None:
    found = seat.place.reader.of_closing.last_infusion(seat.patient_id)

    assert found == (seat.infusion_id, MONDAY)


def test_the_checklist_says_what_the_record_holds_and_asks_for_the_rest(seat: Chair) -> None:
    card = sheet(seat)

    known = {item.label: item for item in part(card, Facts).items}
    assert known["Authorization no."] == Known("Authorization no.", "RA-553201")
    assert known["Diagnosis"].value == "G35.A relapsing-remitting MS"
    assert known["REMS facility ID"].value == "LF-0417"
    assert known["NPI"].mark == "b"
    table = part(card, Table)
    assert table.rows[0].cells[2:] == (
        "Mon 30-Nov-2026",
        "6",
        "no",
        "chest pain grade 3",
        "2 h 05 min",
    )
    assert table.rows[0].above == (
        ("Given in part. ", True),
        ("chest pain, decided by Dr H. Lindqvist", False),
    )
    assert table.rows[1].cells[2:5] == ("not given", "0", "no")
    assert table.total[0][0] == "1 of 5 infusions     6 mg of 60 mg planned"
    assert [mark for _, _, mark in part(card, Sum).parts] == ["c", "d", "e", "f"]
    assert [label for _, label in card.gaps] == [
        "Prescriber",
        "NPI",
        "Vials received",
        "Vials used",
        "Vials returned",
        "Vials discarded",
        "Answers 1 to 4",
        "Two signatures",
    ]
    assert part(card, Answers).lines[0][1] == "infusion 1: chest pain grade 3"
    assert (card.lead.label, card.lead.words) == ("SEND BY", (("Mon 07-Dec-2026", True),))
    assert card.stamp.note == "Center worksheet, not the approved REMS form."


def test_the_checklist_of_a_signed_course_asks_for_no_signature(seat: Chair) -> None:
    close(seat)
    sign(seat)
    seat.place.desk.do(SendChecklist(seat.course.id, ChecklistSent(MONDAY, "portal")))

    card = sheet(seat)

    assert "B. Osei, 15:05 on Mon 30-Nov-2026" in part(card, Signatures).signed
    assert "Two signatures" not in card.to_fill
    assert part(card, Sum).parts[0] == ("5", "received", "")
    assert card.lead.label == "SENT"


def test_the_note_says_what_was_given_decided_and_moved(seat: Chair) -> None:
    card = sheet(seat, "S13")

    assert card.lead.words == (("Ended early", True),)
    decided = {item.label: item.value for item in part(card, Facts).items}
    assert decided == {"Decided by": "Dr H. Lindqvist", "Reason": "chest pain"}
    assert part(card, Lines).items == ((("No infusion of this course follows.", False),),)
    moved = {item.label: item.value for item in part(card, Facts, 1).items}
    assert moved["Course 2"] == "not before 30-Nov-2027"
    assert moved["Monitoring"] == "until 30-Nov-2030"


def test_the_note_shows_the_original_days_beside_the_new_ones(place: TestOffice) -> None:
    """Days 3 to 5 were planned for Wednesday to Friday, and given from Monday on."""
    card = sheet(interrupted(place), "S13")

    assert part(card, Lines).items == (
        (
            ("Infusion 3:", True),
            (" first planned Wed 02-Dec-2026, new day Mon 07-Dec-2026.", False),
        ),
        (
            ("Infusion 4:", True),
            (" first planned Thu 03-Dec-2026, new day Tue 08-Dec-2026.", False),
        ),
        (
            ("Infusion 5:", True),
            (" first planned Fri 04-Dec-2026, new day Wed 09-Dec-2026.", False),
        ),
        (("No infusion of this course follows.", False),),
    )


def test_a_course_resumed_twice_keeps_the_days_it_began_with(place: TestOffice) -> None:
    seat = begun(place)
    give(seat, 1, MONDAY)
    for days in (7, 14):
        place.clock.at = moment(MONDAY + timedelta(days=1), 14 + days // 7)
        place.desk.do(
            ResumeCourse(seat.course.id, MONDAY + timedelta(days=days), "Dr H. Lindqvist", "fever")
        )

    lines = part(sheet(seat, "S13"), Lines).items

    assert lines[0][1][0] == " first planned Tue 01-Dec-2026, new day Mon 14-Dec-2026."
    assert lines[-1][0][0].startswith("Still to come: infusion 2 Mon 14-Dec-2026, infusion 3 Tue")


def test_the_pharmacy_has_order_dilution_and_times(seat: Chair) -> None:
    card = seat.place.reader.of_closing.pharmacy_sheet(seat.infusion_id).card
    assert isinstance(card, WorksheetCard)

    assert card.lead.words == (
        ("alemtuzumab", True),
        (" - Lemtrada - DOSE ", False),
        ("12 mg", True),
        (" in 100 mL", False),
    )
    labels = [box.label for box in part(card, Boxes, 2).items]
    assert labels == [
        "Diluted at",
        "Real bag volume",
        "Rate = volume / 4 h",
        "Start by (+ 4 h)",
        "USE BY (+ 8 h)",
    ]
    times = part(card, Table)
    assert times.rows[1].cells[:3] == ("start by (4 h run)", "10:00", "11:00")
    assert times.rows[2].cells[-1] == "21:00"
    assert card.heading == "Course 1, infusion 1 of 5"


def test_each_sheet_counts_its_copies_by_itself(seat: Chair) -> None:
    read = seat.place.reader.of_closing
    codes = {
        read.sheet("S3", seat.course.id).code,
        read.sheet("S13", seat.course.id).code,
        read.pharmacy_sheet(seat.infusion_id).code,
    }

    assert len(codes) == 3


def printed_copy(seat: Chair, copy: SheetCopy) -> None:
    made = copy.made(b"%PDF", pages=2, paper="letter", destination="file")
    seat.place.desk.do(RecordPrint(made))


def test_a_checklist_printed_before_the_close_is_out_of_date_after_it(seat: Chair) -> None:
    read = seat.place.reader.of_closing
    printed_copy(seat, read.sheet("S3", seat.course.id))
    before = read.sheet("S3", seat.course.id)
    close(seat)
    after = read.sheet("S3", seat.course.id)

    assert (before.copy_number, before.outdated) == (2, "")
    assert "what was recorded at the chair or at the close changed" in after.outdated
    assert after.outdated.startswith("Printed S3, copy 1 of 30-Nov-2026 is out of date")


def test_the_pharmacy_sheet_grows_old_with_the_diagnosis_not_with_the_chair(seat: Chair) -> None:
    read = seat.place.reader.of_closing
    printed_copy(seat, read.pharmacy_sheet(seat.infusion_id))
    close(seat)
    before = read.pharmacy_sheet(seat.infusion_id)
    other = (("diagnosis", Diagnosis(MsKind.SECONDARY)),)
    seat.place.desk.do(RecordFacts(seat.patient_id, other))
    after = read.pharmacy_sheet(seat.infusion_id)

    assert before.outdated == ""
    assert "S4, copy 1" in after.outdated
