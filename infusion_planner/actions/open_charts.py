"""Which charts a person may write to: not those restricted to others, nor those merged away."""

from collections.abc import Iterable

from infusion_planner.domain.errors import ChartRestricted, Refused
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.store import patients, restrictions
from infusion_planner.store.driver import Database
from infusion_planner.store.journal import Actor
from infusion_planner.store.trail import written_now

_MERGE = "patient_merge"


def check_written(db: Database, actor: Actor, now: str) -> None:
    """Refuse the open operation where it wrote to a chart the person may not open.

    A form may still be open when an emergency access ends or a chart is restricted.

    Raises:
        ChartRestricted: a manager restricted the chart to others.
        Refused: the chart was merged into another one.
    """
    written = written_now(db)
    if any(table == _MERGE for table, _ in written):
        return
    check_charts(db, {patient_id for _, patient_id in written}, actor, now)


def check_charts(db: Database, patient_ids: Iterable[str], actor: Actor, now: str) -> None:
    """Refuse charts the person may not open.

    Args:
        db: the records.
        patient_ids: row ids of whose charts.
        actor: the person at the keyboard.
        now: UTC ISO text to the second.

    Raises:
        ChartRestricted: a manager restricted the chart to others.
        Refused: the chart was merged into another one.
    """
    manages = not actor.roles.isdisjoint(MANAGERS)
    for patient_id in patient_ids:
        if not manages and not restrictions.may_open(db, patient_id, actor.id, now):
            raise ChartRestricted(patient_id)
        kept = patients.led_to(db, patient_id)
        if kept != patient_id:
            into = patients.who_words(db, kept)
            raise Refused(
                f"This chart was merged into {into}. Open that chart and record it there."
            )
