import pytest

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.banner import Banner, measure_banner
from infusion_planner.sheets.page import frame_for
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.samples import EASY, FONTS, HARD, TWO_LINE_NAME

FACE = load_typeface(FONTS)
WIDTH = frame_for("letter", 1).width


def measured(identity: IdentityCard) -> Banner:
    return measure_banner(identity, WIDTH, FACE, sample=False)


def called(name: str) -> Banner:
    return measured(replace(EASY.identity, paper_name=name))


@pytest.mark.parametrize(
    ("name", "size", "lines"),
    [
        ("OKAFOR, Daniel (Mr)", 15, 1),
        (HARD.identity.paper_name, 14, 1),
        (f"{HARD.identity.paper_name} J", 13, 1),
        (TWO_LINE_NAME, 14, 2),
    ],
)
def test_name_shrinks_by_two_steps_and_then_takes_two_lines(
    name: str, size: float, lines: int
) -> None:
    banner = called(name)

    assert (banner.name_size, len(banner.name)) == (size, lines)


def test_two_lines_break_after_the_family_name() -> None:
    banner = called(TWO_LINE_NAME)

    assert banner.name[0] == "NGUYỄN-WIŚNIEWSKA VON HOHENZOLLERN-SIGMARINGEN,"


def test_long_hyphenated_name_breaks_after_a_hyphen_never_inside_a_part() -> None:
    family = "MONTGOMERY-CAVENDISH-FITZWILLIAM-HOLLOWAY-ASHWORTH"

    banner = called(f"{family}, Anne-Marie (Ms)")

    assert "".join(banner.name[:-1]) == f"{family},"
    assert all(line.endswith("-") for line in banner.name[:-2])
    assert banner.name[-1] == "Anne-Marie (Ms)"
    assert len(banner.name) == 3


@pytest.mark.parametrize("name", ["ABCDEFGHIJ " * 12, "ABCDEFGHIJ" * 12, "A" * 90 + ", B"])
def test_name_of_any_length_is_kept_in_full(name: str) -> None:
    banner = called(name.strip())

    assert "".join(banner.name).replace(" ", "") == name.replace(" ", "")


def test_identifiers_that_do_not_fit_one_line_take_another() -> None:
    long = replace(EASY.identity, mrn="HIC-AB-20261118-XY-7", rems_id="LP-208841-LONG-ID")

    banner = measured(long)

    assert len(measured(EASY.identity).identifiers) == 1
    assert len(banner.identifiers) == 2
    assert banner.height > measured(EASY.identity).height


def test_long_number_leaves_the_other_identifiers_under_its_code() -> None:
    long = replace(HARD.identity, mrn="HIC-AB-20261118-XY-7")

    banner = measured(long)

    assert len(banner.name) == 2
    assert len(banner.identifiers) == 1


def test_code_of_more_than_50_mm_is_narrowed() -> None:
    assert measured(EASY.identity).code.module == 0.96
    assert measured(replace(EASY.identity, mrn="HIC-AB-20261118-XY-7")).code.module == 0.72


def test_header_with_one_line_and_with_three_lines_has_the_planned_height() -> None:
    one, three = measured(EASY.identity), measured(HARD.identity)

    assert one.height == pytest.approx(62, abs=1)
    assert three.height == pytest.approx(84, abs=1.5)
