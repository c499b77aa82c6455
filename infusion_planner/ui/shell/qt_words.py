"""Logs what Qt says of itself by category and severity; its text may quote what a widget shows."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt() -> None:
    """Let Qt's messages go to the log instead of to the terminal."""
    qInstallMessageHandler(_note)


def _note(severity: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    extra = {"qt_category": str(context.category or "")}
    _log.log(_LEVELS.get(severity, logging.WARNING), "Qt", extra=extra)
