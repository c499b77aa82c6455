"""One infusion day as it is shown: what is next, three clocks, vital signs, and what was done."""

from datetime import date

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen


class ClockFace(Frozen):
    """One of the three clocks.

    Attributes:
        what: what runs until when.
        left: the time left in words, or `Not started`.
        facts: one line; when it is late, what it collides with.
        share: how much has passed, from 0 to 1; None when it has not begun.
        late: whether it is late.
    """

    what: str
    left: str
    facts: str
    share: float | None = None
    late: bool = False


class NextAct(Frozen):
    """The one thing to do next.

    Attributes:
        act: names what its button does; empty where nothing is to be done.
        what: in words.
        when: until when, or since when.
        button: the words of its button.
        tone: `blocked` for late, `override` for due or soon, empty else.
    """

    act: str
    what: str
    when: str = ""
    button: str = ""
    tone: str = ""


class DayEvent(Frozen):
    """One thing that was recorded.

    Attributes:
        entry_id: row id; empty for what can be neither amended nor withdrawn.
        time: of the day at which it was.
        words: what it was.
        by: initials.
        old: what stood there before it was amended; shown struck through.
        note: when it was entered where that was later, and why it was amended.
        amends: whether it can be amended; else it can only be withdrawn.
    """

    entry_id: str
    time: str
    words: str
    by: str
    old: str = ""
    note: str = ""
    amends: bool = True


class GateTick(Frozen):
    """One check before the start.

    Attributes:
        gate: names it.
        words: what is checked.
        done: when and by whom; empty while it is open.
        problem: why it cannot be ticked now; empty when it can.
        rule: id of the rule behind it; may be empty.
        applies: whether it is one of this patient and course; never ticked where it is not.
        left_out: whether what `done` tells is that it was left out.
    """

    gate: str
    words: str
    done: str = ""
    problem: str = ""
    rule: str = ""
    applies: bool = True
    left_out: bool = False

    @property
    def state(self) -> str:
        """Name its glyph."""
        if self.done:
            return "override" if self.left_out else "ok"
        return "blocked" if self.problem else "noteval"


class Measure(Frozen):
    """One value of a set of vital signs.

    Attributes:
        field: names it, `systolic`.
        words: the value with nothing else; empty when not measured.
        alert: why it is marked; empty when it is not.
        change: the change from the baseline where that is why, `+24`.
    """

    field: str
    words: str
    alert: str = ""
    change: str = ""


class VitalLine(Frozen):
    """One set of vital signs, taken or still due.

    Attributes:
        entry_id: row id; empty while it is not taken.
        time: in words.
        values: those measured.
        note: symptoms; or which set is due.
        by: initials.
        late: whether it was due before now and is not taken.
        old: what stood there before it was amended; shown struck through.
    """

    entry_id: str
    time: str
    values: tuple[Measure, ...] = ()
    note: str = ""
    by: str = ""
    late: bool = False
    old: str = ""

    def measure(self, field: str) -> Measure:
        """Give one value; an empty one where it was not measured."""
        return next((each for each in self.values if each.field == field), Measure(field, ""))


class TrendLine(Frozen):
    """The course of one value over the day.

    Attributes:
        name: of the value.
        unit: of the value.
        newest: in words.
        baseline: in words; empty while there is none.
        points: (minute of the day, value, whether it is marked), by time; several series are
            drawn into one picture, as for the two blood pressures.
        bands: (lowest, highest) around the baseline, one for each series.
    """

    name: str
    unit: str
    newest: str
    baseline: str = ""
    points: tuple[tuple[tuple[int, float, bool], ...], ...] = ()
    bands: tuple[tuple[float, float], ...] = ()


class Signature(Frozen):
    """One signature under the day.

    Attributes:
        role: names it: `nurse` or `checker`.
        title: of the role, in words.
        words: who signed when with what meaning; empty while nobody did.
        amended: that entries were amended since; empty when none was.
    """

    role: str
    title: str
    words: str = ""
    amended: str = ""


class RunSheetCard(Frozen):
    """The run sheet of one infusion day.

    Attributes:
        patient_id: row id.
        infusion_id: row id.
        on: the day.
        identity: the banner.
        who: name and birth date, for what is pressed.
        title: course and day in words.
        medicine: the medicine line.
        state: as on the board.
        word: the state in words.
        chair: its name; empty while there is none.
        now: minute of the day.
        starts: minute of the day at which the trends begin.
        ends: minute of the day at which they end.
        bag: the clock of the bag.
        infusion: the clock of the pump.
        observation: the clock of the observation.
        next_act: what is to be done.
        gates: the checks before the start.
        events: what was done, by time.
        vitals: sets taken, by time.
        due: sets still due; the first one can be entered.
        interval: how often, in words.
        ranges: (field, what it takes and outside what somebody is called) of each vital sign.
        trends: the courses of the values.
        reactions: in words, one each.
        signatures: nurse and checker.
        acts: what can be pressed now, by name.
        signs: what a reaction can be told by, by the names of the rulebook.
        told: (words, row id) of each reaction, to which more can be added.
        closings: (name of an outcome, why it cannot be) of each way to close the day.
        read_only: why nothing can be entered; empty when it can.
        handed: that the patient was handed over and nobody has taken over yet; may be empty.
        unsaved: who else typed something here that is not saved; may be empty.
        banner: a sentence over the whole sheet, as that the clock was set back; may be empty.
    """

    patient_id: str
    infusion_id: str
    on: date
    identity: IdentityCard
    who: str
    title: str
    medicine: str
    state: str
    word: str
    bag: ClockFace
    infusion: ClockFace
    observation: ClockFace
    next_act: NextAct
    now: int
    starts: int
    ends: int
    chair: str = ""
    gates: tuple[GateTick, ...] = ()
    events: tuple[DayEvent, ...] = ()
    vitals: tuple[VitalLine, ...] = ()
    due: tuple[VitalLine, ...] = ()
    interval: str = ""
    ranges: tuple[tuple[str, str], ...] = ()
    trends: tuple[TrendLine, ...] = ()
    reactions: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    acts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    closings: tuple[tuple[str, str], ...] = ()
    read_only: str = ""
    handed: str = ""
    unsaved: str = ""
    banner: str = ""
