"""Courses that are asked for: rows to domain objects and back."""

from datetime import date

from infusion_planner.domain.course_request import CourseRequest, Priority
from infusion_planner.domain.errors import Refused
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, read_rows

# What was asked for on a chart that was merged into another is asked for there.
_OPEN = (
    "SELECT r.*, coalesce(p.merged_into, p.id) AS owner FROM course_request AS r"
    " JOIN patient AS p ON p.id = r.patient_id WHERE r.withdrawn = ''"
)
_GONE = "This request was withdrawn meanwhile. Look at the wait list again."


def standing(db: Database) -> tuple[CourseRequest, ...]:
    """Read every request that was not withdrawn, in the order they were entered."""
    return tuple(_request(row) for row in read_rows(db, f"{_OPEN} ORDER BY r.id"))


def of_patient(db: Database, patient_id: str) -> tuple[CourseRequest, ...]:
    """Read a patient's requests that were not withdrawn, the newest last."""
    return tuple(item for item in standing(db) if item.patient_id == patient_id)


def get(db: Database, request_id: str) -> CourseRequest:
    """Read one request.

    Raises:
        Refused: it was withdrawn, or is no longer in the records.
    """
    found = read_rows(db, f"{_OPEN} AND r.id = ?", [request_id])
    if not found:
        raise Refused(_GONE)
    return _request(found[0])


def add(records: Records, request: CourseRequest, asked: tuple[str, str]) -> str:
    """Write a new request and give its row id.

    Args:
        records: the open transaction.
        request: what is asked for.
        asked: ISO text of the day, and who asks.
    """
    own: dict[str, Value] = {"patient_id": request.patient_id}
    own |= {"asked_on": asked[0], "asked_by": asked[1]}
    return records.insert("course_request", {**own, **_columns(request)})


def save(records: Records, request: CourseRequest) -> None:
    """Write a request over the one stored; who asked first stays."""
    records.update("course_request", request.id, _columns(request))


def withdraw(records: Records, request_id: str, why: str, done: tuple[str, str]) -> None:
    """Write that nobody waits for it any more.

    Args:
        records: the open transaction.
        request_id: the row's id.
        why: the reason.
        done: UTC ISO text of the moment, and who withdraws it.
    """
    values: dict[str, Value] = {"withdrawn": why, "withdrawn_at": done[0], "withdrawn_by": done[1]}
    records.update("course_request", request_id, values)


def _columns(request: CourseRequest) -> dict[str, Value]:
    return {
        "priority": request.priority.value,
        "wish_from": _text(request.wish_from),
        "wish_to": _text(request.wish_to),
        "due_on": _text(request.due_on),
        "note": request.note,
    }


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _request(row: Row) -> CourseRequest:
    return CourseRequest(
        patient_id=row["owner"],
        priority=Priority(row["priority"]),
        wish_from=_day(row["wish_from"]),
        wish_to=_day(row["wish_to"]),
        due_on=_day(row["due_on"]),
        note=row["note"],
        asked_on=_day(row["asked_on"]),
        asked_by=row["asked_by"],
        id=row["id"],
    )
