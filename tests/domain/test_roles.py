import pytest

from infusion_planner.domain.errors import NotPermitted
from infusion_planner.domain.roles import (
    AT_THE_CHAIR,
    CHART_STAFF,
    CLINICIANS,
    EVERYONE,
    MANAGERS,
    PLANNERS,
    TRAIL_READERS,
    Role,
    any_of_words,
    held_words,
    not_permitted,
    read_roles,
    roles_text,
)


def test_roles_are_stored_in_one_order_and_read_back() -> None:
    held = frozenset({Role.MANAGER, Role.NURSE})

    assert roles_text(held) == "nurse,manager"
    assert read_roles("manager,nurse") == held
    assert read_roles("") == frozenset()


def test_what_is_not_a_role_gives_no_right() -> None:
    assert read_roles("nurse,root, manager") == {Role.NURSE}


def test_an_auditor_opens_no_chart_and_everybody_else_does() -> None:
    assert {Role.AUDITOR} == EVERYONE - CHART_STAFF


@pytest.mark.parametrize(
    ("role", "duties"),
    [
        # gives the infusion, screens, calls back; moves a day from the chair
        (Role.NURSE, {"clinical", "chair", "plan"}),
        # prepares the bag and checks it, and does not stand at the chair
        (Role.PHARMACIST, {"clinical"}),
        (Role.PRESCRIBER, {"clinical", "chair", "plan"}),
        (Role.SCHEDULER, {"plan"}),
        # settings and the review of overrides; in a small center also the plan
        (Role.MANAGER, {"plan", "settings", "review"}),
        # reviews, and changes nothing
        (Role.AUDITOR, {"review"}),
    ],
)
def test_each_role_has_its_duties(role: Role, duties: set[str]) -> None:
    groups = {
        "clinical": CLINICIANS,
        "chair": AT_THE_CHAIR,
        "plan": PLANNERS,
        "settings": MANAGERS,
        "review": TRAIL_READERS,
    }

    assert {duty for duty, may in groups.items() if not may.isdisjoint({role})} == duties


def test_those_who_may_are_named_as_in_a_sentence() -> None:
    assert any_of_words({Role.NURSE}) == "a nurse"
    assert any_of_words({Role.AUDITOR, Role.MANAGER}) == "a manager or an auditor"
    assert (
        any_of_words({Role.PRESCRIBER, Role.NURSE, Role.PHARMACIST})
        == "a nurse, a pharmacist or a prescriber"
    )


def test_what_one_holds_is_named() -> None:
    assert held_words({Role.MANAGER, Role.NURSE}) == "nurse and manager"
    assert held_words(set()) == "nobody yet"


def test_a_missing_right_is_said_with_who_has_it_and_what_to_do() -> None:
    refusal = not_permitted(
        "An override", frozenset({Role.PRESCRIBER}), frozenset({Role.SCHEDULER})
    )

    assert isinstance(refusal, NotPermitted)
    assert str(refusal) == (
        "An override is for a prescriber. You are signed in as scheduler. Let one of them sign in,"
        " or ask a manager."
    )
