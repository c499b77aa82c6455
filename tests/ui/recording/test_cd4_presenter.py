import pytest

from infusion_planner.ui.kit.entry import Answer
from infusion_planner.ui.recording.cd4_form import Cd4Form
from infusion_planner.ui.recording.cd4_presenter import open_cd4_form
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.recording.conftest import Ward
from tests.ui.recording.press import submit


def opened(ward: Ward) -> Cd4Form:
    form = open_cd4_form(ward.session, ward.page, ward.card.identity)
    settle()
    return form


def test_a_count_is_recorded(ward: Ward) -> None:
    form = opened(ward)
    form.sampled_on.set_text("-2d")
    form.cells.set_text("240")

    submit(form)

    title = ward.place.desk.undo_title()
    assert title.startswith("Recorded CD4 240 cells per microliter, 07-Dec-2026")


@pytest.mark.parametrize(("day", "count"), [("", "240"), ("-2d", "0.24")])
def test_what_cannot_be_read_is_not_recorded(ward: Ward, day: str, count: str) -> None:
    form = opened(ward)
    form.sampled_on.set_text(day)
    form.cells.set_text(count)

    submit(form)

    assert form.sampled_on.message or form.cells.message
    assert (form.sampled_on.text(), form.cells.text()) == (day, count)


def test_no_count_is_told_the_unit_it_is_asked_in(ward: Ward) -> None:
    form = opened(ward)
    form.cells.set_text("many")

    submit(form)

    assert "0.24 x 10^9/L is 240" in form.cells.message


def test_a_count_beyond_reason_is_refused_beside_it(ward: Ward) -> None:
    form = opened(ward)
    form.sampled_on.set_text("t")
    form.cells.set_text("5,001")

    submit(form)

    assert form.cells.message
    assert cut_words(form) == []
    assert nameless(form) == []


def test_a_count_in_the_other_unit_is_converted_with_one_press(ward: Ward) -> None:
    form = opened(ward)
    form.sampled_on.set_text("-2d")
    form.cells.set_text("0.200")
    submit(form)

    (answer,) = form.cells.findChildren(Answer)
    answer.click()
    settle()
    assert form.cells.text() == "200"
    submit(form)

    title = ward.place.desk.undo_title()
    assert title.startswith("Recorded CD4 200 cells per microliter, 07-Dec-2026")
