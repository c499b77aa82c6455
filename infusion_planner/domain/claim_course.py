"""What goes to the biller of one course: its recorded infusion days, one after another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from infusion_planner.domain.authorized_units import Taken, units_taken
from infusion_planner.domain.billing import claim_day
from infusion_planner.domain.billing_rules import DrugUnits, WasteModifiers
from infusion_planner.domain.claim_record import service_day
from infusion_planner.domain.claims import ClaimDay, ServiceDay
from infusion_planner.domain.course import Course, GivenCourse, Infusion, Steroid
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.rules import Rule, Rulebook


class CourseClaim(Frozen):
    """One infusion day of a course for the biller.

    Attributes:
        number: of the infusion in the course.
        claim: what is handed over.
        given: units of the drug's code that entered the patient.
        discarded: units of it that were discarded.
        taken: the prior authorization the day falls under; None where none is recorded for it.
    """

    number: int
    claim: ClaimDay
    given: int
    discarded: int
    taken: Taken | None


def course_claims(
    course: Course, given: Sequence[GivenCourse], facts: Facts, book: Rulebook
) -> tuple[CourseClaim, ...]:
    """Put together what goes to the biller of a course, by day.

    Source: rulebook BILL-1 to BILL-7, PAYER-AUTH-2.

    Args:
        course: given here, in whole or in part.
        given: every course given, for the units that earlier days took.
        facts: what is recorded of the patient.
        book: the rules in force.
    """
    days = sorted(_days(course, facts, book), key=lambda item: (item[1].on, item[0]))
    claims = [(number, claim_day(day, book)) for number, day in days]
    used = _used(given, (claim for _, claim in claims), book)
    taken = units_taken((facts.payer and facts.payer.authorizations) or (), used.items())
    return tuple(
        CourseClaim(
            number,
            claim,
            given=_given(claim, book),
            discarded=_discarded(claim, book),
            taken=taken.get(claim.on),
        )
        for number, claim in claims
    )


def _days(course: Course, facts: Facts, book: Rulebook) -> Iterator[tuple[int, ServiceDay]]:
    for infusion in course.infusions:
        record = _record(course.number, infusion, facts.infusions or ())
        if record is not None:
            yield infusion.number, _of_record(record, facts, book)
        elif infusion.entered:
            yield infusion.number, _of_entry(infusion, facts)


def _record(
    course: int, infusion: Infusion, records: Iterable[InfusionRecord]
) -> InfusionRecord | None:
    """Give the flow sheet of an infusion that was given; None where only its dose is recorded."""
    mine = (item for item in records if (item.course, item.number) == (course, infusion.number))
    return next((item for item in mine if infusion.entered), None)


def _of_record(record: InfusionRecord, facts: Facts, book: Rulebook) -> ServiceDay:
    payer = facts.payer.policy if facts.payer else ""
    return service_day(record, facts.diagnosis, payer, book)


def _of_entry(infusion: Infusion, facts: Facts) -> ServiceDay:
    """Take what a recorded dose tells: neither times nor what was discarded.

    So no code of the infusion follows, and which of them a payer wants does not matter.
    """
    dose = infusion.given
    if dose is None:
        raise AssertionError("an infusion that was not given goes to no biller")
    return ServiceDay(
        on=dose.on,
        dose_ug=dose.dose_ug,
        steroid_ug=_steroid_ug(infusion),
        diagnosis=facts.diagnosis,
    )


def _steroid_ug(infusion: Infusion) -> int | None:
    if infusion.steroid in {Steroid.NOT_GIVEN, Steroid.NOT_REQUIRED}:
        return 0
    return infusion.steroid_ug if infusion.steroid is Steroid.GIVEN else None


def _used(
    given: Iterable[GivenCourse], claims: Iterable[ClaimDay], book: Rulebook
) -> Mapping[date, int]:
    """Give units by day: as they are billed, and of other courses as they were given."""
    unit = book.find(DrugUnits, "drug_units").unit_ug
    doses = (dose for course in given for dose in course.doses)
    used = {dose.on: -(-dose.dose_ug // unit) for dose in doses}
    for claim in claims:
        used[claim.on] = _given(claim, book) + _discarded(claim, book)
    return used


def _given(claim: ClaimDay, book: Rulebook) -> int:
    return _units(claim, book.find(DrugUnits, "drug_units"))


def _discarded(claim: ClaimDay, book: Rulebook) -> int:
    return _units(claim, book.find(WasteModifiers, "discarded_drug"))


def _units(claim: ClaimDay, rule: Rule) -> int:
    return sum(line.units for line in claim.lines if line.rule == rule.id)
