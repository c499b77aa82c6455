"""The page that makes the records of a new center: its facts, and its first person."""

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.forms.weekdays import WeekdayChecks
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group, row
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look

PAPERS = (("US Letter", "letter"), ("A4", "a4"))
ALSO = (
    ("Nurse", "nurse"),
    ("Prescriber", "prescriber"),
    ("Pharmacist", "pharmacist"),
    ("Scheduler", "scheduler"),
    ("Nothing else", ""),
)
SHORTEST, LONGEST = 15, 128
STEPS = (
    ("1", "Set up your center", "Facts, and the first person"),
    ("2", "Print the recovery sheet", "Once, and into an envelope"),
)
_CLOSED_DAYS = "Single closed days are added, and holidays taken out, under Settings, Closed days."
_SAMPLE = (
    "Only looking? The sample center has invented patients in a file of its own. Close the window"
    " and open it again to come back here."
)
_RESTORE = (
    "New computer, or the records are lost? A backup and a manager's password, or a recovery"
    " sheet, bring them back."
)
_SIDE_BY_SIDE_FROM = 1080
_RULE = f"{SHORTEST} to {LONGEST} characters, for example four or five words. Pasting is fine."


class FirstStartForm(Frozen):
    """What was typed, as it was typed.

    Attributes:
        center: the center's name.
        phone: its phone number.
        paper: `letter` or `a4`.
        weekdays: open weekdays, 0 is Monday.
        person: the first person's name.
        password: the first person's password.
        again: the same once more.
        holidays: whether the center is closed on the US public holidays.
        also: what the first person does besides managing, a role; empty for nothing else.
    """

    unshown: ClassVar[tuple[str, ...]] = ("password", "again")

    center: str
    phone: str
    paper: str
    weekdays: frozenset[int]
    person: str
    password: str
    again: str
    holidays: bool
    also: str


class FirstStartPanel(QWidget):
    """Ask for the facts without which nothing can be planned or printed.

    Signals:
        make_pressed(FirstStartForm): make the records.
        sample_pressed(): open the sample center instead.
        restore_pressed(): bring the records back from a backup instead.
    """

    make_pressed = Signal(object)
    sample_pressed = Signal()
    restore_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("First start. The records stay on this computer, encrypted.", STEPS, "1")
        self.errors = FormErrors()
        self._center = Field("&Center name", hint="It stands on every sheet.")
        self._phone = Field("&Phone", width=200)
        self._paper = Choice("Paper &size", PAPERS, width=140)
        self._weekdays = WeekdayChecks("Open &weekdays")
        self._holidays = Check("")
        self._holidays.setChecked(True)
        self._person = Field("Your &name", hint="You sign in with it, and sheets name you.")
        self._also = Choice("You manage the records, and you &also work as", ALSO, width=200)
        self._password = Field("Passwo&rd", secret=True, hint=_RULE)
        self._again = Field("Password a&gain", secret=True)
        self._make = Button("Make the records", "primary", key="Ctrl+S", size=36)
        self._sample = Button("&Try with sample data", icon="eye", size=28)
        self._restore = Button("Restore a &backup …", icon="backup", size=28)
        self._foot = Foot(self._make)
        self._build()
        self._password.edited.connect(self._count)
        self._again.edited.connect(self._compare)
        self._make.clicked.connect(self._tell)
        self._sample.clicked.connect(self._ask_sample)
        self._restore.clicked.connect(self._ask_restore)
        for field in (self._center, self._phone, self._person, self._password, self._again):
            field.box.returnPressed.connect(self._tell)

    def _build(self) -> None:
        head = column(
            Label("Set up your center", "title"),
            Label(
                "A minute, once. Everything can be changed later under Settings, except that"
                " this person becomes the manager of the records.",
                "body",
                "ink2",
                wrap=True,
            ),
            gap=2,
        )
        center = Card("Your center")
        center.add(self._center, group(fields(self._phone, self._paper)), self._weekdays)
        center.add(self._holidays, Label(_CLOSED_DAYS, "small", "ink3", wrap=True))
        person = Card("You")
        self._twice = row((self._password, 1), (self._again, 1), gap=12)
        person.add(self._person, self._also, group(self._twice))
        # before the form, because who wants another way should not have to scroll to it
        form = group(column(head, *self._ways(), self.errors, center, person, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))

    def _ways(self) -> tuple[QWidget, QWidget]:
        words = Label(_SAMPLE, "small", "ink2", wrap=True)
        self._sample_part = group(row((words, 1), self._sample, gap=16))
        lost = Label(_RESTORE, "small", "ink2", wrap=True)
        self._restore_part = group(row((lost, 1), self._restore, gap=16))
        return self._restore_part, self._sample_part

    def offer_restore(self, *, offered: bool) -> None:
        """Offer to bring records back from a backup."""
        self._restore_part.setVisible(offered)

    def offer_sample(self, *, offered: bool) -> None:
        """Offer the sample center, or not where there is none."""
        self._sample_part.setVisible(offered)

    def entry(self, name: str) -> Entry:
        """Give the entry of a field, for its faults."""
        return {
            "name": self._center,
            "phone": self._phone,
            "weekdays": self._weekdays,
            "person": self._person,
            "password": self._password,
            "again": self._again,
        }[name]

    def start(self, year: int) -> None:
        """Be ready to type.

        Args:
            year: the first of the two whose holidays are offered.
        """
        words = f"Closed on the US public holidays of {year} and {year + 1}"
        self._holidays.setText(words.replace("US", "&US"))
        self._holidays.setAccessibleName(words)
        self._center.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, *, busy: bool) -> None:
        """Say that the records are being made, which takes a moment."""
        self._make.set_words("Making the records …" if busy else "Make the records")
        self._make.setEnabled(not busy)
        if busy:
            # the records are made before the next paint would come
            self.repaint()

    def show_sample_busy(self, *, busy: bool) -> None:
        """Say that the sample center is being made, which takes some seconds the first time."""
        self._sample.set_words("Making the sample …" if busy else "&Try with sample data")
        self._sample.setEnabled(not busy)
        self._make.setEnabled(not busy)
        if busy:
            # it is made before the next paint would come
            self.repaint()

    def show_faults(self, faults: tuple[tuple[str, str], ...]) -> None:
        """Say what is wrong, field by field; empty when all is well."""
        self.errors.show_errors(tuple((self.entry(name), words) for name, words in faults))

    def show_refusal(self, words: str) -> None:
        """Say what was refused about the whole; nothing typed is lost."""
        self._foot.show_refusal(words)

    def _count(self, text: str) -> None:
        if text == self._again.text():
            self._again.correct()
        length = len(text)
        if length < SHORTEST:
            self._password.set_hint(f"{_RULE} {length} so far.")
        else:
            self._password.set_hint(f"{length} characters: long enough.")

    def _compare(self, text: str) -> None:
        same = text == self._password.text()
        self._again.set_hint("The two agree." if same else "The two differ so far.")

    def _ask_sample(self) -> None:
        self.sample_pressed.emit()

    def _ask_restore(self) -> None:
        self.restore_pressed.emit()

    def _tell(self) -> None:
        form = FirstStartForm(
            center=self._center.text(),
            phone=self._phone.text(),
            paper=str(self._paper.value()),
            weekdays=self._weekdays.chosen(),
            person=self._person.text(),
            password=self._password.text(),
            again=self._again.text(),
            holidays=self._holidays.isChecked(),
            also=str(self._also.value()),
        )
        self.make_pressed.emit(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two passwords side by side, or under each other where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= look().theme.length(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction
        self._twice.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
