"""The fields of a day sheet in the order in which they are printed, to type them in from paper."""

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_record import Route
from infusion_planner.ui.run_sheet.asks import FORMS, Ask

TIME, DONE_BY, TICKED, ENDED, ROUTE = "real_at", "done_by", "ticked", "ended_at", "route"
CHECKED_AT = "checked_at"
"""The one time at which the checks of section 1 were made."""


class PaperRow(Frozen):
    """One line of the sheet.

    Attributes:
        act: what it records, by the names of the run sheet.
        label: as the sheet calls it.
        ticked: whether it is only ticked there, so that it has the time of the checks.
        timeless: whether it has the time of the checks without being ticked.
        reads_own: whether somebody read it on their own, so that it asks for a name.
        more: fields that the form of the run sheet does not ask for.
        at_end_of: the line whose time it has; empty for one of its own.
    """

    act: str
    label: str
    ticked: bool = False
    timeless: bool = False
    reads_own: bool = False
    more: tuple[Ask, ...] = ()
    at_end_of: str = ""

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Give its fields, as the run sheet asks for them."""
        asked = FORMS[self.act.partition(":")[0]].asks
        known = {ask.name for ask in asked}
        return (*asked, *(ask for ask in self.more if ask.name not in known))

    @property
    def has_time(self) -> bool:
        """Tell whether it has a box for its own time."""
        return not (self.ticked or self.timeless or self.at_end_of)


class PaperSection(Frozen):
    """One section of the sheet.

    Attributes:
        number: as printed.
        title: as printed.
        rows: its lines, in order.
        vitals: how many empty sets of vital signs it begins with; 0 for none.
    """

    number: int
    title: str
    rows: tuple[PaperRow, ...]
    vitals: int = 0


_ENDED = (Ask(ENDED, "Ended at", hint="Empty for a tablet."),)
_ROUTE = Ask(
    ROUTE, "Route", choices=(("intravenous infusion", Route.INFUSION), ("other", Route.OTHER))
)
SECTIONS = (
    PaperSection(
        1,
        "Check",
        (
            PaperRow("arrived", "Arrived"),
            PaperRow("gate:identity", "Name and birth date match wristband", ticked=True),
            PaperRow("authorization", "REMS authorized"),
            PaperRow("infection_asked", "Infection asked", ticked=True),
            PaperRow("gate:labs", "Labs reviewed", ticked=True),
            PaperRow("gate:pregnancy", "Pregnancy test", ticked=True),
            PaperRow("gate:antiviral", "Antiviral taken today", ticked=True),
            PaperRow("gate:spacing", "Months since the last course", ticked=True),
            PaperRow("gate:consent", "Consent signed", ticked=True),
            PaperRow("equipment", "Emergency equipment, trained staff", ticked=True),
            PaperRow("order", "Order", timeless=True, more=(_ROUTE,)),
            PaperRow("access", "Vein", timeless=True),
        ),
    ),
    PaperSection(
        2,
        "Premedicate",
        (
            *(PaperRow("medicine", f"Medicine {n}", more=_ENDED) for n in range(1, 5)),
            *(PaperRow("left_out", f"Left out {n}") for n in range(1, 3)),
        ),
    ),
    PaperSection(
        3,
        "Bag",
        (
            PaperRow("vial", "Vial 1"),
            PaperRow("vial", "Vial 2"),
            PaperRow("bag", "Bag, diluted"),
        ),
    ),
    PaperSection(
        4,
        "Start",
        (
            PaperRow("pump_check", "Nurse 1 read", reads_own=True),
            PaperRow("pump_check", "Nurse 2 read", reads_own=True),
            PaperRow("start", "Infusion started"),
        ),
    ),
    PaperSection(
        5,
        "Watch",
        (
            *(PaperRow("rate", f"Rate change {n}") for n in range(1, 3)),
            *(PaperRow("hold", f"Hold {n}") for n in range(1, 3)),
            *(PaperRow("resume", f"Resume {n}") for n in range(1, 3)),
            *(PaperRow("reaction", f"Reaction {n}") for n in range(1, 4)),
        ),
        vitals=3,
    ),
    PaperSection(
        6,
        "Stop and flush",
        (
            PaperRow("stop", "Stopped"),
            PaperRow("flush_start", "Flush from"),
            PaperRow("flush_stop", "Flush to"),
            PaperRow("volume", "Infused", at_end_of="stop"),
        ),
    ),
    PaperSection(
        7,
        "Discharge",
        (
            PaperRow("teaching", "Taught", at_end_of="discharge"),
            PaperRow("discharge", "Left"),
            PaperRow("no_show", "Did not come"),
        ),
    ),
)
