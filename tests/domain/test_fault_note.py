"""What is told of a fault, and what never is."""

import re
import sys

from infusion_planner.domain.fault_note import FaultNote, note_fault, plain_name

CANARY = "TREETAWTCHAIWONG 0410077"


def fail() -> None:
    raise KeyError(CANARY)


def noted() -> FaultNote:
    try:
        fail()
    except KeyError:
        kind, _, trace = sys.exc_info()
        assert kind is not None
        return note_fault(kind, trace)
    raise AssertionError


def test_a_fault_is_told_by_kind_and_place() -> None:
    note = noted()

    assert (note.kind, note.module, note.line) == ("KeyError", "test_fault_note", 12)
    assert note.place == "test_fault_note:12"
    assert CANARY not in repr(note)


def test_the_same_fault_has_the_same_short_number() -> None:
    numbers = {noted().number, noted().number}
    other = FaultNote("KeyError", "test_fault_note", 13).number

    assert len(numbers) == 1
    assert re.fullmatch(r"[0-9A-F]{4}", other)
    assert other not in numbers


def test_a_fault_without_a_trace_has_no_place() -> None:
    note = note_fault(ValueError, None)

    assert note.place == "an unknown place"
    assert note.line == 0


def test_only_names_are_left_of_a_name() -> None:
    strange = type("Lee, Sam (MRN 0410077)\n{}", (Exception,), {})

    assert note_fault(strange, None).kind == "LeeSamMRN0410077"
    assert plain_name("<string>") == "<string>"
    assert len(plain_name("x" * 500)) == 60
