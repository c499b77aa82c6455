"""The fields of the registration form, grouped in cards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from infusion_planner.domain.patient import AllergyState
from infusion_planner.ui.forms.pairs import PairRows
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.registration.form import GENDERS, OTHER, RegistrationForm

_ALLERGY_STATES = (
    ("Allergies not recorded", AllergyState.NOT_RECORDED),
    ("No known allergies", AllergyState.NONE),
    ("Known allergies", AllergyState.KNOWN),
    ("Allergies unavailable", AllergyState.UNAVAILABLE),
)
_NOT_CHOSEN = ("Not chosen", None)
_TO_CHOOSE = ("Choose …", "")


class RegistrationFields(QWidget):
    """Everything that is typed or chosen about a patient.

    Signals:
        edited(): something was typed or chosen.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name_fields()
        self._number_fields()
        self._other_fields()
        self._latin = group(
            column(
                self._latin_words,
                group(row((self.latin_family, 1), (self.latin_given, 1), gap=12)),
            )
        )
        self._latin.hide()
        self.setLayout(column(self._who(), self._care(), gap=12))
        self._fit_choices()
        self._connect()

    def _name_fields(self) -> None:
        self.family = Field("&Family name")
        self.given = Field("&Given names")
        self.title = Field("&Title", width=96, placeholder="Ms")
        self.preferred = Field("&Preferred name")
        self.latin_family = Field("Family name in &Latin letters")
        self.latin_given = Field("Given names in Latin l&etters")
        self._latin_words = InlineMessage("info")

    def _number_fields(self) -> None:
        self.born = Field("&Birth date", width=164, hint="such as 9 mar 1988")
        self.gender = Choice(
            "Ge&nder", (_TO_CHOOSE, *((word, word) for word in GENDERS)), width=140
        )
        self.gender_words = Field("In the patient's &words", width=200)
        self.mrn = Field("&MRN", width=164)
        self.rems = Field("&REMS ID", width=164, hint="empty while not known")

    def _other_fields(self) -> None:
        self.allergy_state = Choice("&Allergies", _ALLERGY_STATES, width=240)
        self.allergies = PairRows(
            "Substances, the worst first", ("Substance", "Reaction"), "A&dd substance"
        )
        self.prescriber = Choice("Pres&criber", (_NOT_CHOSEN,), width=320)
        self.phone = Field(
            "Telep&hone", width=200, hint="such as 212-555-0142; for call lists only"
        )

    def _who(self) -> QWidget:
        card = Card("Who it is")
        names = row((self.family, 1), (self.given, 1), gap=12)
        called = row(self.title, (self.preferred, 1), gap=12)
        # halves, as the names have them: what is said of one moves no other
        gender = group(row(self.gender, (self.gender_words, 1), gap=12))
        born = row((self.born, 1), (gender, 1), gap=12)
        numbers = row((self.mrn, 1), (self.rems, 1), gap=12)
        card.add(group(names), group(called), self._latin, group(born), group(numbers))
        return card

    def _care(self) -> QWidget:
        card = Card("Care")
        reached = group(row((self.prescriber, 1), (self.phone, 1), gap=12))
        card.add(self.allergy_state, self.allergies, reached)
        return card

    def _connect(self) -> None:
        for box in self.findChildren(QLineEdit):
            box.textEdited.connect(self._tell)
        for choice in self.findChildren(QComboBox):
            choice.activated.connect(self._tell)
        self.allergies.changed.connect(self._tell)

    def entry(self, name: str) -> Entry:
        """Give the entry of a field, for its faults."""
        renamed = {"born_on": "born", "rems_id": "rems"}
        found = getattr(self, renamed.get(name, name))
        if not isinstance(found, Entry):
            raise TypeError(name)
        return found

    def form(self) -> RegistrationForm:
        """Give what stands in the fields."""
        gender, state = str(self.gender.value()), self.allergy_state.value()
        prescriber = self.prescriber.value()
        return RegistrationForm(
            family=self.family.text(),
            given=self.given.text(),
            title=self.title.text(),
            preferred=self.preferred.text(),
            latin_family=self.latin_family.text(),
            latin_given=self.latin_given.text(),
            born=self.born.text(),
            gender=gender,
            gender_words=self.gender_words.text(),
            mrn=self.mrn.text(),
            rems_id=self.rems.text(),
            phone=self.phone.text(),
            allergy_state=AllergyState(state),
            allergies=tuple((pair[1], pair[2]) for pair in self.allergies.pairs()),
            prescriber_id=prescriber if isinstance(prescriber, str) else None,
        )

    def show_form(self, form: RegistrationForm) -> None:
        """Fill all fields."""
        texts = {
            self.family: form.family,
            self.given: form.given,
            self.title: form.title,
            self.preferred: form.preferred,
            self.latin_family: form.latin_family,
            self.latin_given: form.latin_given,
            self.born: form.born,
            self.gender_words: form.gender_words,
            self.mrn: form.mrn,
            self.rems: form.rems_id,
            self.phone: form.phone,
        }
        for field, text in texts.items():
            field.set_text(text)
            field.clear_message()
        self.gender.set_value(form.gender)
        self.allergy_state.set_value(form.allergy_state)
        self.allergies.show_pairs(tuple(("", *pair) for pair in form.allergies))
        self.prescriber.set_value(form.prescriber_id)
        self._fit_choices()

    def show_prescribers(self, prescribers: tuple[tuple[str, str], ...]) -> None:
        """List (name, row id) of the prescribers to choose from."""
        self.prescriber.set_choices((_NOT_CHOSEN, *prescribers))

    def show_latin(self, words: str) -> None:
        """Ask for the name in Latin letters, and say why; empty words ask no more.

        A Latin name that is already there stays on the screen.
        """
        self._latin_words.say("info", words)
        typed = self.latin_family.text() or self.latin_given.text()
        self._latin.setVisible(bool(words or typed))

    def _fit_choices(self) -> None:
        """Show what the choices ask for, and nothing else."""
        self.gender_words.setVisible(self.gender.value() == OTHER)
        self.allergies.setVisible(self.allergy_state.value() is AllergyState.KNOWN)

    def _tell(self) -> None:
        self._fit_choices()
        self.edited.emit()
