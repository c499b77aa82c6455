"""What a biller needs of an infusion day, taken from its record."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from infusion_planner.domain.claims import ServiceDay
from infusion_planner.domain.day_bag import ndc_digits
from infusion_planner.domain.facts import Diagnosis
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import Product
from infusion_planner.domain.payer_policy import infusion_codes_on
from infusion_planner.domain.premedication import steroid_required, steroid_rule
from infusion_planner.domain.rules import Rulebook


def service_day(
    record: InfusionRecord, diagnosis: Diagnosis | None, payer: str, book: Rulebook
) -> ServiceDay:
    """Take from a record what goes to the biller.

    Args:
        record: the day as it was recorded.
        diagnosis: of the patient; None when not recorded.
        payer: whose policy may want other codes for giving the infusion; may be empty.
        book: the rules in force.
    """
    dose_ug, opened = _dose_ug(record, book), _vials_opened(record)
    return ServiceDay(
        on=record.on,
        dose_ug=dose_ug,
        discarded_ug=_discarded_ug(dose_ug, opened, book),
        vials=opened,
        run=record.run,
        steroid_ug=_steroid_ug(record, book),
        diagnosis=diagnosis,
        infusion_codes=_codes(payer, record.on, book),
        ndc=_other_code(record, book),
    )


def _codes(payer: str, on: date, book: Rulebook) -> str:
    return infusion_codes_on(book.payers, payer, on) if payer else ""


def _dose_ug(record: InfusionRecord, book: Rulebook) -> int | None:
    """Give what entered: as recorded, else by the part of the bag that ran in.

    Source: rulebook BILL-1; conflict on partly infused bags: the vial's drug times volume over bag.
    """
    run, bag_ml = record.run, record.bag.bag_ml
    if run.given_ug is not None:
        return run.given_ug
    if run.started_at is None:
        return 0
    if run.volume_ml is None or not bag_ml:
        return None
    vial = book.find(Product, "product").vial_ug
    part = (Decimal(vial) * run.volume_ml / bag_ml).to_integral_value(ROUND_HALF_UP)
    return min(int(part), vial)


def _vials_opened(record: InfusionRecord) -> int | None:
    """Give the vials that went into the bag or were discarded; those sent back were not opened."""
    count = record.bag.count
    return None if count is None else count.used + count.wasted


def _discarded_ug(dose_ug: int | None, opened: int | None, book: Rulebook) -> int | None:
    if dose_ug is None or opened is None:
        return None
    return max(0, opened * book.find(Product, "product").vial_ug - dose_ug)


def _steroid_ug(record: InfusionRecord, book: Rulebook) -> int | None:
    """Give the steroid with the code's name; another steroid has no line."""
    steroids = [item for item in record.medicines if item.kind is PremedicationKind.STEROID]
    drug = steroid_rule(book, record.course).drug
    same = [item.dose_ug for item in steroids if item.name.casefold() == drug]
    if same:
        known = [dose for dose in same if dose is not None]
        return sum(known) if len(known) == len(same) else None
    left_out = any(item.kind is PremedicationKind.STEROID for item in record.left_out)
    if steroids or left_out or not steroid_required(book, record.course, record.number):
        return 0
    return None


def _other_code(record: InfusionRecord, book: Rulebook) -> str:
    """Give the code of a vial that is not the product's; empty when there is none."""
    like = book.find(Product, "product").ndc
    codes = {vial.ndc for vial in record.bag.vials if vial.ndc}
    others = (code for code in codes if ndc_digits(code, like) != ndc_digits(like, like))
    return min(others, default="")
