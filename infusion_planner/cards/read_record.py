"""Words the form in which an infusion is recorded or amended."""

from datetime import date

from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.patient import RecordCard
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.premedication import steroid_required, steroid_rule
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    date_words,
    day_words,
    dose_words,
    medicine_words,
    name_words,
)


class RecordFacts(Frozen):
    """What is stored of the infusion to be recorded.

    Attributes:
        patient: the patient.
        course: the course.
        infusion: the infusion.
        prescribers: the names to choose from.
        history: earlier entries in words, oldest first.
    """

    patient: Patient
    course: Course
    infusion: Infusion
    prescribers: tuple[str, ...]
    history: tuple[str, ...]


def record_card(facts: RecordFacts, today: date, book: Rulebook) -> RecordCard:
    """Word the form.

    Args:
        facts: what is stored.
        today: the center's civil date.
        book: the rules in force.
    """
    patient, course, infusion = facts.patient, facts.course, facts.infusion
    rule = steroid_rule(book, course.number)
    full = book.find(CourseLength, "course_length", course.number).dose_ug
    given, planned = infusion.given, infusion.planned_on
    required = steroid_required(book, course.number, infusion.number)
    return RecordCard(
        identity=identity_card(patient, today),
        infusion_id=infusion.id,
        title=infusion_title(course, infusion),
        record_words=f"{name_words(patient.name)}, born {date_words(patient.born_on)}",
        planned=f"Planned {day_words(planned)}" if planned else "",
        given_on=dose_date_words(given) if given else date_words(min(planned or today, today)),
        dose_mg=dose_words(given.dose_ug if given else full).removesuffix(" mg"),
        steroid=infusion.steroid.value or ("" if required else "not_required"),
        steroid_words=medicine_words(rule.drug, rule.dose_ug),
        steroid_required=required and not course.given_elsewhere,
        note=infusion.reason,
        prescribers=facts.prescribers,
        amending=given is not None,
        history=facts.history,
    )
