"""The kinds of entries an infusion day is made of: a closed list, in the order of the sheet.

When something really was, and who did it, stands in the entry itself (`day_entries`).
"""

from infusion_planner.domain.day_before import (
    Arrived,
    Asked,
    BagMade,
    Ended,
    Measures,
    Medicine,
    PumpCheck,
    Ticked,
    Verified,
)
from infusion_planner.domain.day_values import (
    CalledBack,
    DayClosed,
    HandedOver,
    Infused,
    Left,
    Nothing,
    RateSet,
    Reacted,
    Reason,
    Reported,
    Resumed,
    SetAside,
    Started,
    TakenOver,
    Taught,
    Told,
    Vitals,
)
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import Vial, VialCount
from infusion_planner.domain.infusion_medicine import LeftOut
from infusion_planner.domain.infusion_record import Access, Order
from infusion_planner.domain.roles import AT_THE_CHAIR, CHART_STAFF, CLINICIANS, Roles


class DayKind(Frozen):
    """One kind of entry.

    Attributes:
        key: the name it is stored under.
        title: as a list shows it.
        of: what an entry holds.
        timed: whether it tells of something done with the patient here, at a time of its own.
        roles: who may enter it; one of them is enough.
    """

    key: str
    title: str
    of: type
    timed: bool = True
    roles: Roles = AT_THE_CHAIR


_ALL = (
    DayKind("arrived", "Arrived", Arrived, roles=CHART_STAFF),
    DayKind("order", "Order", Order, timed=False),
    DayKind("measures", "Weight and height", Measures),
    DayKind("infection_asked", "Infection questions", Asked),
    DayKind("authorization", "REMS authorization", Verified, timed=False, roles=CLINICIANS),
    DayKind("equipment", "Equipment and staff", Nothing, timed=False),
    DayKind("gate", "Check before the start", Ticked, timed=False),
    DayKind("access", "Vein", Access),
    DayKind("medicine", "Medicine before the infusion", Medicine),
    DayKind("medicine_end", "End of a medicine", Ended),
    DayKind("left_out", "Medicine left out", LeftOut),
    DayKind("vial", "Vial", Vial, timed=False, roles=CLINICIANS),
    DayKind("vials", "Count of vials", VialCount, timed=False, roles=CLINICIANS),
    DayKind("bag", "Bag", BagMade, timed=False, roles=CLINICIANS),
    DayKind("pump_check", "Check of dose and pump", PumpCheck, roles=CLINICIANS),
    DayKind("start", "Start", Started),
    DayKind("rate", "Rate", RateSet),
    DayKind("hold", "Pause", Reason),
    DayKind("resume", "Resumed", Resumed),
    DayKind("stop", "Stop", Reason),
    DayKind("flush_start", "Flush begun", Nothing),
    DayKind("flush_stop", "Flush ended", Nothing),
    DayKind("volume", "Volume infused", Infused),
    DayKind("vitals", "Vital signs", Vitals),
    DayKind("no_reaction", "No reaction", Nothing),
    DayKind("reaction", "Reaction", Reacted),
    DayKind("report", "Report", Reported, timed=False, roles=CLINICIANS),
    DayKind("teaching", "Teaching", Taught),
    DayKind("discharge", "Left", Left),
    DayKind("call_back", "Call-back", CalledBack, timed=False, roles=CLINICIANS),
    DayKind("set_aside", "Decision against a rule", SetAside, timed=False, roles=CLINICIANS),
    DayKind("no_show", "Did not come", Reason, timed=False, roles=CHART_STAFF),
    DayKind("handover", "Handed over", HandedOver, timed=False),
    DayKind("taken_over", "Taken over", TakenOver, timed=False),
    DayKind("closed", "Day closed", DayClosed, timed=False),
    DayKind("note", "Note", Told, timed=False, roles=CLINICIANS),
)
DAY_KINDS = {kind.key: kind for kind in _ALL}
"""The closed list, by key, in the order of the sheet: what is typed back from paper goes by it."""
ONLY_WITHDRAWN = frozenset({"gate", "vials"})
"""Kinds in which there is nothing to amend: most hold no more than that something was done."""
