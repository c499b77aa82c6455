"""What is recorded of the time after a course: forms sent, events reported, care handed over."""

from datetime import date

from infusion_planner.domain.frozen import Frozen


class EarlierCourses(Frozen):
    """The history of treatment as the patient and earlier centers tell it.

    Attributes:
        count: courses of Lemtrada in life up to that day, here and elsewhere.
        asked_on: the day it was told; a course begun after it is not among them.
        campath: whether alemtuzumab was ever given as Campath; None when nobody asked.
    """

    count: int
    asked_on: date
    campath: bool | None = None


class Checklist(Frozen):
    """The REMS infusion checklist of a course.

    Attributes:
        course: the course's number.
        sent_on: the day it was sent.
    """

    course: int
    sent_on: date


class AdverseEvent(Frozen):
    """An event that may come from the drug.

    Attributes:
        what: in words.
        noted_on: the day it was noted.
        reported_on: the day it was reported; None while it was not.
    """

    what: str
    noted_on: date
    reported_on: date | None = None


class Transfer(Frozen):
    """The end of the care by this center or prescriber.

    Attributes:
        left_on: the day the patient moved, or was given up as lost.
        told_on: the day the REMS program was told; None while it was not.
        handed_over_on: the day monitoring was handed over in writing; None while it was not.
        lost: whether nobody knows where the patient is, so that nobody can take over.
    """

    left_on: date
    told_on: date | None = None
    handed_over_on: date | None = None
    lost: bool = False


class Aftercare(Frozen):
    """What is recorded of the time after a course; lists in any order.

    Attributes:
        checklists: those that were sent; None when nobody keeps them.
        events: adverse events; None when nobody asked.
        transfer: None while the patient is in this care.
        pregnancy_called_on: the day the surveillance was called; None while it was not.
    """

    checklists: tuple[Checklist, ...] | None = None
    events: tuple[AdverseEvent, ...] | None = None
    transfer: Transfer | None = None
    pregnancy_called_on: date | None = None
