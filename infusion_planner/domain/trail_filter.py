"""What is looked for in the trail."""

from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.trail import Event, Outcome


class TrailFilter(Frozen):
    """Narrow the trail down; what is left empty narrows nothing.

    Attributes:
        person: the id of who did it.
        event: what it is about.
        outcome: how it ended.
        patient: words of a patient's name or MRN.
        patient_id: whose record, by row id.
        text: words of the title, the reason or the person's name.
        first_on: the first day, at the workstation where it was done.
        last_on: the last day.
        changes_only: whether only entries count that changed something.
    """

    person: str = ""
    event: Event | None = None
    outcome: Outcome | None = None
    patient: str = ""
    patient_id: str = ""
    text: str = ""
    first_on: date | None = None
    last_on: date | None = None
    changes_only: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether it lets everything pass."""
        return self == TrailFilter()
