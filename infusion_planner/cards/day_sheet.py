"""Everything the infusion day sheet (S1) places, already worded."""

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.frozen import Frozen


class SheetStamp(Frozen):
    """What the footer of every sheet says.

    Attributes:
        code: sheet code, `S1`.
        title: `Infusion day sheet`.
        version: the sheet layout's version, `1`.
        subject: `course 1, infusion 3 of 5`.
        revision: the patient's record revision.
        rulebook: `rule set 2026.1`.
        printed: `Printed Tue 17-Nov-2026 16:52 by A. Ruiz`.
        site: the center's name.
        copy: `copy 1`, or `copy 2, replaces copy 1 printed 27-Oct-2026 17:05`.
        note: `Center worksheet, not the approved REMS form.`
        qr: at most 16 upper-case characters, `S1-7F3K2Q-23`.
        sample: whether the word SAMPLE must stand on the page.
        note_bold: whether the note has to be seen before anything else of the footer.
    """

    code: str
    title: str
    version: str
    subject: str
    revision: int
    rulebook: str
    printed: str
    site: str
    copy: str
    note: str
    qr: str
    sample: bool
    note_bold: bool = True


class StripCell(Frozen):
    """One cell of the course strip.

    Attributes:
        kind: `given`, `today`, `planned` or `gap` (a day that was to be and was not given).
        head: `3  Mon 02-Nov`; for a gap the day alone.
        words: `12 mg given`, `Today`, `planned`, `not given`, `not recorded`, `to be decided`.
        reason: why it was not given; empty for none.
    """

    kind: str
    head: str
    words: str
    reason: str = ""


class CheckLine(Frozen):
    """One line of section 1, asked so that Yes is the safe answer.

    Attributes:
        text: the question.
        fact: what the record knows, printed bold; empty for none.
        kind: `ask` (Yes, No, initials); `number_time` (the same with a box for a number and
            one for a time); `date` (the same with a box for a date); `not_needed` (the same
            with a third box `not needed`); `does_not_apply` (no boxes).
    """

    text: str
    fact: str = ""
    kind: str = "ask"


class PremedicationLine(Frozen):
    """One row of section 2.

    Attributes:
        medicine: with dose, `methylPREDNISolone 1,000 mg`, or `Antihistamine` when the order
            is to be written in by hand.
        note: the line under it, `required, infusions 1 to 3`; empty for none.
        route: `intravenous`; empty for a box to write in.
        ordered: whether name and dose are known; else a box to write in stands beside it.
    """

    medicine: str
    note: str
    route: str
    ordered: bool


class WatchRow(Frozen):
    """One row of the vitals grid.

    Attributes:
        phase: `Before`, `Running`, `At stop`, `Observe`; empty where the phase goes on.
        offset: `0 h 30`, `120 min`; empty for none.
    """

    phase: str
    offset: str


class WatchLimits(Frozen):
    """The line `Call if outside` under the heads of the vitals grid, worded.

    Attributes:
        blood_pressure: `90 to 159 / to 99`.
        pulse: `50 to 120`.
        temperature: `to 37.9`.
        saturation: `from 94`.
        breaths: `10 to 24`.
        pain: `0 to 10`.
    """

    blood_pressure: str
    pulse: str
    temperature: str
    saturation: str
    breaths: str
    pain: str


class DaySheetCard(Frozen):
    """The infusion day sheet of one patient, course and infusion.

    Attributes:
        identity: the header.
        heading: `Course 1, infusion 3 of 5`.
        day: `Mon 02-Nov-2026`.
        strip: one cell per infusion day and gap, in order of days.
        disturbances: (bold title, text) of each interruption or override, in order of time.
        file_copy: what was given already and that nothing is to be given by this copy; empty
            for a sheet to work by.
        order: the order line in runs of (text, bold):
            (`alemtuzumab`, True), (` – Lemtrada – DOSE `, False), (`12 mg`, True), ...
        facts: prescriber, facility, diagnosis, chair and the like, in reading order; only
            those that are known.
        to_fill: labels of the facts that are missing and must be written in by hand.
        checks: twelve lines, the left column first.
        stop_note: `Any No: stop and call the prescriber, 555-0142.`
        premedication: in the order given; the sheet adds an empty row `Other`.
        premedication_note: the sentence beside the section's title.
        bag_note: the sentence beside `Bag`.
        use_by: `USE BY (+ 8 hours)`.
        diluents: `sodium chloride 0.9 %`, `dextrose 5 %`.
        start_note: the sentence beside `Start`.
        rate_label: `Rate (25.3 for a 101.2 mL bag)`.
        watch_note: the sentence beside `Watch`.
        watch_rows: the timed rows, in order.
        limits: the limits under the heads.
        stop_flush_note: the sentence beside `Stop and flush`.
        leaves_from: `LEAVES FROM (+ 120 min)`.
        discharge_note: the sentence beside `Discharge`.
        next_visit: `Tue 03-Nov-2026, come at 7:30 AM`; empty after the last infusion.
        discharge: nine lines to tick.
        stamp: the footer.
    """

    identity: IdentityCard
    heading: str
    day: str
    strip: tuple[StripCell, ...]
    disturbances: tuple[tuple[str, str], ...]
    order: tuple[tuple[str, bool], ...]
    facts: tuple[Fact, ...]
    to_fill: tuple[str, ...]
    checks: tuple[CheckLine, ...]
    stop_note: str
    premedication: tuple[PremedicationLine, ...]
    premedication_note: str
    bag_note: str
    use_by: str
    diluents: tuple[str, ...]
    start_note: str
    rate_label: str
    watch_note: str
    watch_rows: tuple[WatchRow, ...]
    limits: WatchLimits
    stop_flush_note: str
    leaves_from: str
    discharge_note: str
    next_visit: str
    discharge: tuple[str, ...]
    stamp: SheetStamp
    file_copy: str = ""
