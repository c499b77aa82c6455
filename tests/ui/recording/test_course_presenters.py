from datetime import date

import pytest

from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.course_presenters import (
    open_cancel_form,
    open_end_form,
    open_resume_form,
)
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import plan
from tests.ui.measure import cut_words, nameless
from tests.ui.recording.conftest import Ward
from tests.ui.recording.press import submit


def test_a_course_is_ended_with_a_reason(ward: Ward) -> None:
    form = open_end_form(ward.session, ward.page, ward.card.identity, ward.card.courses[0])
    submit(form)
    assert form.reason.message

    form.reason.set_text("grade 3 reaction")
    submit(form)

    assert ward.card.courses[0].word == "Incomplete"
    assert ward.card.open_course_id == ""


def test_the_plan_of_a_course_is_canceled_with_a_reason(newcomer: Ward) -> None:
    plan(newcomer.place, newcomer.patient_id, date(2026, 12, 7))
    card = newcomer.card
    form = open_cancel_form(newcomer.session, newcomer.page, card.identity, card.courses[0])
    submit(form)
    assert form.reason.message

    form.reason.set_text("pregnancy planned")
    submit(form)

    assert newcomer.card.open_course_id == ""


def test_a_course_is_resumed_by_a_prescriber(ward: Ward) -> None:
    form = open_resume_form(ward.session, ward.page, ward.card.identity, ward.card.courses[0])
    form.resume_on.set_text("14 dec 26")
    form.prescriber.set_value("Dr H. Lindqvist")
    form.reason.set_text("fever, recovered")

    submit(form)

    assert [ward.line(n).day for n in (3, 4, 5)] == [
        "Mon 14-Dec-2026",
        "Tue 15-Dec-2026",
        "Wed 16-Dec-2026",
    ]


def test_resuming_says_all_that_is_missing_and_keeps_the_day(ward: Ward) -> None:
    form = open_resume_form(ward.session, ward.page, ward.card.identity, ward.card.courses[0])
    form.resume_on.set_text("1 dec 26")

    submit(form)

    assert form.resume_on.message
    assert form.prescriber.message
    assert form.reason.message
    assert form.resume_on.text() == "1 dec 26"


def test_a_day_that_cannot_be_read_resumes_nothing(ward: Ward) -> None:
    form = open_resume_form(ward.session, ward.page, ward.card.identity, ward.card.courses[0])
    form.resume_on.set_text("soon")

    submit(form)

    assert form.resume_on.message
    assert ward.line(3).day == "Wed 09-Dec-2026"


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless(ward: Ward, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    for opens in (open_end_form, open_cancel_form, open_resume_form):
        form = opens(ward.session, ward.page, ward.card.identity, ward.card.courses[0])
        submit(form)

        assert cut_words(form) == []
        assert nameless(form) == []
