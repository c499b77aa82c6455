"""Log a letter that was printed or saved, and keep the text it was printed with."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.letter_text import LetterText
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.roles import CHART_STAFF, Roles
from infusion_planner.store import letter_texts
from infusion_planner.store.letter_texts import LetterOwner
from infusion_planner.store.records import Records


class PrintLetter(Frozen):
    """Log one print of a letter with its text.

    Attributes:
        made: what was printed or saved.
        course: number of the course it asks for.
        texts: every part, as it was printed.
    """

    made: MadeSheet
    course: int
    texts: tuple[LetterText, ...]
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the text beside the print."""
        owner = LetterOwner(self.made.patient_id, self.course)
        letter_texts.put(records, owner, self.texts, (moment.instant, moment.actor_name))
        return RecordPrint(self.made).apply(records, moment)
