"""What is entered on a chart, gathered into the facts that the rules read.

The order in which entries were made does not matter, but for one case: of two entries of a kind
without a day of its own the later one counts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.chart_labs import (
    Entered,
    monitoring_end_of,
    results_of,
    symptoms_of,
)
from infusion_planner.domain.chart_payer import coverage_of
from infusion_planner.domain.fact_kinds import FACT_KINDS, FurtherReason, NoneKnown
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    Facts,
    HepatitisRisk,
    InfectionScreen,
    Medicine,
    Noted,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.lab_entries import HpvExam, HpvScreening
from infusion_planner.domain.monitored import HPV
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    PayerChosen,
    PayerPrescriber,
    PriorAuthorization,
)
from infusion_planner.domain.rems_facts import Authorization, Certified, Enrollment, Rems

T = TypeVar("T")
S = TypeVar("S", Screened, InfectionScreen)

NOTHING = "none_known"
"""The key under which it is stored that a list was asked about and is empty."""


class ChartFact(Frozen):
    """One entry about one fact.

    Attributes:
        kind: key of its kind, or `NOTHING`.
        value: what its kind holds.
        noted_on: the center's civil day of the entry.
        noted_at: UTC ISO text of the entry, for the order of two on one day.
        noted_by: the name of the person who entered it.
        withdrawn: why it no longer counts; empty while it does.
        withdrawn_at: UTC ISO text; empty while it counts.
        withdrawn_by: the name of the person who withdrew it; empty while it counts.
        id: the row's id; empty before it is stored.
    """

    kind: str
    value: object
    noted_on: date
    noted_at: str = ""
    noted_by: str = ""
    withdrawn: str = ""
    withdrawn_at: str = ""
    withdrawn_by: str = ""
    id: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether it was not withdrawn."""
        return not self.withdrawn


class Certifications(Frozen):
    """What is recorded at the center and counts for each patient.

    Attributes:
        prescriber: of the patient's prescriber; None while there is none.
        facility: of the center; None while there is none.
        pharmacy: of the one that delivers; None while there is none.
    """

    prescriber: Certified | None = None
    facility: Certified | None = None
    pharmacy: Certified | None = None


def gather(
    entries: Iterable[ChartFact],
    tests: Iterable[MonitoringTest] | None,
    certified: Certifications,
    course: int,
) -> Facts:
    """Gather a patient's facts.

    Args:
        entries: what was entered on the chart, in any order, what was withdrawn among it.
        tests: monitoring tests; one with a result is a baseline test as well. None where nobody
            here knows what was done.
        certified: what counts for each patient.
        course: number of the coming course.
    """
    chart = _Chart(entries)
    hiv = chart.standing("hiv", Screened, _is_positive)
    tuberculosis = chart.standing("tuberculosis", Screened, _is_untreated)
    varicella = chart.last("varicella", Varicella)
    hpv = chart.last("cervix", HpvScreening)
    done = None if tests is None else tuple(tests)
    return Facts(
        diagnosis=chart.last("diagnosis", Diagnosis),
        prior_drugs=chart.all("prior_drug", PriorDrug),
        hypersensitive=chart.last("hypersensitive", bool),
        infection=chart.standing("infection_screen", InfectionScreen, _is_open),
        suspected=chart.all("suspected", Noted),
        cautions=chart.all("caution", Caution),
        medicines=chart.all("medicine", Medicine),
        hiv=hiv,
        tuberculosis=tuberculosis,
        hepatitis=chart.last("hepatitis", HepatitisRisk),
        varicella=varicella,
        vaccinations=chart.all("vaccination", Vaccination),
        pregnancy=_pregnancy(chart),
        listeria_on=chart.latest("listeria"),
        baseline=_baseline(chart, done or ()),
        rems=_rems(chart, certified),
        further_reason=_reason(chart, course),
        results=results_of(chart.entered("result", "review")),
        symptoms=symptoms_of(chart.entered("symptoms", "review")),
        monitoring=None if done is None else (*done, *_hpv_exams(chart)),
        monitoring_end=monitoring_end_of(chart.entered("monitoring_end")),
        cervix=None if hpv is None else hpv.applies,
        watched=True,
        earlier_courses=chart.last("earlier_courses", EarlierCourses),
        payer=coverage_of(
            chart.last("payer", PayerChosen),
            authorizations=chart.values("prior_authorization", PriorAuthorization),
            prescriber=chart.last("payer_prescriber", PayerPrescriber),
            attested=chart.values("attestation", Attested),
            attached=chart.values("attached", AttachedTest),
            continuation=chart.last("continuation", Continuation),
        ),
    )


class _Chart:
    """The entries that count, by kind, the later entered last."""

    def __init__(self, entries: Iterable[ChartFact]) -> None:
        self._by_kind: dict[str, list[ChartFact]] = {}
        for entry in sorted(entries, key=lambda item: (item.noted_at, item.id)):
            if entry.counts:
                self._by_kind.setdefault(entry.kind, []).append(entry)

    def entries(self, kind: str) -> Sequence[ChartFact]:
        return self._by_kind.get(kind, ())

    def entered(self, *kinds: str) -> tuple[Entered, ...]:
        """Give row id and value of each entry of some kinds."""
        return tuple((entry.id, entry.value) for kind in kinds for entry in self.entries(kind))

    def values(self, kind: str, of: type[T]) -> list[T]:
        return [entry.value for entry in self.entries(kind) if isinstance(entry.value, of)]

    def last(self, kind: str, of: type[T]) -> T | None:
        return next(reversed(self.values(kind, of)), None)

    def latest(self, kind: str) -> date | None:
        return max(self.values(kind, date), default=None)

    def all(self, kind: str, of: type[T]) -> tuple[T, ...] | None:
        """Give every entry of a list; None while nobody has asked."""
        found = self.values(kind, of)
        asked = any(none.kind == kind for none in self.values(NOTHING, NoneKnown))
        return tuple(found) if found or asked else None

    def standing(self, kind: str, of: type[S], weighs: Callable[[S], bool]) -> S | None:
        """Give the newest that weighs, else the newest.

        What stops a patient stands until it is cleared or withdrawn; a later entry that says the
        opposite does not take it away.
        """
        found = sorted(self.values(kind, of), key=lambda item: item.on)
        heavy = [item for item in found if weighs(item)]
        return next(reversed(heavy or found), None)


def _is_positive(test: Screened) -> bool:
    return test.positive


def _is_untreated(test: Screened) -> bool:
    return test.positive and test.treated_on is None


def _is_open(screen: InfectionScreen) -> bool:
    return screen.found is not None and screen.found.cleared_on is None


def _pregnancy(chart: _Chart) -> Pregnancy | None:
    known = chart.last("childbearing", Pregnancy)
    if known is None:
        return None
    return replace(known, tests=tuple(chart.values("pregnancy_test", Screened)))


def _baseline(chart: _Chart, tests: Iterable[MonitoringTest]) -> tuple[Baseline, ...] | None:
    """Join baseline tests, results of the monitoring, and the screenings that belong to the set.

    Whoever enters a screening result has read it, so the day of the entry is its review.
    """
    found = chart.values("baseline", Baseline)
    found += [Baseline(test.test, test.done_on, test.resulted_on) for test in tests]
    for kind in ("hiv", "tuberculosis", "varicella"):
        found += [_screening(kind, entry) for entry in chart.entries(kind)]
    return tuple(found) or None


def _screening(kind: str, entry: ChartFact) -> Baseline:
    value = entry.value
    test = value.antibody if isinstance(value, Varicella) else value
    made = test.on if isinstance(test, Screened) else entry.noted_on
    return Baseline(kind, made, max(made, entry.noted_on))


def _rems(chart: _Chart, certified: Certifications) -> Rems:
    return Rems(
        prescriber=certified.prescriber,
        facility=certified.facility,
        pharmacy=certified.pharmacy,
        enrollment=chart.last("enrollment", Enrollment),
        form_on=chart.latest("rems_form"),
        ordered_on=chart.latest("rems_order"),
        authorizations=tuple(chart.values("authorization", Authorization)),
    )


def _reason(chart: _Chart, course: int) -> str:
    reasons = chart.values("further_reason", FurtherReason)
    return next((item.reason for item in reversed(reasons) if item.course == course), "")


def newest_of(entries: Iterable[ChartFact], *kinds: str) -> ChartFact | None:
    """Give the entry of these kinds that was made last and counts; None where there is none."""
    mine = [entry for entry in entries if entry.counts and kind_of(entry) in kinds]
    return max(mine, key=lambda entry: (entry.noted_at, entry.id), default=None)


def kind_of(entry: ChartFact) -> str:
    """Give the key of the kind an entry belongs to, also where it says that there is nothing."""
    return entry.value.kind if isinstance(entry.value, NoneKnown) else entry.kind


def fits(kind: str, value: object) -> bool:
    """Tell whether a value is what its kind holds."""
    if kind == NOTHING:
        return isinstance(value, NoneKnown)
    return kind in FACT_KINDS and isinstance(value, FACT_KINDS[kind].of)


def _hpv_exams(chart: _Chart) -> Iterator[MonitoringTest]:
    """Yield each HPV screening; it is an entry of the chart, not a row of the tests drawn."""
    for exam in chart.values("hpv_exam", HpvExam):
        yield MonitoringTest(HPV, exam.on)
