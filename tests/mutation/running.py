"""Runs collected tests until one fails."""

from collections.abc import Sequence

import pytest
from _pytest.runner import runtestprotocol


def first_failing(items: Sequence[pytest.Item]) -> int | None:
    """Run tests until one fails; give its place, or None when all pass."""
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return place
    return None
