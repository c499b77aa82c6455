"""What results and symptoms call for a clinician: kidneys, platelets, neutrophils, liver.

One function a rule gives every alert, worst first, and what is missing to judge the rule. The
newest result decides; of two on one day the worse one.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_entry import result_rule, result_words
from infusion_planner.domain.lab_facts import SymptomReport
from infusion_planner.domain.lab_rules import (
    KidneyLimits,
    LiverLimits,
    NeutrophilLimits,
    PlateletLimits,
    ResultWords,
)
from infusion_planner.domain.lab_values import Reading, highest, lowest, newest_day, readings
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.wording import date_words

PLATELETS, NEUTROPHILS, CREATININE = "platelets", "neutrophils", "creatinine"
RATIO, RED_CELLS, PROTEIN, BILIRUBIN = "upcr", "urine_rbc", "urine_protein", "bilirubin"
KIDNEYS = (KidneyLimits, "kidney_results")
PLATELET_COUNTS = (PlateletLimits, "platelets")
NEUTROPHIL_COUNTS = (NeutrophilLimits, "neutrophils")
LIVER_TESTS = (LiverLimits, "liver_results")
"""Kind and purpose of each rule, as the rulebook finds it."""
_PERCENT = 100


class Known(Frozen):
    """What is known of a patient's results and symptoms on a day.

    Attributes:
        facts: of the patient.
        given: the courses given, by number.
        until: that day; later samples and reports are left out.
        book: the rules in force.
    """

    facts: Facts
    given: tuple[GivenCourse, ...]
    until: date
    book: Rulebook

    def of(self, test: str) -> tuple[Reading, ...]:
        """Give a test's values, by day."""
        results = self.facts.results
        return readings(results, test, self.until, self.book) if results else ()

    def reported(self, symptoms: Sequence[str]) -> tuple[SymptomReport, ...]:
        """Give the reports of some symptoms, by day."""
        known = self.facts.symptoms
        if known is None:
            return ()
        found = known.reports
        kept = (item for item in found if item.symptom in symptoms and item.on <= self.until)
        return tuple(sorted(kept, key=lambda item: (item.on, item.symptom)))


class Alert(Frozen):
    """One result or report that calls for a clinician.

    Attributes:
        when: the outcome of the rule.
        what: the result in words.
        on: the day from which somebody could act.
        reviewed: whether a clinician has reviewed it.
        holds: whether a review alone does not clear the way for a course.
        pending: whether something is to be done even after a review.
    """

    when: str
    what: str
    on: date
    reviewed: bool
    holds: bool
    pending: bool


class Judged(Frozen):
    """What a rule on results comes to.

    Its words are put together when somebody asks for them: most patients have nothing to tell.

    Attributes:
        rule: the rule.
        alerts: worst first.
        known: what it was judged by.
        tests: those it needs a value of.
        also_missing: what else is missing to judge it, each a few words.
    """

    rule: Rule
    alerts: tuple[Alert, ...]
    known: Known
    tests: tuple[str, ...]
    also_missing: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Give what is missing to judge the rule, each a few words."""
        without = (test for test in self.tests if not self.known.of(test))
        return (*(_label(self.known, test) for test in without), *self.also_missing)

    @property
    def fact(self) -> str:
        """Word what there is, where nothing is wrong."""
        newest = (newest_day(self.known.of(test)) for test in self.tests)
        words = [result_words(found[0].result, self.known.book) for found in newest if found]
        return ", ".join(words)


def judge_kidneys(known: Known) -> Judged:
    """Look at creatinine, protein and blood in the urine.

    Source: rulebook LAB-7.
    """
    rule = known.book.find(*KIDNEYS)
    alerts = (
        *_ratio(known, rule),
        *_creatinine(known, rule),
        *_blood(known, rule),
        *_protein(known, rule),
    )
    asked = (RATIO, RED_CELLS, PROTEIN, *([CREATININE] if known.given else []))
    alone = known.given and known.of(CREATININE) and not _baselines(known)
    missing = ("creatinine before the first infusion",) if alone else ()
    return Judged(rule, alerts, known, asked, missing)


def judge_platelets(known: Known) -> Judged:
    """Look at platelets, and at bleeding that was reported.

    Source: rulebook LAB-8.
    """
    rule = known.book.find(*PLATELET_COUNTS)
    alerts = (*_counts(known, rule), *_bleeding(known, rule))
    return Judged(rule, alerts, known, (PLATELETS,), _without_symptoms(known))


def judge_neutrophils(known: Known) -> Judged:
    """Look at neutrophils.

    Source: rulebook LAB-9.
    """
    rule = known.book.find(*NEUTROPHIL_COUNTS)
    found = newest_day(known.of(NEUTROPHILS))
    alerts: tuple[Alert, ...] = ()
    if found and (worst := lowest(found)).amount < Fraction(rule.review_below):
        urgent = worst.amount < Fraction(rule.urgent_below)
        alerts = (_alert(known, worst, "urgent" if urgent else "low", holds=urgent),)
    return Judged(rule, alerts, known, (NEUTROPHILS,))


def judge_liver(known: Known) -> Judged:
    """Look at ALT, AST and bilirubin in upper limits of normal, and at symptoms of the liver.

    A result without its upper limit of normal is not judged, and clears nothing.

    Source: rulebook LAB-10.
    """
    rule = known.book.find(*LIVER_TESTS)
    limits = {**dict.fromkeys(rule.enzymes, rule.enzymes_times), BILIRUBIN: rule.bilirubin_times}
    alerts = [alert for test, times in limits.items() for alert in _liver(known, test, times)]
    alerts.extend(
        _symptom_alert(known, "symptoms", report)
        for report in known.reported(rule.symptoms)
        if not _is_reviewed(known, report.reviewed_on)
    )
    lacks = [
        f"the upper limit of normal of {_label(known, test)}"
        for test in limits
        if any(item.limit is None for item in newest_day(known.of(test)))
    ]
    return Judged(rule, tuple(alerts), known, tuple(limits), (*lacks, *_without_symptoms(known)))


def _ratio(known: Known, rule: KidneyLimits) -> Iterator[Alert]:
    found = newest_day(known.of(RATIO))
    if found and (worst := highest(found)).amount > rule.ratio_above:
        yield _alert(known, worst, "ratio", holds=True)


def _creatinine(known: Known, rule: KidneyLimits) -> Iterator[Alert]:
    """Yield a rise over the lowest of the baselines: a slow rise over several courses counts."""
    found, baselines = newest_day(known.of(CREATININE)), _baselines(known)
    if not found or not baselines:
        return
    worst, base = highest(found), lowest(baselines)
    if worst.amount * _PERCENT > base.amount * (_PERCENT + rule.creatinine_rise_percent):
        against = f"{result_words(worst.result, known.book)}, after"
        what = f"{against} {result_words(base.result, known.book)}"
        yield _alert(known, worst, "creatinine", holds=True, what=what)


def _baselines(known: Known) -> tuple[Reading, ...]:
    """Give the creatinine before each course: the newest up to its first day."""
    found = known.of(CREATININE)
    before = ([item for item in found if item.on <= course.first_on] for course in known.given)
    return tuple(lowest(newest_day(items)) for items in before if items)


def _blood(known: Known, rule: KidneyLimits) -> Iterator[Alert]:
    found = newest_day(known.of(RED_CELLS))
    if found and (worst := highest(found)).amount >= rule.red_cells_from:
        yield _alert(known, worst, "blood")


def _protein(known: Known, rule: KidneyLimits) -> Iterator[Alert]:
    """Yield protein on the dipstick until the ratio of that day or a later one is there."""
    words = known.book.find(ResultWords, f"entry_{PROTEIN}")
    found = newest_day(known.of(PROTEIN))
    if not found:
        return
    worst = highest(found)
    measured = any(item.on >= worst.on for item in known.of(RATIO))
    if worst.amount >= words.words.index(rule.dipstick_from) and not measured:
        yield _alert(known, worst, "protein", holds=True, pending=True)


def _counts(known: Known, rule: PlateletLimits) -> Iterator[Alert]:
    found = known.of(PLATELETS)
    newest = newest_day(found)
    if not newest:
        return
    worst = lowest(newest)
    if worst.amount < rule.urgent_below:
        yield _alert(known, worst, "urgent", holds=True)
        return
    before = newest_day(found[: -len(newest)])
    if before and _has_fallen(worst, highest(before), rule):
        what = f"{result_words(worst.result, known.book)}, after"
        what = f"{what} {result_words(highest(before).result, known.book)}"
        yield _alert(known, worst, "fall", holds=True, pending=True, what=what)
    if worst.amount < rule.review_below:
        yield _alert(known, worst, "low")


def _has_fallen(now: Reading, before: Reading, rule: PlateletLimits) -> bool:
    return now.amount * _PERCENT <= before.amount * (_PERCENT - rule.fall_percent)


def _bleeding(known: Known, rule: PlateletLimits) -> Iterator[Alert]:
    """Yield bleeding until a count of that day or a later one is there."""
    counted = [item.on for item in known.of(PLATELETS)]
    for report in known.reported(rule.symptoms):
        if not any(day >= report.on for day in counted):
            yield _symptom_alert(known, "bleeding", report)


def _liver(known: Known, test: str, times: int) -> Iterator[Alert]:
    judged = [item for item in known.of(test) if item.times_limit is not None]
    if judged:
        worst = max(newest_day(judged), key=lambda item: item.times_limit or 0)
        if (worst.times_limit or 0) >= times:
            limit = f"upper limit of normal {worst.result.upper_limit:f}"
            what = f"{result_words(worst.result, known.book)} ({limit})"
            yield _alert(known, worst, "high", holds=True, what=what)


def _alert(
    known: Known,
    worst: Reading,
    when: str,
    *,
    holds: bool = False,
    pending: bool = False,
    what: str = "",
) -> Alert:
    reviewed = _is_reviewed(known, worst.result.reviewed_on)
    what = what or result_words(worst.result, known.book)
    return Alert(when, what, worst.result.known_on, reviewed, holds, pending)


def _symptom_alert(known: Known, when: str, report: SymptomReport) -> Alert:
    reviewed = _is_reviewed(known, report.reviewed_on)
    pending = when == "bleeding"
    return Alert(when, date_words(report.on), report.on, reviewed, pending, pending)


def _is_reviewed(known: Known, reviewed_on: date | None) -> bool:
    return reviewed_on is not None and reviewed_on <= known.until


def _without_symptoms(known: Known) -> tuple[str, ...]:
    return ("whether there are symptoms",) if known.facts.symptoms is None else ()


def _label(known: Known, test: str) -> str:
    return result_rule(test, known.book).label
