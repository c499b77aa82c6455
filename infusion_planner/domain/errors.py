"""The refusals and known troubles; everything else that is raised is a bug.

PlannerError              its text is what the user reads: what happened, why, what to do
├── InvalidInput          something typed cannot be kept; names the fields
├── Refused               a rule or the state of the record says no
│   ├── UndoConflict      a row is no longer what the operation left
│   ├── NotPermitted       the person's roles do not include it
│   ├── ChartRestricted    a manager restricted the chart; names the patient's row id
│   └── WrongSecret        a PIN or password is not the person's; says whether it was the last try
├── RulebookError         a rule file cannot be trusted; names file and key
├── PaperError            a sheet cannot be printed or saved as asked
├── FontMissing           the installation lacks a font of the window (see `ui/fonts.py`)
└── StoreError            the records cannot be opened or written
    ├── WrongPassword     name and password do not open the key ring
    ├── TooManyTries      too many wrong ones; says how long to wait
    ├── NotOurFile        the file was not made by this program
    ├── NewerFile         a newer program wrote the file
    ├── DamagedFile       the file is ours but can no longer be read
    ├── FolderTrouble     the folder is missing, full or cannot be written
    └── StoreBusy         another process holds the file

A rule that speaks is not an error but a `Finding` (see `domain/findings.py`).
"""

from infusion_planner.domain.frozen import Frozen


class PlannerError(Exception):
    """A refusal or known trouble, in words a nurse understands."""


class Fault(Frozen):
    """Say what is wrong with one field.

    Attributes:
        field: the name of the field, as the form or the file spells it.
        words: what is wrong and what is expected, one sentence.
    """

    field: str
    words: str


class InvalidInput(PlannerError):
    """Something typed or read cannot be kept.

    Attributes:
        faults: one per field at fault, in the order of the form.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(" ".join(fault.words for fault in faults))
        self.faults = faults


class Refused(PlannerError):
    """A rule or the state of the record says no."""


class UndoConflict(Refused):
    """A row is no longer what the operation left, so it cannot be taken back."""


class NotPermitted(Refused):
    """The person's roles do not include it."""


class ChartRestricted(Refused):
    """A manager restricted the chart to other people.

    Attributes:
        patient_id: whose chart it is.
    """

    def __init__(self, patient_id: str) -> None:
        super().__init__(
            "This chart is restricted: only people a manager named may open it. Ask a manager."
            " Where treatment cannot wait, a nurse or prescriber may open it as an emergency."
        )
        self.patient_id = patient_id


class WrongSecret(Refused):
    """A PIN or password is not that of the person who is asked for it.

    Attributes:
        was_last: whether no further PIN of this person is taken in this session.
    """

    def __init__(self, words: str, *, was_last: bool = False) -> None:
        super().__init__(words)
        self.was_last = was_last


class RulebookError(PlannerError):
    """A rule file cannot be trusted; the text names file and key."""


class PaperError(PlannerError):
    """A sheet cannot be printed or saved as asked."""


class StoreError(PlannerError):
    """The records cannot be opened or written."""


class WrongPassword(StoreError):
    """Name and password do not open the key ring."""


class TooManyTries(StoreError):
    """Too many wrong passwords were tried.

    Attributes:
        seconds: until the next try is possible; None when only a manager can help.
    """

    def __init__(self, words: str, *, seconds: int | None) -> None:
        super().__init__(words)
        self.seconds = seconds


class NotOurFile(StoreError):
    """The file was not made by this program."""


class NewerFile(StoreError):
    """A newer program wrote the file; it was left untouched."""


class DamagedFile(StoreError):
    """The file is ours but can no longer be read."""


class FolderTrouble(StoreError):
    """The folder is missing, full or cannot be written."""


class StoreBusy(StoreError):
    """Another process holds the file."""
