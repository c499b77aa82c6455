"""Rules about codes that contradict themselves are refused."""

from pathlib import Path

import pytest

from infusion_planner.domain.errors import RulebookError
from infusion_planner.rulebook.loader import DRUG, PROTOCOLS, load
from tests.resources import RESOURCES

SHIPPED = (RESOURCES / PROTOCOLS / DRUG / "2026.1.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("mg_per_unit = 5", "mg_per_unit = 0", "BILL-7: mg_per_unit: a unit has to hold"),
        ('first = ["96413", "96365"]', 'first = ["96413"]', "BILL-3: families: each family needs"),
        ('usual = "complex"', 'usual = "simple"', "BILL-3: usual: 'simple' is not one of complex,"),
        ("further_minutes = 60", "further_minutes = 0", "BILL-3: further_minutes: a further part"),
        (
            'primary = ["G35.B0", "G35.B1", "G35.B2"]',
            'primary = ["G35.B0"]',
            "BILL-5: primary: expected three codes: not told, active, not active",
        ),
        ('ask = ["G35.D", "G35.C0"]', 'ask = ["G35.E"]', "BILL-5: ask: 'G35.E' is not one of"),
    ],
)
def test_a_wrong_rule_about_codes_is_refused(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in SHIPPED
    path = tmp_path / "2026.1.toml"
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(RulebookError) as refusal:
        load(path)

    assert f"rule {words}" in str(refusal.value)
