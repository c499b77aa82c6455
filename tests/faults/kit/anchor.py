"""Asks the anchor that the program keeps outside the records."""

from contextlib import closing
from pathlib import Path

from tests.faults.kit.center import come_in


def noticed_by_anchor(folder: Path) -> bool:
    """Tell whether what is kept outside the records of a folder shows that entries are missing.

    The chain alone cannot: what is left of it stands.
    """
    with closing(come_in(folder)) as office:
        trouble = office.trouble
    return trouble is not None and not trouble.mark.startswith("broken")
