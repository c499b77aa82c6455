"""Who may do what: every action against every role, as the center's table of duties says it."""

import pkgutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from inspect import getmembers, isclass

import pytest

import infusion_planner.actions
from infusion_planner.actions.desk import Desk, action_words
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.domain.errors import NotPermitted
from infusion_planner.domain.roles import Role, Roles
from infusion_planner.domain.trail import Outcome
from infusion_planner.store.journal import OP_COLUMNS, Actor, Op
from infusion_planner.store.read_journal import read_op
from tests.office import TestOffice, register, somebody
from tests.resources import shipped_rulebook

ALL = "scheduler nurse pharmacist prescriber manager auditor"
CHARTS = "scheduler nurse pharmacist prescriber manager"
CLINICAL = "nurse pharmacist prescriber"
GIVING = "nurse prescriber"
PLANNING = "scheduler nurse prescriber manager"
DUTIES = {
    "AcceptReplan": PLANNING,
    "AcceptStarts": PLANNING,
    "AddPerson": "manager",
    "AmendDay": CHARTS,
    "AmendInfusion": GIVING,
    "AssignChair": PLANNING,
    "BreakGlass": GIVING,
    "CallOffCourse": PLANNING,
    "CancelCourse": PLANNING,
    "CeaseCourse": GIVING,
    "Certify": "manager",
    "CertifyAll": "manager",
    "ChangeCenter": "manager",
    "ChangeLocking": "manager",
    "ChangeRestriction": "manager",
    "ChangeRoles": "manager",
    "CloseChair": "manager",
    "CloseCourse": CLINICAL,
    "CloseDays": "manager",
    "CloseDay": GIVING,
    "CorrectAntiviral": CLINICAL,
    "CorrectFact": CHARTS,
    "CorrectPatient": CHARTS,
    "CorrectTest": CLINICAL,
    "DeferInfusion": PLANNING,
    "EndCourse": GIVING,
    "HandOver": GIVING,
    "HoldCourse": PLANNING,
    "LiftRestriction": "manager",
    "MergePatients": "manager",
    "MoveDays": PLANNING,
    "MoveDay": GIVING,
    "MoveEntry": CLINICAL,
    "MoveInfusion": GIVING,
    "NewDowntimePassword": "manager",
    "NoteDowntimePack": CHARTS,
    "NoShow": GIVING,
    "OmitInfusion": CLINICAL,
    "OpenCenter": ALL,
    "OverrideGate": CLINICAL,
    "PartPatients": "manager",
    "PlanCourse": PLANNING,
    "PutPolicy": "manager",
    "PutRules": "manager",
    "WithdrawPolicy": "manager",
    "RecordCd4": CLINICAL,
    "RecordDay": CHARTS,
    "RecordFacts": CHARTS,
    "RecordInfusion": GIVING,
    "RecordLeaver": "manager",
    "RecordOutsideCourse": CLINICAL,
    "PrintLetter": CHARTS,
    "RecordPrint": CHARTS,
    "RecordResults": CLINICAL,
    "RecordTests": CLINICAL,
    "RegisterPatient": CHARTS,
    "RemoveAntiviral": CLINICAL,
    "RemoveTest": CLINICAL,
    "RequestCourse": CHARTS,
    "RestrictChart": "manager",
    "ResumeCourse": GIVING,
    "ReviewEmergencyAccess": "manager",
    "ReviewTrail": "manager",
    "SendChecklist": CHARTS,
    "SetChairs": "manager",
    "SetDowntime": "manager",
    "SetOpening": "manager",
    "SetPin": ALL,
    "SetRule": "manager",
    "SetStart": PLANNING,
    "SignCourse": CLINICAL,
    "SignDay": CLINICAL,
    "StartAntiviral": CLINICAL,
    "StopAntiviral": CLINICAL,
    "TakeOver": GIVING,
    "WithdrawDayEntry": CHARTS,
    "WithdrawFact": CHARTS,
    "WithdrawRequest": CHARTS,
}


def _actions() -> Iterator[tuple[str, type]]:
    for module in pkgutil.iter_modules(infusion_planner.actions.__path__):
        for name, found in getmembers(import_module(f"infusion_planner.actions.{module.name}")):
            own = isclass(found) and found.__module__.endswith(f".{module.name}")
            if own and hasattr(found, "apply") and name != "Action":
                yield name, found


ACTIONS = tuple(_actions())


def desk_of(place: TestOffice, *roles: Role) -> Desk:
    actor = Actor("person-9", "C. Novak", frozenset(roles))
    return Desk(place.store, shipped_rulebook(), place.clock, actor)


def last_entry(place: TestOffice) -> Op:
    sql = f"SELECT {OP_COLUMNS} FROM op ORDER BY seq DESC LIMIT 1"
    return read_op(place.store.db.execute(sql).fetchone())


def test_every_action_stands_in_the_table_of_duties() -> None:
    assert {name for name, _ in ACTIONS} == set(DUTIES)


@pytest.mark.parametrize(("name", "action"), ACTIONS, ids=str)
@pytest.mark.parametrize("role", Role)
def test_an_action_is_for_the_roles_of_the_table(name: str, action: type, role: Role) -> None:
    roles: Roles = action.roles  # type: ignore[attr-defined]  # every action has them

    assert (role in roles) == (role in DUTIES[name].split())


@pytest.mark.parametrize("role", sorted({*Role} - {Role(word) for word in CHARTS.split()}))
def test_a_role_without_the_right_is_refused_and_the_attempt_is_kept(
    place: TestOffice, role: Role
) -> None:
    with pytest.raises(NotPermitted, match="'register patient' is for a scheduler, a nurse"):
        desk_of(place, role).do(RegisterPatient(somebody()))

    entry = last_entry(place)
    assert (entry.outcome, entry.title) == (Outcome.REFUSED, "Refused: register patient")
    assert (entry.actor_name, entry.roles) == ("C. Novak", role)
    assert place.reader.patients() == ()


def test_one_of_several_roles_is_enough(place: TestOffice) -> None:
    desk_of(place, Role.AUDITOR, Role.SCHEDULER).do(RegisterPatient(somebody()))

    assert len(place.reader.patients()) == 1


def test_somebody_without_a_role_does_nothing(place: TestOffice) -> None:
    with pytest.raises(NotPermitted, match="You are signed in as nobody yet"):
        desk_of(place).do(RegisterPatient(somebody()))


def test_the_front_desk_plans_but_documents_no_override(place: TestOffice) -> None:
    sam = register(place)
    desk = desk_of(place, Role.SCHEDULER)
    override = OverrideGiven("Dr H. Lindqvist", "relapse")

    desk.do(PlanCourse(sam, 1, date(2026, 11, 30)))
    desk.undo()
    with pytest.raises(NotPermitted, match=r"An override is for a nurse, a pharmacist or a"):
        desk.do(PlanCourse(sam, 1, date(2026, 11, 30), override=override))


def test_a_kind_of_action_is_worded_by_its_name() -> None:
    assert action_words(RegisterPatient) == "register patient"
