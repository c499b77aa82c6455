"""Reads laboratory results, symptoms and tests done from a case of `forecast`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from infusion_planner.domain.lab_entry import result_faults, result_rules
from infusion_planner.domain.lab_facts import (
    LabResult,
    MonitoringEnd,
    SymptomReport,
    Symptoms,
)
from infusion_planner.domain.lab_rules import ResultWords, SymptomPrompts
from infusion_planner.domain.monitored import monitored
from infusion_planner.domain.monitoring_rows import liver_rule
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.rule_kinds import RepeatedExam
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.json_values import Reader


class LabFactsReader:
    """Reads the parts of a patient's facts that belong to the watch list.

    Args:
        as_of: the day of the question, after which nothing can have happened; None when unreadable.
        born_on: birth date; None when not known.
        book: the rules in force.
    """

    def __init__(self, as_of: date | None, born_on: date | None, book: Rulebook) -> None:
        self._as_of = as_of
        self._born_on = born_on
        self._book = book

    def results(self, patient: Reader) -> tuple[LabResult, ...]:
        """Read every result; one that cannot be is noted with its place."""
        return tuple(self._results(patient))

    def _results(self, patient: Reader) -> Iterator[LabResult]:
        for part in patient.objects("results"):
            before = len(part.faults)
            found = self._result(part)
            part.finish()
            if found is None or len(part.faults) > before:
                continue
            wrong = list(result_faults(found, self._as_of or date.max, self._born_on, self._book))
            for fault in wrong:
                part.fault(fault.field, fault.words)
            if not wrong:
                yield found

    def _result(self, part: Reader) -> LabResult | None:
        test, sampled_on = part.text("test"), part.day("sampled_on")
        value = self._value(part, test)
        unit = part.text("unit") if part.has("unit") else ""
        limit = part.number("upper_limit") if part.has("upper_limit") else None
        resulted_on = part.day("resulted_on") if part.has("resulted_on") else None
        reviewed_on = part.day("reviewed_on") if part.has("reviewed_on") else None
        if sampled_on is None or value is None:
            return None
        return LabResult(test, sampled_on, value, unit, resulted_on, reviewed_on, limit)

    def _value(self, part: Reader, test: str) -> Decimal | str | None:
        rule = result_rules(self._book).get(test)
        if isinstance(rule, ResultWords):
            return part.text("value") or None
        return part.number("value")

    def symptoms(self, part: Reader) -> Symptoms:
        """Read what was asked and reported."""
        return Symptoms(
            asked_on=self._past_days(part, "asked_on"),
            reports=tuple(self._reports(part)) if part.has("reports") else (),
            called_on=self._past_days(part, "called_on"),
        )

    def _reports(self, part: Reader) -> Iterator[SymptomReport]:
        known = self._book.find(SymptomPrompts, "symptom_prompts").symptoms
        for report in part.objects("reports"):
            symptom, on = report.text("symptom"), self._past(report, "on")
            reviewed = self._past(report, "reviewed_on") if report.has("reviewed_on") else None
            report.finish()
            if symptom and symptom not in known:
                report.fault("symptom", f"{symptom!r} is none of {', '.join(known)}")
            if on is not None and reviewed is not None and reviewed < on:
                report.fault("reviewed_on", f"{reviewed} lies before {on}")
            if on is not None:
                yield SymptomReport(symptom, on, reviewed)

    def monitoring(self, patient: Reader) -> tuple[MonitoringTest, ...]:
        """Read the tests and examinations done."""
        return tuple(self._monitoring(patient))

    def _monitoring(self, patient: Reader) -> Iterator[MonitoringTest]:
        hpv = self._book.find(RepeatedExam, "hpv_screening").exam
        known = (*monitored(self._book), *liver_rule(self._book).tests, hpv)
        for part in patient.objects("monitoring"):
            test, done_on = part.text("test"), self._past(part, "done_on")
            part.finish()
            if test and test not in known:
                part.fault("test", f"{test!r} is none of {', '.join(sorted(known))}")
            if done_on is not None:
                yield MonitoringTest(test, done_on)

    def monitoring_end(self, part: Reader) -> MonitoringEnd:
        """Read what was decided about the time after the last day of monitoring."""
        before = len(part.faults)
        indicated = self._past(part, "indicated_on") if part.has("indicated_on") else None
        closed = self._past(part, "closed_on") if part.has("closed_on") else None
        closed_by = part.text("closed_by") if part.has("closed_by") else ""
        if (closed is None) != (not closed_by) and len(part.faults) == before:
            part.fault("closed_by", "a closure needs its day and who signed it off")
        return MonitoringEnd(indicated, closed, closed_by)

    def _past_days(self, part: Reader, key: str) -> tuple[date, ...]:
        days = part.days(key) if part.has(key) else ()
        for day in days:
            if self._as_of is not None and day > self._as_of:
                part.fault(key, f"{day} lies after as_of")
        return days

    def _past(self, part: Reader, key: str) -> date | None:
        day = part.day(key)
        if day is not None and self._as_of is not None and day > self._as_of:
            part.fault(key, f"{day} lies after as_of")
        return day


def liver_interval(clinic: Reader, book: Rulebook) -> int | None:
    """Read how often the center has the liver tests drawn; None for the usual interval."""
    key = "liver_every_months"
    if not clinic.has(key):
        return None
    months, rule = clinic.whole(key, 1), liver_rule(book)
    if months is not None and not rule.allows(months):
        most = rule.longest_months
        clinic.fault(key, f"{months} is outside {rule.shortest_months} to {most} ({rule.id})")
        return None
    return months
