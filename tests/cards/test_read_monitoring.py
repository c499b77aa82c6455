"""The 48 months of one patient: course 1 from 08 to 12-Dec-2025, course 2 planned a year later."""

from datetime import date

import pytest

from infusion_planner.actions.record_antiviral import StartAntiviral, StopAntiviral
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_infusion import AmendInfusion
from infusion_planner.cards.monitoring import Mark, MonitoringCard, MonitoringRow
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.recording import GivenEntry
from tests.office import (
    BLOOD_AND_URINE,
    LATE_TESTS,
    TestOffice,
    outside,
    plan,
    record_tests,
    register,
    somebody,
)

TODAY = date(2026, 11, 18)
COURSE_1 = date(2025, 12, 8)
COURSE_2 = date(2026, 12, 14)


@pytest.fixture
def sam(place: TestOffice) -> str:
    place.clock.set(TODAY)
    patient_id = register(place)
    outside(place, patient_id, COURSE_1)
    return patient_id


def row(card: MonitoringCard, name: str) -> MonitoringRow:
    return next(item for item in card.rows if item.name == name)


def mark(card: MonitoringCard, name: str, day: date) -> Mark:
    return next(item for item in row(card, name).marks if item.on == day)


def stop(place: TestOffice, sam: str, how: Stop) -> None:
    place.desk.do(StopAntiviral(place.reader.monitoring(sam).running_id, how))


def monthly(place: TestOffice, sam: str) -> None:
    """Everything in its window but June, which was forgotten."""
    for year, month in [(2026, month) for month in range(1, 11) if month != 6]:
        record_tests(place, sam, date(year, month, 10), BLOOD_AND_URINE)


def test_rows_stand_in_the_order_they_are_read(place: TestOffice, sam: str) -> None:
    card = place.reader.monitoring(sam)

    assert [item.title for item in card.rows] == [
        "Courses",
        "CBC with differential",
        "Creatinine",
        "Urinalysis",
        "TSH",
        "Skin examination",
        "Antiviral",
    ]


def test_each_due_date_has_its_mark(place: TestOffice, sam: str) -> None:
    monthly(place, sam)

    card = place.reader.monitoring(sam)

    states = {item.on: item.state for item in row(card, "cbc").marks}
    assert states[date(2026, 5, 12)] == "in_window"
    assert states[date(2026, 6, 12)] == "missed"
    assert states[date(2026, 11, 12)] == "due"
    assert states[date(2026, 12, 12)] == "planned"
    assert states[date(2029, 12, 12)] == "planned"
    assert max(states) == date(2029, 12, 12)
    # 12-Jan-2026 to 12-Dec-2029, one a month
    assert len(states) == 48
    assert row(card, "cbc").summary == "1 missed"
    assert len(row(card, "tsh").marks) == 16


def test_the_end_moves_if_the_planned_course_is_given(place: TestOffice, sam: str) -> None:
    plan(place, sam, COURSE_2)

    card = place.reader.monitoring(sam)

    assert [(flag.kind, flag.words) for flag in card.flags] == [
        ("today", "Today 18-Nov"),
        ("ends", "Ends 12-Dec-2029"),
        ("if_given", "16-Dec-2030 if course 2 is given"),
    ]
    coming = [item for item in row(card, "cbc").marks if item.state == "conditional"]
    # the cadence stays on the 12th; 12-Dec-2030 lies 4 days before the end and merges into it
    assert [item.on for item in coming] == [
        *(date(2030, month, 12) for month in range(1, 12)),
        date(2030, 12, 16),
    ]
    assert {item.word for item in coming} == {"Planned if course 2 is given"}


def test_courses_stand_as_bars_with_the_one_after_them(place: TestOffice, sam: str) -> None:
    plan(place, sam, COURSE_2)

    bars = row(place.reader.monitoring(sam), "courses").bars

    assert [(bar.tag, bar.state, bar.words) for bar in bars] == [
        ("C1", "done", "5 of 5 given"),
        ("C2", "planned", "14-Dec to 16-Dec-2026"),
        ("C3", "noteval", "not before 16-Dec-2027"),
    ]
    assert (bars[0].first, bars[0].last) == (date(2025, 12, 8), date(2025, 12, 12))


def test_a_mark_says_when_it_was_due_its_window_and_what_came_of_it(
    place: TestOffice, sam: str
) -> None:
    record_tests(place, sam, date(2026, 10, 22), ["urinalysis"], abnormal=True)

    found = mark(place.reader.monitoring(sam), "urinalysis", date(2026, 10, 12))

    assert (found.state, found.abnormal, found.awaiting) == ("late", True, False)
    assert found.spoken == (
        "Urinalysis, due Mon 12-Oct-2026. Late, abnormal. Due Mon 12-Oct-2026;"
        " Window 05-Oct to 19-Oct-2026; Drawn Thu 22-Oct-2026; Result Abnormal, 22-Oct-2026"
    )
    assert [fact.anchor for fact in found.facts if fact.label in {"Due", "Drawn"}] == [
        "every month from 12-Dec-2025",
        "3 days after the end of the window",
    ]


def test_a_window_over_new_year_names_both_years(place: TestOffice, sam: str) -> None:
    place.clock.set(date(2026, 1, 5))
    outside_year = register(place, somebody("Ek", "Bo", mrn="9"))
    outside(place, outside_year, date(2025, 11, 28), 5)

    found = mark(place.reader.monitoring(outside_year), "cbc", date(2026, 1, 2))

    assert [fact.value for fact in found.facts if fact.label == "Window"] == [
        "26-Dec-2025 to 09-Jan-2026"
    ]


def test_a_test_without_result_waits_for_it(place: TestOffice, sam: str) -> None:
    (entry,) = record_tests(place, sam, date(2026, 11, 17), ["cbc"], abnormal=None)

    card = place.reader.monitoring(sam)

    found = mark(card, "cbc", date(2026, 11, 12))
    assert (found.state, found.awaiting, found.word) == (
        "in_window",
        True,
        "In window, no result yet",
    )
    assert found.entry_id == entry
    assert card.open_entries == (entry,)


def test_a_test_outside_every_window_is_shown_where_it_was_done(
    place: TestOffice, sam: str
) -> None:
    record_tests(place, sam, date(2025, 12, 20), ["tsh"])

    found = mark(place.reader.monitoring(sam), "tsh", date(2025, 12, 20))

    assert (found.state, found.word) == ("extra", "Outside the windows")


def test_the_skin_counts_from_the_examination_before(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, date(2025, 12, 2), ["skin_exam"])

    found = row(place.reader.monitoring(sam), "skin_exam")

    assert [(item.on, item.state) for item in found.marks] == [
        (date(2025, 12, 2), "in_window"),
        (date(2026, 12, 2), "planned"),
        (date(2027, 12, 2), "planned"),
        (date(2028, 12, 2), "planned"),
        (date(2029, 12, 2), "planned"),
    ]


def test_the_table_says_the_same_as_the_picture(place: TestOffice, sam: str) -> None:
    monthly(place, sam)
    plan(place, sam, COURSE_2, LATE_TESTS)

    card = place.reader.monitoring(sam)

    pictured = sorted(
        (item.on.isoformat(), line.title, item.state, item.word)
        for line in card.rows
        for item in line.marks
    )
    assert sorted((i.sort_day, i.test, i.state, i.word) for i in card.lines) == pictured
    assert [line.sort_day for line in card.lines] == sorted(line.sort_day for line in card.lines)


def test_what_is_due_is_said_in_a_sentence(place: TestOffice, sam: str) -> None:
    monthly(place, sam)
    record_tests(place, sam, date(2026, 9, 12), ["tsh"])
    record_tests(place, sam, date(2025, 12, 8), ["skin_exam"])

    card = place.reader.monitoring(sam)

    assert card.due_words == (
        "CBC, creatinine and urinalysis due 12-Nov-2026. Window ends Thu 19-Nov-2026, tomorrow."
    )
    assert (card.due_state, card.due_tests) == ("reminder", BLOOD_AND_URINE)


def test_what_is_overdue_counts_from_the_end_of_the_window(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, date(2026, 9, 12), ["tsh"])
    record_tests(place, sam, date(2025, 12, 8), ["skin_exam"])
    place.clock.set(date(2026, 11, 22))

    card = place.reader.monitoring(sam)

    assert card.due_words == (
        "CBC, creatinine and urinalysis due 12-Nov-2026, 3 days after the end of the window."
    )
    assert card.due_state == "overdue"


def test_without_any_course_there_is_no_picture(place: TestOffice) -> None:
    patient_id = register(place)

    card = place.reader.monitoring(patient_id)

    assert (card.spans, card.flags, card.due_words, card.antiviral_strip) == ((), (), "", None)
    assert not any(line.marks for line in card.rows)


def test_before_the_first_dose_everything_depends_on_it(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, date(2026, 11, 30))

    card = place.reader.monitoring(patient_id)

    marks = [item for line in card.rows for item in line.marks]
    assert {item.state for item in marks} == {"conditional"}
    assert marks[0].word == "Planned if course 1 is given"
    assert [flag.words for flag in card.flags] == [
        "Today 20-Nov",
        "04-Dec-2030 if course 1 is given",
    ]


def test_every_mark_lies_in_all_there_is_to_show(place: TestOffice, sam: str) -> None:
    monthly(place, sam)
    record_tests(place, sam, date(2019, 1, 7), ["tsh"])
    plan(place, sam, COURSE_2, LATE_TESTS)

    card = place.reader.monitoring(sam)

    assert [span.name for span in card.spans] == ["12 months", "48 months", "All"]
    whole = card.spans[-1]
    for line in card.rows:
        assert all(whole.first <= item.on <= whole.last for item in line.marks)
    year = card.spans[0]
    assert (year.first, year.last) == (date(2026, 5, 18), date(2027, 5, 18))


def test_the_antiviral_that_is_needed_is_asked_for(place: TestOffice, sam: str) -> None:
    place.clock.set(date(2026, 1, 5))

    missing = place.reader.monitoring(sam).antiviral_strip

    assert missing is not None
    assert (missing.state, missing.action) == ("override", "Start antiviral")
    assert missing.sentence.startswith("No antiviral is recorded for the latest course.")


def test_a_running_antiviral_says_from_when_it_may_stop(place: TestOffice, sam: str) -> None:
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg twice daily", COURSE_1)))
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 4, 20), 210)))

    card = place.reader.monitoring(sam)

    assert card.antiviral_strip is not None
    assert card.antiviral_strip.sentence == (
        "acyclovir 200 mg twice daily: may stop from Mon 20-Apr-2026: both conditions are met"
        " then. The prescriber decides."
    )
    assert card.antiviral_strip.action == "Stop antiviral"
    (bar,) = row(card, "antiviral").bars
    assert (bar.first, bar.last, bar.state) == (COURSE_1, None, "running")
    assert (card.can_start, bool(card.running_id)) == (False, True)
    assert row(card, "antiviral").summary == "Since 08-Dec-2025"


def test_an_antiviral_that_ended_and_one_that_is_planned(place: TestOffice, sam: str) -> None:
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg twice daily", COURSE_1)))
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 4, 20), 210)))
    stop(place, sam, Stop(date(2026, 4, 20)))
    plan(place, sam, COURSE_2)

    card = place.reader.monitoring(sam)

    ended, planned = row(card, "antiviral").bars
    assert (ended.last, ended.state) == (date(2026, 4, 20), "done")
    # 16-Dec-2026 plus two completed months
    assert planned.words == "planned from 14-Dec-2026, at least to 16-Feb-2027"
    assert planned.state == "planned"
    assert [line.word for line in card.antivirals] == ["Ended"]


def test_one_stopped_early_says_so_and_is_asked_for_again(place: TestOffice, sam: str) -> None:
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg twice daily", COURSE_1)))
    stop(place, sam, Stop(date(2026, 1, 10), early=True, why="rash, Dr Okafor"))

    card = place.reader.monitoring(sam)

    assert card.antiviral_strip is not None
    assert (card.antiviral_strip.word, card.antiviral_strip.rule) == ("Stopped early", "PROPH-2")
    (line,) = card.antivirals
    assert (line.word, line.state, line.why) == ("Stopped early", "stopped", "rash, Dr Okafor")


def test_the_form_ticks_what_is_due(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, date(2025, 12, 8), ["skin_exam"])
    record_tests(place, sam, date(2026, 9, 12), ["tsh"])

    form = place.reader.of_monitoring.test_form(sam)

    assert [(item.title, item.due, item.is_due) for item in form.choices] == [
        ("CBC with differential", "due 12-Nov-2026", True),
        ("Creatinine", "due 12-Nov-2026", True),
        ("Urinalysis", "due 12-Nov-2026", True),
        ("TSH", "", False),
        ("Skin examination", "", False),
    ]
    assert (form.skin_exam, form.today) == ("skin_exam", TODAY)


@pytest.mark.parametrize(
    ("day", "state", "sentence"),
    [
        (date(2026, 11, 5), "ok", "CBC: in the window of Thu 12-Nov-2026."),
        (
            date(2026, 11, 4),
            "override",
            "CBC: late for Mon 12-Oct-2026, 16 days after the end of the window.",
        ),
        (date(2025, 12, 20), "info", "CBC: Sat 20-Dec-2025 stands for no due date."),
    ],
)
def test_the_form_says_what_a_day_would_stand_for(
    place: TestOffice, sam: str, day: date, state: str, sentence: str
) -> None:
    (found,) = place.reader.of_monitoring.test_standing(sam, ["cbc"], day)

    assert (found.state, found.sentence) == (state, sentence)


def test_an_entry_of_another_patient_is_refused(place: TestOffice, sam: str) -> None:
    other = register(place, somebody("Ek", "Bo", mrn="9"))
    (entry,) = record_tests(place, sam, date(2026, 11, 17), ["cbc"])

    with pytest.raises(Refused, match="another patient"):
        place.reader.of_monitoring.test_entries(other, [entry])


def test_the_antiviral_form_offers_what_the_rulebook_names(place: TestOffice, sam: str) -> None:
    form = place.reader.of_monitoring.antiviral_form(sam)

    assert form.presets == ("acyclovir 200 mg twice daily", "valACYclovir 500 mg daily")
    assert form.stop_strip is None


def test_a_planned_day_that_passed_promises_nothing(place: TestOffice) -> None:
    """Day 1 of course 1 was not recorded: no date follows from it, and the page still opens."""
    patient_id = register(place)
    plan(place, patient_id, date(2026, 11, 30))
    place.clock.set(date(2026, 12, 3))

    card = place.reader.monitoring(patient_id)

    assert (row(card, "antiviral").bars, card.flags) == ((), ())
    assert [bar.tag for bar in row(card, "courses").bars] == ["C1"]
    assert card.antiviral_strip is not None
    assert (card.antiviral_strip.state, card.antiviral_strip.rule) == ("override", "PROPH-1")


def test_a_second_course_that_was_missed_leaves_the_first_as_it_was(
    place: TestOffice, sam: str
) -> None:
    plan(place, sam, COURSE_2)
    place.clock.set(date(2026, 12, 17))

    card = place.reader.monitoring(sam)

    assert [bar.state for bar in row(card, "antiviral").bars] == []
    assert [bar.tag for bar in row(card, "courses").bars] == ["C1", "C2"]
    assert [flag.kind for flag in card.flags] == ["today", "ends"]


def test_an_antiviral_ordered_after_day_1_is_told(place: TestOffice, sam: str) -> None:
    plan(place, sam, COURSE_2)
    late = Antiviral("acyclovir 200 mg twice daily", date(2026, 12, 21))
    place.desk.do(StartAntiviral(sam, late))

    strip = place.reader.monitoring(sam).antiviral_strip

    assert strip is not None
    assert (strip.state, strip.word, strip.rule) == ("override", "Starts too late", "PROPH-1")
    assert "after day 1 of the course, Mon 14-Dec-2026" in strip.sentence


def test_an_early_stop_stays_in_view_when_the_next_course_is_planned(
    place: TestOffice, sam: str
) -> None:
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir", COURSE_1)))
    stop(place, sam, Stop(date(2026, 1, 10), early=True, why="rash, Dr Okafor"))
    plan(place, sam, COURSE_2)

    strip = place.reader.monitoring(sam).antiviral_strip

    assert strip is not None
    assert strip.word == "Stopped early"
    assert strip.sentence.startswith("acyclovir was stopped on 10-Jan-2026, before both")


def test_a_count_that_fell_again_is_not_called_an_early_stop(place: TestOffice, sam: str) -> None:
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir", COURSE_1)))
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 4, 20), 210)))
    stop(place, sam, Stop(date(2026, 4, 20)))
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 8, 3), 190)))

    card = place.reader.monitoring(sam)

    assert card.antiviral_strip is not None
    assert (card.antiviral_strip.state, card.antiviral_strip.word) == ("reminder", "CD4 below")
    assert [line.word for line in card.antivirals] == ["Ended"]


def test_a_test_before_day_1_is_named_so(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, date(2025, 11, 24), ["cbc"])

    found = mark(place.reader.monitoring(sam), "cbc", date(2025, 11, 24))

    assert (found.state, found.word) == ("extra", "Before day 1")


def test_a_plan_that_may_no_longer_be_given_promises_nothing(place: TestOffice, sam: str) -> None:
    plan(place, sam, COURSE_2)
    last = place.reader.patient(sam).infusions[-1].infusion_id
    later = GivenEntry(date(2025, 12, 16), 12_000, Steroid.NOT_RECORDED, "letter of the center")
    place.desk.do(AmendInfusion(last, later, "the letter says so"))

    card = place.reader.monitoring(sam)

    assert [flag.kind for flag in card.flags] == ["today", "ends"]


def test_the_longest_overdue_is_named_among_all_that_are(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, date(2026, 9, 12), ["tsh"])
    place.clock.set(date(2026, 11, 22))

    card = place.reader.monitoring(sam)

    # the skin was to be examined before 08-Dec-2025
    assert card.due_words == (
        "CBC, creatinine, urinalysis and skin examination. The longest: skin examination due"
        " 08-Dec-2025, 349 days after the end of the window."
    )


def test_an_antiviral_of_another_patient_is_refused(place: TestOffice, sam: str) -> None:
    other = register(place, somebody("Ek", "Bo", mrn="9"))
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir", COURSE_1)))
    running = place.reader.monitoring(sam).running_id

    with pytest.raises(Refused, match="another patient"):
        place.reader.of_monitoring.antiviral_form(other, running)
