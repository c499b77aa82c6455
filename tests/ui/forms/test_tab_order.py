import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLayoutItem,
    QSpacerItem,
    QStackedWidget,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll
from tests.ui.measure import Stage, settle

_ITEMS = {QLayoutItem, QSpacerItem, QWidgetItem}


def items_known_to_python() -> int:
    return sum(type(known) in _ITEMS for known in Shiboken.getAllValidWrappers())


def walked(first: QWidget, count: int) -> list[QWidget]:
    """Press Tab from the first part on, and give what had the focus."""
    settle()
    first.setFocus()
    found: list[QWidget] = []
    for _ in range(count):
        focused = QApplication.focusWidget()
        assert focused is not None
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return found


def test_tab_follows_the_layouts_not_the_order_of_making(stage: Stage) -> None:
    last, first, middle = Button("Last"), Button("First"), Button("Middle")
    page = group(column(row(first, None), PageScroll(group(column(middle))), last))
    stage.put(page)

    tab_as_read(page)

    assert walked(first, 3) == [first, middle, last]


def test_no_item_of_a_layout_is_left_behind_as_a_python_object(stage: Stage) -> None:
    page = group(column(row(Button("First"), None), Button("Last")))
    stage.put(page)
    before = items_known_to_python()

    tab_as_read(page)

    assert items_known_to_python() == before


def test_a_part_put_in_later_takes_its_place(stage: Stage) -> None:
    first, last = Button("First"), Button("Last")
    rows = column(first, last)
    page = group(rows)
    stage.put(page)
    tab_as_read(page)
    late = Button("Late")
    rows.insertWidget(1, late)

    tab_as_read(page)

    assert walked(first, 3) == [first, late, last]


@pytest.mark.parametrize(
    "direction", [QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.RightToLeft]
)
def test_a_row_that_is_turned_round_is_read_from_its_other_end(
    stage: Stage, direction: QBoxLayout.Direction
) -> None:
    first, last = Button("First"), Button("Last")
    parts: QBoxLayout = row(last, first)
    page = group(parts)
    stage.put(page)
    parts.setDirection(direction)

    tab_as_read(page)

    assert walked(first, 2) == [first, last]


def test_of_pages_that_lie_on_each_other_the_one_in_sight_has_its_order(stage: Stage) -> None:
    pages = QStackedWidget()
    last, below, above, first = Button("Last"), Button("Below"), Button("Above"), Button("First")
    lower, upper = group(column(below)), group(column(above))
    pages.addWidget(lower)
    pages.addWidget(upper)
    page = group(column(first, pages, last))
    stage.put(page)

    tab_as_read(page)

    assert walked(first, 4) == [first, below, last, first]

    pages.setCurrentWidget(upper)
    tab_as_read(page)

    assert walked(first, 4) == [first, above, last, first]


def test_pages_of_which_there_is_none_yet_have_no_order(stage: Stage) -> None:
    last, first = Button("Last"), Button("First")
    page = group(column(first, QStackedWidget(), last))
    stage.put(page)

    tab_as_read(page)

    assert walked(first, 2) == [first, last]


def test_an_empty_page_has_no_order(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)

    tab_as_read(page)

    assert page.nextInFocusChain() is page
