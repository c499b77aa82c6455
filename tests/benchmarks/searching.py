"""From a key pressed in the search over fifty thousand patients to the results on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from infusion_planner.app.office import Office
from infusion_planner.app.window import doors
from infusion_planner.cards.patients import PatientLine
from infusion_planner.cards.reader import Reader
from infusion_planner.demo.people import FAMILIES, GIVEN
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import AllergyState, Patient, PersonName
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.similar import fold, search_text
from infusion_planner.domain.wording import date_words, name_words
from infusion_planner.store.journal import Actor
from infusion_planner.ui.main import build_window
from infusion_planner.ui.patients.panel import PatientsPanel
from tests.benchmarks.center import TODAY, empty_center, today_at_noon
from tests.benchmarks.measure import FRAME, Measurement, Seconds

_PATIENTS = 50_000
_LETTERS = 4
_TARGET = 1.0
_DAYS_OF_BIRTH = 30_000


def measure(folder: Path, rounds: int) -> Measurement:
    """Type the first letters of so many family names into the search of the list."""
    words = tuple(FAMILIES[at % len(FAMILIES)] for at in range(rounds + 1))
    with patients_page(folder, _PATIENTS) as page:
        times = tuple(took for word in words for took in typed(page, word[:_LETTERS]))
    # the keys of the first word do not count
    return Measurement(
        f"a key in the search of {_PATIENTS:,} patients",
        "a frame, sixty a second",
        times[len(words[0][:_LETTERS]) :],
        (FRAME,),
        _TARGET,
    )


def typed(page: PatientsPanel, word: str) -> Iterator[Seconds]:
    """Type a word into the empty search and give how long each key took to painted results."""
    page.clear_filter()
    page.focus_filter()
    QApplication.processEvents()
    box = page.findChildren(QLineEdit)[0]
    watch = _Watch(page)
    for letter in word:
        watch.painted = False
        began = perf_counter()
        QTest.keyClick(box, ord(letter.upper()))
        while not watch.painted:
            QApplication.processEvents()
        yield perf_counter() - began
    page.table.viewport().removeEventFilter(watch)


class _Watch(QObject):
    """Sees whether the lines of the list were painted."""

    def __init__(self, page: PatientsPanel) -> None:
        super().__init__(page)
        self.painted = False
        page.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at an event on its way, and let it pass."""
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


class _FullReader(Reader):
    """Gives a list that nobody had to register."""

    listed: tuple[PatientLine, ...] = ()

    def patients(self, judged: int | None = None) -> tuple[PatientLine, ...]:
        """Give the list."""
        return self.listed


@contextmanager
def patients_page(folder: Path, count: int) -> Iterator[PatientsPanel]:
    """Open the window on a list of so many patients; at the end nothing of it is left."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = build_window(app, doors(folder, clock=today_at_noon))
    window.show()
    window.enter(_full(empty_center(folder)[0], count))
    QTest.qWait(1_000)  # whatever is made ready once the list stands
    try:
        yield window.findChildren(PatientsPanel)[0]
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


SEARCHER = Actor("searcher", "A. Ruiz", CHART_STAFF)


def _full(office: Office, count: int) -> Office:
    reader = _FullReader(office.store, office.reader.book, today_at_noon, SEARCHER)
    reader.listed = tuple(_line(number) for number in range(count))
    return replace(office, reader=reader)


def _line(number: int) -> PatientLine:
    given = GIVEN["Female"]
    name = PersonName(FAMILIES[number % len(FAMILIES)], given[number // 7 % len(given)], "Ms")
    born = date(1940, 1, 1) + timedelta(days=number * 7 % _DAYS_OF_BIRTH)
    mrn = f"{number:08d}"
    patient = Patient(str(number), name, born, "Female", mrn, "", AllergyState.NONE)
    return PatientLine(
        patient_id=patient.id,
        name=name_words(name),
        born=date_words(born),
        mrn=mrn,
        course="1 (5 of 5)",
        last_dose=date_words(TODAY),
        next_earliest=date_words(TODAY),
        state="ok",
        word="Between courses",
        similar="",
        search=search_text(patient),
        sort_name=fold(f"{name.family}, {name.given}"),
        sort_born=born.isoformat(),
        sort_last=TODAY.isoformat(),
        sort_next=TODAY.isoformat(),
    )
