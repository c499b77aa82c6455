"""The trail as text: a table for a spreadsheet, and lines of JSON for the checker."""

import json
from collections.abc import Iterable, Mapping
from operator import attrgetter

from infusion_planner.cards.trail import TrailLine
from infusion_planner.exchange.csv_text import csv_line

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the letters are UTF-8."""
_COLUMNS = {
    "Entry": "seq",
    "When": "when",
    "Who": "who",
    "Kind": "event",
    "What": "what",
    "Patient": "patient",
    "Rows changed": "changes",
    "Outcome": "outcome",
}


def table_head() -> str:
    """Give the first line of a table."""
    return BYTE_ORDER_MARK + csv_line(_COLUMNS)


def table_lines(lines: Iterable[TrailLine]) -> str:
    """Give entries as lines of a table."""
    read = attrgetter(*_COLUMNS.values())
    return "".join(csv_line(map(str, read(line))) for line in lines)


def json_lines(objects: Iterable[Mapping[str, object]]) -> str:
    """Give objects as JSON, one a line, with nothing that a later reading could word otherwise."""
    return "".join(
        json.dumps(each, sort_keys=True, separators=(",", ":")) + "\n" for each in objects
    )
