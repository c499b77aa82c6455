"""The middle of a page follows the focus, and shows all of the part that has it."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.scroll import PageScroll
from tests.ui.measure import Stage, settle


@pytest.fixture
def areas() -> list[TextArea]:
    return [TextArea(f"Area {number}", lines=5) for number in range(6)]


@pytest.fixture
def page(stage: Stage, areas: list[TextArea]) -> PageScroll:
    page = PageScroll(group(column(*areas)))
    stage.put(page, size=(600, 260))
    page.setFixedHeight(200)
    settle()
    return page


@pytest.mark.parametrize("order", [range(6), range(5, -1, -1)], ids=["down", "up"])
def test_all_of_a_large_box_is_shown_not_only_the_line_of_its_cursor(
    qtbot: QtBot, page: PageScroll, areas: list[TextArea], order: range
) -> None:
    seen = []
    for place in order:
        box = areas[place].box
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        settle()
        top = box.mapTo(page.viewport(), QPoint(0, 0)).y()
        seen.append(top >= 0 and top + box.height() <= page.viewport().height())

    assert seen == [True] * 6


def test_of_a_box_higher_than_the_page_the_line_of_its_cursor_is_shown(
    stage: Stage, qtbot: QtBot
) -> None:
    area = TextArea("Area", lines=30)
    page = PageScroll(group(column(area)))
    stage.put(page, size=(600, 260))
    page.setFixedHeight(200)
    area.box.setPlainText("\n".join(map(str, range(30))))
    area.box.moveCursor(area.box.textCursor().MoveOperation.End)

    area.box.setFocus()
    qtbot.waitUntil(area.box.hasFocus)
    settle()

    line = area.box.cursorRect().translated(area.box.mapTo(page.viewport(), QPoint(0, 0)))
    assert page.viewport().rect().contains(line)


def test_what_is_wrong_with_the_field_is_shown_with_it(
    page: PageScroll, areas: list[TextArea], qtbot: QtBot
) -> None:
    field = areas[1]
    field.box.setFocus()
    qtbot.waitUntil(field.box.hasFocus)
    settle()
    # the message would stand right below what can be seen
    foot = field.box.mapTo(page.viewport(), QPoint(0, field.box.height())).y()
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + foot - 200)
    page.show_focus()

    field.show_error("Choose the reaction it is about.")
    settle()

    bottom = field._message.mapTo(page.viewport(), QPoint(0, field._message.height())).y()
    assert field._message.height() > 0
    assert bottom <= page.viewport().height()
