"""What a judged infusion day gives back, and what it waits for."""

from datetime import datetime
from decimal import Decimal

from infusion_planner.domain.answers import Met
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_judgement import due_times, judge_infusion
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_run import RateChange, Run, VitalSet
from infusion_planner.domain.infusion_times import bag_volume, expected_end, vitals_due
from tests.domain.infusion_days import READY, RECORD, at
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
RUNNING = replace(
    RECORD,
    run=replace(RECORD.run, stopped_at=None, given_ug=None, volume_ml=None),
    flush=None,
    discharge=None,
    vitals=RECORD.vitals[:1],
)


def test_every_rule_answers_in_one_list_only() -> None:
    found = judge_infusion(RECORD, READY.now, BOOK)
    waiting = judge_infusion(replace(RUNNING, infection=None, order=None), at("09:40"), BOOK)

    assert all(isinstance(item, Met) for item in found.met)
    assert (found.findings, found.not_evaluated, found.due) == ((), (), ())
    assert {"DOSE-3", "ELIG-5"} <= {item.rule for item in waiting.findings}
    spoken = {item.rule for item in waiting.findings}
    left = {item.rule.id for item in waiting.not_evaluated}
    met = {item.rule.id for item in waiting.met}
    assert len(spoken | left | met) == len(spoken) + len(left) + len(met)


def due(record: InfusionRecord, now: datetime) -> list[tuple[str, datetime]]:
    return [(item.what, item.at) for item in due_times(record, now, BOOK)]


def test_the_next_set_of_vital_signs_is_due_until_it_is_taken_or_missed() -> None:
    def next_set(record: InfusionRecord, clock: str) -> datetime:
        return next(when for what, when in due(record, at(clock)) if what == "vital signs")

    taken = replace(RUNNING, vitals=(*RUNNING.vitals, VitalSet(at("09:50"))))
    # the set of 10:00 counts up to 10:15, then the one of 10:30 is next
    assert next_set(RUNNING, "10:14") == at("10:00")
    assert next_set(RUNNING, "10:15") == at("10:30")
    assert next_set(taken, "10:01") == at("10:30")


def test_what_is_due_at_one_minute_comes_by_rule() -> None:
    # the bag of 101.2 mL is empty at 13:30, when a set of vital signs is due too
    at_noon = due_times(RUNNING, at("13:20"), BOOK)

    assert [(item.rule, item.at) for item in at_noon] == [
        ("INF-1", at("13:30")),
        ("INF-3", at("13:30")),
    ]


def test_a_set_at_the_minute_of_the_start_stands_before_it() -> None:
    just = replace(RUNNING, vitals=(VitalSet(at("09:30")),))
    late = replace(RUNNING, vitals=(VitalSet(at("09:31")),))

    assert [vitals_due(item, at("09:35"), BOOK)[0].taken for item in (just, late)] == [True, False]


# when the bag is empty


def ends(*rates: tuple[str, str], bag_ml: str | None = "101.2") -> datetime | None:
    changes = tuple(RateChange(at(clock), Decimal(rate)) for clock, rate in rates)
    volume = None if bag_ml is None else Decimal(bag_ml)
    record = replace(RUNNING, run=Run(at("09:30"), rates=changes))
    return expected_end(replace(record, bag=replace(record.bag, bag_ml=volume)), at("10:00"), BOOK)


def test_a_rate_set_before_the_start_runs_from_the_start() -> None:
    assert ends(("09:00", "50.6")) == at("11:30")


def test_a_rate_of_nothing_is_no_rate() -> None:
    assert ends(("09:30", "25.3"), ("10:00", "0")) == at("13:30")


def test_the_slowest_rate_counts_too() -> None:
    assert ends(("09:30", "1"), bag_ml="2") == at("11:30")


def test_a_bag_whose_volume_nobody_recorded_is_that_of_the_label() -> None:
    bare = replace(RECORD, bag=replace(RECORD.bag, bag_ml=None))

    assert bag_volume(bare, BOOK) == Decimal("101.2")
    assert ends(bag_ml=None) == at("13:30")
