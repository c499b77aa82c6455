"""Restricted charts: who may open them, and who did in an emergency."""

from infusion_planner.store.driver import Database, one

_OPEN = (
    "SELECT NOT EXISTS (SELECT 1 FROM restriction WHERE patient_id = :patient)"
    " OR EXISTS (SELECT 1 FROM restriction_reader"
    "            WHERE patient_id = :patient AND person_id = :person)"
    " OR EXISTS (SELECT 1 FROM emergency_access WHERE patient_id = :patient"
    "            AND person_id = :person AND started_at <= :now AND :now < until_at)"
)


def may_open(db: Database, patient_id: str, person_id: str, now: str) -> bool:
    """Tell whether a person may open a chart now.

    Args:
        db: the records.
        patient_id: whose chart.
        person_id: who wants to read it.
        now: UTC ISO text to the second, as `emergency_access` stores it.
    """
    values = {"patient": patient_id, "person": person_id, "now": now}
    return bool(db.execute(_OPEN, values).fetchone()[0])


def is_restricted(db: Database, patient_id: str) -> bool:
    """Tell whether a manager restricted a chart."""
    return bool(one(db, "SELECT 1 FROM restriction WHERE patient_id = ?", [patient_id]))
