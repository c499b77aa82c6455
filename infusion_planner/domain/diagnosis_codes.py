"""The ICD-10-CM code of a diagnosis by date of service, and where it does not fit."""

from datetime import date, timedelta

from infusion_planner.domain.answers import Answer, Met, Plan, say
from infusion_planner.domain.billing_rules import DiagnosisCodes, code_by_activity
from infusion_planner.domain.facts import Diagnosis, Facts, MsKind
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.ms_words import MS_WORDS
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words, listed


def is_active(known: Diagnosis) -> bool | None:
    """Tell whether MS is active, as relapses say by themselves; None when nothing says so."""
    return True if known.relapses else known.active


def diagnosis_code(known: Diagnosis, on: date, rule: DiagnosisCodes) -> str:
    """Give the code for a date of service: the one recorded, else the one the form has.

    Source: rulebook BILL-5; scenario E34.

    Returns:
        Empty where the form has none of these codes.
    """
    if on < rule.from_on:
        return "" if known.kind in _WITHOUT_CODE else rule.before
    return known.icd10 if known.icd10 in rule.codes else _code_of_form(known, rule)


_WITHOUT_CODE = frozenset({MsKind.ISOLATED, MsKind.OTHER})


def diagnosis_words(known: Diagnosis | None, on: date, book: Rulebook) -> str:
    """Word a diagnosis with its code on a day, `G35.A relapsing-remitting MS`; empty for none."""
    if known is None:
        return ""
    code = diagnosis_code(known, on, book.find(DiagnosisCodes, "diagnosis_codes"))
    return f"{code} {MS_WORDS[known.kind]}".strip()


def _code_of_form(known: Diagnosis, rule: DiagnosisCodes) -> str:
    if known.kind is MsKind.RELAPSING:
        return rule.relapsing
    if known.kind is MsKind.SECONDARY:
        return code_by_activity(rule.secondary, active=is_active(known))
    if known.kind is MsKind.PRIMARY:
        return code_by_activity(rule.primary, active=is_active(known))
    return ""


def is_off_label(code: str, rule: DiagnosisCodes) -> bool:
    """Tell whether a code stands for a form that the label does not name.

    Source: rulebook BILL-5.
    """
    return code in rule.codes and code not in (*rule.fits, *rule.ask)


def check_diagnosis_code(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Hold the code recorded against the days of the plan, the label and the form recorded.

    One that is not recorded follows from the form, so the rule has nothing to say.

    Source: rulebook BILL-5.
    """
    known = facts.diagnosis
    if known is None or not known.icd10:
        return None
    return judge_code(known, plan.days[-1], book.find(DiagnosisCodes, "diagnosis_codes"))


def judge_code(known: Diagnosis, on: date, rule: DiagnosisCodes) -> Finding | Met:
    """Hold a code that is recorded against a date of service, the label and the form recorded.

    A divided code does for earlier dates too: the one code of that time follows from it.

    Source: rulebook BILL-5.
    """
    code = known.icd10
    if code not in (rule.before, *rule.codes):
        return say(rule, "unknown", what=code, first_open=listed((rule.before, *rule.codes)))
    return _undivided(rule, on) if code == rule.before else _divided(rule, known)


def _undivided(rule: DiagnosisCodes, last: date) -> Finding | Met:
    if last < rule.from_on:
        return Met(rule, f"{rule.before} up to {date_words(rule.from_on - timedelta(days=1))}")
    expected = listed(rule.codes)
    return say(rule, "too_old", what=rule.before, day=date_words(last), first_open=expected)


def _divided(rule: DiagnosisCodes, known: Diagnosis) -> Finding | Met:
    code, form = known.icd10, MS_WORDS[known.kind]
    if is_off_label(code, rule):
        return say(rule, "not_label", what=code)
    if code not in (*_codes_of(known, rule), rule.unspecified):
        return say(rule, "other_form", what=code, anchor=form)
    if code in rule.ask:
        return say(rule, "ask", what=code)
    return Met(rule, f"{code} for {form}")


def _codes_of(known: Diagnosis, rule: DiagnosisCodes) -> tuple[str, ...]:
    """Give the codes that do not contradict a form and its activity."""
    if known.kind is MsKind.RELAPSING:
        return (rule.relapsing,)
    codes = {MsKind.SECONDARY: rule.secondary, MsKind.PRIMARY: rule.primary}.get(known.kind, ())
    if not codes or is_active(known) is None:
        return codes
    untold = code_by_activity(codes, active=None)
    return (untold, code_by_activity(codes, active=is_active(known)))
