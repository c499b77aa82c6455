"""Every screen shows what was typed letter by letter: no markup, no marked key, in any name."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

import infusion_planner
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.demo.guide import Stop
from infusion_planner.demo.sample_center import SEED, SampleBuilder
from infusion_planner.demo.stories import STORIES
from infusion_planner.demo.tour import tour
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Allergy, AllergyState, PersonName
from tests.demo.sample_office import sample_office
from tests.office import SetClock, TestOffice, moment
from tests.ui.front import opened
from tests.ui.measure import words_on

TODAY = date(2026, 11, 20)
STRANGE = ("=1+1", "<img src=x>", "Dose <5 mg", "&amp;")
Part = TypeVar("Part", bound=QWidget)
PACKAGE = Path(infusion_planner.__file__).parent
# what reads markup unless it is told not to, or always
READS_MARKUP = {"QTextEdit", "QTextBrowser", "QTextDocument", "QErrorMessage", "QSplashScreen"}
# what is said before there is a look, of a folder of the installation
MAY_ASK = ["ui/main.py"]


def strange_names() -> TestOffice:
    """Every story of the SAMPLE center, told of people whose names look like code."""
    made = sample_office(TODAY)
    SampleBuilder(made, TODAY, len(STORIES), SEED).until(date.max)
    clock = SetClock(moment(TODAY))
    place = TestOffice(clock, made.store, made.desk, made.reader)
    for number, line in enumerate(place.reader.patients()):
        strange = STRANGE[number % len(STRANGE)]
        known = place.reader.details(line.patient_id)
        named = replace(
            known,
            name=PersonName(strange, f"{strange} {number}", strange, strange),
            allergy_state=AllergyState.KNOWN,
            allergies=(Allergy(strange, strange),),
        )
        place.desk.do(CorrectPatient(named))
    return place


def formatted(stop: Stop) -> Iterator[str]:
    """Name every label that would read markup."""
    for label in parts(stop.shown, QLabel):
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text():
            yield f"label {label.text()!r}"
    for edit in parts(stop.shown, QTextEdit):
        if edit.acceptRichText():
            yield f"text box {edit.toPlainText()!r}"


def labels(stop: Stop) -> list[str]:
    return [label.text() for label in parts(stop.shown, QLabel)]


def broken(stop: Stop) -> Iterator[str]:
    """Name what is said, or shown in a label, of `&amp;` without its sign."""
    for part in [stop.shown, *parts(stop.shown, QWidget)]:
        for words in (part.accessibleName(), part.accessibleDescription()):
            if re.search(r"(?<!&)amp;", words):
                yield f"said {words!r}"
    # a sign before a letter marks a key where the label stands for a box
    for label in parts(stop.shown, QLabel):
        if label.buddy() is not None and "&amp;" in label.text():
            yield f"label of a box {label.text()!r}"


def with_marked_key(stop: Stop) -> Iterator[str]:
    """Name every button that takes the sign in a name for the mark of its key."""
    for button in parts(stop.shown, QAbstractButton):
        if re.search(r"(?<!&)&amp;", button.text()):
            yield f"button {button.text()!r}"


def with_raw_tip(stop: Stop) -> Iterator[str]:
    """Name every tip in which a name would be read as markup."""
    for part in parts(stop.shown, QWidget):
        if "<img" in part.toolTip() or "<5" in part.toolTip():
            yield f"tip {part.toolTip()!r}"


def parts(page: QWidget, kind: type[Part]) -> list[Part]:
    return [part for part in page.findChildren(kind) if part.isVisibleTo(page)]


def test_every_screen_shows_strange_names_letter_by_letter(qtbot: QtBot) -> None:
    place = strange_names()
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    screens = 0

    with opened(qtbot, place) as window:
        for stop in tour(window):
            screens += 1
            said = " ".join([*words_on(stop.shown), *labels(stop)])
            seen |= {name for name in STRANGE if name in said}
            found = [*formatted(stop), *with_marked_key(stop), *with_raw_tip(stop), *broken(stop)]
            if found:
                wrong[stop.name] = found

    assert wrong == {}
    assert seen == set(STRANGE)
    assert screens > 30


def made_in(path: Path) -> Iterator[tuple[str, int]]:
    """Give every class or function that is called in a module by its name, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node.lineno


def test_only_the_kit_makes_labels_and_nothing_reads_markup() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} {name}"
        for path in (PACKAGE / "ui").rglob("*.py")
        for name, line in made_in(path)
        if name in READS_MARKUP | {"QLabel", "setHtml", "insertHtml", "appendHtml"}
        or (name == "setToolTip" and path.name != "label.py")
    ]
    asking = [path for path in (PACKAGE / "ui").rglob("*.py") if "QMessageBox" in path.read_text()]

    assert wrong == []
    assert [str(path.relative_to(PACKAGE)) for path in asking] == MAY_ASK


def test_no_sheet_lets_the_printer_read_markup() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}: {node.module}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module is not None
        and node.module.startswith(
            ("reportlab.platypus", "reportlab.lib.fonts", "reportlab.lib.rl")
        )
    ]
    named = [
        f"{path.relative_to(PACKAGE)}:{line} {name}"
        for path in (PACKAGE / "sheets").rglob("*.py")
        for name, line in made_in(path)
        if name in {"Paragraph", "XPreformatted", "ParaParser", "drawImage", "drawInlineImage"}
    ]

    assert wrong == []
    assert named == []
