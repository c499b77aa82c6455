"""The patient page."""

from dataclasses import dataclass

from infusion_planner.cards.course import CourseCard
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.verdict import Fact, VerdictCard


@dataclass(frozen=True, slots=True)
class InfusionLine:
    """One infusion in the table of courses.

    Attributes:
        infusion_id: the row's id.
        course_id: the course's row id.
        title: `Course 1, infusion 3 of 5`.
        day: `Wed 10-Dec-2025`, the day given, else the day planned.
        state: glyph and color, as in `CourseCard.state`.
        word: `Given`, `Given in part`, `Not given`, `Planned`.
        dose: `12 mg`; empty before it was given.
        steroid: what is known of the steroid before it, `1,000 mg given`, `not recorded`,
            `required`, `not required`.
        note: amendments in words, oldest first: `was 8 mg, amended 03-Nov-2026 14:05 by
            A. Ruiz: misread pump`; empty for none.
        can_record: whether it can be recorded now (planned, due today or earlier).
        can_amend: whether it was given here and can be amended.
        can_print: whether its day sheet can be printed.
        record_words: words of the record control with name and birth date (ID-5).
    """

    infusion_id: str
    course_id: str
    title: str
    day: str
    state: str
    word: str
    dose: str
    steroid: str
    note: str
    can_record: bool
    can_amend: bool
    can_print: bool
    record_words: str


@dataclass(frozen=True, slots=True)
class PatientCard:
    """One patient's record at a glance.

    Attributes:
        identity: the banner.
        next_step: the strip under it.
        next_action: what its button does: `plan`, `record`, `print` or empty for none.
        next_infusion_id: the infusion that `record` or `print` is about; else empty.
        courses: ordered by number; then the next course if none is planned; then monitoring.
        plan: premedication, prophylaxis, monitoring and contraception dates, each with its
            anchor and rule.
        infusions: every infusion, newest course first, then by day.
        next_number: number of the course that can be planned next; None while one is planned.
        findings: strips about the past that somebody must know, worst first.
    """

    identity: IdentityCard
    next_step: VerdictCard
    next_action: str
    next_infusion_id: str
    courses: tuple[CourseCard, ...]
    plan: tuple[Fact, ...]
    infusions: tuple[InfusionLine, ...]
    next_number: int | None
    findings: tuple[VerdictCard, ...]
