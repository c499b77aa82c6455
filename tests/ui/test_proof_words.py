"""AX-1, AX-4, AX-5, AX-7, ID-1, MD-2: what each screen says, and how keys go round it.

What is said is said to eyes and to a screen reader. One walk looks at both, for a walk takes
minutes; the keys come last at each screen, as they move what was looked at.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from PySide6.QtCore import QAbstractAnimation
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QTabBar,
)
from pytestqt.qtbot import QtBot

from infusion_planner.cards.patients import PatientLine
from infusion_planner.demo.guide import Stop
from infusion_planner.demo.people import HARD_NAMES
from infusion_planner.domain.wording import name_words
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.look import Look
from tests.test_safe_words import misread
from tests.ui.focus import named
from tests.ui.measure import controls, doubled_mnemonics, spoken, words_on
from tests.ui.proof import long_names, walk
from tests.ui.test_proof_keyboard import Panes, first_of_its_kind, keyboard

LEAST_TARGET = 24
MOST_CONTROLS = 60
LONGEST_MS = 100
ROLELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}
TARGETS = (QAbstractButton, QLineEdit, QComboBox)
MARKUP = re.compile(r"</?span>")
PRESSED = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.PageTab,
    QAccessible.Role.Table,
}


def nameless(stop: Stop) -> list[str]:
    """Name the class of every control without a name or a role."""
    parts = controls(stop.shown)
    silent = [type(part).__name__ for part in parts if not spoken(part)]
    # Qt gives what scrolls a role of its own on each system, and `Client` here
    own = [part for part in parts if not isinstance(part, QAbstractScrollArea)]
    roles = {part: QAccessible.queryAccessibleInterface(part).role() for part in own}
    return silent + [named(part) for part, role in roles.items() if role in ROLELESS]


def silent_in_the_tree(stop: Stop) -> list[str]:
    """Go through what a screen reader is given, and name what can be pressed and says nothing."""
    return list(_silent(QAccessible.queryAccessibleInterface(stop.shown)))


def _silent(said: QAccessibleInterface) -> Iterator[str]:
    if said.state().invisible:
        return
    if said.role() in PRESSED and not said.text(QAccessible.Text.Name):
        yield said.role().name
    # what the rows of a table say is tested with the table
    if said.role() != QAccessible.Role.Table:
        for place in range(said.childCount()):
            yield from _silent(said.child(place))


def too_many(stop: Stop) -> list[str]:
    count = len(controls(stop.shown))
    return [f"{count} controls"] if count >= MOST_CONTROLS else []


def too_small(stop: Stop) -> list[str]:
    return [
        f"{named(part)} is {part.width()} x {part.height()}"
        for part in controls(stop.shown)
        if isinstance(part, TARGETS) and min(part.width(), part.height()) < LEAST_TARGET
    ]


def letters_twice(stop: Stop) -> list[str]:
    return [f"two parts answer to {letter}" for letter in doubled_mnemonics(stop.shown)]


def keyless(stop: Stop) -> list[str]:
    """Name each button of a dialog, main button and tab that no key leads to (AX-4)."""
    page = stop.shown
    buttons = [part for part in page.findChildren(Button) if part.isVisibleTo(page) and part.text()]
    due = [each for each in buttons if isinstance(page, QDialog) or each.kind == "primary"]
    words = [each.text() for each in due if not each.key]
    for heads in page.findChildren(QTabBar):
        if heads.isVisibleTo(page):
            words += [heads.tabText(place) for place in range(heads.count())]
    return [f"no key for {each}" for each in words if each == without_mnemonic(each)]


@cache
def everybody() -> tuple[PatientLine, ...]:
    """Give the patients of the sample; a walk leaves them as they were."""
    return long_names().reader.patients()


def misread_words(stop: Stop) -> list[str]:
    """Give what may be misread (MD-2); how a tip is marked up is not read."""
    said = (unescape(MARKUP.sub("", words)) for words in dict.fromkeys(words_on(stop.shown)))
    return [words for words in said if misread(without_names(words))]


def without_names(words: str) -> str:
    """Leave out who is meant: people are called as they are called."""
    # the trail tells also how they were called before
    for name in (*(line.name for line in everybody()), *map(name_words, HARD_NAMES)):
        words = words.replace(name, "")
    return words


def missing_identifiers(stop: Stop) -> list[str]:
    """Tell where one patient is meant, and not two of name, birth date and MRN are read."""
    if not stop.patient_id:
        return []
    card = long_names().reader.identity(stop.patient_id)
    said = "\n".join(words_on(stop.shown))
    missing = [] if card.name in said else ["no name"]
    return missing if card.mrn in said or card.born in said else [*missing, "no birth date or MRN"]


def told_by_titles(stop: Stop) -> list[str]:
    """Give the titles of windows that tell who a patient is."""
    secret = {line.mrn for line in everybody()}
    secret |= {line.name.split(",")[0] for line in everybody()}
    titles = [window.windowTitle() for window in QApplication.topLevelWidgets()]
    return [title for title in titles if any(word.lower() in title.lower() for word in secret)]


def moving(stop: Stop) -> list[str]:
    """Name what goes on moving longer than a tenth of a second (AX-7)."""
    found = stop.shown.findChildren(QAbstractAnimation)
    # what moves for ever has no length: -1
    return [type(each).__name__ for each in found if not 0 <= each.totalDuration() <= LONGEST_MS]


LOOKS = (
    nameless,
    silent_in_the_tree,
    too_many,
    too_small,
    letters_twice,
    keyless,
    misread_words,
    missing_identifiers,
    told_by_titles,
    moving,
)


def test_every_screen_speaks_and_is_gone_round_with_keys(qtbot: QtBot, worn: Look) -> None:
    panes = Panes()

    assert walk(qtbot, *LOOKS, keyboard(first_of_its_kind()), panes.left_out) == {}
    assert len(panes.pages) > 20
