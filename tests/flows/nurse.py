"""A nurse who takes a patient through an infusion day by mouse and keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.cards.run_sheet import RunSheetCard
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.window import Window
from tests.actions.day.nursing import Chair, chair
from tests.office import moment, office
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.run_sheet.hands import Hands, Typed, click, in_sight, key

ANA = ("A. Ruiz", "correct horse battery")
BEN = ("B. Osei", "another long password")
NORMAL = ("122/80", "74", "36.8", "98")
"""Pressure, pulse, temperature and saturation of somebody who is well."""


class Nurse(Hands):
    """Somebody at the run sheet, who presses and types as the day goes on.

    Args:
        window: it shows the sheet.
        seat: the day, for what stands in the records.
    """

    def __init__(self, window: Window, seat: Chair) -> None:
        settle()
        sheets = [each for each in window.findChildren(RunSheetPanel) if each.isVisible()]
        super().__init__(sheets[0])
        self.window = window
        self.seat = seat
        # somebody is at the keyboard all day long
        window.findChildren(IdleWatch)[0].stop()

    @property
    def card(self) -> RunSheetCard:
        """The day as it is shown."""
        return self.seat.place.reader.of_days.run_sheet(self.seat.infusion_id)

    def at(self, clock: str) -> None:
        """Let it be so late, and the page read again as it does by itself after some seconds."""
        hour, minute = (int(part) for part in clock.split(":"))
        self.seat.place.clock.at = moment(self.seat.on, hour, minute)
        assert self.window.frame is not None
        settle()
        self.window.frame.pages.refresh()
        settle()

    def vitals(self, *clocks: str, values: tuple[str, ...] = NORMAL) -> None:
        """Take a set of vital signs at each of some times."""
        for clock in clocks:
            self.at(clock)
            self.take(*values)

    def sign(self, account: tuple[str, str]) -> None:
        """Sign in the dialog that is open, as somebody who works here."""
        settle()
        dialogs = [each for each in self.panel.findChildren(SignDialog) if each.isVisible()]
        dialog, (name, password) = dialogs[-1], account
        self._put(dialog.who.box, name)
        place = dialog.who.box.currentIndex()
        dialog.who.box.activated.emit(place)
        click(dialog.secret.box)
        QTest.keyClicks(dialog.secret.box, password)
        QTest.keyClick(dialog.secret.box, Qt.Key.Key_Return)
        settle()
        assert not dialog.refusal

    def stop_now(self) -> None:
        """Stop with two keys, wherever the keyboard is."""
        click(self.panel.vitals.entry.boxes["note"])
        key(Qt.Key.Key_Period, ctrl=True)
        dialog = next(each for each in self.panel.findChildren(Dialog) if each.isVisible())
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
        settle()

    def prepare(self) -> None:
        """Do everything from the door to the start, of a bag of 101.2 mL diluted at 08:30."""
        self.at("08:00")
        self.do("Arrived", {"Chair": "A1"})
        gates = (
            "Two identifiers of the patient",
            "Antiviral taken",
            "Laboratory results",
            "Consent",
        )
        for words in gates:
            self.do(f"Record {words}")
        self.do("Record Order", {"Dose": "12", "Given as": "infusion into a vein"})
        self.do("Record No active infection")
        self.do("Record REMS authorization", {"Confirmation number": "RA-17"})
        self.do("Record Equipment")
        self.do("Record Vein", {"Vein": "peripheral", "Place and gauge": "left arm"})
        self._medicine_and_bag()
        self.at("09:15")
        self.do("Steroid ended")
        self.take("120/80", "72", "36.8", "98")
        self._check_twice()
        self.at("09:30")
        self.do("Start", {"Rate": "25.3"})

    def _medicine_and_bag(self) -> None:
        self.at("08:10")
        steroid = {
            "Medicine": "methylprednisolone",
            "What for": "Steroid",
            "Dose": "1000",
            "Route": "intravenous",
        }
        self.do("Record Methylprednisolone", steroid)
        self.at("08:25")
        scanned = {"Scan, or NDC": "58468-0200-01", "Lot": "L7", "Expires": "2027-05"}
        self.do("Record Vial", scanned)
        self.at("08:30")
        bag: Typed = {
            "Diluted in": "sodium chloride 0.9 %",
            "Volume": "101.2",
            "Prepared by": "P. Lind",
            "Checked by": "B. Osei",
            "Clear, without particles": True,
            "Vials were kept cold": True,
            "Kept at": "room temperature",
        }
        self.do("Record Bag", bag)

    def _check_twice(self) -> None:
        """Let two people read order, bag and pump; the second one signs what they read."""
        read = {"Dose": "12", "Rate": "25.3", "Volume of the bag": "101.2"}
        self.do("Record Dose, rate and volume", read)
        self.press("Record Dose, rate and volume")
        self.fill(read)
        self.save()
        self.sign(BEN)

    def end(self) -> None:
        """Stop the empty pump at 13:30, flush, and observe for two hours after the flush."""
        self.at("13:30")
        self.do("Stop, ")
        self.take(*NORMAL)
        self.at("13:40")
        self.do("Flush ended")
        self.do("Volume infused", {"Volume": "101.2"})
        self.do("No reaction")
        self.vitals("14:10", "14:40", "15:10", "15:40")
        self.do("Teaching", {"What was told": "signs of infection, whom to call"})
        self.do("Left", {"Condition": "well", "Accompanied by": "husband"})

    def offers(self, words: str) -> bool:
        """Tell whether a button is in sight."""
        try:
            in_sight(self.panel, words)
        except StopIteration:
            return False
        return True


@contextmanager
def nurse(qtbot: QtBot) -> Iterator[Nurse]:
    """A nurse at the sheet of a patient, with nothing entered yet."""
    seat = chair(office())
    with opened(qtbot, seat.place) as window:
        assert window.frame is not None
        window.frame.pages.days.open_sheet(seat.infusion_id)
        yield Nurse(window, seat)
