"""Each kind has a form that is filled by keyboard, refuses beside the field and loses nothing."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import (
    FACT_KINDS,
    NONE_KNOWN_WORDS,
    FurtherReason,
    NoneKnown,
)
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    Medicine,
    MedicineKind,
    MsKind,
    Noted,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.lab_entries import EndDecision, HpvExam, HpvScreening, SymptomCheck
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    Mri,
    PayerChosen,
    PayerPrescriber,
    PrescriberRole,
    PriorAuthorization,
    Relapses,
    Request,
    Response,
    Site,
)
from infusion_planner.domain.rems_facts import Authorization, Enrollment
from infusion_planner.ui.facts.forms import FACT_FORMS
from infusion_planner.ui.kit.room import Room
from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.form import FormDialog, who_words
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.facts.conftest import Bed
from tests.ui.measure import cut_choices, cut_words, nameless, settle, sideways, squeezed
from tests.ui.recording.press import (
    alt,
    ctrl_enter,
    doubled_letters,
    key,
    shown,
    submit,
    tab_stops,
    type_here,
)
from tests.ui.wards import HARD_NAME

KEY = Qt.Key
TODAY, DAY = date(2026, 11, 20), date(2026, 11, 12)
ONE_LINE = 8
Press = Callable[[FormDialog], None]


def to(letter: Qt.Key, words: str) -> Press:
    """Jump to a field by its letter, and type into it."""

    def press(form: FormDialog) -> None:
        alt(form, letter)
        type_here(words)

    return press


def pick(letter: Qt.Key, place: int) -> Press:
    """Jump to answers by their letter, and choose one so many steps from where that leads."""

    def press(form: FormDialog) -> None:
        alt(form, letter)
        key(KEY.Key_Space)
        for _ in range(abs(place)):
            key(KEY.Key_Right if place > 0 else KEY.Key_Left)

    return press


def tick(letter: Qt.Key, *places: int) -> Press:
    """Jump to marks by their letter, and press Space at some of them, counted from 0."""

    def press(form: FormDialog) -> None:
        alt(form, letter)
        for place in range(max(places) + 1):
            if place in places:
                key(KEY.Key_Space)
            key(KEY.Key_Tab)

    return press


def choose(letter: Qt.Key, steps: int) -> Press:
    """Jump to a list by its letter, and go so many lines down."""

    def press(form: FormDialog) -> None:
        alt(form, letter)
        for _ in range(steps):
            key(KEY.Key_Down)

    return press


def lines(*words: str) -> Press:
    """Go on with Enter, and type into each line that comes."""

    def press(form: FormDialog) -> None:
        del form
        for each in words:
            key(KEY.Key_Return)
            type_here(each)

    return press


class Entry(Frozen):
    """How a form is filled by keyboard, what that records, and what is refused beside a field."""

    presses: tuple[Press, ...]
    value: object
    wrong: Press
    at_fault: str
    others: tuple[object, ...] = ()


K = KEY
ENTRIES: dict[str, Entry] = {
    "diagnosis": Entry(
        (pick(K.Key_F, 1), pick(K.Key_L, 0), pick(K.Key_P, 1), to(K.Key_I, "g35.c1")),
        Diagnosis(MsKind.SECONDARY, active=True, relapses=False, icd10="G35.C1"),
        lambda _: None,
        "kind",
    ),
    "prior_drug": Entry(
        (
            to(K.Key_G, "glatiramer acetate"),
            pick(K.Key_E, 0),
            to(K.Key_F, "12 nov 24"),
            to(K.Key_T, "7"),
            pick(K.Key_J, 1),
            to(K.Key_M, "2"),
            to(K.Key_D, "3.5"),
            # it begins with the last of three answers
            pick(K.Key_P, -2),
        ),
        PriorDrug(
            "glatiramer acetate",
            inadequate=True,
            from_on=date(2024, 11, 12),
            months=7,
            response=Response(relapses=2, mri_progression=True, edss=Decimal("3.5")),
        ),
        to(K.Key_L, "12 nov 23"),
        "to_on",
    ),
    "hypersensitive": Entry((pick(K.Key_H, 0),), False, lambda _: None, "known"),
    "infection_screen": Entry(
        (pick(K.Key_F, 1), to(K.Key_W, "cystitis"), to(K.Key_N, "12 nov 26"), to(K.Key_C, "-1d")),
        InfectionScreen(TODAY, Noted("cystitis", DAY, date(2026, 11, 19))),
        to(K.Key_C, "11 nov 26"),
        "found.cleared_on",
    ),
    "suspected": Entry(
        (to(K.Key_W, "ITP"), to(K.Key_N, "-8d")), Noted("ITP", DAY), to(K.Key_W, " "), "what"
    ),
    "caution": Entry(
        (to(K.Key_C, "hypothyroidism"), to(K.Key_N, "12 nov 26")),
        Caution("hypothyroidism", DAY),
        to(K.Key_N, "+1d"),
        "weighed_on",
    ),
    "medicine": Entry(
        (to(K.Key_M, "baclofen"), pick(K.Key_K, 3)),
        Medicine("baclofen", MedicineKind.OTHER),
        to(K.Key_M, " "),
        "name",
    ),
    "hiv": Entry(
        (pick(K.Key_T, 0), to(K.Key_M, "12 nov 26")),
        Screened(DAY, positive=False),
        to(K.Key_M, "+1d"),
        "on",
    ),
    "tuberculosis": Entry(
        (pick(K.Key_T, 1), to(K.Key_M, "12 nov 26"), to(K.Key_O, "+2d")),
        Screened(DAY, positive=True, treated_on=date(2026, 11, 22)),
        to(K.Key_O, "11 nov 26"),
        "treated_on",
    ),
    "hepatitis": Entry(
        (pick(K.Key_K, 1), pick(K.Key_T, 1), to(K.Key_M, "12 nov 26")),
        HepatitisRisk(high=True, test=Screened(DAY, positive=False)),
        to(K.Key_M, "+1d"),
        "test.on",
    ),
    "varicella": Entry(
        (pick(K.Key_D, 1), pick(K.Key_B, 2), to(K.Key_M, "12 nov 26")),
        Varicella(history=False, antibody=Screened(DAY, positive=True)),
        to(K.Key_M, "5 may 1980"),
        "antibody.on",
    ),
    "vaccination": Entry(
        (to(K.Key_V, "influenza"), to(K.Key_G, "12 nov 26"), tick(K.Key_W, 0, 2)),
        Vaccination("influenza", DAY, live=True, required=False),
        to(K.Key_V, " "),
        "name",
    ),
    "childbearing": Entry(
        (pick(K.Key_P, 0), pick(K.Key_C, 1)),
        Pregnancy(possible=True, contraception=False),
        lambda _: None,
        "possible",
    ),
    "pregnancy_test": Entry(
        (pick(K.Key_T, 0),), Screened(TODAY, positive=False), to(K.Key_M, "soon"), "on"
    ),
    "listeria": Entry((to(K.Key_C, "12 nov 26"),), DAY, to(K.Key_C, "+1d"), "on"),
    "baseline": Entry(
        (tick(K.Key_T, 0, 1), to(K.Key_M, "12 nov 26"), to(K.Key_V, "-1d")),
        Baseline("cbc", DAY, date(2026, 11, 19)),
        to(K.Key_V, "11 nov 26"),
        "reviewed_on",
        (Baseline("creatinine", DAY, date(2026, 11, 19)),),
    ),
    "enrollment": Entry(
        (to(K.Key_E, "12 nov 26"), to(K.Key_G, "12 nov 26"), to(K.Key_S, "t")),
        Enrollment(DAY, DAY, TODAY),
        to(K.Key_S, "+1d"),
        "card_on",
    ),
    "rems_form": Entry((to(K.Key_S, "12 nov 26"),), DAY, to(K.Key_S, "+1d"), "on"),
    "rems_order": Entry((to(K.Key_O, "12 nov 26"),), DAY, to(K.Key_O, "12/13"), "on"),
    "authorization": Entry(
        (to(K.Key_N, "88213"), to(K.Key_T, "8:50")),
        Authorization(TODAY, "88213", "A. Ruiz", time(8, 50)),
        to(K.Key_T, "9:60"),
        "at",
    ),
    "earlier_courses": Entry(
        (to(K.Key_C, "2"), pick(K.Key_A, 1)),
        EarlierCourses(2, TODAY, campath=False),
        to(K.Key_C, "2.5"),
        "count",
    ),
    "payer": Entry(
        (
            choose(K.Key_P, 2),
            to(K.Key_M, "Silver"),
            to(K.Key_S, "il"),
            pick(K.Key_A, 2),
            pick(K.Key_U, -2),
            pick(K.Key_W, 2),
        ),
        PayerChosen(
            "molina",
            "Silver",
            "IL",
            Request.CONTINUATION,
            needs_authorization=True,
            site=Site.OFFICE,
        ),
        to(K.Key_S, "Illinois"),
        "state",
    ),
    "prior_authorization": Entry(
        (
            to(K.Key_N, "PA-77"),
            to(K.Key_F, "12 nov 26"),
            to(K.Key_L, "12 may 27"),
            to(K.Key_U, "36"),
            to(K.Key_D, "3"),
        ),
        PriorAuthorization("PA-77", DAY, date(2027, 5, 12), 36, 3),
        to(K.Key_L, "11 nov 26"),
        "to_on",
    ),
    "payer_prescriber": Entry(
        (pick(K.Key_W, 1), pick(K.Key_N, 0)),
        PayerPrescriber(PrescriberRole.CONSULTED, notes_sent=True),
        lambda _: None,
        "role",
    ),
    "attestation": Entry(
        (choose(K.Key_S, 1), to(K.Key_G, "12 nov 26")),
        Attested("periodic_testing", DAY),
        to(K.Key_G, "12 nov 27"),
        "on",
    ),
    "attached": Entry(
        (tick(K.Key_T, 0), to(K.Key_S, "12 nov 26")),
        AttachedTest("cbc", DAY),
        to(K.Key_S, "12 nov 27"),
        "on",
    ),
    "continuation": Entry(
        (
            pick(K.Key_S, 0),
            pick(K.Key_D, 1),
            pick(K.Key_M, 1),
            to(K.Key_Y, "12 nov 26"),
            pick(K.Key_N, 1),
        ),
        Continuation(
            Relapses.FEWER, progression=False, mri=Mri(DAY, new_lesions=False), toxicity=False
        ),
        to(K.Key_Y, "12 nov 27"),
        "mri.on",
    ),
    "further_reason": Entry(
        (to(K.Key_C, "3"), to(K.Key_W, "relapse in October")),
        FurtherReason(3, "relapse in October"),
        to(K.Key_C, "none"),
        "course",
    ),
    "result": Entry(
        (to(K.Key_M, "12 nov 26"), lines("13 nov 26", "180", "1.8")),
        LabResult("platelets", DAY, Decimal(180), "x10^9/L", date(2026, 11, 13)),
        to(K.Key_M, "12 nov 27"),
        "sampled_on",
        (LabResult("neutrophils", DAY, Decimal("1.8"), "x10^9/L", date(2026, 11, 13)),),
    ),
    "symptoms": Entry(
        (pick(K.Key_H, 1), to(K.Key_A, "12 nov 26"), tick(K.Key_D, 0, 8), to(K.Key_V, "t")),
        SymptomCheck(
            DAY,
            called=True,
            symptoms=("bleeding", "abdominal_pain"),
            reviewed_on=TODAY,
            reviewed_by="A. Ruiz",
        ),
        to(K.Key_V, "11 nov 26"),
        "reviewed_on",
    ),
    "monitoring_end": Entry(
        (pick(K.Key_M, 0), to(K.Key_D, "12 nov 26"), to(K.Key_W, "relapse in October")),
        EndDecision(closes=False, on=DAY, clinician="A. Ruiz", reason="relapse in October"),
        to(K.Key_B, " "),
        "clinician",
    ),
    "cervix": Entry((pick(K.Key_H, 0),), HpvScreening(applies=True), pick(K.Key_H, 0), "applies"),
    "hpv_exam": Entry(
        (to(K.Key_E, "12 nov 26"), pick(K.Key_T, 1), to(K.Key_W, "Dr P. Santos")),
        HpvExam(DAY, abnormal=True, where="Dr P. Santos"),
        to(K.Key_E, "12 nov 27"),
        "on",
    ),
}
"""A review needs something to look at; it is tested in `test_lab_forms`."""


HIV_TREATED = Screened(DAY, positive=True, treated_on=DAY)
ANSWERS_ONLY = {"diagnosis", "hypersensitive", "childbearing", "payer_prescriber", "cervix"}


def stands(form: FormDialog) -> tuple[list[str], list[str]]:
    lines = [box.text() for box in form.findChildren(QLineEdit)]
    return lines, [area.toPlainText() for area in form.findChildren(QPlainTextEdit)]


def filled(bed: Bed, kind: str) -> FormDialog:
    form = bed.enter(kind)
    for press in ENTRIES[kind].presses:
        press(form)
    return form


def test_every_kind_has_a_form() -> None:
    assert FACT_FORMS.keys() == FACT_KINDS.keys() == ENTRIES.keys() | {"review"}


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_form_is_filled_by_keyboard(bed: Bed, kind: str) -> None:
    form = filled(bed, kind)

    ctrl_enter(form)

    entry = ENTRIES[kind]
    assert bed.recorded == [(kind, value) for value in (entry.value, *entry.others)]


@pytest.mark.parametrize("kind", ENTRIES)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(
    bed: Bed, kind: str
) -> None:
    entry = ENTRIES[kind]
    form = bed.enter(kind)
    # where nothing can be typed wrong, an answer that is missing is refused
    if kind not in ANSWERS_ONLY:
        for press in entry.presses:
            press(form)
        entry.wrong(form)
    typed = stands(form)

    submit(form)

    beside = form._entries[entry.at_fault]
    assert form.isVisible()
    assert beside.message
    assert beside.message in shown(form)
    assert stands(form) == typed
    assert bed.recorded == []


@pytest.mark.parametrize("kind", ENTRIES)
def test_the_key_alone_records_nothing(bed: Bed, kind: str) -> None:
    form = bed.enter(kind)

    ctrl_enter(form)

    assert form.isVisible()
    assert bed.recorded == []


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_form_repeats_the_patient_and_names_every_part(bed: Bed, kind: str) -> None:
    form = filled(bed, kind)

    act = next(item for item in form.findChildren(type(form._act)))
    assert act.line2 == who_words(bed.session.read.identity(bed.patient_id))
    assert act.text().startswith("Record ")
    assert nameless(form) == []
    assert doubled_letters(form) == []


@pytest.mark.parametrize("kind", ENTRIES)
def test_tab_goes_through_a_form_as_it_is_read(bed: Bed, kind: str) -> None:
    form = filled(bed, kind)
    form._first.setFocus()  # type: ignore[union-attr]

    stops = tab_stops(form)

    # the buttons stay where they are while the rest scrolls
    (room,) = form.findChildren(Room)
    scrolling = [stop for stop in stops if room.isAncestorOf(stop)]
    assert len(stops) == len(scrolling) + 2
    tops = [stop.mapTo(form, stop.rect().center()) for stop in scrolling]
    start = tops.index(min(tops, key=lambda top: (top.y(), top.x())))
    for before, after in pairwise(tops[start:] + tops[:start]):
        beside = abs(before.y() - after.y()) <= ONE_LINE
        assert before.x() < after.x() if beside else before.y() < after.y()


@pytest.mark.parametrize("kind", NONE_KNOWN_WORDS)
def test_of_a_list_it_is_said_that_somebody_asked_and_there_is_nothing(bed: Bed, kind: str) -> None:
    form = bed.enter(kind)

    pick(KEY.Key_I, 1)(form)
    ctrl_enter(form)

    assert bed.recorded == [(NOTHING, NoneKnown(kind, TODAY))]


@pytest.mark.parametrize(("letter", "field"), [(KEY.Key_U, "units"), (KEY.Key_D, "doses")])
def test_an_authorization_of_nothing_is_refused_beside_its_number(
    bed: Bed, letter: Qt.Key, field: str
) -> None:
    form = filled(bed, "prior_authorization")
    to(letter, "0")(form)

    submit(form)

    assert form._entries[field].message == "0 is below 1. Leave it empty where it is not known."
    assert bed.recorded == []


@pytest.mark.parametrize(("words", "day"), [("12 nov 26", DAY), ("t", TODAY)])
def test_a_time_that_nobody_typed_is_not_recorded(bed: Bed, words: str, day: date) -> None:
    form = bed.enter("authorization")
    to(KEY.Key_N, "88213")(form)
    to(KEY.Key_A, words)(form)

    ctrl_enter(form)

    assert bed.recorded == [("authorization", Authorization(day, "88213", "A. Ruiz", None))]


@pytest.mark.parametrize("words", ["1420", "14:20", "14.20"])
def test_a_time_that_was_typed_stays_with_another_day(bed: Bed, words: str) -> None:
    form = bed.enter("authorization")
    to(KEY.Key_N, "88213")(form)
    to(KEY.Key_T, words)(form)
    to(KEY.Key_A, "12 nov 26")(form)

    ctrl_enter(form)

    asked = Authorization(DAY, "88213", "A. Ruiz", time(14, 20))
    assert bed.recorded == [("authorization", asked)]


def test_a_time_of_today_that_is_still_to_come_is_refused_beside_it(bed: Bed) -> None:
    form = bed.enter("authorization")
    to(KEY.Key_N, "88213")(form)
    to(KEY.Key_T, "9:01")(form)

    submit(form)

    assert form._entries["at"].message == "09:01 lies in the future. Check the time."
    assert bed.recorded == []


def test_a_wrong_day_of_the_question_is_refused_beside_it(bed: Bed) -> None:
    form = bed.enter("medicine")
    pick(KEY.Key_I, 1)(form)
    to(KEY.Key_O, "+1d")(form)

    submit(form)

    assert "lies in the future" in form._entries["asked"].message
    assert bed.recorded == []


def test_a_live_vaccine_that_is_not_ticked_is_refused_beside_the_marks(bed: Bed) -> None:
    form = bed.enter("vaccination")
    to(KEY.Key_V, "MMR")(form)
    to(KEY.Key_G, "12 nov 26")(form)

    submit(form)

    assert form._entries["live"].message == "MMR is a live viral vaccine. Tick that."
    tick(KEY.Key_W, 0)(form)
    submit(form)
    assert bed.recorded == [("vaccination", Vaccination("MMR", DAY, live=True))]


def test_what_does_not_apply_is_neither_shown_nor_recorded(bed: Bed) -> None:
    form = bed.enter("tuberculosis")
    pick(KEY.Key_T, 1)(form)
    to(KEY.Key_M, "12 nov 26")(form)
    to(KEY.Key_O, "t")(form)
    assert form._entries["treated_on"].isVisible()

    pick(KEY.Key_T, 0)(form)
    key(KEY.Key_Left)
    submit(form)

    assert bed.recorded == [("tuberculosis", Screened(DAY, positive=False))]


def test_no_test_ticked_is_refused_beside_them(bed: Bed) -> None:
    form = bed.enter("baseline")

    submit(form)

    assert form._entries["test"].message == "Tick what was done."
    assert "2 things to put right" in shown(form)


def test_words_are_taken_from_a_list_without_typing(bed: Bed) -> None:
    form = bed.enter("prior_drug")
    alt(form, KEY.Key_G)

    QTest.keyClick(
        QApplication.focusWidget() or form, KEY.Key_Down, Qt.KeyboardModifier.AltModifier
    )
    settle()
    key(KEY.Key_N)

    assert form._entries["name"].draft() == "natalizumab"


def test_saying_it_tells_whoever_opened_the_form(qtbot: QtBot, bed: Bed) -> None:
    form = filled(bed, "hiv")

    with qtbot.waitSignal(bed.facts.saved) as told:
        ctrl_enter(form)

    assert told.args == [bed.patient_id]


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_correction_opens_filled_and_keeps_what_is_not_changed(bed: Bed, kind: str) -> None:
    value = ENTRIES[kind].value
    entry_id = bed.record(kind, value)
    form = bed.correct(entry_id)
    assert doubled_letters(form) == []
    assert nameless(form) == []

    to(KEY.Key_R, "read from the wrong line")(form)
    submit(form)

    struck, new = sorted(bed.stored, key=lambda item: item.counts)
    assert (struck.id, struck.withdrawn) == (entry_id, "read from the wrong line")
    assert (new.kind, new.value) == (kind, value)


def test_a_correction_without_a_reason_is_refused_beside_it(bed: Bed) -> None:
    form = bed.correct(bed.record("hiv", Screened(DAY, positive=False)))
    to(KEY.Key_M, "11 nov 26")(form)

    submit(form)

    assert form.reason.message == "Say why the entry is corrected."
    assert all(entry.counts for entry in bed.stored)


def test_the_day_of_the_question_is_corrected_alone(bed: Bed) -> None:
    form = bed.correct(bed.record(NOTHING, NoneKnown("medicine", TODAY)))
    to(KEY.Key_O, "12 nov 26")(form)
    form.reason.set_text("asked last week")

    submit(form)

    assert [entry.value for entry in bed.stored if entry.counts] == [NoneKnown("medicine", DAY)]


def test_an_entry_is_withdrawn_with_its_reason(bed: Bed) -> None:
    entry_id = bed.record("hiv", Screened(DAY, positive=False))
    form = bed.facts.withdraw(bed.patient_id, entry_id)
    submit(form)
    assert form.reason.message

    to(KEY.Key_R, "another person's result")(form)
    submit(form)

    assert [entry.withdrawn for entry in bed.stored] == ["another person's result"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", ENTRIES)
def test_no_form_cuts_its_words_in_large_text(
    bed: Bed, worn: Look, kind: str, theme: Tokens
) -> None:
    known = bed.place.reader.details(bed.patient_id)
    bed.place.desk.do(CorrectPatient(replace(known, name=HARD_NAME)))
    worn.wear(Theme(theme, 1.5))

    form = filled(bed, kind)

    wrong = cut_words(form) + cut_choices(form) + squeezed(form) + sideways(form)
    assert wrong == []
    assert form.width() <= bed.page.width()


@pytest.mark.parametrize("kind", ENTRIES)
def test_no_field_goes_on_behind_the_scroll_bar(bed: Bed, worn: Look, kind: str) -> None:
    worn.wear(Theme(LIGHT, 1.5))

    form = filled(bed, kind)

    (room,) = form.findChildren(Room)
    held = room.widget()
    assert held is not None
    assert held.width() <= room.viewport().width()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("11", "from 0 to 10"), ("-1", "from 0 to 10"), ("high", "from 0 to 10")],
)
def test_a_score_that_cannot_be_is_refused_beside_it(bed: Bed, typed: str, words: str) -> None:
    form = filled(bed, "prior_drug")
    to(KEY.Key_D, typed)(form)

    submit(form)

    assert words in form._entries["response.edss"].message
    assert bed.recorded == []


def test_a_correction_keeps_what_its_form_does_not_ask_for(bed: Bed) -> None:
    seen = HIV_TREATED
    form = bed.correct(bed.record("hiv", seen))
    to(KEY.Key_M, "11 nov 26")(form)
    to(KEY.Key_R, "read from the wrong line")(form)

    submit(form)

    (value,) = (entry.value for entry in bed.stored if entry.counts)
    assert value == replace(seen, on=date(2026, 11, 11))
