"""An invented day for the tests of the board."""

from infusion_planner.cards.today_board import BoardRow, DueLine, Phase, TodayCard


def at(clock: str) -> int:
    """Give the minute of the day of a time."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


NGUYEN = BoardRow(
    patient_id="p1",
    infusion_id="i1",
    chair="A1",
    name="NGUYEN, Thi Mai",
    ids="Born 09-Mar-1988  MRN 0412345",
    state="infusing",
    word="Infusing",
    next_words="Vitals 10:40, in 3 min",
    next_tone="override",
    course="Course 1 day 3 of 5",
    phases=(
        Phase("premed", at("08:00"), at("09:00"), over=True),
        Phase("infusing", at("09:10"), at("10:37"), "Infused"),
        Phase("infusing", at("10:37"), at("13:10"), "2 h 33 min left", coming=True),
        Phase("observing", at("13:10"), at("15:10"), "Observe", coming=True),
    ),
    bag_until=at("16:20"),
    bag_words="Bag 16:20",
)
OKONKWO = BoardRow(
    patient_id="p3",
    infusion_id="i3",
    chair="A3",
    name="OKONKWO, Chidi",
    ids="Born 17-Aug-1994  MRN 0501177",
    state="blocked",
    word="Blocked",
    next_words="REMS not verified today",
    next_tone="blocked",
    course="Course 1 day 1 of 5",
    phases=(Phase("blocked", at("09:00"), at("15:00"), "REMS-6 not verified today"),),
)
LONG = BoardRow(
    patient_id="p4",
    infusion_id="i4",
    chair="A4",
    name="TREETAWTCHAIWONG, Lertchai",
    ids="Born 30-Nov-1985  MRN 0399902",
    state="stopped",
    word="Stopped",
    next_words="Vitals 10:35, overdue 2 min",
    next_tone="blocked",
    course="Course 1 day 2 of 5",
    similar="Similar name today",
    phases=(
        Phase("infusing", at("08:30"), at("10:05"), over=True),
        Phase("stopped", at("10:05"), at("10:37"), "Stopped"),
        Phase("observing", at("10:37"), at("12:05"), "Observe", coming=True),
    ),
)
PARK = BoardRow(
    patient_id="p6",
    infusion_id="i6",
    chair="",
    name="PARK, Jin",
    ids="Born 25-May-1991  MRN 0420518",
    state="planned",
    word="Planned",
    next_words="Not here yet",
    course="Course 3 day 1 of 3",
    phases=(Phase("planned", at("12:10"), at("16:10"), "Infusion 4 h"),),
)
DUE = (
    DueLine(
        "i4",
        "10:35",
        "overdue 2 min",
        "Vitals, observation",
        "A4 TREETAWTCHAIWONG, Lertchai 0399902",
        "blocked",
    ),
    DueLine("i1", "10:40", "in 3 min", "Vitals set 3", "A1 NGUYEN, Thi Mai 0412345", "override"),
    DueLine("i1", "13:10", "2 h 33 min", "Infusion ends", "A1 NGUYEN, Thi Mai 0412345"),
)
DAY = TodayCard(
    day="Wed 18-Nov-2026",
    read_at="10:37",
    now=at("10:37"),
    opens=7,
    closes=17,
    chairs="3 chairs in use",
    blocked=1,
    due=2,
    rows=(NGUYEN, OKONKWO, LONG, PARK),
    due_lines=DUE,
)
EMPTY = TodayCard(
    day="Wed 18-Nov-2026",
    read_at="10:37",
    now=at("10:37"),
    opens=7,
    closes=17,
    next_day="Mon 23-Nov-2026, 2 patients",
    next_day_on="2026-11-23",
)
