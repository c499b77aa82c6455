from datetime import date

import pytest

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.record_tests import (
    CorrectTest,
    RecordResults,
    RecordTests,
    RemoveTest,
)
from infusion_planner.domain.errors import InvalidInput, Refused, UndoConflict
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.store import monitoring_tests
from infusion_planner.store.journal import Actor
from tests.office import STAFF, TestOffice, done_test, record_tests, register, somebody
from tests.resources import shipped_rulebook

DAY = date(2026, 11, 12)


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def stored(place: TestOffice, sam: str) -> tuple[MonitoringTest, ...]:
    return place.store.read(lambda db: monitoring_tests.of_patient(db, sam))


def test_tests_of_one_day_are_recorded_as_one_act(place: TestOffice, sam: str) -> None:
    done = (done_test("cbc", DAY), done_test("creatinine", DAY, abnormal=True))

    change = place.desk.do(RecordTests(sam, done))

    assert change.title == "Recorded CBC and creatinine, 12-Nov-2026: LEE, Sam (Mr) MRN 0410077"
    assert [(item.test, item.abnormal) for item in stored(place, sam)] == [
        ("cbc", False),
        ("creatinine", True),
    ]


def test_a_test_may_wait_for_its_result(place: TestOffice, sam: str) -> None:
    ids = record_tests(place, sam, DAY, ["cbc", "tsh"], abnormal=None)

    change = place.desk.do(RecordResults(sam, date(2026, 11, 14), ((ids[0], True),)))

    assert change.title.startswith("Recorded results of CBC, 14-Nov-2026: ")
    by_test = {item.test: item for item in stored(place, sam)}
    assert (by_test["cbc"].resulted_on, by_test["cbc"].abnormal) == (date(2026, 11, 14), True)
    assert by_test["tsh"].resulted_on is None


def test_recording_tests_is_undone(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, DAY)

    place.desk.undo()

    assert stored(place, sam) == ()


@pytest.mark.parametrize(
    ("done", "field"),
    [
        ((), "tests"),
        ((done_test("lipids", DAY),), "tests"),
        ((done_test("cbc", DAY), done_test("cbc", DAY, abnormal=True)), "tests"),
        ((done_test("cbc", DAY), done_test("tsh", date(2026, 11, 10))), "done_on"),
        ((done_test("cbc", date(2026, 11, 21), abnormal=None),), "done_on"),
        ((done_test("cbc", date(1990, 6, 20)),), "done_on"),
        ((MonitoringTest("cbc", DAY, DAY, None),), "resulted_on"),
        ((MonitoringTest("cbc", DAY, None, True),), "resulted_on"),
        ((MonitoringTest("cbc", DAY, date(2026, 11, 11), False),), "resulted_on"),
        ((MonitoringTest("cbc", DAY, date(2026, 11, 21), False),), "resulted_on"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    place: TestOffice, sam: str, done: tuple[MonitoringTest, ...], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        place.desk.do(RecordTests(sam, done))

    assert [fault.field for fault in refused.value.faults] == [field]
    assert stored(place, sam) == ()


def test_the_same_test_of_a_day_is_not_recorded_twice(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, DAY, ["cbc"])

    with pytest.raises(InvalidInput, match="recorded already"):
        record_tests(place, sam, DAY, ["cbc"])


def test_a_result_is_added_once_and_to_its_own_patient(place: TestOffice, sam: str) -> None:
    (entry,) = record_tests(place, sam, DAY, ["cbc"])
    (other,) = record_tests(
        place, register(place, somebody("Ek", "Bo", mrn="9")), DAY, ["cbc"], abnormal=None
    )

    with pytest.raises(Refused, match="has a result of 12-Nov-2026 already"):
        place.desk.do(RecordResults(sam, DAY, ((entry, True),)))
    with pytest.raises(Refused, match="another patient"):
        place.desk.do(RecordResults(sam, DAY, ((other, True),)))
    with pytest.raises(InvalidInput):
        place.desk.do(RecordResults(sam, DAY, ()))


def test_a_correction_needs_a_reason_and_keeps_the_old_entry(place: TestOffice, sam: str) -> None:
    (entry,) = record_tests(place, sam, DAY, ["cbc"])
    (item,) = stored(place, sam)
    right = replace(item, done_on=date(2026, 11, 10), abnormal=True, note=" call  back ")

    with pytest.raises(InvalidInput) as refused:
        place.desk.do(CorrectTest(item, right, " "))
    change = place.desk.do(CorrectTest(item, right, "typed the wrong day"))

    assert [fault.field for fault in refused.value.faults] == ["reason"]
    assert change.title == "Corrected CBC: LEE, Sam (Mr) MRN 0410077"
    assert stored(place, sam) == (replace(right, note="call back"),)
    history = place.store.history("monitoring_test", entry)
    assert len(history) == 2


def test_a_correction_cannot_meet_another_entry(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, DAY, ["cbc"])
    (later,) = record_tests(place, sam, date(2026, 11, 16), ["cbc"])
    item = next(item for item in stored(place, sam) if item.id == later)

    with pytest.raises(InvalidInput, match="recorded already"):
        place.desk.do(CorrectTest(item, replace(item, done_on=DAY, resulted_on=DAY), "wrong day"))


def test_an_error_is_taken_away_with_its_reason(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, DAY, ["tsh"])
    (item,) = stored(place, sam)

    with pytest.raises(InvalidInput):
        place.desk.do(RemoveTest(item, ""))
    change = place.desk.do(RemoveTest(item, "another patient's"))

    assert change.title.startswith("Took away TSH of 12-Nov-2026, entered in error: ")
    assert stored(place, sam) == ()
    with pytest.raises(Refused, match="no longer"):
        place.desk.do(RemoveTest(item, "again"))


def test_a_result_that_came_meanwhile_is_not_written_over(place: TestOffice, sam: str) -> None:
    (entry,) = record_tests(place, sam, DAY, ["cbc"], abnormal=None)
    (seen,) = stored(place, sam)
    place.desk.do(RecordResults(sam, DAY, ((entry, True),)))

    with pytest.raises(Refused, match=r"now Thu 12-Nov-2026, abnormal on 12-Nov"):
        place.desk.do(CorrectTest(seen, replace(seen, note="left arm"), "note forgotten"))
    with pytest.raises(Refused, match="changed meanwhile"):
        place.desk.do(RemoveTest(seen, "wrong patient"))

    assert stored(place, sam)[0].abnormal is True


def test_an_undo_never_leaves_a_test_twice(place: TestOffice, sam: str) -> None:
    """Two people on one store: the second records what the first took away."""
    record_tests(place, sam, DAY, ["cbc"])
    (item,) = stored(place, sam)
    place.desk.do(RemoveTest(item, "wrong day"))
    other = Desk(place.store, shipped_rulebook(), place.clock, Actor("person-2", "B. Ek", STAFF))
    other.do(RecordTests(sam, (done_test("cbc", DAY, abnormal=True),)))

    with pytest.raises(UndoConflict):
        place.desk.undo()

    assert [found.abnormal for found in stored(place, sam)] == [True]
