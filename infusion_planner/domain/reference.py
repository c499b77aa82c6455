"""What trials found, as it is quoted in a letter."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial.

    Attributes:
        name: `CARE-MS I`.
        patients: who took part, `previously untreated`.
        published: where it is published.
        results: (what, figures), in reading order.
    """

    name: str
    patients: str
    published: str
    results: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TrialEvidence:
    """The trials of the drug.

    Attributes:
        title: what the figures are.
        first: of patients who had no drug before.
        later: of patients who relapsed on an earlier one.
    """

    title: str
    first: Trial
    later: Trial
