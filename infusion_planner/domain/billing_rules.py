"""The kinds of rules about codes on a claim."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.rules import Rule


class DrugUnits(Rule, kw_only=True):
    """The billing code of a drug, counted in units of so many milligrams.

    Attributes:
        code: the HCPCS code.
        mg_per_unit: milligrams in one unit.
        from_on: the first date of service the code is known for; None when always so far.
    """

    code: str
    mg_per_unit: int
    from_on: date | None = None

    @property
    def unit_ug(self) -> int:
        """Give a unit in micrograms."""
        return self.mg_per_unit * 1000

    def faults(self) -> Iterator[Fault]:
        """Yield also a unit that holds nothing."""
        yield from Rule.faults(self)
        if self.mg_per_unit < 1:
            yield Fault("mg_per_unit", "a unit has to hold at least 1 mg")


class WasteModifiers(Rule, kw_only=True):
    """What is written for single-dose vials: nothing discarded, or a line for what was.

    Attributes:
        nothing: modifier of the drug's line when nothing was discarded.
        discarded: modifier of the line for what was.
        from_on: the first date of service that asks for `nothing`.
    """

    nothing: str
    discarded: str
    from_on: date


class InfusionCodes(Rule, kw_only=True):
    """Codes for giving an infusion: one for its first part, one for each part after that.

    Attributes:
        families: names of the families a payer can want.
        first: the code of the first part, one for each family.
        further: the code of each further part, one for each family.
        usual: the family of a payer that names none.
        first_minutes: up to so many minutes the first code stands alone.
        further_minutes: from one minute later on, one further code for each begun so many.
    """

    families: tuple[str, ...]
    first: tuple[str, ...]
    further: tuple[str, ...]
    usual: str
    first_minutes: int
    further_minutes: int

    def faults(self) -> Iterator[Fault]:
        """Yield also families that lack a code."""
        yield from Rule.faults(self)
        if not len(self.families) == len(self.first) == len(self.further):
            yield Fault("families", "each family needs one first and one further code")
        if self.usual not in self.families:
            yield Fault("usual", f"'{self.usual}' is not one of {', '.join(self.families)}")
        if self.further_minutes < 1:
            yield Fault("further_minutes", "a further part has to last at least 1 minute")


class DiagnosisCodes(Rule, kw_only=True):
    """ICD-10-CM codes of MS, which were divided by form on one day.

    Attributes:
        before: the only code up to the day before `from_on`.
        from_on: the first date of service for the divided codes.
        relapsing: relapsing-remitting.
        primary: primary progressive: activity not told, active, not active.
        secondary: secondary progressive: activity not told, active, not active.
        unspecified: no form told.
        fits: codes of forms that the label names.
        ask: codes that leave open whether the form is one of them.
    """

    before: str
    from_on: date
    relapsing: str
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    unspecified: str
    fits: tuple[str, ...]
    ask: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Give every divided code."""
        return (self.relapsing, *self.primary, *self.secondary, self.unspecified)

    def faults(self) -> Iterator[Fault]:
        """Yield also a form without its three codes, and an answer to a code that is none."""
        yield from Rule.faults(self)
        for key, codes in (("primary", self.primary), ("secondary", self.secondary)):
            if len(codes) != len(_ACTIVITY):
                yield Fault(key, "expected three codes: not told, active, not active")
        for key, codes in (("fits", self.fits), ("ask", self.ask)):
            for code in codes:
                if code not in self.codes:
                    yield Fault(key, f"'{code}' is not one of {', '.join(self.codes)}")


_ACTIVITY = (None, True, False)


def code_by_activity(codes: tuple[str, ...], *, active: bool | None) -> str:
    """Give the code of a form by its activity, in the order of `DiagnosisCodes`."""
    return codes[_ACTIVITY.index(active)]
