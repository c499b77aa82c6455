"""Reads the history of treatment and the time after a course from a case of `forecast`."""

from __future__ import annotations

from datetime import date

from infusion_planner.domain.aftercare_facts import (
    AdverseEvent,
    Aftercare,
    Checklist,
    EarlierCourses,
    Transfer,
)
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.parts import each, optional, within


def read_earlier(part: Reader, as_of: date | None) -> EarlierCourses | None:
    """Read the history of treatment as it was told on a day."""
    count, campath = part.whole("count", 0), optional(part, "campath", part.flag)
    asked = _AftercareReader(as_of).past(part, "asked_on", needed=True)
    return None if count is None or asked is None else EarlierCourses(count, asked, campath)


def read_aftercare(part: Reader, as_of: date | None) -> Aftercare:
    """Read what was sent, reported and handed over; nothing of it lies after `as_of`."""
    reader = _AftercareReader(as_of)
    return Aftercare(
        checklists=each(part, "checklists", reader.checklist) if part.has("checklists") else None,
        events=each(part, "events", reader.event) if part.has("events") else None,
        transfer=within(part, "transfer", reader.transfer),
        pregnancy_called_on=reader.past(part, "pregnancy_called_on"),
    )


class _AftercareReader:
    def __init__(self, as_of: date | None) -> None:
        self._as_of = as_of

    def checklist(self, part: Reader) -> Checklist | None:
        course, sent = part.whole("course", 1), self.past(part, "sent_on", needed=True)
        return None if course is None or sent is None else Checklist(course, sent)

    def event(self, part: Reader) -> AdverseEvent | None:
        what, noted = part.text("what"), self.past(part, "noted_on", needed=True)
        reported = self.past(part, "reported_on")
        _in_order(part, "reported_on", noted, reported)
        return None if noted is None else AdverseEvent(what, noted, reported)

    def transfer(self, part: Reader) -> Transfer | None:
        left = self.past(part, "left_on", needed=True)
        told, handed = self.past(part, "told_on"), self.past(part, "handed_over_on")
        lost = optional(part, "lost", part.flag)
        return None if left is None else Transfer(left, told, handed, bool(lost))

    def past(self, part: Reader, key: str, *, needed: bool = False) -> date | None:
        """Read a day that lies in the past; None when it is not there."""
        if not part.has(key) and not needed:
            return None
        day = part.day(key)
        if day is not None and self._as_of is not None and day > self._as_of:
            part.fault(key, f"{day} lies after as_of")
        return day


def _in_order(part: Reader, key: str, first: date | None, then: date | None) -> None:
    if first is not None and then is not None and then < first:
        part.fault(key, f"{then} lies before {first}")
