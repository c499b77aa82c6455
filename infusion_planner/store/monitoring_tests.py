"""Monitoring tests and examinations that were done: rows to domain objects and back."""

from datetime import date

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, read_rows

_GONE = "This test is no longer in the records. Look at the patient's page again."


def add(records: Records, patient_id: str, done: MonitoringTest, recorded_at: str) -> str:
    """Write one test and give its row id."""
    values = {"patient_id": patient_id, **_columns(done), "recorded_at": recorded_at}
    return records.insert("monitoring_test", values)


def save(records: Records, done: MonitoringTest) -> None:
    """Write a test over the one stored."""
    records.update("monitoring_test", done.id, _columns(done))


def remove(records: Records, test_id: str) -> None:
    """Take a test away that was entered in error."""
    records.delete("monitoring_test", test_id)


def of_patient(db: Database, patient_id: str) -> tuple[MonitoringTest, ...]:
    """Read a patient's tests, by day."""
    sql = "SELECT * FROM monitoring_test WHERE patient_id = ? ORDER BY done_on, id"
    return tuple(_test(row) for row in read_rows(db, sql, [patient_id]))


def owner_of(db: Database, test_id: str) -> tuple[str, MonitoringTest]:
    """Read one test and the row id of the patient it belongs to.

    Raises:
        Refused: there is no such test any more.
    """
    found = read_rows(db, "SELECT * FROM monitoring_test WHERE id = ?", [test_id])
    if not found:
        raise Refused(_GONE)
    return found[0]["patient_id"], _test(found[0])


def _columns(done: MonitoringTest) -> dict[str, Value]:
    return {
        "test": done.test,
        "done_on": done.done_on.isoformat(),
        "resulted_on": done.resulted_on.isoformat() if done.resulted_on else None,
        "abnormal": None if done.abnormal is None else int(done.abnormal),
        "note": done.note,
    }


def _test(row: Row) -> MonitoringTest:
    found = MonitoringTest(row["test"], date.fromisoformat(row["done_on"]), id=row["id"])
    found = replace(found, note=row["note"])
    if row["resulted_on"] is None:
        return found
    resulted_on = date.fromisoformat(row["resulted_on"])
    return replace(found, resulted_on=resulted_on, abnormal=bool(row["abnormal"]))
