"""Two charts read at once: what can be moved, which dates follow, and a merge foretold."""

from datetime import date

import pytest

from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.cards.mistakes import DateMove, date_moves
from infusion_planner.domain.errors import ChartRestricted, NotPermitted, Refused
from infusion_planner.domain.patient import Allergy, AllergyState
from tests.office import TestOffice, give, office, outside, plan, record_tests, register, somebody
from tests.people import nurse, trail

DAY = date(2026, 11, 12)


@pytest.fixture
def place() -> TestOffice:
    return office()


def two(place: TestOffice) -> tuple[str, str]:
    latex = (Allergy("latex", "rash"),)
    twin = somebody("LI", "Sam", "0410099", allergy_state=AllergyState.KNOWN, allergies=latex)
    return register(place), register(place, twin)


def test_every_kind_of_entry_can_be_named_and_a_plan_without_a_dose_cannot(
    place: TestOffice,
) -> None:
    sam, _ = two(place)
    outside(place, sam, date(2025, 11, 10))
    plan(place, sam, date(2026, 11, 30))
    give(place, sam, [date(2026, 11, 30)])
    record_tests(place, sam, DAY, ("tsh",), abnormal=None)

    card = place.reader.of_mistakes.move_form(sam)

    assert [(item.table, item.words) for item in card.entries] == [
        ("infusion", "Course 2, infusion 1: 12 mg on 30-Nov-2026"),
        (
            "course",
            "Course 1 given elsewhere (Lakeside Clinic), Mon 10, Tue 11, Wed 12, Thu 13,"
            " Fri 14-Nov-2025",
        ),
        ("monitoring_test", "TSH of 12-Nov-2026, no result yet"),
    ]


def test_the_second_chart_is_opened_in_the_trail_and_the_first_stays_open(
    place: TestOffice,
) -> None:
    sam, twin = two(place)
    place.reader.of_mistakes.move_form(sam)

    place.reader.of_mistakes.beside(twin)
    place.reader.of_mistakes.beside(twin)
    place.reader.patient(sam)

    assert [entry.patient_id for entry in trail(place, "chart")] == [sam, twin]


def test_a_chart_that_is_shut_is_not_opened_beside_another_one(place: TestOffice) -> None:
    sam, twin = two(place)
    place.desk.do(RestrictChart(twin, frozenset(), "works here"))
    other = nurse(place).reader.of_mistakes
    other.move_form(sam)

    with pytest.raises(ChartRestricted):
        other.beside(twin)


def test_the_dates_of_a_chart_count_from_its_last_dose(place: TestOffice) -> None:
    sam, _ = two(place)
    outside(place, sam, date(2025, 12, 8))
    place.reader.of_mistakes.move_form(sam)

    (dates,) = place.reader.of_mistakes.dates(sam)

    found = dict(dates)
    assert found["Course 1 given"] == "5 doses, 60 mg, last 12-Dec-2025"
    assert found["Course 2 not before"] == "Sat 12-Dec-2026"
    assert found["Monitoring ends"] == "Wed 12-Dec-2029"
    assert found["Antiviral may stop"].startswith("not before Thu 12-Feb-2026")


def test_only_dates_that_differ_are_told() -> None:
    before = (("Course 2 not before", "Sat 12-Dec-2026"), ("TSH due", "None"))
    after = (("TSH due", "None"), ("Monitoring ends", "Wed 12-Dec-2029"))

    assert date_moves(before, after) == (
        DateMove("Course 2 not before", "Sat 12-Dec-2026", "None"),
        DateMove("Monitoring ends", "None", "Wed 12-Dec-2029"),
    )


def test_a_merge_is_previewed_side_by_side_with_what_comes_along(place: TestOffice) -> None:
    kept, merged = two(place)
    outside(place, kept, date(2025, 12, 8))
    outside(place, merged, date(2024, 3, 4))
    record_tests(place, merged, DAY, ("tsh",))
    record_tests(place, kept, DAY, ("cbc",))
    record_tests(place, merged, DAY, ("cbc",), abnormal=True)

    card = place.reader.of_mistakes.merge_card(kept, merged)

    found = {line.label: (line.kept, line.merged, line.same) for line in card.lines}
    assert found["Name"] == ("LEE, Sam (Mr)", "LI, Sam (Mr)", False)
    assert found["MRN"] == ("0410077", "0410099", False)
    assert found["Birth date"] == ("21-Jun-1990 (36 y)", "21-Jun-1990 (36 y)", True)
    assert found["Allergies"] == ("No known allergies", "Known allergies: latex", False)
    assert card.comes == (
        "Course 1 (04-Mar-2024 to 08-Mar-2024) comes as course 1",
        "Course 1 (08-Dec-2025 to 12-Dec-2025) of the kept chart becomes course 2",
        "1 test comes along",
        "Allergy latex is added, so the allergies are known",
    )
    (choice,) = card.choices
    assert choice.kept == "CBC with differential of 12-Nov-2026: normal"
    assert choice.merged == "CBC with differential of 12-Nov-2026: abnormal"
    assert card.refusals == ()


@pytest.mark.parametrize(
    ("here", "there", "line", "comes"),
    [
        (
            "",
            "212-555-0142",
            ("None", "212-555-0142", False),
            ("Telephone number 212-555-0142 comes along",),
        ),
        ("212-555-0177", "", ("212-555-0177", "None", False), ()),
        ("212-555-0177", "212-555-0177", ("212-555-0177", "212-555-0177", True), ()),
        (
            "212-555-0177",
            "212-555-0142",
            ("212-555-0177", "212-555-0142", False),
            (
                "The telephone numbers differ: the one of the kept chart stays until it is"
                " corrected",
            ),
        ),
        ("", "", None, ()),
    ],
    ids=["comes", "only here", "alike", "differ", "none"],
)
def test_telephone_numbers_are_compared_before_a_merge(
    place: TestOffice,
    here: str,
    there: str,
    line: tuple[str, str, bool] | None,
    comes: tuple[str, ...],
) -> None:
    kept = register(place, somebody(phone=here))
    merged = register(place, somebody("LI", "Sam", "0410099", phone=there))

    card = place.reader.of_mistakes.merge_card(kept, merged)

    found = {one.label: (one.kept, one.merged, one.same) for one in card.lines}
    assert (found.get("Telephone"), card.comes) == (line, comes)


def test_a_telephone_number_that_goes_back_is_listed_before_parting(place: TestOffice) -> None:
    kept = register(place)
    merged = register(place, somebody("LI", "Sam", "0410099", phone="212-555-0142"))
    place.desk.do(MergePatients(kept, merged, {}, "asked at the desk"))

    assert place.reader.of_mistakes.part_form(kept).back == ("Telephone number 212-555-0142",)


def test_what_goes_back_and_what_is_to_be_chosen_is_listed_before_parting(
    place: TestOffice,
) -> None:
    kept, merged = two(place)
    record_tests(place, merged, DAY, ("cbc",))
    place.desk.do(MergePatients(kept, merged, {}, "asked at the desk"))
    record_tests(place, kept, DAY, ("tsh",))

    card = place.reader.of_mistakes.part_form(kept)

    assert card.title == "Merged on Fri 20-Nov-2026: asked at the desk"
    assert card.back == ("CBC with differential of 12-Nov-2026, normal",)
    assert [(item.words, item.why) for item in card.to_choose] == [
        ("TSH of 12-Nov-2026, normal", "entered since")
    ]
    assert place.reader.patient(kept).merged_from == (
        "Merged from LI, Sam (Mr) MRN 0410099 on Fri 20-Nov-2026",
    )


def test_merging_is_read_by_managers_only_and_only_where_there_is_a_merge(
    place: TestOffice,
) -> None:
    kept, merged = two(place)
    other = nurse(place)

    with pytest.raises(NotPermitted):
        other.reader.of_mistakes.merge_card(kept, merged)
    with pytest.raises(NotPermitted):
        other.reader.of_mistakes.part_form(kept)
    with pytest.raises(Refused, match="Nothing is merged"):
        place.reader.of_mistakes.part_form(kept)
