"""The close of a course: when it may be closed, and what is refused of it."""

from datetime import date

import pytest

from infusion_planner.domain.course import Course, Dose, Infusion
from infusion_planner.domain.course_closing import (
    ChecklistSent,
    CourseClose,
    StoredClose,
    close_faults,
    close_mark,
    sent_faults,
    tidied,
    why_open,
)
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import VialCount

DAYS = tuple(date(2026, 11, day) for day in (9, 10, 11))
LAST, AFTER = DAYS[-1], date(2026, 11, 12)


def course(given: int = 3, **more: object) -> Course:
    infusions = tuple(
        Infusion(n, day, Dose(day, 12_000) if n <= given else None)
        for n, day in enumerate(DAYS, start=1)
    )
    return replace(Course(2, 3, infusions), **more)  # type: ignore[arg-type]


def fields(faults: object) -> dict[str, str]:
    return {item.field: item.words for item in faults if isinstance(item, Fault)}  # type: ignore[attr-defined]


def test_a_course_with_every_infusion_given_can_be_closed() -> None:
    assert why_open(course(), AFTER) == ""


def test_a_course_that_was_ceased_can_be_closed() -> None:
    assert why_open(course(1, ended_reason="grade 4 reaction"), AFTER) == ""


@pytest.mark.parametrize(
    ("given", "words"), [(2, "1 infusion of course 2 may"), (1, "2 infusions of course 2 may")]
)
def test_what_may_still_follow_keeps_a_course_open(given: int, words: str) -> None:
    assert why_open(course(given), LAST).startswith(words)
    assert why_open(course(given), AFTER).startswith(words)


def test_nothing_given_is_nothing_to_close() -> None:
    assert "there is nothing to close" in why_open(course(0), AFTER)
    assert "there is nothing to close" in why_open(course(0, ended_reason="moved"), AFTER)


def test_another_center_closes_its_own_course() -> None:
    words = "Course 2 was given at another center, which closes it."

    assert why_open(course(given_elsewhere=True), AFTER) == words


@pytest.mark.parametrize(
    ("vials", "wrong"),
    [
        (VialCount(3, 3), set()),
        (VialCount(5, 3, 1, 1), set()),
        (VialCount(4, 4), set()),
        (VialCount(3, 2, 1), {"used"}),
        (VialCount(5, 3, 1), {"received"}),
        (VialCount(3, 3, 1), {"received"}),
        (VialCount(-1, 3), {"received"}),
        (VialCount(3, -1), {"used"}),
        (VialCount(3, 3, -1, 1), {"returned"}),
        (VialCount(3, 3, 1, -1), {"wasted"}),
        (VialCount(-1, -1, -1, -1), {"received", "used", "returned", "wasted"}),
        (VialCount(2, 2), {"used"}),
        (VialCount(3, 2, -1), {"used", "returned"}),
    ],
)
def test_every_vial_went_somewhere_and_each_infusion_took_one(
    vials: VialCount, wrong: set[str]
) -> None:
    assert set(fields(close_faults(course(), CourseClose(vials)))) == wrong


def test_a_wrong_count_says_what_was_counted() -> None:
    few = fields(close_faults(course(), CourseClose(VialCount(2, 2))))
    one = fields(close_faults(course(1), CourseClose(VialCount(0, 0))))
    lost = fields(close_faults(course(), CourseClose(VialCount(6, 3, 1))))
    below = fields(close_faults(course(), CourseClose(VialCount(3, 3, -1))))
    negative = fields(close_faults(course(), CourseClose(VialCount(3, -1))))

    assert negative["used"] == "Enter a whole number, 0 or more."
    assert few["used"] == "3 infusions were given, each from a vial."
    assert one["used"] == "1 infusion was given, each from a vial."
    assert lost["received"] == (
        "Used, returned and discarded come to 4, received were 6. Count again."
    )
    assert below["returned"] == "Enter a whole number, 0 or more."


@pytest.mark.parametrize(("on", "is_refused"), [(LAST, True), (AFTER, False), (None, False)])
def test_the_first_tests_come_after_the_last_infusion(on: date | None, *, is_refused: bool) -> None:
    found = fields(close_faults(course(), CourseClose(first_lab_on=on)))

    words = "The first tests come after the last infusion, Wed 11-Nov-2026."
    assert found == ({"first_lab_on": words} if is_refused else {})


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        (ChecklistSent(LAST, "fax"), {}),
        (ChecklistSent(AFTER, "portal", "77-1"), {}),
        (
            ChecklistSent(date(2026, 11, 13), "phone"),
            {"sent_on": "Fri 13-Nov-2026 lies in the future."},
        ),
        (
            ChecklistSent(date(2026, 11, 10), "fax"),
            {
                "sent_on": "The last infusion was on Wed 11-Nov-2026; a checklist before it is not"
                " whole."
            },
        ),
        (ChecklistSent(LAST, "pigeon"), {"how": "Say how it was sent."}),
    ],
)
def test_the_checklist_is_sent_once_the_course_is_whole(
    sent: ChecklistSent, wrong: dict[str, str]
) -> None:
    assert fields(sent_faults(course(), sent, AFTER)) == wrong


def test_white_and_empty_steps_are_left_out() -> None:
    close = CourseClose(VialCount(3, 3), "  acyclovir  200 mg ", AFTER, (" call ", "  ", "visit"))

    assert tidied(close) == CourseClose(
        VialCount(3, 3), "acyclovir 200 mg", AFTER, ("call", "visit")
    )


def test_the_code_is_of_course_and_content() -> None:
    marks = {close_mark("c1", "a"), close_mark("c2", "a"), close_mark("c1", "b")}

    assert len(marks) == 3
    assert {len(mark) for mark in marks} == {64}


def test_a_close_is_signed_when_somebody_signed_it() -> None:
    stored = StoredClose(CourseClose(), "A. Ruiz", "2026-11-12T09:00:00+00:00")

    assert not stored.is_signed
    assert replace(stored, signed_by="A. Ruiz", signed_at="2026-11-12T10:00:00+00:00").is_signed
