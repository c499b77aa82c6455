"""Who makes each kind of entry of a day, and whether the patient has to be here for it."""

import pytest

from infusion_planner.domain.day_before import Ended
from infusion_planner.domain.day_faults import day_entry_faults
from infusion_planner.domain.day_kinds import DAY_KINDS, ONLY_WITHDRAWN
from infusion_planner.domain.day_values import Nothing
from infusion_planner.domain.roles import Role
from tests.domain.day.test_day_words import SAID
from tests.domain.day.told import BOOK, at, day, told

EXAMPLES = {
    **{kind: value for kind, value, _ in SAID},
    "medicine_end": Ended("e0001"),
    "flush_start": Nothing(),
    "flush_stop": Nothing(),
}
AT_CHECK_IN = {"arrived", "no_show"}
ALSO_FROM_THE_PHARMACY = {"authorization", "vial", "vials", "bag", "pump_check", "note"}
"""Received, prepared, checked and counted there; the authorization is asked for there too."""
ALSO_FROM_A_DESK = {"report", "call_back", "set_aside"}
NOT_WITH_THE_PATIENT = {
    # made ready before, also the day before
    *("order", "authorization", "equipment", "gate", "vial", "vials", "bag"),
    # among colleagues, or once the patient has left
    *("report", "call_back", "set_aside", "no_show", "handover", "taken_over", "closed", "note"),
}
NURSE_OR_PRESCRIBER = {Role.NURSE, Role.PRESCRIBER}


@pytest.mark.parametrize("kind", DAY_KINDS)
def test_the_chair_the_pharmacy_and_the_front_desk_enter_what_they_do(kind: str) -> None:
    allowed = DAY_KINDS[kind].roles

    assert allowed >= NURSE_OR_PRESCRIBER
    assert (Role.PHARMACIST in allowed) == (
        kind in AT_CHECK_IN | ALSO_FROM_THE_PHARMACY | ALSO_FROM_A_DESK
    )
    assert (Role.SCHEDULER in allowed) == (kind in AT_CHECK_IN)
    assert (Role.MANAGER in allowed) == (kind in AT_CHECK_IN)
    assert Role.AUDITOR not in allowed


@pytest.mark.parametrize("kind", [kind for kind in DAY_KINDS if kind != "arrived"])
def test_only_what_is_done_with_the_patient_needs_a_patient_who_came(kind: str) -> None:
    entry = told(kind, "08:00", EXAMPLES[kind])

    said = {fault.words for fault in day_entry_faults(day(), entry, at("20:00"), BOOK)}

    assert ("Enter first when the patient arrived." in said) == (kind not in NOT_WITH_THE_PATIENT)


@pytest.mark.parametrize("kind", ["gate", "vials"])
def test_a_tick_and_a_count_are_taken_back_and_made_anew(kind: str) -> None:
    assert kind in ONLY_WITHDRAWN


def test_what_was_measured_or_given_is_amended_with_the_old_value_in_sight() -> None:
    assert {"vitals", "medicine", "start", "volume", "vial", "bag"}.isdisjoint(ONLY_WITHDRAWN)
