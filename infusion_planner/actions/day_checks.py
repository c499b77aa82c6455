"""What stands against an entry of an infusion day, and what it writes besides itself."""

from collections.abc import Sequence

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.infusion_days import (
    StoredDay,
    is_hypersensitive,
    local,
    other_records,
)
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.day_before import PumpCheck
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_faults import day_entry_faults
from infusion_planner.domain.day_pump import second_check
from infusion_planner.domain.day_reacting import (
    is_permanent,
    late_reaction,
    reaction_faults,
    reactions_with,
)
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.day_start import check_start
from infusion_planner.domain.day_values import Started
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.infusion_rules import SevereReaction
from infusion_planner.domain.wording import listed
from infusion_planner.store import chart_facts
from infusion_planner.store.records import Records


def check_entry(records: Records, stored: StoredDay, entry: DayEntry, moment: Moment) -> None:
    """Refuse an entry with something wrong in it, or a start that something stands against.

    Args:
        records: the open transaction.
        stored: the day with what was entered before.
        entry: the new one.
        moment: when and by which rules.

    Raises:
        InvalidInput: a field cannot be.
        Refused: something stands against the start.
    """
    faults = (
        *day_entry_faults(stored.day, entry, local(moment), moment.book),
        *reaction_faults(stored.day, entry, moment.book),
        *late_reaction(entry, stored.course.number, stored.last_on, moment.book),
    )
    if faults:
        raise InvalidInput(*faults)
    if isinstance(entry.value, Started) and not entry.replaces:
        _refuse_start(records, stored, entry, moment)
        _refuse_other_rate(stored.day, entry.value)


def _refuse_start(records: Records, stored: StoredDay, entry: DayEntry, moment: Moment) -> None:
    others = other_records(records.db, stored, moment.book)
    found = check_start(stored.day, entry.real_at, moment.book, others)
    if found.differs:
        raise Refused(f"Not started. {found.differs}")
    if found.missing:
        raise Refused(f"Not started. Enter first: {listed(found.missing)}.")
    for finding in (*found.barred, *found.to_decide):
        raise Refused(f"Not started. {finding.message} {finding.next_step}")
    if is_hypersensitive(records.db, stored.patient.id):
        raise Refused(
            "Not started. The chart says that this patient does not tolerate the drug (ELIG-6)."
        )


def _refuse_other_rate(day: DaySoFar, started: Started) -> None:
    second = second_check(day.log).second
    checked = second.value.ml_per_hour if second and isinstance(second.value, PumpCheck) else None
    if started.ml_per_hour != checked:
        words = f"Two people checked {checked} mL/h. Set that rate, or let both check again."
        raise InvalidInput(Fault("ml_per_hour", words))


def note_not_tolerated(
    records: Records, stored: StoredDay, entry: DayEntry, moment: Moment
) -> None:
    """Write on the chart that the drug is not tolerated, after a reaction that ends treatment.

    Source: rulebook INF-9, ELIG-6.
    """
    rule = moment.book.find(SevereReaction, "severe_reaction", stored.course.number)
    told = reactions_with(stored.day, entry, moment.book)
    known = is_hypersensitive(records.db, stored.patient.id)
    if not known and any(is_permanent(item, rule) for item in told):
        fact = ChartFact(
            kind="hypersensitive",
            value=True,
            noted_on=moment.today,
            noted_at=moment.instant,
            noted_by=moment.actor_name,
        )
        chart_facts.add(records, stored.patient.id, fact)


def placed(refusal: InvalidInput, place: int, entries: Sequence[object]) -> InvalidInput:
    """Give a refusal whose fields name their place, where several entries were made at once."""
    if len(entries) == 1:
        return refusal
    named = (Fault(f"entries[{place}].{fault.field}", fault.words) for fault in refusal.faults)
    return InvalidInput(*named)
