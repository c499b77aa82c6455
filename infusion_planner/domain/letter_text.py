"""The text of a letter as a person changed it, part by part."""

from collections.abc import Iterable, Iterator

from infusion_planner.domain.frozen import Frozen

LISTED = "- "
"""Begins each line of a part's list, where its text is written in lines."""


class LetterText(Frozen):
    """One part of a letter.

    Attributes:
        head: what it is about.
        was: the text that follows from the record.
        text: the text to print.
    """

    head: str
    was: str
    text: str

    @property
    def is_changed(self) -> bool:
        """Tell whether a person changed it."""
        return self.text != self.was


def text_of(paragraphs: Iterable[str], lines: Iterable[str]) -> str:
    """Write a part in lines, those of its list with a mark."""
    return "\n".join((*paragraphs, *(f"{LISTED}{line}" for line in lines)))


def runs_of(text: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Read a text as (paragraphs, lines of a list), again and again in the order written."""
    paragraphs: list[str] = []
    lines: list[str] = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        if line.startswith(LISTED):
            lines.append(line.removeprefix(LISTED).strip())
            continue
        if lines:
            yield tuple(paragraphs), tuple(lines)
            paragraphs, lines = [], []
        paragraphs.append(line)
    if paragraphs or lines:
        yield tuple(paragraphs), tuple(lines)
