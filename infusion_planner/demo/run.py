"""The `demo` command: the main job, from registration to paper, done without a window."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.clock import now
from infusion_planner.app.office import Office
from infusion_planner.app.paper import (
    log_prints,
    make_sheets,
    print_recovery_sheet,
    write_file,
)
from infusion_planner.app.places import resources
from infusion_planner.cards.patient import InfusionLine
from infusion_planner.cards.plan import Wish
from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.demo.account import sample_account
from infusion_planner.demo.make import begin_sample
from infusion_planner.demo.sample_center import ACCOUNT, SampleBuilder, sample_center
from infusion_planner.demo.sample_clock import set_clock
from infusion_planner.demo.sample_day import day_in_progress
from infusion_planner.domain.course import Dose, Steroid
from infusion_planner.domain.errors import FolderTrouble, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.wording import day_words, name_words
from infusion_planner.rulebook.reference import load_evidence

RECORDS, SHEETS, SCREENS, PAGES = "records", "sheets", "screens", "pages"
_BEGIN_DAYS = 430
"""Long enough ago for a second course, twelve months later, to be over today."""
_NEWCOMER = PersonName("Rivera-Nguyễn", "Alma", "Ms")
_RETURNING = PersonName("Okafor", "Daniel", "Mr")


class Step(Frozen):
    """One line of the table.

    Attributes:
        what: what was done.
        outcome: what came of it.
    """

    what: str
    outcome: str


def run_demo(out: Path, *, screens: bool) -> Iterator[str]:
    """Do the main job in a folder and yield a table of what was done, line by line.

    Args:
        out: the folder; the records of an earlier demo are made anew, its files written over.
        screens: whether a picture of every screen and every page is written as well.

    Raises:
        FolderTrouble: the folder cannot be written.
    """
    _clear(out)
    today = now()
    office, builder = begin_sample(out / RECORDS, today)
    try:
        steps = [*_main_job(Job(office, builder, today.date()))]
        builder.until(date.max)
        day_in_progress(office, today)
        patients = len(office.reader.patients())
        steps.insert(0, Step("Patients", f"{patients} in every state"))
        steps.extend(_write_sheets(office, out / SHEETS))
    finally:
        office.close()
    if screens:
        from infusion_planner.demo.screens import write_screens, write_sheet_pages

        steps.append(Step("Pictures", write_screens(out / RECORDS, out / SCREENS)))
        steps.append(Step("Sheets as pictures", write_sheet_pages(out / SHEETS, out / PAGES)))
    yield "SAMPLE center, every patient is fictional"
    yield ""
    width = max(len(step.what) for step in steps)
    yield from (f"{step.what.ljust(width)}  {step.outcome}" for step in steps)
    yield ""
    yield f"Look into {out}. Sign in as {ACCOUNT[0]} with the password '{ACCOUNT[1]}'."


def _clear(out: Path) -> None:
    records = out / RECORDS
    if records.exists() and sample_account(records) is None:
        raise FolderTrouble(
            f"The folder {records} holds something that no demo made, so nothing was touched."
            " Choose another folder."
        )
    try:
        if records.exists():
            shutil.rmtree(records)
        out.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise FolderTrouble(
            f"The folder {out} cannot be written ({trouble.strerror}). Choose another one."
        ) from None


class Job(Frozen):
    """What the main job is done with.

    Attributes:
        office: the SAMPLE center, its clock standing in the past.
        builder: lets the other patients' days pass in between.
        today: the day on which the job is over.
    """

    office: Office
    builder: SampleBuilder
    today: date

    def at(self, day: date) -> None:
        """Let time pass to the afternoon of a day."""
        self.builder.until(day)
        set_clock(self.office).set(day, 17, 30)


def _main_job(job: Job) -> Iterator[Step]:
    """Treat one new patient twice, and one who comes from another center once."""
    office = job.office
    job.at(job.today - timedelta(days=_BEGIN_DAYS))
    newcomer = _register(office, _NEWCOMER, "90000017")
    yield Step("Registered", name_words(_NEWCOMER))
    yield from _plan_and_give(job, newcomer)
    returning = _register(office, _RETURNING, "90000025")
    last = office.reader.today() - timedelta(days=340)
    days = (last - timedelta(days=back) for back in range(4, -1, -1))
    doses = tuple(Dose(day, _full_dose(office, 1)) for day in days)
    office.desk.do(RecordOutsideCourse(returning, 1, doses, "Lakeside Clinic"))
    yield Step("Entered course 1", f"{name_words(_RETURNING)}, given elsewhere")
    yield Step("Tried a day too early", _too_early(office, returning, doses[-1].on))
    yield from _plan_and_give(job, returning)
    yield from _plan_and_give(job, newcomer)


def _register(office: Office, name: PersonName, mrn: str) -> str:
    patient = Patient(
        id="",
        name=name,
        born_on=date(1988, 3, 9),
        gender="Female" if name is _NEWCOMER else "Male",
        mrn=mrn,
        rems_id=f"LP-{mrn}",
        allergy_state=AllergyState.KNOWN,
        allergies=(Allergy("penicillin", "hives, 2019"),),
        prescriber_id=office.reader.center().prescribers[0].id,
    )
    change = office.desk.do(RegisterPatient(patient))
    return next(row.row_id for row in change.rows if row.table == "patient")


def _too_early(office: Office, patient_id: str, last_dose: date) -> str:
    try:
        office.desk.do(PlanCourse(patient_id, 2, last_dose + timedelta(days=364)))
    except Refused as refusal:
        return str(refusal)
    raise AssertionError("a start before twelve months must be refused")


def _plan_and_give(job: Job, patient_id: str) -> Iterator[Step]:
    office = job.office
    card = office.reader.plan(patient_id, Wish())
    chosen = card.suggestions[0]
    office.desk.do(PlanCourse(patient_id, card.number, chosen.start_on))
    yield Step(f"Planned course {card.number}", f"{chosen.days}: {card.identity.name}")
    for line in _open_infusions(office, patient_id):
        day = date.fromisoformat(line.sort_day)
        job.at(day)
        entry = GivenEntry(day, _full_dose(office, card.number), Steroid.GIVEN)
        office.desk.do(RecordInfusion(line.infusion_id, entry))
    done = office.reader.patient(patient_id).courses
    given, coming = done[card.number - 1], done[card.number]
    yield Step(f"Recorded course {card.number}", f"{given.count} infusions, {given.anchor}")
    yield Step(coming.title, coming.dates[0].lower() + coming.dates[1:])


def _open_infusions(office: Office, patient_id: str) -> tuple[InfusionLine, ...]:
    lines = office.reader.patient(patient_id).infusions
    return tuple(line for line in lines if not line.can_amend)


def _full_dose(office: Office, course: int) -> int:
    return office.reader.book.find(CourseLength, "course_length", course).dose_ug


def _write_sheets(office: Office, folder: Path) -> Iterator[Step]:
    """Write every sheet the program has: those of all open courses, and the key."""
    courses = days = claims = 0
    for line in office.reader.patients():
        card = office.reader.patient(line.patient_id)
        chosen = _newest_printable(card.infusions)
        paper = "a4" if days % 5 == 4 else "letter"
        if chosen:
            copies = [office.reader.day_sheet(infusion_id) for infusion_id in chosen]
            _write(office, copies, paper, folder / f"S1-{line.mrn}.pdf")
            days += 1
        if card.open_course_id:
            for copy in _of_course(office, line.patient_id, card.open_course_id):
                _write(office, [copy], paper, folder / f"{copy.card.stamp.code}-{line.mrn}.pdf")
            courses += 1
        for course in office.reader.of_payer.given_here(line.patient_id)[:1]:
            copy = office.reader.of_payer.claim_list(course.id)
            _write(office, [copy], paper, folder / f"{copy.card.stamp.code}-{line.mrn}.pdf")
            claims += 1
    yield Step("Wrote day sheets (S1)", f"{days} files, one a patient, in {folder.name}")
    yield Step("Wrote patient calendars (S8)", f"{courses} files, one for each open course")
    yield Step("Wrote readiness sheets (S10)", f"{courses} files, one for each open course")
    yield Step("Wrote draft letters (S17)", f"{courses} files, one for each open course")
    yield Step("Wrote claim hand-off lists (S18)", f"{claims} files, of the newest course given")
    yield Step("Wrote payer packets (S19)", f"{courses} files, one for each open course")
    yield Step("Wrote a recovery sheet", _write_recovery_sheet(folder))


def _of_course(office: Office, patient_id: str, course_id: str) -> Iterator[SheetCopy]:
    yield office.reader.patient_calendar(course_id)
    yield office.reader.readiness_sheet(patient_id)
    evidence = load_evidence(resources())
    yield office.reader.of_payer.necessity_letter(patient_id, evidence)
    yield office.reader.of_payer.packet(patient_id, evidence)


def _newest_printable(infusions: Sequence[InfusionLine]) -> list[str]:
    """Give the infusions of the newest course that has sheets."""
    newest = [item.course_id for item in infusions if item.can_print][:1]
    return [item.infusion_id for item in infusions if item.course_id in newest]


def _write(office: Office, copies: Sequence[SheetCopy], paper: str, path: Path) -> None:
    file = make_sheets(copies, paper)
    write_file(path, file.pdf)
    log_prints(office, copies, file)


def _write_recovery_sheet(folder: Path) -> str:
    """Write a specimen: the real one is shown once, when the records are made."""
    words = tuple(f"specimen-{number}" for number in range(1, 25))
    center = sample_center(now().date())
    card = recovery_sheet_card(
        center=center, person=ACCOUNT[0], words=words, qr_text="SPECIMEN", made_at=now()
    )
    write_file(folder / "recovery-sheet-specimen.pdf", print_recovery_sheet(card, "letter"))
    return f"specimen without a key, {day_words(now().date())}"
