"""The place where the anchor is asked, once the program keeps one outside the records."""

from pathlib import Path

ANCHOR_IS_KEPT = False
"""Set this when the program keeps number and hash of the last entry outside the records.

From then on a missing end of the trail that the anchor does not notice counts as a missed target.
"""


def noticed_by_anchor(folder: Path) -> bool:
    """Tell whether what is kept outside the records of a folder shows that entries are missing.

    The chain alone cannot: what is left of it stands.
    """
    del folder
    return False
