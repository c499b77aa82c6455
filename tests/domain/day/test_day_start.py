"""Whether an infusion may be started now: what is missing, what bars it, what is to be decided."""

from datetime import timedelta

from infusion_planner.domain.day_before import Asked, Verified
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_start import StartCheck, blocked_words, check_start
from infusion_planner.domain.day_values import SetAside
from infusion_planner.domain.findings import Finding, Severity
from tests.domain.day.told import (
    BOOK,
    at,
    bag,
    bare,
    day,
    pump_check,
    start,
    stop,
    told,
    volume,
)

READ = (pump_check("A. Ruiz", "09:20"), pump_check("B. Osei", "09:25"))
MISREAD = (pump_check("A. Ruiz", "09:20"), pump_check("B. Osei", "09:25", ml_per_hour="52.3"))
COUGH = told("infection_asked", "08:20", Asked("cough"))
BASE = (
    told("infection_asked", "08:05", Asked()),
    told("authorization", "08:10", Verified("88213")),
    bare("equipment", "08:08"),
    bag("08:30"),
    *READ,
)


def check(*entries: DayEntry, clock: str = "09:30") -> StartCheck:
    return check_start(day(*entries), at(clock), BOOK)


def rules(found: tuple[Finding, ...]) -> set[str]:
    return {item.rule for item in found}


def test_nothing_entered_misses_what_belongs_to_every_start() -> None:
    found = check()

    assert found.missing[0] == "two identifiers of the patient"
    assert found.missing[-1] == "the check of dose and pump by two people"
    assert len(found.missing) == 6
    assert found.differs == ""


def test_what_bars_a_start_and_what_is_to_be_decided_are_told_apart() -> None:
    found = check(*BASE)

    assert {item.severity for item in found.barred} <= {Severity.HARD}
    assert {item.severity for item in found.to_decide} == {Severity.OVERRIDE}
    # no steroid is recorded before infusion 1
    assert "PREMED-1" in rules(found.to_decide)
    assert "PREMED-1" not in rules(found.barred)


def test_an_infection_bars_a_start() -> None:
    assert "ELIG-5" in rules(check(*BASE, COUGH).barred)
    assert "ELIG-5" not in rules(check(*BASE).barred)


def test_a_bag_is_started_within_eight_hours() -> None:
    assert "PREP-3" not in rules(check(*BASE, clock="16:30").barred)
    assert "PREP-3" in rules(check(*BASE, clock="16:31").barred)


def test_what_somebody_decided_by_name_is_not_asked_again() -> None:
    decided = told("set_aside", "09:26", SetAside("PREMED-1", "Dr H. Lindqvist", "allergy"))
    other = told("set_aside", "09:26", SetAside("PREMED-5", "Dr H. Lindqvist", "allergy"))

    assert "PREMED-1" not in rules(check(*BASE, decided).to_decide)
    assert "PREMED-1" in rules(check(*BASE, other).to_decide)


def test_what_two_people_did_not_read_alike_is_said() -> None:
    found = check(*BASE[:4], *MISREAD)

    assert "rate 25.3 and 52.3 mL/h" in found.differs
    assert check(*BASE[:4], READ[0]).differs == ""


def test_other_days_of_the_patient_are_asked_too() -> None:
    # 12 mg were given on that day already: no day above 12 mg
    other = day(bag("03:30"), start("04:00"), stop("08:00"), volume("08:01", "101.2")).record(BOOK)

    alone = check_start(day(*BASE), at("09:30"), BOOK)
    beside = check_start(day(*BASE, number=2), at("09:30"), BOOK, (other,))

    assert "DOSE-4" not in rules(alone.barred)
    assert "DOSE-4" in rules(beside.barred)


def test_a_day_that_is_barred_says_by_what_and_a_missing_entry_bars_nothing() -> None:
    now = at("09:30")

    assert blocked_words(day(), now, BOOK) == ""
    assert blocked_words(day(*BASE), now, BOOK) == ""
    said = blocked_words(day(*BASE, COUGH), now, BOOK)
    assert "cough" in said
    assert said.endswith(" ELIG-5")


def test_a_check_that_differs_is_said_first() -> None:
    said = blocked_words(day(COUGH, *MISREAD), at("09:30"), BOOK)

    assert said.startswith("A. Ruiz and B. Osei did not read the same:")


def test_a_day_that_was_started_is_barred_by_nothing() -> None:
    later = at("09:30") + timedelta(hours=1)

    assert blocked_words(day(*BASE, COUGH, start()), later, BOOK) == ""
