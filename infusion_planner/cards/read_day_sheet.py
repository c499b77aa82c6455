"""Reads everything the infusion day sheet (S1) places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.day_sheet import (
    CheckLine,
    DaySheetCard,
    PremedicationLine,
    StripCell,
)
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.read_watch import watch_limits, watch_note, watch_rows
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.clinic import Center, Prescriber
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.infusion_day import standard_bag
from infusion_planner.domain.override import Override
from infusion_planner.domain.premedication import steroid_required, steroid_rule
from infusion_planner.domain.rule_kinds import (
    CourseLength,
    MinimumWait,
    Minutes,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    day_words,
    dose_words,
    medicine_words,
    short_day_words,
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


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is stored about the infusion day.

    Attributes:
        identity: the patient.
        center: the center.
        prescriber: the patient's prescriber; None when not chosen.
        course: the course.
        infusion: the infusion of the day.
        first_course: whether no dose was ever given before this course.
        last_dose_before: worded date of the last dose of the course before; empty for none.
        overrides: documented for the course, in the order recorded.
        blocked: what blocks the plan now, though it was allowed when it was saved.
        antiviral: the medicine recorded for the day, with its dose; empty for none.
    """

    identity: IdentityCard
    center: Center
    prescriber: Prescriber | None
    course: Course
    infusion: Infusion
    first_course: bool
    last_dose_before: str
    overrides: tuple[Override, ...]
    blocked: tuple[Finding, ...] = ()
    antiviral: str = ""


def day_sheet_card(facts: SheetFacts, made: PrintFacts, book: Rulebook) -> DaySheetCard:
    """Word the infusion day sheet.

    Args:
        facts: what is stored.
        made: what is known about the copy.
        book: the rules in force.
    """
    day = _day_of(facts.infusion)
    bag = standard_bag(book)
    product, bag_hours = bag.product, book.find(Minutes, "bag_life").minutes // 60
    observation = book.find(Minutes, "observation").minutes
    lead = book.find(Minutes, "steroid_lead").minutes
    hours = book.find(Minutes, "infusion_time").minutes // 60
    return DaySheetCard(
        identity=facts.identity,
        heading=infusion_title(facts.course, facts.infusion),
        day=day_words(day),
        strip=tuple(_strip(facts.course, facts.infusion)),
        disturbances=(
            *_already_given(facts.infusion),
            *((f"BLOCKED {item.rule}, do not start.", item.message) for item in facts.blocked),
            *(_disturbance(item, made.printed_at) for item in facts.overrides),
        ),
        order=_order(facts.course, book),
        facts=tuple(_known_facts(facts)),
        to_fill=tuple(_to_fill(facts)),
        checks=_checks(facts, book),
        stop_note=_stop_note(facts.center),
        premedication=tuple(_premedication(facts, book)),
        premedication_note=(
            f"Steroid finished before the start. Finished more than {lead} min ago:"
            " ask the prescriber."
        ),
        bag_note=(
            f"1 vial of {product.vial_mg} mg in {product.vial_ml} mL into"
            f" {product.diluent_ml} mL. Do not shake. Protect from light."
        ),
        use_by=f"USE BY (+ {bag_hours} hours)",
        diluents=product.diluents,
        start_note=(
            f"Two nurses check patient, medicine, {product.vial_mg} mg, lot, expiry, rate."
            f" Rate = bag volume divided by {hours} hours."
        ),
        rate_label=f"Rate ({bag.rate} for a {product.full_bag_ml} mL bag)",
        watch_note=watch_note(book),
        watch_rows=watch_rows(book),
        limits=watch_limits(book),
        stop_flush_note=(f"mg given = {product.vial_mg} × volume infused divided by bag volume."),
        leaves_from=f"LEAVES FROM (+ {observation} min)",
        discharge_note=f"{observation} minutes count from the later of stop and flush end.",
        next_visit=_next_visit(facts.course, facts.infusion),
        discharge=tuple(line.format(minutes=observation) for line in _DISCHARGE),
        stamp=sheet_stamp(FORM, _subject(facts.course, facts.infusion), made, facts.center, book),
    )


def _day_of(infusion: Infusion) -> date:
    day = infusion.given.on if infusion.given else infusion.planned_on
    if day is None:
        raise AssertionError("an infusion of this center has a day")
    return day


def _strip(course: Course, today: Infusion) -> Iterator[StripCell]:
    """Give one cell per infusion, and one for each break between two of them."""
    before: date | None = None
    for infusion in course.infusions:
        day = _day_of(infusion)
        if before is not None and day - before > timedelta(days=1):
            yield StripCell("gap", _gap_words(before, day), _gap_reason(infusion))
        yield _cell(infusion, is_today=infusion is today)
        before = day


def _gap_words(before: date, after: date) -> str:
    first, last = before + timedelta(days=1), after - timedelta(days=1)
    if first == last:
        return short_day_words(first)
    return f"{short_day_words(first)} to {short_day_words(last)}"


def _gap_reason(infusion: Infusion) -> str:
    return f"not given: {infusion.reason}" if infusion.reason else "not given"


def _cell(infusion: Infusion, *, is_today: bool) -> StripCell:
    head = f"{infusion.number}  {short_day_words(_day_of(infusion))}"
    if infusion.given is None:
        return (
            StripCell("today", head, "Today") if is_today else StripCell("planned", head, "planned")
        )
    if not infusion.given.dose_ug:
        return StripCell("today" if is_today else "gap", head, _gap_reason(infusion))
    words = f"{dose_words(infusion.given.dose_ug)} given"
    return StripCell("today" if is_today else "given", head, words)


def _already_given(infusion: Infusion) -> Iterator[tuple[str, str]]:
    """Mark a copy that is printed after the infusion, so that nothing is given by it again."""
    if infusion.entered and infusion.given is not None:
        given = f"{dose_words(infusion.given.dose_ug)} on {day_words(infusion.given.on)}"
        yield "Already given.", f"{given}. This copy is for the file; nothing is to be given by it."


def _disturbance(item: Override, local: datetime) -> tuple[str, str]:
    """Give the bold title and the words of an override, its time in the center's zone."""
    at = datetime.fromisoformat(item.recorded_at).astimezone(local.tzinfo)
    when = f"{day_words(at.date())} {time_words(at)}"
    return f"Override {item.rule}.", f"{item.prescriber}, {when}: {item.reason}"


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


def _known_facts(facts: SheetFacts) -> Iterator[Fact]:
    if facts.prescriber is not None:
        npi = f", NPI {facts.prescriber.npi}" if facts.prescriber.npi else ""
        yield Fact("Prescriber", f"{facts.prescriber.name}{npi}")
    rems = facts.center.rems_facility_id
    yield Fact("Facility", f"{facts.center.name}, REMS {rems}" if rems else facts.center.name)
    if facts.last_dose_before:
        yield Fact("Last dose before", facts.last_dose_before)


def _to_fill(facts: SheetFacts) -> Iterator[str]:
    if facts.prescriber is None:
        yield "Prescriber"
    elif not facts.prescriber.npi:
        yield "Prescriber NPI"
    if not facts.center.rems_facility_id:
        yield "REMS facility ID"
    yield "REMS authorization no."
    yield "Diagnosis code"


def _checks(facts: SheetFacts, book: Rulebook) -> tuple[CheckLine, ...]:
    return (
        CheckLine("Name and birth date match wristband"),
        CheckLine("REMS authorized, no.", kind="number_time"),
        CheckLine("Free of infection: fever, antibiotics asked"),
        CheckLine("Labs reviewed, baseline complete"),
        CheckLine("HIV negative"),
        CheckLine("Pregnancy test negative", kind="not_needed"),
        CheckLine("Antiviral taken today", facts.antiviral),
        _spacing_check(facts, book),
        CheckLine("Consent signed, guide and card given"),
        CheckLine("Emergency equipment, trained staff"),
        CheckLine("Allergies asked again, unchanged"),
        CheckLine("Escort and emergency contact"),
    )


def _spacing_check(facts: SheetFacts, book: Rulebook) -> CheckLine:
    course = max(facts.course.number, 2)
    months = book.find(MinimumWait, "course_spacing", course).minimum_months
    if facts.first_course:
        return CheckLine(f"Spacing {months} months: first course", kind="does_not_apply")
    return CheckLine(f"{months} months since", facts.last_dose_before)


def _stop_note(center: Center) -> str:
    phone = f", {center.phone}" if center.phone else ""
    return f"Any No: stop and call the prescriber{phone}."


def _premedication(facts: SheetFacts, book: Rulebook) -> Iterator[PremedicationLine]:
    rule = steroid_rule(book, facts.course.number)
    medicine = medicine_words(rule.drug, rule.dose_ug)
    span = f"infusions {rule.infusions[0]} to {rule.infusions[-1]}"
    if steroid_required(book, facts.course.number, facts.infusion.number):
        yield PremedicationLine(medicine, f"required, {span}", rule.route, ordered=True)
    else:
        yield PremedicationLine("Steroid", f"not required, only {span}", "", ordered=False)
    yield PremedicationLine("Antihistamine", "if ordered", "", ordered=False)
    yield PremedicationLine("Antipyretic", "if ordered", "", ordered=False)


def _next_visit(course: Course, today: Infusion) -> str:
    later = [item for item in course.infusions if item.number > today.number and not item.given]
    return day_words(_day_of(later[0])) if later else ""


def _subject(course: Course, infusion: Infusion) -> str:
    return f"course {course.number}, infusion {infusion.number} of {course.length}"
