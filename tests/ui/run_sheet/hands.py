"""The hands of a person at a run sheet: they press what is in sight, and type where they are."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.menu import Menu, MenuRow
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from tests.ui.measure import settle, words_on

LEFT = Qt.MouseButton.LeftButton
Typed = Mapping[str, str | bool | tuple[str, ...]]
"""What goes into a form, by the words over its fields: text, a tick, or several things ticked."""


def click(button: QWidget) -> None:
    """Press with the mouse, in the middle of it; its window comes forward, as it would."""
    button.window().activateWindow()
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT, pos=QPoint(button.width() // 2, button.height() // 2))
    settle()


def in_sight(page: QWidget, words: str) -> Button:
    """Find the visible button whose spoken words begin so."""
    found = [each for each in page.findChildren(Button) if each.isVisible()]
    return next(each for each in found if each.accessibleName().startswith(words))


def press(page: QWidget, words: str) -> None:
    click(in_sight(page, words))


def key(name: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key where the keyboard is."""
    at = QApplication.focusWidget()
    assert at is not None
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(at, name, modifier)
    settle()


def write(text: str) -> None:
    """Type where the keyboard is, over what stands there."""
    at = QApplication.focusWidget()
    assert isinstance(at, QLineEdit)
    at.selectAll()
    QTest.keyClicks(at, text)


def choose(menu_owner: QWidget, words: str) -> None:
    """Choose an entry of the menu that is open."""
    menus = [each for each in menu_owner.findChildren(Menu) if each.isVisible()]
    rows = menus[-1].findChildren(MenuRow)
    click(next(each for each in rows if each.text().replace("&", "") == words))


class Hands:
    """What a person does on one run sheet.

    Args:
        panel: the sheet, in sight.
    """

    def __init__(self, panel: RunSheetPanel) -> None:
        self.panel = panel

    def press(self, words: str) -> None:
        press(self.panel, words)

    def fill(self, fields: Typed) -> None:
        """Fill the form that is open, field by field."""
        for label, value in fields.items():
            if isinstance(value, bool):
                self._tick(label, wanted=value)
            elif isinstance(value, tuple):
                for each in value:
                    self._tick(each, wanted=True)
            else:
                self._put(self._box(label), value)

    def save(self) -> None:
        """Press the one button that records the form."""
        click(self.panel.form._save)

    def do(self, words: str, fields: Typed | None = None) -> None:
        """Press what begins with some words, fill in its form where it has one, and record it."""
        self.press(words)
        if self.panel.form.act:
            self.fill(fields or {})
            self.save()
        assert not self.panel.form.act, " | ".join(words_on(self.panel.form))

    def take(self, *values: str) -> None:
        """Type a set of vital signs from the pressure on, with Enter after each box."""
        click(self.panel.vitals.entry.boxes["bp"])
        boxes = len(self.panel.vitals.entry.boxes) - 1
        for value in (*values, *[""] * (boxes - len(values))):
            if value:
                write(value)
            key(Qt.Key.Key_Return)

    def close(self, words: str, fields: Typed | None = None) -> None:
        """Close the day by the menu that offers every way."""
        self.press("Close the day")
        choose(self.panel, words)
        self.fill(fields or {})
        self.save()

    def _box(self, label: str) -> QWidget:
        form = self.panel.form
        boxes = (*form.findChildren(QLineEdit), *form.findChildren(QComboBox))
        # a unit is said after the label
        names = [each.accessibleName().partition(",")[0] for each in boxes]
        assert label in names, f"{self.panel.form.act} asks {names}"
        return boxes[names.index(label)]

    def _put(self, box: QWidget, value: str) -> None:
        if isinstance(box, QComboBox):
            box.setFocus()
            place = box.findText(value)
            assert place >= 0
            QTest.keyClick(box, Qt.Key.Key_Home)
            for _ in range(place):
                QTest.keyClick(box, Qt.Key.Key_Down)
        else:
            click(box)
            write(value)

    def _tick(self, words: str, *, wanted: bool) -> None:
        boxes = self.panel.form.findChildren(QAbstractButton)
        box = next(each for each in boxes if each.accessibleName() == words)
        if box.isChecked() is not wanted:
            click(box)
