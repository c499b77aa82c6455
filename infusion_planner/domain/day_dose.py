"""Whether the dose a course counts is the one that the sheet of its day comes to."""

from infusion_planner.domain.course import Infusion
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.wording import dose_words


def doses_apart(record: InfusionRecord, infusion: Infusion) -> str:
    """Say that volume and counted dose came apart, because one of both was amended; else empty.

    Args:
        record: of a day that is closed.
        infusion: what the course counts.
    """
    given, counted = record.run.given_ug, infusion.given
    if given is None or counted is None or given == counted.dose_ug:
        return ""
    return (
        f"The volume comes to {dose_words(given)}, the course counts {dose_words(counted.dose_ug)}."
    )
