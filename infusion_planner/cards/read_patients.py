"""Reads the lines of the patients list."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from infusion_planner.cards.access import ChartAccess
from infusion_planner.cards.course_words import given_count
from infusion_planner.cards.patient_state import patient_state
from infusion_planner.cards.patients import PatientLine
from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import Course, given_courses
from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import fold, search_text, similar_pairs
from infusion_planner.domain.spacing import earliest_next_start
from infusion_planner.domain.wording import date_words, name_words
from infusion_planner.store import courses, labs
from infusion_planner.store import patients as stored
from infusion_planner.store.driver import Database
from infusion_planner.store.store import Store

_NONE = "None"
_NO_DAYS = OpenDays(frozenset())


class ListMarks(Frozen):
    """What the list says of a chart besides what stands in it.

    Attributes:
        shut: row ids of patients whose charts this person may not open.
        merged: MRNs merged into a chart, by its row id.
    """

    shut: frozenset[str]
    merged: Mapping[str, tuple[str, ...]]


def patient_lines(
    patients: Sequence[Patient],
    courses: Iterable[tuple[str, tuple[Course, ...]]],
    cd4: Mapping[str, tuple[Cd4Sample, ...]],
    as_of: date,
    book: Rulebook,
    *,
    judged: int | None = None,
) -> tuple[PatientLine, ...]:
    """Word one line per patient, in the order given.

    Args:
        patients: the patients.
        courses: each patient's, with the patient id; may lack a patient.
        cd4: by patient id; may lack a patient.
        as_of: the day of the question.
        book: the rules in force.
        judged: of how many patients, from the first, the courses are given; all when None.
    """
    similar = similar_pairs(patients)

    def line(patient: Patient, own: tuple[Course, ...]) -> PatientLine:
        alike = patient.id in similar
        return _line(patient, own, cd4.get(patient.id, ()), as_of, book, alike=alike)

    known = {patient.id: patient for patient in patients[:judged]}
    # worded as the courses come, so that never all of them are held
    treated = {each: line(known[each], own) for each, own in courses if each in known}
    first = (treated.get(patient.id) or line(patient, ()) for patient in known.values())
    others = patients[len(known) :]
    return (*first, *(_named(patient, alike=patient.id in similar) for patient in others))


def marked(lines: tuple[PatientLine, ...], marks: ListMarks) -> tuple[PatientLine, ...]:
    """Mark the lines of restricted charts, and of charts that others were merged into."""
    if not marks.shut and not marks.merged:
        return lines
    return tuple(_marked(line, marks) for line in lines)


def _marked(line: PatientLine, marks: ListMarks) -> PatientLine:
    mrns = marks.merged.get(line.patient_id, ())
    if mrns:
        # the number on an old sheet or letter still finds the patient
        words, found = f"merged from {', '.join(mrns)}", fold(" ".join((line.search, *mrns)))
        line = replace(line, merged=words, search=found)
    return _shut(line) if line.patient_id in marks.shut else line


def _shut(line: PatientLine) -> PatientLine:
    """Leave name, birth date and MRN, so that nobody is registered twice."""
    return replace(
        line,
        course="",
        last_dose="",
        next_earliest="",
        state="lock",
        word="Restricted",
        sort_last="",
        sort_next="",
        restricted=True,
    )


def _line(
    patient: Patient,
    courses: tuple[Course, ...],
    cd4: tuple[Cd4Sample, ...],
    as_of: date,
    book: Rulebook,
    *,
    alike: bool,
) -> PatientLine:
    given = given_courses(courses)
    state = patient_state(courses, Case(as_of, _NO_DAYS, given, cd4), book)
    last = given[-1].doses[-1] if given else None
    earliest = earliest_next_start(given[-1], book) if given else None
    return replace(
        _named(patient, alike=alike),
        course=_course_words(courses),
        last_dose=_NONE if last is None else dose_date_words(last),
        next_earliest=_NONE if earliest is None else date_words(earliest),
        state=state.state,
        word=state.word,
        search=search_text(patient),
        sort_last=last.on.isoformat() if last else "",
        sort_next=earliest.isoformat() if earliest else "",
    )


def _named(patient: Patient, *, alike: bool) -> PatientLine:
    """Give the line of a patient of whose courses nothing is read."""
    return PatientLine(
        patient_id=patient.id,
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        similar="similar name" if alike else "",
        sort_name=fold(f"{patient.name.family}, {patient.name.given}"),
        sort_born=patient.born_on.isoformat(),
    )


def _course_words(courses: tuple[Course, ...]) -> str:
    if not courses:
        return "None yet"
    latest = courses[-1]
    return f"{latest.number} ({given_count(latest)} of {latest.length})"


def patient_list(
    store: Store, access: ChartAccess, today: date, book: Rulebook, judged: int | None = None
) -> tuple[PatientLine, ...]:
    """Read every patient as a line, by family and given name.

    Args:
        store: the records.
        access: which charts this person may open.
        today: the center's civil date.
        book: the rules in force.
        judged: with the courses of how many, from the first; with those of all when None.

    Raises:
        NotPermitted: the person's roles do not read charts.
    """
    access.require(CHART_STAFF, "The list of patients")

    def lines(db: Database) -> tuple[PatientLine, ...]:
        patients, cd4 = stored.every(db), labs.cd4_by_patient(db)
        if judged is None:
            own = courses.every(db)
        else:
            own = courses.of_patients(db, [patient.id for patient in patients[:judged]])
        return patient_lines(patients, own, cd4, today, book, judged=judged)

    found = store.read(lines)
    return marked(found, ListMarks(access.shut(), store.read(stored.merged_mrns)))
