"""Says beside the fields of the settings what cannot be saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.kit.field import Field
    from infusion_planner.ui.recording.typed import Typed


def say_faults(faults: Sequence[Fault], field: Callable[[Fault], Field]) -> None:
    """Say each fault beside its field, and go to the first.

    Args:
        faults: at least one.
        field: gives the field of a fault.
    """
    for fault in faults:
        field(fault).show_error(fault.words)
    field(faults[0]).setFocus()


def say_typed(typed: Typed) -> None:
    """Say beside each field what could not be read, and go to the first."""
    for entry, text in typed.faults:
        entry.show_error(text)
    for entry, question, readings in typed.doubts:
        entry.show_doubt(question, readings)
    typed.faults[0][0].setFocus()
