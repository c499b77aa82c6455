"""The page on which a course is closed: what it came to, and what is still to be said of it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo

from infusion_planner.cards.course_checklist import ChecklistDay, CourseChecklistCard
from infusion_planner.cards.course_words import is_to_come
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_closing import (
    HOW_SENT,
    ChecklistSent,
    CourseClose,
    StoredClose,
)
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.wording import day_words, moment_words

CLOSE, SIGN, SENT = "Close the course", "Sign", "Checklist sent"
"""What the button beside the verdict does."""


class CloseDay(Frozen):
    """One infusion of the course, as a line of the table.

    Attributes:
        infusion_id: row id.
        title: `1 of 5`.
        state: names its glyph.
        day: given or planned, in words.
        dose: in words.
        note: what its entry says besides, why it was not given in full above all; may be empty.
        reactions: in words.
        observed: how long, in words.
        sort_number: number of the infusion.
    """

    infusion_id: str
    title: str
    state: str
    day: str
    dose: str
    note: str
    reactions: str
    observed: str
    sort_number: int


class CourseCloseCard(Frozen):
    """A course that is closed, or waits for it.

    Attributes:
        identity: whose.
        course_id: row id.
        number: of the course.
        title: which course and how much of it was given.
        verdict: where it stands, and what is next.
        days: its infusions.
        facts: what it came to.
        said: (which infusion, what the rules say of it as recorded), worst first of each.
        close: as it was saved, else as far as the records tell.
        sent: that the checklist was sent; None while it was not.
        can_close: whether it can be saved.
        can_sign: whether it waits for a signature.
        can_send: whether it can be noted that the checklist was sent.
        interrupted: whether a day was missed, or not all was given.
    """

    identity: IdentityCard
    course_id: str
    number: int
    title: str
    verdict: VerdictCard
    days: tuple[CloseDay, ...]
    facts: tuple[Fact, ...]
    said: tuple[tuple[str, str], ...]
    close: CourseClose
    sent: ChecklistSent | None = None
    can_close: bool = False
    can_sign: bool = False
    can_send: bool = False
    interrupted: bool = False


class CloseFacts(Frozen):
    """What is read of a course that is to be closed.

    Attributes:
        course: the course.
        checklist: its worksheet.
        records: what was entered of its days, by the infusion's row id.
        stored: how it was closed; None while it was not.
        suggested: what the records tell of what is asked.
        said: (which infusion, what the rules say of it as recorded).
        why_not: why it cannot be closed yet; empty when it can.
        zone: of the workstation; None where its times have none.
    """

    course: Course
    checklist: CourseChecklistCard
    records: Mapping[str, InfusionRecord]
    stored: StoredClose | None
    suggested: CourseClose
    said: tuple[tuple[str, str], ...]
    why_not: str
    zone: tzinfo | None = None

    @property
    def close(self) -> CourseClose:
        """Give what was saved, else what the records tell."""
        return self.suggested if self.stored is None else self.stored.close


def course_close_card(known: CloseFacts) -> CourseCloseCard:
    """Word where the close of a course stands."""
    course, stored, sheet = known.course, known.stored, known.checklist
    signed = stored is not None and stored.is_signed
    open_ = not known.why_not
    pairs = zip(course.infusions, sheet.days, strict=True)
    return CourseCloseCard(
        identity=sheet.identity,
        course_id=course.id,
        number=course.number,
        title=sheet.title,
        verdict=_verdict(known),
        days=tuple(_day(course, item, day) for item, day in pairs),
        facts=tuple(_facts(known)),
        said=known.said,
        close=known.close,
        sent=None if stored is None else stored.sent,
        can_close=open_ and not signed,
        can_sign=open_ and stored is not None and not signed,
        can_send=open_ and stored is not None,
        interrupted=is_interrupted(known),
    )


def is_interrupted(known: CloseFacts) -> bool:
    """Tell whether days of a course lie apart, not all of it was given, or it is on hold now."""
    course = known.course
    stopped = bool(course.ended_reason) or (bool(course.held_reason) and bool(course.doses))
    pairs = zip(course.infusions, known.checklist.days, strict=True)
    short = any(item.given is not None and not day.is_full for item, day in pairs)
    return stopped or short or _lies_apart(course)


def _lies_apart(course: Course) -> bool:
    days = [*(dose.on for dose in course.doses), *_to_come(course)]
    return bool(course.doses) and (max(days) - min(days)).days >= len(days)


def _to_come(course: Course) -> Iterator[date]:
    """Yield the days ahead: a course that was resumed is interrupted before its next infusion.

    What is on hold has no days ahead.
    """
    if course.held_reason:
        return
    for item in course.infusions:
        if item.planned_on is not None and is_to_come(course, item):
            yield item.planned_on


def counted_vials(records: Mapping[str, InfusionRecord]) -> VialCount | None:
    """Add up the vials that were counted on the days; None where nobody counted."""
    counts = [item.bag.count for item in records.values() if item.bag.count is not None]
    if not counts:
        return None
    return VialCount(
        received=sum(item.received for item in counts),
        used=sum(item.used for item in counts),
        returned=sum(item.returned for item in counts),
        wasted=sum(item.wasted for item in counts),
    )


def vial_words(count: VialCount) -> str:
    """Word how many vials came and where they went."""
    said = f"{count.received} received, {count.used} used, {count.returned} returned"
    return f"{said}, {count.wasted} discarded"


def stored_moment(instant: str, zone: tzinfo | None) -> str:
    """Word a stored instant as the clock on the wall showed it."""
    return moment_words(datetime.fromisoformat(instant).astimezone(zone))


def sent_words(sent: ChecklistSent) -> str:
    """Word that a checklist was sent."""
    number = f", confirmation {sent.confirmation}" if sent.confirmation else ""
    return f"{day_words(sent.on)} by {HOW_SENT[sent.how]}{number}"


def _verdict(known: CloseFacts) -> VerdictCard:
    stored = known.stored
    if known.why_not:
        return VerdictCard("info", "Not over yet", known.why_not)
    if stored is None:
        words = "Count the vials, and say what was prescribed and booked."
        return VerdictCard("reminder", "To close", words, action=CLOSE)
    saved = f"Saved by {stored.saved_by}, {stored_moment(stored.saved_at, known.zone)}."
    if not stored.is_signed:
        words = f"{saved} It can be changed until somebody signs it."
        return VerdictCard("reminder", "To sign", words, action=SIGN)
    at = stored_moment(stored.signed_at, known.zone)
    signed = f"Signed by {stored.signed_by}, {at}."
    if stored.sent is None:
        due = f"The checklist is due {known.checklist.send_by}."
        return VerdictCard("reminder", "To send", f"{signed} {due}", action=SENT)
    return VerdictCard("ok", "Closed", f"{signed} Checklist sent {sent_words(stored.sent)}.")


def _day(course: Course, infusion: Infusion, day: ChecklistDay) -> CloseDay:
    given = infusion.entered
    coming = is_to_come(course, infusion)
    ahead = ("override", "on hold") if course.held_reason else ("planned", "planned")
    return CloseDay(
        infusion_id=infusion.id,
        title=f"{day.number} of {course.length}",
        state=_state(day) if given else ahead[0] if coming else "noshow",
        day=day.day,
        dose=ahead[1] if coming else day.dose,
        note=day.note,
        reactions=day.reactions if given else "",
        observed=day.observed if given else "",
        sort_number=day.number,
    )


def _state(day: ChecklistDay) -> str:
    return "done" if day.is_full else "stopped"


def _facts(known: CloseFacts) -> Iterator[Fact]:
    sheet, close, stored = known.checklist, known.close, known.stored
    saved = stored is not None
    yield Fact("Given", sheet.total, rule="DOSE-5")
    yield Fact("Not given", "; ".join(sheet.not_given) or "nothing", rule="MISS-3")
    yield Fact("Serious reactions", sheet.serious, rule="INF-10")
    yield Fact("Observed", sheet.observed_all, rule="INF-4")
    counted = sheet.vials if not saved or close.vials is None else vial_words(close.vials)
    yield Fact("Vials", counted, rule="REMS-9")
    sent = "" if stored is None or stored.sent is None else sent_words(stored.sent)
    yield Fact("REMS checklist", f"sent {sent}" if sent else f"due {sheet.send_by}", rule="REMS-7")
    booked = "" if close.first_lab_on is None else day_words(close.first_lab_on)
    due = f"due {sheet.first_labs}" if sheet.first_labs else ""
    yield Fact("First tests", f"booked {booked}" if saved and booked else due, rule="LAB-2")
    yield Fact("Prescribed", (close.prescription if saved else "") or sheet.antiviral)
    steps = (*sheet.next_steps, *(close.steps if saved else ()))
    for place, step in enumerate(steps):
        yield Fact("Then" if place else "Next", step)
