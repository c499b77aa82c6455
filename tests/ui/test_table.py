import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.table import LINE_ROLE, STATE_ROLE, TAG_ROLE, Column, LineTable

DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
DOWN = Qt.SortOrder.DescendingOrder


class Row(Frozen):
    name: str
    born: str
    born_iso: str = ""
    state: str = ""
    mark: str = ""


COLUMNS = (
    Column("Name", "name", tag_field="mark"),
    Column("Born", "born", sort_field="born_iso", state_field="state", right=True),
)
ANN = Row("BROWN, Ann", "02-Feb-1979", "1979-02-02", "done", "similar name")
EVA = Row("diaz, Eva", "01-May-1985", "1985-05-01")
SAM = Row("LEE, Sam", "21-Jan-1960", "1960-01-21", "override")


def table(*rows: object) -> LineTable:
    model = LineTable(COLUMNS)
    model.show_lines(rows)
    return model


def names(model: LineTable) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_model_keeps_qts_promises(qtmodeltester: ModelTester) -> None:
    model = table(ANN, EVA, SAM)

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.sort(1)
    model.show_lines((SAM,))
    model.show_lines(())


def test_a_cell_reads_its_field() -> None:
    model = table(ANN)
    index = model.index(0, 1)

    assert index.data() == "02-Feb-1979"
    assert index.data(LINE_ROLE) is ANN
    assert index.data(STATE_ROLE) == "done"
    assert model.index(0, 0).data(TAG_ROLE) == "similar name"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None


def test_a_cell_says_its_column_and_its_tag() -> None:
    model = table(ANN, Row("", "", "", "", ""))

    assert model.index(0, 0).data(SPOKEN) == "Name: BROWN, Ann, similar name"
    assert model.index(0, 1).data(SPOKEN) == "Born: 02-Feb-1979"
    assert model.index(1, 1).data(SPOKEN) == "Born: nothing"


def test_a_column_without_state_or_tag_says_none() -> None:
    model = table(ANN)

    assert model.index(0, 0).data(STATE_ROLE) == ""
    assert model.index(0, 1).data(TAG_ROLE) == ""


def test_it_sorts_by_the_second_field_and_not_by_the_words() -> None:
    model = table(ANN, EVA, SAM)

    model.sort(1)

    assert names(model) == ["LEE, Sam", "BROWN, Ann", "diaz, Eva"]


def test_it_sorts_regardless_of_case() -> None:
    model = table(SAM, EVA, ANN)

    model.sort(0)

    assert names(model) == ["BROWN, Ann", "diaz, Eva", "LEE, Sam"]


def test_descending_turns_the_order_round() -> None:
    model = table(ANN, EVA, SAM)

    model.sort(0, DOWN)

    assert names(model) == ["LEE, Sam", "diaz, Eva", "BROWN, Ann"]


def test_new_lines_take_the_order_chosen_before() -> None:
    model = table(ANN)
    model.sort(0, DOWN)

    model.show_lines((ANN, SAM, EVA))

    assert names(model) == ["LEE, Sam", "diaz, Eva", "BROWN, Ann"]


def test_no_column_brings_back_the_order_given() -> None:
    model = table(SAM, ANN, EVA)
    model.sort(0)

    model.sort(-1)

    assert names(model) == ["LEE, Sam", "BROWN, Ann", "diaz, Eva"]


def test_some_lines_stand_in_the_order_they_are_given_in() -> None:
    model = table(SAM, ANN, EVA)

    model.show_some((EVA, SAM))

    assert names(model) == ["diaz, Eva", "LEE, Sam"]
    assert model.every_line == (SAM, ANN, EVA)


def test_some_lines_take_the_order_chosen_before_and_after() -> None:
    model = table(SAM, ANN, EVA)
    model.sort(0)

    model.show_some((SAM, ANN))
    before = names(model)
    model.sort(0, DOWN)
    turned = names(model)
    model.sort(-1)

    assert before == ["BROWN, Ann", "LEE, Sam"]
    assert turned == ["LEE, Sam", "BROWN, Ann"]
    assert names(model) == ["LEE, Sam", "BROWN, Ann"]


def test_new_lines_show_everything_again() -> None:
    model = table(SAM, ANN, EVA)
    model.show_some((ANN,))

    model.show_lines((SAM, EVA))

    assert names(model) == ["LEE, Sam", "diaz, Eva"]


def test_an_index_kept_over_a_sort_stays_on_its_line() -> None:
    model = table(SAM, ANN)
    kept = QPersistentModelIndex(model.index(0, 1))

    model.sort(0)

    assert kept.row() == 1
    assert model.line(kept) is SAM


def test_heads_stand_where_their_words_stand() -> None:
    model = table(ANN)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    align = Qt.ItemDataRole.TextAlignmentRole

    assert model.headerData(1, across) == "Born"
    assert model.headerData(1, across, SPOKEN) == "Born"
    assert model.headerData(1, across, align) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, across, align) & Qt.AlignmentFlag.AlignLeft
    assert model.headerData(0, across, Qt.ItemDataRole.ToolTipRole) is None
    assert model.headerData(0, down) is None
    assert model.headerData(9, across) is None


def test_there_is_nothing_outside_the_table() -> None:
    model = table(ANN)
    inside = model.index(0, 0)

    assert model.line(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(inside) == 0
    assert model.columnCount(inside) == 0


@pytest.mark.parametrize("count", [2_000, 50_000])
def test_a_large_list_is_shown_whole(count: int) -> None:
    rows = tuple(Row(f"NAME {at}", "x", f"{count - at:06d}") for at in range(count))
    model = LineTable(COLUMNS)

    model.show_lines(rows)

    assert model.rowCount() == count
    assert model.line(model.index(count - 1, 0)) == rows[-1]
