"""What is entered on the charts of fictional patients before a course, in every state there is.

Whoever has a course that is planned gets one of the scenes in turn, so that a page of readiness
shows each of them: nothing, some of it, all of it, a test that blocks, samples that are too old, an
override that stands and one that is void.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time, timedelta
from functools import partial

from infusion_planner.actions.certify import Certify
from infusion_planner.actions.desk import Action
from infusion_planner.actions.override_gate import OverrideGate
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_fact import CorrectFact, RecordFacts
from infusion_planner.cards.reader import Reader
from infusion_planner.demo.follow_up import Later, Life, antiviral_runs
from infusion_planner.demo.sample_labs import LAB_TESTS, Drawn, asked, report
from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import FurtherReason, NoneKnown
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    MsKind,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rems_facts import Authorization, Enrollment

SCENES = ("some", "some", "all", "positive", "aged", "override", "void", "none", "all")
"""For those whose course is planned, by their place among all."""
_FAILED = (("glatiramer", 900, 500), ("dimethyl fumarate", 480, 200))
_ASKED_AT = time(7, 50)
_CAUTION = "hypothyroidism since 2019"
_SECOND_CAUTION = "melanoma in situ, removed in 2021"
_ANTIVIRAL = "acyclovir 200 mg twice daily"
_DRAWN_BEFORE, _AGED_BEFORE = 3, 30
_ENTERED_BEFORE = 2
_RUNS = timedelta(days=30)
_SOON = timedelta(days=50)
Entries = list[tuple[str, object]]


class Chart(Frozen):
    """What is known of a fictional patient whose facts are told.

    Attributes:
        place: of the patient among all.
        first_on: first day of the newest course.
        number: its number.
        today: the day the stories are told for.
        needs_antiviral: whether no antiviral runs on from an earlier course.
        is_woman: whether a pregnancy is asked about.
    """

    place: int
    first_on: date
    number: int
    today: date
    needs_antiviral: bool
    is_woman: bool

    @property
    def scene(self) -> str:
        """What is entered: one of the scenes while the course is planned, enough once it began."""
        if self.first_on > self.today:
            return SCENES[self.place % len(SCENES)]
        return "all" if self.today - self.first_on < _RUNS else "past"

    @property
    def entered_on(self) -> date:
        """The day most of it is entered."""
        before = 0 if self.is_complete else _ENTERED_BEFORE
        return min(self.first_on, self.today) - timedelta(days=before)

    @property
    def drawn_on(self) -> date:
        """The day of its baseline; a complete one is newer than all that still waits."""
        days = {"aged": _AGED_BEFORE, "all": 0}.get(self.scene, _DRAWN_BEFORE)
        return self.entered_on - timedelta(days=days)

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is missing on a course that is still to come."""
        return self.scene == "all" and self.first_on > self.today


def certifications(
    prescribers: Sequence[str], today: date
) -> Iterator[tuple[date, Callable[[], Action]]]:
    """Yield the certifications of the center; that of its last prescriber ends soon."""
    on, far = today - timedelta(days=320), today + timedelta(days=410)
    entered = today - timedelta(days=310)
    yield entered, partial(Certify, "facility", on, far)
    yield entered, partial(Certify, "pharmacy", on, far, name="Lakeside Specialty Pharmacy")
    for prescriber in prescribers:
        until = today + _SOON if prescriber == prescribers[-1] else far
        yield entered, partial(Certify, "prescriber", on, until, prescriber)


def facts_of(life: Life, person: Patient, place: int, firsts: Sequence[date]) -> Iterator[Later]:
    """Yield the day of each thing that is entered, and what makes the action for it.

    Args:
        life: what happens to the patient.
        person: the patient.
        place: among all.
        firsts: first day of each course; nothing is entered before there is one.
    """
    if firsts:
        chart = Chart(
            place=place,
            first_on=firsts[-1],
            number=len(firsts),
            today=life.today,
            needs_antiviral=not antiviral_runs(life),
            is_woman=person.gender == "Female",
        )
        yield from _entered(chart)


def _entered(chart: Chart) -> Iterator[Later]:
    entries = _entries(chart)
    if not entries:
        return
    day = chart.entered_on
    yield day, lambda patient_id, _: RecordFacts(patient_id, tuple(entries))
    if chart.scene in ("override", "void"):
        yield day, partial(_set_aside, "ELIG-7")
    if chart.scene == "void":
        more = Caution(_SECOND_CAUTION)
        later = day + timedelta(days=1)
        yield later, lambda patient_id, _: RecordFacts(patient_id, (("caution", more),))
    if chart.scene == "past" and chart.number > 1:
        yield day + timedelta(days=1), _correct_hiv
    if chart.scene != "some" and chart.needs_antiviral and chart.first_on > chart.today:
        antiviral = Antiviral(_ANTIVIRAL, chart.first_on)
        yield day, lambda patient_id, _: StartAntiviral(patient_id, antiviral)


def _entries(chart: Chart) -> Entries:
    if chart.scene == "none":
        return []
    day = chart.entered_on
    entries = _history(chart, day)
    if chart.scene == "some":
        return entries
    entries += [*_screened(chart, day), *_weighed(chart, day)]
    if chart.scene == "past":
        return entries
    entries.append(("baseline", Baseline("skin_exam", chart.drawn_on, day)))
    values = report(LAB_TESTS, Drawn(chart.drawn_on, min(_after(chart.drawn_on), day), day))
    return [*entries, *values, asked(day), *_program(day)]


def _history(chart: Chart, day: date) -> Entries:
    """Give what a referral letter tells."""
    drugs: Entries = [
        (
            "prior_drug",
            PriorDrug(
                name, inadequate=True, from_on=_before(day, since), to_on=_before(day, until)
            ),
        )
        for name, since, until in _FAILED
    ]
    return [
        ("diagnosis", Diagnosis(MsKind.RELAPSING, active=True)),
        *drugs,
        ("hypersensitive", False),
        ("earlier_courses", EarlierCourses(chart.number - 1, day, campath=False)),
        (NOTHING, NoneKnown("medicine", day)),
        ("enrollment", Enrollment(_before(day, 3), _before(day, 3), None)),
        ("childbearing", Pregnancy(chart.is_woman, contraception=True if chart.is_woman else None)),
    ]


def _screened(chart: Chart, day: date) -> Entries:
    positive = chart.scene == "positive"
    sampled = _before(day, _DRAWN_BEFORE)
    asked: Entries = [
        ("infection_screen", InfectionScreen(day)),
        (NOTHING, NoneKnown("suspected", day)),
        ("hiv", Screened(sampled, positive=positive)),
        ("tuberculosis", Screened(sampled, positive=False)),
        ("hepatitis", HepatitisRisk(high=False)),
        ("varicella", Varicella(history=True)),
        ("vaccination", Vaccination("influenza", _before(day, 80))),
        ("listeria", day),
    ]
    return asked + [("pregnancy_test", Screened(day, positive=False))] * chart.is_woman


def _program(day: date) -> Entries:
    """Give what the REMS program asks for."""
    number = f"{88_000 + day.toordinal() % 1000}"
    return [
        ("enrollment", Enrollment(_before(day, 3), _before(day, 3), day)),
        ("rems_form", day),
        ("rems_order", day),
        ("authorization", Authorization(day, number, "A. Ruiz", _ASKED_AT)),
    ]


def _weighed(chart: Chart, day: date) -> Entries:
    """Give the cautions, and why a further course is given."""
    weighs = chart.scene in ("override", "void")
    caution = ("caution", Caution(_CAUTION)) if weighs else (NOTHING, NoneKnown("caution", day))
    why = FurtherReason(chart.number, "two new lesions on MRI, discussed with the patient")
    return [caution, *([("further_reason", why)] if chart.number > 2 else [])]


def _set_aside(rule: str, patient_id: str, reader: Reader) -> Action:
    card = reader.of_readiness.card(patient_id)
    found = next(line.found for line in card.lines if line.rule == rule)
    given = OverrideGiven("Dr H. Lindqvist", "Benefit judged to outweigh the risk")
    return OverrideGate(card.course_id, rule, given, found)


def _correct_hiv(patient_id: str, reader: Reader) -> Action:
    """Put right the day of a sample, so that a chart has an entry that is struck through."""
    lines = reader.of_facts.card(patient_id).lines
    entry_id = next(line.entry_id for line in lines if line.title == "HIV test")
    seen = reader.of_facts.form(patient_id, entry_id).seen
    if seen is None or not isinstance(seen.value, Screened):
        raise AssertionError("the entry that is corrected was read")
    right = replace(seen.value, on=seen.value.on - timedelta(days=1))
    return CorrectFact(seen, right, "day read from the wrong line of the report")


def _before(day: date, days: int) -> date:
    return day - timedelta(days=days)


def _after(day: date) -> date:
    return day + timedelta(days=1)
