"""The diagnostic log: its fields, its size, and that nothing of a patient ever gets in."""

import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from infusion_planner import __version__
from infusion_planner.app.log import LOG_FILE, MOST_BYTES, DiagnosticLog
from infusion_planner.domain.fault_note import FaultNote
from tests.commands import PROJECT

CANARY = "TREETAWTCHAIWONG"
ALLOWED = {
    *("time", "level", "event", "fault", "exception", "module", "line", "category", "version"),
}


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    """A logger of the test's own that leads into a log in `tmp_path / log`."""
    # of nobody else, so that only the log under test hears it
    logger = logging.Logger("test")  # noqa: LOG001
    handler = DiagnosticLog(tmp_path / "log")
    logger.addHandler(handler)
    yield logger
    handler.close()


def lines(folder: Path) -> list[dict[str, object]]:
    file = folder / "log" / LOG_FILE
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_record_leaves_time_place_and_version(tmp_path: Path, log: logging.Logger) -> None:
    log.warning("patient %s", CANARY)

    (line,) = lines(tmp_path)
    assert line.keys() == {"time", "level", "event", "module", "line", "version"}
    assert (line["level"], line["module"], line["version"]) == ("WARNING", "test_log", __version__)


def test_a_fault_leaves_its_number_kind_and_place(tmp_path: Path, log: logging.Logger) -> None:
    note = FaultNote("KeyError", "form", 120)

    log.error(CANARY, extra={"note": note})

    (line,) = lines(tmp_path)
    assert line["event"] == "fault"
    assert (line["fault"], line["exception"]) == (note.number, "KeyError")
    assert (line["module"], line["line"]) == ("form", 120)


def raised() -> Exception:
    """An error that carries the canary wherever an error can carry anything."""
    name = CANARY
    try:
        try:
            int(name)
        except ValueError as cause:
            error = RuntimeError(f"no such column: {name}", {"name": name})
            error.add_note(name)
            error.patient = name  # type: ignore[attr-defined]
            raise error from cause
    except RuntimeError as caught:
        return caught
    raise AssertionError


@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_nothing_an_error_carries_gets_in(
    tmp_path: Path, log: logging.Logger, level: int, capfd: pytest.CaptureFixture[str]
) -> None:
    error, words = raised(), f"{CANARY} %s"

    log.log(level, words, CANARY, exc_info=error, extra={"patient": CANARY})
    log.log(level, error)
    log.log(level, "%d", CANARY, stack_info=True)
    log.log(level, "x", extra={"note": CANARY, "qt_category": ""})

    text = (tmp_path / "log" / LOG_FILE).read_text(encoding="utf-8")
    assert CANARY not in text
    assert all(line.keys() <= ALLOWED for line in lines(tmp_path))
    assert lines(tmp_path)[0]["exception"] == "RuntimeError"
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")


def test_there_are_five_files_of_a_megabyte_at_most(tmp_path: Path, log: logging.Logger) -> None:
    (tmp_path / "log").mkdir()
    full = "x" * (MOST_BYTES - 10) + "\n"

    for _ in range(7):
        log.warning("one more")
        (tmp_path / "log" / LOG_FILE).write_text(full, encoding="utf-8")

    names = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert names == [LOG_FILE, *(f"{LOG_FILE}.{number}" for number in range(1, 5))]
    assert all(path.stat().st_size <= MOST_BYTES for path in (tmp_path / "log").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are told otherwise there")
def test_only_this_account_may_read_it(tmp_path: Path, log: logging.Logger) -> None:
    log.warning("one")

    assert (tmp_path / "log" / LOG_FILE).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o700


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, log: logging.Logger, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("in the way")

    log.error(CANARY)

    assert capfd.readouterr().err == ""


def test_nothing_is_written_before_something_went_wrong(
    tmp_path: Path, log: logging.Logger
) -> None:
    log.debug("fine")

    assert not (tmp_path / "log").exists()


QUIET = f"""
import logging, sys, threading, warnings
from pathlib import Path
from infusion_planner.app.last_words import take_last_words
from infusion_planner.app.log import start_log
take_last_words()
start_log()

class Dying:
    def __del__(self):
        raise ValueError("{CANARY}")

def fail():
    patient = "{CANARY}"
    raise LookupError(patient)

warnings.warn("{CANARY}")
logging.getLogger("another.module").warning("%s", "{CANARY}")
Dying()
thread = threading.Thread(target=fail, name="{CANARY}")
thread.start()
thread.join()
try:
    int("{CANARY}")
except ValueError as cause:
    error = KeyError("{CANARY}", {{"name": "{CANARY}"}})
    error.add_note("{CANARY}")
    raise error from cause
"""


def test_what_nobody_caught_goes_nowhere_with_its_text(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", QUIET],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env={**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)},
    )

    (file,) = tmp_path.rglob(LOG_FILE)
    text = file.read_text(encoding="utf-8")
    events = [json.loads(line)["event"] for line in text.splitlines()]
    kinds = [json.loads(line).get("exception") for line in text.splitlines()]
    assert CANARY not in done.stdout + done.stderr + text
    assert events == ["warning", "entry", "fault", "fault", "fault"]
    assert kinds == [None, None, "ValueError", "LookupError", "KeyError"]
    assert done.stderr.count("Please tell your IT") == 3
    assert done.returncode == 1


def test_a_warning_leaves_nothing_of_its_text(tmp_path: Path, log: logging.Logger) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn(CANARY, stacklevel=1)
    record = logging.LogRecord("py.warnings", logging.WARNING, "x", 1, "%s", (caught[0],), None)

    log.handle(record)

    (line,) = lines(tmp_path)
    assert line["event"] == "warning"
    assert CANARY not in json.dumps(line)
