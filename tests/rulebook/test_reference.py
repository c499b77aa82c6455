"""What staff look up is read from a file that says where each thing comes from."""

from pathlib import Path

import pytest

from infusion_planner.domain.errors import RulebookError
from infusion_planner.rulebook.loader import DRUG
from infusion_planner.rulebook.reference import REFERENCE, load_evidence, load_reference
from tests.resources import RESOURCES, shipped_evidence

GOOD = """
[documents]
one = "A paper, 2020"

[[table]]
id = "trial"
title = "A trial"
note = ""
columns = ["", "Arm"]
rows = [["Relapses", "0.2"]]
source = [{ document = "one", section = "Results" }]

[[list]]
id = "signs"
title = "Signs"
note = "Asked about."
items = ["fever"]
source = [{ document = "one", section = "Signs" }]
"""


def read(folder: Path, *changes: tuple[str, str]) -> str:
    """Give why a changed file is refused; empty when it is not."""
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / REFERENCE).mkdir()
    (folder / REFERENCE / f"{DRUG}.toml").write_text(text, encoding="utf-8")
    try:
        load_reference(folder)
    except RulebookError as refusal:
        return str(refusal)
    return ""


def test_what_is_shipped_is_read_and_cites_a_document_everywhere() -> None:
    found = load_reference(RESOURCES)

    assert [table.id for table in found.tables] == ["care-ms"]
    lists = [item.id for item in found.lists]
    assert lists == ["infusion-reactions", "boxed", "adverse-effects"]
    assert all(table.source for table in found.tables)
    assert all(item.source for item in found.lists)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    assert read(tmp_path) == ""
    found = load_reference(tmp_path)

    (table,), (signs,) = found.tables, found.lists
    assert (table.columns, table.rows) == (("", "Arm"), (("Relapses", "0.2"),))
    assert signs.source[0].words == "A paper, 2020: Signs"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "A trial"', 'titel = "A trial"', "table trial: title: this key is missing"),
        ('note = ""', 'note = ""\ncolor = "red"', "table trial: color: unknown key"),
        ('rows = [["Relapses", "0.2"]]', 'rows = [["Relapses"]]', "expected 2 cells in each row"),
        (
            'rows = [["Relapses", "0.2"]]',
            'rows = [["Relapses"]]',
            "expected 2 cells in each row, one a column; 'Relapses' has 1",
        ),
        (
            'rows = [["Relapses", "0.2"]]',
            'rows = [["Relapses", "0.2"], []]',
            "expected 2 cells in each row, one a column; '' has 0",
        ),
        ('id = "trial"', "id = 7", "toml, table: id: expected a text"),
        ('rows = [["Relapses", "0.2"]]', "rows = [[1, 2]]", "a list of lists of texts"),
        ('rows = [["Relapses", "0.2"]]', "rows = []", "a table needs at least one"),
        ('items = ["fever"]', "items = []", "list signs: items: a list needs at least one"),
        ('document = "one", section = "Signs"', 'document = "two", section = "Signs"', "'two' is"),
        ('source = [{ document = "one", section = "Results" }]', "source = []", "trial: source: "),
        (
            'source = [{ document = "one", section = "Signs" }]',
            "source = []",
            "list signs: source: at least one document is needed",
        ),
        ('[documents]\none = "A paper, 2020"', "", "documents: this key is missing"),
        ("[[list]]", "[[lists]]", "list: this key is missing"),
        ("[documents]", "spare = 1\n[documents]", "spare: unknown key"),
        ("[[list]]", "[[list", "cannot be read"),
    ],
)
def test_what_cannot_be_trusted_is_refused_by_file_and_key(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    words = read(tmp_path, (old, new))

    assert f"{DRUG}.toml" in words
    assert said in words
    assert "not taken into use" in words


def test_a_file_without_any_list_is_refused(tmp_path: Path) -> None:
    lists = GOOD[GOOD.index("[[list]]") :]

    words = read(tmp_path, (lists, ""), ("[documents]", "list = []\n[documents]"))

    assert "list: there is none; expected at least one" in words


def test_an_id_stands_once(tmp_path: Path) -> None:
    twice = GOOD[GOOD.index("[[list]]") :]

    assert "list signs: id: this id stands twice" in read(
        tmp_path, ("[[list]]", f"{twice}[[list]]")
    )


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="cannot be read"):
        load_reference(tmp_path)


def test_each_trial_has_its_patients_publication_and_figures() -> None:
    found = shipped_evidence()

    assert (found.first.name, found.later.name) == ("CARE-MS I", "CARE-MS II")
    assert found.first.patients == "previously untreated"
    assert found.later.published == "Lancet 2012;380(9856):1829-1839"
    # as published: 0.18 against 0.39, and 0.26 against 0.52
    assert dict(found.first.results)["Relapses a year"].startswith("0.18 against 0.39")
    assert dict(found.later.results)["Relapses a year"].startswith("0.26 against 0.52")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "care-ms"', 'id = "other"', "expected a table 'care-ms'"),
        ('columns = ["", ', "columns = [", "expected 2 cells in each row"),
        ('care1 = "CARE-MS I, ', 'care1 = "Some paper, ', "no document is named for CARE-MS I"),
        ("[documents]", "[documents", "cannot be read"),
    ],
)
def test_evidence_that_is_not_as_expected_is_refused(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    text = (RESOURCES / "reference" / f"{DRUG}.toml").read_text(encoding="utf-8")
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / f"{DRUG}.toml").write_text(
        text.replace(old, new, 1), encoding="utf-8"
    )

    with pytest.raises(RulebookError, match=words):
        load_evidence(tmp_path)


def test_evidence_of_one_trial_alone_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, ('id = "trial"', 'id = "care-ms"')) == ""

    with pytest.raises(RulebookError, match="one column of labels and one for each of 2 trials"):
        load_evidence(tmp_path)


def test_a_reference_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    read(tmp_path)
    (tmp_path / REFERENCE / f"{DRUG}.toml").write_bytes(b'id = "\xff"')

    with pytest.raises(RulebookError, match=f"The reference {DRUG}.toml cannot be read"):
        load_reference(tmp_path)


def test_missing_evidence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=f"The reference {DRUG}.toml cannot be read"):
        load_evidence(tmp_path)
