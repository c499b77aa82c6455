from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import (
    column,
    discard,
    empty,
    fields,
    group,
    reveal,
    row,
    scrolling,
)
from tests.ui.measure import settle

UI = Path(__file__).parents[3] / "infusion_planner" / "ui"


def test_a_row_takes_widgets_layouts_gaps_and_stretches(qtbot: QtBot) -> None:
    first, last, inner = QLabel("a"), QLabel("b"), QVBoxLayout()
    layout = row(first, 12, inner, None, (last, 2), gap=5, margins=(1, 2, 3, 4))
    page = group(layout)
    qtbot.addWidget(page)

    margins = layout.contentsMargins()

    assert layout.count() == 5
    assert layout.stretch(3) == 1
    assert layout.stretch(4) == 2
    assert layout.spacing() == 5
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (1, 2, 3, 4)


def test_fields_stand_with_their_labels_in_one_line(qtbot: QtBot) -> None:
    low, high = QWidget(), QWidget()
    low.setFixedSize(50, 20)
    high.setFixedSize(50, 80)
    page = group(fields(low, high))
    qtbot.addWidget(page)
    page.resize(300, 80)
    page.show()

    assert low.y() == high.y() == 0


def test_only_the_middle_scrolls(qtbot: QtBot) -> None:
    area = scrolling(QWidget())
    qtbot.addWidget(area)

    assert area.widgetResizable()
    assert area.frameShape() == QScrollArea.Shape.NoFrame


def test_a_discarded_widget_leaves_its_page(qtbot: QtBot) -> None:
    page = group(column(QLabel("old")))
    qtbot.addWidget(page)

    discard(page.findChildren(QLabel)[0])
    settle()

    assert page.findChildren(QLabel) == []


def test_a_layout_can_be_emptied_but_for_its_end(qtbot: QtBot) -> None:
    layout = row(QLabel("a"), 8, QLabel("b"), None)
    page = group(layout)
    qtbot.addWidget(page)

    empty(layout, keep=1)
    settle()

    assert layout.count() == 1
    assert page.findChildren(QLabel) == []


def test_revealing_a_part_without_a_page_opens_no_window(qtbot: QtBot) -> None:
    part = QLabel("part")
    part.hide()

    reveal(part)
    alone = part.isVisible()
    page = group(column(part))
    qtbot.addWidget(page)
    page.show()

    assert not alone
    assert part.isVisible()


def test_revealing_a_part_on_a_page_shows_it_at_once(qtbot: QtBot) -> None:
    part = QLabel("part")
    page = group(column(part))
    qtbot.addWidget(page)
    page.show()
    part.hide()

    reveal(part)

    assert part.isVisible()


def flowing(*widths: int) -> tuple[Flow, list[QWidget], QWidget]:
    parts = []
    for width in widths:
        part = QWidget()
        part.setFixedSize(width, 20)
        parts.append(part)
    flow = Flow(*parts, gap=(8, 2))
    return flow, parts, group(flow)


def test_a_flow_asks_for_one_line(qtbot: QtBot) -> None:
    flow, _, page = flowing(50, 60)
    qtbot.addWidget(page)

    assert flow.sizeHint() == QSize(118, 20)
    assert flow.minimumSize() == QSize(60, 20)


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    flow, parts, page = flowing(50, 60, 30)
    qtbot.addWidget(page)
    page.show()

    flow.setGeometry(QRect(0, 0, 118, 100))

    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(118) == 42
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (58, 0), (0, 22)]


def test_a_flow_gives_a_hidden_part_no_room(qtbot: QtBot) -> None:
    flow, parts, page = flowing(50, 60)
    qtbot.addWidget(page)

    parts[0].hide()

    assert flow.sizeHint() == QSize(60, 20)
    assert flow.heightForWidth(60) == 20


def test_long_words_in_a_flow_wrap(qtbot: QtBot) -> None:
    words = Label("one two three four five six seven eight nine ten", wrap=True)
    flow = Flow(words)
    page = group(flow)
    qtbot.addWidget(page)

    assert flow.heightForWidth(120) > 2 * words.fontMetrics().height()


def test_an_empty_flow_has_no_size(qtbot: QtBot) -> None:
    flow, parts, page = flowing(50)
    qtbot.addWidget(page)

    item = flow.takeAt(0)

    assert item is not None
    assert item.widget() is parts[0]
    assert flow.takeAt(0) is None
    assert flow.count() == 0
    assert flow.heightForWidth(100) == 0
    assert flow.sizeHint().height() == 0
    assert not flow.expandingDirections()


def test_no_layout_is_asked_for_its_items() -> None:
    # the Python object of an item outlives it; see CONTRIBUTING, "Tests"
    asking = [path.name for path in UI.rglob("*.py") if ".itemAt(" in path.read_text("utf-8")]

    assert asking == []
