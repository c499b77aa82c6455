"""A center on disk with two people and a patient in the middle of a course."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.places import RECORDS_FILE, RING_FILE
from infusion_planner.app.window import doors
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Role, roles_text
from infusion_planner.store import people, vault, vault_people
from infusion_planner.store.boxes import Cost
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.records import Records
from infusion_planner.ui.doors import Doors
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.center import put_away
from tests.office import CENTER, SetClock, moment, somebody
from tests.ui.front import RESOURCES, opened
from tests.ui.lock.scene import press
from tests.ui.measure import settle

ANA, BEN = ("Ana Ruiz", "correct horse battery staple"), ("Ben Osei", "quilt harbor lantern moss")
CHEAP = Cost(1, 32, 1)
DAY_1 = date(2026, 12, 7)


@dataclass
class Disk:
    """The folder, and the clocks of its workstation."""

    folder: Path
    clock: SetClock
    patient_id: str = ""
    infusion_id: str = ""

    def monotonic(self) -> float:
        return self.clock.seconds

    def doors(self) -> Doors:
        made = doors(self.folder, clock=self.clock)
        return replace(made, monotonic=self.monotonic, resources=RESOURCES)

    def office(self, account: tuple[str, str] = ANA) -> Office:
        return sign_in(self.folder, *account, clock=self.clock)

    def handles(self) -> list[str]:
        """Give the files of the records that this process holds open."""
        links = (f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd"))  # noqa: PTH208
        held = (os.readlink(link) for link in links if os.path.lexists(link))  # noqa: PTH115
        return [name for name in held if name.startswith(str(self.folder / RECORDS_FILE))]

    def trail(self, *events: str) -> list[tuple[str, str]]:
        """Give what the trail says of some events: who, and what."""
        office = self.office()
        sql = "SELECT event, actor_name, title FROM op ORDER BY seq"
        rows = office.store.db.execute(sql).fetchall()
        office.close()
        return [(who, title) for event, who, title in rows if event in events]


def make_center(folder: Path) -> Disk:
    """Make the records: Ana and Ben work here, and LEE, Sam begins on Mon 07-Dec-2026."""
    disk = Disk(folder, SetClock(moment(DAY_1, 14)))
    start = FirstStart(CENTER, *ANA, also=frozenset({Role.NURSE}))
    office = put_away(first_start(folder, start, clock=disk.clock, cost=CHEAP)[0])
    change = office.desk.do(RegisterPatient(somebody()))
    disk.patient_id = next(row.row_id for row in change.rows if row.table == "patient")
    office.desk.do(StartAntiviral(disk.patient_id, Antiviral("acyclovir", DAY_1)))
    office.desk.do(PlanCourse(disk.patient_id, 1, DAY_1))
    disk.infusion_id = office.reader.by_mrn.infusions_of("0410077", 1)[0]
    _add_ben(office)
    office.close()
    return disk


def _add_ben(office: Office) -> None:
    ring = office.folder / RING_FILE
    opened = vault.open_ring(ring, *ANA)
    password = NewPassword(BEN[1], CHEAP)
    ben = vault_people.add_person(ring, opened, BEN[0], password, random=os.urandom)
    nurse = roles_text({Role.NURSE})
    office.store.run(
        "Add a person",
        office.desk._actor,  # adding people is not built yet
        lambda db: people.add(Records(db, office.store.new_id), ben, BEN[0], nurse),
    )


@contextmanager
def window_on(qtbot: QtBot, disk: Disk) -> Iterator[Window]:
    """Open the window before somebody has signed in."""
    place = None
    with opened(qtbot, place, wired=disk.doors(), signed_in=False) as window:  # type: ignore[arg-type]
        yield window


def enter(window: Window, account: tuple[str, str]) -> None:
    """Sign in as a person does."""
    panel = window.findChildren(SignInPanel)[0]
    panel.findChildren(QComboBox)[0].setCurrentText(account[0])
    box = panel.findChildren(QLineEdit)[0]
    box.clear()
    QTest.keyClicks(box, account[1])
    press(panel, "Sign in")
    settle()
