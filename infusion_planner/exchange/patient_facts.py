"""Reads what a case of `forecast` tells about the patient; every part may be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    Facts,
    HepatitisRisk,
    InfectionScreen,
    Medicine,
    MedicineKind,
    MsKind,
    Noted,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.rems_facts import Authorization, Certified, Enrollment, Rems
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.lab_facts import LabFactsReader
from infusion_planner.exchange.moments import to_clock
from infusion_planner.exchange.payer_facts import PayerReader, checked, icd10, read_response

T = TypeVar("T")


class FactsReader:
    """Reads the facts of one patient.

    Args:
        patient: the JSON object; its other keys are read by others.
        as_of: the day of the question, after which nothing can have happened; None when unreadable.
        tests: the names a baseline test may have.
        labs: reads results, symptoms and tests done.
    """

    def __init__(
        self, patient: Reader, as_of: date | None, tests: frozenset[str], labs: LabFactsReader
    ) -> None:
        self._patient = patient
        self._as_of = as_of
        self._tests = tests
        self._labs = labs

    def read(self) -> Facts:
        """Read every part that is there."""
        patient = self._patient
        return Facts(
            diagnosis=self._one("diagnosis", self._diagnosis),
            prior_drugs=self._all("prior_drugs", self._prior_drug),
            hypersensitive=patient.flag("hypersensitive")
            if patient.has("hypersensitive")
            else None,
            infection=self._one("infection", self._infection),
            suspected=self._all("suspected", self._noted),
            cautions=self._all("cautions", self._caution),
            medicines=self._all("medicines", self._medicine),
            hiv=self._one("hiv", self._screened),
            tuberculosis=self._one("tuberculosis", self._screened),
            hepatitis=self._one("hepatitis", self._hepatitis),
            varicella=self._one("varicella", self._varicella),
            vaccinations=self._all("vaccinations", self._vaccination),
            pregnancy=self._one("pregnancy", self._pregnancy),
            listeria_on=self._past(patient, "listeria_on"),
            baseline=self._all("baseline", self._baseline),
            rems=self._one("rems", self._rems),
            further_reason=patient.words("further_reason")
            if patient.has("further_reason")
            else None,
            payer=self._one("payer", PayerReader(self._as_of, self._tests).read),
            results=self._labs.results(patient) if patient.has("results") else None,
            symptoms=self._one("symptoms", self._labs.symptoms),
            monitoring=self._labs.monitoring(patient) if patient.has("monitoring") else None,
            monitoring_end=self._one("monitoring_end", self._labs.monitoring_end),
            cervix=patient.flag("cervix") if patient.has("cervix") else None,
            watched=True,
        )

    def _one(self, key: str, read: Callable[[Reader], T | None]) -> T | None:
        return self._within(self._patient, key, read)

    def _all(self, key: str, read: Callable[[Reader], T | None]) -> tuple[T, ...] | None:
        return tuple(self._each(self._patient, key, read)) if self._patient.has(key) else None

    def _each(self, owner: Reader, key: str, read: Callable[[Reader], T | None]) -> Iterator[T]:
        for part in owner.objects(key):
            found = read(part)
            part.finish()
            if found is not None:
                yield found

    def _diagnosis(self, part: Reader) -> Diagnosis | None:
        kind = part.one_of("kind", MsKind)
        active = part.flag("active") if part.has("active") else None
        relapses = part.flag("relapses") if part.has("relapses") else None
        code = icd10(part)
        return None if kind is None else checked(part, Diagnosis(kind, active, relapses, code))

    def _prior_drug(self, part: Reader) -> PriorDrug | None:
        name, inadequate = part.text("name"), part.flag("inadequate")
        first, last = self._past(part, "from_on"), self._past(part, "to_on")
        _in_order(part, "to_on", first, last)
        months = part.whole("months", 0) if part.has("months") else None
        response = self._within(part, "response", read_response)
        if inadequate is None:
            return None
        return PriorDrug(name, inadequate, first, last, months, response)

    def _infection(self, part: Reader) -> InfectionScreen | None:
        asked = self._past(part, "asked_on", needed=True)
        found = self._within(part, "found", self._noted)
        return None if asked is None else InfectionScreen(asked, found)

    def _noted(self, part: Reader) -> Noted | None:
        what, on = part.text("what"), self._past(part, "on", needed=True)
        cleared = self._past(part, "cleared_on")
        _in_order(part, "cleared_on", on, cleared)
        return None if on is None else Noted(what, on, cleared)

    def _caution(self, part: Reader) -> Caution:
        return Caution(part.text("what"), self._past(part, "weighed_on"))

    def _medicine(self, part: Reader) -> Medicine | None:
        name, kind = part.text("name"), part.one_of("kind", MedicineKind)
        first = part.day("from_on") if part.has("from_on") else None
        last = part.day("to_on") if part.has("to_on") else None
        _in_order(part, "to_on", first, last)
        return None if kind is None else Medicine(name, kind, first, last)

    def _screened(self, part: Reader) -> Screened | None:
        on, positive = self._past(part, "on", needed=True), part.flag("positive")
        # a treatment may end between the question and the first day
        treated = part.day("treated_on") if part.has("treated_on") else None
        _in_order(part, "treated_on", on, treated)
        return None if on is None or positive is None else Screened(on, positive, treated)

    def _hepatitis(self, part: Reader) -> HepatitisRisk | None:
        high, test = part.flag("high_risk"), self._inner(part, "test")
        return None if high is None else HepatitisRisk(high, test)

    def _varicella(self, part: Reader) -> Varicella | None:
        history, antibody = part.flag("history"), self._inner(part, "antibody")
        return None if history is None else Varicella(history, antibody)

    def _vaccination(self, part: Reader) -> Vaccination | None:
        name, on = part.text("name"), part.day("on")
        live, varicella = _flag_or(part, "live"), _flag_or(part, "varicella")
        required = _flag_or(part, "required", otherwise=True)
        return None if on is None else Vaccination(name, on, live, required, varicella)

    def _pregnancy(self, part: Reader) -> Pregnancy | None:
        possible = part.flag("possible")
        tests = tuple(self._each(part, "tests", self._screened)) if part.has("tests") else ()
        contraception = part.flag("contraception") if part.has("contraception") else None
        return None if possible is None else Pregnancy(possible, tests, contraception)

    def _baseline(self, part: Reader) -> Baseline | None:
        test, on = part.text("test"), self._past(part, "on", needed=True)
        reviewed = self._past(part, "reviewed_on")
        _in_order(part, "reviewed_on", on, reviewed)
        if test and test not in self._tests:
            part.fault("test", f"{test!r} is none of {', '.join(sorted(self._tests))}")
        return None if on is None else Baseline(test, on, reviewed)

    def _rems(self, part: Reader) -> Rems:
        asked = part.has("authorizations")
        answers = self._each(part, "authorizations", self._authorization) if asked else ()
        return Rems(
            prescriber=self._within(part, "prescriber", self._certified),
            facility=self._within(part, "facility", self._certified),
            pharmacy=self._within(part, "pharmacy", self._certified),
            enrollment=self._within(part, "enrollment", self._enrollment),
            form_on=self._past(part, "form_on"),
            ordered_on=self._past(part, "ordered_on"),
            authorizations=tuple(answers),
        )

    def _certified(self, part: Reader) -> Certified | None:
        on = self._past(part, "on", needed=True)
        until = part.day("until") if part.has("until") else None
        _in_order(part, "until", on, until)
        return None if on is None else Certified(on, until)

    def _enrollment(self, part: Reader) -> Enrollment | None:
        on = self._past(part, "on", needed=True)
        guide, card = self._past(part, "guide_on"), self._past(part, "card_on")
        return None if on is None else Enrollment(on, guide, card)

    def _authorization(self, part: Reader) -> Authorization | None:
        on = self._past(part, "on", needed=True)
        number, by = part.text("number"), part.text("by")
        at = part.read_as("at", to_clock) if part.has("at") else None
        return None if on is None else Authorization(on, number, by, at)

    def _inner(self, part: Reader, key: str) -> Screened | None:
        return self._within(part, key, self._screened)

    def _within(self, part: Reader, key: str, read: Callable[[Reader], T | None]) -> T | None:
        if not part.has(key):
            return None
        inner = part.child(key)
        found = read(inner)
        inner.finish()
        return found

    def _past(self, part: Reader, key: str, *, needed: bool = False) -> date | None:
        """Read a day that lies in the past; None when it is not there."""
        if not part.has(key) and not needed:
            return None
        day = part.day(key)
        if day is not None and self._as_of is not None and day > self._as_of:
            part.fault(key, f"{day} lies after as_of")
        return day


def _in_order(part: Reader, key: str, first: date | None, then: date | None) -> None:
    if first is not None and then is not None and then < first:
        part.fault(key, f"{then} lies before {first}")


def _flag_or(part: Reader, key: str, *, otherwise: bool = False) -> bool:
    found = part.flag(key) if part.has(key) else otherwise
    return otherwise if found is None else found
