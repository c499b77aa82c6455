"""Reads what a case tells for the payer, and what payers ask of diagnosis and earlier drugs."""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import TypeVar

from infusion_planner.domain.payer_facts import (
    Attested,
    Continuation,
    Coverage,
    Mri,
    PayerPrescriber,
    PrescriberRole,
    PriorAuthorization,
    Relapses,
    Request,
    Response,
    Site,
)
from infusion_planner.domain.payer_faults import payer_faults
from infusion_planner.exchange.json_values import Reader

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
_STATE = re.compile(r"[A-Z]{2}", re.ASCII)


def icd10(part: Reader) -> str:
    """Read the code of a diagnosis; empty where none is recorded."""
    return _text(part, "icd10").upper()


def read_response(part: Reader) -> Response:
    """Read by what the response to an earlier drug was judged."""
    response = Response(
        relapses=part.whole("relapses", 0) if part.has("relapses") else None,
        mri_progression=_flag(part, "mri_progression"),
        worse=_flag(part, "worse"),
        edss=part.number("edss") if part.has("edss") else None,
    )
    return checked(part, response)


def checked(part: Reader, value: T) -> T:
    """Give a value, and note what cannot be in it."""
    for fault in payer_faults(value):
        part.fault(fault.field, fault.words)
    return value


class PayerReader:
    """Reads the part `payer` of one patient.

    Args:
        as_of: the day of the question, after which nothing can have happened; None when unreadable.
        tests: the names a baseline test may have.
    """

    def __init__(self, as_of: date | None, tests: frozenset[str]) -> None:
        self._as_of = as_of
        self._tests = tests

    def read(self, part: Reader) -> Coverage:
        """Read every part that is there; the policy has to be."""
        return Coverage(
            policy=part.text("policy").casefold(),
            plan=_text(part, "plan"),
            state=_state(part),
            request=_one_of(part, "request", Request),
            needs_authorization=_flag(part, "needs_authorization"),
            authorizations=self._all(part, "authorizations", _authorization),
            prescriber=_within(part, "prescriber", _prescriber),
            attested=self._all(part, "attested", self._attested),
            attached=part.each("attached", self._test) if part.has("attached") else None,
            site=_one_of(part, "site", Site),
            site_reason=_text(part, "site_reason"),
            continuation=_within(part, "continuation", self._continuation),
        )

    def _all(
        self, part: Reader, key: str, read: Callable[[Reader], T | None]
    ) -> tuple[T, ...] | None:
        if not part.has(key):
            return None
        found: list[T] = []
        for item in part.objects(key):
            value = read(item)
            item.finish()
            if value is not None:
                found.append(value)
        return tuple(found)

    def _attested(self, part: Reader) -> Attested | None:
        what, on = part.text("what"), self._past(part, "on")
        return None if on is None else Attested(what, on)

    def _continuation(self, part: Reader) -> Continuation:
        return Continuation(
            relapses=_one_of(part, "relapses", Relapses),
            progression=_flag(part, "progression"),
            mri=_within(part, "mri", self._mri),
            toxicity=_flag(part, "toxicity"),
        )

    def _mri(self, part: Reader) -> Mri | None:
        on, new = self._past(part, "on"), part.flag("new_lesions")
        return None if on is None or new is None else Mri(on, new)

    def _past(self, part: Reader, key: str) -> date | None:
        day = part.day(key)
        if day is not None and self._as_of is not None and day > self._as_of:
            part.fault(key, f"{day} lies after as_of")
        return day

    def _test(self, value: object) -> str:
        if not isinstance(value, str) or value not in self._tests:
            raise ValueError(f"{value!r} is none of {', '.join(sorted(self._tests))}")
        return value


def _authorization(part: Reader) -> PriorAuthorization | None:
    number, first, last = part.text("number"), part.day("from_on"), part.day("to_on")
    units = part.whole("units", 1) if part.has("units") else None
    doses = part.whole("doses", 1) if part.has("doses") else None
    if first is None or last is None:
        return None
    if last < first:
        part.fault("to_on", f"{last} lies before {first}")
    return PriorAuthorization(number, first, last, units, doses)


def _prescriber(part: Reader) -> PayerPrescriber | None:
    role = part.one_of("role", PrescriberRole)
    sent = _flag(part, "notes_sent")
    return None if role is None else PayerPrescriber(role, sent)


def _within(part: Reader, key: str, read: Callable[[Reader], T | None]) -> T | None:
    if not part.has(key):
        return None
    inner = part.child(key)
    found = read(inner)
    inner.finish()
    return found


def _one_of(part: Reader, key: str, kinds: type[E]) -> E | None:
    return part.one_of(key, kinds) if part.has(key) else None


def _flag(part: Reader, key: str) -> bool | None:
    return part.flag(key) if part.has(key) else None


def _text(part: Reader, key: str) -> str:
    return part.text(key) if part.has(key) else ""


def _state(part: Reader) -> str:
    word = _text(part, "state").upper()
    if word and not _STATE.fullmatch(word):
        part.fault("state", f"{word!r} is not the two letters of a state, for example OH")
    return word
