"""Words the checks of the day sheet, and the facts that are known or must be filled in."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.cards.day_sheet import CheckLine
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.read_course_strip import MissedDay
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.clinic import Center, Prescriber
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.override import Override
from infusion_planner.domain.rems import asked_words
from infusion_planner.domain.rems_facts import Authorization
from infusion_planner.domain.rule_kinds import MinimumWait
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words


class Charted(Frozen):
    """What is entered on the chart and printed on the sheets of a day.

    Attributes:
        diagnosis: with the code of that day; empty where none is recorded.
        authorization: the answer of the REMS program that counts for the course; None for none.
        hiv_on: the day of the HIV test that stands, where it is negative; else None.
    """

    diagnosis: str = ""
    authorization: Authorization | None = None
    hiv_on: date | None = None


class SheetFacts(Frozen):
    """What is stored about the infusion day.

    Attributes:
        identity: the patient.
        center: the center.
        prescriber: the patient's prescriber; None when not chosen.
        course: the course.
        infusion: the infusion of the day.
        course_before: number of the last course before this one with a dose; 0 for none.
        last_dose_before: worded date of its last dose; empty for none.
        overrides: documented for the course, in the order recorded.
        blocked: what blocks the plan now, though it was allowed when it was saved.
        antiviral: the medicine recorded for the day, with its dose; empty for none.
        missed: days of the course recorded as not given, before the course was resumed.
        labs_on: the day since which every blood and urine test was drawn; None where one
            of them is not recorded.
        charted: what the chart holds that is printed.
    """

    identity: IdentityCard
    center: Center
    prescriber: Prescriber | None
    course: Course
    infusion: Infusion
    course_before: int
    last_dose_before: str
    overrides: tuple[Override, ...]
    blocked: tuple[Finding, ...] = ()
    antiviral: str = ""
    missed: tuple[MissedDay, ...] = ()
    labs_on: date | None = None
    charted: Charted = Charted()


def known_facts(facts: SheetFacts) -> Iterator[Fact]:
    """Give the facts that are known, in reading order."""
    if facts.prescriber is not None:
        npi = f", NPI {facts.prescriber.npi}" if facts.prescriber.npi else ""
        yield Fact("Prescriber", f"{facts.prescriber.name}{npi}")
    rems = facts.center.rems_facility_id
    yield Fact("Facility", f"{facts.center.name}, REMS {rems}" if rems else facts.center.name)
    if facts.last_dose_before:
        yield Fact(f"Last dose, course {facts.course_before}", facts.last_dose_before)
    charted = facts.charted
    if charted.diagnosis:
        yield Fact("Diagnosis", charted.diagnosis)
    if charted.authorization is not None:
        answer = charted.authorization
        yield Fact("REMS authorized", f"No. {answer.number}, {asked_words(answer)}")


def facts_to_fill(facts: SheetFacts) -> Iterator[str]:
    """Give the labels of what is not recorded; the REMS number is asked for at its check."""
    if facts.prescriber is None:
        yield "Prescriber"
    elif not facts.prescriber.npi:
        yield "Prescriber NPI"
    if not facts.center.rems_facility_id:
        yield "REMS facility ID"
    if not facts.charted.diagnosis:
        yield "Diagnosis"
    if facts.charted.authorization is None:
        yield "REMS authorized on"
    yield from ("Chair", "Weight")


def check_lines(facts: SheetFacts, book: Rulebook) -> tuple[CheckLine, ...]:
    """Give the twelve checks, the left column first."""
    return (
        CheckLine("Name and birth date match wristband"),
        CheckLine("REMS authorized, no.", kind="number_time"),
        CheckLine("Free of infection: fever, antibiotics asked"),
        _labs_check(facts),
        _hiv_check(facts),
        _pregnancy_check(facts),
        CheckLine("Antiviral taken today", facts.antiviral),
        _spacing_check(facts, book),
        CheckLine("Consent signed, guide and card given"),
        CheckLine("Emergency equipment, trained staff"),
        CheckLine("Allergies asked again, unchanged"),
        CheckLine("Escort and emergency contact"),
    )


def _labs_check(facts: SheetFacts) -> CheckLine:
    if facts.labs_on is None:
        return CheckLine("Labs reviewed, drawn", kind="date")
    return CheckLine("Labs reviewed, last drawn", date_words(facts.labs_on))


def _hiv_check(facts: SheetFacts) -> CheckLine:
    if facts.charted.hiv_on is None:
        return CheckLine("HIV negative", kind="date")
    return CheckLine("HIV negative", date_words(facts.charted.hiv_on))


def _pregnancy_check(facts: SheetFacts) -> CheckLine:
    if facts.identity.gender == "Male":
        return CheckLine("Pregnancy test", kind="does_not_apply")
    return CheckLine("Pregnancy test negative", kind="not_needed")


def _spacing_check(facts: SheetFacts, book: Rulebook) -> CheckLine:
    course = max(facts.course.number, 2)
    months = book.find(MinimumWait, "course_spacing", course).minimum_months
    if not facts.course_before:
        return CheckLine(f"Spacing {months} months: first course", kind="does_not_apply")
    return CheckLine(f"{months} months since", facts.last_dose_before)
