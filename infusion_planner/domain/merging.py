"""Two charts of one person: what would go to the chart that is kept, and what clashes."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.chart_clashes import none_clashes
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.course import UNFINISHED, Course, course_state
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.joined_courses import Joined, clash_words, join_courses
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.patient import Allergy, Patient
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.wording import date_words


class Side(Frozen):
    """What is stored of one of the two charts.

    Attributes:
        patient: whose chart.
        courses: by number.
        tests: by day.
        antivirals: by first day.
        cd4: (row id, count), by day.
        facts: entries of the chart, what was withdrawn among them.
    """

    patient: Patient
    courses: tuple[Course, ...]
    tests: tuple[MonitoringTest, ...]
    antivirals: tuple[Antiviral, ...]
    cd4: tuple[tuple[str, Cd4Sample], ...]
    facts: tuple[ChartFact, ...] = ()


class TwoResults(Frozen):
    """One test of one day that stands on both charts with different entries.

    Attributes:
        kept: as the kept chart has it.
        merged: as the other chart has it.
        settled: the entry that has a result, where the other has none; None where a person has to
            choose.
    """

    kept: MonitoringTest
    merged: MonitoringTest
    settled: MonitoringTest | None


class Comparison(Frozen):
    """What a merge would do.

    Attributes:
        joined: the courses that go to the kept chart and the numbers all of them get.
        tests: those that go.
        antivirals: those that go.
        cd4: row ids of the counts that go.
        facts: row ids of the entries that go; of one that stands on both charts none does.
        allergies: those that go.
        phone: the telephone number that goes; empty where the kept chart has one.
        same: how many entries stand on both charts alike; they stay where they are.
        two_results: tests of one day with different entries.
        refusals: what has to be done first, one sentence each; then nothing can be merged.
    """

    joined: Joined
    tests: tuple[MonitoringTest, ...]
    antivirals: tuple[Antiviral, ...]
    cd4: tuple[str, ...]
    facts: tuple[str, ...]
    allergies: tuple[Allergy, ...]
    phone: str
    same: int
    two_results: tuple[TwoResults, ...]
    refusals: tuple[str, ...]

    @property
    def to_choose(self) -> tuple[TwoResults, ...]:
        """Give the tests a person has to decide on."""
        return tuple(item for item in self.two_results if item.settled is None)


def compare(kept: Side, merged: Side, today: date) -> Comparison:
    """Say what a merge would do, and what has to be settled before it.

    Nothing that was given or found is lost, doubled or put into another order: what stands on both
    charts stays once, and where that cannot be told the merge is refused.
    """
    joined = join_courses(kept.courses, merged.courses)
    here = {(item.test, item.done_on): item for item in kept.tests}
    met = [(here[key], item) for item in merged.tests if (key := (item.test, item.done_on)) in here]
    different = [pair for pair in met if not _alike(*pair)]
    counts = {sample for _, sample in kept.cd4}
    known_antivirals = {_bare(item) for item in kept.antivirals}
    antivirals = tuple(item for item in merged.antivirals if _bare(item) not in known_antivirals)
    cd4 = tuple(row_id for row_id, sample in merged.cd4 if sample not in counts)
    known_facts = [(item.kind, item.value) for item in kept.facts if item.counts]
    facts = tuple(i.id for i in merged.facts if (i.kind, i.value) not in known_facts)
    same = len(met) - len(different) + len(joined.same)
    same += len(merged.antivirals) - len(antivirals) + len(merged.cd4) - len(cd4)
    same += len(merged.facts) - len(facts)
    return Comparison(
        joined=joined,
        tests=tuple(item for item in merged.tests if (item.test, item.done_on) not in here),
        antivirals=antivirals,
        cd4=cd4,
        facts=facts,
        allergies=_further(kept.patient, merged.patient),
        phone="" if kept.patient.phone else merged.patient.phone,
        same=same,
        two_results=tuple(_two_results(*pair) for pair in different),
        refusals=(
            *clash_words(kept.courses, joined),
            *_unfinished(kept, joined, today),
            *_overlaps(kept.antivirals, antivirals),
            *none_clashes(kept.facts, merged.facts),
        ),
    )


def _alike(one: MonitoringTest, other: MonitoringTest) -> bool:
    return replace(one, id="") == replace(other, id="")


def _bare(item: Antiviral) -> Antiviral:
    return replace(item, id="")


def _two_results(kept: MonitoringTest, merged: MonitoringTest) -> TwoResults:
    resulted = [item for item in (kept, merged) if item.resulted_on is not None]
    return TwoResults(kept, merged, resulted[0] if len(resulted) == 1 else None)


def _further(kept: Patient, merged: Patient) -> tuple[Allergy, ...]:
    known = {item.substance.casefold() for item in kept.allergies}
    return tuple(item for item in merged.allergies if item.substance.casefold() not in known)


def _unfinished(kept: Side, joined: Joined, today: date) -> Iterator[str]:
    """Ask to settle what is planned or under way, where courses of both charts meet.

    It was judged, and its length chosen, without the doses of the other chart.
    """
    if not joined.comes or not kept.courses:
        return
    for course in (*kept.courses, *joined.comes):
        whose = "the chart to keep" if course in kept.courses else "the other chart"
        if not course.doses:
            yield (
                f"Course {course.number} of {whose} has no dose. Cancel its plan there, and plan"
                " it again after the merge, when all doses count."
            )
        elif course_state(course, today) in UNFINISHED:
            yield (
                f"Course {course.number} of {whose} is under way. Finish it, or end it with the"
                " prescriber, before the charts are merged."
            )


def _overlaps(kept: tuple[Antiviral, ...], coming: tuple[Antiviral, ...]) -> Iterator[str]:
    for item in coming:
        for other in kept:
            if overlap(item, other):
                yield (
                    f"{item.medicine} from {date_words(item.started_on)} and {other.medicine} from"
                    f" {date_words(other.started_on)} would be taken at once. Correct or stop one"
                    " of them first."
                )


def overlap(one: Antiviral, other: Antiviral) -> bool:
    """Tell whether two antivirals are taken on one day."""
    return one.started_on <= (other.stopped_on or date.max) and other.started_on <= (
        one.stopped_on or date.max
    )


def entry_of_test(item: MonitoringTest) -> str:
    """Word a test with its result, `CBC with differential of 12-Nov-2026: abnormal`."""
    said = "no result yet" if item.abnormal is None else "abnormal" if item.abnormal else "normal"
    note = f" ({item.note})" if item.note else ""
    return f"{title_of(item.test)} of {date_words(item.done_on)}: {said}{note}"
