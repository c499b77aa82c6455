"""Reads the watch list of all patients, one patient at a time."""

from collections import Counter
from collections.abc import Callable

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.read_watch_lines import ORDER, in_order, watch_lines
from infusion_planner.cards.read_watched import read_watched
from infusion_planner.cards.watch import WatchCard, WatchLine
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.store import patients


class WatchReader(ChartReader):
    """Reads what waits of all patients."""

    def begin(self) -> "WatchRun":
        """Begin to read the list; it takes a step for each patient, and one entry in the trail.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The watch list")
        self._access.note_list("Opened the watch list")
        everybody, shut = self._store.read(patients.every), self._access.shut()
        mine = tuple(patient for patient in everybody if patient.id not in shut)
        return WatchRun(mine, len(everybody) - len(mine), self._lines)

    def _lines(self, patient: Patient) -> tuple[WatchLine, ...]:
        today = self._clock().date()
        watched = self._store.read(lambda db: read_watched(db, patient, today, self._book))
        return watch_lines(watched, self._book)


class WatchRun:
    """One reading of the list, a patient with each step.

    Args:
        everybody: whose charts are read.
        left_out: how many charts are not.
        read: gives the lines of one patient.
    """

    def __init__(
        self,
        everybody: tuple[Patient, ...],
        left_out: int,
        read: Callable[[Patient], tuple[WatchLine, ...]],
    ) -> None:
        self._everybody = everybody
        self._left_out = left_out
        self._read = read
        self._done = 0
        self._lines: list[WatchLine] = []

    def step(self) -> bool:
        """Read one more patient, and tell whether anybody is left."""
        if self._done < len(self._everybody):
            self._lines += self._read(self._everybody[self._done])
            self._done += 1
        return self._done < len(self._everybody)

    def progress(self) -> tuple[int, int, str]:
        """Tell how far it is."""
        return self._done, len(self._everybody), ""

    def card(self) -> WatchCard:
        """Give what was read so far."""
        found = Counter((line.state, line.word) for line in self._lines)
        counts = tuple((state, found[state, word], word) for state, word in ORDER)
        return WatchCard(
            lines=in_order(self._lines),
            counts=tuple(each for each in counts if each[1]),
            left_out=self._left_out,
        )
