from datetime import date

import pytest

from infusion_planner.domain.citations import Citation
from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import as_dict, replace
from infusion_planner.domain.rule_kinds import (
    KINDS,
    CourseLength,
    DueWindow,
    MinimumWait,
    Notice,
    RecurringTest,
    RepeatedExam,
)
from infusion_planner.domain.rules import Basis, Outcome, Rule, Rulebook
from tests.resources import shipped_rulebook

NOTE = Notice(
    id="X-1",
    purpose="x",
    title="",
    outcomes=(Outcome("now", Severity.HARD),),
    source=(Citation("Label", "2.2"), Citation("Policy", "3")),
    basis=Basis.LABEL,
    scenarios=("E01",),
)


def book(*rules: Rule) -> Rulebook:
    return Rulebook("drug", "2026.1", date(2026, 1, 1), date(2027, 1, 1), rules)


def spanning(first: int, last: int | None) -> Notice:
    return replace(NOTE, from_course=first, to_course=last)


@pytest.mark.parametrize(
    ("rule", "courses"),
    [(spanning(1, 1), [1]), (spanning(2, None), [2, 3, 4]), (spanning(2, 3), [2, 3])],
)
def test_a_rule_applies_from_its_first_to_its_last_course(rule: Rule, courses: list[int]) -> None:
    assert [number for number in range(1, 5) if rule.applies_to(number)] == courses


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (spanning(1, 1), spanning(2, None), False),
        (spanning(1, 2), spanning(2, None), True),
        (spanning(1, None), spanning(5, 5), True),
        (spanning(1, None), replace(NOTE, purpose="y"), False),
        (
            replace(NOTE, in_force_to=date(2026, 6, 30)),
            replace(NOTE, in_force_from=date(2026, 7, 1)),
            False,
        ),
        (
            replace(NOTE, in_force_to=date(2026, 7, 1)),
            replace(NOTE, in_force_from=date(2026, 7, 1)),
            True,
        ),
    ],
)
def test_two_rules_overlap_when_both_decide_one_course_on_one_day(
    one: Rule, other: Rule, *, overlap: bool
) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_an_outcome_is_found_by_its_situation() -> None:
    assert NOTE.outcome("now").severity is Severity.HARD


def test_an_unknown_situation_names_the_rule() -> None:
    with pytest.raises(RulebookError, match="Rule X-1 has no outcome for 'later'"):
        NOTE.outcome("later")


def test_a_source_names_every_document_with_its_section() -> None:
    assert NOTE.source_words == "Label: 2.2; Policy: 3"


def test_a_center_rule_says_that_it_has_to_be_confirmed() -> None:
    assert replace(NOTE, basis=Basis.CENTER).source_words == (
        "Center setting, to be confirmed. Label: 2.2; Policy: 3"
    )


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (spanning(3, 2), "to_course"),
        (
            replace(NOTE, in_force_from=date(2026, 2, 2), in_force_to=date(2026, 2, 1)),
            "in_force_to",
        ),
    ],
)
def test_a_rule_that_ends_before_it_begins_contradicts_itself(rule: Rule, field: str) -> None:
    assert [fault.field for fault in rule.faults()] == [field]


def test_a_sound_rule_has_no_fault() -> None:
    assert list(NOTE.faults()) == []


def test_a_rule_is_found_by_kind_purpose_and_course() -> None:
    rules = book(spanning(1, 1), replace(spanning(2, None), id="X-2"))

    assert rules.find(Notice, "x", 1).id == "X-1"
    assert rules.find(Notice, "x", 9).id == "X-2"
    assert rules.get(CourseLength, "x") is None
    assert rules.get(Notice, "y") is None


def test_who_names_no_course_asks_about_the_first() -> None:
    rules = book(spanning(1, 1), replace(spanning(2, None), id="X-2"))

    assert rules.find(Notice, "x").id == "X-1"
    assert getattr(rules.get(Notice, "x"), "id", "") == "X-1"


def test_rulebooks_of_the_same_rules_are_equal_whatever_was_asked_of_them() -> None:
    asked = replace(book(NOTE), read_payers=lambda: ())
    asked.find(Notice, "x")

    assert asked == book(NOTE)
    assert {asked, book(NOTE)} == {book(NOTE)}
    assert book(NOTE) != book(spanning(1, 1))


def test_a_rulebook_is_no_other_thing_that_has_rules() -> None:
    another: object = NOTE

    assert book(NOTE) != another


def test_a_rulebook_shows_each_of_its_rules_once() -> None:
    asked = book(NOTE)
    asked.find(Notice, "x")

    assert repr(asked).count("X-1") == 1
    assert "read_payers" not in repr(asked)
    assert "_found" not in repr(book())


def test_a_missing_rule_names_kind_purpose_course_and_what_to_do() -> None:
    with pytest.raises(RulebookError) as refusal:
        book(spanning(1, 1)).find(Notice, "x", 2)

    assert str(refusal.value) == (
        "Rulebook drug 2026.1 has no rule of kind Notice for 'x', course 2."
        " Install the program again or ask your IT."
    )


def test_a_rulebook_words_its_version() -> None:
    assert book().words == "rule set 2026.1"


WAIT, TEST, WINDOW = (
    shipped_rulebook().find(MinimumWait, "course_spacing", 2),
    shipped_rulebook().find(RecurringTest, "blood_and_urine"),
    shipped_rulebook().find(DueWindow, "due_window"),
)
EXAM = shipped_rulebook().find(RepeatedExam, "skin_examination")


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (replace(WAIT, target_months=11), "minimum_months"),
        (replace(TEST, every_months=0), "every_months"),
        (replace(EXAM, every_months=0), "every_months"),
        (replace(WINDOW, overdue_days=7), "overdue_days"),
    ],
)
def test_a_kind_adds_its_own_contradictions(rule: Rule, field: str) -> None:
    assert [fault.field for fault in rule.faults()] == [field]


def test_a_target_at_the_minimum_is_sound() -> None:
    assert list(replace(WAIT, target_months=12).faults()) == []


def test_the_shipped_rules_do_not_contradict_themselves() -> None:
    assert [fault for rule in shipped_rulebook().rules for fault in rule.faults()] == []


def test_a_review_is_overdue_from_the_day_after_it_was_due() -> None:
    reviewed = book(NOTE)
    due, late = date(2027, 1, 1), date(2027, 1, 2)

    assert (reviewed.is_overdue(due), reviewed.is_overdue(late)) == (False, True)
    assert reviewed.overdue_words(due) == ""
    assert reviewed.overdue_words(late) == "review was due by 01-Jan-2027"


def length(**changed: object) -> CourseLength:
    return CourseLength(**{**as_dict(NOTE), "infusions": 5, "dose_mg": 12, **changed})


def test_rules_are_the_same_that_say_the_same() -> None:
    assert length() == length()
    assert hash(length()) == hash(length())


@pytest.mark.parametrize(
    "changed", [{"infusions": 3}, {"dose_mg": 24}, {"title": "Another"}, {"scenarios": ("E02",)}]
)
def test_a_rule_that_says_something_else_is_another_one(changed: dict[str, object]) -> None:
    assert length(**changed) != length()


def test_a_rule_of_another_kind_is_another_one_whatever_it_says() -> None:
    assert Rule(**as_dict(NOTE)) != NOTE


def test_a_rule_is_shown_with_its_kind_and_every_number() -> None:
    shown = repr(length())

    assert shown.startswith("CourseLength(id='X-1', purpose='x'")
    assert shown.endswith("infusions=5, dose_mg=12)")


def test_no_kind_of_rule_has_a_comparison_of_its_own_made() -> None:
    own = ("__eq__", "__hash__", "__repr__")

    assert [kind for kind in KINDS.values() if not {*own}.isdisjoint(vars(kind))] == []
