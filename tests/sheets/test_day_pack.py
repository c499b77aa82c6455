"""The list of a pack: every patient by two identifiers, every sheet counted, nobody behind it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from infusion_planner.cards.day_pack import DayPackCard, PackLine
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.day_pack import draw_packs
from infusion_planner.sheets.page import Paper
from infusion_planner.sheets.press import Printout
from tests.resources import RESOURCES
from tests.sheets.record_samples import EXTRA
from tests.sheets.samples import EASY
from tests.sheets.test_lists import DAY

_LONG = "WOJCIECHOWSKA-MONTGOMERY DE LA CRUZ, Maria Alexandrina Theodora (Ms)"


def line(chair: str, name: str, mrn: str) -> PackLine:
    ids = ("Born 09-Mar-1988", f"MRN {mrn}", "Course 1, infusion 3 of 5")
    return PackLine(chair, name, *ids, sheets=("S1", "S2"))


LIST = DayPackCard(
    title="Day pack",
    day="Mon 02-Nov-2026",
    come="Patients are told to come at 7:30 AM.",
    count="3 patients",
    lines=(
        line("Chair 1", "LEE, Sam (Mr)", "0410077"),
        replace(line("", _LONG, "0410078"), note="Similar name: LEE, Samuel MRN 0410090"),
        PackLine("Chair 3", "Restricted chart", "", "", "", "This chart is restricted to others."),
    ),
    site="Harbor Infusion Center",
    printed="Printed Sun 01-Nov-2026 16:52 by A. Ruiz",
    note="Details of several patients: shred after use.",
    sample=True,
)


def packed(card: DayPackCard, paper: Paper) -> Printout:
    sheets = [each for one in card.lines if one.sheets for each in (EASY, EXTRA)]
    made = draw_packs([(card, sheets)], paper, RESOURCES / "fonts", lambda *_: True)
    assert made is not None
    made.checked()
    return made


def texts(made: Printout) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_list_names_each_patient_and_counts_every_page(paper: Paper) -> None:
    made = packed(LIST, paper)

    said = " ".join(texts(made)[0].split())
    assert made.sheets == (2, 2, 2, 2, 2)
    assert "3 patients, 4 sheets, 10 pages with this list." in said
    for words in ("LEE, Sam (Mr)", "MRN 0410077", "3 to 6", "7 to 10", "S1: 2, S2: 2", "no chair"):
        assert words in said
    assert "not printed" in said
    assert "Similar name: LEE, Samuel MRN 0410090" in said
    assert "shred after use" in said
    assert "SAMPLE" in said


def test_a_long_list_runs_on_and_still_says_where_each_sheet_stands() -> None:
    many = replace(LIST, lines=tuple(line(f"Chair {n}", _LONG, f"04{n:05}") for n in range(1, 31)))

    made = packed(many, "letter")

    lists, total = made.sheets[0], len(texts(made))
    assert lists % 2 == 0
    assert lists > 2
    assert total == lists + 120
    said = " ".join(" ".join(texts(made)[:lists]).split())
    assert f"{total} pages with this list" in said
    assert f"{lists + 1} to {lists + 4}" in said
    assert f"{total - 3} to {total}" in said
    assert "Day pack, continued" in said


def test_a_pack_that_is_stopped_is_no_file() -> None:
    heard: list[int] = []

    def once(done: int, total: int, words: str) -> bool:
        heard.append(total)
        assert words == f"Sheet {done + 1} of 2"
        return not done

    assert draw_packs([(LIST, [EASY, EXTRA])], "letter", RESOURCES / "fonts", once) is None
    assert heard == [2, 2]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_list_of_the_day_lies_wide_on_leaves_of_its_own(paper: Paper) -> None:
    of_day = PackLine("All chairs", "Day list", "", "", "", sheets=("S11",))
    card = replace(LIST, lines=(of_day, LIST.lines[0]))

    made = draw_packs([(card, [DAY, EASY, EXTRA])], paper, RESOURCES / "fonts", lambda *_: True)

    assert made is not None
    made.checked()
    pages = PdfReader(BytesIO(made.pdf)).pages
    wide = [page.mediabox.width > page.mediabox.height for page in pages]
    assert made.sheets == (2, 2, 2, 2)
    assert wide == [False] * 2 + [True] * 2 + [False] * 4
    cover, first, behind = (" ".join(pages[n].extract_text().split()) for n in (0, 2, 3))
    assert "Day list S11: 2 3 to 4" in cover
    assert "Wed 18-Nov-2026" in first
    assert "Page 1 of 2" in first
    assert "no entries on this page" in behind
    assert "Page 2 of 2" in behind
