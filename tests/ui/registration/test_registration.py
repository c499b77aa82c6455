"""The registration form on a real office."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.domain.errors import PaperError, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Allergy, AllergyState, PersonName
from infusion_planner.domain.roles import Role
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.entry import Answer, Entry
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.look import Look
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.registration.presenter import RegistrationPresenter
from infusion_planner.ui.session import Session
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import PENICILLIN, TestOffice, office, register, somebody
from tests.ui.focus import backwards, tab_round
from tests.ui.front import doors, full_page, session
from tests.ui.measure import cut_words, nameless, settle, sideways

LONG = somebody(
    "NGUYỄN-WIŚNIEWSKA",
    "Thị Mai Phương Katarzyna Łucja",
    "0412345",
    date(1988, 3, 9),
    name=PersonName("NGUYỄN-WIŚNIEWSKA", "Thị Mai Phương Katarzyna Łucja", "Ms"),
    gender="Nonbinary",
    allergy_state=AllergyState.KNOWN,
    allergies=(PENICILLIN, Allergy("latex")),
)


@pytest.fixture
def place() -> TestOffice:
    return office()


def page(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int] = (1282, 690)
) -> tuple[RegistrationPanel, RegistrationPresenter]:
    panel = RegistrationPanel()
    full_page(qtbot, panel, size)
    return panel, RegistrationPresenter(session(place), panel)


def put(panel: RegistrationPanel, **texts: str) -> None:
    """Type texts into fields, and leave each."""
    for name, text in texts.items():
        field = getattr(panel.fields, name)
        assert isinstance(field, Field)
        field.set_text(text)
        field.box.textEdited.emit(text)
        field.finished.emit()


def fill(panel: RegistrationPanel, **texts: str) -> None:
    facts = {"family": "LEE", "given": "Sam", "born": "21 jun 90", "mrn": "0410077", **texts}
    put(panel, **facts)
    panel.fields.gender.set_value("Male")


def marked(panel: RegistrationPanel) -> dict[str, str]:
    return {e.name: e.message for e in panel.findChildren(Entry) if e.message}


def shown(panel: RegistrationPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def button(panel: RegistrationPanel, words: str) -> Button:
    return next(b for b in panel.findChildren(Button) if b.text() == words and b.isVisible())


def test_a_patient_is_registered_as_typed(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel, title="Mr", preferred="Sammy", rems="LR-004512")
    panel.fields.allergy_state.set_value(AllergyState.KNOWN)
    panel.fields.allergies.show_pairs((("", "penicillin", "hives"),))
    prescriber = place.reader.center().prescribers[0]
    panel.fields.prescriber.set_value(prescriber.id)

    with qtbot.waitSignal(presenter.saved) as saved:
        button(panel, "Register patient").click()

    assert saved.args is not None
    kept = place.reader.details(saved.args[0])
    assert kept.name == PersonName("LEE", "Sam", "Mr", "Sammy")
    assert (kept.born_on, kept.gender, kept.mrn) == (date(1990, 6, 21), "Male", "0410077")
    assert (kept.rems_id, kept.prescriber_id) == ("LR-004512", prescriber.id)
    assert kept.allergies == (Allergy("penicillin", "hives"),)
    assert not presenter.has_unsaved()


def test_an_empty_form_says_all_that_is_missing_and_keeps_nothing(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    panel.fields.allergy_state.set_value(AllergyState.KNOWN)

    presenter.save()

    assert set(marked(panel)) == {
        "Family name",
        "Given names",
        "Birth date",
        "Gender",
        "MRN",
        "Substances, the worst first",
    }
    assert panel.fields.family.box.hasFocus()
    assert place.reader.patients() == ()


def test_a_fault_leads_to_its_field(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place, (1282, 400))
    presenter.register()
    presenter.save()
    settle()

    jump = next(b for b in panel.errors.findChildren(Button) if b.text() == "MRN")
    jump.click()
    settle()

    assert panel.fields.mrn.box.hasFocus()
    box = panel.fields.mrn.box
    assert box.visibleRegion().boundingRect() == box.rect()


def test_a_birth_date_to_come_is_refused_and_stays_typed(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel, born="2027-01-05")

    presenter.save()

    assert "lies in the future" in marked(panel)["Birth date"]
    assert panel.fields.born.text() == "05-Jan-2027"


def test_a_birth_date_with_two_readings_is_asked_about(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel, born="05/04/88")

    presenter.save()
    answers = panel.fields.born.findChildren(Answer)
    answers[0].click()
    with qtbot.waitSignal(presenter.saved) as saved:
        presenter.save()

    assert [answer.text() for answer in answers] == ["05-Apr-1988", "04-May-1988"]
    assert saved.args is not None
    assert place.reader.details(saved.args[0]).born_on == date(1988, 4, 5)


def test_an_mrn_that_is_taken_is_refused_beside_its_field(qtbot: QtBot, place: TestOffice) -> None:
    register(place)
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel, family="BROWN")

    presenter.save()

    assert "belongs to LEE, Sam" in marked(panel)["MRN"]
    assert panel.fields.family.text() == "BROWN"


def test_who_may_be_the_same_person_is_compared_while_typing(
    qtbot: QtBot, place: TestOffice
) -> None:
    known = register(place)
    panel, presenter = page(qtbot, place)
    presenter.register()

    put(panel, family="Lée", given="sam", mrn="999")
    qtbot.waitUntil(panel.duplicates.isVisible)
    said = shown(panel)
    with qtbot.waitSignal(presenter.open_asked) as asked:
        button(panel, "Open that patient").click()

    assert "1 patient may be the same person" in said
    assert "LÉE, sam" in said
    assert "LEE, Sam (Mr)" in said
    assert "21-Jun-1990 (36 y)" in said
    assert asked.args == [known]


def test_another_person_of_the_same_name_is_registered_anyway(
    qtbot: QtBot, place: TestOffice
) -> None:
    register(place)
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel, mrn="999")
    qtbot.waitUntil(panel.duplicates.isVisible)

    with qtbot.waitSignal(presenter.saved):
        button(panel, "Register anyway").click()

    assert len(place.reader.patients()) == 2


def test_the_same_mrn_offers_no_registering_anyway(qtbot: QtBot, place: TestOffice) -> None:
    register(place)
    panel, presenter = page(qtbot, place)
    presenter.register()

    put(panel, mrn="0410077")
    qtbot.waitUntil(panel.duplicates.isVisible)

    assert button(panel, "Register patient").isVisible()
    assert "no two patients can share one" in shown(panel)
    assert "the same" in shown(panel)


def test_the_warning_goes_with_its_reason(qtbot: QtBot, place: TestOffice) -> None:
    register(place)
    panel, presenter = page(qtbot, place)
    presenter.register()
    put(panel, mrn="0410077")
    qtbot.waitUntil(panel.duplicates.isVisible)

    put(panel, mrn="0410078")

    qtbot.waitUntil(panel.duplicates.isHidden)


LONG_FAMILY = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF"


@pytest.mark.parametrize(
    ("size", "beside_form", "beside_typed"),
    [((1600, 900), True, True), ((1282, 690), True, False), ((940, 600), False, True)],
)
def test_who_may_be_the_same_person_is_never_wider_than_the_page(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int], beside_form: bool, beside_typed: bool
) -> None:
    register(place, somebody(LONG_FAMILY, "Maximiliane Friederike"))
    panel, presenter = page(qtbot, place, size)
    presenter.register()

    put(panel, family=LONG_FAMILY, given="Maximiliane Friederike")
    qtbot.waitUntil(panel.duplicates.isVisible)
    settle()

    heads = {label.text(): label for label in panel.findChildren(QLabel)}
    typed, known = heads["Typed here"], heads["In the records"]
    where, form = (
        panel.duplicates.mapTo(panel, QPoint(0, 0)),
        panel.fields.mapTo(panel, QPoint(0, 0)),
    )
    assert sideways(panel) == []
    assert cut_words(panel) == []
    assert (where.x() > form.x()) == beside_form
    assert (where.y() < form.y()) == (not beside_form)
    assert (typed.y() == known.y()) == beside_typed


@pytest.mark.parametrize("size", [(1282, 690), (940, 600)], ids=["beside", "above"])
def test_tab_meets_who_may_be_the_same_person_as_the_page_is_read(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int]
) -> None:
    register(place)
    panel, presenter = page(qtbot, place, size)
    presenter.register()
    put(panel, family="LEE", given="Sam", mrn="999")
    qtbot.waitUntil(panel.duplicates.isVisible)
    settle()

    tab_as_read(panel)
    went = tab_round(panel)

    assert button(panel, "Open that patient") in went.visited
    assert backwards(went.visited, panel) == []


def correct(place: TestOffice, presenter: RegistrationPresenter) -> tuple[str, str]:
    """Correct one of two patients who may be the same person."""
    kept = register(place)
    other = register(place, somebody("LI", "Sam", "0410099"))
    presenter.correct(kept)
    settle()
    return kept, other


def test_a_manager_merges_from_the_warning_by_button_or_key(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, presenter = page(qtbot, place)
    kept, other = correct(place, presenter)
    merge = button(panel, "Merge charts …")

    with qtbot.waitSignal(presenter.merge_asked) as pressed:
        merge.click()
    with qtbot.waitSignal(presenter.merge_asked) as keyed:
        QTest.keyClick(panel, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    assert (pressed.args, keyed.args) == ([kept, other], [kept, other])
    assert merge.key == "Alt+1"
    assert "merge the other chart into this one" in shown(panel)
    assert "registered anyway" not in shown(panel)
    assert cut_words(panel) == []


def test_others_are_told_that_a_manager_merges(qtbot: QtBot, place: TestOffice) -> None:
    place.roles = frozenset({Role.NURSE})
    panel, presenter = page(qtbot, place)
    correct(place, presenter)

    assert "ask a manager to merge the charts" in shown(panel)
    assert not [b for b in panel.findChildren(Button) if b.text() == "Merge charts …"]


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ({Role.MANAGER, Role.NURSE}, "under More, Same person as"),
        ({Role.NURSE}, "are merged by a manager"),
    ],
)
def test_at_a_new_registration_nothing_is_there_to_merge_and_the_later_way_is_told(
    qtbot: QtBot, place: TestOffice, roles: set[Role], words: str
) -> None:
    place.roles = frozenset(roles)
    register(place)
    panel, presenter = page(qtbot, place)
    presenter.register()
    put(panel, family="LEE", given="Sam", mrn="999")
    qtbot.waitUntil(panel.duplicates.isVisible)

    assert words in shown(panel)
    assert not [b for b in panel.findChildren(Button) if b.text() == "Merge charts …"]


def test_many_alike_are_counted(qtbot: QtBot, place: TestOffice) -> None:
    for number in range(5):
        register(place, somebody(mrn=f"05{number}"))
    panel, presenter = page(qtbot, place)
    presenter.register()

    fill(panel, mrn="999")
    qtbot.waitUntil(panel.duplicates.isVisible)

    assert "and 2 more" in shown(panel)


def test_a_name_that_paper_cannot_set_asks_for_latin_letters(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel, family="王", given="小明")
    qtbot.waitUntil(panel.fields.latin_family.isVisible)
    said = shown(panel)
    presenter.save()
    missing = marked(panel)

    put(panel, latin_family="Wang", latin_given="小明")
    presenter.save()
    still = marked(panel)
    put(panel, latin_given="Xiaoming")
    with qtbot.waitSignal(presenter.saved):
        presenter.save()

    assert "Paper cannot set 王 小 明" in said
    assert set(missing) == {"Family name in Latin letters", "Given names in Latin letters"}
    assert set(still) == {"Given names in Latin letters"}
    assert place.reader.patients()[0].name == "王, 小明"


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
def test_what_is_wrong_with_a_latin_name_has_its_room(
    qtbot: QtBot, place: TestOffice, worn: Look, scale: float
) -> None:
    worn.wear(Theme(scale=scale))
    panel, presenter = page(qtbot, place, (1260, 675))
    presenter.register()
    fill(panel, family="王", given="小明")
    qtbot.waitUntil(panel.fields.latin_family.isVisible)

    presenter.save()

    assert marked(panel)
    assert cut_words(panel) == []


def test_latin_fields_go_with_their_reason(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    put(panel, family="王")
    qtbot.waitUntil(panel.fields.latin_family.isVisible)

    put(panel, family="Wang")

    qtbot.waitUntil(lambda: not panel.fields.latin_family.isVisible())


def test_a_substance_that_paper_cannot_set_is_named(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel)
    panel.fields.allergy_state.set_value(AllergyState.KNOWN)
    panel.fields.allergies.show_pairs((("", "青霉素", ""),))

    presenter.save()

    assert "青" in marked(panel)["Substances, the worst first"]


def test_details_are_corrected_under_the_patients_banner(qtbot: QtBot, place: TestOffice) -> None:
    known = register(place, LONG)
    panel, presenter = page(qtbot, place)

    presenter.correct(known)
    untouched = presenter.has_unsaved()
    put(panel, born="9 mar 1989")
    with qtbot.waitSignal(presenter.saved) as saved:
        button(panel, "Save changes").click()

    assert panel.banner.isVisible()
    assert not untouched
    assert saved.args == [known]
    kept = place.reader.details(known)
    assert kept.born_on == date(1989, 3, 9)
    assert (kept.name, kept.gender, kept.allergies) == (LONG.name, "Nonbinary", LONG.allergies)


def test_a_new_form_after_a_correction_is_empty(qtbot: QtBot, place: TestOffice) -> None:
    known = register(place, LONG)
    panel, presenter = page(qtbot, place)
    presenter.correct(known)

    presenter.register()

    assert not panel.banner.isVisible()
    assert panel.fields.family.text() == ""
    assert panel.fields.allergies.pairs() == ()
    assert not presenter.has_unsaved()


def test_a_patient_who_is_gone_cannot_be_corrected(qtbot: QtBot, place: TestOffice) -> None:
    _, presenter = page(qtbot, place)

    with pytest.raises(Refused):
        presenter.correct("gone")


@pytest.mark.parametrize("correcting", [True, False])
def test_escape_leaves_to_where_the_form_came_from(
    qtbot: QtBot, place: TestOffice, correcting: bool
) -> None:
    known = register(place)
    panel, presenter = page(qtbot, place)
    if correcting:
        presenter.correct(known)
    else:
        presenter.register()

    with qtbot.waitSignal(presenter.closed) as closed:
        QTest.keyClick(panel, Qt.Key.Key_Escape)

    assert closed.args == [known if correcting else ""]


def test_typing_is_unsaved_until_it_is_saved(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    before = presenter.has_unsaved()

    put(panel, family="L")

    assert (before, presenter.has_unsaved()) == (False, True)


def test_what_was_put_right_is_no_longer_said(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    presenter.save()
    before = set(marked(panel))

    panel.fields.gender.set_value("Male")
    panel.fields.gender.box.activated.emit(2)
    put(panel, born="03/04/85")
    asked = marked(panel)
    panel.fields.born.findChildren(Answer)[0].click()
    settle()

    assert {"Gender", "Birth date", "Family name"} <= before
    assert "Gender" not in asked
    assert asked["Birth date"] == "Did you mean"
    assert set(marked(panel)) == before - {"Gender", "Birth date"}
    assert f"{len(before) - 2} things to put right" in shown(panel)


def test_own_words_for_the_gender_are_kept(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel)
    panel.fields.gender.set_value("Other")
    panel.fields.gender.box.activated.emit(3)
    put(panel, gender_words="agender")

    with qtbot.waitSignal(presenter.saved) as saved:
        presenter.save()

    assert saved.args is not None
    assert panel.fields.gender_words.isVisible()
    assert place.reader.details(saved.args[0]).gender == "agender"


def test_a_damaged_typeface_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, place: TestOffice
) -> None:
    def damaged(_text: str) -> tuple[str, ...]:
        raise PaperError("The font file is damaged. Install the program again.")

    panel = RegistrationPanel()
    full_page(qtbot, panel)
    at = Session(place, replace(doors(place), unprintable=damaged))
    presenter = RegistrationPresenter(at, panel)
    presenter.register()
    fill(panel)
    while_typing = shown(panel)

    presenter.save()

    assert "font file is damaged" in while_typing
    assert "font file is damaged" in shown(panel)
    assert panel.fields.family.text() == "LEE"
    assert place.reader.patients() == ()


def test_a_long_form_that_begins_anew_shows_its_first_field(
    qtbot: QtBot, worn: Look, place: TestOffice
) -> None:
    worn.wear(Theme(scale=1.5))
    known = register(place, LONG)
    panel, presenter = page(qtbot, place, (1282, 500))
    presenter.register()
    put(panel, mrn=LONG.mrn)
    panel.fields.prescriber.setFocus()
    presenter.save()
    settle()

    presenter.correct(known)
    box = panel.fields.family.box
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())

    assert panel.fields.family.box.hasFocus()


def test_ctrl_enter_saves(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel)

    with qtbot.waitSignal(presenter.saved):
        QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_field_nobody_has_is_a_mistake_of_the_program(qtbot: QtBot) -> None:
    panel = RegistrationPanel()
    qtbot.addWidget(panel)

    with pytest.raises(TypeError):
        panel.fields.entry("edited")


def test_faults_of_another_page_are_not_shown_here(qtbot: QtBot, place: TestOffice) -> None:
    at = Session(place, doors(place))
    panel = RegistrationPanel()
    full_page(qtbot, panel)
    presenter = RegistrationPresenter(at, panel)
    presenter.register()

    at.do(RegisterPatient(somebody(mrn="")))

    assert marked(panel) == {}


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        (Theme(), (1282, 690)),
        (Theme(), (940, 600)),
        (Theme(DARK), (1400, 900)),
        (Theme(DARK, 1.5), (1282, 690)),
    ],
    ids=["light", "light-narrow", "dark-wide", "dark-150"],
)
def test_no_word_is_cut_and_every_part_is_named(
    qtbot: QtBot, worn: Look, place: TestOffice, theme: Theme, size: tuple[int, int]
) -> None:
    worn.wear(theme)
    known = register(place, LONG)
    register(place, somebody("NGUYEN-WISNIEWSKA", "Thị Mai", "07", date(1988, 3, 10)))
    panel, presenter = page(qtbot, place, size)
    presenter.correct(known)
    put(panel, mrn="")
    presenter.save()
    settle()

    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_a_message_moves_no_field_and_no_card(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    settle()
    fields = panel.fields
    parts = (fields.family, fields.born, fields.gender, fields.mrn, fields.rems)

    def lefts() -> list[int]:
        return [part.mapTo(panel, part.rect().topLeft()).x() for part in parts]

    before = lefts(), fields.width()
    presenter.save()
    settle()

    assert len(marked(panel)) >= 5
    assert (lefts(), fields.width()) == before


def test_a_telephone_number_without_its_area_is_asked_for_beside_its_field(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, presenter = page(qtbot, place)
    presenter.register()
    fill(panel, phone="555-0142")

    panel.save_pressed.emit()

    assert panel.fields.phone.message.startswith("Type ten digits with the area code")
    assert place.reader.patients() == ()
    panel.fields.phone.set_text("(212) 555-0142")
    panel.save_pressed.emit()
    (line,) = place.reader.patients()
    assert place.reader.details(line.patient_id).phone == "212-555-0142"
