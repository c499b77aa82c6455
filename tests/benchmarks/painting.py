"""How long the patient page, and the picture of the monitoring on it, take to paint again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from infusion_planner.app.window import doors
from infusion_planner.demo.make import make_sample
from infusion_planner.demo.sample_center import ACCOUNT
from infusion_planner.ui.main import build_window
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.picture.scene import USUAL_SPAN
from infusion_planner.ui.picture.widget import MonitoringPicture
from tests.benchmarks import run_sheet
from tests.benchmarks.center import today_at_noon
from tests.benchmarks.measure import FRAME, Measurement, Seconds, timed

_FLOOR = "a frame, sixty a second"
_TARGET = 1.0
_STATE = "Between courses"
"""The patients in this state have a monitoring to be shown."""


def measure(folder: Path, rounds: int) -> tuple[Measurement, ...]:
    """Paint the page of one patient of the SAMPLE center, and draw its picture anew."""
    make_sample(folder, today_at_noon()).close()
    with patient_page(folder) as page:
        picture = page.findChildren(MonitoringPicture)[0]
        return (
            _row("paint the patient page", [paint(page) for _ in range(rounds + 1)]),
            _row("draw 48 months of monitoring", [redraw(picture) for _ in range(rounds + 1)]),
            _run_sheet(rounds),
        )


def _run_sheet(rounds: int) -> Measurement:
    """Add a set of vital signs to a run sheet that has nearly twenty."""
    words = f"paint a run sheet of {run_sheet.SETS} sets after an entry"
    return _row(words, run_sheet.repaints(rounds + 1))


def _row(name: str, times: list[Seconds]) -> Measurement:
    """Compare with a frame; the first round does not count."""
    return Measurement(name, _FLOOR, tuple(times[1:]), (FRAME,), _TARGET)


def paint(page: QWidget) -> Seconds:
    """Paint every part of a page again; asked for alone, it would leave those before it out."""
    for part in (page, *page.findChildren(QWidget)):
        part.update()
    return timed(QApplication.processEvents)


def redraw(picture: MonitoringPicture) -> Seconds:
    """Turn from fewer months to 48, which cannot be painted from what was drawn before."""
    picture.show_span(USUAL_SPAN - 1)
    QApplication.processEvents()
    return timed(lambda: _show_usual_span(picture))


def _show_usual_span(picture: MonitoringPicture) -> None:
    picture.show_span(USUAL_SPAN)
    QApplication.processEvents()


@contextmanager
def patient_page(folder: Path) -> Iterator[PatientPanel]:
    """Open the window on the page of a patient; at the end nothing of it is left."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window_doors = doors(folder, clock=today_at_noon)
    window = build_window(app, window_doors)
    window.show()
    window.enter(window_doors.sign_in(*ACCOUNT))
    assert window.frame is not None
    assert window.session is not None
    lines = window.session.read.patients()
    window.frame.pages.open_patient(next(at.patient_id for at in lines if at.word == _STATE))
    app.processEvents()
    try:
        yield window.findChildren(PatientPanel)[0]
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
