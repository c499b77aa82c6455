"""The trial evidence is read from its file, and refused where it is not as expected."""

from pathlib import Path

import pytest

from infusion_planner.domain.errors import RulebookError
from infusion_planner.rulebook.loader import DRUG
from infusion_planner.rulebook.reference import load_evidence
from tests.resources import RESOURCES, shipped_evidence


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
        ('columns = ["", ', "columns = [", "one column of labels"),
        ('care1 = "CARE-MS I, ', 'care1 = "Some paper, ', "no document is named for CARE-MS I"),
        ("[documents]", "[documents", "cannot be read"),
    ],
)
def test_a_file_that_is_not_as_expected_is_refused(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    text = (RESOURCES / "reference" / f"{DRUG}.toml").read_text(encoding="utf-8")
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / f"{DRUG}.toml").write_text(
        text.replace(old, new, 1), encoding="utf-8"
    )

    with pytest.raises(RulebookError, match=words):
        load_evidence(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=f"The reference {DRUG}.toml cannot be read"):
        load_evidence(tmp_path)
