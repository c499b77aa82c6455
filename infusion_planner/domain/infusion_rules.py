"""The kinds of rules about medicines and the infusion day."""

from collections.abc import Iterator
from decimal import Decimal

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rules import Rule


class Premedication(Rule, kw_only=True):
    """The steroid before an infusion.

    Attributes:
        drug: generic name, lower case.
        dose_mg: milligrams.
        route: for example `intravenous`.
        infusions: numbers of the infusions it is required before.
    """

    drug: str
    dose_mg: int
    route: str
    infusions: tuple[int, ...]

    @property
    def dose_ug(self) -> int:
        """Give the dose in micrograms."""
        return self.dose_mg * 1000


class MedicineChoices(Rule, kw_only=True):
    """Medicines with doses that are offered where one is typed; none is mandated.

    Attributes:
        medicines: medicine and dose, as they are offered.
    """

    medicines: tuple[str, ...]


class Minutes(Rule, kw_only=True):
    """A duration on the infusion day.

    Attributes:
        minutes: the limit.
        tolerance_minutes: by how much it may be missed without a word.
    """

    minutes: int
    tolerance_minutes: int = 0


class Product(Rule, kw_only=True):
    """What one bag is made of.

    Attributes:
        generic: generic name.
        brand: brand name.
        vial_mg: milligrams in one vial.
        vial_ml: milliliters in one vial, as text, so that 1.2 stays 1.2.
        diluent_ml: milliliters of diluent.
        full_bag_ml: milliliters of the finished bag without overfill, as text.
        diluents: what may be used.
        ndc: National Drug Code of the vial, eleven digits in three groups.
    """

    generic: str
    brand: str
    vial_mg: int
    vial_ml: str
    diluent_ml: int
    full_bag_ml: str
    diluents: tuple[str, ...]
    ndc: str

    @property
    def vial_ug(self) -> int:
        """Give what one vial holds in micrograms."""
        return self.vial_mg * 1000


class VitalSigns(Rule, kw_only=True):
    """How often vital signs are taken and from where the nurse calls.

    Attributes:
        interval_minutes: while running and in observation.
        systolic: lowest and highest value that needs no call, mmHg.
        diastolic_to: highest value that needs no call, mmHg.
        pulse: lowest and highest value that needs no call, a minute.
        temperature_to: highest value that needs no call, degrees Celsius, as text.
        saturation_from: lowest value that needs no call, percent.
        breaths: lowest and highest value that needs no call, a minute.
        systolic_change: mmHg from the first row that needs a call.
        systolic_change_percent: part of the first row's value that needs one as well.
        pulse_change: a minute from the first row that needs a call.
    """

    interval_minutes: int
    systolic: tuple[int, ...]
    diastolic_to: int
    pulse: tuple[int, ...]
    temperature_to: str
    saturation_from: int
    breaths: tuple[int, ...]
    systolic_change: int
    systolic_change_percent: int
    pulse_change: int


SHEET_FIELDS = frozenset(
    {
        "weight_kg",
        "height_cm",
        "steroid_mg",
        "vials",
        "bag_ml",
        "ml_per_hour",
        "given_mg",
        "run_minutes",
        "temperature_c",
        "pulse",
        "systolic",
        "diastolic",
        "breaths",
        "saturation",
        "pain",
        "grade",
        "oxygen_l",
    }
)
"""The fields of the flow sheet that have a range."""


class EntryRange(Frozen):
    """What a field of the flow sheet takes; anything outside is a slip of the pen.

    Attributes:
        name: the field.
        unit: the unit it is entered in.
        lowest: the lowest value taken.
        highest: the highest value taken.
    """

    name: str
    unit: str
    lowest: Decimal
    highest: Decimal

    @property
    def words(self) -> str:
        """Word the range, `25 to 300 kg`."""
        return f"{self.lowest:,} to {self.highest:,} {self.unit}"

    def __str__(self) -> str:
        return f"{self.name.replace('_', ' ')} {self.words}"


class EntryRanges(Rule, kw_only=True):
    """The ranges of a whole sheet.

    Attributes:
        ranges: one for each field.
    """

    ranges: tuple[EntryRange, ...]

    def find(self, name: str) -> EntryRange:
        """Give the range of one of `SHEET_FIELDS`."""
        return next(item for item in self.ranges if item.name == name)

    def faults(self) -> Iterator[Fault]:
        """Yield also a range upside down and a field that stands twice."""
        yield from Rule.faults(self)
        for item in self.ranges:
            if item.lowest > item.highest:
                yield Fault("ranges", f"'{item.name}' has its lowest above its highest value")
        names = [item.name for item in self.ranges]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            yield Fault("ranges", f"'{twice[0]}' stands twice")
        if missing := sorted(SHEET_FIELDS - set(names)):
            yield Fault("ranges", f"no range is given for '{missing[0]}'")


class ReactionGrade(Rule, kw_only=True):
    """From which grade of a reaction something follows.

    Attributes:
        grade: by the Common Terminology Criteria, 1 to 5.
    """

    grade: int


class SevereReaction(Rule, kw_only=True):
    """What ends an infusion.

    Attributes:
        stop_from: the grade from which it is stopped and restarted only on a written order.
        permanent_from: the grade from which it is not restarted that day.
        permanent_signs: signs that weigh as much, whatever the grade.
    """

    stop_from: int
    permanent_from: int
    permanent_signs: tuple[str, ...]

    def faults(self) -> Iterator[Fault]:
        """Yield also grades in the wrong order."""
        yield from Rule.faults(self)
        if self.permanent_from < self.stop_from:
            yield Fault("permanent_from", "it lies below the grade that stops the infusion")


class SeriousReaction(Rule, kw_only=True):
    """Which reactions are reported.

    Attributes:
        grade: every reaction from this grade on.
        signs: signs that make a reaction serious whatever its grade.
        other_signs: what else may be recorded.
    """

    grade: int
    signs: tuple[str, ...]
    other_signs: tuple[str, ...]


class ExtraTests(Rule, kw_only=True):
    """Tests around an infusion that not every center asks for.

    Attributes:
        asked: whether they are asked for at all.
        platelets_first_course: numbers of the infusions after which platelets are drawn.
        platelets_later_course: the same for a later course.
    """

    asked: bool
    platelets_first_course: tuple[int, ...]
    platelets_later_course: tuple[int, ...]

    def platelets_after(self, course: int) -> tuple[int, ...]:
        """Give the infusions of a course after which platelets are drawn."""
        return self.platelets_first_course if course == 1 else self.platelets_later_course


class DaysAfter(Rule, kw_only=True):
    """For how many days after the last dose something goes on.

    Attributes:
        days: the last day is so many days later.
    """

    days: int
