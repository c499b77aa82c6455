"""How an infusion day is closed: given, given in part, deferred, omitted or ceased."""

from collections.abc import Iterator

from infusion_planner.domain.course import Course, Steroid
from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.day_values import DayClosed, Outcome
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import Product
from infusion_planner.domain.premedication import steroid_required
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import UG_PER_MG
from infusion_planner.domain.wording import dose_words, listed

OUTCOME_WORDS = {
    Outcome.GIVEN: "given",
    Outcome.IN_PART: "given in part",
    Outcome.DEFERRED: "deferred",
    Outcome.OMITTED: "omitted",
    Outcome.CEASED: "ceased",
}
VERBS = {
    Outcome.GIVEN: "Given",
    Outcome.IN_PART: "Given in part",
    Outcome.DEFERRED: "Defer",
    Outcome.OMITTED: "Omit",
    Outcome.CEASED: "Cease",
}
"""What is pressed to close a day so."""
DECIDED = frozenset({Outcome.OMITTED, Outcome.CEASED})
"""What a prescriber decides."""
_TO_COME = "to come"


def closing_faults(record: InfusionRecord, closed: DayClosed, book: Rulebook) -> Iterator[Fault]:
    """Yield what is wrong with how a day is to be closed, by the field of the form.

    Args:
        record: the day as it was entered.
        closed: what became of it.
        book: the rules in force.
    """
    full_ug = book.find(Product, "product").vial_mg * UG_PER_MG
    given_ug = dose_of(record)
    if record.run.started_at is not None:
        yield from _unfinished(record)
    if closed.outcome is Outcome.GIVEN and given_ug < full_ug:
        words = f"Only {dose_words(given_ug)} of {dose_words(full_ug)} were infused."
        yield Fault("outcome", words if given_ug else "Nothing was infused.")
    if closed.outcome is Outcome.IN_PART and not 0 < given_ug < full_ug:
        yield Fault("outcome", "The whole bag was infused." if given_ug else "Nothing was infused.")
    if closed.outcome in {Outcome.DEFERRED, Outcome.OMITTED} and given_ug:
        words = f"{dose_words(given_ug)} were infused, so the infusion counts as given in part."
        yield Fault("outcome", words)
    if closed.outcome is not Outcome.GIVEN and not tidy(closed.reason):
        yield Fault("reason", "Say why it was not given in full.")
    if closed.outcome in DECIDED and not tidy(closed.decided_by):
        yield Fault("decided_by", "Name the prescriber who decided.")


def why_not(record: InfusionRecord, outcome: Outcome, course: Course, book: Rulebook) -> str:
    """Say why a day cannot be closed so as it was entered; empty when it can.

    What its form still asks for, a reason and who decided, stands against nothing.
    """
    said = closing_faults(record, DayClosed(outcome, _TO_COME, _TO_COME), book)
    first = next((fault.words for fault in said), "")
    if not first and outcome is Outcome.CEASED and not dose_of(record):
        return nothing_to_cease(course)
    return first


def nothing_to_cease(course: Course) -> str:
    """Say that a course of which nothing was given cannot be ceased; empty when it can be.

    Source: rulebook MISS-3.
    """
    if course.doses:
        return ""
    return f"Nothing of course {course.number} was given, so there is nothing to cease."


def _unfinished(record: InfusionRecord) -> Iterator[Fault]:
    missing = [
        words
        for words, known in (
            ("the stop of the pump", record.run.stopped_at),
            ("the volume infused", record.run.volume_ml),
            ("when the patient left", record.discharge),
        )
        if known is None
    ]
    if missing:
        yield Fault("outcome", f"Enter first {listed(missing)}.")


def dose_of(record: InfusionRecord) -> int:
    """Give the micrograms that entered the patient; 0 where the pump never ran."""
    if record.run.started_at is None:
        return 0
    return record.run.given_ug or 0


def given_entry(record: InfusionRecord, closed: DayClosed, book: Rulebook) -> GivenEntry:
    """Give what the day comes to for the course."""
    return GivenEntry(
        given_on=record.on,
        dose_ug=dose_of(record),
        steroid=_steroid(record, book),
        note=tidy(closed.reason),
        prescriber=tidy(closed.decided_by),
        # the day is that of the record, so it is no slip of the pen
        reviewer=tidy(closed.decided_by),
    )


def _steroid(record: InfusionRecord, book: Rulebook) -> Steroid:
    if any(item.kind is PremedicationKind.STEROID for item in record.medicines):
        return Steroid.GIVEN
    if not steroid_required(book, record.course, record.number):
        return Steroid.NOT_REQUIRED
    if any(item.kind is PremedicationKind.STEROID for item in record.left_out):
        return Steroid.NOT_GIVEN
    return Steroid.NOT_RECORDED


def likely_outcome(record: InfusionRecord, book: Rulebook) -> Outcome:
    """Give what a day came to by its dose; who closes it may say something else."""
    given_ug = dose_of(record)
    if given_ug >= book.find(Product, "product").vial_mg * UG_PER_MG:
        return Outcome.GIVEN
    return Outcome.IN_PART if given_ug else Outcome.DEFERRED


def was_typed_back(log: DayLog) -> bool:
    """Tell whether any of the day was typed in from a sheet written by hand."""
    checked = any(entry.done_by != entry.noted_by for entry, _ in log.pump_checks)
    return checked or any(entry.from_paper for entry in log.standing)
