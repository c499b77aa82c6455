"""The patient page: places the cards and tells what was pressed."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.facts import FactsCard
from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.readiness import ReadinessBrief
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.acts import PatientActs
from infusion_planner.ui.patient.course_row import CourseRow
from infusion_planner.ui.patient.record_tabs import FACTS, RecordTabs
from infusion_planner.ui.picture.view import MonitoringView

_STRIP_MARGINS = (20, 10, 20, 8)
_MARGINS = (20, 0, 20, 12)
_FOR_PAYER = frozenset({"claims", "letter", "packet"})
_OF_DAYS = frozenset({"course close", "reaction log"})
_MISTAKES = frozenset({"move", "merge", "part", "restrict"})


class PatientPanel(QWidget):
    """Show one patient's record and what can be done with it.

    Signals:
        next_pressed(): the button of the next step.
        plan_pressed(): plan the next course, or change the dates of the planned one.
        resume_pressed(), end_pressed(), cancel_pressed(): about the open course.
        change_pressed(str): change a course from this infusion on; empty for the open course.
        outside_pressed(): enter a course given elsewhere.
        cd4_pressed(): record a CD4 count.
        labs_pressed(): enter results or symptoms, or that they were looked at.
        edit_pressed(): correct the details.
        print_calendar_pressed(): print the calendar of the open course.
        tests_pressed(): record tests that were drawn, or an examination.
        test_wanted(str): record this test, by its name.
        result_pressed(str): add the result to this entry.
        correct_test_pressed(str): correct this entry.
        start_antiviral_pressed(), stop_antiviral_pressed(): about the antiviral.
        correct_antiviral_pressed(str): correct this antiviral.
        mistake_pressed(str): `move`, `merge`, `part` or `restrict`.
        wait_pressed(): put the patient on the wait list.
        wrong_patient_pressed(str): this entry belongs to another patient.
        payer_pressed(str): show `claims`, `letter` or `packet`.
        days_pressed(str): show the `course close`, or the `reaction log`.
        readiness_pressed(): show every gate of the coming course.
        history_pressed(): read what the trail says of the record.
        back_pressed(): leave the page.
    """

    mistake_pressed = Signal(str)
    wait_pressed = Signal()
    wrong_patient_pressed = Signal(str)
    next_pressed = Signal()
    plan_pressed = Signal()
    resume_pressed = Signal()
    end_pressed = Signal()
    change_pressed = Signal(str)
    cancel_pressed = Signal()
    outside_pressed = Signal()
    cd4_pressed = Signal()
    labs_pressed = Signal()
    edit_pressed = Signal()
    print_calendar_pressed = Signal()
    tests_pressed = Signal()
    test_wanted = Signal(str)
    result_pressed = Signal(str)
    correct_test_pressed = Signal(str)
    start_antiviral_pressed = Signal()
    stop_antiviral_pressed = Signal()
    correct_antiviral_pressed = Signal(str)
    readiness_pressed = Signal()
    payer_pressed = Signal(str)
    days_pressed = Signal(str)
    history_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._patient_id = ""
        self._open_entries: tuple[str, ...] = ()
        self._tests_are_next = False
        self._banner = IdentityBanner()
        self._strip = VerdictStrip(key="Ctrl+Enter")
        self._courses = CourseRow()
        self._monitoring = MonitoringView()
        self._record = RecordTabs()
        self.infusions = self._record.infusions
        self.facts = self._record.facts
        self.results = self._record.results
        self.events = self._record.events
        self._acts = PatientActs()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._build()
        self._connect()

    def _build(self) -> None:
        cards = (self._acts, self._courses, self._monitoring, self._record)
        self._inner = column(*cards, None, gap=10, margins=_MARGINS)
        strip = group(column(self._strip, margins=_STRIP_MARGINS))
        self._middle = PageScroll(group(self._inner))
        self._middle.setAccessibleName("Record")
        self._middle.verticalScrollBar().rangeChanged.connect(self._align)
        self.setLayout(column(self._banner, strip, (self._middle, 1), gap=0))

    def _connect(self) -> None:
        on_escape(self, self.back_pressed)
        self._strip.pressed.connect(self._press_next)
        self._acts.asked.connect(self._ask)
        self._acts.back_pressed.connect(self.back_pressed)
        self._monitoring.mark_chosen.connect(self._choose_mark)
        self._monitoring.test_wanted.connect(self.test_wanted)
        tests, medicines = self._record.tests, self._record.medicines
        tests.record_asked.connect(self.tests_pressed)
        tests.result_asked.connect(self.result_pressed)
        tests.correct_asked.connect(self.correct_test_pressed)
        tests.wrong_patient_asked.connect(self.wrong_patient_pressed)
        self.infusions.wrong_patient_asked.connect(self.wrong_patient_pressed)
        for entries in (self.facts, self.results):
            entries.wrong_patient_asked.connect(self.wrong_patient_pressed)
        self.results.add_asked.connect(self.labs_pressed)
        self.infusions.change_asked.connect(self.change_pressed)
        medicines.start_asked.connect(self.start_antiviral_pressed)
        medicines.stop_asked.connect(self.stop_antiviral_pressed)
        medicines.correct_asked.connect(self.correct_antiviral_pressed)
        self._connect_page()

    def _connect_page(self) -> None:
        """Follow when the page scrolls: count the rows in view anew, and move the callout."""
        bar = self._middle.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged, self._record.tabs.chosen):
            moved.connect(self._count_soon)
        bar.valueChanged.connect(self._monitoring.picture.follow_page)
        self._counting.timeout.connect(self._record.count_rows)
        self._counting.timeout.connect(self._monitoring.count_rows)

    def show_card(self, card: PatientCard) -> None:
        """Show a patient's record; another patient's is read from its top."""
        if card.identity.patient_id != self._patient_id:
            self._patient_id = card.identity.patient_id
            self.show_top()
            self._record.begin()
        self._banner.show_card(card.identity)
        self._strip.show_card(card.next_step)
        self._tests_are_next = card.next_action == "tests"
        self._courses.show_cards(card.courses)
        self._record.show_card(card)
        self._acts.show_card(card)
        self._count_soon()

    def show_readiness(self, brief: ReadinessBrief) -> None:
        """Say how ready the coming course is."""
        self._acts.show_readiness(brief)

    def show_top(self) -> None:
        """Go back to where the page begins."""
        self._middle.verticalScrollBar().setValue(0)

    def turn_to_facts(self) -> None:
        """Turn to the tab of the facts, and start in its lines."""
        self._record.tabs.choose(FACTS)
        self.facts.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_history(self) -> None:
        """Offer to read what the trail says of the record."""
        self._acts.offer_history()

    def show_monitoring(self, card: MonitoringCard) -> None:
        """Show the monitoring of the patient whose record is shown."""
        self._open_entries = card.open_entries
        self._monitoring.show_card(card, with_due=not self._tests_are_next)
        self._record.show_monitoring(card)
        self._count_soon()

    def show_facts(self, card: FactsCard) -> None:
        """Show the facts of the patient whose record is shown."""
        self._record.show_facts(card)

    def _align(self, _least: int, most: int) -> None:
        """End the cards where the strip ends, whether there is a scroll bar or not."""
        left, top, right, bottom = _MARGINS
        bar = self._middle.verticalScrollBar().sizeHint().width() if most else 0
        self._inner.setContentsMargins(left, top, max(0, right - bar), bottom)

    def _press_next(self) -> None:
        self.next_pressed.emit()

    def change_corner(self) -> QPoint:
        """Give the point of the screen where the menu of changes opens."""
        corner = QPoint(self._middle.width() // 3, self._middle.height() // 5)
        return self._middle.mapToGlobal(corner)

    def _count_soon(self) -> None:
        # once the layout has settled, and not for every step of it
        self._counting.start()

    def _ask(self, act: str) -> None:
        if act in _MISTAKES:
            self.mistake_pressed.emit(act)
            return
        if act in _OF_DAYS:
            self.days_pressed.emit(act)
            return
        if act == "change":
            self.change_pressed.emit("")
            return
        if act in _FOR_PAYER:
            self.payer_pressed.emit(act)
            return
        signals = {
            "plan": self.plan_pressed,
            "resume": self.resume_pressed,
            "end": self.end_pressed,
            "cancel": self.cancel_pressed,
            "outside": self.outside_pressed,
            "tests": self.tests_pressed,
            "cd4": self.cd4_pressed,
            "labs": self.labs_pressed,
            "edit": self.edit_pressed,
            "wait": self.wait_pressed,
            "calendar": self.print_calendar_pressed,
            "readiness": self.readiness_pressed,
            "history": self.history_pressed,
        }
        signals[act].emit()

    def _choose_mark(self, entry_id: str) -> None:
        """Go on from what was recorded: add the result that is awaited, or correct."""
        if entry_id in self._open_entries:
            self.result_pressed.emit(entry_id)
        else:
            self.correct_test_pressed.emit(entry_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Start on the next step, which is then read out."""
        super().showEvent(event)
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the rows in view anew."""
        super().resizeEvent(event)
        self._count_soon()
