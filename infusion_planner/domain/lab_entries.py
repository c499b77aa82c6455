"""What is entered on a chart about laboratory results, symptoms and the end of monitoring."""

from datetime import date

from infusion_planner.domain.frozen import Frozen


class SymptomCheck(Frozen):
    """One time a patient was asked about symptoms between the infusions.

    Attributes:
        on: that day.
        called: whether it was the call after a block of infusions, else the monthly question.
        symptoms: names of those reported, as the rulebook has them; empty for none.
        reviewed_on: the day a clinician looked into them; None while nobody has.
        reviewed_by: who did; empty while nobody has.
    """

    on: date
    called: bool = False
    symptoms: tuple[str, ...] = ()
    reviewed_on: date | None = None
    reviewed_by: str = ""


class LabReview(Frozen):
    """Say that a clinician has looked at results and symptoms that were entered before.

    Attributes:
        entries: row ids of these entries; a value that is corrected later is another entry, and
            has to be looked at again.
        on: that day.
        clinician: who looked at them.
    """

    entries: tuple[str, ...]
    on: date
    clinician: str


class EndDecision(Frozen):
    """What a clinician decided about monitoring after its last day.

    Attributes:
        closes: whether monitoring is closed, else it goes on as clinically indicated.
        on: the day of the decision.
        clinician: who decided.
        reason: why.
    """

    closes: bool
    on: date
    clinician: str
    reason: str


class HpvScreening(Frozen):
    """Whether HPV screening applies to the patient.

    Attributes:
        applies: it does to everybody with a cervix.
    """

    applies: bool


class HpvExam(Frozen):
    """One HPV screening that was done, here or elsewhere.

    Attributes:
        on: that day.
        abnormal: whether the result was called abnormal; None while there is none.
        where: who did it; may be empty.
    """

    on: date
    abnormal: bool | None = None
    where: str = ""
