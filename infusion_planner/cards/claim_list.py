"""The list for the biller (S18): page, sheet and table place the same card."""

from datetime import date

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.frozen import Frozen


class ClaimRow(Frozen):
    """One line of a claim.

    Attributes:
        code: the HCPCS or CPT code.
        modifier: of the code; may be empty.
        units: how many.
        words: what it stands for.
        rule: id of the rule it follows from.
    """

    code: str
    modifier: str
    units: int
    words: str
    rule: str

    @property
    def full_code(self) -> str:
        """Give the code with its modifier, `J0202-JZ`."""
        return f"{self.code}-{self.modifier}" if self.modifier else self.code


class ClaimAuthorization(Frozen):
    """The prior authorization a day falls under.

    Attributes:
        number: of the authorization.
        from_on: first day of its window.
        to_on: last day of its window.
        left: its units after the day; None when they are not recorded.
        doses: the same for its doses.
    """

    number: str
    from_on: date
    to_on: date
    left: int | None
    doses: int | None = None


class ClaimDayCard(Frozen):
    """One infusion day for the biller.

    Attributes:
        on: the date of service.
        day: `Mon 30-Nov-2026`.
        title: `Infusion 1 of 5`.
        infusion: number of the infusion.
        rows: lines of the claim.
        facts: diagnosis code, NDC, run time and authorization, each also where it is not known.
        missing: what is not recorded, one sentence each.
        remarks: what speaks against handing it over as it is, worst first.
        diagnosis: ICD-10-CM on the date of service; empty where none follows.
        ndc: national drug code.
        minutes: for which the drug ran; None when not recorded.
        authorization: None where none covers the day.
    """

    on: date
    day: str
    title: str
    infusion: int
    rows: tuple[ClaimRow, ...]
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    remarks: tuple[VerdictCard, ...]
    diagnosis: str
    ndc: str
    minutes: int | None
    authorization: ClaimAuthorization | None


class ClaimListCard(Frozen):
    """What is handed to the biller of one course.

    Attributes:
        identity: the header.
        born_on: the birth date.
        course: number of the course.
        heading: `Course 1`.
        day: `Mon 30-Nov to Fri 04-Dec-2026`; the day alone where there is one.
        payer: payer and plan; that none is chosen where none is.
        totals: units given and discarded in all.
        note: that the program sends no claim.
        days: by date of service.
        to_fill: what is not recorded on some day, for the preview.
        stamp: the footer.
    """

    identity: IdentityCard
    born_on: date
    course: int
    heading: str
    day: str
    payer: str
    totals: str
    note: str
    days: tuple[ClaimDayCard, ...]
    to_fill: tuple[str, ...]
    stamp: SheetStamp
