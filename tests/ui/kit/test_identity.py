import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.cards.identity import AllergyCard, IdentityCard
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.allergy import AllergyChip
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.similar import SimilarChip
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

NONE = AllergyCard("none", "No known allergies")
FOUR = AllergyCard(
    "known",
    "Known allergies",
    (
        ("penicillin", "anaphylaxis"),
        ("latex", ""),
        ("sulfamethoxazole", "rash"),
        ("iodinated contrast", "hives"),
    ),
)
LEE = IdentityCard(
    "1",
    "LEE, Sam (Mr)",
    "LEE, Sam (Mr)",
    "Sammy",
    "21-Jun-1990 (36 y)",
    "Male",
    "0410077",
    "Not known",
    NONE,
)
LONG = replace(LEE, name="TREETAWTCHAIWONG-VONGSAVANH, Lertchai Phongsakorn (Mr)", allergy=FOUR)


def banner(stage: Stage, card: IdentityCard, width: int = 1242) -> IdentityBanner:
    shown = IdentityBanner()
    shown.show_card(card)
    stage.put(shown, size=(width, 300))
    settle()
    return shown


def chip(shown: IdentityBanner) -> AllergyChip:
    return shown.findChildren(AllergyChip)[0]


def in_tab_order(shown: QWidget) -> list[str]:
    found = []
    part = shown.nextInFocusChain()
    while part is not None and part is not shown:
        if shown.isAncestorOf(part) and part.focusPolicy().value & 1 and part.isVisible():
            found.append(spoken(part))
        part = part.nextInFocusChain()
    return found


def test_tab_order_is_reading_order(stage: Stage) -> None:
    shown = banner(stage, LEE)

    assert in_tab_order(shown) == [
        "Patient LEE, Sam (Mr)",
        "Preferred name Sammy",
        "Born 21-Jun-1990 (36 y)",
        "Gender Male",
        "MRN 0410077",
        "REMS ID Not known",
        "No known allergies",
    ]


def test_labels_carry_no_colon_and_are_lighter_than_values(stage: Stage) -> None:
    shown = banner(stage, LEE)

    labels = [label for label in shown.findChildren(QLabel) if label.text() in {"Born", "MRN"}]

    assert len(labels) == 2
    assert {label.property("tone") for label in labels} == {"banner_label"}
    assert all(label.property("role") == "small" for label in labels)


def test_a_patient_with_a_similar_name_is_named(stage: Stage) -> None:
    shown = banner(stage, replace(LEE, preferred="", similar="Similar name: LI, Sam"))

    assert "Similar name: LI, Sam" in in_tab_order(shown)


ALIKE = tuple(f"LI, Sam MRN 041{number:04}" for number in range(9))
MANY = replace(LEE, similar=f"Similar name: {', '.join(ALIKE)}", alike=ALIKE)


def similar(shown: IdentityBanner) -> SimilarChip:
    return shown.findChildren(SimilarChip)[0]


def test_two_similar_names_are_read_on_the_banner_itself(stage: Stage) -> None:
    two = replace(MANY, similar="Similar name: LI, Sam MRN 1, LI, Sam MRN 2", alike=ALIKE[:2])
    shown = banner(stage, two)

    words = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]

    assert any("LI, Sam MRN 1, LI, Sam MRN 2" in each for each in words)
    assert not similar(shown).isVisible()


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_more_similar_names_are_counted_and_read_aloud(
    stage: Stage, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    shown = banner(stage, MANY, 900)

    assert similar(shown).text() == "Similar name: 9 patients"
    assert spoken(similar(shown)) == MANY.similar
    assert in_tab_order(shown)[:3] == [
        "Patient LEE, Sam (Mr)",
        "Preferred name Sammy",
        MANY.similar,
    ]
    assert cut_words(shown) == []


def test_the_list_of_similar_names_names_them_all(stage: Stage) -> None:
    shown = banner(stage, MANY)

    similar(shown).click()
    settle()

    [dialog] = shown.findChildren(Dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert set(ALIKE) <= set(words)
    assert "LEE, Sam (Mr)   Born 21-Jun-1990 (36 y)   MRN 0410077" in words


def test_the_chip_of_similar_names_shows_its_focus(stage: Stage, qtbot: QtBot) -> None:
    shown = similar(banner(stage, MANY))
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)

    assert shown.grab().toImage().pixelColor(1, 12).name() == "#ffffff"


def test_no_preferred_name_leaves_no_gap(stage: Stage) -> None:
    shown = banner(stage, replace(LEE, preferred=""))

    assert len(in_tab_order(shown)) == 6


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("width", [1360, 1242, 1096, 900])
@pytest.mark.parametrize("card", [LEE, LONG], ids=["short", "long"])
def test_nothing_in_the_banner_is_cut(
    stage: Stage, worn: Look, theme: Theme, width: int, card: IdentityCard
) -> None:
    worn.wear(theme)

    shown = banner(stage, card, width)

    assert cut_words(shown) == []
    assert shown.width() == width
    ends = [part.mapTo(shown, part.rect().topRight()).x() for part in shown.findChildren(QWidget)]
    assert max(ends) < width


def test_the_banner_is_56_high_where_there_is_room(stage: Stage) -> None:
    assert banner(stage, LEE).height() in range(54, 59)


def test_a_chip_without_room_takes_its_short_form(stage: Stage) -> None:
    shown = banner(stage, LONG)

    assert chip(shown).words() == "Known allergies (4)"
    assert spoken(chip(shown)).startswith("Known allergies - penicillin, latex")


def test_the_short_form_counts_substances_not_entries(stage: Stage) -> None:
    tape = AllergyCard(
        "known",
        "Known allergies",
        (("penicillin", "anaphylaxis"), ("adhesive tape, latex", "contact dermatitis")),
    )
    shown = chip(banner(stage, replace(LONG, allergy=tape), width=700))

    shown.shorten(short=True)

    assert shown.words() == "Known allergies (3)"
    assert spoken(shown) == "Known allergies - penicillin, adhesive tape, latex"


def test_the_long_form_comes_back_with_the_room(stage: Stage) -> None:
    shown = IdentityBanner()
    shown.show_card(replace(LEE, allergy=FOUR))
    page = stage.put(shown, size=(900, 200))
    settle()
    narrow = chip(shown).words()

    page.resize(1800, 200)
    settle()

    assert narrow == "Known allergies (4)"
    assert chip(shown).words().startswith("Known allergies - penicillin")


def test_a_larger_text_fits_the_banner_again(stage: Stage, worn: Look) -> None:
    shown = banner(stage, replace(LEE, allergy=FOUR), 1242)
    before = chip(shown).words()

    worn.wear(Theme(LIGHT, 1.5))
    settle()

    assert before.startswith("Known allergies - penicillin")
    assert chip(shown).words() == "Known allergies (4)"
    assert cut_words(shown) == []


def test_the_list_of_allergies_opens_with_every_reaction(stage: Stage, qtbot: QtBot) -> None:
    shown = banner(stage, LONG)

    chip(shown).click()
    settle()

    [dialog] = shown.findChildren(Dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.isVisible()
    assert "penicillin - anaphylaxis" in words
    assert "latex - reaction not known" in words
    dialog.reject()
    qtbot.waitUntil(lambda: not shown.findChildren(Dialog))


@pytest.mark.parametrize(
    "card",
    [
        NONE,
        AllergyCard("not_recorded", "Allergies not recorded"),
        AllergyCard("unavailable", "Allergies unavailable"),
    ],
    ids=lambda card: card.state,
)
def test_a_state_without_a_list_says_itself_and_opens_nothing(
    stage: Stage, card: AllergyCard
) -> None:
    shown = banner(stage, replace(LEE, allergy=card))

    chip(shown).click()
    settle()

    assert chip(shown).words() == card.label
    assert not chip(shown).can_shorten
    assert shown.findChildren(Dialog) == []


def test_known_allergies_are_yellow_and_the_rest_is_not(stage: Stage) -> None:
    known = chip(banner(stage, replace(LEE, allergy=FOUR)))
    none = chip(banner(stage, LEE))

    def ground(shown: AllergyChip) -> str:
        return shown.grab().toImage().pixelColor(6, shown.height() // 2).name().upper()

    assert ground(known) == LIGHT.allergy
    assert ground(none) == LIGHT.banner


def test_the_chip_shows_its_focus(stage: Stage, qtbot: QtBot) -> None:
    shown = chip(banner(stage, LEE))
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)

    assert shown.grab().toImage().pixelColor(1, 16).name() == "#ffffff"


def test_an_ampersand_in_an_allergy_is_shown(stage: Stage) -> None:
    card = AllergyCard("known", "Known allergies", (("cats & dogs", ""),))
    shown = chip(banner(stage, replace(LEE, allergy=card)))

    assert spoken(shown) == "Known allergies - cats & dogs"
    assert cut_words(shown) == []


def test_a_banner_without_a_patient_opens_nothing(stage: Stage) -> None:
    shown = IdentityBanner()
    stage.put(shown, size=(900, 200))

    QTest.mouseClick(chip(shown), Qt.MouseButton.LeftButton)

    assert shown.findChildren(Dialog) == []


def test_every_part_that_tab_reaches_has_a_name(stage: Stage) -> None:
    assert nameless(banner(stage, LEE)) == []


def test_a_patient_shown_again_fits_as_at_first(stage: Stage, worn: Look) -> None:
    worn.wear(Theme(LIGHT, 1.5))
    shown = banner(stage, LONG)

    shown.show_card(replace(LONG, gender="Female"))

    assert cut_words(shown) == []
