"""The pages before and around the patient's own, in every window and text size they promise."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Allergy, AllergyState, PersonName
from infusion_planner.ui.first_start.panel import FirstStartPanel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.look import Look
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.settings.panel import CENTER, CLOSED_DAYS, LETTERS, LOOK, SettingsPanel
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.office import office, register, somebody
from tests.ui.front import PASSWORD, doors, opened
from tests.ui.measure import cut_words, nameless, settle

SIZES = ((1024, 700), (1366, 768), (1600, 1000))
SCALES = (1.0, 1.15, 1.3, 1.5)
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=str)
EVERY_SCALE = pytest.mark.parametrize("scale", SCALES)
NAME = PersonName("TREETAWTCHAIWONG", "Lertchai")
TROUBLE = (
    "The folder holds records.ipdb but not records.ring; one cannot be opened without the other."
    " Nothing was changed. Put the missing file back from a backup, or choose another folder."
)


def misfits(window: Window) -> list[str]:
    """Name what is cut, what has to be scrolled sideways, and what to press lies outside."""
    settle()
    found = cut_words(window) + nameless(window)
    areas = [area for area in window.findChildren(QAbstractScrollArea) if area.isVisible()]
    found += [type(area).__name__ for area in areas if area.horizontalScrollBar().maximum()]
    buttons = [each for each in window.findChildren(Button) if each.isVisible()]
    return found + [
        f"{each.text()} outside"
        for each in buttons
        if is_primary(each) and not inside(each, window)
    ]


def is_primary(button: Button) -> bool:
    return button.kind == "primary"


def inside(part: QWidget, window: Window) -> bool:
    """Tell whether a part is seen as a whole, also where an area around it scrolls."""
    place = part.rect().translated(part.mapTo(window, part.rect().topLeft()))
    return window.rect().contains(place) and part.visibleRegion().boundingRect() == part.rect()


@EVERY_SIZE
@EVERY_SCALE
def test_sign_in_fits(qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float) -> None:
    wired = doors(office(), sample=True)
    with opened(qtbot, office(), size=size, scale=scale, wired=wired, signed_in=False) as window:
        panel = window.findChildren(SignInPanel)[0]

        panel.show_refusal("Name and password do not open the records. Check the Caps Lock key.")
        refused = misfits(window)
        panel.show_trouble(TROUBLE)

        assert refused == []
        assert misfits(window) == []


@EVERY_SIZE
@EVERY_SCALE
def test_first_start_fits(qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float) -> None:
    wired = doors(office(), made=False)
    with opened(qtbot, office(), size=size, scale=scale, wired=wired, signed_in=False) as window:
        panel = window.findChildren(FirstStartPanel)[0]
        found = misfits(window)
        facts = ("Harbor Infusion Center", "555-0142", "A. Ruiz", PASSWORD, PASSWORD)
        for box, text in zip(panel.findChildren(QLineEdit), facts, strict=True):
            box.setText(text)
            box.textEdited.emit(text)
        found += misfits(window)
        next(each for each in panel.findChildren(Button) if is_primary(each)).click()

        assert found == []
        # the way on is off, and still seen, until the sheet is put away
        assert misfits(window) == []


@EVERY_SIZE
@EVERY_SCALE
def test_settings_and_the_empty_list_fit(
    qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float
) -> None:
    with opened(qtbot, office(), size=size, scale=scale) as window:
        assert window.frame is not None
        found = {"empty": misfits(window)}
        window.frame.pages.open_settings()
        panel = window.findChildren(SettingsPanel)[0]
        for name in (CENTER, CLOSED_DAYS, LETTERS, LOOK):
            panel.turn_to(name)
            found[name] = misfits(window)

        assert {name: each for name, each in found.items() if each} == {}


@EVERY_SIZE
@EVERY_SCALE
def test_the_list_and_a_registration_with_forty_allergies_fit(
    qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float
) -> None:
    place = office()
    listed = tuple(Allergy(f"Substance number {n}", "hives, 2019") for n in range(40))
    many = somebody(mrn="0419999", born_on=date(1985, 6, 1), name=NAME)
    many = replace(many, allergy_state=AllergyState.KNOWN, allergies=listed)
    patient = register(place, many)
    register(place, somebody(mrn="0418888", born_on=date(1985, 6, 2), name=NAME))
    with opened(qtbot, place, size=size, scale=scale) as window:
        assert window.frame is not None
        steps: tuple[Callable[[], None], ...] = (
            lambda: None,
            lambda: pages.patients.search("zzz"),
            lambda: pages.correct(patient),
        )
        pages = window.frame.pages
        found = []
        for step in steps:
            step()
            found.append(misfits(window))

        assert found == [[], [], []]
        family = window.findChildren(RegistrationPanel)[0].fields.family.box
        written = family.fontMetrics().horizontalAdvance(family.text())
        assert written <= family.width() - 20
