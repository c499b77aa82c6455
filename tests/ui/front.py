"""A window on an office in memory, for the tests of its pages and of the ways between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.app.packs import pack_pdf
from infusion_planner.app.paper import (
    print_recovery_sheet,
    sheet_pdf,
    unprintable,
)
from infusion_planner.app.trail_file import TrailFile, write_key
from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card
from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.errors import WrongPassword
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Roles
from infusion_planner.exchange.claim_table import claim_table
from infusion_planner.ui.doors import Doors, Office
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.main import build_window
from infusion_planner.ui.session import Session
from infusion_planner.ui.window import Window
from tests.office import SetClock, TestOffice, office
from tests.resources import shipped_evidence

RESOURCES = Path(__file__).parents[2] / "resources"
PASSWORD = "correct horse battery"
PERSON = "A. Ruiz"


def doors(place: TestOffice, *, sample: bool = False, made: bool = True) -> Doors:
    """The doors of an office in memory; `made` is whether its center exists at start."""

    def sign_in(name: str, password: str) -> TestOffice:
        if (name, password) != (PERSON, PASSWORD):
            raise WrongPassword("Name and password do not open the records. Try again.")
        return place

    def first_start(
        center: Center, person: str, password: str, also: Roles
    ) -> tuple[TestOffice, RecoverySheetCard]:
        new = office(center=center)
        card = recovery_sheet_card(
            center=center,
            person=person,
            words=tuple(f"word{n}" for n in range(24)),
            qr_text="A" * 64,
            made_at=new.clock(),
        )
        return new, card

    return Doors(
        resources=RESOURCES,
        file_words="records.ipdb",
        now=place.clock,
        monotonic=place.monotonic,
        has_records=lambda: made,
        person_names=lambda: (PERSON, "B. Osei"),
        sample_account=(PERSON, PASSWORD) if sample else None,
        sign_in=sign_in,
        first_start=first_start,
        sheet_pdf=sheet_pdf,
        recovery_sheet_pdf=print_recovery_sheet,
        unprintable=unprintable,
        trail_file=TrailFile,
        write_key=write_key,
        pack_pdf=pack_pdf,
        evidence=shipped_evidence,
        claim_table=claim_table,
    )


def come_back(window: Window, place: TestOffice, day: date, hour: int = 15) -> None:
    """Let the clock stand at another day, as if the person had just unlocked the screen.

    The jump alone would look like a sleep of the computer, and the records would be closed.
    """
    place.clock.set(day, hour)
    _count_as_used(window)


def stay(window: Window, clock: SetClock, span: timedelta) -> None:
    """Let time pass while the person goes on working, so that nothing is locked."""
    clock.at += span
    _count_as_used(window)


def _count_as_used(window: Window) -> None:
    for watch in window.findChildren(IdleWatch):
        watch.start()


def full_page(qtbot: QtBot, panel: QWidget, size: tuple[int, int] = (1366, 768)) -> None:
    """Show a page as large as a window shows it."""
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)


def session(place: TestOffice) -> Session:
    return Session(place, doors(place))


@contextmanager
def opened(
    qtbot: QtBot,
    place: Office,
    *,
    size: tuple[int, int] = (1366, 768),
    theme: str = "light",
    scale: float = 1.0,
    wired: Doors | None = None,
    signed_in: bool = True,
) -> Iterator[Window]:
    """Open the window, signed in; at the end nothing of it is left."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if wired is None:
        assert isinstance(place, TestOffice)
        wired = doors(place)
    wired = replace(wired, resources=RESOURCES)
    window = build_window(app, wired, theme=theme, scale=scale)
    window.resize(*size)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if signed_in:
        window.enter(place)
    else:
        window.start()
    try:
        yield window
    finally:
        window.hide()
        window.deleteLater()
        qtbot.wait(1)
