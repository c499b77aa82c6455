"""The page that makes the records of a new center: its facts, and its first person."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.forms.scroll import PageScroll
from infusion_planner.ui.forms.weekdays import WeekdayChecks
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group, row

PAPERS = (("US Letter", "letter"), ("A4", "a4"))
SHORTEST, LONGEST = 15, 128
_RULE = f"{SHORTEST} to {LONGEST} characters, for example four or five words. Pasting is fine."


@dataclass(frozen=True, slots=True)
class FirstStartForm:
    """What was typed, as it was typed.

    Attributes:
        center: the center's name.
        phone: its phone number.
        paper: `letter` or `a4`.
        weekdays: open weekdays, 0 is Monday.
        person: the first person's name.
        password: the first person's password.
        again: the same once more.
    """

    center: str
    phone: str
    paper: str
    weekdays: frozenset[int]
    person: str
    password: str
    again: str


class FirstStartPanel(QWidget):
    """Ask for the facts without which nothing can be planned or printed.

    Signals:
        make_pressed(FirstStartForm): make the records.
    """

    make_pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("First start. The records stay on this computer, encrypted.")
        self.errors = FormErrors()
        self._center = Field("&Center name", hint="It stands on every sheet.")
        self._phone = Field("&Phone", width=200)
        self._paper = Choice("Paper &size", PAPERS, width=140)
        self._weekdays = WeekdayChecks("Open &weekdays")
        self._person = Field("Your &name", hint="You sign in with it, and sheets name you.")
        self._password = Field("Passwo&rd", secret=True, hint=_RULE)
        self._again = Field("Password a&gain", secret=True)
        self._make = Button("Make the records", "primary", key="Ctrl+S", size=36)
        self._foot = Foot(self._make)
        self._build()
        self._password.edited.connect(self._count)
        self._again.edited.connect(self._compare)
        self._make.clicked.connect(self._tell)
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
        person = Card("You")
        person.add(self._person, group(row((self._password, 1), (self._again, 1), gap=12)))
        sample = Label(
            "Only looking? Close the window and start the program with --demo: it opens a sample"
            " center with invented patients in a file of its own.",
            "small",
            "ink3",
            wrap=True,
        )
        form = group(column(head, self.errors, center, person, sample, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row(40, (form, 10), (QWidget(), 1), 40, gap=0, margins=(0, 24, 0, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))

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

    def start(self) -> None:
        """Be ready to type."""
        self._center.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, *, busy: bool) -> None:
        """Say that the records are being made, which takes a moment."""
        self._make.set_words("Making the records …" if busy else "Make the records")
        self._make.setEnabled(not busy)
        if busy:
            # the records are made before the next paint would come
            self.repaint()

    def show_faults(self, faults: tuple[tuple[str, str], ...]) -> None:
        """Say what is wrong, field by field; empty when all is well."""
        self.errors.show_errors(tuple((self.entry(name), words) for name, words in faults))

    def show_refusal(self, words: str) -> None:
        """Say what was refused about the whole; nothing typed is lost."""
        self._foot.show_refusal(words)

    def _count(self, text: str) -> None:
        length = len(text)
        if length < SHORTEST:
            self._password.set_hint(f"{_RULE} {length} so far.")
        else:
            self._password.set_hint(f"{length} characters: long enough.")

    def _compare(self, text: str) -> None:
        same = text == self._password.text()
        self._again.set_hint("The two agree." if same else "The two differ so far.")

    def _tell(self) -> None:
        form = FirstStartForm(
            center=self._center.text(),
            phone=self._phone.text(),
            paper=str(self._paper.value()),
            weekdays=self._weekdays.chosen(),
            person=self._person.text(),
            password=self._password.text(),
            again=self._again.text(),
        )
        self.make_pressed.emit(form)
