"""The patient page."""

from infusion_planner.cards.course import CourseCard
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.frozen import Frozen


class InfusionLine(Frozen):
    """One infusion in the table of courses.

    Attributes:
        infusion_id: the row's id.
        course_id: the course's row id.
        title: `Course 1, infusion 3 of 5`.
        day: `Wed 10-Dec-2025`, the day given, else the day planned.
        state: glyph and color, as in `CourseCard.state`.
        word: `Given`, `Given in part`, `Not given`, `Planned`, `On hold`,
            `Course ended`, `Not recorded`.
        dose: `12 mg`; empty before it was recorded.
        steroid: `1,000 mg given`, `Not given`, `Not recorded`, `Required`, `Not required`.
        note: reason and amendments in words, oldest first; empty for none.
        can_record: whether it can be recorded now (its turn, due today or earlier).
        can_amend: whether it is recorded and can be amended.
        can_print: whether its day sheet can be printed (not given elsewhere).
        sort_day: the day as ISO text.
        paper: which printed day sheet is out of date and why; empty for none.
        paper_tag: the same in two words, beside the title.
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
    sort_day: str
    paper: str = ""
    paper_tag: str = ""


class PatientCard(Frozen):
    """One patient's record at a glance.

    Attributes:
        identity: the banner.
        next_step: the strip under it.
        next_action: what its button does: `plan`, `record`, `resume`, `print`, `tests`, `cd4`,
            `readiness` or empty.
        next_infusion_id: the infusion that `record` or `print` is about; else empty.
        open_course_id: the course that is planned or running; empty for none.
        open_course_begun: whether anything of it was given.
        open_course_held: whether it is on hold and so has no days.
        courses: ordered by number; then the next course if none is open; then monitoring.
        plan: steroid, antiviral, monitoring and other dates, each with its anchor and rule.
        infusions: every infusion, newest course first, then by number.
        next_number: number of the course that can be planned or entered next; None while one
            is open.
        findings: strips about the past that somebody must know, worst first.
        moved_away: entries that were moved to another chart, oldest first, without whose it is.
        merged_from: charts that were merged into this one, in words, newest first.
        restricted: whether a manager restricted the chart.
        managed: whether this person manages the center, and so restricts and merges charts.
    """

    identity: IdentityCard
    next_step: VerdictCard
    next_action: str
    next_infusion_id: str
    open_course_id: str
    open_course_begun: bool
    open_course_held: bool
    courses: tuple[CourseCard, ...]
    plan: tuple[Fact, ...]
    infusions: tuple[InfusionLine, ...]
    next_number: int | None
    findings: tuple[VerdictCard, ...]
    moved_away: tuple[str, ...] = ()
    merged_from: tuple[str, ...] = ()
    restricted: bool = False
    managed: bool = False


class RecordCard(Frozen):
    """The form in which an infusion is recorded or amended.

    Attributes:
        identity: the banner of the form.
        infusion_id: the row's id.
        title: `Course 1, infusion 3 of 5`.
        record_words: words on the button, with name and birth date (ID-5).
        planned: `Planned Wed 10-Dec-2025`; empty for a course given elsewhere.
        given_on: the day to start the form with, in words; of a dose elsewhere, maybe the month.
        dose_mg: the dose to start the form with, `12`.
        steroid: `given`, `not_given`, `not_required` or empty, to start the form with.
        steroid_words: `methylPREDNISolone 1,000 mg`.
        steroid_required: whether it is required before this infusion.
        note: the note to start the form with.
        prescribers: names to choose from.
        amending: whether a recorded entry is amended; then a reason is asked for.
        history: earlier entries in words, oldest first; shown struck through.
    """

    identity: IdentityCard
    infusion_id: str
    title: str
    record_words: str
    planned: str
    given_on: str
    dose_mg: str
    steroid: str
    steroid_words: str
    steroid_required: bool
    note: str
    prescribers: tuple[str, ...]
    amending: bool
    history: tuple[str, ...]
