"""First start: the facts, the first person, and the recovery sheet."""

from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.errors import Fault, FolderTrouble, InvalidInput
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Roles
from infusion_planner.ui.doors import Doors
from infusion_planner.ui.first_start.panel import FirstStartPanel
from infusion_planner.ui.first_start.presenter import FirstStartPresenter
from infusion_planner.ui.first_start.recovery_panel import RecoveryPanel
from infusion_planner.ui.first_start.recovery_presenter import RecoveryPresenter
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import CENTER, office
from tests.ui.focus import backwards, tab_round
from tests.ui.front import PASSWORD, doors, full_page
from tests.ui.measure import cut_words, nameless, settle

FACTS = ("Harbor Infusion Center", "555-0142", "A. Ruiz", PASSWORD, PASSWORD)


def page(qtbot: QtBot, wired: Doors | None = None) -> tuple[FirstStartPanel, FirstStartPresenter]:
    panel = FirstStartPanel()
    full_page(qtbot, panel)
    presenter = FirstStartPresenter(wired or doors(office()), panel)
    presenter.start()
    return panel, presenter


def fill(panel: FirstStartPanel, facts: tuple[str, ...] = FACTS) -> None:
    for box, text in zip(panel.findChildren(QLineEdit), facts, strict=True):
        box.setText(text)
        box.textEdited.emit(text)


def make(panel: FirstStartPanel) -> None:
    next(b for b in panel.findChildren(Button) if b.kind == "primary").click()


def marked(panel: FirstStartPanel) -> dict[str, str]:
    return {e.name: e.message for e in panel.findChildren(Entry) if e.message}


def test_facts_and_password_make_the_records(qtbot: QtBot) -> None:
    panel, presenter = page(qtbot)
    fill(panel)

    with qtbot.waitSignal(presenter.made) as made:
        make(panel)

    new, card = made.args
    assert new.reader.center().name == "Harbor Infusion Center"
    assert new.reader.center().weekdays == frozenset(range(5))
    assert card.center == "Harbor Infusion Center"
    assert marked(panel) == {}


def test_the_us_holidays_of_two_years_are_closed_unless_unticked(qtbot: QtBot) -> None:
    given: list[Center] = []

    def first_start(center: Center, _person: str, _password: str, _also: Roles) -> object:
        given.append(center)
        raise FolderTrouble("Stop here.")

    wired = replace(doors(office()), first_start=first_start)  # type: ignore[arg-type]
    panel, _ = page(qtbot, wired)
    fill(panel)
    box = panel.findChildren(QCheckBox)[7]
    words = box.text().replace("&", "")

    make(panel)
    box.click()
    make(panel)

    closed = [item.on for item in given[0].closures]
    assert words == "Closed on the US public holidays of 2026 and 2027"
    assert {date(2026, 11, 26), date(2026, 12, 25), date(2027, 7, 5)} <= set(closed)
    assert {day.year for day in closed} == {2026, 2027}
    assert len(closed) == len(set(closed))
    assert {day.weekday() for day in closed} <= set(range(5))
    assert given[1].closures == ()


def test_the_message_goes_when_the_passwords_agree_again(qtbot: QtBot) -> None:
    panel, _ = page(qtbot)
    fill(panel, (*FACTS[:4], PASSWORD + "x"))
    make(panel)
    before = set(marked(panel))

    QTest.keyClick(panel.findChildren(QLineEdit)[4], Qt.Key.Key_Backspace)

    assert before == {"Password again"}
    assert marked(panel) == {}


def test_all_that_is_missing_is_said_at_once_and_nothing_is_made(qtbot: QtBot) -> None:
    panel, presenter = page(qtbot)
    for check in panel.findChildren(QCheckBox)[:5]:
        check.click()

    with qtbot.assertNotEmitted(presenter.made):
        make(panel)

    assert set(marked(panel)) == {"Center name", "Open weekdays", "Your name", "Password"}


def test_letters_that_paper_cannot_set_are_named(qtbot: QtBot) -> None:
    panel, _ = page(qtbot)
    fill(panel, ("王", *FACTS[1:]))

    make(panel)

    assert "王" in marked(panel)["Center name"]


def test_two_passwords_that_differ_are_refused_and_stay(qtbot: QtBot) -> None:
    panel, _ = page(qtbot)
    fill(panel, (*FACTS[:4], PASSWORD + "x"))

    make(panel)

    assert set(marked(panel)) == {"Password again"}
    assert panel.findChildren(QLineEdit)[3].text() == PASSWORD


@pytest.mark.parametrize(("length", "right"), [(14, False), (15, True), (128, True), (129, False)])
def test_a_password_has_15_to_128_characters(qtbot: QtBot, length: int, right: bool) -> None:
    panel, _ = page(qtbot)
    boxes = panel.findChildren(QLineEdit)
    for box, text in zip(boxes, (*FACTS[:3], "x" * length, "x" * length), strict=True):
        box.setText(text)

    make(panel)

    assert ("Password" in marked(panel)) is not right


def test_the_length_is_told_while_it_is_typed(qtbot: QtBot) -> None:
    panel, _ = page(qtbot)
    fill(panel, (*FACTS[:3], "abc", ""))
    password = panel.entry("password")
    short = hint(password)

    QTest.keyClicks(panel.findChildren(QLineEdit)[3], "x" * 12)
    QTest.keyClicks(panel.findChildren(QLineEdit)[4], "abc")

    assert "3 so far" in short
    assert "long enough" in hint(password)
    assert hint(panel.entry("again")) == "The two differ so far."


def test_the_two_passwords_agree(qtbot: QtBot) -> None:
    panel, _ = page(qtbot)

    fill(panel)

    assert hint(panel.entry("again")) == "The two agree."


def hint(entry: Entry) -> str:
    proxy = entry.focusProxy()
    assert proxy is not None
    return proxy.accessibleDescription()


def test_what_the_records_refuse_is_said_and_nothing_typed_is_lost(qtbot: QtBot) -> None:
    def full(*_: object) -> tuple[object, RecoverySheetCard]:
        raise FolderTrouble("The disk is full. Nothing was made.")

    panel, _ = page(qtbot, replace(doors(office()), first_start=full))  # type: ignore[arg-type]
    fill(panel)

    make(panel)

    assert any("disk is full" in label.text() for label in panel.findChildren(QLabel))
    assert [box.text() for box in panel.findChildren(QLineEdit)] == list(FACTS)


def test_a_name_that_is_refused_is_marked_as_the_person(qtbot: QtBot) -> None:
    def refuse(*_: object) -> tuple[object, RecoverySheetCard]:
        raise InvalidInput(Fault("name", "Type another name."))

    panel, _ = page(qtbot, replace(doors(office()), first_start=refuse))  # type: ignore[arg-type]
    fill(panel)

    make(panel)

    assert marked(panel) == {"Your name": "Type another name."}


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_no_word_is_cut_and_every_part_is_named(qtbot: QtBot, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    panel, _ = page(qtbot)
    make(panel)

    assert cut_words(panel) == []
    assert nameless(panel) == []


def sheet(qtbot: QtBot, paper: str = CENTER.paper.value) -> tuple[RecoveryPanel, RecoveryPresenter]:
    panel, presenter = page(qtbot)
    fill(panel)
    with qtbot.waitSignal(presenter.made) as made:
        make(panel)
    recovery = RecoveryPanel()
    full_page(qtbot, recovery)
    shown = RecoveryPresenter(doors(office()), recovery)
    shown.show(made.args[1], paper)
    return recovery, shown


def press(panel: RecoveryPanel, words: str) -> None:
    next(b for b in panel.findChildren(QPushButton) if b.text().replace("&", "") == words).click()


def said(panel: RecoveryPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_the_words_of_the_key_are_never_on_the_screen(qtbot: QtBot) -> None:
    panel, _ = sheet(qtbot)

    assert "word7" not in said(panel)
    assert "envelope" in said(panel)
    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_going_on_waits_for_the_envelope(qtbot: QtBot) -> None:
    panel, presenter = sheet(qtbot)
    with qtbot.assertNotEmitted(presenter.finished):
        press(panel, "Continue")
    before = presenter.has_unsaved()

    panel.findChildren(QCheckBox)[0].click()
    with qtbot.waitSignal(presenter.finished):
        press(panel, "Continue")

    assert (before, presenter.has_unsaved()) == (True, False)


def test_the_sheet_is_saved_as_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    panel, presenter = sheet(qtbot)
    path = tmp_path / "sheet.pdf"

    presenter.save_as(str(path))

    assert "word7" in PdfReader(path).pages[0].extract_text()
    assert "delete the file" in said(panel)


def test_a_sheet_that_is_not_saved_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    panel, presenter = sheet(qtbot)

    presenter.save_as(str(tmp_path / "gone" / "sheet.pdf"))

    assert "not saved" in said(panel)


def test_the_sheet_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    panel, presenter = sheet(qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    presenter.print_on(printer)

    assert (tmp_path / "printed.pdf").stat().st_size > 0
    assert "Sent to the printer" in said(panel)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    panel, presenter = sheet(qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))

    presenter.print_on(printer)

    assert "Nothing was printed" in said(panel)


def test_no_printer_is_said_and_no_file_is_written_in_its_place(qtbot: QtBot) -> None:
    panel, _ = sheet(qtbot)

    press(panel, "Print the sheet")

    assert "No printer is set up" in said(panel)


def test_a_printer_is_asked_for_and_may_be_declined(qtbot: QtBot) -> None:
    panel, presenter = sheet(qtbot)

    presenter.choose_printer()
    (dialog,) = panel.findChildren(QPrintDialog)
    layout = dialog.printer().pageLayout()
    dialog.reject()

    assert layout.pageSize().id() == QPageSize.PageSizeId.Letter
    assert layout.mode() == QPageLayout.Mode.FullPageMode
    assert "Sent" not in said(panel)


def test_a_sheet_on_a4_is_printed_on_a4_by_the_printer_that_is_chosen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    panel, presenter = sheet(qtbot, "a4")
    presenter.choose_printer()
    (dialog,) = panel.findChildren(QPrintDialog)
    printer = dialog.printer()
    size = printer.pageLayout().pageSize().id()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    dialog.accepted.emit(printer)
    dialog.close()

    assert size == QPageSize.PageSizeId.A4
    assert (tmp_path / "printed.pdf").stat().st_size > 0
    assert "Sent to the printer" in said(panel)


def test_a_file_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    panel, _ = sheet(qtbot)

    press(panel, "Save PDF")
    dialog = panel.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(tmp_path / "chosen.pdf"))
    dialog.reject()

    assert (tmp_path / "chosen.pdf").exists()


def test_there_is_no_sheet_before_there_are_records(qtbot: QtBot, tmp_path: Path) -> None:
    panel = RecoveryPanel()
    full_page(qtbot, panel)
    presenter = RecoveryPresenter(doors(office()), panel)

    presenter.save_as(str(tmp_path / "sheet.pdf"))

    assert "Make the records first" in said(panel)
    assert not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize("place", [3, 4])
def test_two_passwords_that_agree_again_are_no_longer_wrong(qtbot: QtBot, place: int) -> None:
    panel, _ = page(qtbot)
    fill(panel, (*FACTS[:3], PASSWORD, "another horse battery"))
    make(panel)
    wrong = marked(panel)
    box = panel.findChildren(QLineEdit)[place]

    box.setText(("", "", "", "another horse battery", PASSWORD)[place])
    box.textEdited.emit(box.text())

    assert list(wrong) == ["Password again"]
    assert marked(panel) == {}


def test_the_sample_center_is_opened_without_making_records(qtbot: QtBot) -> None:
    sample = doors(office(), sample=True)
    panel, presenter = page(qtbot, replace(doors(office()), open_sample=lambda: sample))

    with (
        qtbot.waitSignal(presenter.sample_opened) as opened,
        qtbot.assertNotEmitted(presenter.made),
    ):
        press_sample(panel)

    assert opened.args == [sample]
    assert marked(panel) == {}


def test_a_sample_center_that_cannot_be_made_is_said(qtbot: QtBot) -> None:
    def refuse() -> Doors:
        raise FolderTrouble("The disk is full. Free some room.")

    panel, presenter = page(qtbot, replace(doors(office()), open_sample=refuse))
    fill(panel)

    with qtbot.assertNotEmitted(presenter.sample_opened):
        press_sample(panel)

    assert any("disk is full" in label.text() for label in panel.findChildren(QLabel))
    assert [box.text() for box in panel.findChildren(QLineEdit)] == list(FACTS)
    assert sample_button(panel).isEnabled()


def test_without_a_sample_center_none_is_offered(qtbot: QtBot) -> None:
    panel, _ = page(qtbot)

    assert not sample_button(panel).isVisible()


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK)], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)], ids=str)
def test_the_other_ways_are_in_sight_without_scrolling_and_in_the_order_read(
    qtbot: QtBot, worn: Look, theme: Theme, size: tuple[int, int]
) -> None:
    worn.wear(theme)
    panel = FirstStartPanel()
    full_page(qtbot, panel, size)
    wired = doors(office())
    presenter = FirstStartPresenter(panel=panel, doors=with_other_ways(wired))
    presenter.start()
    settle()

    ways = [b for b in panel.findChildren(Button) if b.isVisible() and b.kind == "secondary"]
    hidden = [b for b in ways if b.visibleRegion().boundingRect() != b.rect()]
    tab_as_read(panel)
    went = tab_round(panel)

    names = sorted(b.accessibleName() for b in ways)
    assert (names, hidden) == (["Restore a backup …", "Try with sample data"], [])
    assert cut_words(panel) == []
    assert set(ways) <= set(went.visited)
    assert backwards(went.visited, panel) == []


def with_other_ways(wired: Doors) -> Doors:
    """Let the sample center and a restore be offered; neither is opened."""

    def never() -> NoReturn:
        raise AssertionError("only looked at")

    return replace(wired, open_sample=never, restoring=never)


def sample_button(panel: FirstStartPanel) -> Button:
    named = (b for b in panel.findChildren(Button) if "sample" in b.accessibleName())
    return next(named)


def press_sample(panel: FirstStartPanel) -> None:
    sample_button(panel).click()


def test_the_recovery_page_says_once_what_it_is_and_promises_no_words_on_itself(
    qtbot: QtBot,
) -> None:
    panel, _ = sheet(qtbot)
    headings = [t for t in (w.text() for w in panel.findChildren(QLabel)) if "ecovery sheet" in t]

    # one is its own, the other stands in the steps at the left
    assert headings.count("Print the recovery sheet") <= 2
    assert "Recovery sheet" not in headings
    assert "These 24 words" not in said(panel)
    assert "The sheet holds 24 words" in said(panel)


def test_printing_is_the_first_step_and_going_on_the_next(qtbot: QtBot) -> None:
    panel, _ = sheet(qtbot)

    def printing() -> Button:
        return next(b for b in panel.findChildren(Button) if "Print" in b.accessibleName())

    first = printing().kind
    panel.findChildren(QCheckBox)[0].click()

    assert (first, printing().kind) == ("primary", "secondary")
