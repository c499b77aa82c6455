"""How the labels of a page break their words into lines."""

import re

from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

_WHOLE = re.compile(
    r"MRN \S*\d\S*|Born \d\d-[A-Z][a-z][a-z]-\d{4}|\(\d+ y\)"
    r"|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?\d\d-[A-Z][a-z][a-z](?:-\d{4})?"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d"
    r"|[\d,.]+ (?:mg|mcg|mL)\b"
)


def lines_of(words: str, font: QFont, width: int) -> list[str]:
    """Break words as Qt does, into lines of at most this width where it can."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(words[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def broken_in(words: str, lines: list[str]) -> list[str]:
    """Give every date, dose and MRN of a text that does not stand in one of its lines."""
    return [whole for whole in _WHOLE.findall(words) if not any(whole in line for line in lines)]


def broken(widget: QWidget) -> list[str]:
    """Give every date and dose that a label on a page breaks across two lines."""
    found: list[str] = []
    for label in widget.findChildren(QLabel):
        if label.isVisibleTo(widget) and label.wordWrap():
            # what is painted; `text` gives the words as they were said
            shown = QLabel.text(label)
            lines = lines_of(shown, label.font(), label.width())
            found += broken_in(label.text(), [plain(line) for line in lines])
    return found


def plain(line: str) -> str:
    """Give a line with the ordinary hyphen and space."""
    return line.replace("\u2011", "-").replace("\u00a0", " ")
