"""The certifications in the REMS program, with how long each still holds."""

from collections.abc import Iterator, Sequence
from datetime import date

from infusion_planner.domain.clinic import Prescriber
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rems_facts import Certified
from infusion_planner.domain.wording import count_words
from infusion_planner.store import center, certifications
from infusion_planner.store.certifications import (
    FACILITY,
    PHARMACY,
    PRESCRIBER,
    Certification,
)
from infusion_planner.store.store import Store

_SOON_DAYS = 60
"""Center practice: so long before its end a certification is to be renewed."""


class CertificationLine(Frozen):
    """One holder of a certification.

    Attributes:
        holder: `facility`, `pharmacy` or `prescriber`.
        title: who it is, `Dr H. Lindqvist`.
        certified: from when and until when; None where nothing is recorded.
        state: `ok`, `override` (ends soon), `blocked` (ended) or `noteval` (not recorded).
        words: the same in words.
        prescriber_id: the prescriber's row id; empty for the others.
        name: of the pharmacy; may be empty.
    """

    holder: str
    title: str
    certified: Certified | None
    state: str
    words: str
    prescriber_id: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """Give the name of the holder within a form."""
        return self.prescriber_id or self.holder


def read_certifications(store: Store, today: date) -> tuple[CertificationLine, ...]:
    """Read the certifications of the center, its pharmacy and each prescriber."""
    stored = store.read(certifications.every)
    return certification_lines(store.read(center.get).prescribers, stored, today)


def certification_lines(
    prescribers: Sequence[Prescriber], stored: Sequence[Certification], today: date
) -> tuple[CertificationLine, ...]:
    """Word the certifications of the center, its pharmacy and each prescriber.

    Args:
        prescribers: the center's.
        stored: what is recorded, in any order.
        today: the center's civil date.
    """
    found = {(item.holder, item.prescriber_id): item for item in stored}
    lines = []
    for holder, title, prescriber_id in _holders(prescribers):
        item = found.get((holder, prescriber_id))
        certified = item.certified if item else None
        state, words = _standing(certified, today)
        name = item.name if item else ""
        lines.append(CertificationLine(holder, title, certified, state, words, prescriber_id, name))
    return tuple(lines)


def _holders(prescribers: Sequence[Prescriber]) -> Iterator[tuple[str, str, str]]:
    yield FACILITY, "This center", ""
    yield PHARMACY, "Pharmacy that delivers", ""
    for prescriber in prescribers:
        yield PRESCRIBER, prescriber.name, prescriber.id


def _standing(certified: Certified | None, today: date) -> tuple[str, str]:
    if certified is None:
        return "noteval", "Not recorded"
    if certified.until is None:
        return "ok", "Valid, no end recorded"
    left = (certified.until - today).days
    if left < 0:
        return "blocked", f"Ended {count_words(-left, 'day')} ago"
    if left > _SOON_DAYS:
        return "ok", "Valid"
    return "override", f"Ends in {count_words(left, 'day')}" if left else "Ends today"
