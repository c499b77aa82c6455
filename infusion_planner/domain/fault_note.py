"""What may be told of a fault of the program: its kind and its place, never its text.

The text of an error carries what was typed or read, so it goes to no screen and into no log.
"""

import re
from types import TracebackType

from infusion_planner.domain.frozen import Frozen

_LONGEST = 60


class FaultNote(Frozen):
    """One fault, as it is shown and logged.

    Attributes:
        kind: the class of the error.
        module: the file in which it arose, without folder and ending; empty when unknown.
        line: the line there; 0 when unknown.
    """

    kind: str
    module: str = ""
    line: int = 0

    @property
    def number(self) -> str:
        """Give four letters and digits to say over the telephone; the same fault has the same."""
        # it brings the system's cryptography along, which nobody needs before there is a fault
        from hashlib import sha256  # noqa: PLC0415

        return sha256(f"{self.kind}|{self.module}|{self.line}".encode()).hexdigest()[:4].upper()

    @property
    def place(self) -> str:
        """Name module and line, `form:120`."""
        return f"{self.module}:{self.line}" if self.module else "an unknown place"


def note_fault(kind: type[BaseException], trace: TracebackType | None) -> FaultNote:
    """Note where a fault arose; what the error says of itself is not looked at."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    name = plain_name(kind.__name__)
    if trace is None:
        return FaultNote(name)
    file = re.split(r"[\\/]", trace.tb_frame.f_code.co_filename)[-1]
    return FaultNote(name, plain_name(file.removesuffix(".py")), trace.tb_lineno)


def plain_name(text: str) -> str:
    """Keep of a text what the name of a class, a module or a category consists of."""
    return re.sub(r"[^\w.<>-]", "", text)[:_LONGEST]
