from infusion_planner.domain.change import Change, ChangedRow
from infusion_planner.domain.errors import Fault, InvalidInput, Refused, StoreError, UndoConflict

CHANGE = Change(
    "op-1",
    "Planned course 1",
    (ChangedRow("course", "c1", "ann"), ChangedRow("closure", "x", None)),
    undoable=True,
)


def test_a_change_touches_the_tables_it_wrote() -> None:
    assert CHANGE.touches("infusion", "course")
    assert not CHANGE.touches("infusion", "patient")
    assert not CHANGE.touches()


def test_a_change_touches_the_patients_it_wrote() -> None:
    assert CHANGE.touches_patient("ann")
    assert not CHANGE.touches_patient("bob")


def test_invalid_input_words_every_fault() -> None:
    refusal = InvalidInput(Fault("mrn", "Type the MRN."), Fault("given", "Type the given name."))

    assert str(refusal) == "Type the MRN. Type the given name."
    assert [fault.field for fault in refusal.faults] == ["mrn", "given"]


def test_a_conflict_is_a_refusal_and_no_trouble_of_the_store() -> None:
    assert issubclass(UndoConflict, Refused)
    assert not issubclass(UndoConflict, StoreError)
