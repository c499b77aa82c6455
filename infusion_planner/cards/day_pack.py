"""The pack of a day: every sheet that lies at the chairs, and the list of what belongs to it."""

from infusion_planner.cards.list_copy import AnyCopy
from infusion_planner.domain.frozen import Frozen


class PackLine(Frozen):
    """One line of the cover list: a patient, or the list of the day.

    Attributes:
        chair: its name, or `All chairs`; empty while there is none.
        name: `FAMILY, Given (Title)`, as paper can set it, or the title of the list.
        born: `Born 09-Mar-1988`.
        mrn: as entered.
        infusion: `Course 1, infusion 3 of 5`.
        note: that a name is similar to another one, or why there are no sheets; may be empty.
        sheets: codes of the patient's sheets, in order; empty where none are printed.
    """

    chair: str
    name: str
    born: str
    mrn: str
    infusion: str
    note: str = ""
    sheets: tuple[str, ...] = ()


class DayPackCard(Frozen):
    """The cover list of a pack.

    Attributes:
        title: `Day pack`.
        day: `Tue 01-Dec-2026`.
        come: when patients are told to come; may be empty.
        count: `4 patients`.
        lines: by chair and name.
        site: the center's name.
        printed: when and by whom.
        note: how the list is to be handled.
        sample: whether the word SAMPLE must stand on it.
    """

    title: str
    day: str
    come: str
    count: str
    lines: tuple[PackLine, ...]
    site: str
    printed: str
    note: str
    sample: bool = False


class DayPack(Frozen):
    """A pack ready to be made.

    Attributes:
        card: the cover list.
        copies: the list of the day and the sheets, in the order of the cover list.
        paper: `letter` or `a4`.
    """

    card: DayPackCard
    copies: tuple[AnyCopy, ...]
    paper: str


class PackFile(Frozen):
    """A finished pack.

    Attributes:
        pdf: the file.
        pages: number of pages of each sheet in it, in the order of the copies, without the lists.
        total: number of all its pages.
        paper: `letter` or `a4`.
    """

    pdf: bytes
    pages: tuple[int, ...]
    total: int
    paper: str


class TypeBackLine(Frozen):
    """One infusion day that may still be typed in from paper.

    Attributes:
        key: row id of the infusion, a blank, and the day.
        day: in words.
        sort_day: ISO date.
        name: `FAMILY, Given`.
        born: date of birth in words.
        mrn: as entered.
        infusion: `Course 1, infusion 3 of 5`.
        word: where the day stands.
        state: as on the board.
    """

    key: str
    day: str
    sort_day: str
    name: str
    born: str
    mrn: str
    infusion: str
    word: str
    state: str
