"""Why a course is changed: verbs, the short list of reasons of each, and who wished it."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy


class Verb(Enum):
    """What is done to a course; the value is what is stored."""

    MOVE = "move"
    DEFER = "defer"
    OMIT = "omit"
    CEASE = "cease"
    HOLD = "hold"
    RESUME = "resume"
    CANCEL = "cancel"
    NO_SHOW = "no_show"
    CHAIR = "chair"
    REPLAN = "replan"
    PROPOSAL = "proposal"
    """A proposal of the program, such as a time to start, was not followed."""


class ByWhom(Enum):
    """Who called a course off; the value is what is stored."""

    NOBODY = ""
    PATIENT = "patient"
    CENTER = "center"
    PRESCRIBER = "prescriber"
    PAYER = "payer"
    WEATHER = "weather"


class Reason(Frozen):
    """One line of the short list.

    Attributes:
        code: what is stored and counted.
        words: as it is shown.
    """

    code: str
    words: str


OTHER = "other"
REASONS = (
    Reason("infection", "Fever or infection"),
    Reason("result", "A result or finding"),
    Reason("reaction", "A reaction to the infusion"),
    Reason("came_late", "Came too late for a whole day"),
    Reason("patient", "The patient asked for it"),
    Reason("prescriber", "The prescriber decided"),
    Reason("payer", "The payer has not agreed"),
    Reason("drug", "The drug is not here"),
    Reason("staff", "Too few staff or chairs"),
    Reason("chair", "The chair is out of order"),
    Reason("closed", "The center is closed"),
    Reason("weather", "Weather or transport"),
    Reason("not_reached", "Could not be reached"),
    Reason(OTHER, "Another reason"),
)
_BY_CODE = {reason.code: reason for reason in REASONS}
_PLANS = "patient result infection prescriber payer drug staff chair closed weather other"
_MEDICAL = "infection result reaction patient prescriber other"
_CODES = {
    Verb.MOVE: _PLANS,
    Verb.DEFER: "infection result reaction came_late patient drug staff weather other",
    Verb.OMIT: _MEDICAL,
    Verb.CEASE: _MEDICAL,
    Verb.HOLD: "infection result reaction patient prescriber payer drug weather other",
    Verb.RESUME: "infection result reaction patient prescriber payer drug weather other",
    Verb.CANCEL: "patient result infection prescriber payer drug staff weather other",
    Verb.NO_SHOW: "not_reached infection patient weather other",
    Verb.CHAIR: "patient chair staff other",
    Verb.REPLAN: "closed chair staff weather other",
    Verb.PROPOSAL: "patient staff drug other",
}
BY_WHOM_WORDS = {
    ByWhom.PATIENT: "The patient",
    ByWhom.CENTER: "The center",
    ByWhom.PRESCRIBER: "The prescriber",
    ByWhom.PAYER: "The payer",
    ByWhom.WEATHER: "Weather or transport",
}
VERB_WORDS = {
    Verb.MOVE: "Moved",
    Verb.DEFER: "Deferred",
    Verb.OMIT: "Omitted",
    Verb.CEASE: "Ended early",
    Verb.HOLD: "Put on hold",
    Verb.RESUME: "Resumed",
    Verb.CANCEL: "Plan canceled",
    Verb.NO_SHOW: "Did not come",
    Verb.CHAIR: "Another chair",
    Verb.REPLAN: "Replanned",
    Verb.PROPOSAL: "Proposal not followed",
}


class Why(Frozen):
    """Why one change is made.

    Attributes:
        code: of a reason on the short list.
        words: what is to be added; asked for where the list has no reason that fits.
        by_whom: who called it off, where that is asked.
    """

    code: str
    words: str = ""
    by_whom: ByWhom = ByWhom.NOBODY

    @property
    def text(self) -> str:
        """Give reason and words as one text, `Fever or infection: 38.4 since Tuesday`."""
        return reason_words(self.code, self.words)


class CourseEvent(Frozen):
    """One change of a course, as it is kept.

    Attributes:
        verb: what was done.
        why: the reason.
        course_id: the course's row id; the course may be gone.
        course: its number.
        what: what was done, in words that name nobody, `days 3 to 5 to Mon 07-Dec-2026`.
        infusion_id: row id of the one infusion it was about; empty for the course.
        done_at: UTC ISO text.
        done_by: the person's name.
        planned: number and day of each infusion that was to come before the change.
    """

    verb: Verb
    why: Why
    course_id: str
    course: int
    what: str = ""
    infusion_id: str = ""
    done_at: str = ""
    done_by: str = ""
    planned: tuple[tuple[int, date], ...] = ()


def reason_words(code: str, words: str = "") -> str:
    """Word a reason with what was added; the words alone where the list had none that fits."""
    added = tidy(words)
    known = _BY_CODE.get(code)
    if known is None or code == OTHER:
        return added
    return f"{known.words}: {added}" if added else known.words


def reasons_of(verb: Verb) -> tuple[Reason, ...]:
    """Give the short list of a verb, in the order shown."""
    return tuple(_BY_CODE[code] for code in _CODES[verb].split())


def why_faults(verb: Verb, why: Why) -> Iterator[Fault]:
    """Say what is missing of a reason, by the field of the form."""
    if why.code not in _CODES[verb].split():
        yield Fault("code", "Choose a reason.")
    elif why.code == OTHER and not tidy(why.words):
        yield Fault("why", "Say why: the list has no words for it.")
    if verb is Verb.CANCEL and why.by_whom is ByWhom.NOBODY:
        yield Fault("by_whom", "Choose who called it off.")
