"""Reports, symptoms and reviews are entered with few keys, and a wrong unit is asked about."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.lab_entries import LabReview, SymptomCheck
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.ui.facts.value_entry import ValueEntry
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.entry import Answer
from infusion_planner.ui.recording.form import FormDialog
from tests.office import record_tests, report
from tests.ui.facts.conftest import Bed
from tests.ui.facts.test_forms import lines, pick, to
from tests.ui.measure import settle
from tests.ui.recording.press import alt, ctrl_enter, key, shown, submit, type_here

KEY = Qt.Key
TODAY, DAY = date(2026, 11, 20), date(2026, 11, 12)
PLATELETS = LabResult("platelets", DAY, Decimal(180), "x10^9/L", DAY)


def values(form: FormDialog) -> dict[str, ValueEntry]:
    return {entry.choice.test: entry for entry in form.findChildren(ValueEntry)}


def type_value(form: FormDialog, test: str, words: str) -> None:
    values(form)[test].value_box.setFocus()
    type_here(words)


def recorded(bed: Bed) -> list[tuple[str, object, str]]:
    found = (value for _, value in bed.recorded if isinstance(value, LabResult))
    return [(item.test, item.value, item.unit) for item in found]


def test_a_whole_report_is_typed_with_enter_alone(bed: Bed) -> None:
    record_tests(bed.place, bed.patient_id, DAY, ["cbc", "creatinine"], abnormal=None)
    form = bed.enter("result")

    # the day of the sample that waits stands there; from it Enter leads through every value
    lines("13 nov 26", "180", "3.1", "1.9", "13.4", "0.8", "90", "1", "2")(form)
    key(KEY.Key_Return)
    key(KEY.Key_1)
    lines("1.8", "22", "40", "20", "40", "0.6", "1.2")(form)
    key(KEY.Key_Return)
    ctrl_enter(form)

    found = [value for _, value in bed.recorded if isinstance(value, LabResult)]
    assert [(item.test, item.value) for item in found] == [
        ("platelets", Decimal(180)),
        ("neutrophils", Decimal("3.1")),
        ("lymphocytes", Decimal("1.9")),
        ("hemoglobin", Decimal("13.4")),
        ("creatinine", Decimal("0.8")),
        ("upcr", Decimal(90)),
        ("urine_rbc", Decimal(1)),
        ("urine_wbc", Decimal(2)),
        ("urine_protein", "1+"),
        ("tsh", Decimal("1.8")),
        ("alt", Decimal(22)),
        ("ast", Decimal(20)),
        ("bilirubin", Decimal("0.6")),
    ]
    assert [item.upper_limit for item in found[-3:]] == [Decimal(40), Decimal(40), Decimal("1.2")]
    assert {(item.sampled_on, item.resulted_on) for item in found} == {(DAY, date(2026, 11, 13))}
    assert {(item.reviewed_on, item.reviewed_by) for item in found} == {(None, "")}


def test_the_last_value_leads_to_the_review(bed: Bed) -> None:
    form = bed.enter("result")
    values(form)["bilirubin"].value_box.setFocus()

    key(KEY.Key_Return)

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Reviewed on"


def test_a_review_goes_with_every_value_of_its_report(bed: Bed) -> None:
    form = bed.enter("result")
    to(KEY.Key_M, "12 nov 26")(form)
    lines("12 nov 26", "180", "3.1")(form)
    to(KEY.Key_V, "t")(form)
    submit(form)

    found = [value for _, value in bed.recorded if isinstance(value, LabResult)]
    assert [(item.reviewed_on, item.reviewed_by) for item in found] == [(TODAY, "A. Ruiz")] * 2


def test_a_number_in_another_unit_is_asked_about_and_converted_with_one_press(bed: Bed) -> None:
    form = bed.enter("result")
    to(KEY.Key_M, "12 nov 26")(form)
    type_value(form, "creatinine", "88")
    submit(form)

    line = values(form)["creatinine"]
    assert line.state == "doubt"
    (answer,) = line.findChildren(Answer)
    assert answer.text() == "88 umol/L"
    answer.click()
    settle()
    submit(form)

    assert recorded(bed) == [("creatinine", Decimal(88), "umol/L")]


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("88 umol", "88", "umol/L"),
        ("0.9 mg/dL", "0.9", "mg/dL"),
        ("0.9mg", "0.9", "mg/dL"),
    ],
)
def test_a_unit_may_be_typed_after_the_number(bed: Bed, typed: str, value: str, unit: str) -> None:
    form = bed.enter("result")
    to(KEY.Key_M, "12 nov 26")(form)
    type_value(form, "creatinine", typed)
    submit(form)

    assert recorded(bed) == [("creatinine", Decimal(value), unit)]


@pytest.mark.parametrize(
    ("test", "typed", "words"),
    [
        ("creatinine", "abc", "Type a number"),
        ("creatinine", "0,9", "Type a number"),
        ("creatinine", "<0.1", "Type a number"),
        ("creatinine", "0.9 pounds", "pounds is none of the units mg/dL, umol/L."),
        ("tsh", "900", "outside 0.001 to 200 mIU/L"),
    ],
)
def test_a_value_that_cannot_be_is_refused_beside_it(
    bed: Bed, test: str, typed: str, words: str
) -> None:
    form = bed.enter("result")
    to(KEY.Key_M, "12 nov 26")(form)
    type_value(form, test, typed)
    submit(form)

    assert words in values(form)[test].message
    assert values(form)[test].value == typed
    assert bed.recorded == []


def test_all_that_is_wrong_with_a_report_is_said_at_once(bed: Bed) -> None:
    form = bed.enter("result")
    to(KEY.Key_M, "12 nov 26")(form)
    # no number, a number of another unit, and two that are out of range in every unit
    typed = {"platelets": "abc", "creatinine": "88", "hemoglobin": "900", "tsh": "900"}
    for test, words in typed.items():
        type_value(form, test, words)
    submit(form)

    said = {test: line.message for test, line in values(form).items() if line.message}
    assert list(said) == ["platelets", "hemoglobin", "creatinine", "tsh"]
    assert said["tsh"] == "900 is outside 0.001 to 200 mIU/L. Check value and unit."
    assert "4 things to put right" in shown(form)
    assert bed.recorded == []


@pytest.mark.parametrize(
    ("days", "field", "words"),
    [
        (("21 nov 26", "22 nov 26"), "sampled_on", "21-Nov-2026 lies in the future."),
        (("12 nov 26", "11 nov 26"), "resulted_on", "11-Nov-2026 lies before the sample."),
        (("12 nov 26", "", "11 nov 26"), "reviewed_on", "11-Nov-2026 lies before the sample."),
        (("12 nov 26", "14 nov 26", "13 nov 26"), "reviewed_on", "13-Nov-2026 lies before the"),
        (("12 nov 26", "", "21 nov 26"), "reviewed_on", "21-Nov-2026 lies in the future."),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(
    bed: Bed, days: tuple[str, ...], field: str, words: str
) -> None:
    form = bed.enter("result")
    for letter, typed in zip((KEY.Key_M, KEY.Key_E, KEY.Key_V), days, strict=False):
        if typed:
            to(letter, typed)(form)
    type_value(form, "platelets", "180")
    submit(form)

    messages = {name: entry.message for name, entry in form._entries.items() if entry.message}
    assert words in messages[field]
    # of a day ahead the one that follows it is wrong as well
    assert set(messages) <= {field, "resulted_on"}
    assert values(form)["platelets"].value == "180"
    assert bed.recorded == []


def test_a_report_without_a_value_is_refused(bed: Bed) -> None:
    form = bed.enter("result")
    to(KEY.Key_M, "12 nov 26")(form)
    submit(form)

    assert values(form)["platelets"].message == "Type at least one result."
    assert bed.recorded == []


def test_unit_limit_and_value_of_the_last_report_stand_there(bed: Bed) -> None:
    for value in report(date(2026, 10, 12), alt="48"):
        bed.record("result", value)
    bed.record("result", LabResult("creatinine", DAY, Decimal(80), "umol/L"))

    found = values(bed.enter("result"))

    assert (found["alt"].unit, found["alt"].limit) == ("units/L", "40")
    assert found["creatinine"].unit == "umol/L"
    assert found["alt"].choice.last == "48 on 12-Oct-2026"


def test_a_correction_asks_for_its_test_alone_and_keeps_the_limit(bed: Bed) -> None:
    alt_result = LabResult("alt", DAY, Decimal(48), "units/L", DAY, upper_limit=Decimal(35))
    entry_id = bed.record("result", alt_result)
    form = bed.correct(entry_id)
    assert list(values(form)) == ["alt"]

    type_value(form, "alt", "84")
    to(KEY.Key_R, "misread")(form)
    submit(form)

    (value,) = (entry.value for entry in bed.stored if entry.counts)
    assert value == LabResult("alt", DAY, Decimal(84), "units/L", DAY, upper_limit=Decimal(35))


def test_what_is_typed_of_a_report_is_kept_and_put_back(bed: Bed) -> None:
    form = bed.enter("result")
    to(KEY.Key_M, "12 nov 26")(form)
    type_value(form, "creatinine", "88 umol")
    kept = form.draft()
    assert kept is not None

    again = bed.enter("result")
    again.show_draft(kept)
    submit(again)

    assert recorded(bed) == [("creatinine", Decimal(88), "umol/L")]


def test_what_waits_is_reviewed_with_one_form(bed: Bed) -> None:
    seen = bed.record("result", PLATELETS)
    told = bed.record("symptoms", SymptomCheck(DAY, symptoms=("fever",)))
    form = bed.enter("review")
    assert "Platelets 180 x10^9/L of 12-Nov-2026" in _checks(form)

    to(KEY.Key_O, "16 nov 26")(form)
    ctrl_enter(form)

    assert bed.stored[-1].value == LabReview((seen, told), date(2026, 11, 16), "A. Ruiz")


def test_without_a_tick_a_review_is_refused(bed: Bed) -> None:
    bed.record("result", PLATELETS)
    form = bed.enter("review")

    alt(form, KEY.Key_L)
    key(KEY.Key_Space)
    submit(form)

    assert "Tick what was looked at." in shown(form)


def test_a_review_opens_only_where_something_waits(bed: Bed) -> None:
    with pytest.raises(Refused, match="waits for a review"):
        bed.enter("review")


def test_asked_and_nothing_reported_is_two_keys(bed: Bed) -> None:
    form = bed.enter("symptoms")

    pick(KEY.Key_H, 0)(form)
    submit(form)

    assert bed.recorded == [("symptoms", SymptomCheck(TODAY))]


def _checks(form: FormDialog) -> list[str]:
    return [check.text() for check in form.findChildren(Check)]
