from hypothesis import given
from hypothesis import strategies as st

from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.samples import FONTS

FACE = load_typeface(FONTS)
SIZE = 9.0

texts = st.text(alphabet="abc WMi.,-\u00a0ễ", max_size=60)
lines_of_runs = st.lists(st.tuples(texts, st.booleans()), max_size=4).map(tuple)


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


def test_short_line_is_left_alone() -> None:
    line = (*strong("12 mg"), *plain(" in 100 mL"))

    assert wrap(line, 500, SIZE, FACE) == (line,)


def test_empty_text_gives_no_line() -> None:
    assert wrap(plain(""), 100, SIZE, FACE) == ()
    assert wrap((), 100, SIZE, FACE) == ()


def test_breaks_stand_at_spaces() -> None:
    width = FACE.width("one two", SIZE) + 0.1

    wrapped = wrap(plain("one two three"), width, SIZE, FACE)

    assert wrapped == (plain("one two"), plain("three"))


def test_bold_survives_a_break() -> None:
    width = FACE.width("stop", SIZE, bold=True) + 0.1

    wrapped = wrap((*strong("stop now"), *plain(" ok")), width, SIZE, FACE)

    assert wrapped == (strong("stop"), strong("now"), plain("ok"))


def test_word_of_two_runs_is_not_parted() -> None:
    width = FACE.width("penicillin,", SIZE, bold=True) + 1

    wrapped = wrap((*plain("no "), *strong("penicillin"), *plain(", rash")), width, SIZE, FACE)

    assert [text_of(line) for line in wrapped] == ["no", "penicillin,", "rash"]


def test_no_break_space_ties_a_date() -> None:
    width = FACE.width("on 02\u00a0Nov", SIZE) - 1

    wrapped = wrap(plain("on 02\u00a0Nov"), width, SIZE, FACE)

    assert wrapped == (plain("on"), plain("02\u00a0Nov"))


def test_word_wider_than_its_place_is_broken_never_cut() -> None:
    wrapped = wrap(plain("so " + "W" * 30), 60, SIZE, FACE)

    assert "".join(text_of(line) for line in wrapped).replace(" ", "") == "so" + "W" * 30
    assert len(wrapped) > 3


def test_word_wider_than_its_place_is_broken_after_its_hyphens_first() -> None:
    name = "MONTGOMERY-CAVENDISH-HOLLOWAY"
    width = FACE.width("MONTGOMERY-CAVENDISH-", SIZE) + 0.1

    wrapped = wrap(plain(f"von {name}"), width, SIZE, FACE)

    assert [text_of(line) for line in wrapped] == ["von", "MONTGOMERY-CAVENDISH-", "HOLLOWAY"]


def test_hyphens_do_not_break_a_word_that_fits() -> None:
    width = FACE.width("up to 555-0142", SIZE) - 0.1

    wrapped = wrap(plain("up to 555-0142"), width, SIZE, FACE)

    assert [text_of(line) for line in wrapped] == ["up to", "555-0142"]


@given(line=lines_of_runs, width=st.floats(min_value=12, max_value=200))
def test_every_letter_is_kept_and_every_line_fits(line: Line, width: float) -> None:
    wrapped = wrap(line, width, SIZE, FACE)

    kept = [(letter, bold) for part in wrapped for text, bold in part for letter in text]
    given_letters = [(letter, bold) for text, bold in line for letter in text]
    assert [pair for pair in kept if pair[0] != " "] == [
        pair for pair in given_letters if pair[0] != " "
    ]
    assert all(line_width(part, SIZE, FACE) <= width + 1e-6 for part in wrapped)
