"""What a reaction brings with it at once, and what may be done after it (INF-9)."""

from datetime import date, timedelta

import pytest

from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_reacting import (
    late_reaction,
    log_open_until,
    pump_entry,
    reaction_faults,
    reactions_with,
    runs,
    signs_of,
)
from infusion_planner.domain.day_values import Reacted, Reason, Reported
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_reaction import Action, ReportTo
from infusion_planner.domain.infusion_rules import SevereReaction
from tests.domain.day.told import BOOK, DAY, at, day, hold, resume, start, stop, told

BEGUN = (start(),)


def reacted(clock: str = "10:00", *, id_: str = "r1", **what: object) -> DayEntry:
    values: dict[str, object] = {"signs": ("rash",), **what}
    return told("reaction", clock, Reacted(**values), id=id_)  # type: ignore[arg-type]


def faults(entry: DayEntry, *before: DayEntry) -> dict[str, str]:
    found = reaction_faults(day(*before), entry, BOOK)
    return {fault.field: fault.words for fault in found}


@pytest.mark.parametrize(
    ("entries", "running"),
    [
        ((), False),
        (BEGUN, True),
        ((*BEGUN, hold("10:00")), False),
        ((*BEGUN, hold("10:00"), resume("10:20")), True),
        ((*BEGUN, stop("13:30")), False),
        ((*BEGUN, stop("10:00"), resume("10:20")), True),
    ],
)
def test_the_pump_runs_from_the_start_unless_it_stands(
    entries: tuple[DayEntry, ...], *, running: bool
) -> None:
    assert runs(DayLog(entries)) is running


def test_signs_come_from_the_list_and_say_something() -> None:
    assert faults(reacted(signs=("rash", "itching"), grade=1)) == {}
    assert faults(reacted(signs=("rash", "gloom"), grade=1)) == {
        "signs": "gloom is no sign of the list. Choose from it, or 'other'."
    }
    assert faults(reacted(signs=())) == {"signs": "Choose at least one sign."}
    assert faults(reacted(signs=(), grade=1)) == {}
    assert faults(reacted("10:30", id_="r2", of="r1", signs=(), outcome="gone"), reacted()) == {}


def test_more_is_told_only_of_a_reaction_that_counts() -> None:
    more = reacted("10:30", id_="r2", of="r1", signs=(), outcome="gone")
    taken = replace(reacted(), withdrawn="of the patient in chair 3")
    amended = replace(reacted("10:01", id_="r3"), replaces="r1", why="misread")

    assert faults(more, reacted(), amended) == {}
    assert faults(more, taken) == {"of": "Choose the reaction it is about."}
    # what became known of it is no reaction of its own
    further = reacted("10:40", id_="r4", of="r2", signs=(), outcome="gone")
    assert set(faults(further, reacted(), more)) == {"of"}


def test_a_reaction_that_is_amended_is_no_more_of_itself() -> None:
    """It would be told of nothing, and no reaction would be left."""
    again = replace(reacted("10:01", id_="r2"), replaces="r1", why="misread")
    other = reacted("10:20", id_="s1")
    itself = replace(reacted("10:02", id_="r3", of="r1", signs=()), replaces="r2", why="the same")
    more = replace(reacted("10:02", id_="r3", of="s1", signs=()), replaces="r2", why="the same")

    for of in ("r1", "r2"):
        entry = replace(itself, value=Reacted(of=of, grade=3, action=Action.STOPPED))
        assert faults(entry, reacted(), again, other) == {"of": "Choose the reaction it is about."}
    assert faults(more, reacted(), again, other) == {}


@pytest.mark.parametrize("is_report", [False, True])
def test_a_reaction_on_which_others_hang_is_no_more_of_another(*, is_report: bool) -> None:
    """They would hang on an entry that is no first reaction any more."""
    first, other = reacted(), reacted("10:20", id_="s1")
    hangs = reacted("10:30", id_="r2", of="r1", signs=(), outcome="gone")
    if is_report:
        hangs = told("report", "10:30", Reported("r1", ReportTo.REMS, date(2026, 11, 30)), id="r2")
    entry = replace(reacted("10:02", id_="r3", of="s1"), replaces="r1", why="the same one")

    assert faults(entry, first, other, hangs) == {
        "of": "Other entries tell more of this reaction, or report it. Let them be about another"
        " reaction first, or withdraw them."
    }
    # neither one on which nothing hangs, nor another value of a first one, leaves them alone
    assert faults(entry, first, other) == {}
    stays = replace(entry, value=Reacted(signs=("rash",), grade=1))
    assert faults(stays, first, other, hangs) == {}
    # nor does another entry that is new, or was told of the first one itself
    new = reacted("10:40", id_="r4", of="r1", signs=(), outcome="gone")
    assert faults(new, first, other, hangs) == {}


def test_the_worst_signs_come_first_and_each_once() -> None:
    signs = signs_of(1, BOOK)

    assert signs[0] == "anaphylaxis"
    assert signs.index("hypotension") < signs.index("rash")
    assert len(signs) == len(set(signs))


@pytest.mark.parametrize(
    ("grade", "signs", "action", "is_refused"),
    [
        (2, ("rash",), None, False),
        (3, ("rash",), None, True),
        (3, ("rash",), Action.SLOWED, True),
        (3, ("rash",), Action.HELD, False),
        (3, ("rash",), Action.STOPPED, False),
        (None, ("anaphylaxis",), Action.NONE, True),
        (None, ("anaphylaxis",), Action.STOPPED, False),
        (None, ("rash",), None, False),
    ],
)
def test_grade_3_and_anaphylaxis_stop_an_infusion_that_runs(
    grade: int | None, signs: tuple[str, ...], action: Action | None, *, is_refused: bool
) -> None:
    entry = reacted(grade=grade, signs=signs, action=action)

    assert ("action" in faults(entry, *BEGUN)) is is_refused
    # the pump stands already
    assert faults(entry, *BEGUN, hold("09:50")) == {}


def test_what_is_told_later_of_a_reaction_is_judged_with_what_was_told_before() -> None:
    first = reacted(grade=1, action=Action.SLOWED)
    worse = reacted("10:10", id_="r2", of="r1", signs=(), grade=3)

    (joined,) = reactions_with(day(*BEGUN, first), worse, BOOK)

    assert (joined.onset_at, joined.signs, joined.grade) == (at("10:00"), ("rash",), 3)
    assert "INF-9" in faults(worse, *BEGUN, first)["action"]
    assert reactions_with(day(*BEGUN, first), resume("10:20"), BOOK) == ()


def test_after_a_severe_reaction_a_restart_names_who_ordered_it() -> None:
    severe = reacted(grade=3, action=Action.HELD)
    before = (*BEGUN, severe, hold("10:00"))

    assert set(faults(resume("10:40"), *before)) == {"order_by"}
    assert faults(resume("10:40", "Dr H. Lindqvist"), *before) == {}
    assert faults(resume("10:40"), *BEGUN, reacted(grade=2), hold("10:00")) == {}
    # a restart before the reaction has nothing to do with it
    assert faults(resume("09:50"), *before) == {}


def test_an_order_told_with_the_reaction_is_not_asked_for_again() -> None:
    severe = reacted(grade=3, action=Action.HELD, order_by="Dr H. Lindqvist")

    assert faults(resume("10:40"), *BEGUN, severe, hold("10:00")) == {}


@pytest.mark.parametrize(
    ("grade", "signs", "is_refused"),
    [(4, ("rash",), True), (None, ("anaphylaxis",), True), (3, ("rash",), False)],
)
def test_after_grade_4_or_anaphylaxis_the_day_is_over(
    grade: int | None, signs: tuple[str, ...], *, is_refused: bool
) -> None:
    bad = reacted(grade=grade, signs=signs, action=Action.STOPPED)
    again = resume("10:40", "Dr H. Lindqvist")

    assert ("real_at" in faults(again, *BEGUN, bad, stop("10:00"))) is is_refused


def test_a_restart_of_a_day_without_a_reaction_is_free() -> None:
    assert faults(resume("10:40"), *BEGUN, hold("10:00")) == {}
    assert faults(told("note", "10:00", Reason("slept")), *BEGUN) == {}


@pytest.mark.parametrize(
    ("action", "grade", "before", "entry"),
    [
        (Action.HELD, 2, BEGUN, ("hold", Reason("reaction, grade 2"))),
        (Action.STOPPED, None, BEGUN, ("stop", Reason("reaction"))),
        (Action.SLOWED, 2, BEGUN, None),
        (Action.HELD, 2, (*BEGUN, hold("09:50")), None),
        (None, 2, BEGUN, None),
    ],
)
def test_held_or_stopped_means_an_entry_of_the_pump(
    action: Action | None,
    grade: int | None,
    before: tuple[DayEntry, ...],
    entry: tuple[str, Reason] | None,
) -> None:
    found = list(pump_entry(day(*before), reacted(grade=grade, action=action)))

    assert found == ([] if entry is None else [entry])


def test_nothing_but_a_reaction_means_one() -> None:
    assert list(pump_entry(day(*BEGUN), resume("10:00"))) == []


def test_another_entry_after_a_severe_reaction_is_no_restart() -> None:
    severe = reacted(grade=4, action=Action.STOPPED)

    assert faults(stop("10:10", "hives"), *BEGUN, severe) == {}


def test_a_restart_in_the_minute_of_a_severe_reaction_needs_its_order() -> None:
    severe = reacted(grade=3, action=Action.HELD)

    assert set(faults(resume("10:00"), *BEGUN, severe, hold("10:00"))) == {"order_by"}


def test_more_about_a_reaction_nobody_told_is_about_none() -> None:
    more = reacted(id_="r2", of="gone", signs=(), grade=3)

    assert reactions_with(day(*BEGUN), more, BOOK) == ()
    assert set(faults(more, *BEGUN)) == {"of"}
    assert reactions_with(day(*BEGUN), resume("10:20"), BOOK) == ()


def test_a_reaction_that_is_not_graded_has_no_grade() -> None:
    """Also where the lowest grade of all would stop an infusion for good."""
    rules = tuple(
        replace(rule, stop_from=1, permanent_from=1, permanent_signs=("collapse",))
        if isinstance(rule, SevereReaction)
        else rule
        for rule in BOOK.rules
    )
    strict = replace(BOOK, rules=rules)
    open_one, graded = reacted(grade=None), reacted(grade=1)

    def found(entry: DayEntry, *before: DayEntry) -> list[str]:
        return [fault.field for fault in reaction_faults(day(*before), entry, strict)]

    assert found(open_one, *BEGUN) == []
    assert found(graded, *BEGUN) == ["action"]
    assert found(resume("10:40"), *BEGUN, open_one, hold("10:00")) == []
    assert found(resume("10:40"), *BEGUN, graded, hold("10:00")) == ["real_at"]
    assert signs_of(1, strict)[0] == "collapse"
    assert "anaphylaxis" in signs_of(1, strict)


def test_a_reaction_without_a_grade_asks_for_no_order() -> None:
    assert faults(resume("10:40"), *BEGUN, reacted(grade=None), hold("10:00")) == {}


# reports of a reaction, and when the log is closed (INF-10, INF-11)


def reported(on: date | None = DAY, *, of: str = "r1", **more: str) -> DayEntry:
    return told("report", "15:40", Reported(of, ReportTo.REMS, on), **more)


def test_a_report_names_its_reaction_and_its_day() -> None:
    assert faults(reported(), reacted()) == {}
    assert faults(reported(None), reacted()) == {"on": "Enter the day on which it was sent."}
    assert faults(reported(of="r2"), reacted()) == {"of": "Choose the reaction that was reported."}
    # what became known of it later is no reaction of its own
    more = reacted("10:30", id_="r2", of="r1", outcome="gone")
    assert set(faults(reported(of="r2"), reacted(), more)) == {"of"}
    other = replace(hold("10:10"), id="h1")
    assert set(faults(reported(of="h1"), reacted(), other)) == {"of"}


def test_a_report_is_entered_once_for_each_place_it_goes_to() -> None:
    other = told("report", "15:30", Reported("r1", ReportTo.MEDWATCH, DAY))
    before = reported(id="first")

    assert faults(reported(), reacted(), other) == {}
    assert faults(reported(), reacted(), before) == {
        "to": "The report to the REMS program is entered already. Amend it with a reason."
    }
    assert faults(reported(replaces="first"), reacted(), before) == {}


def test_a_report_finds_a_reaction_that_was_amended_since() -> None:
    amended = replace(reacted("10:01", id_="r3"), replaces="r1", why="misread")
    before = (reacted(), reported(id="first"), amended)

    for of in ("r1", "r3"):
        assert set(faults(reported(of=of), *before)) == {"to"}
        assert faults(reported(of=of, replaces="first"), *before) == {}
    other = reacted(id_="r9")
    assert faults(reported(of="r9"), other, *before) == {}


@pytest.mark.parametrize(
    ("days", "is_refused"), [(0, False), (7, False), (8, True)], ids=["at once", "last", "late"]
)
def test_the_log_of_reactions_is_open_for_seven_days(days: int, *, is_refused: bool) -> None:
    began = at("10:00") + timedelta(days=days)
    entry = replace(reacted(), real_at=began)

    found = list(late_reaction(entry, 1, DAY, BOOK))

    assert log_open_until(1, DAY, BOOK) == date(2025, 3, 10)
    assert [fault.field for fault in found] == (["real_at"] if is_refused else [])
    assert all("Mon 10-Mar-2025, 7 days after" in fault.words for fault in found)


def test_late_news_of_a_reaction_and_other_entries_are_taken() -> None:
    late = at("10:00") + timedelta(days=30)
    news = replace(reacted(of="r0", outcome="gone"), real_at=late)

    assert list(late_reaction(news, 1, DAY, BOOK)) == []
    assert list(late_reaction(replace(hold("10:00"), real_at=late), 1, DAY, BOOK)) == []
