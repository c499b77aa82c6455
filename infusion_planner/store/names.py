"""Gives the name behind a row id, for those who read the trail."""

from collections.abc import Callable
from functools import cache

from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.wording import name_words
from infusion_planner.store.driver import Database

_PATIENT = "SELECT family, given, title, mrn FROM patient WHERE id = ?"
_OTHERS = (
    "SELECT name FROM person WHERE id = :id UNION ALL SELECT name FROM prescriber WHERE id = :id"
)


def names(db: Database) -> Callable[[str], str]:
    """Give what names a patient with the MRN, a person or a prescriber; empty for anybody else.

    A name is looked up once, so it is for one page.
    """

    @cache
    def name_of(row_id: str) -> str:
        row = db.execute(_PATIENT, (row_id,)).fetchone()
        if row is not None:
            return f"{name_words(PersonName(row[0], row[1], row[2]))} MRN {row[3]}"
        found = db.execute(_OTHERS, {"id": row_id}).fetchone()
        return str(found[0]) if found else ""

    return name_of
