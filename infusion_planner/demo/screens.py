"""Takes a picture of every screen, light and dark, small and large, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from infusion_planner.app.clock import now
from infusion_planner.app.window import doors
from infusion_planner.demo.account import sample_account
from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from infusion_planner.cards.patients import PatientLine
    from infusion_planner.cards.reader import Reader
    from infusion_planner.ui.shell.pages import Pages
    from infusion_planner.ui.window import Window

THEMES = ("light", "dark")
_SETTLE = 4
"""Rounds of events after which every layout has found its place."""
SIZES = ((1366, 768), (1600, 1000))


@dataclass(frozen=True, slots=True)
class Camera:
    """Take pictures of one theme and size.

    Attributes:
        app: the application.
        folder: where the pictures go.
        theme: `light` or `dark`.
        size: width and height of the window.
    """

    app: QApplication
    folder: Path
    theme: str
    size: tuple[int, int]

    def take(self, window: Window, name: str) -> None:
        """Write what the window shows now, with the dialog that stands over it.

        Raises:
            FolderTrouble: the picture cannot be written.
        """
        from PySide6.QtGui import QPainter

        for _ in range(_SETTLE):
            self.app.processEvents()
        picture = window.grab()
        dialog = self.app.activeModalWidget()
        if dialog is not None:
            with QPainter(picture) as painter:
                over = dialog.grab()
                left = (window.width() - dialog.width()) // 2
                painter.drawPixmap(left, (window.height() - dialog.height()) // 2, over)
        file = self.folder / f"{name}-{self.size[0]}-{self.theme}.png"
        if not picture.save(str(file)):
            raise FolderTrouble(f"The picture {file.name} cannot be written.")


def write_screens(records: Path, folder: Path) -> str:
    """Write a picture of every screen and say how many.

    Args:
        records: the SAMPLE center's folder.
        folder: where the pictures go; made if it is not there.

    Raises:
        FolderTrouble: the folder cannot be written.
    """
    environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The platform without a screen warns of each window that it cannot tell its size to.
    environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from PySide6.QtWidgets import QApplication

    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["infusion-planner"])
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    for theme in THEMES:
        for size in SIZES:
            camera = Camera(app, folder, theme, size)
            _first_start(camera)
            _signed_in(camera, records)
    return f"{len(list(folder.glob('*.png')))} in {folder.name}, in two sizes, light and dark"


def _window(camera: Camera, records: Path) -> Window:
    from infusion_planner.ui.main import build_window

    moment = now()
    window = build_window(
        camera.app,
        doors(records, clock=lambda: moment, sample=sample_account(records)),
        theme=camera.theme,
    )
    window.resize(*camera.size)
    window.show()
    window.start()
    return window


def _first_start(camera: Camera) -> None:
    with TemporaryDirectory() as empty:
        window = _window(camera, Path(empty))
        camera.take(window, "first-start")
        window.close()


def _signed_in(camera: Camera, records: Path) -> None:
    from infusion_planner.app.office import sign_in

    account = sample_account(records)
    if account is None:
        raise FolderTrouble(f"{records} holds no SAMPLE center, so no pictures are taken of it.")
    window = _window(camera, records)
    camera.take(window, "sign-in")
    moment = now()
    window.enter(sign_in(records, *account, clock=lambda: moment))
    frame = window.frame
    if frame is None or window.session is None:
        raise AssertionError("somebody has signed in")
    camera.take(window, "patients")
    frame.pages.register()
    camera.take(window, "register")
    frame.pages.open_settings()
    camera.take(window, "settings")
    read = window.session.read
    for name, line in _faces(read.patients()):
        frame.pages.open_patient(line.patient_id)
        camera.take(window, f"patient-{name}")
    _paper(camera, window, frame.pages, read)
    _planning(camera, window, frame.pages, read)
    _close(camera, window)


def _close(camera: Camera, window: Window) -> None:
    """Close the window, and answer its question about the plan that was not saved."""
    from PySide6.QtWidgets import QDialog

    window.close()
    question = camera.app.activeModalWidget()
    if isinstance(question, QDialog):
        question.accept()


def _faces(lines: tuple[PatientLine, ...]) -> Iterator[tuple[str, PatientLine]]:
    """Choose one patient for each state worth a picture, and one with a hard name."""
    wanted = {
        "new": "No course yet",
        "planned": "Course 2 planned",
        "running": "Course 1 running",
        "interrupted": "Course 1 interrupted",
        "waiting": "Waiting for CD4",
    }
    for name, word in wanted.items():
        found = next((line for line in lines if line.word.startswith(word)), None)
        if found is not None:
            yield name, found
    yield "long-name", max(lines, key=lambda line: len(line.name))


def _planning(camera: Camera, window: Window, pages: Pages, read: Reader) -> None:
    from infusion_planner.cards.plan import Wish
    from infusion_planner.ui.plan.panel import PlanPanel

    waiting = [line for line in read.patients() if line.word == "Between courses"]
    line = max(waiting, key=lambda line: line.sort_next)
    start = read.plan(line.patient_id, Wish()).suggestions[0].start_on
    pages.plan(line.patient_id)
    panel = window.findChild(PlanPanel)
    if panel is None:
        raise AssertionError("the plan page is open")
    for name, day in (("blocked", start - timedelta(days=5)), ("allowed", start)):
        panel.day_pressed.emit(day)
        camera.take(window, f"plan-{name}")


def _paper(camera: Camera, window: Window, pages: Pages, read: Reader) -> None:
    """Show the preview of a day sheet, and the form that records an infusion over its page."""
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.recording.infusion_presenter import open_infusion_form

    cards = (read.patient(line.patient_id) for line in read.patients())
    card = next(card for card in cards if any(line.can_record for line in card.infusions))
    line = next(line for line in card.infusions if line.can_record)
    pages.preview(line.infusion_id)
    camera.take(window, "print-preview")
    pages.open_patient(card.identity.patient_id)
    panel = window.findChild(PatientPanel)
    if panel is None or window.session is None:
        raise AssertionError("the patient's page is open")
    open_infusion_form(window.session, panel, line.infusion_id)
    camera.take(window, "record-infusion")
    dialog = camera.app.activeModalWidget()
    if dialog is not None:
        dialog.close()
