"""What goes to the biller of one infusion day: codes, units and what has to be asked first.

The list is a hand-off for people who bill; it sends nothing and decides no claim.
"""

from collections.abc import Iterator, Sequence

from infusion_planner.domain.answers import NotEvaluated, say
from infusion_planner.domain.billing_rules import (
    DiagnosisCodes,
    DrugUnits,
    InfusionCodes,
    WasteModifiers,
)
from infusion_planner.domain.claims import ClaimDay, ClaimLine, ServiceDay
from infusion_planner.domain.day_bag import ndc_digits
from infusion_planner.domain.diagnosis_codes import diagnosis_code, judge_code
from infusion_planner.domain.findings import Finding, worst_first
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_rules import Product
from infusion_planner.domain.infusion_times import pump_minutes
from infusion_planner.domain.ms_words import MS_WORDS
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.wording import count_words, date_words, dose_words

Part = ClaimLine | Finding | NotEvaluated


def claim_day(day: ServiceDay, book: Rulebook) -> ClaimDay:
    """Put together what goes to the biller of one infusion day.

    Source: rulebook BILL-1 to BILL-7.
    """
    parts: Sequence[Part] = (
        *_drug(day, book),
        *_administration(day, book),
        *_steroid(day, book),
        *_diagnosis(day, book),
        *_ndc(day, book),
    )
    rule = book.find(DiagnosisCodes, "diagnosis_codes")
    return ClaimDay(
        on=day.on,
        diagnosis_code=diagnosis_code(day.diagnosis, day.on, rule) if day.diagnosis else "",
        ndc=book.find(Product, "product").ndc,
        run_minutes=None if day.run is None else pump_minutes(day.run),
        lines=tuple(part for part in parts if isinstance(part, ClaimLine)),
        findings=worst_first(part for part in parts if isinstance(part, Finding)),
        not_evaluated=tuple(part for part in parts if isinstance(part, NotEvaluated)),
    )


def further_units(minutes: int, rule: InfusionCodes) -> int:
    """Give how often the code for a further part is written for so many minutes.

    Source: rulebook BILL-3.
    """
    if minutes <= rule.first_minutes:
        return 0
    return 1 + (minutes - rule.first_minutes - 1) // rule.further_minutes


def _line(rule: Rule, code: str, modifier: str, units: int, what: str) -> ClaimLine:
    return ClaimLine(rule.id, code, modifier, units, rule.outcome("listed").why.format(what=what))


def _drug(day: ServiceDay, book: Rulebook) -> Iterator[Part]:
    """Give the line of what was given, and what is wrong with it.

    What a partly given unit holds counts as given, and is then not discarded.

    Source: rulebook BILL-1, BILL-2.
    """
    rule, waste = book.find(DrugUnits, "drug_units"), book.find(WasteModifiers, "discarded_drug")
    if day.dose_ug is None:
        yield NotEvaluated(rule, "How much entered the patient is not recorded.")
        return
    discarded_ug = _discarded_ug(day, book)
    if not day.dose_ug:
        if discarded_ug:
            yield say(waste, "nothing_given", what=dose_words(discarded_ug))
        return
    units = -(-day.dose_ug // rule.unit_ug)
    if day.dose_ug % rule.unit_ug:
        yield say(rule, "part_of_a_unit", what=dose_words(day.dose_ug), number=units)
    asked = discarded_ug == 0 and day.on >= waste.from_on
    modifier = waste.nothing if asked else ""
    yield _line(rule, rule.code, modifier, units, dose_words(day.dose_ug))
    if discarded_ug is None:
        yield NotEvaluated(waste, "How much was discarded is not recorded.")
        return
    yield from _discarded(discarded_ug, rule, waste)
    yield from _mismatch(day.dose_ug + discarded_ug, day.vials, rule, book)


def _discarded(discarded_ug: int, rule: DrugUnits, waste: WasteModifiers) -> Iterator[Part]:
    if units := discarded_ug // rule.unit_ug:
        yield _line(waste, rule.code, waste.discarded, units, dose_words(discarded_ug))


def _discarded_ug(day: ServiceDay, book: Rulebook) -> int | None:
    """Give what was discarded; nothing where full vials were given."""
    if day.discarded_ug is not None:
        return day.discarded_ug
    vials = 1 if day.vials is None else day.vials
    return 0 if day.dose_ug == vials * _vial_ug(book) else None


def _mismatch(used: int, opened: int | None, rule: DrugUnits, book: Rulebook) -> Iterator[Part]:
    """Point out milligrams that are not those of the vials opened.

    Source: rulebook BILL-1.
    """
    vial = _vial_ug(book)
    vials = -(-used // vial) if opened is None else opened
    if used != vials * vial:
        yield say(rule, "mismatch", what=dose_words(used), anchor=dose_words(vials * vial))


def _vial_ug(book: Rulebook) -> int:
    return book.find(Product, "product").vial_ug


def _administration(day: ServiceDay, book: Rulebook) -> Iterator[Part]:
    """Give the codes for the time in which the drug ran.

    Source: rulebook BILL-3, BILL-4.
    """
    rule = book.find(InfusionCodes, "infusion_codes")
    if day.dose_ug == 0:
        return
    minutes = None if day.run is None else pump_minutes(day.run)
    if minutes is None:
        yield NotEvaluated(rule, "When the drug ran is not recorded.")
        return
    at = rule.families.index(day.infusion_codes or rule.usual)
    words = count_words(minutes, "minute")
    yield _line(rule, rule.first[at], "", 1, words)
    if further := further_units(minutes, rule):
        yield _line(rule, rule.further[at], "", further, words)
    if held := _held_minutes(day, minutes):
        notice = book.find(Notice, "billed_time")
        yield say(notice, "holds", what=count_words(held, "minute"))


def _held_minutes(day: ServiceDay, minutes: int) -> int:
    unheld = None if day.run is None else pump_minutes(replace(day.run, holds=()))
    return (unheld or minutes) - minutes


def _steroid(day: ServiceDay, book: Rulebook) -> Iterator[Part]:
    """Give the line of the steroid.

    Source: rulebook BILL-7.
    """
    rule = book.find(DrugUnits, "steroid_units")
    if day.steroid_ug is None:
        yield NotEvaluated(rule, "Whether a steroid was given is not recorded.")
    elif day.steroid_ug and rule.from_on is not None and day.on < rule.from_on:
        words = f"No code is known for dates of service before {date_words(rule.from_on)}."
        yield NotEvaluated(rule, words)
    elif day.steroid_ug:
        units = -(-day.steroid_ug // rule.unit_ug)
        yield _line(rule, rule.code, "", units, dose_words(day.steroid_ug))


def _diagnosis(day: ServiceDay, book: Rulebook) -> Iterator[Part]:
    """Point out a diagnosis code that does not fit the date of service or the label.

    Source: rulebook BILL-5.
    """
    rule, known = book.find(DiagnosisCodes, "diagnosis_codes"), day.diagnosis
    if known is None:
        yield NotEvaluated(rule, "No diagnosis is recorded.")
        return
    code = known.icd10 or diagnosis_code(known, day.on, rule)
    if not code:
        yield say(rule, "no_code", what=MS_WORDS[known.kind])
        return
    judged = judge_code(replace(known, icd10=code), day.on, rule)
    if isinstance(judged, Finding):
        yield judged


def _ndc(day: ServiceDay, book: Rulebook) -> Iterator[Part]:
    """Point out a vial whose code is not the one of the claim.

    Source: rulebook BILL-6.
    """
    expected = book.find(Product, "product").ndc
    if day.ndc and ndc_digits(day.ndc, expected) != ndc_digits(expected, expected):
        rule = book.find(Notice, "national_drug_code")
        yield say(rule, "differs", what=day.ndc, anchor=expected)
