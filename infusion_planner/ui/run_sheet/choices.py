"""What is chosen from in the forms of a run sheet: words and what they stand for."""

from infusion_planner.domain.infusion_bag import BagStorage
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_reaction import Action, ReportTo
from infusion_planner.domain.infusion_record import AccessKind, Route

Choices = tuple[tuple[str, object], ...]

PREMEDICATION: Choices = (
    ("Steroid", PremedicationKind.STEROID),
    ("Antihistamine", PremedicationKind.ANTIHISTAMINE),
    ("Antipyretic", PremedicationKind.ANTIPYRETIC),
    ("H2 blocker", PremedicationKind.H2_BLOCKER),
    ("Other", PremedicationKind.OTHER),
)
GRADES: Choices = (
    ("not graded", None),
    *((f"{grade}", grade) for grade in range(1, 6)),
)
_DONE: Choices = (
    ("none", Action.NONE),
    ("slowed", Action.SLOWED),
    ("held", Action.HELD),
    ("stopped", Action.STOPPED),
)
# that nothing was done is a statement of its own, which nobody makes by leaving a field alone
ACTIONS: Choices = (("not recorded yet", None), *_DONE)
ACTIONS_SINCE: Choices = (("as told before", None), *_DONE)
REPORT_TO: Choices = (("REMS program", ReportTo.REMS), ("MedWatch", ReportTo.MEDWATCH))
STORAGE: Choices = (
    ("room temperature", BagStorage.ROOM),
    ("refrigerator", BagStorage.REFRIGERATOR),
    ("other", BagStorage.OTHER),
)
DILUENTS: Choices = (
    ("sodium chloride 0.9 %", "sodium chloride 0.9 %"),
    ("dextrose 5 %", "dextrose 5 %"),
)
MEDICINE_ROUTES: Choices = (
    ("intravenous", "intravenous"),
    ("by mouth", "by mouth"),
    ("other", "other"),
)
ROUTES: Choices = (
    ("infusion into a vein", Route.INFUSION),
    ("push into a vein", Route.PUSH),
    ("something else", Route.OTHER),
)
DAYS_AFTER: Choices = (
    ("on the day", 0),
    ("1 day later", 1),
    *((f"{days} days later", days) for days in range(2, 15)),
)
VEINS: Choices = (("peripheral", AccessKind.PERIPHERAL), ("central", AccessKind.CENTRAL))
