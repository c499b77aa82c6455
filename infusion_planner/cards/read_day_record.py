"""Words S2: the blank page to go on writing, and the record of an infusion day."""

from infusion_planner.cards.calendar_facts import day_of
from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.day_record import DayRecordCard, ExtraSheetCard, SignedLine
from infusion_planner.cards.day_totals import day_totals
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.read_run_sheet import events, signature_line
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.read_watch import watch_limits, watch_note
from infusion_planner.cards.run_vitals import alerts_of, vital_lines
from infusion_planner.cards.stored_days import DayRead, view_of
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_state import STATE_WORDS
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import day_words

EXTRA = Form(code="S2", title="Extra vitals and reactions", version="1")
RECORD = Form(code="S2", title="Infusion day record", version="1")


def extra_sheet_card(
    course: Course,
    infusion: Infusion,
    identity: IdentityCard,
    *,
    made: PrintFacts,
    center: Center,
    book: Rulebook,
) -> ExtraSheetCard:
    """Word the blank page.

    Args:
        course: the course.
        infusion: the infusion of the day.
        identity: the patient.
        made: what is known about the copy.
        center: where it is printed.
        book: the rules in force.
    """
    return ExtraSheetCard(
        identity=identity,
        heading=infusion_title(course, infusion),
        day=day_words(day_of(infusion)),
        watch_note=watch_note(book),
        limits=watch_limits(book),
        stamp=sheet_stamp(EXTRA, _subject(course, infusion), made, center, book),
    )


def day_record_card(
    read: DayRead,
    identity: IdentityCard,
    *,
    made: PrintFacts,
    center: Center,
    book: Rulebook,
    said: tuple[str, ...] = (),
) -> DayRecordCard:
    """Word the record of a day as it stands.

    Args:
        read: the day.
        identity: the patient.
        made: what is known about the copy.
        center: where it is printed.
        book: the rules in force.
        said: what they say of the day.
    """
    view = view_of(read, book)
    course, infusion = read.course, read.infusion
    signed = tuple(signature_line(read, role) for role in DaySigner)
    return DayRecordCard(
        identity=identity,
        heading=infusion_title(course, infusion),
        day=day_words(read.day.on),
        state=STATE_WORDS[view.state],
        source=_source(read),
        totals=day_totals(view, book, prescriber=_prescriber(read, center), said=said),
        vitals=vital_lines(read, alerts_of(view.record, book)),
        events=events(read),
        signatures=tuple(SignedLine(one.title, one.words, one.amended) for one in signed),
        stamp=sheet_stamp(RECORD, _subject(course, infusion), made, center, book),
        to_fill=tuple(f"Signature, {one.title.lower()}" for one in signed if not one.words),
    )


def _prescriber(read: DayRead, center: Center) -> str:
    known = (one.name for one in center.prescribers if one.id == read.patient.prescriber_id)
    return next(known, "")


def _source(read: DayRead) -> str:
    if not any(item.from_paper for item in read.log.standing):
        return ""
    return "Typed in from paper; the times are those written on it."


def _subject(course: Course, infusion: Infusion) -> str:
    return f"course {course.number}, infusion {infusion.number} of {course.length}"
