"""The patient page: places the cards and tells what was pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.layout import add, column, empty, group, scrolling
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.course_row import CourseRow
from infusion_planner.ui.patient.record_tabs import RecordTabs
from infusion_planner.ui.picture.view import MonitoringView

_STRIP_MARGINS = (20, 10, 20, 8)
_MARGINS = (20, 0, 20, 12)


class PatientPanel(QWidget):
    """Show one patient's record and what can be done with it.

    Signals:
        next_pressed(): the button of the next step.
        plan_pressed(): plan the next course, or change the dates of the planned one.
        resume_pressed(), end_pressed(), cancel_pressed(): about the open course.
        outside_pressed(): enter a course given elsewhere.
        cd4_pressed(): record a CD4 count.
        edit_pressed(): correct the details.
        print_calendar_pressed(): print the calendar of the open course.
        tests_pressed(): record tests that were drawn, or an examination.
        result_pressed(str): add the result to this entry.
        correct_test_pressed(str): correct this entry.
        start_antiviral_pressed(), stop_antiviral_pressed(): about the antiviral.
        correct_antiviral_pressed(str): correct this antiviral.
        back_pressed(): leave the page.
    """

    next_pressed = Signal()
    plan_pressed = Signal()
    resume_pressed = Signal()
    end_pressed = Signal()
    cancel_pressed = Signal()
    outside_pressed = Signal()
    cd4_pressed = Signal()
    edit_pressed = Signal()
    print_calendar_pressed = Signal()
    tests_pressed = Signal()
    result_pressed = Signal(str)
    correct_test_pressed = Signal(str)
    start_antiviral_pressed = Signal()
    stop_antiviral_pressed = Signal()
    correct_antiviral_pressed = Signal(str)
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open_entries: tuple[str, ...] = ()
        self._tests_are_next = False
        self._banner = IdentityBanner()
        self._strip = VerdictStrip(key="Ctrl+Enter")
        self._findings = column(gap=6)
        self._findings_room = group(self._findings)
        self._courses = CourseRow()
        self._monitoring = MonitoringView()
        self._record = RecordTabs()
        self.infusions = self._record.infusions
        self._acts = self._make_acts()
        self._build()
        self._connect()

    def _make_acts(self) -> dict[str, Button]:
        words = (
            ("plan", "&Plan course", self.plan_pressed),
            ("resume", "R&esume course", self.resume_pressed),
            ("end", "E&nd course early", self.end_pressed),
            ("cancel", "Cance&l plan", self.cancel_pressed),
            ("outside", "Course &given elsewhere", self.outside_pressed),
            ("tests", "Record te&sts", self.tests_pressed),
            ("cd4", "CD&4 count", self.cd4_pressed),
            ("edit", "Correct &details", self.edit_pressed),
            ("calendar", "Print &calendar", self.print_calendar_pressed),
        )
        acts = {}
        for name, said, signal in words:
            acts[name] = Button(said, icon="print" if name == "calendar" else "", size=28)
            acts[name].clicked.connect(signal)
        return acts

    def _build(self) -> None:
        back = Button("&Back", icon="left", size=28)
        back.clicked.connect(self.back_pressed)
        bar = group(Flow(back, *self._acts.values(), gap=(8, 6)))
        bar.setAccessibleName("Actions for this patient")
        self._inner = column(
            bar,
            self._findings_room,
            self._courses,
            self._monitoring,
            self._record,
            None,
            gap=10,
            margins=_MARGINS,
        )
        strip = group(column(self._strip, margins=_STRIP_MARGINS))
        self._middle = scrolling(group(self._inner))
        self._middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle.setAccessibleName("Record")
        self._middle.verticalScrollBar().rangeChanged.connect(self._align)
        self.setLayout(column(self._banner, strip, (self._middle, 1), gap=0))

    def _connect(self) -> None:
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_pressed)
        self._strip.pressed.connect(self._press_next)
        self._monitoring.mark_chosen.connect(self._choose_mark)
        tests, medicines = self._record.tests, self._record.medicines
        tests.record_asked.connect(self.tests_pressed)
        tests.result_asked.connect(self.result_pressed)
        tests.correct_asked.connect(self.correct_test_pressed)
        medicines.start_asked.connect(self.start_antiviral_pressed)
        medicines.stop_asked.connect(self.stop_antiviral_pressed)
        medicines.correct_asked.connect(self.correct_antiviral_pressed)

    def show_card(self, card: PatientCard) -> None:
        """Show a patient's record."""
        self._banner.show_card(card.identity)
        self._strip.show_card(card.next_step)
        self._tests_are_next = card.next_action == "tests"
        self._show_findings(card.findings)
        self._courses.show_cards(card.courses)
        self._record.show_card(card)
        self._offer(card)

    def show_monitoring(self, card: MonitoringCard) -> None:
        """Show the monitoring of the patient whose record is shown."""
        self._open_entries = card.open_entries
        self._monitoring.show_card(card, with_due=not self._tests_are_next)
        self._record.show_monitoring(card)

    def _show_findings(self, findings: tuple[VerdictCard, ...]) -> None:
        empty(self._findings)
        for finding in findings:
            strip = VerdictStrip(kind="secondary")
            strip.show_card(finding)
            add(self._findings, strip)
        self._findings_room.setVisible(bool(findings))

    def _offer(self, card: PatientCard) -> None:
        """Offer what the state of the record allows; what it does not allow takes no room."""
        is_open = bool(card.open_course_id)
        begun = card.open_course_begun
        offered = {
            # the strip above has the button of the next step
            "plan": not begun and card.next_action != "plan",
            "resume": is_open and begun and card.next_action != "resume",
            "end": is_open and begun,
            "cancel": is_open and not begun,
            "outside": not is_open,
            "tests": card.next_action != "tests",
            "calendar": is_open,
        }
        for name, shown in offered.items():
            self._acts[name].setVisible(shown)
        words = "Change &planned dates" if is_open else f"&Plan course {card.next_number}"
        self._acts["plan"].set_words(words)

    def _align(self, _least: int, most: int) -> None:
        """End the cards where the strip ends, whether there is a scroll bar or not."""
        left, top, right, bottom = _MARGINS
        bar = self._middle.verticalScrollBar().sizeHint().width() if most else 0
        self._inner.setContentsMargins(left, top, max(0, right - bar), bottom)

    def _press_next(self) -> None:
        self.next_pressed.emit()

    def _choose_mark(self, entry_id: str) -> None:
        """Go on from a mark: record what is due, add the result that is awaited, or correct."""
        if not entry_id:
            self.tests_pressed.emit()
        elif entry_id in self._open_entries:
            self.result_pressed.emit(entry_id)
        else:
            self.correct_test_pressed.emit(entry_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Start on the next step, which is then read out."""
        super().showEvent(event)
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)
