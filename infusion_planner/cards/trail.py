"""The trail as the screen places it: one line for each entry, and one entry in full."""

from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.frozen import Frozen


class TrailLine(Frozen):
    """One entry.

    Attributes:
        seq: its number.
        number: the number in words, `1,204`.
        sort_number: sorts as the number does.
        when: local time with its zone, `20-Nov-2026 09:00:05 UTC-6`.
        who: the person.
        event: what it is about.
        what: what was done.
        patient: name and MRN; empty for nobody's record.
        changes: how many rows it changed; empty for none.
        outcome: `Done` or `Refused`.
        state: names glyph and color of the outcome.
    """

    seq: int
    number: str
    sort_number: str
    when: str
    who: str
    event: str
    what: str
    patient: str
    changes: str
    outcome: str
    state: str


class TrailPage(Frozen):
    """A stretch of the trail, newest first.

    Attributes:
        lines: the entries.
        found: how many fit the filter altogether.
        outside: how many entries there are that do not fit it.
        has_more: whether older ones that fit are not among the lines.
    """

    lines: tuple[TrailLine, ...]
    found: int
    outside: int
    has_more: bool


class FieldChange(Frozen):
    """One field of a row that was changed.

    Attributes:
        name: of the field, in the clinic's words.
        before: what it said; empty where the row is new.
        after: what it says since; empty where the row was removed.
    """

    name: str
    before: str
    after: str


class RowChange(Frozen):
    """One row that was changed.

    Attributes:
        title: what it is and what became of it, `Infusion changed`.
        fields: what differs, in the order of the table.
    """

    title: str
    fields: tuple[FieldChange, ...]


class EntryCard(Frozen):
    """One entry in full.

    Attributes:
        seq: its number.
        title: what was done.
        patient_id: whose record; empty for nobody's or several.
        facts: who, when, where, why.
        rows: what was changed.
    """

    seq: int
    title: str
    patient_id: str
    facts: tuple[Fact, ...]
    rows: tuple[RowChange, ...]


class TrailHead(Frozen):
    """What stands over the trail.

    Attributes:
        people: (name, id) of everybody in it.
        events: (words, value) of what an entry can be about.
        strip: what is due, or what the last whole check found; None for nothing to say.
        about: whose history is shown, `LEE, Sam (Mr) MRN 0410077`; empty for everybody's.
    """

    people: tuple[tuple[str, object], ...]
    events: tuple[tuple[str, object], ...]
    strip: VerdictCard | None
    about: str = ""
