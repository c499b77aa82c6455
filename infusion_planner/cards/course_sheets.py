"""Words the checklist of a course as a REMS worksheet (S3), and what its note shares with it."""

from collections.abc import Iterator
from datetime import datetime

from infusion_planner.cards.course_checklist import ChecklistDay, book_dose_ug
from infusion_planner.cards.course_close import sent_words
from infusion_planner.cards.course_close import stored_moment as moment_of
from infusion_planner.cards.course_sheet_facts import CourseSheetFacts, Marks
from infusion_planner.cards.course_words import is_to_come
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.worksheet import (
    Answers,
    Box,
    Boxes,
    Cell,
    Facts,
    Known,
    Lead,
    Lines,
    SheetSection,
    Signatures,
    Sum,
    Table,
    TableRow,
    Words,
    WorksheetCard,
    row_of,
)
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_closing import HOW_SENT
from infusion_planner.domain.override import Override
from infusion_planner.domain.rule_kinds import BusinessDays
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    dose_words,
    moment_words,
)

CHECKLIST = Form(code="S3", title="Course checklist", version="1")
_WARNING: Words = (
    ("Center worksheet, not the approved REMS form.", True),
    (" Carry the facts to the current form or portal of the REMS program.", False),
)
_HEADS = ("", "Planned for", "Given on", "mg", "Completed", "Reaction", "Observed after stop")
_NOT_RECORDED = "not recorded"
DECISION = "MISS-1"
_SENDING = Boxes(
    "sending",
    (
        Box("Sent by", choices=tuple(HOW_SENT)),
        Box("Sent on"),
        Box("Sent at", guide="time"),
        Box("Confirmation no."),
    ),
)


def checklist_sheet(facts: CourseSheetFacts, made: PrintFacts, book: Rulebook) -> WorksheetCard:
    """Word the checklist of a course.

    Args:
        facts: what is stored.
        made: what is known about the copy.
        book: the rules in force.
    """
    marks = Marks()
    course = facts.known.course
    who = tuple(_who(facts, marks))
    rows = tuple(infusion_rows(facts, made, marks))
    vials = _vials(facts, marks)
    answers_mark = marks.ask("Answers 1 to 4")
    signed = _signed(facts)
    signs_mark = "" if signed else marks.ask("Two signatures")
    number = f"Course {course.number}, infusions 1 to {course.length}"
    return WorksheetCard(
        identity=facts.sheet.identity,
        title=CHECKLIST.title,
        kind="REMS worksheet",
        heading=number,
        day="",
        warning=_WARNING,
        lead=_send_by(facts, book),
        gaps=tuple(marks.gaps),
        sections=(
            SheetSection(
                "Who",
                f"From the record, revision {made.revision}. Boxes are what it does not hold.",
                (Facts(who),),
            ),
            infusion_section(facts, rows, book),
            SheetSection("Vials", "Received = used + returned + discarded.", (vials,)),
            SheetSection(
                "Answer",
                f"{answers_mark}   By hand, after reading the day sheets. Nothing is ticked here.",
                (Answers(tuple(_answers(facts))),),
            ),
            SheetSection("Send and sign", signs_mark, tuple(_sending(facts, signed))),
        ),
        to_fill=tuple(label for _, label in marks.gaps),
        stamp=sheet_stamp(CHECKLIST, f"course {course.number}", made, facts.sheet.center, book),
    )


def _send_by(facts: CourseSheetFacts, book: Rulebook) -> Lead:
    sent = None if facts.known.stored is None else facts.known.stored.sent
    if sent is not None:
        return Lead("SENT", ((sent_words(sent), True),))
    course = facts.known.course
    last = f"last infusion {'so far ' if _goes_on(course) else ''}{date_words(course.doses[-1].on)}"
    days = book.find(BusinessDays, "rems_checklist", course.number).days
    under = (last, f"{count_words(days, 'business day')}, a center setting")
    return Lead("SEND BY", ((facts.known.checklist.send_by, True),), under)


def _goes_on(course: Course) -> bool:
    return any(is_to_come(course, infusion) for infusion in course.infusions)


def _who(facts: CourseSheetFacts, marks: Marks) -> Iterator[Known]:
    sheet, (number, answered_on) = facts.sheet, _authorization(facts)
    prescriber = sheet.prescriber
    yield marks.known("REMS patient ID", sheet.identity.rems_id)
    yield marks.known("Prescriber", "" if prescriber is None else prescriber.name)
    yield marks.known("NPI", "" if prescriber is None else prescriber.npi)
    yield marks.known("Authorization no.", number)
    yield marks.known("Authorization date", answered_on)
    yield marks.known("REMS facility ID", sheet.center.rems_facility_id)
    yield marks.known("Diagnosis", sheet.charted.diagnosis)
    yield Known("Facility", sheet.center.name)


def _authorization(facts: CourseSheetFacts) -> tuple[str, str]:
    """Give number and day of the answer: that of the chart, else of the first day that has one."""
    answer = facts.sheet.charted.authorization
    if answer is not None:
        return answer.number, date_words(answer.on)
    days = [facts.known.records.get(item.id) for item in facts.known.course.infusions]
    asked = [day.authorization for day in days if day is not None and day.authorization]
    return (asked[0].number, date_words(asked[0].at.date())) if asked else ("", "")


def infusion_rows(facts: CourseSheetFacts, made: PrintFacts, marks: Marks) -> Iterator[TableRow]:
    """Word each infusion, with what came before it; what is not recorded is a box."""
    before: Infusion | None = None
    for infusion, day in zip(facts.known.course.infusions, facts.known.checklist.days, strict=True):
        given = infusion.entered and infusion.given is not None
        observed = day.observed if given else ""
        mark = ""
        if given and observed == _NOT_RECORDED:
            observed, mark = "", marks.ask(f"Minutes observed, infusion {infusion.number}")
        reactions = day.reactions if given else ""
        unsaid = ""
        if given and reactions == _NOT_RECORDED:
            reactions, unsaid = "", marks.ask(f"Reactions, infusion {infusion.number}")
        planned = "" if infusion.planned_on is None else day_words(infusion.planned_on)
        cells = (
            Cell(str(infusion.number), bold=True),
            Cell(planned),
            *_became(facts, infusion, day, made, marks),
            Cell(reactions, mark=unsaid),
            Cell(observed, mark=mark),
        )
        between, note = _between(facts, infusion, before, made), _note(facts, infusion, day)
        space: Words = ((" ", False),) if between and note else ()
        yield row_of(cells, (*between, *space, *note))
        before = infusion if given else before


def _became(
    facts: CourseSheetFacts, infusion: Infusion, day: ChecklistDay, made: PrintFacts, marks: Marks
) -> tuple[Cell, Cell, Cell]:
    """Word day, dose and whether it was completed; what is to come is not called not given."""
    if infusion.entered and infusion.given is not None:
        full = "yes" if day.is_full else "no"
        dose = day.dose.removesuffix(" mg")
        return Cell(day.day, bold=True), Cell(dose, bold=True), Cell(full)
    if not is_to_come(facts.known.course, infusion):
        return Cell("not given", bold=True), Cell("0", bold=True), Cell("no")
    if facts.known.course.held_reason:
        return Cell("on hold"), Cell(""), Cell("")
    if infusion.planned_on is not None and infusion.planned_on < made.printed_at.date():
        mark = marks.ask(f"Infusion {infusion.number}, given on")
        return Cell("", mark=mark), Cell(""), Cell("")
    return Cell("still to come"), Cell(""), Cell("")


def _note(facts: CourseSheetFacts, infusion: Infusion, day: ChecklistDay) -> Words:
    """Say over a row what was noted of its dose; only what is not full is called so."""
    if not day.note:
        return ()
    short = "Given in part. " if infusion.entered else "Not given. "
    title = "Note. " if day.is_full else short
    return ((title, True), (f"{day.note}{_decided(facts, infusion)}", False))


def _between(
    facts: CourseSheetFacts, infusion: Infusion, before: Infusion | None, made: PrintFacts
) -> Words:
    """Say over a row what came between it and the one before."""
    if infusion.given is None or before is None or before.given is None:
        return ()
    if (infusion.given.on - before.given.on).days <= 1:
        return ()
    missed = [f"{day_words(item.on)} not given: {item.reason}" for item in facts.sheet.missed]
    said = "; ".join(missed) or f"No infusion after {day_words(before.given.on)}"
    words: Words = (("Interrupted. ", True), (f"{said}.", False))
    return (*words, *_override_words(facts, made))


def _decided(facts: CourseSheetFacts, infusion: Infusion) -> str:
    closed = facts.closed.get(infusion.id)
    return f", decided by {closed.decided_by}" if closed and closed.decided_by else ""


def _override_words(facts: CourseSheetFacts, made: PrintFacts) -> Words:
    decided = [item for item in facts.sheet.overrides if item.rule == DECISION]
    if not decided:
        return ()
    last = decided[-1]
    return ((f" Override {last.rule} ", True), (f"{decided_by(last, made)}: {last.reason}.", False))


def decided_by(item: Override, made: PrintFacts) -> str:
    """Say who decided against a rule, and when."""
    at = datetime.fromisoformat(item.recorded_at).astimezone(made.printed_at.tzinfo)
    return f"{item.prescriber}, {moment_words(at)}"


def infusion_section(
    facts: CourseSheetFacts, rows: tuple[TableRow, ...], book: Rulebook
) -> SheetSection:
    """Give the section of all infusions, with what they come to."""
    course = facts.known.course
    full_ug = book_dose_ug(course.number, book)
    planned = dose_words(full_ug * course.length)
    count = f"{len(course.doses)} of {course.length} infusions"
    total: Words = ((f"{count}     {facts.known.checklist.total} of {planned} planned", True),)
    note = f"{dose_words(full_ug)} each. Printed values are recorded ones; boxes are not recorded."
    return SheetSection("Infusions", note, (Table("infusions", _HEADS, rows, total),))


def _vials(facts: CourseSheetFacts, marks: Marks) -> Sum:
    count = facts.known.close.vials
    if count is None:
        empty = [("", label, marks.ask(f"Vials {label}")) for label in _VIALS]
        return Sum(tuple(empty))
    numbers = (count.received, count.used, count.returned, count.wasted)
    return Sum(
        tuple((str(number), label, "") for number, label in zip(numbers, _VIALS, strict=True))
    )


_VIALS = ("received", "used", "returned", "discarded")


def _answers(facts: CourseSheetFacts) -> Iterator[tuple[str, str]]:
    sheet, given = facts.known.checklist, len(facts.known.course.doses)
    yield "Serious reaction during or within 2 hours after any infusion?", sheet.serious
    yield "Observed at least 2 hours after every infusion?", sheet.observed_all
    records = [facts.known.records.get(item.id) for item in facts.known.course.infusions]
    ticked = sum(1 for item in records if item is not None and item.equipment is not None)
    yield "Equipment and trained staff present at every infusion?", f"{ticked} of {given} ticked"
    yield "Patient knows stroke signs, has card and call numbers?", "see the day sheets"


def _signed(facts: CourseSheetFacts) -> str:
    stored = facts.known.stored
    if stored is None or not stored.is_signed:
        return ""
    at = moment_of(stored.signed_at, facts.known.zone)
    return f"Signed electronically by {stored.signed_by}, {at}: I closed this course as recorded"


def _sending(facts: CourseSheetFacts, signed: str) -> Iterator[Signatures | Lines | Boxes]:
    stored = facts.known.stored
    if stored is not None and stored.sent is not None:
        yield Lines(((("Sent ", True), (sent_words(stored.sent), False)),))
    else:
        yield _SENDING
    yield Signatures((("RN lead", "completed"), ("Coordinator", "sent")), signed)
