"""Whether patients were handed over: asked at every sign-in, so nothing of a day is read for it."""

from datetime import date

from infusion_planner.store.driver import Database, one


def was_any(db: Database, on: date) -> bool:
    """Tell whether somebody left a patient to somebody else on a date."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM day_entry WHERE on_day = ? AND kind = 'handover'"
        " AND withdrawn = '')"
    )
    return bool(one(db, sql, (on.isoformat(),)))
