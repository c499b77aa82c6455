"""Reads a case of `forecast` from JSON: the facts, or every fault with its place."""

from datetime import date

from infusion_planner.domain.case import Case, CenterChoices, PlannedCourse
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import Dose, GivenCourse
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.lab_rules import ResultRange
from infusion_planner.domain.lab_values import CD4, cd4_samples
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.rule_kinds import BaselineSet, DailyMaximum
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import next_course
from infusion_planner.domain.wording import dose_words
from infusion_planner.exchange.antivirals import read_antivirals
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.lab_facts import LabFactsReader, liver_interval
from infusion_planner.exchange.moments import to_partly_known
from infusion_planner.exchange.patient_days import with_days
from infusion_planner.exchange.patient_facts import FactsReader
from infusion_planner.exchange.quantities import micrograms

WEEKDAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_INFUSIONS = 31
"""A plan of more days in a row is a slip of the pen, not a plan to be judged."""


def read_case(value: object, book: Rulebook) -> Case:
    """Read one case.

    Args:
        value: the JSON value, its numbers with decimals read as Decimal.
        book: the rules in force; they say how much may be given on a day.

    Raises:
        InvalidInput: one fault for each thing that is wrong.
    """
    faults: list[Fault] = []
    top = Reader(value, "", faults)
    top.has("id")
    as_of = top.day("as_of")
    clinic = top.child("clinic")
    choices = CenterChoices(liver_interval(clinic, book))
    open_days = read_open_days(clinic)
    patient = top.child("patient") if top.has("patient") else None
    born_on = None if patient is None else _read_birth(patient, as_of)
    antivirals = None if patient is None else read_antivirals(patient)
    facts = Facts(watched=True) if patient is None else _read_facts(patient, as_of, born_on, book)
    given = _read_courses(top, book)
    cd4 = _read_cd4(top, book) if top.has("cd4") else ()
    cd4 = (*cd4, *cd4_samples(facts.results or (), book))
    planned = _read_planned(top.child("planned")) if top.has("planned") else None
    top.finish()
    if faults or as_of is None:
        raise InvalidInput(*faults)
    case = Case(
        as_of,
        open_days,
        given,
        cd4,
        born_on,
        planned,
        antivirals,
        facts=facts,
        choices=choices,
    )
    faults.extend(_contradictions(case, book))
    if faults:
        raise InvalidInput(*faults)
    return case


def read_open_days(clinic: Reader, *more: str) -> OpenDays:
    """Read the center's open days; `more` names further keys that somebody else reads."""
    weekdays = clinic.each("open_weekdays", _to_weekday)
    closures = clinic.days("closures") if clinic.has("closures") else ()
    for key in more:
        clinic.has(key)
    clinic.finish()
    return OpenDays(frozenset(weekdays), frozenset(closures))


def _to_weekday(value: object) -> int:
    if not isinstance(value, str) or value not in WEEKDAY_KEYS:
        raise ValueError(f"{value!r} is not a weekday; expected one of {', '.join(WEEKDAY_KEYS)}")
    return WEEKDAY_KEYS.index(value)


def _read_birth(patient: Reader, as_of: date | None) -> date | None:
    born_on = patient.day("born_on")
    if born_on is not None and as_of is not None and born_on > as_of:
        patient.fault("born_on", f"{born_on} lies after as_of")
    return born_on


def _read_facts(patient: Reader, as_of: date | None, born_on: date | None, book: Rulebook) -> Facts:
    labs = LabFactsReader(as_of, born_on, book)
    facts = FactsReader(patient, as_of, _tests(book), labs).read()
    facts = with_days(facts, patient, as_of, book)
    patient.finish()
    return facts


def _tests(book: Rulebook) -> frozenset[str]:
    sets = (book.find(BaselineSet, purpose) for purpose in ("baseline_set", "baseline_age"))
    return frozenset(test for found in sets for test in found.tests)


def _read_courses(top: Reader, book: Rulebook) -> tuple[GivenCourse, ...]:
    doses: dict[int, tuple[Dose, ...]] = {}
    numbers: list[int] = []
    for course in top.objects("courses"):
        number = course.whole("number", 1)
        entries = tuple(_read_doses(course, book))
        course.finish()
        if number is not None:
            numbers.append(number)
            doses[number] = tuple(sorted(entries, key=lambda dose: dose.on))
    if sorted(numbers) != list(range(1, len(numbers) + 1)):
        top.fault("courses", f"the numbers {numbers} do not run from 1 without gap or repeat")
    return tuple(GivenCourse(number, doses[number]) for number in sorted(doses) if doses[number])


def _read_doses(course: Reader, book: Rulebook) -> list[Dose]:
    """Read the doses of a course; an entry of 0 mg never entered the patient and is left out."""
    maximum = book.find(DailyMaximum, "daily_maximum")
    found: list[Dose] = []
    for entry in course.objects("doses"):
        on, mg = entry.read_as("on", to_partly_known), entry.number("mg")
        entry.finish()
        if mg is not None and mg > maximum.dose_mg:
            most = dose_words(maximum.dose_ug)
            entry.fault("mg", f"{mg} mg is more than {most} on one day ({maximum.id})")
        elif on is not None and mg:
            known = None if on.is_exact else on
            found.append(Dose(on.assumed_on, micrograms(mg), known))
    return found


def _read_cd4(top: Reader, book: Rulebook) -> tuple[Cd4Sample, ...]:
    found: list[Cd4Sample] = []
    highest = int(book.find(ResultRange, f"entry_{CD4}").highest)
    for entry in top.objects("cd4"):
        on, cells = entry.day("sampled_on"), entry.number("cells_per_ul")
        entry.finish()
        if cells is not None and cells > highest:
            entry.fault("cells_per_ul", f"{cells} is above {highest}; check the unit")
        elif on is not None and cells is not None:
            found.append(Cd4Sample(on, cells))
    return tuple(found)


def _read_planned(planned: Reader) -> PlannedCourse | None:
    number, start_on = planned.whole("number", 1), planned.day("start_on")
    infusions = planned.whole("infusions", 1) if planned.has("infusions") else None
    planned.finish()
    if infusions is not None and infusions > _MOST_INFUSIONS:
        planned.fault("infusions", f"{infusions} is above {_MOST_INFUSIONS}")
        return None
    if number is None or start_on is None:
        return None
    return PlannedCourse(number, start_on, infusions)


def _contradictions(case: Case, book: Rulebook) -> list[Fault]:
    return [*_wrong_doses(case), *_wrong_plan(case, book)]


def _wrong_doses(case: Case) -> list[Fault]:
    faults: list[Fault] = []
    seen: set[date] = set()
    for course in case.given:
        place = f"courses, number {course.number}"
        for dose in course.doses:
            if dose.on in seen and dose.known is None:
                faults.append(Fault(place, f"two doses on {dose.on}"))
            if (dose.known.earliest_on if dose.known else dose.on) > case.as_of:
                faults.append(Fault(place, f"the dose on {dose.on} lies after as_of"))
            if case.born_on is not None and dose.on < case.born_on:
                faults.append(Fault(place, f"the dose on {dose.on} lies before birth"))
            if dose.known is None:
                seen.add(dose.on)
    return faults


def _wrong_plan(case: Case, book: Rulebook) -> list[Fault]:
    planned = case.planned
    if planned is None:
        return []
    coming = next_course(case.given, case.as_of, book)
    faults: list[Fault] = []
    if planned.number != coming.number:
        words = f"{planned.number} is not the next course, which is {coming.number}"
        faults.append(Fault("planned.number", words))
    if planned.start_on < case.as_of:
        faults.append(Fault("planned.start_on", f"{planned.start_on} lies before as_of"))
    if planned.infusions is None and coming.infusions is None:
        words = "it must be given after an incomplete course (MISS-3)"
        faults.append(Fault("planned.infusions", words))
    return faults
