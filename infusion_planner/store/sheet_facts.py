"""Reads what some sheets show besides course and patient, as it stood at a moment."""

import json
from collections.abc import Iterable, Iterator

from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import kinds_of
from infusion_planner.domain.fact_names import FACT_NAMES, FactName
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.printed import Printed
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import then
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Row
from infusion_planner.store.sheet_days import OF_DAYS, recorded
from infusion_planner.store.sheet_labs import Drawn, drawn_for
from infusion_planner.store.trail import Image

_WITH_OVERRIDES = frozenset({"S1", "S3", "S10", "S13"})
_JUDGES = frozenset({"S10"})
"""Sheets on which the rules speak: they rest on every fact, test and certification."""
_OF_FACTS = _JUDGES | {"S17", "S18", "S19"}
_DOSES = frozenset({"S3", "S13", "S18"})
_KINDS = {
    "S1": frozenset({"diagnosis", "authorization", "hiv"}),
    "S3": frozenset({"diagnosis", "authorization"}),
    "S4": frozenset({"diagnosis", "authorization"}),
}
"""Kinds of entries that a sheet prints whatever was decided."""
_COUNTS = frozenset({"S8"})
_DRAWS = frozenset({"S1"})
_GIVEN = ("number", "given_on", "dose_ug", "steroid", "steroid_ug")
_ENTRY = ("kind", "content", "noted_on", "noted_by")
_TESTED = ("test", "done_on", "resulted_on", "abnormal")
_COUNTED = ("test", "sampled_on", "value")
_CERTIFIED = ("holder", "certified_on", "valid_until")
_DECIDED = ("rule", "prescriber", "reason", "recorded_at")


class Shown(Frozen):
    """What a copy shows besides course and patient.

    Attributes:
        course_id: the course's row id; empty for none.
        overrides: whether it prints the overrides of its course.
        judges: whether rules speak on it.
        all_facts: whether it rests on every entry of the chart.
        kinds: kinds of entries its overrides rest on.
        doses: whether it shows how much was given.
        counts: whether CD4 counts say until when its antiviral is taken.
        drawn: what of the tests drawn it shows; None for nothing.
        days: whether it shows what was recorded at the chair or said at the close.
    """

    course_id: str
    overrides: bool
    judges: bool
    all_facts: bool
    kinds: frozenset[str]
    doses: bool = False
    counts: bool = False
    drawn: Drawn | None = None
    days: bool = False

    def add(self, db: Database, printed: Printed, seq: int) -> Printed:
        """Give what a sheet showed after a change with this beside it."""
        patient_id = printed.patient_id
        added = replace(
            printed,
            overrides=tuple(self._overrides(db, patient_id, seq)),
            facts=tuple(self._facts(db, patient_id, seq)),
            doses=tuple(self._doses(db, patient_id, seq)),
            counts=tuple(_counted(db, patient_id, seq)) if self.counts else (),
            drawn=self.drawn.words(db, patient_id, seq) if self.drawn else "",
        )
        if self.days:
            said = tuple(recorded(db, patient_id, self.course_id, seq))
            added = replace(added, recorded=said)
        if not self.judges:
            return added
        return replace(
            added,
            tests=tuple(_tests(db, patient_id, seq)),
            certified=tuple(_certified(db, printed, seq)),
            open_days=tuple(_open_days(db, seq)),
        )

    def _overrides(self, db: Database, patient_id: str, seq: int) -> Iterator[str]:
        if self.overrides:
            for item in _decided(db, patient_id, self.course_id, seq):
                yield json.dumps([item.get(key, "") for key in _DECIDED])

    def _doses(self, db: Database, patient_id: str, seq: int) -> Iterator[tuple[str, ...]]:
        if self.doses:
            rows = then.rows_at(db, "infusion", patient_id, seq)
            own = (row for row in rows if row["course_id"] == self.course_id)
            yield from sorted(then.texts(row, _GIVEN) for row in own)

    def _facts(self, db: Database, patient_id: str, seq: int) -> Iterator[tuple[str, ...]]:
        if self.all_facts or self.kinds:
            for row in then.rows_at(db, "chart_fact", patient_id, seq):
                if not row["withdrawn"] and (self.all_facts or row["kind"] in self.kinds):
                    yield then.texts(row, _ENTRY)


def shown_by(db: Database, copy: Row, seq: int, book: Rulebook) -> Shown:
    """Say what a copy shows besides course and patient.

    Args:
        db: the records.
        copy: its row.
        seq: number of the change that logged it.
        book: says which facts an override rests on.
    """
    sheet, course_id = copy["sheet"], copy["course_id"]
    overrides = sheet in _WITH_OVERRIDES
    decided = _decided(db, copy["patient_id"], course_id, seq) if overrides else ()
    rules = {item["rule"] for item in decided if item.get("mark")}
    kinds = frozenset(_kinds(rules, book)) | _KINDS.get(sheet, frozenset())
    return Shown(
        course_id,
        overrides,
        sheet in _JUDGES,
        sheet in _OF_FACTS,
        kinds,
        doses=sheet in _DOSES,
        counts=sheet in _COUNTS,
        days=sheet in OF_DAYS,
        drawn=drawn_for(db, copy["infusion_id"] or "", book) if sheet in _DRAWS else None,
    )


def _kinds(rules: Iterable[str], book: Rulebook) -> Iterator[str]:
    """Give the kinds of entries that some rules read; that a list is empty counts with it."""
    ids = set(rules)
    for rule in book.rules:
        if rule.id in ids:
            for name in rule.facts:
                kinds = kinds_of(FactName(name)) if name in FACT_NAMES else ()
                yield from (kind.key for kind in kinds)
                yield from (NOTHING for kind in kinds if kind.many)


def _decided(db: Database, patient_id: str, course_id: str, seq: int) -> tuple[dict[str, str], ...]:
    rows = then.rows_at(db, "course", patient_id, seq)
    text = next((row["override_json"] for row in rows if row["id"] == course_id), "")
    return tuple(json.loads(str(text or "[]")))


def _tests(db: Database, patient_id: str, seq: int) -> Iterator[tuple[str, ...]]:
    for row in then.rows_at(db, "monitoring_test", patient_id, seq):
        yield then.texts(row, _TESTED)
    yield from _counted(db, patient_id, seq)


def _counted(db: Database, patient_id: str, seq: int) -> Iterator[tuple[str, ...]]:
    for row in then.rows_at(db, "lab_result", patient_id, seq):
        yield then.texts(row, _COUNTED)


def _certified(db: Database, printed: Printed, seq: int) -> Iterator[tuple[str, ...]]:
    """Give the certifications that count: of the center, the pharmacy and the prescriber."""
    for row in then.center_rows_at(db, "certification", seq):
        if _counts(row, printed):
            yield then.texts(row, _CERTIFIED)


def _counts(row: Image, printed: Printed) -> bool:
    return not row["prescriber_id"] or row["prescriber_id"] in printed.details


def _open_days(db: Database, seq: int) -> Iterator[str]:
    for row in then.center_rows_at(db, "center", seq):
        yield str(row["open_weekdays"])
    yield from sorted(str(row["on_day"]) for row in then.center_rows_at(db, "closure", seq))
