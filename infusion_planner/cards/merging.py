"""Merging two charts and parting them again: both persons side by side, and what would be done."""

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen


class SideBySide(Frozen):
    """One line of the comparison.

    Attributes:
        label: `Birth date`.
        kept: as the chart to keep says it.
        merged: as the other one says it.
        same: whether both say the same.
    """

    label: str
    kept: str
    merged: str
    same: bool


class ResultChoice(Frozen):
    """One test of one day with two different entries.

    Attributes:
        kept_id: row id of the entry of the chart to keep.
        merged_id: row id of the other one.
        kept: what the first says.
        merged: what the other says.
    """

    kept_id: str
    merged_id: str
    kept: str
    merged: str


class MergeCard(Frozen):
    """The preview of a merge.

    Attributes:
        kept: whose chart is kept.
        merged: whose chart is closed.
        lines: who both are, side by side.
        comes: what would come onto the kept chart, a line each.
        choices: tests with two results, of which one is right.
        refusals: what has to be done first; then nothing can be merged.
    """

    kept: IdentityCard
    merged: IdentityCard
    lines: tuple[SideBySide, ...]
    comes: tuple[str, ...]
    choices: tuple[ResultChoice, ...]
    refusals: tuple[str, ...]


class PartChoice(Frozen):
    """One entry of which a person says where it goes.

    Attributes:
        key: table and row id.
        words: what it says.
        why: `changed since` or `entered since`.
    """

    key: tuple[str, str]
    words: str
    why: str


class PartCard(Frozen):
    """The form in which two charts are parted again.

    Attributes:
        kept: whose chart was kept.
        merged: whose chart was closed.
        merge_id: row id of the merge.
        title: when and why they were merged.
        back: what goes back, a line each.
        to_choose: what stays unless it is chosen.
    """

    kept: IdentityCard
    merged: IdentityCard
    merge_id: str
    title: str
    back: tuple[str, ...]
    to_choose: tuple[PartChoice, ...]
