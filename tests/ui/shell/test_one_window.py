"""One window for one store, with other starts in processes of their own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.demo.account import mark_sample
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.ui.shell.one_window import LOCK_FILE, OneWindow, server_name
from tests.ui.shell.race import RAISED
from tests.ui.shell.starts import ROOT, account, ended, scripted, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and stops by signals")

STAND = """
QTimer.singleShot(300, lambda: say("stands"))
"""
AWAY_AND_FORWARD = """
def look():
    if not window().isMinimized():
        say("forward", window().isMaximized())
        window().close()

def put_away():
    window().showMaximized()
    window().showMinimized()
    watch.start(20)
    say("away")

watch = QTimer()
watch.timeout.connect(look)
QTimer.singleShot(300, put_away)
"""
TO_SAMPLE = """
def go_over():
    press("Try with sample data")
    say("over")

QTimer.singleShot(300, go_over)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def one(qtbot: QtBot) -> Iterator[OneWindow]:
    one = OneWindow(patience_ms=300)
    yield one
    one.leave_all()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def race(data: Path, runners: int, rounds: int) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.shell.race", str(data), str(runners), str(rounds)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=account(data.parent),
    )
    return [json.loads(said) for said in done.stdout.splitlines()]


def test_of_twelve_starts_at_once_one_stands_and_the_others_bring_it_forward(data: Path) -> None:
    rounds = race(data, 12, 3)

    assert rounds == [{"standing": 1, "raised": 11, "others": []}] * 3


@pytest.mark.deep
def test_of_twelve_starts_at_once_one_stands_in_a_hundred_rounds(data: Path) -> None:
    rounds = race(data, 12, 100)

    assert rounds == [{"standing": 1, "raised": 11, "others": []}] * 100


def test_a_second_start_brings_a_window_forward_that_was_put_away(
    data: Path, tmp_path: Path
) -> None:
    first = scripted(AWAY_AND_FORWARD, data, tmp_path)
    away = line(first)

    second = ended(started(data, tmp_path))

    assert away == "away"
    assert second == (0, RAISED, "")
    assert ended(first) == (0, "forward True\n", "")


def test_the_window_lets_go_when_it_closes(data: Path, tmp_path: Path) -> None:
    first = scripted("QTimer.singleShot(300, lambda: window().close())", data, tmp_path)

    assert ended(first) == (0, "", "")
    assert not (data / LOCK_FILE).exists()


def test_the_lock_of_a_killed_window_is_taken_over(
    data: Path, tmp_path: Path, one: OneWindow
) -> None:
    first = scripted(STAND, data, tmp_path)
    stood = line(first)
    kill(first)
    left = (data / LOCK_FILE).exists()

    taken = one.take(data)

    assert (stood, left, taken) == ("stands", True, True)


def test_a_window_that_hangs_is_named_and_what_to_do_said(
    data: Path, tmp_path: Path, one: OneWindow
) -> None:
    first = scripted(STAND, data, tmp_path)
    line(first)
    os.kill(first.pid, signal.SIGSTOP)

    with pytest.raises(FolderTrouble) as trouble:
        one.take(data)

    kill(first)
    assert f"process {first.pid} on " in str(trouble.value)
    assert "does not answer" in str(trouble.value)
    assert "end Infusion Planner" in str(trouble.value)
    assert "restart the computer" in str(trouble.value)


def test_a_window_on_another_folder_is_no_hindrance(
    data: Path, tmp_path: Path, one: OneWindow
) -> None:
    first = scripted(STAND, data, tmp_path)
    line(first)

    assert one.take(tmp_path / "other")

    kill(first)


def test_a_folder_held_by_this_process_is_held_on(data: Path, one: OneWindow) -> None:
    assert one.take(data)
    assert one.take(data.parent / "." / "data")


def test_a_folder_let_go_is_free(data: Path, one: OneWindow) -> None:
    one.take(data)

    one.leave(data)

    other = OneWindow(patience_ms=0)
    assert other.take(data)
    other.leave_all()


def test_going_over_to_the_sample_center_frees_the_centers_own_folder(
    data: Path, tmp_path: Path, one: OneWindow
) -> None:
    (data / "sample").mkdir(parents=True)
    mark_sample(data / "sample", "A. Ruiz", "sample center only")
    first = scripted(TO_SAMPLE, data, tmp_path)
    over = line(first)

    freed = one.take(data)
    with_sample = OneWindow(patience_ms=30_000)
    raised = not with_sample.take(data / "sample")

    kill(first)
    assert (over, freed, raised) == ("over", True, True)


def test_a_sample_center_open_elsewhere_is_not_opened_twice(
    data: Path, tmp_path: Path, one: OneWindow, qtbot: QtBot
) -> None:
    (data / "sample").mkdir(parents=True)
    mark_sample(data / "sample", "A. Ruiz", "sample center only")
    one.take(data / "sample")
    one.listen()
    script = TO_SAMPLE.replace(
        'say("over")', "say([w.text() for w in window().findChildren(QLabel)])"
    ).replace("def go_over", "from PySide6.QtWidgets import QLabel\ndef go_over")

    with qtbot.waitSignal(one.asked_for, timeout=20_000):
        first = scripted(script, data, tmp_path)
    said = line(first)

    kill(first)
    assert "open in another window" in said


def test_only_the_word_agreed_on_brings_a_window_forward(
    data: Path, one: OneWindow, qtbot: QtBot
) -> None:
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

    one.take(data)
    one.listen()
    asked: list[bool] = []
    one.asked_for.connect(lambda: asked.append(True))
    caller = QLocalSocket()
    caller.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
    caller.connectToServer(server_name(data))

    caller.write(b"open the records\n")

    qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert asked == []


def test_no_file_of_the_conversation_is_left_anywhere(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    first = scripted(STAND, data, tmp_path)
    line(first)

    second = ended(started(data, tmp_path))

    kill(first)
    assert second[0] == 0
    assert list((tmp_path / "temp").iterdir()) == []
    assert [path.name for path in data.iterdir()] == [LOCK_FILE]


def test_a_folder_that_cannot_be_written_is_opened_all_the_same(
    tmp_path: Path, one: OneWindow
) -> None:
    (tmp_path / "file").touch()

    assert one.take(tmp_path / "file" / "data")


def test_the_name_of_the_conversation_is_of_the_folder(tmp_path: Path) -> None:
    names = {server_name(tmp_path), server_name(tmp_path / "a"), server_name(tmp_path / "a" / "..")}

    assert len(names) == 2
    assert all(str(tmp_path) not in name for name in names)
