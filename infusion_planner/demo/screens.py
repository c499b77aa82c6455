"""Takes a picture of every screen and of every page of paper, without a screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import infusion_planner
from infusion_planner.app.clock import now
from infusion_planner.app.window import doors
from infusion_planner.demo.account import sample_account
from infusion_planner.demo.albums import (
    ALBUMS,
    SHEETS,
    Album,
    find_album,
    require_sample,
    require_sheets,
)
from infusion_planner.domain.errors import FolderTrouble, PlannerError
from infusion_planner.domain.frozen import Frozen, replace

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from infusion_planner.demo.guide import Stop
    from infusion_planner.ui.doors import Doors
    from infusion_planner.ui.window import Window

_PAGE_WIDTH = 850
_QUICKLY = 80
"""How PNG is packed: larger than need be, in a third of the time."""


class Camera(Frozen):
    """Take the pictures of one album in one size.

    Attributes:
        app: the application.
        folder: where the pictures go.
        album: the set they belong to.
        size: width and height of the window.
    """

    app: QApplication
    folder: Path
    album: Album
    size: tuple[int, int]

    def take(self, stop: Stop, window: Window) -> None:
        """Write what the window shows now, with the dialog that stands over it.

        Raises:
            FolderTrouble: the picture cannot be written.
        """
        from PySide6.QtGui import QPainter

        if not window.isVisible():
            # what nobody sees is not laid out
            raise AssertionError(f"the window is closed at {stop.name}")
        picture = window.grab()
        if stop.shown is not window:
            with QPainter(picture) as painter:
                left = (window.width() - stop.shown.width()) // 2
                top = (window.height() - stop.shown.height()) // 2
                painter.drawPixmap(left, top, stop.shown.grab())
        self.write(stop.name, picture)

    def write(self, name: str, picture: QPixmap) -> None:
        """Write a picture under the name of its screen, size and theme.

        Raises:
            FolderTrouble: the picture cannot be written.
        """
        file = self.folder / f"{name}-{self.album.ending(self.size)}.png"
        if not picture.save(str(file), quality=_QUICKLY):
            raise FolderTrouble(f"The picture {file.name} cannot be written.")


def write_screens(records: Path, folder: Path) -> str:
    """Write a picture of every screen, and say how many.

    Args:
        records: the SAMPLE center's folder; nothing in it is touched.
        folder: where the pictures go; made if it is not there.

    Raises:
        FolderTrouble: the folder cannot be written.
        PlannerError: an album could not be taken.
    """
    _make(folder)
    _side_by_side([(album.name, album.ratio) for album in ALBUMS], records, folder)
    count = len(list(folder.glob("*.png")))
    return f"{count} in {folder.name}: light and dark, small, large and sharp windows, large text"


def write_sheet_pages(sheets: Path, folder: Path) -> str:
    """Write a picture of every page of the PDFs in a folder, and say how many.

    Args:
        sheets: where the PDFs are.
        folder: where the pictures go; made if it is not there.

    Raises:
        FolderTrouble: the folder cannot be written.
    """
    _make(folder)
    _side_by_side([(SHEETS, 1)], sheets, folder)
    return f"{len(list(folder.glob('*.png')))} in {folder.name}, one a page"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise FolderTrouble(
            f"The folder {folder} cannot be written ({trouble.strerror}). Choose another one."
        ) from None


def _side_by_side(parts: Sequence[tuple[str, float]], source: Path, folder: Path) -> None:
    """Let each part be done by a process, as many at once as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        start = partial(_in_a_process, source.resolve(), folder.resolve())
        for _ in pool.map(start, *zip(*parts, strict=True)):
            pass


def _in_a_process(source: Path, folder: Path, part: str, ratio: float) -> None:
    """Do one part; how many pixels a screen has is settled when Qt starts, once."""
    with TemporaryDirectory() as place:
        screen = {"name": "all", "width": 3840 * 2, "height": 2160 * 2}
        (Path(place) / "screen.json").write_text(json.dumps({"screens": [screen]}))
        settings = {
            "QT_QPA_PLATFORM": "offscreen:configfile=screen.json",
            "QT_SCALE_FACTOR": str(ratio),
            # the platform without a screen warns of each window that it cannot tell its size to
            "QT_LOGGING_RULES": "default.warning=false",
            "PYTHONPATH": str(Path(infusion_planner.__file__).parents[1]),
        }
        done = subprocess.run(
            [*_program(), "pictures", "--from", source, "--out", folder, part],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=place,
            env={**os.environ, **settings},
        )
    if done.returncode:
        raise PlannerError(done.stderr.strip())


def _program() -> list[str]:
    """Give how this program is started again: as itself where it was built, else by Python."""
    built = getattr(sys, "frozen", False)
    return [sys.executable] if built else [sys.executable, "-m", "infusion_planner"]


def take_pictures(source: Path, folder: Path, part: str) -> None:
    """Take one album in this process, or the pages of all sheets.

    Args:
        source: the SAMPLE center's folder; for the sheets the folder of the PDFs.
        folder: where the pictures go.
        part: name of an album, or `sheets`.

    Raises:
        FolderTrouble: there is no SAMPLE center, or a picture cannot be written.
        Refused: there is no such part.
    """
    album = find_album(part)
    if album is None:
        require_sheets(source)
    else:
        require_sample(source)
    _make(folder)
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["infusion-planner"])
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    # with the window of one pass the program would end, and close the window of the next
    app.setQuitOnLastWindowClosed(False)
    if album is None:
        _take_sheets(source, folder)
        return
    for size in album.sizes:
        camera = Camera(app, folder, album, size)
        with TemporaryDirectory() as place:
            _take_beginning(camera, Path(place) / "new")
            records = Path(shutil.copytree(source, Path(place) / "sample"))
            _take_all(camera, records)
    _take_gallery(camera)


def posed(records: Path, moment: datetime) -> Doors:
    """Wire a window to records in which no time passes.

    Taking the pictures may last longer than a screen stays open that nobody uses, and a locked
    screen is all that would be seen from then on.

    Args:
        records: the folder of a sample center.
        moment: with its zone; when all pictures are taken.
    """
    wired = doors(records, clock=lambda: moment, sample=sample_account(records))
    return replace(wired, monotonic=lambda: 0.0)


def _window(camera: Camera, records: Path) -> Window:
    from infusion_planner.ui.main import build_window

    window = build_window(
        camera.app,
        posed(records, now()),
        theme=camera.album.theme,
        scale=camera.album.percent / 100,
    )
    window.resize(*camera.size)
    window.show()
    window.activateWindow()
    window.start()
    return window


def _take_beginning(camera: Camera, records: Path) -> None:
    from infusion_planner.demo.tour import beginning

    window = _window(camera, records)
    for stop in beginning(window):
        camera.take(stop, window)
    _close(window)


def _close(window: Window) -> None:
    """Close a window, which makes its last backup first, before another one is opened."""
    from infusion_planner.demo.guide import settle

    window.close()
    while window.isVisible():
        settle()


def _take_all(camera: Camera, records: Path) -> None:
    from infusion_planner.app.opening import sign_in
    from infusion_planner.demo.guide import Stop, settle
    from infusion_planner.demo.tour import tour

    account = require_sample(records)
    window = _window(camera, records)
    settle()
    camera.take(Stop("sign-in", window), window)
    moment = now()
    window.enter(sign_in(records, *account, clock=lambda: moment))
    for stop in tour(window):
        camera.take(stop, window)
    _close(window)


def _take_gallery(camera: Camera) -> None:
    """Show every part of the screens, as large as that is, in the look worn now."""
    from infusion_planner.demo.guide import settle
    from infusion_planner.ui.gallery.page import GalleryPage

    page = GalleryPage()
    page.resize(page.sizeHint())
    page.show()
    settle()
    camera.write("gallery", page.grab())
    page.close()


def _take_sheets(sheets: Path, folder: Path) -> None:
    from PySide6.QtCore import QSize
    from PySide6.QtPdf import QPdfDocument

    for file in require_sheets(sheets):
        document = QPdfDocument()
        document.load(str(file))
        for place in range(document.pageCount()):
            paper = document.pagePointSize(place)
            size = QSize(_PAGE_WIDTH, round(_PAGE_WIDTH * paper.height() / paper.width()))
            picture = folder / f"{file.stem}-{place + 1:02}.png"
            if not document.render(place, size).save(str(picture), quality=_QUICKLY):
                raise FolderTrouble(f"The picture {picture.name} cannot be written.")
        document.close()
