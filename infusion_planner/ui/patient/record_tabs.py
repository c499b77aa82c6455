"""The tabs of the patient page: courses, tests, results, medicines, dates that follow, facts."""

from PySide6.QtWidgets import QWidget

from infusion_planner.cards.facts import FactsCard
from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.facts.tab import FactsTab
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.patient.course_events import CourseEvents
from infusion_planner.ui.patient.infusions import InfusionTable
from infusion_planner.ui.patient.medicines import Medicines
from infusion_planner.ui.patient.recorded_tests import RecordedTests
from infusion_planner.ui.picture.in_view import cut_rows_words
from infusion_planner.ui.recording.infusion_form import earlier_entries

COURSES, TESTS, RESULTS, MEDICINES, DATES, FACTS = range(6)
"""The places of the tabs."""

_NO_FACT = (
    "No fact is entered yet",
    "Diagnosis, earlier medicines, screening, vaccinations and REMS steps are entered here."
    " The rules read them.",
)
_NO_RESULT = (
    "No result is entered yet",
    "Values of laboratory reports, symptoms, their review and HPV examinations are entered here."
    " The watch list reads them.",
)


class DatesThatFollow(QWidget):
    """Show the dates that follow from what is planned or given, each with its anchor."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = FactRows()
        words = "Dates follow from a course that is planned or given."
        self._none = Label(words, "body", "ink2", wrap=True)
        self.setLayout(column(self._none, self._facts, margins=(16, 12, 16, 14)))

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show the dates; without any, say where they come from."""
        self._facts.show_facts(facts)
        self._facts.setVisible(bool(facts))
        self._none.setVisible(not facts)


class MovedAway(QWidget):
    """Tell of entries that were moved to another chart, struck through; hidden without any."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=2, margins=(16, 6, 16, 4))
        self.setLayout(self._lines)
        self.setAccessibleName("Moved to another chart")
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show them, oldest first."""
        empty(self._lines)
        if lines:
            add(self._lines, earlier_entries(lines))
        self.setVisible(bool(lines))


class RecordTabs(Panel):
    """Hold the six tabs on one card.

    Attributes:
        tabs: the tabs; the places are `COURSES`, `TESTS`, `RESULTS` and so on.
        infusions: the page of the courses.
        events: what was done to courses, under them.
        tests: the page of the tests.
        results: the page of results and symptoms.
        medicines: the page of the antivirals.
        facts: the page of the facts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tabs = Tabs("Record")
        self.infusions = InfusionTable()
        self.tests = RecordedTests()
        self.medicines = Medicines()
        self._dates = DatesThatFollow()
        self.results = FactsTab("Results", "A&dd results", _NO_RESULT)
        self.facts = FactsTab("Facts", "A&dd a fact", _NO_FACT)
        self._facts_card: FactsCard | None = None
        self._not_shown: set[int] = set()
        self.events = CourseEvents()
        courses = group(column(self.infusions, self.events, gap=0))
        self.tabs.add_page("C&ourses", courses, self.infusions.acts)
        self.tabs.add_page("&Tests", self.tests, self.tests.acts)
        self.tabs.add_page("Resu&lts", self.results, self.results.acts)
        self.tabs.add_page("Medic&ines", self.medicines, self.medicines.acts)
        self.tabs.add_page("D&ates", self._dates)
        self.tabs.add_page("&Facts", self.facts, self.facts.acts)
        self.tabs.chosen.connect(self._fill_facts)
        self._moved = MovedAway()
        self.setLayout(column(self.tabs, self._moved, gap=0, margins=(1, 0, 1, 7)))
        self.setAccessibleName("Record")

    def begin(self) -> None:
        """Start with the courses: another patient's record comes."""
        self.tabs.choose(COURSES)

    def count_rows(self) -> None:
        """Say right of the tabs how many rows can be seen, where it is not all of them."""
        tables = {
            COURSES: self.infusions.table,
            TESTS: self.tests.table,
            MEDICINES: self.medicines.table,
        }
        table = tables.get(self.tabs.place)
        self.tabs.show_note(cut_rows_words(table) if table is not None else "")

    def show_card(self, card: PatientCard) -> None:
        """Show a patient's infusions and dates."""
        self.infusions.show_lines(card.infusions, _next_infusion(card))
        self.tabs.show_count(COURSES, self.infusions.count)
        self._dates.show_facts(card.plan)
        self._moved.show_lines(card.moved_away)

    def show_monitoring(self, card: MonitoringCard) -> None:
        """Show a patient's tests and antivirals."""
        self.tests.show_card(card)
        self.tabs.show_count(TESTS, self.tests.count)
        self.medicines.show_card(card)
        self.tabs.show_count(MEDICINES, len(card.antivirals))

    def show_facts(self, card: FactsCard) -> None:
        """Show a patient's facts; their lines are made when the tab is in sight."""
        self._facts_card = card
        self._not_shown = {FACTS, RESULTS}
        self.tabs.show_count(FACTS, card.count)
        self.tabs.show_count(RESULTS, card.result_count)
        self._fill_facts(self.tabs.place)

    def _fill_facts(self, place: int) -> None:
        card = self._facts_card
        if card is None or place not in self._not_shown:
            return
        self._not_shown.discard(place)
        if place == FACTS:
            self.facts.show_lines(card.lines)
        else:
            self.results.show_lines(card.results)


def _next_infusion(card: PatientCard) -> str:
    """Give the infusion that is due, else the next that is planned; empty for none.

    Also where tests come before it, so that the card names no infusion as the next step.
    """
    course = card.open_course_id
    ahead = (line for line in card.infusions if line.course_id == course and not line.can_amend)
    return card.next_infusion_id or next((line.infusion_id for line in ahead), "")
