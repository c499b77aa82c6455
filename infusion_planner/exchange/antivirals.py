"""Reads the herpes antivirals of a case of `forecast`."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.exchange.json_values import Reader


def read_antivirals(patient: Reader) -> tuple[Antiviral, ...] | None:
    """Read every stretch, by first day; None where the case says nothing of them.

    A start may lie ahead, as where it is ordered for day 1.
    """
    if not patient.has("antivirals"):
        return None
    return tuple(sorted(_each(patient), key=_in_order))


def _in_order(item: Antiviral) -> tuple[date, str, date]:
    return item.started_on, item.medicine, item.stopped_on or date.max


def _each(patient: Reader) -> Iterator[Antiviral]:
    for part in patient.objects("antivirals"):
        medicine, started = part.text("medicine"), part.day("started_on")
        stopped = part.day("stopped_on") if part.has("stopped_on") else None
        part.finish()
        if started is not None and stopped is not None and stopped < started:
            part.fault("stopped_on", f"{stopped} lies before {started}")
        if started is not None:
            yield Antiviral(medicine, started, stopped)
