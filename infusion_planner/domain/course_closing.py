"""The close of a course: what is counted, booked and handed on once its last infusion is over."""

import hashlib
from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.course import UNFINISHED, Course, course_state
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.wording import count_words, day_words

MEANING = "I closed this course as recorded"
HOW_SENT = {"fax": "fax", "portal": "portal", "phone": "phone"}
"""The ways to the REMS program, each with its word."""
NOT_SAID_HOW = "Say how it was sent."


class CourseClose(Frozen):
    """What a person says when a course is closed; what was given stands in its days.

    Attributes:
        vials: how many came for the whole course and where they went.
        prescription: what was prescribed against herpes, with prescriber; may be empty.
        first_lab_on: the day booked for the first monthly tests; None while none is.
        steps: what is to be done next, in words, one each.
    """

    vials: VialCount | None = None
    prescription: str = ""
    first_lab_on: date | None = None
    steps: tuple[str, ...] = ()


class ChecklistSent(Frozen):
    """That the REMS infusion checklist of the course was sent.

    Attributes:
        on: the day.
        how: one of `HOW_SENT`.
        confirmation: its number; may be empty.
    """

    on: date
    how: str
    confirmation: str = ""


class StoredClose(Frozen):
    """A close as it stands in the records.

    Attributes:
        close: what was said.
        saved_by: who saved it last.
        saved_at: UTC ISO text.
        sent: that the checklist was sent; None while it was not.
        signed_by: who signed; empty while nobody did.
        signed_at: UTC ISO text; empty while nobody did.
        mark: code over what was signed; empty while nobody did.
        id: the row's id.
    """

    close: CourseClose
    saved_by: str
    saved_at: str
    sent: ChecklistSent | None = None
    signed_by: str = ""
    signed_at: str = ""
    mark: str = ""
    id: str = ""

    @property
    def is_signed(self) -> bool:
        """Tell whether somebody signed it."""
        return bool(self.signed_at)


def close_mark(course_id: str, content: str) -> str:
    """Give the code over what is signed.

    Args:
        course_id: the course's row id.
        content: the close as it is stored.
    """
    return hashlib.sha256(f"{course_id}\n{content}".encode()).hexdigest()


def why_open(course: Course, as_of: date) -> str:
    """Say why a course cannot be closed yet; empty when it can."""
    if course.given_elsewhere:
        return f"Course {course.number} was given at another center, which closes it."
    if not course.doses:
        return (
            f"Nothing of course {course.number} was given, so there is nothing to close. Cancel its"
            " plan where it will not be given."
        )
    if course_state(course, as_of) not in UNFINISHED:
        return ""
    left = sum(1 for item in course.infusions if not item.entered)
    return (
        f"{count_words(left, 'infusion')} of course {course.number} may still follow. It is closed"
        " when all are given, or when it was ceased."
    )


def close_faults(course: Course, close: CourseClose) -> Iterator[Fault]:
    """Yield what is wrong with a close, by the field of the form."""
    if close.vials is not None:
        yield from _vial_faults(course, close.vials)
    last_on = course.doses[-1].on
    if close.first_lab_on is not None and close.first_lab_on <= last_on:
        words = f"The first tests come after the last infusion, {day_words(last_on)}."
        yield Fault("first_lab_on", words)


def _vial_faults(course: Course, vials: VialCount) -> Iterator[Fault]:
    counts = {
        "received": vials.received,
        "used": vials.used,
        "returned": vials.returned,
        "wasted": vials.wasted,
    }
    below = [name for name, count in counts.items() if count < 0]
    for name in below:
        yield Fault(name, "Enter a whole number, 0 or more.")
    given = len(course.doses)
    if "used" not in below and vials.used < given:
        was = "was" if given == 1 else "were"
        yield Fault("used", f"{count_words(given, 'infusion')} {was} given, each from a vial.")
    if not below and vials.left:
        apart = vials.received - vials.left
        words = f"Used, returned and discarded come to {apart}, received were {vials.received}."
        yield Fault("received", f"{words} Count again.")


def sent_faults(course: Course, sent: ChecklistSent, as_of: date) -> Iterator[Fault]:
    """Yield what is wrong with the note that the checklist was sent, by the field of the form."""
    if sent.on > as_of:
        yield Fault("sent_on", f"{day_words(sent.on)} lies in the future.")
    last_on = course.doses[-1].on
    if sent.on < last_on:
        words = (
            f"The last infusion was on {day_words(last_on)}; a checklist before it is not whole."
        )
        yield Fault("sent_on", words)
    if sent.how not in HOW_SENT:
        yield Fault("how", NOT_SAID_HOW)


def tidied(close: CourseClose) -> CourseClose:
    """Give a close without white around its words, and without empty steps."""
    steps = tuple(words for step in close.steps if (words := tidy(step)))
    return CourseClose(close.vials, tidy(close.prescription), close.first_lab_on, steps)
