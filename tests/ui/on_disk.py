"""A real window on real records on disk, for the tests of sign-ins and of people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.window import doors
from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.domain.roles import Roles
from infusion_planner.store.boxes import Cost
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.main import build_window
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.office import CENTER, SetClock
from tests.ui.measure import settle

MANAGER, PASSWORD = "A. Ruiz", "four words make one"
OWN = "seven green lamps beside rivers"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


def make_center(folder: Path, also: Roles = frozenset()) -> RecoverySheetCard:
    """Make records whose recovery sheet is on paper, and give that sheet."""
    start = FirstStart(CENTER, MANAGER, PASSWORD, also)
    office, card = first_start(folder, start, clock=SetClock(), cost=CHEAP)
    assert office.accounts is not None
    office.accounts.sheets.confirm()
    office.close()
    return card


def enter(folder: Path, name: str = MANAGER, password: str = PASSWORD) -> Office:
    return sign_in(folder, name, password, clock=SetClock())


@contextmanager
def window_on(qtbot: QtBot, folder: Path, theme: str = "light") -> Iterator[Window]:
    """Open the window before the sign-in; at the end it lets go of the records."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = build_window(app, doors(folder, clock=SetClock()), theme=theme, scale=1.0)
    window.resize(1366, 768)
    window.show()
    window.start()
    try:
        yield window
    finally:
        window.let_go()  # before the folder is taken away
        window.hide()
        window.deleteLater()
        qtbot.wait(1)


def button(root: QWidget, words: str) -> QPushButton:
    found = (b for b in root.findChildren(QPushButton) if b.isVisible())
    return next(b for b in found if without_mnemonic(b.text()) == words)


def press(root: QWidget, words: str) -> None:
    button(root, words).click()
    settle()


def sign_in_at(window: Window, name: str = MANAGER, password: str = PASSWORD) -> None:
    panel = window.findChildren(SignInPanel)[0]
    panel.findChildren(QComboBox)[0].setCurrentText(name)
    box = panel.findChildren(QLineEdit)[0]
    box.clear()
    QTest.keyClicks(box, password)
    press(window, "Sign in")


def is_shown(window: Window, kind: type[QWidget]) -> bool:
    return any(panel.isVisible() for panel in window.findChildren(kind))


def words(root: QWidget) -> str:
    """All that can be read, in one line; breaks that tie words together are plain."""
    read = (label.text() for label in root.findChildren(QLabel) if label.isVisible())
    return " ".join(read).replace("\u2011", "-").replace("\u00a0", " ")


def dialog(window: Window) -> Dialog:
    return next(found for found in window.findChildren(Dialog) if found.isVisible())
