"""Whether a sheet on paper still says what the record says."""

from collections.abc import Iterator

from infusion_planner.domain.frozen import Frozen


class Printed(Frozen):
    """What sheets show of a patient and a course, at one moment.

    Attributes:
        patient_id: row id of the patient whose chart it was.
        name: all parts of the name.
        born_on: as ISO text.
        mrn: as entered.
        details: gender, REMS id and prescriber.
        allergies: state, then substances and reactions.
        number: the course's number.
        days: (number, day as ISO text) of its infusions, the day given or else planned.
        last_before: the last dose before the course, as ISO text; empty for none.
        antivirals: what is recorded of antivirals, by first day.
        overrides: documented for the course, where the sheet shows them.
        facts: entries of the chart, where the sheet or an override on it rests on them.
        tests: tests and their results, where the sheet rests on them.
        certified: certifications that count for the patient, where the sheet shows them.
        open_days: weekdays and closures, where the sheet rests on them.
        doses: how much was given, where the sheet says it.
        counts: CD4 counts, where the sheet says until when the antiviral is taken.
        recorded: what was entered at the chair and said at the close, where the sheet shows it.
        drawn: day of the last blood and urine tests, where the sheet says it; empty for none.
    """

    patient_id: str
    name: tuple[str, ...]
    born_on: str
    mrn: str
    details: tuple[str, ...]
    allergies: tuple[str, ...]
    number: int
    days: tuple[tuple[int, str], ...]
    last_before: str
    antivirals: tuple[tuple[str, ...], ...]
    overrides: tuple[str, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    tests: tuple[tuple[str, ...], ...] = ()
    certified: tuple[tuple[str, ...], ...] = ()
    open_days: tuple[str, ...] = ()
    doses: tuple[tuple[str, ...], ...] = ()
    counts: tuple[tuple[str, ...], ...] = ()
    drawn: str = ""
    recorded: tuple[tuple[str, ...], ...] = ()


def differences(then: Printed, now: Printed) -> Iterator[str]:
    """Say what a sheet that was printed then says otherwise than the record does now."""
    if then.patient_id != now.patient_id:
        yield "charts merged or parted"
    words = {
        "name": "name corrected",
        "born_on": "birth date corrected",
        "mrn": "MRN corrected",
        "allergies": "allergies changed",
        "details": "details corrected",
        "number": "course number changed",
        "days": "infusion days changed",
        "last_before": "last dose before the course changed",
        "antivirals": "antiviral changed",
        "overrides": "overrides changed",
        "facts": "facts of the patient changed",
        "tests": "test results changed",
        "certified": "certifications changed",
        "open_days": "open days of the center changed",
        "doses": "doses changed",
        "recorded": "what was recorded at the chair or at the close changed",
        "counts": "CD4 counts changed",
        "drawn": "blood and urine tests changed",
    }
    for field, said in words.items():
        if getattr(then, field) != getattr(now, field):
            yield said
