"""The forms in which a course is resumed, ended, or its plan canceled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.recording.entries import DayField, PrescriberChoice
from infusion_planner.ui.recording.form import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.identity import IdentityCard


class EndForm(FormDialog):
    """Ask why no further infusion of a course will be given.

    Args:
        identity: the patient.
        course: `Course 1`.
        parent: the page it is about.
    """

    def __init__(self, identity: IdentityCard, course: str, parent: QWidget) -> None:
        super().__init__(
            f"End {course.lower()} early",
            "End course",
            parent=parent,
            identity=identity,
            sentence="No further infusion of it will be given. What was given stays recorded.",
            kind="last_step",
        )
        self.reason = TextArea("&Reason", lines=3)
        self.add_fields(self.reason, reason=self.reason)


class CancelForm(FormDialog):
    """Ask why the plan of a course is canceled; see `EndForm`."""

    def __init__(self, identity: IdentityCard, course: str, parent: QWidget) -> None:
        super().__init__(
            f"Cancel the plan of {course.lower()}",
            "Cancel the plan",
            parent=parent,
            identity=identity,
            sentence="Nothing of it was given. The plan stays readable in the audit trail.",
            kind="last_step",
            keep="Keep the plan",
        )
        self.reason = TextArea("&Reason", lines=3)
        self.add_fields(self.reason, reason=self.reason)


class ResumeForm(FormDialog):
    """Ask on which day an interrupted course goes on, who decided and why.

    Args:
        identity: the patient.
        course: `Course 1`.
        prescribers: the center's, by name.
        parent: the page it is about.
    """

    def __init__(
        self,
        identity: IdentityCard,
        course: str,
        prescribers: tuple[str, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(
            f"Resume {course.lower()}",
            "Resume course",
            parent=parent,
            identity=identity,
            sentence="The infusions left follow day by day. A prescriber decides (MISS-1).",
        )
        self.resume_on = DayField("&Day of the next infusion")
        self.prescriber = PrescriberChoice("&Prescriber who decided", prescribers)
        self.reason = TextArea("&Reason", lines=3, hint="Why it stopped, and why it may go on")
        self.add_fields(
            group(fields(self.resume_on, self.prescriber, gap=16)),
            self.reason,
            resume_on=self.resume_on,
            prescriber=self.prescriber,
            reason=self.reason,
        )
