"""What the patient calendar says in the center's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.frozen import Frozen, names_of
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row

if TYPE_CHECKING:
    from infusion_planner.domain.clinic import PatientTexts

_WHY = (
    "Patients read these words at home. The center writes them and answers for them; what is"
    " left empty is left out of the sheet, and its check list says so."
)


class LettersForm(Frozen):
    """The words for patients as typed.

    Attributes:
        hours: when the telephone is answered.
        night_phone: the number at nights and on weekends.
        arrive_at: when to come.
        visit: how long a visit takes.
        bring: what to bring, one thing a line.
        call_if: when to call before a visit.
        emergency: when to call 911.
        owner: who answers for these words.
        approved: the day they were approved, as typed.
    """

    hours: str = ""
    night_phone: str = ""
    arrive_at: str = ""
    visit: str = ""
    bring: str = ""
    call_if: str = ""
    emergency: str = ""
    owner: str = ""
    approved: str = ""


def letters_form(texts: PatientTexts) -> LettersForm:
    """Give the form as it stands before anything is changed."""
    return LettersForm(
        texts.hours,
        texts.night_phone,
        texts.arrive_at,
        texts.visit,
        "\n".join(texts.bring),
        texts.call_if,
        texts.emergency,
        texts.owner,
        date_words(texts.approved_on) if texts.approved_on else "",
    )


class LettersFields(QWidget):
    """The fields of the words for patients.

    Attributes:
        approved: the field of the day, for its presenter.

    Signals:
        edited(): something was typed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hours = Field("Telephone ho&urs", hint="such as 7 AM to 6 PM on weekdays")
        self.night_phone = Field("Ni&ght and weekend number", width=200)
        self.arrive_at = Field("Arri&ve at", width=120, hint="such as 7:30 AM")
        self.visit = Field("A visit &takes", width=200, hint="such as about 8 hours")
        self.bring = TextArea("&Please bring", hint="one thing a line", lines=5)
        self.call_if = TextArea(
            "&Before you come, call us if", hint="such as you have a fever or a cough", lines=3
        )
        self.emergency = TextArea(
            "&Call 911 at once", hint="signs for which nobody waits, in plain words", lines=3
        )
        self.owner = Field("Who ans&wers for these words", hint="such as the medical director")
        self.approved = Field("Approve&d on", width=164, hint="such as 5 jan 27")
        self.setLayout(column(Label(_WHY, "body", "ink2", wrap=True), self._cards(), gap=10))
        for part in self._parts():
            part.edited.connect(self._tell)

    def _parts(self) -> tuple[Field | TextArea, ...]:
        """Give the fields in the order of `LettersForm`."""
        return tuple(getattr(self, name) for name in names_of(LettersForm))

    def _cards(self) -> QWidget:
        visits = Card("Telephone and visits")
        visits.add(self.hours, self.night_phone)
        visits.add(group(row(self.arrive_at, self.visit, None, gap=12)), self.bring)
        warnings = Card("When to call", "needs an owner and a day of approval")
        warnings.add(self.call_if, self.emergency, self.owner, self.approved)
        self.columns = row((group(column(visits, None)), 1), (group(column(warnings, None)), 1))
        self.columns.setSpacing(12)
        return group(self.columns)

    def form(self) -> LettersForm:
        """Give what stands in the fields."""
        return LettersForm(*(part.text() for part in self._parts()))

    def show_form(self, form: LettersForm) -> None:
        """Fill the fields."""
        for name, part in zip(names_of(form), self._parts(), strict=True):
            part.set_text(getattr(form, name))
            part.clear_message()

    def _tell(self) -> None:
        self.edited.emit()
