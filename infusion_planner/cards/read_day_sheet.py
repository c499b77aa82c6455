"""Reads everything the infusion day sheet (S1) places."""

from collections.abc import Iterator
from datetime import date, datetime

from infusion_planner.cards.calendar_facts import day_of
from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.day_sheet import DaySheetCard, PremedicationLine
from infusion_planner.cards.day_sheet_checks import (
    SheetFacts,
    check_lines,
    facts_to_fill,
    known_facts,
)
from infusion_planner.cards.day_sheet_words import (
    bag_note,
    leaves_from_label,
    rate_label,
    steroid_note,
    use_by_label,
)
from infusion_planner.cards.read_course_strip import standing_notes, strip_cells
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.read_watch import watch_limits, watch_note, watch_rows
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_ahead import is_certain
from infusion_planner.domain.infusion_day import standard_bag
from infusion_planner.domain.infusion_rules import Minutes
from infusion_planner.domain.override import Override
from infusion_planner.domain.premedication import steroid_required, steroid_rule
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    day_words,
    dose_words,
    medicine_words,
    time_words,
)

FORM = Form(code="S1", title="Infusion day sheet", version="1")
_DISCHARGE = (
    "Observed at least {minutes} min",
    "Stroke warning signs taught",
    "Escort here",
    "Condition good, vitals settled",
    "Late reactions taught, card given",
    "Grade 2 or more: released below",
    "Next visit time given",
    "Infection and food advice given",
    "Left against advice",
)


def day_sheet_card(facts: SheetFacts, made: PrintFacts, book: Rulebook) -> DaySheetCard:
    """Word the infusion day sheet.

    Args:
        facts: what is stored.
        made: what is known about the copy.
        book: the rules in force.
    """
    as_of = made.printed_at.date()
    product = standard_bag(book).product
    observation = book.find(Minutes, "observation").minutes
    hours = book.find(Minutes, "infusion_time").minutes // 60
    return DaySheetCard(
        identity=facts.identity,
        heading=infusion_title(facts.course, facts.infusion),
        day=day_words(day_of(facts.infusion)),
        strip=tuple(strip_cells(facts.course, facts.infusion, facts.missed, as_of)),
        file_copy=_file_copy(facts.infusion),
        disturbances=(
            *standing_notes(facts.course, facts.infusion, as_of, book),
            *((f"BLOCKED {item.rule}, do not start.", item.message) for item in facts.blocked),
            *(_disturbance(item, made.printed_at, book) for item in facts.overrides),
        ),
        order=_order(facts.course, book),
        facts=tuple(known_facts(facts)),
        to_fill=tuple(facts_to_fill(facts)),
        checks=check_lines(facts, book),
        stop_note=_stop_note(facts.center),
        premedication=tuple(_premedication(facts, book)),
        premedication_note=_premedication_note(facts, book),
        bag_note=bag_note(book),
        use_by=use_by_label(book),
        diluents=product.diluents,
        start_note=(
            f"Two nurses check patient, medicine, {product.vial_mg} mg, lot, expiry, rate."
            f" Rate = bag volume divided by {hours} hours."
        ),
        rate_label=rate_label(book),
        watch_note=watch_note(book),
        watch_rows=watch_rows(book),
        limits=watch_limits(book),
        stop_flush_note=(f"mg given = {product.vial_mg} × volume infused divided by bag volume."),
        leaves_from=leaves_from_label(book),
        discharge_note=f"{observation} minutes count from the later of stop and flush end.",
        next_visit=_next_visit(facts, as_of),
        discharge=tuple(line.format(minutes=observation) for line in _DISCHARGE),
        stamp=sheet_stamp(FORM, _subject(facts.course, facts.infusion), made, facts.center, book),
    )


def _file_copy(infusion: Infusion) -> str:
    """Mark a copy that is printed after the infusion, so that nothing is given by it again."""
    if not infusion.entered or infusion.given is None:
        return ""
    given = f"{dose_words(infusion.given.dose_ug)} on {day_words(infusion.given.on)}"
    return f"{given}. This copy is for the file; nothing is to be given by it."


def _disturbance(item: Override, local: datetime, book: Rulebook) -> tuple[str, str]:
    """Give the bold title of an override and what was found, by whom it was decided and why.

    Its time is in the center's zone.
    """
    title = next((f", {rule.title.lower()}" for rule in book.rules if rule.id == item.rule), "")
    at = datetime.fromisoformat(item.recorded_at).astimezone(local.tzinfo)
    when = f"{day_words(at.date())} {time_words(at)}"
    found = f"Found: {item.finding} " if item.finding else ""
    return f"Override {item.rule}{title}.", f"{found}{item.prescriber}, {when}: {item.reason}"


def _order(course: Course, book: Rulebook) -> tuple[tuple[str, bool], ...]:
    product = standard_bag(book).product
    dose = book.find(CourseLength, "course_length", course.number).dose_ug
    hours = book.find(Minutes, "infusion_time").minutes // 60
    return (
        (product.generic, True),
        (f" – {product.brand} – DOSE ", False),
        (dose_words(dose), True),
        (f" in {product.diluent_ml} mL – intravenous – over {hours} hours or longer", False),
    )


def _stop_note(center: Center) -> str:
    phone = f", {center.phone}" if center.phone else ""
    return f"Any No: stop and call the prescriber{phone}."


def _premedication_note(facts: SheetFacts, book: Rulebook) -> str:
    if not steroid_required(book, facts.course.number, facts.infusion.number):
        return f"Steroid not required, only {_steroid_span(facts, book)}."
    return steroid_note(book)


def _steroid_span(facts: SheetFacts, book: Rulebook) -> str:
    numbers = steroid_rule(book, facts.course.number).infusions
    return f"infusions {numbers[0]} to {numbers[-1]}"


def _premedication(facts: SheetFacts, book: Rulebook) -> Iterator[PremedicationLine]:
    rule = steroid_rule(book, facts.course.number)
    if steroid_required(book, facts.course.number, facts.infusion.number):
        medicine = medicine_words(rule.drug, rule.dose_ug)
        note = f"required, {_steroid_span(facts, book)}"
        yield PremedicationLine(medicine, note, rule.route, ordered=True)
    else:
        yield PremedicationLine("Steroid", "only if ordered", "", ordered=False)
    yield PremedicationLine("Antihistamine", "if ordered", "", ordered=False)
    yield PremedicationLine("Antipyretic", "if ordered", "", ordered=False)


def _next_visit(facts: SheetFacts, as_of: date) -> str:
    """Give day and time of the next infusion; nothing where its day does not stand."""
    course, number = facts.course, facts.infusion.number
    later = [item for item in course.infusions if item.number > number and not item.given]
    if not later or not is_certain(course, later[0], as_of):
        return ""
    arrive_at = facts.center.letters.arrive_at
    day = day_words(day_of(later[0]))
    return f"{day}, come at {arrive_at}" if arrive_at else day


def _subject(course: Course, infusion: Infusion) -> str:
    return f"course {course.number}, infusion {infusion.number} of {course.length}"
