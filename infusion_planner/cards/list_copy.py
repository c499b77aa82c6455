"""A list about several patients as it would be printed now, and what its print is noted with."""

from collections.abc import Iterator
from hashlib import sha256

from infusion_planner.cards.list_sheets import ListCard
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.made_sheet import TO_FILE
from infusion_planner.domain.trail import Event, Note
from infusion_planner.domain.wording import count_words


class ListCopy(Frozen):
    """A list ready to be made.

    Attributes:
        card: what the list places.
        code: six base-32 characters of this print.
        paper: `letter` or `a4`.
    """

    card: ListCard
    code: str
    paper: str

    @property
    def patient_id(self) -> str:
        """Give no patient: it is about several."""
        return ""

    @property
    def patients(self) -> tuple[str, ...]:
        """Give the patients it is about."""
        return self.card.patients

    def notes(self, pdf: bytes, *, pages: int, paper: str, destination: str) -> Iterator[Note]:
        """Give what the trail says of a print: an entry in the record of each patient on it.

        Args:
            pdf: the bytes printed.
            pages: number of pages.
            paper: `letter` or `a4`.
            destination: the printer's name, or `file`.
        """
        stamp = self.card.stamp
        verb = "Saved" if destination == TO_FILE else "Printed"
        count = count_words(len(self.card.patients), "patient")
        title = f"{verb} {stamp.code} {stamp.title}, {self.card.day}: {count}"
        length = count_words(pages, "page")
        details = f"code {self.code}, {length}, {paper}, {destination}, {sha256(pdf).hexdigest()}"
        for patient_id in self.card.patients or (None,):
            yield Note(Event.PRINT, title, patient_id, details=details)


AnyCopy = SheetCopy | ListCopy
"""What a preview shows."""
