"""What was typed into a form and is not saved yet: kept beside the records, for one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FormKey:
    """Say which form it is.

    Attributes:
        form: the kind of form, `infusion`.
        about: row id of what it is about, or several with a blank between; empty for nothing yet.
        patient_id: whom it concerns; empty for nobody.
    """

    form: str
    about: str = ""
    patient_id: str = ""


@dataclass(frozen=True, slots=True)
class FormDraft:
    """Hold what was typed into one form.

    Attributes:
        key: which form.
        title: what the form does, in words that name nobody.
        typed: what its fields hold, by name; text, numbers, lists and tables of them.
        saved_at: when it was last kept, UTC ISO text; empty before it is.
    """

    key: FormKey
    title: str
    typed: Mapping[str, object] = field(repr=False)
    saved_at: str = ""
