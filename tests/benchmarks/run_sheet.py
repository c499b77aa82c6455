"""How long the run sheet of a long day takes to paint again after an entry."""

from itertools import cycle, islice

from PySide6.QtWidgets import QApplication

from infusion_planner.cards.run_sheet import RunSheetCard, VitalLine
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from tests.benchmarks.measure import Seconds, timed
from tests.ui.run_sheet.sheets import SHEET

SETS = 20
_SIZE = (1282, 694)


def repaints(rounds: int) -> list[Seconds]:
    """Show a sheet with twenty sets, add one more a round, and give the time of each."""
    panel = RunSheetPanel()
    panel.resize(*_SIZE)
    panel.show()
    panel.show_card(sheet(SETS - 1))
    QApplication.processEvents()
    times = [_entered(panel, place) for place in range(rounds)]
    panel.close()
    panel.deleteLater()
    QApplication.processEvents()
    return times


def _entered(panel: RunSheetPanel, place: int) -> Seconds:
    """Go from one set less to twenty, as after an entry, and let it be painted."""
    panel.show_card(sheet(SETS - 1))
    QApplication.processEvents()
    card = replace(sheet(SETS), interval=f"every {30 + place % 2} min")

    def show() -> None:
        panel.show_card(card)
        QApplication.processEvents()

    return timed(show)


def sheet(sets: int) -> RunSheetCard:
    """Give the sheet of a day with so many sets."""
    lines = islice(cycle(SHEET.vitals), sets)
    vitals = tuple(_numbered(line, place) for place, line in enumerate(lines))
    return replace(SHEET, vitals=vitals)


def _numbered(line: VitalLine, place: int) -> VitalLine:
    return replace(line, entry_id=f"v{place}", time=f"{8 + place // 2:02}:{place % 2 * 30:02}")
