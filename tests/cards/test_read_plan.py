from datetime import date

import pytest

from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.cards.plan import PlanCard, Wish
from infusion_planner.cards.review import ReviewCard
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.prophylaxis import Cd4Sample
from tests.office import CENTER, TestOffice, office, outside, plan, register, somebody


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A patient whose last dose was on Fri 05-Dec-2025; course 2 may start on Sat 05-Dec-2026."""
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 1))
    return patient_id


def card(
    place: TestOffice, sam: str, start: date | None = None, length: int | None = None
) -> PlanCard:
    return place.reader.plan(sam, Wish(start, length))


def review_of(found: PlanCard) -> ReviewCard:
    assert found.review is not None
    return found.review


def test_before_a_day_is_chosen_starts_are_suggested_and_nothing_is_judged(
    place: TestOffice, sam: str
) -> None:
    found = card(place, sam)

    assert (found.title, found.number, found.length) == ("Plan course 2", 2, 3)
    assert found.verdict.sentence == "Choose day 1 of course 2, or one of the suggested starts."
    assert (found.gates, found.days, found.consequences) == ((), (), ())
    assert (found.can_save, found.save_note) == (False, "Cannot be saved yet: choose day 1.")
    assert (found.length_choices, found.needs_override) == ((3,), ())


def test_suggestions_are_runs_of_open_days_in_date_order(place: TestOffice, sam: str) -> None:
    found = card(place, sam).suggestions

    assert [(item.days, item.why) for item in found] == [
        ("Mon 07 to Wed 09-Dec-2026", "First fit from 05-Dec-2026"),
        ("Tue 08 to Thu 10-Dec-2026", "3 days after the earliest day"),
        ("Wed 09 to Fri 11-Dec-2026", "4 days after the earliest day"),
        ("Mon 14 to Wed 16-Dec-2026", "9 days after the earliest day"),
    ]
    assert found[0].start_on == date(2026, 12, 7)


def test_a_first_course_is_suggested_around_the_closure(place: TestOffice) -> None:
    found = card(place, register(place))

    # Friday 20-Nov-2026; Thanksgiving on Thursday 26 breaks the week.
    assert found.suggestions[0].days == "Mon 30-Nov to Fri 04-Dec-2026"
    assert found.suggestions[0].why == "First fit from 20-Nov-2026"
    assert found.suggestions[1].why == ""


def test_every_earlier_day_says_why_not(place: TestOffice, sam: str) -> None:
    assert card(place, sam).why_not[-4:] == (
        "Thu 03-Dec-2026: 2 days too early (SPACE-1)",
        "Fri 04-Dec-2026: 1 day too early (SPACE-1)",
        "Sat 05-Dec-2026: closed (SPACE-4)",
        "Sun 06-Dec-2026: closed (SPACE-4)",
    )
    assert len(card(place, sam).why_not) == 10


def test_why_not_names_the_closed_day_of_a_run(place: TestOffice) -> None:
    why_not = card(place, register(place)).why_not

    assert why_not[0] == "Fri 20-Nov-2026: day 2 falls on Sat 21-Nov, closed (SPACE-4)"
    assert why_not[3] == "Mon 23-Nov-2026: day 4 falls on Thu 26-Nov, closed (SPACE-4)"
    assert why_not[6] == "Thu 26-Nov-2026: closed (SPACE-4)"


def test_a_day_too_early_is_blocked_with_a_way_to_the_next_legal_day(
    place: TestOffice, sam: str
) -> None:
    found = card(place, sam, date(2026, 12, 4))

    assert (found.verdict.state, found.verdict.word) == ("blocked", "Blocked")
    assert found.verdict.rule == "SPACE-1"
    assert found.verdict.action == "Go to Mon 07-Dec-2026"
    assert found.verdict.action_on == date(2026, 12, 7)
    assert found.day_message == "1 day too early"
    assert not found.can_save
    assert found.save_note == (
        "Cannot be saved yet: 1 gate is Blocked. Choose Mon 07-Dec-2026 or later."
    )
    worst = found.gates[0]
    assert (worst.rule, worst.state, worst.action) == (
        "SPACE-1",
        "blocked",
        "Use Mon 07-Dec-2026",
    )


def test_the_gate_of_a_day_too_early_does_not_repeat_the_strip(place: TestOffice, sam: str) -> None:
    found = card(place, sam, date(2026, 12, 4))

    assert found.gates[0].sentence == (
        "Day 1 is 1 day too early. Earliest 05-Dec-2026 - last dose 05-Dec-2025."
    )
    assert found.gates[0].sentence != found.verdict.sentence


def test_limits_of_age_that_are_met_take_one_line(place: TestOffice, sam: str) -> None:
    found = card(place, sam, date(2026, 12, 7))

    (age,) = [gate for gate in found.gates if "ELIG" in gate.rule]
    assert (age.title, age.rule, age.sentence) == ("Age", "ELIG-2, ELIG-3", "36 years on day 1")


def test_a_limit_of_age_that_is_not_met_keeps_its_own_line(place: TestOffice) -> None:
    young = register(place, somebody(born_on=date(2009, 6, 21)))

    found = card(place, young, date(2026, 11, 30))

    states = {gate.rule: gate.state for gate in found.gates if "ELIG" in gate.rule}
    assert states == {"ELIG-2": "ok", "ELIG-3": "override"}


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 25), ""),
        (date(2026, 11, 26), "the center is closed"),
        (date(2026, 11, 28), "closed on Saturdays"),
    ],
    ids=["open", "Thanksgiving Day", "Saturday"],
)
def test_closed_days_say_why(place: TestOffice, sam: str, day: date, reason: str) -> None:
    assert card(place, sam).closed.reason(day) == reason


def test_of_a_blocked_day_the_consequences_of_the_next_legal_start_are_shown(
    place: TestOffice, sam: str
) -> None:
    found = card(place, sam, date(2026, 12, 4))

    assert found.consequences_head == "if day 1 is Mon 07-Dec-2026"
    assert found.consequences == card(place, sam, date(2026, 12, 7)).consequences


def test_a_legal_day_is_allowed_and_its_gates_are_told_worst_first(
    place: TestOffice, sam: str
) -> None:
    found = card(place, sam, date(2026, 12, 7))

    assert (found.verdict.state, found.verdict.word) == ("ok", "Allowed")
    assert found.verdict.sentence == (
        "Every rule that was evaluated allows Mon 07-Dec-2026. 30 facts to record before day 1."
        " 1 rule not evaluated."
    )
    assert (found.can_save, found.save_note, found.day_message) == (True, "", "")
    assert found.days == ("Mon 07", "Tue 08", "Wed 09")
    assert found.day_hint == "Day 3 is Wed 09-Dec-2026"
    assert [(gate.rule, gate.state) for gate in found.gates] == [
        ("SPACE-2", "info"),
        ("LAB-11", "noteval"),
        ("", "noteval"),
        ("SPACE-1", "ok"),
        ("ELIG-2, ELIG-3", "ok"),
        ("DOSE-2", "ok"),
        ("SPACE-4", "ok"),
    ]
    assert found.counts == (("info", 1), ("noteval", 2), ("ok", 4))
    assert all(gate.title and gate.sentence and gate.source for gate in found.gates)
    assert found.gates[2].sentence == (
        "30 facts to record before day 1: herpes antiviral, number of the course, diagnosis and"
        " 27 more."
    )


def test_a_closed_day_is_a_reminder_and_can_be_saved(place: TestOffice, sam: str) -> None:
    found = card(place, sam, date(2026, 12, 10))

    (gate,) = [gate for gate in found.gates if gate.rule == "SPACE-4"]
    assert (gate.state, gate.action) == ("reminder", "Use Mon 14-Dec-2026")
    assert (found.verdict.state, found.verdict.word) == ("reminder", "Allowed, but")
    assert found.verdict.sentence.startswith("The center is closed on Sat 12-Dec-2026.")
    assert found.can_save


def test_an_override_may_be_saved_and_says_so(place: TestOffice) -> None:
    young = register(place, somebody(born_on=date(2009, 6, 21)))

    found = card(place, young, date(2026, 11, 30))

    assert (found.verdict.state, found.verdict.word) == ("override", "Override needed")
    assert (found.can_save, found.needs_override) == (True, ("ELIG-3",))
    assert found.save_note == "Save needs 1 override with prescriber, reason and time."
    assert (found.verdict.action, found.verdict.action_on) == ("Override", None)
    assert [gate.action for gate in found.gates if gate.rule == "ELIG-3"] == ["Override"]


def test_several_blocked_gates_are_counted(place: TestOffice) -> None:
    child = register(place, somebody(born_on=date(2015, 6, 21)))

    found = card(place, child, date(2026, 11, 30), 6)

    assert found.save_note.startswith("Cannot be saved yet: 2 gates are Blocked.")
    assert ("blocked", 2) in found.counts


def test_a_day_that_has_passed_is_blocked(place: TestOffice, sam: str) -> None:
    found = card(place, sam, date(2026, 11, 19))

    assert found.verdict.sentence == "Thu 19-Nov-2026 has passed. Choose today or a later day."
    assert (found.day_message, found.can_save) == ("This day has passed", False)
    assert found.save_note == "Cannot be saved yet: day 1 has passed."


def test_after_an_incomplete_course_the_length_is_to_be_chosen(place: TestOffice) -> None:
    stopped = register(place)
    outside(place, stopped, date(2025, 11, 10), count=3)

    found = card(place, stopped, date(2026, 11, 30))

    assert (found.length, found.length_choices) == (None, (1, 2, 3, 4, 5))
    assert (found.verdict.word, found.verdict.rule) == ("Choose", "MISS-3")
    assert (found.suggestions, found.why_not, found.consequences) == ((), (), ())
    assert found.suggestions_note == (
        "Starts are suggested once the number of infusions is chosen."
    )
    assert found.save_note == "Cannot be saved yet: choose the number of infusions."


def test_a_chosen_length_after_an_incomplete_course_asks_for_an_override(
    place: TestOffice,
) -> None:
    stopped = register(place)
    outside(place, stopped, date(2025, 11, 10), count=3)

    found = card(place, stopped, date(2026, 11, 30), 5)

    assert (found.length, len(found.days)) == (5, 5)
    assert found.needs_override == ("MISS-3",)
    assert found.suggestions[0].days == "Mon 30-Nov to Fri 04-Dec-2026"


def test_what_follows_from_the_plan_is_told_with_anchors(place: TestOffice, sam: str) -> None:
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 6, 1), 700)))

    found = card(place, sam, date(2026, 12, 7))

    assert found.consequences_head == "if day 1 is Mon 07-Dec-2026"
    facts = {fact.label: fact.value for fact in found.consequences}
    assert facts == {
        "Steroid": "Mon 07, Tue 08, Wed 09-Dec-2026",
        "Antiviral": "07-Dec-2026 to at least 09-Feb-2027",
        "Monitoring": "to 09-Dec-2030",
        "REMS checklist": "send by Wed 16-Dec-2026",
        "Contraception": "if pregnancy is possible, until 09-Apr-2027",
        "Course 3": "not before 09-Dec-2027",
    }


def test_the_review_tells_the_next_tests_too(place: TestOffice, sam: str) -> None:
    review = review_of(card(place, sam, date(2026, 12, 7)))

    facts = {fact.label: fact.value for fact in review.consequences}
    # the monthly day stays that of the first course's last dose, the 5th
    assert facts["Blood and urine"] == "next due Tue 05-Jan-2027"
    assert facts["TSH"] == "next due Fri 05-Mar-2027"
    assert {fact.label for fact in card(place, sam, date(2026, 12, 7)).consequences} < set(facts)


def test_the_review_tells_each_day_with_its_steroid(place: TestOffice) -> None:
    review = review_of(card(place, register(place), date(2026, 11, 30)))

    steroid = "methylPREDNISolone 1,000 mg"
    assert [(item.title, item.day, item.steroid, item.before) for item in review.days] == [
        ("Infusion 1", "Mon 30-Nov-2026", steroid, ""),
        ("Infusion 2", "Tue 01-Dec-2026", steroid, ""),
        ("Infusion 3", "Wed 02-Dec-2026", steroid, ""),
        ("Infusion 4", "Thu 03-Dec-2026", "No steroid required", ""),
        ("Infusion 5", "Fri 04-Dec-2026", "No steroid required", ""),
    ]
    assert (review.changes, review.changes_note) == ((), "")


def test_the_review_tells_what_stays_open_without_repairs(place: TestOffice, sam: str) -> None:
    found = card(place, sam, date(2026, 12, 7))

    review = review_of(found)

    assert [gate.rule for gate in review.open_gates] == ["SPACE-2", "LAB-11", ""]
    assert [gate.action for gate in review.open_gates] == ["", "", ""]
    assert review.met == "5 rules are met"


def test_one_rule_is_met_in_the_singular() -> None:
    place = office(center=replace(CENTER, weekdays=frozenset({0})))
    child = register(place, somebody(born_on=date(2015, 6, 21)))

    review = review_of(place.reader.plan(child, Wish(date(2026, 11, 30))))

    assert review.met == "1 rule is met"
    place.close()


def test_nothing_follows_from_a_plan_that_is_blocked(place: TestOffice, sam: str) -> None:
    review = review_of(card(place, sam, date(2026, 12, 4)))

    assert review.consequences == ()
    assert [gate.state for gate in review.open_gates][:1] == ["blocked"]
    assert [item.day for item in review.days][:1] == ["Fri 04-Dec-2026"]


def test_before_a_day_or_a_length_is_chosen_there_is_nothing_to_review(place: TestOffice) -> None:
    stopped = register(place)
    outside(place, stopped, date(2025, 11, 10), count=3)

    assert card(place, stopped).review is None
    assert card(place, stopped, date(2026, 11, 30)).review is None


def test_days_of_two_months_name_their_months(place: TestOffice) -> None:
    found = card(place, register(place), date(2026, 11, 30))

    assert found.days == ("Mon 30-Nov", "Tue 01-Dec", "Wed 02-Dec", "Thu 03-Dec", "Fri 04-Dec")


def test_dates_that_are_moved_are_told_beside_those_that_are_stored(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, date(2026, 11, 30))

    review = review_of(card(place, patient_id, date(2026, 12, 7)))

    assert [item.before for item in review.days][:2] == [
        "was Mon 30-Nov-2026",
        "was Tue 01-Dec-2026",
    ]
    changes = {fact.label: (fact.value, fact.anchor) for fact in review.changes}
    assert changes["Infusion days"] == (
        "Mon 07 to Fri 11-Dec-2026",
        "was: Mon 30-Nov to Fri 04-Dec-2026",
    )
    # 48 and 12 months after the last dose
    assert changes["Monitoring"] == ("to 11-Dec-2030", "was: to 04-Dec-2030")
    assert changes["Course 2"] == ("not before 11-Dec-2027", "was: not before 04-Dec-2027")
    assert "Infusions" not in changes


def test_a_course_of_another_length_tells_what_is_new(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 11, 10), count=3)
    given = OverrideGiven("Dr H. Lindqvist", "as ordered")
    place.desk.do(PlanCourse(patient_id, 2, date(2026, 11, 30), 3, given))

    review = review_of(card(place, patient_id, date(2026, 11, 30), 5))

    assert [item.before for item in review.days] == ["as before"] * 3 + ["new"] * 2
    assert ("Infusions", "5", "was: 3") in [
        (fact.label, fact.value, fact.anchor) for fact in review.changes
    ]


def test_the_same_dates_change_nothing(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, date(2026, 11, 30))

    review = review_of(card(place, patient_id, date(2026, 11, 30)))

    assert review.changes == ()
    assert review.changes_note == "Nothing differs from the plan that is stored."


def test_where_the_center_is_never_open_nothing_is_suggested_and_the_note_says_why() -> None:
    sundays = office(center=replace(CENTER, weekdays=frozenset({6})))
    sam = register(sundays)

    found = card(sundays, sam)
    chosen = card(sundays, sam, date(2026, 11, 30), 6)

    assert (found.suggestions, found.why_not) == ((), ())
    assert found.suggestions_note == (
        "No run of 5 open days starts within 1,096 days. Check the open weekdays and closures"
        " in Settings."
    )
    assert (chosen.consequences, chosen.consequences_head) == ((), "")
    sundays.close()


def test_a_planned_course_is_judged_again_when_its_days_are_changed(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, date(2026, 11, 30))

    found = card(place, patient_id, date(2026, 12, 7))

    assert (found.title, found.can_save) == ("Plan course 1", True)


def test_a_year_that_is_a_slip_of_the_pen_is_asked_about(place: TestOffice, sam: str) -> None:
    found = card(place, sam, date(2199, 12, 16))

    assert (found.verdict.state, found.verdict.word) == ("reminder", "Allowed, but")
    assert found.verdict.sentence.endswith("Check the year.")


def test_suggestions_say_when_no_closed_day_was_ever_set() -> None:
    place = office(center=replace(CENTER, closures=()))
    patient_id = register(place)

    found = place.reader.plan(patient_id, Wish())

    assert found.suggestions
    assert "No closed days are set yet" in found.suggestions_note
    place.close()


def test_nothing_follows_from_a_blocked_day_where_no_start_fits() -> None:
    place = office(center=replace(CENTER, weekdays=frozenset({0})))
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 1))

    found = place.reader.plan(patient_id, Wish(date(2026, 11, 30)))

    assert found.verdict.state == "blocked"
    assert (found.suggestions, found.consequences, found.consequences_head) == ((), (), "")
    place.close()
