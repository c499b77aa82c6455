"""One entry of a chart that can be moved to another one, and what a reason may say about it."""

import re
from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.similar import fold


class ChartEntry(Frozen):
    """Name an entry as somebody read it.

    Attributes:
        table: what kind of entry it is, by the table it is kept in.
        id: the row's id.
        rev: how often it had been written when it was read.
        words: what it says, `CBC of 12-Nov-2026, normal`.
        on: the infusion day, where it stands for all that was entered of it; else None.
    """

    table: str
    id: str
    rev: int
    words: str
    on: date | None = None


def move_reason_faults(reason: str, *patients: Patient) -> Iterator[Fault]:
    """Yield what is wrong with the reason of a move.

    It stays readable on the chart the entry is taken from, so it names neither patient.
    """
    if not tidy(reason):
        yield Fault("reason", "Say how the entry came onto the wrong chart.")
    said = set(re.findall(r"\w+", fold(reason)))
    whole = fold(tidy(reason))
    for patient in patients:
        named = fold(patient.name.family) in said or fold(patient.mrn) in whole
        if named:
            yield Fault(
                "reason",
                "Leave names and MRNs out of the reason: it stays readable on the other chart.",
            )
            return
