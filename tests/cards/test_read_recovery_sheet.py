from datetime import date

from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card
from tests.office import CENTER, moment

WORDS = tuple(f"word{number}" for number in range(1, 25))


def test_the_recovery_sheet_holds_the_key_and_names_no_patient() -> None:
    found = recovery_sheet_card(
        center=CENTER,
        person="A. Ruiz",
        words=WORDS,
        qr_text="KEY",
        made_at=moment(date(2026, 11, 20), 9, 12),
    )

    assert (found.words, found.qr) == (WORDS, "KEY")
    assert found.made_on == "Made Fri 20-Nov-2026 09:12 by A. Ruiz"
    assert (found.center, found.sample) == ("Harbor Infusion Center", True)
    assert "24 words" in found.purpose
    assert "Infusion Planner" in found.purpose
    assert any("sign-in window" in line for line in found.keeping)
    assert "this program" not in " ".join((found.purpose, *found.keeping))


def test_the_key_does_not_stand_in_the_cards_representation() -> None:
    found = recovery_sheet_card(
        center=CENTER,
        person="A. Ruiz",
        words=WORDS,
        qr_text="SECRET",
        made_at=moment(date(2026, 11, 20)),
    )

    assert "word7" not in repr(found)
    assert "SECRET" not in repr(found)
