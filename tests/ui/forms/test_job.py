import gc
from threading import Event, get_ident

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.domain.errors import PaperError
from infusion_planner.ui.forms.job import Job, Report
from infusion_planner.ui.kit.layout import discard
from infusion_planner.ui.kit.progress import STOPPING, ProgressStrip
from tests.ui.measure import Stage, settle


def job(stage: Stage) -> tuple[Job, ProgressStrip]:
    strip = ProgressStrip()
    stage.put(strip)
    return Job(strip), strip


def slow_sum(report: Report) -> object:
    """Add up in steps of a tenth of a second, until told to stop."""
    total, pause = 0, Event()
    for step in range(50):
        if not report(step, 50, f"step {step}"):
            return None
        pause.wait(0.1)
        total += step
    return total


def test_short_work_gives_what_it_made_and_shows_nothing(qtbot: QtBot, stage: Stage) -> None:
    work, strip = job(stage)
    seen = []

    def add(report: Report) -> object:
        report(1, 2, "half")
        seen.append(get_ident())
        return 3

    with qtbot.waitSignal(work.finished) as finished:
        work.start("Adding", add)

    assert finished.args == [3]
    assert seen != [get_ident()]
    assert not strip.isVisible()
    assert not work.running


def test_long_work_is_shown_after_a_second_and_really_stops(qtbot: QtBot, stage: Stage) -> None:
    work, strip = job(stage)

    work.start("Adding", slow_sum)
    qtbot.wait(600)
    early = strip.isVisible()
    qtbot.waitUntil(strip.isVisible, timeout=2000)
    qtbot.waitUntil(lambda: strip.words.startswith("step"))
    with qtbot.assertNotEmitted(work.finished), qtbot.waitSignal(work.cancelled, timeout=1000):
        strip.cancel_pressed.emit()

    assert not early
    assert not strip.isVisible()
    assert not work.running


def test_a_press_on_cancel_says_that_it_stops(qtbot: QtBot, stage: Stage) -> None:
    work, strip = job(stage)
    go = Event()

    def wait(report: Report) -> object:
        go.wait(5)
        return report(1, 1, "")

    work.start("Waiting", wait)
    qtbot.waitUntil(strip.isVisible, timeout=2000)
    strip.findChildren(QPushButton)[0].click()
    said = strip.words
    with qtbot.waitSignal(work.cancelled):
        go.set()

    assert said == STOPPING


def test_a_refusal_comes_out_in_words(qtbot: QtBot, stage: Stage) -> None:
    work, _ = job(stage)

    def refuse(_report: Report) -> object:
        raise PaperError("The printer takes no job.")

    with qtbot.waitSignal(work.refused) as refused:
        work.start("Printing", refuse)

    assert refused.args == ["The printer takes no job."]
    assert not work.running


def test_a_fault_is_raised_on_the_thread_of_the_window(qtbot: QtBot, stage: Stage) -> None:
    work, _ = job(stage)

    def fail(_report: Report) -> object:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as faults:
        work.start("Printing", fail)
        qtbot.waitUntil(lambda: not work.running)
        settle()

    assert [kind for kind, _, _ in faults] == [ZeroDivisionError]


def test_one_job_at_a_time(qtbot: QtBot, stage: Stage) -> None:
    work, _ = job(stage)
    work.start("Adding", slow_sum)

    with pytest.raises(RuntimeError):
        work.start("Adding", slow_sum)

    with qtbot.waitSignal(work.cancelled):
        work.cancel()


def test_work_stops_when_its_page_is_gone(qtbot: QtBot, stage: Stage) -> None:
    work, strip = job(stage)
    ended = Event()

    def until_stopped(report: Report) -> object:
        while report(0, 0, ""):
            Event().wait(0.01)
        ended.set()
        return None

    work.start("Waiting", until_stopped)
    discard(strip)

    qtbot.waitUntil(ended.is_set)
    settle()


def test_the_time_left_follows_from_the_steps_done(qtbot: QtBot, stage: Stage) -> None:
    work, strip = job(stage)
    go = Event()

    def two_steps(report: Report) -> object:
        Event().wait(0.3)
        report(1, 100, "one of a hundred")
        go.wait(5)
        return None

    work.start("Printing", two_steps)
    qtbot.waitUntil(lambda: strip.words == "one of a hundred")
    left = strip.left
    with qtbot.waitSignal(work.finished):
        go.set()

    # a third of a second for one of a hundred steps
    assert left in {"about 30 s left", "about 40 s left"}


def test_nothing_is_collected_on_another_thread(qtbot: QtBot, stage: Stage) -> None:
    first, strip = job(stage)
    second = Job(strip)
    longer, seen = Event(), []

    with qtbot.waitSignal(second.finished):
        with qtbot.waitSignal(first.finished):
            second.start("Waiting", lambda _report: longer.wait(10))
            first.start("Looking", lambda _report: seen.append(gc.isenabled()))
        seen.append(gc.isenabled())
        longer.set()

    assert seen == [False, False]
    assert gc.isenabled()


def test_a_page_closed_meanwhile_leaves_the_collector_as_it_was(qtbot: QtBot, stage: Stage) -> None:
    work, strip = job(stage)
    began, longer = Event(), Event()

    def wait(_report: Report) -> object:
        began.set()
        return longer.wait(10)

    work.start("Waiting", wait)
    assert began.wait(10)
    discard(strip)
    settle()
    longer.set()

    qtbot.waitUntil(gc.isenabled)
