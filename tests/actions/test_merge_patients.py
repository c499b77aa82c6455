"""Two charts of one person become one, and two again."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.part_patients import PartPatients
from infusion_planner.actions.record_antiviral import StartAntiviral, StopAntiviral
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_infusion import AmendInfusion
from infusion_planner.actions.record_tests import CorrectTest, RecordResults, RemoveTest
from infusion_planner.actions.register_patient import CorrectPatient, RegisterPatient
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Allergy, AllergyState
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store import antivirals, courses, merges, monitoring_tests, patients
from infusion_planner.store.records import read_rows
from infusion_planner.store.tables import TABLES
from tests.office import TestOffice, outside, plan, record_tests, register, somebody
from tests.people import trail

DAY, LATER = date(2026, 11, 12), date(2026, 11, 16)
IN_2024, IN_2025 = date(2024, 3, 4), date(2025, 12, 8)
ONE_PERSON = "same person, asked at the desk"
LATEX = Allergy("latex", "rash")


def two(place: TestOffice) -> tuple[str, str]:
    """Sam LEE and Sam LI, registered twice."""
    twin = somebody("LI", "Sam", "0410099", allergy_state=AllergyState.KNOWN, allergies=(LATEX,))
    return register(place), register(place, twin)


def merge(place: TestOffice, kept: str, merged: str, right: dict[str, str] | None = None) -> str:
    """Merge, and give the row id of the merge."""
    change = place.desk.do(MergePatients(kept, merged, right or {}, ONE_PERSON))
    return next(row.row_id for row in change.rows if row.table == "patient_merge")


def part(place: TestOffice, kept: str, *along: tuple[str, str]) -> None:
    (newest, *_) = merges.standing(place.store.db, kept)
    place.desk.do(PartPatients(kept, newest.id, frozenset(along), "two people after all"))


def everything(place: TestOffice) -> dict[str, dict[str, object]]:
    """Every row of the records as it says, without how often it was written."""
    return {
        row["id"]: {**row, "rev": 0}
        for table in TABLES
        if table.name != "patient_merge"
        for row in read_rows(place.store.db, f"SELECT * FROM {table.name}")
    }


def fill(place: TestOffice, kept: str, merged: str) -> None:
    """Give both charts a course, tests that clash, counts and antivirals."""
    outside(place, kept, IN_2025)
    outside(place, merged, IN_2024)
    record_tests(place, kept, DAY, ("cbc", "tsh"))
    record_tests(place, merged, DAY, ("cbc",), abnormal=True)
    record_tests(place, merged, date(2026, 10, 12), ("cbc", "skin_exam"))
    place.desk.do(RecordCd4(merged, Cd4Sample(DAY, Decimal(240))))
    place.desk.do(StartAntiviral(merged, Antiviral("acyclovir 200 mg", IN_2024)))


def the_clash(place: TestOffice, kept: str, merged: str) -> tuple[str, str]:
    """Row ids of the two CBCs of 12-Nov-2026."""
    found = [
        next(
            item.id
            for item in monitoring_tests.of_patient(place.store.db, patient_id)
            if (item.test, item.done_on) == ("cbc", DAY)
        )
        for patient_id in (kept, merged)
    ]
    return found[0], found[1]


def test_courses_tests_counts_and_antivirals_stand_on_the_kept_chart(place: TestOffice) -> None:
    kept, merged = two(place)
    fill(place, kept, merged)
    here, there = the_clash(place, kept, merged)

    merge(place, kept, merged, {there: here})

    first, second = courses.of_patient(place.store.db, kept)
    assert (first.doses[0].on, second.doses[0].on) == (IN_2024, IN_2025)
    card = place.reader.patient(kept)
    assert [item.title for item in card.courses][:2] == ["Course 1", "Course 2"]
    tests = monitoring_tests.of_patient(place.store.db, kept)
    assert sorted((item.test, item.done_on.month) for item in tests) == [
        ("cbc", 10),
        ("cbc", 11),
        ("skin_exam", 10),
        ("tsh", 11),
    ]
    # the last dose of both charts decides, so nothing can come too early
    assert place.reader.patients()[0].next_earliest == "12-Dec-2026"


@pytest.mark.parametrize("takes_merged", [False, True])
def test_of_two_results_the_chosen_one_counts_and_the_other_one_is_kept(
    place: TestOffice, *, takes_merged: bool
) -> None:
    kept, merged = two(place)
    fill(place, kept, merged)
    here, there = the_clash(place, kept, merged)

    merge(place, kept, merged, {there: there if takes_merged else here})

    assert the_clash(place, kept, merged) == ((there, here) if takes_merged else (here, there))


@pytest.mark.parametrize("takes_merged", [False, True])
def test_parted_again_every_row_says_what_it_said_before(
    place: TestOffice, *, takes_merged: bool
) -> None:
    kept, merged = two(place)
    fill(place, kept, merged)
    here, there = the_clash(place, kept, merged)
    before = everything(place)

    merge(place, kept, merged, {there: there if takes_merged else here})
    part(place, kept)

    assert everything(place) == before
    assert place.store.verify().is_good


def test_a_result_is_chosen_before_anything_is_merged(place: TestOffice) -> None:
    kept, merged = two(place)
    fill(place, kept, merged)
    before = everything(place)

    with pytest.raises(InvalidInput, match="which one is right"):
        merge(place, kept, merged)

    assert everything(place) == before


def test_the_merged_chart_is_on_no_list_and_its_mrn_leads_to_the_kept_one(
    place: TestOffice,
) -> None:
    kept, merged = two(place)

    merge(place, kept, merged)

    (line,) = place.reader.patients()
    assert (line.patient_id, line.merged) == (kept, "merged from 0410099")
    assert "0410099" in line.search
    assert place.reader.identity(kept).similar == ""
    with pytest.raises(Refused, match=r"merged into LEE, Sam \(Mr\) MRN 0410077"):
        place.reader.patient(merged)
    (found,) = place.reader.duplicates(somebody("OTHER", "Ann", "0410099", date(1970, 1, 1)))
    assert found.patient_id == kept


def test_the_mrn_of_a_merged_chart_is_not_given_to_somebody_else(place: TestOffice) -> None:
    kept, merged = two(place)
    merge(place, kept, merged)

    with pytest.raises(
        InvalidInput, match=r"MRN 0410099 was merged into LEE, Sam \(Mr\) MRN 0410077"
    ):
        place.desk.do(RegisterPatient(somebody("OTHER", "Ann", "0410099")))


def test_nothing_is_recorded_on_a_merged_chart(place: TestOffice) -> None:
    kept, merged = two(place)
    merge(place, kept, merged)

    with pytest.raises(Refused, match="Open that chart and record it there"):
        record_tests(place, merged, DAY, ("cbc",))


def test_an_allergy_of_the_merged_chart_is_known_from_now_on(place: TestOffice) -> None:
    kept, merged = two(place)

    merge(place, kept, merged)

    after = patients.get(place.store.db, kept)
    assert (after.allergy_state, after.allergies) == (AllergyState.KNOWN, (LATEX,))


def test_parting_leaves_no_chart_without_an_allergy_it_had(place: TestOffice) -> None:
    kept, merged = two(place)
    merge(place, kept, merged)
    both = (Allergy("latex", "rash"), Allergy("nuts", ""))
    corrected = somebody(id=kept, allergy_state=AllergyState.KNOWN, allergies=both)
    place.desk.do(CorrectPatient(corrected))

    part(place, kept)

    assert patients.get(place.store.db, merged).allergies == (LATEX,)
    assert patients.get(place.store.db, kept).allergies == both


def test_a_telephone_number_comes_to_a_chart_that_has_none_and_goes_back(
    place: TestOffice,
) -> None:
    kept = register(place)
    merged = register(place, somebody("LI", "Sam", "0410099", phone="212-555-0142"))
    before = everything(place)

    merge(place, kept, merged)
    assert patients.get(place.store.db, kept).phone == "212-555-0142"
    part(place, kept)

    assert everything(place) == before


def test_a_telephone_number_and_allergies_come_together_and_go_back(place: TestOffice) -> None:
    kept = register(place)
    twin = somebody("LI", "Sam", "0410099", allergy_state=AllergyState.KNOWN, allergies=(LATEX,))
    merged = register(place, replace(twin, phone="212-555-0142"))
    before = everything(place)

    merge(place, kept, merged)
    after = patients.get(place.store.db, kept)
    assert (after.phone, after.allergies) == ("212-555-0142", (LATEX,))
    part(place, kept)

    assert everything(place) == before


def test_a_chart_keeps_the_telephone_number_it_has(place: TestOffice) -> None:
    kept = register(place, somebody(phone="212-555-0177"))
    merged = register(place, somebody("LI", "Sam", "0410099", phone="212-555-0142"))

    merge(place, kept, merged)
    assert patients.get(place.store.db, kept).phone == "212-555-0177"
    part(place, kept)

    assert patients.get(place.store.db, kept).phone == "212-555-0177"
    assert patients.get(place.store.db, merged).phone == "212-555-0142"


def test_a_telephone_number_corrected_since_the_merge_stays(place: TestOffice) -> None:
    kept = register(place)
    merged = register(place, somebody("LI", "Sam", "0410099", phone="212-555-0142"))
    merge(place, kept, merged)
    place.desk.do(CorrectPatient(somebody(id=kept, phone="212-555-0177")))

    assert place.reader.of_mistakes.part_form(kept).back == ()
    part(place, kept)

    assert patients.get(place.store.db, kept).phone == "212-555-0177"
    assert patients.get(place.store.db, merged).phone == "212-555-0142"


def test_the_trail_holds_merge_and_parting_in_both_records_and_neither_is_undone(
    place: TestOffice,
) -> None:
    kept, merged = two(place)
    before = place.store.revision(kept), place.store.revision(merged)

    merge(place, kept, merged)
    with pytest.raises(Refused, match="cannot be undone"):
        place.desk.undo()
    part(place, kept)

    entries = trail(place, "change")[-2:]
    assert [entry.title for entry in entries] == [
        "Merged LI, Sam (Mr) MRN 0410099 into LEE, Sam (Mr) MRN 0410077",
        "Parted LI, Sam (Mr) MRN 0410099 from LEE, Sam (Mr) MRN 0410077 again",
    ]
    assert [entry.reason for entry in entries] == [ONE_PERSON, "two people after all"]
    after = place.store.revision(kept), place.store.revision(merged)
    assert after == (before[0] + 2, before[1] + 2)


def test_what_was_entered_since_stays_unless_it_is_chosen(place: TestOffice) -> None:
    kept, merged = two(place)
    merge(place, kept, merged)
    stays, goes = record_tests(place, kept, DAY, ("cbc", "tsh"))

    part(place, kept, ("monitoring_test", goes))

    assert [item.id for item in monitoring_tests.of_patient(place.store.db, kept)] == [stays]
    assert [item.id for item in monitoring_tests.of_patient(place.store.db, merged)] == [goes]


def test_what_was_changed_since_is_listed_and_stays_unless_it_is_chosen(
    place: TestOffice,
) -> None:
    kept, merged = two(place)
    changed, same = record_tests(place, merged, DAY, ("cbc", "tsh"), abnormal=None)
    merge(place, kept, merged)
    place.desk.do(RecordResults(kept, DAY, ((changed, True),)))

    card = place.reader.of_mistakes.part_form(kept)
    part(place, kept)

    assert [item.key for item in card.to_choose] == [("monitoring_test", changed)]
    assert [item.id for item in monitoring_tests.of_patient(place.store.db, kept)] == [changed]
    assert [item.id for item in monitoring_tests.of_patient(place.store.db, merged)] == [same]


def test_a_course_that_counts_from_one_that_goes_back_goes_along_or_nothing_is_parted(
    place: TestOffice,
) -> None:
    kept, merged = two(place)
    outside(place, merged, date(2025, 11, 10))
    merge(place, kept, merged)
    second = plan(place, kept, date(2026, 11, 30))
    before = everything(place)

    with pytest.raises(Refused, match=r"Nothing was parted\. Course 2"):
        part(place, kept)
    assert everything(place) == before
    part(place, kept, ("course", second))

    assert courses.of_patient(place.store.db, kept) == ()
    assert [item.number for item in courses.of_patient(place.store.db, merged)] == [1, 2]


def test_charts_are_parted_once_and_the_newest_merge_first(place: TestOffice) -> None:
    kept, merged = two(place)
    third = register(place, somebody("LEE", "Samuel", "0410111"))
    first = merge(place, kept, merged)
    merge(place, kept, third)

    with pytest.raises(Refused, match="Part that one first"):
        place.desk.do(PartPatients(kept, first, frozenset(), "two people"))
    part(place, kept)
    part(place, kept)
    with pytest.raises(Refused, match="parted already"):
        place.desk.do(PartPatients(kept, first, frozenset(), "two people"))
    assert len(place.reader.patients()) == 3


def test_clashing_charts_are_refused_with_what_to_do_first(place: TestOffice) -> None:
    kept, merged = two(place)
    outside(place, kept, IN_2025)
    outside(place, merged, date(2025, 12, 10))

    with pytest.raises(Refused, match="One day has one infusion"):
        merge(place, kept, merged)


def test_a_restricted_chart_is_neither_exposed_nor_hidden_by_a_merge(place: TestOffice) -> None:
    kept, merged = two(place)
    place.desk.do(RestrictChart(merged, frozenset(), "works here"))

    with pytest.raises(Refused, match=r"LI, Sam .* is restricted. Lift the restriction"):
        merge(place, kept, merged)


def test_a_merge_is_of_two_charts_that_stand_and_has_a_reason(place: TestOffice) -> None:
    kept, merged = two(place)

    with pytest.raises(Refused, match="one chart"):
        merge(place, kept, kept)
    with pytest.raises(InvalidInput, match="one person"):
        place.desk.do(MergePatients(kept, merged, {}, " "))
    newest = merge(place, kept, merged)
    with pytest.raises(Refused, match="merged already"):
        merge(place, kept, merged)
    with pytest.raises(InvalidInput, match="why the charts are parted"):
        place.desk.do(PartPatients(kept, newest, frozenset(), ""))
    with pytest.raises(Refused, match="changed meanwhile"):
        place.desk.do(PartPatients(kept, newest, frozenset({("course", "x")}), "two people"))


def test_a_course_amended_since_the_merge_stays_unless_it_is_chosen(place: TestOffice) -> None:
    kept, merged = two(place)
    outside(place, merged, IN_2025)
    merge(place, kept, merged)
    (course,) = courses.of_patient(place.store.db, kept)
    entry = GivenEntry(IN_2025, 6_000, Steroid.NOT_RECORDED, "half of it")
    place.desk.do(AmendInfusion(course.infusions[0].id, entry, "read the old letter again"))

    (choice,) = place.reader.of_mistakes.part_form(kept).to_choose
    part(place, kept, ("course", course.id))

    assert (choice.key, choice.why) == (("course", course.id), "changed since")
    (back,) = courses.of_patient(place.store.db, merged)
    assert back.doses[0].dose_ug == 6_000


def test_what_was_taken_away_since_the_merge_does_not_come_back(place: TestOffice) -> None:
    kept, merged = two(place)
    record_tests(place, merged, DAY, ("cbc",))
    merge(place, kept, merged)
    (seen,) = monitoring_tests.of_patient(place.store.db, kept)
    place.desk.do(RemoveTest(seen, "never drawn"))

    part(place, kept)

    assert monitoring_tests.of_patient(place.store.db, merged) == ()


def test_a_test_goes_to_no_chart_that_has_one_of_that_day(place: TestOffice) -> None:
    """The kept chart's CBC gave way to the other one, which was corrected since and would stay."""
    kept, merged = two(place)
    (here,) = record_tests(place, kept, DAY, ("cbc",))
    (there,) = record_tests(place, merged, DAY, ("cbc",), abnormal=True)
    merge(place, kept, merged, {there: there})
    (seen,) = monitoring_tests.of_patient(place.store.db, kept)
    place.desk.do(CorrectTest(seen, replace(seen, note="repeated"), "lab called"))
    before = everything(place)

    with pytest.raises(Refused, match="Choose that both go"):
        part(place, kept)
    assert everything(place) == before
    part(place, kept, ("monitoring_test", there))

    assert the_clash(place, kept, merged) == (here, there)


def test_two_antivirals_at_once_are_parted_together_or_not_at_all(place: TestOffice) -> None:
    """Both charts know one that runs; on the kept chart it was stopped, and another one begun."""
    kept, merged = two(place)
    for patient_id in (kept, merged):
        place.desk.do(StartAntiviral(patient_id, Antiviral("acyclovir 200 mg", DAY)))
    merge(place, kept, merged)
    (running,) = antivirals.of_patient(place.store.db, kept)
    place.desk.do(StopAntiviral(running.id, Stop(DAY, early=True, why="rash, Dr Lindqvist")))
    change = place.desk.do(StartAntiviral(kept, Antiviral("valacyclovir 500 mg", LATER)))
    new = change.rows[0].row_id

    with pytest.raises(Refused, match="another entry of its kind"):
        part(place, kept, ("antiviral", new))
    part(place, kept)

    assert [item.medicine for item in antivirals.of_patient(place.store.db, merged)] == [
        "acyclovir 200 mg"
    ]
