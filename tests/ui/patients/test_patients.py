"""The patients list on a real office."""

from dataclasses import dataclass
from datetime import date
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.proof import Proof
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.cards.patients import PatientLine
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.errors import StoreBusy
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.trail import Note
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.look import Look
from infusion_planner.ui.patients.panel import COLUMNS, PatientsPanel
from infusion_planner.ui.patients.presenter import PatientsPresenter
from infusion_planner.ui.session import Session
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import QuietOffice, TestOffice, office, outside, register, somebody
from tests.ui.front import doors, full_page, session
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.patients.test_search import LINES

CHOOSE = "Choose a patient to read more here."
LONG = (
    ("TREETAWTCHAIWONG", "Lertchai"),
    ("NGUYỄN-WIŚNIEWSKA", "Thị Mai Phương Katarzyna Łucja"),
    ("<b>x</b>", "=1+1"),
)


@pytest.fixture
def place() -> TestOffice:
    place = office()
    for number, (family, given) in enumerate(LONG):
        born = date(1980, 1, 1 + number)
        register(
            place, somebody(family, given, f"04{number}", born, name=PersonName(family, given))
        )
    return place


@dataclass
class HeldOffice(QuietOffice):
    """An office whose file another program takes hold of."""

    place: TestOffice
    is_held: bool = False
    person: str = "A. Ruiz"

    @property
    def desk(self) -> Desk:
        return self.place.desk

    @property
    def reader(self) -> Reader:
        if self.is_held:
            raise StoreBusy("Another program holds the file. Close it and try again.")
        return self.place.reader

    @property
    def proof(self) -> Proof:
        return self.place.proof

    def backup_desk(self) -> None:
        """Records in memory have no backups."""

    def back_up_if_changed(self) -> str:
        return ""

    def close(self, left: Note | None = None) -> None:
        self.place.close(left)


def page(qtbot: QtBot, at: Session) -> tuple[PatientsPanel, PatientsPresenter]:
    panel = PatientsPanel()
    full_page(qtbot, panel)
    presenter = PatientsPresenter(at, panel)
    presenter.show()
    settle()
    return panel, presenter


def names(panel: PatientsPanel) -> list[str]:
    return [line.name for line in panel.table.table.lines if isinstance(line, PatientLine)]


def words(panel: PatientsPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def search(panel: PatientsPanel) -> QLineEdit:
    return panel.findChildren(QLineEdit)[0]


def button(panel: PatientsPanel, words_: str) -> Button:
    return next(b for b in panel.findChildren(Button) if b.text() == words_ and b.isVisible())


def test_everybody_is_listed_letter_by_letter(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, session(place))

    assert names(panel) == [
        "<B>X</B>, =1+1",
        "NGUYỄN-WIŚNIEWSKA, Thị Mai Phương Katarzyna Łucja",
        "TREETAWTCHAIWONG, Lertchai",
    ]
    assert "3 patients" in words(panel)


def test_the_list_narrows_while_typing(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, session(place))

    with qtbot.waitSignal(presenter.filtered):
        QTest.keyClicks(search(panel), "tree ")

    assert names(panel) == ["TREETAWTCHAIWONG, Lertchai"]
    assert "1 of 3 patients" in words(panel)
    assert search(panel).text() == "tree "


def test_a_search_for_nobody_says_so_and_is_cleared(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, session(place))
    QTest.keyClicks(search(panel), "zz")
    QTest.keyClicks(search(panel), "z")
    said = words(panel)

    button(panel, "Clear filter").click()

    assert "No match for 'zzz'" in said
    assert "3 patients hidden by the search" in said
    assert len(names(panel)) == 3
    assert search(panel).text() == ""
    assert "No match for 'zzz'" not in words(panel)


def test_escape_clears_the_search(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, session(place))
    panel.focus_filter()
    QTest.keyClicks(search(panel), "tree")

    QTest.keyClick(search(panel), Qt.Key.Key_Escape)

    assert len(names(panel)) == 3


def test_ctrl_z_in_the_search_is_left_to_what_was_done(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, session(place))
    panel.focus_filter()
    QTest.keyClicks(search(panel), "tree")

    QTest.keyClick(search(panel), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert search(panel).text() == "tree"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_a_key_leads_from_the_search_to_the_lines(
    qtbot: QtBot, place: TestOffice, key: Qt.Key
) -> None:
    panel, _ = page(qtbot, session(place))
    panel.focus_filter()
    QTest.keyClicks(search(panel), "tree")

    QTest.keyClick(search(panel), key)

    assert panel.table.hasFocus()
    assert panel.table.currentIndex().row() == 0


def test_enter_opens_the_chosen_patient(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, session(place))
    panel.focus_lines()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)

    with qtbot.waitSignal(presenter.opened) as opened:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)

    assert opened.args is not None
    assert place.reader.identity(opened.args[0]).name.startswith("NGUYỄN")


def test_a_new_patient_is_asked_for(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, session(place))

    with qtbot.waitSignal(presenter.register_asked):
        button(panel, "Register patient").click()


def test_a_press_on_a_head_sorts_by_day_not_by_word(qtbot: QtBot, place: TestOffice) -> None:
    late = register(place, somebody("BROWN", "Ann", "051", date(1970, 5, 5)))
    early = register(place, somebody("SMITH", "Jo", "052", date(1971, 5, 5)))
    outside(place, late, date(2025, 1, 13))
    outside(place, early, date(2024, 12, 9))
    panel, _ = page(qtbot, session(place))

    panel.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)

    assert names(panel)[-2:] == ["SMITH, Jo (Mr)", "BROWN, Ann (Mr)"]


def test_similar_names_are_marked(qtbot: QtBot, place: TestOffice) -> None:
    register(place, somebody("SMITH", "Jo", "051", date(1971, 5, 5)))
    register(place, somebody("SMYTH", "Joan", "052", date(1971, 5, 6)))
    panel, _ = page(qtbot, session(place))

    marked = [line for line in panel.table.table.lines if getattr(line, "similar", "")]

    assert len(marked) == 2


def test_news_about_a_patient_is_shown(qtbot: QtBot, place: TestOffice) -> None:
    at = session(place)
    panel, _ = page(qtbot, at)

    at.do(RegisterPatient(somebody()))

    assert "LEE, Sam (Mr)" in names(panel)


def test_a_page_out_of_sight_is_not_read_again(qtbot: QtBot, place: TestOffice) -> None:
    at = session(place)
    panel, presenter = page(qtbot, at)
    panel.hide()

    at.do(RegisterPatient(somebody()))
    before = len(names(panel))
    panel.show()
    presenter.show()

    assert (before, len(names(panel))) == (3, 4)


def test_without_patients_the_ways_to_begin_are_shown(qtbot: QtBot) -> None:
    panel, presenter = page(qtbot, session(office()))
    panel.focus_lines()

    assert {"No patients yet", "Register a patient", "Try with sample data"} <= set(words(panel))
    assert button(panel, "Register patient").hasFocus()
    with qtbot.waitSignal(presenter.register_asked):
        button(panel, "Register patient").click()


def test_how_to_open_the_sample_is_told(qtbot: QtBot) -> None:
    panel, _ = page(qtbot, session(office()))

    button(panel, "How to open it").click()
    dialog = panel.findChildren(Dialog)[0]

    assert "--demo" in dialog.accessibleDescription()
    dialog.reject()


def test_a_list_that_cannot_be_read_says_why_and_is_tried_again(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, presenter = page(qtbot, session(place))
    panel.show_trouble("The file is in use.")
    settle()
    said = words(panel)
    panel.focus_lines()

    button(panel, "Try again").click()

    assert {"Could not load the patients", "The file is in use."} <= set(said)
    assert len(names(panel)) == 3
    assert presenter.parent() is panel


def test_a_closed_store_is_said_on_the_page(qtbot: QtBot, place: TestOffice) -> None:
    held = HeldOffice(place)
    panel, presenter = page(qtbot, Session(held, doors(place)))
    held.is_held = True

    presenter.show()
    settle()

    assert any("holds the file" in text for text in words(panel))


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_no_name_is_cut_and_every_part_is_named(
    qtbot: QtBot, worn: Look, place: TestOffice, theme: Theme
) -> None:
    worn.wear(theme)
    panel, _ = page(qtbot, session(place))

    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_a_patient_is_chosen_by_id(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, session(place))
    wanted = place.reader.patients()[2]

    panel.select_patient(wanted.patient_id)

    assert panel.table.table.line(panel.table.currentIndex()) == wanted


def test_2000_lines_are_all_shown(qtbot: QtBot) -> None:
    panel = PatientsPanel()
    full_page(qtbot, panel)

    panel.show_lines(LINES * 400)

    assert panel.table.table.rowCount() == 2000


def test_every_key_in_50000_patients_narrows_the_list_and_backspace_widens_it(
    qtbot: QtBot,
) -> None:
    """How fast is measured by `make bench`; here what is shown is what the words fit."""
    rng = Random(7)
    lines = tuple(
        replace(each, patient_id=str(number), mrn=f"{number:07d}", search=f"{each.search} {number}")
        for number, each in enumerate(rng.choices(LINES, k=50_000))
    )
    panel = PatientsPanel()
    full_page(qtbot, panel)
    PatientsPresenter(Session(LongOffice(lines), doors(office())), panel).show()
    settle()
    panel.focus_filter()
    rows = panel.table.table.rowCount

    counts = [rows()]
    for letter in "lee":
        QTest.keyClicks(search(panel), letter)
        counts.append(rows())
    lees = sum("lee" in line.search for line in lines)
    for _ in "lee":
        QTest.keyClick(search(panel), Qt.Key.Key_Backspace)

    assert counts == sorted(counts, reverse=True)
    assert (counts[-1], rows()) == (lees, 50_000)


@dataclass
class LongOffice(QuietOffice):
    """An office with so many patients that no test would register them."""

    lines: tuple[PatientLine, ...]
    person: str = "A. Ruiz"

    @property
    def desk(self) -> Desk:
        raise AssertionError("nothing is written here")

    @property
    def reader(self) -> Reader:
        return LongReader(self.lines)  # type: ignore[return-value]  # the two reads of the list

    @property
    def proof(self) -> Proof:
        raise AssertionError("nobody is asked here")

    def backup_desk(self) -> None:
        """Records in memory have no backups."""

    def back_up_if_changed(self) -> str:
        return ""

    def close(self, left: Note | None = None) -> None:
        """Hold nothing."""


@dataclass
class LongReader:
    lines: tuple[PatientLine, ...]

    def emergencies_to_review(self) -> tuple[()]:
        return ()

    def patients(self, judged: int | None = None) -> tuple[PatientLine, ...]:
        return self.lines

    def today(self) -> date:
        return date(2026, 11, 20)


def test_names_that_only_sound_alike_are_said_to(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, session(place))

    presenter.search("tritatschaivong")

    assert names(panel) == ["TREETAWTCHAIWONG, Lertchai"]
    assert "No exact match. 1 of 3 patients sound like it" in words(panel)


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
@pytest.mark.parametrize("size", [(1024 - 84, 560), (1366 - 84, 650), (1600 - 200, 880)])
def test_name_and_mrn_are_read_at_every_size(
    qtbot: QtBot, worn: Look, place: TestOffice, scale: float, size: tuple[int, int]
) -> None:
    worn.wear(Theme(LIGHT, scale))
    register(place, somebody("TREETAWTCHAIWONG", "Lertchai", "0419999", date(1985, 6, 1)))
    panel, _ = page(qtbot, session(place))
    panel.resize(*size)
    settle()

    heads = [column.head for column in COLUMNS]
    for head in ("Name", "MRN", "State"):
        assert not panel.table.isColumnHidden(heads.index(head)), head
    assert cut_words(panel) == []
    assert panel.table.horizontalScrollBar().maximum() == 0


def test_what_has_no_column_is_said_of_the_chosen_patient(
    qtbot: QtBot, place: TestOffice, worn: Look
) -> None:
    panel, _ = page(qtbot, session(place))
    [wide] = [label for label in panel.findChildren(QLabel) if label.text() == CHOOSE]
    before = wide.isVisible()

    worn.wear(Theme(LIGHT, 1.5))
    panel.resize(1024 - 84, 560)
    panel.focus_lines()
    settle()

    hidden = [
        at for at, each in enumerate(COLUMNS) if panel.table.isColumnHidden(at) and not each.under
    ]
    assert not before
    assert hidden
    assert wide.isVisible()
    assert all(COLUMNS[at].head in wide.text() for at in hidden if COLUMNS[at].words(chosen(panel)))
    assert cut_words(panel) == []


def chosen(panel: PatientsPanel) -> object:
    return panel.table.table.line(panel.table.currentIndex())


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_ways_to_begin_fit_a_small_window(qtbot: QtBot, worn: Look, scale: float) -> None:
    worn.wear(Theme(LIGHT, scale))
    panel, _ = page(qtbot, session(office()))
    panel.resize(1024 - 126, 560)
    settle()

    shown = [part for part in panel.findChildren(Button) if part.isVisible()]
    assert shown
    for part in shown:
        right = part.mapTo(panel, part.rect().topRight()).x()
        assert right < panel.width(), part.text()
    assert cut_words(panel) == []


def test_a_long_name_leaves_room_for_the_columns_at_1024(qtbot: QtBot, place: TestOffice) -> None:
    """Only the last dose may go: the next earliest day follows from it."""
    register(
        place,
        somebody(
            "Wolfeschlegelsteinhausenbergerdorff",
            "Maximiliane Friederike",
            "0419998",
            date(1967, 12, 8),
            name=PersonName("Wolfeschlegelsteinhausenbergerdorff", "Maximiliane Friederike", "Dr"),
        ),
    )
    outside(place, register(place, somebody("BROWN", "Ann", "0419997")), date(2025, 1, 13))
    panel, _ = page(qtbot, session(place))
    panel.resize(1024 - 84, 560)
    settle()

    heads = [column.head for column in COLUMNS]
    hidden = {head for at, head in enumerate(heads) if panel.table.isColumnHidden(at)}
    assert hidden <= {"Last dose"}
    assert panel.table.columnWidth(0) <= 360
    assert cut_words(panel) == []


def test_a_narrow_list_says_nothing_of_a_patient_whom_the_search_hides(
    qtbot: QtBot, place: TestOffice
) -> None:
    outside(place, register(place, somebody("BROWN", "Ann", "0419997")), date(2025, 1, 13))
    panel, _ = page(qtbot, session(place))
    panel.resize(560, 560)
    settle()
    panel.table.select_line(panel.table.table.lines[0])
    said = any("Last dose" in text for text in words(panel))

    QTest.keyClicks(search(panel), "zzz")
    settle()

    assert said
    assert not any("Last dose" in text for text in words(panel))


def test_the_empty_list_names_the_key_of_help(qtbot: QtBot) -> None:
    panel, _ = page(qtbot, session(office()))

    assert any(text.startswith("F1 ") for text in words(panel))


def states(panel: PatientsPanel) -> list[str]:
    return [line.word for line in panel.table.table.lines if isinstance(line, PatientLine)]


@pytest.fixture
def low_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a list no more than two lines are read at once."""
    monkeypatch.setattr("infusion_planner.ui.patients.presenter._AT_ONCE", 2)


@pytest.mark.usefixtures("low_screen")
def test_a_large_list_is_shown_with_its_first_lines_and_then_read_whole(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel = PatientsPanel()
    full_page(qtbot, panel)
    presenter = PatientsPresenter(session(place), panel)

    presenter.show()

    assert states(panel) == ["No course yet", "No course yet", ""]
    assert len(names(panel)) == 3
    qtbot.waitUntil(lambda: states(panel) == ["No course yet"] * 3)


@pytest.mark.usefixtures("low_screen")
def test_whoever_searches_before_the_list_is_whole_finds_everybody(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel = PatientsPanel()
    full_page(qtbot, panel)
    presenter = PatientsPresenter(session(place), panel)
    presenter.show()

    QTest.keyClicks(search(panel), "042")

    assert names(panel) == ["<B>X</B>, =1+1"]
    assert states(panel) == ["No course yet"]


@pytest.mark.usefixtures("low_screen")
def test_a_list_that_is_shown_again_is_read_whole_at_once(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, session(place))

    presenter.show()

    assert states(panel) == ["No course yet"] * 3


@pytest.mark.usefixtures("low_screen")
def test_a_list_out_of_sight_is_not_read_on(qtbot: QtBot, place: TestOffice) -> None:
    panel = PatientsPanel()
    full_page(qtbot, panel)
    presenter = PatientsPresenter(session(place), panel)
    presenter.show()

    panel.hide()
    QTest.qWait(100)

    assert states(panel)[2] == ""
    panel.show()
    presenter.show()
    assert states(panel) == ["No course yet"] * 3


@pytest.mark.usefixtures("low_screen")
def test_the_chosen_line_stays_chosen_when_the_list_becomes_whole(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel = PatientsPanel()
    full_page(qtbot, panel)
    presenter = PatientsPresenter(session(place), panel)
    presenter.show()
    panel.table.select_line(panel.table.table.lines[2])

    qtbot.waitUntil(lambda: states(panel) == ["No course yet"] * 3)

    assert panel.table.currentIndex().row() == 2


@pytest.mark.usefixtures("low_screen")
def test_a_list_that_cannot_be_read_on_says_so(qtbot: QtBot, place: TestOffice) -> None:
    held = HeldOffice(place)
    panel = PatientsPanel()
    full_page(qtbot, panel)
    presenter = PatientsPresenter(Session(held, doors(place)), panel)
    presenter.show()

    held.is_held = True

    qtbot.waitUntil(lambda: "Could not load the patients" in words(panel))
    held.is_held = False
    button(panel, "Try again").click()
    assert states(panel) == ["No course yet"] * 3
