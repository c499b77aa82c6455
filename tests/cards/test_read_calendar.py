from datetime import date, time, timedelta

import pytest

from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.cards.calendar_board import CalendarBoard, Ribbon
from infusion_planner.cards.read_calendar import BoardFacts, live_day, read_board
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.clinic import Closure, OpenDays, days_from
from infusion_planner.domain.course import Course, Dose, Infusion
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.opening import DayPlan, Hours, NursesOn, Opening
from infusion_planner.domain.patient import Patient
from tests.actions.chairs.seats import book, chair_id, patients, set_chairs
from tests.office import TestOffice, register, somebody

# Thanksgiving 2026 is Thursday 26-Nov
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
THANKSGIVING = Closure(date(2026, 11, 26), "Thanksgiving Day")
WEEK = OpenDays(frozenset(range(5)), frozenset({THANKSGIVING.on}))


def planned(number: int, days: tuple[date, ...], course_id: str) -> Course:
    infusions = tuple(
        Infusion(place, day, id=f"{course_id}-{place}") for place, day in enumerate(days, start=1)
    )
    return Course(number, len(days), infusions, id=course_id)


def board(
    *courses: tuple[str, Course],
    length: int = 28,
    chairs: tuple[str, ...] = (),
    seats: dict[str, str] | None = None,
    shut: frozenset[str] = frozenset(),
) -> CalendarBoard:
    facts = replace(facts_of(*courses), chairs=chairs, seats=seats or {}, shut=shut)
    return read_board(facts, MONDAY, length, MONDAY)


def facts_of(*courses: tuple[str, Course]) -> BoardFacts:
    return BoardFacts(
        WEEK,
        (THANKSGIVING,),
        {patient_id: patient(patient_id) for patient_id, _ in courses},
        tuple((patient_id, (course,)) for patient_id, course in courses),
    )


def patient(patient_id: str) -> Patient:
    return replace(somebody(), id=patient_id, mrn=f"04100{patient_id}")


def ribbons(card: CalendarBoard) -> list[Ribbon]:
    return [ribbon for row in card.rows for ribbon in row.ribbons]


def test_a_course_is_one_ribbon_over_all_its_days() -> None:
    card = board(("77", planned(1, days_from(date(2026, 11, 30), 5), "c")))

    (ribbon,) = ribbons(card)
    assert (ribbon.first, ribbon.last, ribbon.days) == (5, 9, "day 1 to 5")
    assert [card.days[place].head for place in (5, 9)] == ["Mon 30", "Fri 04"]


def test_a_ribbon_has_two_identifiers() -> None:
    (ribbon,) = ribbons(board(("77", planned(2, days_from(MONDAY, 3), "c"))))

    assert ribbon.mrn == "0410077"
    assert ribbon.name.split(",")[0] in ribbon.spoken
    assert "0410077" in ribbon.spoken


def test_a_closed_day_in_between_parts_the_ribbon() -> None:
    days = (date(2026, 11, 25), date(2026, 11, 27))

    card = board(("77", planned(1, days, "c")))

    assert [(item.first, item.last) for item in ribbons(card)] == [(2, 2), (4, 4)]
    assert card.days[3].closed == "closed, Thanksgiving Day"


def test_weekends_have_no_column_unless_somebody_comes() -> None:
    saturday = date(2026, 11, 28)

    assert len(board().days) == 20
    assert saturday in {day.on for day in board(("77", planned(1, (saturday,), "c"))).days}


def test_a_board_of_a_closed_weekday_alone_shows_that_day_and_why() -> None:
    saturday = date(2026, 11, 28)

    card = read_board(facts_of(), saturday, 1, MONDAY)

    (day,) = card.days
    assert (day.on, day.head, day.closed) == (saturday, "Sat 28", "closed on Saturdays")


def test_a_week_is_named_once_on_its_first_column() -> None:
    weeks = [day.week for day in board().days if day.week]

    mondays = ("23-Nov-2026", "30-Nov-2026", "07-Dec-2026", "14-Dec-2026")
    assert weeks == [f"Week of {words}" for words in mondays]


def test_courses_of_the_same_days_never_share_a_row() -> None:
    three = [(name, planned(1, days_from(MONDAY, 3), name)) for name in ("1", "2", "3")]

    card = board(*three)

    for row in card.rows:
        taken = [c for item in row.ribbons for c in range(item.first, item.last + 1)]
        assert len(taken) == len(set(taken))
    assert card.days[0].load == 3


def test_a_seated_course_lies_in_the_row_of_its_chair() -> None:
    course = planned(1, days_from(MONDAY, 3), "c")
    seats = {infusion.id: "A2" for infusion in course.infusions}

    card = board(("77", course), chairs=("A1", "A2"), seats=seats)

    assert [(row.name, len(row.ribbons)) for row in card.rows] == [
        ("A1", 0),
        ("A2", 1),
        ("No chair", 0),
    ]


def test_a_restricted_chart_tells_who_comes_and_nothing_of_the_course() -> None:
    card = board(("77", planned(2, days_from(MONDAY, 3), "c")), shut=frozenset({"77"}))

    (ribbon,) = ribbons(card)
    assert (ribbon.tag, ribbon.days, ribbon.word) == ("", "", "Restricted")
    assert {line.infusion for line in card.lines} == {""}


@pytest.mark.parametrize(
    ("course", "infusion", "day"),
    [
        (Course(1, 5, ()), Infusion(1, MONDAY), MONDAY),
        (
            Course(1, 5, ()),
            Infusion(1, MONDAY, Dose(date(2026, 11, 24), 12_000)),
            date(2026, 11, 24),
        ),
        (Course(1, 5, ()), Infusion(1, MONDAY, Dose(MONDAY, 0)), None),
        (Course(1, 5, (), ended_reason="infection"), Infusion(2, MONDAY), None),
        (Course(1, 5, (), given_elsewhere=True), Infusion(1, None, Dose(MONDAY, 12_000)), None),
    ],
)
def test_only_a_live_infusion_fills_a_chair(
    course: Course, infusion: Infusion, day: date | None
) -> None:
    assert live_day(course, infusion) == day


def test_the_list_says_each_infusion_by_day() -> None:
    card = board(("77", planned(1, days_from(MONDAY, 2), "c")))

    assert [(line.day, line.infusion) for line in card.lines] == [
        ("Mon 23-Nov-2026", "Course 1, infusion 1 of 2"),
        ("Tue 24-Nov-2026", "Course 1, infusion 2 of 2"),
    ]


def test_an_empty_board_says_so() -> None:
    assert board().empty
    assert not board(("77", planned(1, (MONDAY,), "c"))).empty


def test_the_lens_says_why_a_day_is_not_legal(place: TestOffice) -> None:
    patient_id = register(place)
    today = place.reader.today()
    first = today - timedelta(days=today.weekday())
    shown = place.reader.of_calendar.board(first, 28)

    lens = place.reader.of_calendar.lens(patient_id, shown)

    for day, judged in zip(shown.days, lens.days, strict=True):
        if day.on < today:
            assert judged.kind == "past"
        elif day.closed:
            assert judged.kind == "closed"
        elif any(not place.reader.center().open_days.is_open(d) for d in days_from(day.on, 5)):
            assert (judged.kind, judged.words) == ("short", "Needs 5 open days")


def test_the_lens_follows_the_plan_there_is(place: TestOffice, sam: str) -> None:
    shown = place.reader.of_calendar.board(place.reader.today(), 28)

    assert place.reader.of_calendar.lens(sam, shown).course_id


STAFFED = Opening(
    (DayPlan(0, Hours(time(7), time(17)), 3, 2, 2),), (NursesOn(date(2026, 11, 30), 1),)
)


def test_a_day_says_how_many_of_its_nurses_are_needed() -> None:
    facts = facts_of(*((str(n), planned(1, (MONDAY, TUESDAY), f"c{n}")) for n in range(3)))
    facts = replace(facts, opening=STAFFED)

    monday, tuesday, *_ = read_board(facts, MONDAY, 28, MONDAY).days

    # three patients, two for each nurse; nothing is kept of Tuesdays
    assert (monday.nurses, tuesday.nurses) == ("2/3", "")


def test_a_day_without_patients_needs_no_nurse_and_one_with_fewer_nurses_says_so() -> None:
    facts = replace(facts_of(("1", planned(1, (date(2026, 11, 30),), "c"))), opening=STAFFED)

    days = read_board(facts, MONDAY, 28, MONDAY).days

    assert (days[0].nurses, days[5].nurses) == ("", "1/1")


@pytest.mark.parametrize(("is_given", "marked"), [(False, True), (True, False)])
def test_a_closed_day_on_which_somebody_is_still_to_come_is_marked(
    *, is_given: bool, marked: bool
) -> None:
    day = THANKSGIVING.on
    given = Infusion(1, day, Dose(day, 12_000), id="i") if is_given else None
    course = Course(1, 5, (given or Infusion(1, day, id="i"),), id="c")

    card = board(("77", course))

    (shown,) = [item for item in card.days if item.on == day]
    assert (shown.load, shown.is_overfull) == (1, marked)


def test_a_day_with_more_patients_than_room_is_marked(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    for patient_id in patients(place, 2):
        book(place, patient_id)
    away = Outage("", TUESDAY + timedelta(days=7), TUESDAY + timedelta(days=7), "pump")
    place.desk.do(CloseChair(chair_id(place, "A2"), away))

    days = place.reader.of_calendar.board(date(2026, 11, 30), 5).days

    assert [day.is_overfull for day in days] == [False, True, False, False, False]
