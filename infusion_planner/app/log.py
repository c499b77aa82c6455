"""The diagnostic log: when and where something went wrong, and nothing of what it was about.

It is an allow-list. Whoever writes to Python's logging, of whatever package, leaves here the time,
an event, the class of an exception, module and line, and the version of the program. The text,
its arguments, what variables held and what was asked of the database are never looked at: they
carry names, because a message quotes what was typed.
"""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner import __version__
from infusion_planner.app.places import log_folder
from infusion_planner.domain.fault_note import FaultNote, note_fault, plain_name

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler
    from types import TracebackType

LOG_FILE = "infusion-planner.log"
FILES, MOST_BYTES = 5, 1_000_000
_SEVERITIES = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class AllowedOnly(logging.Formatter):
    """Write of a record what is allowed, as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; the record's text is not made."""
        return json.dumps(_when(record) | _what(record) | {"version": __version__})


def _when(record: logging.LogRecord) -> dict[str, object]:
    at = datetime.fromtimestamp(record.created, UTC)
    level = record.levelname if record.levelname in _SEVERITIES else "OTHER"
    return {"time": at.isoformat(timespec="seconds"), "level": level}


def _what(record: logging.LogRecord) -> dict[str, object]:
    note = getattr(record, "note", None)
    if isinstance(note, FaultNote):
        place = {"module": note.module, "line": note.line}
        return {"event": "fault", "fault": note.number, "exception": note.kind, **place}
    category = getattr(record, "qt_category", None)
    if isinstance(category, str):
        return {"event": "qt", "category": plain_name(category)}
    event = "warning" if record.name == "py.warnings" else "entry"
    return {"event": event, **_thrown(record), **_written(record)}


def _written(record: logging.LogRecord) -> dict[str, object]:
    return {"module": plain_name(record.module), "line": record.lineno}


def _thrown(record: logging.LogRecord) -> dict[str, object]:
    thrown = record.exc_info[0] if record.exc_info else None
    return {"exception": plain_name(thrown.__name__)} if thrown else {}


class DiagnosticLog(logging.Handler):
    """Write allowed records to five files of a megabyte, the oldest of which goes.

    The files are made with the first record and closed after each, so that a start leaves none
    behind and two processes can take turns. What cannot be written is not written.

    Args:
        folder: where the files go; made with the first record.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.INFO)
        self._folder = folder
        self._files: RotatingFileHandler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        try:
            self._written_by().handle(record)
        except OSError:
            # a full disk or a folder that is write-protected must not stop the work
            return

    def _written_by(self) -> RotatingFileHandler:
        if self._files is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._files = _files(self._folder / LOG_FILE)
        return self._files


def _files(path: Path) -> RotatingFileHandler:
    # brings sockets along, which are of no use here; so it is loaded with the first record
    from logging.handlers import RotatingFileHandler

    class Files(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            file = os.open(self.baseFilename, flags, mode=0o600)
            return TextIOWrapper(os.fdopen(file, "ab"), encoding="utf-8", write_through=True)

        def emit(self, record: logging.LogRecord) -> None:
            super().emit(record)
            if self.stream is not None:
                self.stream.close()
                self.stream = None

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # as logging calls it
            """Say nothing: logging itself would print the record with its text."""

    files = Files(path, maxBytes=MOST_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=True)
    files.setFormatter(AllowedOnly())
    return files


def start_log(folder: Path | None = None) -> None:
    """Let every record of this process, and every warning, go to the diagnostic log.

    Args:
        folder: where the files go; the one this system has for logs when None.
    """
    root = logging.getLogger()
    if not any(isinstance(handler, DiagnosticLog) for handler in root.handlers):
        root.addHandler(DiagnosticLog(folder or log_folder()))
    logging.captureWarnings(capture=True)


def log_fault(kind: type[BaseException], trace: TracebackType | None) -> FaultNote:
    """Log a fault and give what may be told of it."""
    start_log()
    note = note_fault(kind, trace)
    logging.getLogger(__name__).error("fault", extra={"note": note})
    return note
