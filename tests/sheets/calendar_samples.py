"""Patient calendars for the tests of the sheets: easy and hard ones, all people invented."""

from calendar import SUNDAY, Calendar

from infusion_planner.cards.identity import AllergyCard, IdentityCard
from infusion_planner.cards.patient_calendar import (
    CallBox,
    MonthCard,
    PatientCalendarCard,
    VisitLine,
    Words,
)
from infusion_planner.domain.frozen import replace
from tests.sheets.samples import EASY, HARD, TWO_LINE_NAME

COME: Words = (("come at ", False), ("7:30 AM", True))
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def month(
    year: int, number: int, title: str, infusions: tuple[int, ...] = (), tests: tuple[int, ...] = ()
) -> MonthCard:
    weeks = Calendar(SUNDAY).monthdayscalendar(year, number)
    return MonthCard(f"{title} {year}", tuple(map(tuple, weeks)), infusions, tests)


CALENDAR = PatientCalendarCard(
    identity=replace(
        EASY.identity,
        allergy=replace(
            EASY.identity.allergy, confirmed="Confirmed Thu 12-Nov-2026 by A. Ruiz, RN"
        ),
    ),
    heading="Course 1",
    day="Mon 16 to Fri 20-Nov-2026",
    intro="Lemtrada (alemtuzumab), course 1. Each visit takes about 8 hours.",
    visits=tuple(
        VisitLine(str(number), weekday, f"November {15 + number}, 2026", COME)
        for number, weekday in enumerate(DAYS, start=1)
    ),
    bring=(
        "your antiviral medicine (acyclovir)",
        "food and drink for the day",
        "a list of all your medicines",
        "a warm layer of clothes",
        "the name of someone we may call",
        "a driver for the way home",
    ),
    call_if=(
        "you have a fever, a cough, a cold sore, or started an antibiotic; you may be pregnant;"
        " or you have had a vaccine since we last met."
    ),
    call=CallBox("Harbor Infusion Center", "7 AM to 6 PM", "555-0142", "555-0199"),
    emergency=(
        "for a drooping face, weakness on one side, trouble speaking, sudden severe headache or"
        " neck pain, chest pain, or trouble breathing."
    ),
    after="If an infusion day moves, these days move too: ask us for a new calendar.",
    months=(
        month(2026, 11, "November", infusions=(16, 17, 18, 19, 20)),
        month(2026, 12, "December", tests=(18,)),
        month(2027, 1, "January", tests=(20,)),
        month(2027, 2, "February", tests=(19,)),
    ),
    advice=(
        (
            "Antiviral",
            (
                ("Take your antiviral medicine every day from ", False),
                ("November\u00a016,\u00a02026", True),
                (": acyclovir 200 mg twice daily. Do not stop until we call you; the", False),
                (" earliest possible day is ", False),
                ("January\u00a020,\u00a02027", True),
                (".", False),
            ),
        ),
        ("Tests", (("Blood and urine every month until ", False), ("November 20, 2030", True))),
        ("Results", (("We call you. If you have heard nothing, call ", False), ("555-0142", True))),
    ),
    to_fill=(),
    stamp=replace(
        EASY.stamp,
        code="S8",
        title="Patient calendar",
        subject="course 1, large print",
        note="Warning text: Harbor Infusion Center, 01-Sep-2026.",
        qr="S8-9C41TB-17",
        note_bold=False,
    ),
)

BROKEN = replace(
    CALENDAR,
    identity=replace(HARD.identity, name=TWO_LINE_NAME, paper_name=TWO_LINE_NAME),
    visits=(
        VisitLine("1", "Monday", "September 28, 2026", (("done", False),)),
        VisitLine("2", "Tuesday", "September 29, 2026", (("done", False),)),
        VisitLine("3", "Wednesday", "November 18, 2026", COME, "New days after the break"),
        VisitLine("4", "Thursday", "November 19, 2026", COME),
        VisitLine("5", "Friday", "November 20, 2026", (("ask us first", True),)),
    ),
    stamp=replace(
        CALENDAR.stamp,
        copy="copy 2, replaces copy 1 printed 27-Oct-2026 17:05",
        qr="S8-7F3K2Q-23",
    ),
)


def belonging_to(card: PatientCalendarCard, identity: IdentityCard) -> PatientCalendarCard:
    """Give the calendar to somebody else."""
    return replace(card, identity=identity)


# Every calendar that must print without a text over its place, by what is hard about it.
CALENDARS: dict[str, PatientCalendarCard] = {
    "calendar": CALENDAR,
    "calendar after a break": BROKEN,
    "calendar of a bare center": replace(
        CALENDAR,
        intro="Lemtrada (alemtuzumab), course 1.",
        visits=tuple(replace(line, words=()) for line in CALENDAR.visits),
        bring=(),
        call_if="",
        call=CallBox("Harbor Infusion Center", "", "", ""),
        emergency="",
        to_fill=("Telephone of the center",),
    ),
    "calendar of three days": replace(CALENDAR, visits=CALENDAR.visits[:3], after=""),
    "calendar without months": replace(CALENDAR, months=(), advice=CALENDAR.advice[-1:]),
    "calendar of one month": replace(CALENDAR, months=CALENDAR.months[:1]),
    "calendar with long words": replace(
        CALENDAR,
        bring=tuple(f"{item} {item}" for item in CALENDAR.bring * 2),
        call_if=CALENDAR.call_if * 12,
        emergency=CALENDAR.emergency * 12,
        call=CallBox("Harbor Infusion Center " * 4, "7 AM to 6 PM " * 6, "555-0142", "555-0199"),
    ),
    "calendar of unknown allergies": belonging_to(
        BROKEN,
        replace(EASY.identity, allergy=AllergyCard("not_recorded", "Allergies not recorded")),
    ),
    "calendar of new days": replace(
        CALENDAR,
        visits=(
            *BROKEN.visits[:2],
            *(VisitLine(n, "New day:", "", (("we call you", True),)) for n in "345"),
        ),
    ),
    "calendar of forty allergies": belonging_to(
        CALENDAR,
        replace(
            EASY.identity,
            allergy=replace(
                HARD.identity.allergy, lines=tuple((f"substance {n}", "rash") for n in range(40))
            ),
        ),
    ),
}
