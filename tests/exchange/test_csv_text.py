"""Cells of a CSV file: nothing to calculate, and the text still there."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusion_planner.exchange.csv_text import csv_cell, csv_line

BLANKS = " \u00a0\u2003\u3000\u200b\ufeff"
FORMULAS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"


def read(cell: str) -> str:
    """Read a cell back as a spreadsheet does."""
    ((found,),) = csv.reader(StringIO(cell, newline=""))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+SUM(A1)",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "\0x",
        "  =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        '=cmd|"/c calc"!A1',
        "- none known",
        "--1",
        "+1 555 0142",
        "=",
        "-",
    ],
)
def test_what_would_be_calculated_gets_an_apostrophe(text: str) -> None:
    assert csv_cell(text) == "\"'" + text.replace('"', '""') + '"'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LEE",
        "12",
        "-12",
        "+3.5",
        "-0.5",
        " -12 ",
        "a=b",
        "'=1",
        "<img src=x>",
        "&amp;",
        "5 - 6",
    ],
)
def test_everything_else_is_only_put_in_quotes(text: str) -> None:
    assert csv_cell(text) == f'"{text}"'


def test_quotes_and_commas_stay_inside_their_cell() -> None:
    line = csv_line(('LEE, "Sam"', "=1", "12"))

    assert line == '"LEE, ""Sam""","\'=1","12"\r\n'
    assert next(csv.reader([line])) == ['LEE, "Sam"', "'=1", "12"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_text_comes_back_whatever_it_is(text: str) -> None:
    found = read(csv_cell(text))

    assert found in {text, f"'{text}"}


@given(
    st.text(st.sampled_from(BLANKS), max_size=4),
    st.sampled_from(FORMULAS + "\t\r\n\0"),
    st.text(st.characters(exclude_categories=["Cs", "Nd"]), min_size=1),
)
def test_no_formula_is_left_behind_blanks(blanks: str, first: str, rest: str) -> None:
    assert read(csv_cell(blanks + first + rest)).startswith("'")
