"""Text in bold and regular runs, and its wrapping."""

from collections.abc import Iterable

from infusion_planner.sheets.typeface import Typeface

Run = tuple[str, bool]
Line = tuple[Run, ...]


def plain(text: str) -> Line:
    """Make one regular run."""
    return ((text, False),)


def strong(text: str) -> Line:
    """Make one bold run."""
    return ((text, True),)


def line_width(line: Line, size: float, face: Typeface) -> float:
    """Measure a line in points."""
    return sum(face.width(text, size, bold=bold) for text, bold in line)


def wrap(line: Line, width: float, size: float, face: Typeface) -> tuple[Line, ...]:
    """Break a line at its spaces so that every part fits a width.

    A word wider than the width is broken after its hyphens, and where that does not help between
    letters: it is never cut and never runs over.
    No-break spaces do not break. An empty text gives no line.
    """
    if line_width(line, size, face) <= width:
        return (line,) if any(text for text, _ in line) else ()
    lines: list[Line] = []
    current: Line = ()
    for word in _words(line):
        longer = _joined(current, word)
        if line_width(longer, size, face) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        *full, current = _pieces(word, width, size, face)
        lines.extend(full)
    return (*lines, current) if current else tuple(lines)


def _words(line: Line) -> Iterable[Line]:
    """Cut at spaces; a word keeps the runs it is made of."""
    word: Line = ()
    for text, bold in line:
        first, *others = text.split(" ")
        word = _merged(word, (first, bold))
        for part in others:
            if word:
                yield word
            word = _merged((), (part, bold))
    if word:
        yield word


def _joined(line: Line, word: Line) -> Line:
    if not line:
        return word
    joined = _merged(line, (" ", word[0][1]))
    for run in word:
        joined = _merged(joined, run)
    return joined


def _merged(line: Line, run: Run) -> Line:
    if not run[0]:
        return line
    if line and line[-1][1] == run[1]:
        return (*line[:-1], (line[-1][0] + run[0], run[1]))
    return (*line, run)


def _pieces(word: Line, width: float, size: float, face: Typeface) -> list[Line]:
    """Break one word where it is wider than the width."""
    if line_width(word, size, face) <= width:
        return [word]
    pieces: list[Line] = [()]
    for part in _parts(word):
        joined = pieces[-1]
        for run in part:
            joined = _merged(joined, run)
        if line_width(joined, size, face) <= width:
            pieces[-1] = joined
            continue
        if line_width(part, size, face) <= width:
            pieces.append(part)
            continue
        pieces.extend(_letters(part, width, size, face))
    return [piece for piece in pieces if piece]


def _parts(word: Line) -> Iterable[Line]:
    """Cut after hyphens; a part keeps the runs it is made of."""
    part: Line = ()
    for text, bold in word:
        *before, last = text.split("-")
        for piece in before:
            yield _merged(part, (f"{piece}-", bold))
            part = ()
        part = _merged(part, (last, bold))
    if part:
        yield part


def _letters(part: Line, width: float, size: float, face: Typeface) -> list[Line]:
    """Break between letters."""
    pieces: list[Line] = [()]
    for text, bold in part:
        for letter in text:
            longer = _merged(pieces[-1], (letter, bold))
            if pieces[-1] and line_width(longer, size, face) > width:
                pieces.append(((letter, bold),))
            else:
                pieces[-1] = longer
    return pieces
