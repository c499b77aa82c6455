from datetime import date, timedelta

import pytest

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.record_antiviral import StartAntiviral, StopAntiviral
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_infusion import AmendInfusion
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.actions.resume_course import EndCourse, ResumeCourse
from infusion_planner.cards.patient_calendar import PatientCalendarCard
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.clinic import PatientTexts
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.recording import GivenEntry
from tests.office import (
    LATE_TESTS,
    TestOffice,
    give,
    outside,
    plan,
    record_tests,
    register,
    somebody,
)

MONDAY = date(2026, 11, 16)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(5))
TEXTS = PatientTexts(
    hours="7 AM to 6 PM",
    night_phone="555-0199",
    arrive_at="7:30 AM",
    visit="about 8 hours",
    bring=("a warm layer of clothes", "food and drink"),
    call_if="you have a fever.",
    emergency="for chest pain.",
    owner="Dr H. Lindqvist",
    approved_on=date(2026, 9, 1),
)


def say(place: TestOffice, texts: PatientTexts) -> None:
    place.desk.do(ChangeCenter(replace(place.reader.center(), letters=texts)))


@pytest.fixture
def sam(place: TestOffice) -> str:
    place.clock.set(date(2026, 11, 13), 14, 20)
    say(place, TEXTS)
    return register(place)


@pytest.fixture
def course(place: TestOffice, sam: str) -> str:
    """A first course planned from Monday 16-Nov-2026."""
    return plan(place, sam, MONDAY)


def calendar(place: TestOffice, course_id: str) -> PatientCalendarCard:
    card = place.reader.patient_calendar(course_id).card
    assert isinstance(card, PatientCalendarCard)
    return card


def sentence(card: PatientCalendarCard, head: str) -> str:
    words = dict(card.advice)[head]
    return " ".join("".join(text for text, _ in words).split())


def visits(card: PatientCalendarCard) -> list[str]:
    return ["".join(text for text, _ in line.words) for line in card.visits]


def marks(card: PatientCalendarCard) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(month.title, month.infusions, month.tests) for month in card.months]


def test_a_planned_course_has_a_line_a_day_in_the_patients_words(
    place: TestOffice, course: str
) -> None:
    card = calendar(place, course)

    assert (card.heading, card.day) == ("Course 1", "Mon 16 to Fri 20-Nov-2026")
    assert card.intro == "Lemtrada (alemtuzumab), course 1. Each visit takes about 8 hours."
    first = card.visits[0]
    assert (first.number, first.weekday, first.day) == ("1", "Monday", "November 16, 2026")
    assert first.words == (("come at ", False), ("7:30 AM", True))
    assert [line.weekday for line in card.visits][1:] == [
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ]


def test_the_months_frame_infusions_and_circle_the_last_open_day_for_each_test(
    place: TestOffice, course: str
) -> None:
    """The due days are 20-Dec (a Sunday), 20-Jan and 20-Feb (a Saturday)."""
    card = calendar(place, course)

    assert marks(card) == [
        ("November 2026", (16, 17, 18, 19, 20), ()),
        ("December 2026", (), (18,)),
        ("January 2027", (), (20,)),
        ("February 2027", (), (19,)),
    ]
    assert card.months[0].weeks[0] == (1, 2, 3, 4, 5, 6, 7)
    assert card.months[1].weeks[0] == (0, 0, 1, 2, 3, 4, 5)


def test_antiviral_tests_and_results_are_said_in_sentences(place: TestOffice, course: str) -> None:
    card = calendar(place, course)

    assert [head for head, _ in card.advice] == ["Antiviral", "Tests", "Results"]
    assert sentence(card, "Antiviral") == (
        "Take your antiviral medicine every day from November 16, 2026. Do not stop until we call"
        " you; the earliest possible day is January 20, 2027."
    )
    assert sentence(card, "Tests") == (
        "Blood and urine every month until November 20, 2030. Next: by Friday, December 18, 2026;"
        " Wednesday, January 20, 2027; Friday, February 19, 2027."
    )
    assert sentence(card, "Results") == (
        "We call you. If you have heard nothing after a test, call 555-0142."
    )


def test_the_dates_of_a_sentence_are_bold_and_never_broken(place: TestOffice, course: str) -> None:
    words = dict(calendar(place, course).advice)["Antiviral"]

    assert [text for text, bold in words if bold] == [
        "November\u00a016,\u00a02026",
        "January\u00a020,\u00a02027",
    ]


def test_a_course_that_crosses_a_month_still_shows_four_months(place: TestOffice, sam: str) -> None:
    course = plan(place, sam, date(2026, 12, 28))

    card = calendar(place, course)

    assert [month.title for month in card.months] == [
        "December 2026",
        "January 2027",
        "February 2027",
        "March 2027",
    ]
    assert (card.months[0].infusions, card.months[1].infusions) == ((28, 29, 30, 31), (1,))


def test_an_antiviral_is_named_only_where_it_is_recorded(
    place: TestOffice, sam: str, course: str
) -> None:
    medicine = Antiviral("acyclovir 200 mg twice daily", date(2026, 11, 15))
    place.desk.do(StartAntiviral(sam, medicine))

    assert sentence(calendar(place, course), "Antiviral").startswith(
        "Take your antiviral medicine every day from November 15, 2026:"
        " acyclovir 200 mg twice daily. Do not stop until we call you;"
    )


def test_an_antiviral_that_is_being_taken_is_gone_on_with(
    place: TestOffice, sam: str, course: str
) -> None:
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg", date(2026, 11, 12))))

    assert sentence(calendar(place, course), "Antiviral") == (
        "Go on taking your antiviral medicine every day: acyclovir 200 mg. Do not stop until we"
        " call you; the earliest possible day is January 20, 2027."
    )


def test_an_antiviral_that_was_stopped_says_since_when(
    place: TestOffice, sam: str, course: str
) -> None:
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg", MONDAY)))
    give(place, sam, WEEK)
    place.clock.set(date(2026, 12, 1))
    stop = Stop(date(2026, 11, 30), early=True, why="rash")
    place.desk.do(StopAntiviral(place.reader.monitoring(sam).running_id, stop))

    assert sentence(calendar(place, course), "Antiviral") == (
        "acyclovir 200 mg: stopped on November 30, 2026. Ask us whether you take it again."
    )


def test_an_antiviral_ordered_after_day_1_is_not_printed_as_its_start(
    place: TestOffice, sam: str, course: str
) -> None:
    late = Antiviral("acyclovir 200 mg", MONDAY + timedelta(days=7))
    place.desk.do(StartAntiviral(sam, late))

    card = calendar(place, course)

    assert sentence(card, "Antiviral") == (
        "Ask us first when to start your antiviral medicine: acyclovir 200 mg."
    )
    assert "Antiviral: it is ordered to start after day 1, correct its first day" in card.to_fill


def test_a_test_that_was_drawn_is_not_asked_for_again(
    place: TestOffice, sam: str, course: str
) -> None:
    give(place, sam, WEEK)
    place.clock.set(date(2026, 12, 15))
    assert "Next: by Friday, December 18, 2026;" in sentence(calendar(place, course), "Tests")

    record_tests(place, sam, date(2026, 12, 15), ["cbc", "creatinine"])
    assert "Next: by Friday, December 18, 2026;" in sentence(calendar(place, course), "Tests")

    record_tests(place, sam, date(2026, 12, 15), ["urinalysis"])
    assert "Next: by Wednesday, January 20, 2027;" in sentence(calendar(place, course), "Tests")


def test_given_days_are_done_and_the_others_come(place: TestOffice, sam: str, course: str) -> None:
    give(place, sam, WEEK[:2])

    assert visits(calendar(place, course)) == ["done", "done", *["come at 7:30 AM"] * 3]


def test_an_interrupted_course_asks_to_call_first_and_counts_from_what_was_given(
    place: TestOffice, sam: str, course: str
) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[3])

    card = calendar(place, course)

    assert visits(card) == ["done", "done", "we call you", "ask us first", "ask us first"]
    days = [f"{line.weekday} {line.day}" for line in card.visits[2:]]
    # Wednesday the 18th has passed and must not be read as a day to come
    assert days == ["New day: ", "Thursday November 19, 2026", "Friday November 20, 2026"]
    assert "Infusion days that stand: change, resume or end the course" in card.to_fill
    assert marks(card)[0] == ("November 2026", (16, 17), ())
    assert sentence(card, "Antiviral").endswith("Do not stop until we call you.")
    assert "until November 17, 2030" in sentence(card, "Tests")
    assert "by Thursday, December 17, 2026;" in sentence(card, "Tests")


def test_days_after_a_break_are_headed_as_new(place: TestOffice, sam: str, course: str) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[3])
    place.desk.do(ResumeCourse(course, date(2026, 11, 23), "Dr H. Lindqvist", "fever settled"))

    card = calendar(place, course)

    assert [line.head for line in card.visits] == ["", "", "New days after the break", "", ""]
    assert card.visits[2].day == "November 23, 2026"
    assert visits(card)[2:] == ["come at 7:30 AM"] * 3
    assert marks(card)[0] == ("November 2026", (16, 17, 23, 24, 25), ())
    assert "until November 25, 2030" in sentence(card, "Tests")


def test_an_infusion_recorded_as_not_given_says_so(
    place: TestOffice, sam: str, course: str
) -> None:
    give(place, sam, WEEK[:1])
    second = place.reader.by_mrn.infusions_of("0410077", 1)[0]
    entry = GivenEntry(MONDAY, 0, Steroid.GIVEN, "fever")
    place.desk.do(AmendInfusion(second, entry, "written down wrongly"))

    assert visits(calendar(place, course))[0] == "not given"


def test_a_course_that_was_ended_has_nothing_to_come(
    place: TestOffice, sam: str, course: str
) -> None:
    give(place, sam, WEEK[:3])
    place.desk.do(EndCourse(course, "rash"))

    card = calendar(place, course)

    assert visits(card) == ["done", "done", "done", "not given", "not given"]
    assert card.after == ""
    assert marks(card)[0] == ("November 2026", (16, 17, 18), ())
    assert "the earliest possible day is January 18, 2027." in sentence(card, "Antiviral")


def test_a_calendar_printed_long_after_shows_the_next_tests(
    place: TestOffice, sam: str, course: str
) -> None:
    give(place, sam, WEEK)
    place.clock.set(date(2027, 6, 21))

    card = calendar(place, course)

    # due on Sunday the 20th, the window ends on Sunday the 27th: Friday is its last open day
    assert "Next: by Friday, June 25, 2027; Tuesday, July 20, 2027;" in sentence(card, "Tests")
    assert [month.title for month in card.months] == ["June 2027", "July 2027", "August 2027"]
    assert sentence(card, "Antiviral").endswith("Do not stop until we call you.")


def test_after_the_monitoring_there_are_neither_months_nor_tests(
    place: TestOffice, sam: str, course: str
) -> None:
    give(place, sam, WEEK)
    # the end was the 20th, and its window is over
    place.clock.set(date(2030, 11, 28))

    card = calendar(place, course)

    assert card.months == ()
    assert [head for head, _ in card.advice] == ["Antiviral", "Results"]


def test_a_cd4_count_moves_the_earliest_day_to_stop(
    place: TestOffice, sam: str, course: str
) -> None:
    give(place, sam, WEEK)
    place.clock.set(date(2027, 1, 4))
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2027, 1, 4), 250)))

    assert "the earliest possible day is January 20, 2027" in sentence(
        calendar(place, course), "Antiviral"
    )


def test_the_second_course_has_three_days_and_keeps_the_tests_of_the_first(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, date(2025, 11, 3))
    place.clock.set(date(2026, 11, 13))
    course = plan(place, sam, date(2026, 11, 30))

    card = calendar(place, course)

    assert card.heading == "Course 2"
    assert len(card.visits) == 3
    # due on Saturday the 7th, window to Saturday the 14th; the 7th of December is a Monday
    assert "Next: by Friday, November 13, 2026; Monday, December 7, 2026;" in sentence(
        card, "Tests"
    )
    assert "until December 2, 2030" in sentence(card, "Tests")


def test_a_course_given_elsewhere_has_no_calendar(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 11, 3))
    course = place.reader.patient(sam).courses[0].course_id

    with pytest.raises(Refused, match="given at another center"):
        place.reader.patient_calendar(course)
    with pytest.raises(Refused, match="not planned here"):
        place.reader.by_mrn.course_of("0410077", 1)


def test_a_course_that_is_gone_is_refused(place: TestOffice) -> None:
    with pytest.raises(Refused, match="no longer in the records"):
        place.reader.patient_calendar("gone")


def test_a_plan_that_became_blocked_is_not_told_as_certain(place: TestOffice) -> None:
    """The last dose before was a month later than it had been recorded."""
    place.clock.set(date(2026, 11, 13))
    sam = register(place, somebody())
    first = plan(place, sam, date(2026, 11, 16))
    give(place, sam, WEEK)
    place.clock.set(date(2027, 11, 15))
    second = plan(place, sam, date(2027, 11, 22), LATE_TESTS)
    last = place.reader.by_mrn.infusions_of("0410077", 1)[4]
    entry = GivenEntry(date(2026, 12, 7), 12_000, Steroid.GIVEN, "fever")
    place.desk.do(AmendInfusion(last, entry, "typed the wrong month"))

    card = calendar(place, second)

    assert visits(card) == ["ask us first"] * 3
    assert "Antiviral" not in dict(card.advice)
    assert all(month.infusions == () for month in card.months)
    assert "Next: by Tuesday, December 7, 2027;" in sentence(card, "Tests")
    assert first != second


def test_what_the_center_has_not_set_is_listed_and_never_made_up(
    place: TestOffice, course: str
) -> None:
    say(place, PatientTexts())

    card = calendar(place, course)

    assert (card.bring, card.call_if, card.emergency) == ((), "", "")
    assert visits(card) == [""] * 5
    assert card.intro == "Lemtrada (alemtuzumab), course 1."
    assert card.to_fill == (
        "Hours of the telephone",
        "Number at nights and on weekends",
        "When to come: an empty box is printed beside each day",
        "How long a visit takes",
        "What to bring",
        "When to call before a visit",
        "When to call 911: the sheet says nothing about it",
    )
    assert card.stamp.note == "Warning text: not set by the center."


def test_a_center_without_a_telephone_asks_for_it(place: TestOffice, course: str) -> None:
    place.desk.do(ChangeCenter(replace(place.reader.center(), phone="")))

    card = calendar(place, course)

    assert card.call.phone == ""
    assert card.to_fill == ("Telephone of the center: an empty box is printed",)
    assert sentence(card, "Results").endswith("after a test, ask us.")


def test_the_footer_says_who_answers_for_the_warnings(place: TestOffice, course: str) -> None:
    stamp = calendar(place, course).stamp

    assert stamp.note == "Warning text: Dr H. Lindqvist, 01-Sep-2026."
    assert not stamp.note_bold
    assert stamp.subject == "course 1, large print"


def test_an_owner_without_warnings_answers_for_nothing(place: TestOffice, course: str) -> None:
    say(place, replace(TEXTS, call_if="", emergency=""))

    assert calendar(place, course).stamp.note == "Warning text: not set by the center."


def test_each_copy_of_a_course_is_numbered_apart_from_its_day_sheets(
    place: TestOffice, sam: str, course: str
) -> None:
    copy = place.reader.patient_calendar(course)
    place.desk.do(RecordPrint(copy.made(b"x", pages=2, paper="letter", destination="file")))

    again = place.reader.patient_calendar(course)
    sheet = place.reader.day_sheet(place.reader.by_mrn.infusions_of("0410077", 1)[0])

    assert (copy.copy_number, copy.infusion_id, copy.course_id) == (1, "", course)
    assert again.copy_number == 2
    assert again.card.stamp.copy == "copy 2, replaces copy 1 printed 13-Nov-2026 14:20"
    assert again.code != copy.code
    assert sheet.copy_number == 1
    assert again.card.stamp.qr == f"S8-{again.code}-{again.revision}"
