"""What was typed into a form and is not saved yet: kept beside the records, for one person."""

from collections.abc import Mapping
from typing import ClassVar

from infusion_planner.domain.frozen import Frozen


class FormKey(Frozen):
    """Say which form it is.

    Attributes:
        form: the kind of form, `infusion`.
        about: row id of what it is about, or several with a blank between; empty for nothing yet.
        patient_id: whom it concerns; empty for nobody.
    """

    form: str
    about: str = ""
    patient_id: str = ""


class FormDraft(Frozen):
    """Hold what was typed into one form.

    Attributes:
        key: which form.
        title: what the form does, in words that name nobody.
        typed: what its fields hold, by name; text, numbers, lists and tables of them.
        saved_at: when it was last kept, UTC ISO text; empty before it is.
    """

    unshown: ClassVar[tuple[str, ...]] = ("typed",)

    key: FormKey
    title: str
    typed: Mapping[str, object]
    saved_at: str = ""
