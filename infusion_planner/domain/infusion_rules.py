"""The kinds of rules about medicines and the infusion day."""

from dataclasses import dataclass

from infusion_planner.domain.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Premedication(Rule):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineChoices(Rule):
    """Medicines with doses that are offered where one is typed; none is mandated.

    Attributes:
        medicines: medicine and dose, as they are offered.
    """

    medicines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Rule):
    """A duration on the infusion day.

    Attributes:
        minutes: the limit.
    """

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Rule):
    """What one bag is made of.

    Attributes:
        generic: generic name.
        brand: brand name.
        vial_mg: milligrams in one vial.
        vial_ml: milliliters in one vial, as text, so that 1.2 stays 1.2.
        diluent_ml: milliliters of diluent.
        full_bag_ml: milliliters of the finished bag without overfill, as text.
        diluents: what may be used.
    """

    generic: str
    brand: str
    vial_mg: int
    vial_ml: str
    diluent_ml: int
    full_bag_ml: str
    diluents: tuple[str, ...]

    @property
    def vial_ug(self) -> int:
        """Give what one vial holds in micrograms."""
        return self.vial_mg * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class VitalSigns(Rule):
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
    pulse_change: int
