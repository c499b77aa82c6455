"""The day on which blood and urine were last drawn, as a day sheet shows it."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.tests_done import last_drawn, with_values
from infusion_planner.store import chart_facts, then
from infusion_planner.store.driver import Database
from infusion_planner.store.records import read_rows


class Drawn(Frozen):
    """What a sheet shows of the tests drawn before an infusion.

    Attributes:
        until: the day of the infusion.
        course: the number of its course.
        book: says which tests are looked at.
    """

    until: date
    course: int
    book: Rulebook

    def words(self, db: Database, patient_id: str, seq: int) -> str:
        """Give the day as ISO text as it stood after a change; empty while one is missing."""
        recorded = sorted(_recorded(db, patient_id, seq), key=lambda item: item.done_on)
        valued = tuple(_valued(db, patient_id, seq))
        done = with_values(recorded, valued, self.book)
        day = last_drawn(done, self.until, self.course, self.book)
        return "" if day is None else day.isoformat()


def drawn_for(db: Database, infusion_id: str, book: Rulebook) -> Drawn | None:
    """Say what the sheet of an infusion shows; None once it is recorded, when paper is history."""
    sql = (
        "SELECT i.planned_on, c.number FROM infusion AS i JOIN course AS c ON c.id = i.course_id"
        " WHERE i.id = ? AND i.given_on IS NULL AND i.planned_on IS NOT NULL"
    )
    found = read_rows(db, sql, [infusion_id])
    if not found:
        return None
    return Drawn(date.fromisoformat(found[0]["planned_on"]), found[0]["number"], book)


def _recorded(db: Database, patient_id: str, seq: int) -> Iterator[MonitoringTest]:
    for row in then.rows_at(db, "monitoring_test", patient_id, seq):
        yield MonitoringTest(str(row["test"]), date.fromisoformat(str(row["done_on"])))


def _valued(db: Database, patient_id: str, seq: int) -> Iterator[LabResult]:
    for row in then.rows_at(db, "chart_fact", patient_id, seq):
        value = None if row["withdrawn"] else chart_facts.entry_of(dict(row)).value
        if isinstance(value, LabResult):
            yield value
