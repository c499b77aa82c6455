"""Gives the words behind a row id to whoever reads the trail, also of a row that is gone."""

from collections.abc import Callable
from functools import cache, partial

from infusion_planner.domain.partly_known import partly_known
from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.wording import name_words, partly_known_words
from infusion_planner.store.driver import Database
from infusion_planner.store.trail import Image, image

_PATIENT = "SELECT family, given, title, mrn FROM patient WHERE id = ?"
_OTHERS = (
    "SELECT name FROM person WHERE id = :id UNION ALL SELECT name FROM prescriber WHERE id = :id"
    " UNION ALL SELECT name FROM chair WHERE id = :id"
)
_AS_IT_STOOD = (
    "SELECT change.tbl, coalesce(change.after, change.before) FROM change"
    " JOIN op ON op.id = change.op_id WHERE change.row_id = ? AND op.seq <= ?"
    " ORDER BY change.seq DESC LIMIT 1"
)
_NEWEST = 2**62


def names(db: Database, until: int = _NEWEST) -> Callable[[str], str]:
    """Give what words a row another row points to.

    A patient is named with the MRN, a person or prescriber by name: as the records name them
    today, or as the trail did last where they are gone. A course and an infusion day are told as
    they stood at the entry, because numbers and days move. Words are looked up once, so it is for
    one page; they are empty for a row that neither the records nor the trail know.

    Args:
        db: the records.
        until: number of the entry that is read; the newest of all when left out.
    """
    return cache(partial(_name_of, db, until))


def _name_of(db: Database, until: int, row_id: str) -> str:
    row = db.execute(_PATIENT, (row_id,)).fetchone()
    if row is not None:
        return _who(*row)
    found = db.execute(_OTHERS, {"id": row_id}).fetchone()
    return str(found[0]) if found else _told(db, until, row_id)


def _who(family: str, given: str, title: str, mrn: str) -> str:
    return f"{name_words(PersonName(family, given, title))} MRN {mrn}"


def _told(db: Database, until: int, row_id: str) -> str:
    """Word a row as the trail tells of it."""
    try:
        table, row = _as_it_stood(db, until, row_id)
        if table == "infusion":
            return _day_words(_as_it_stood(db, until, str(row["course_id"])), row)
        return _row_words(table, row)
    except (ValueError, KeyError, TypeError):
        # somebody wrote something else into the trail; the check of the trail says so
        return ""


def _as_it_stood(db: Database, until: int, row_id: str) -> tuple[str, Image]:
    found = db.execute(_AS_IT_STOOD, (row_id, until)).fetchone()
    return (str(found[0]), image(found[1]) or {}) if found else ("", {})


def _row_words(table: str, row: Image) -> str:
    if table == "patient":
        return _who(*(str(row[name]) for name in ("family", "given", "title", "mrn")))
    if table in {"person", "prescriber", "chair"}:
        return str(row["name"])
    return f"course {row['number']}" if table == "course" else ""


def _day_words(course: tuple[str, Image], row: Image) -> str:
    of_course = _row_words(*course)
    of_course = of_course and f" of {of_course}"
    day = row["given_on"] or row["planned_on"]
    known = str(row.get("given_known") or day or "")
    on_day = f", {partly_known_words(partly_known(known))}" if known else ""
    return f"infusion day {row['number']}{of_course}{on_day}"
