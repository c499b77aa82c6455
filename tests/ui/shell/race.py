"""Lets the program be started many times at one moment: `race.py FOLDER RUNNERS ROUNDS`.

Everything is loaded first, so that the runners are really abreast; each is then a process of its
own that opens the window as the program does. At the end of a round whoever stands is killed, so
that every next round begins with the lock of a crash. One line of JSON tells what came of each.
"""

import json
import os
import signal
import sys
from pathlib import Path
from time import monotonic, sleep

from PySide6 import QtNetwork

from infusion_planner.cli import run
from infusion_planner.ui import main

LOADED = (QtNetwork, main)
RAISED = "These records are already open; their window was brought forward.\n"


def race(folder: Path, runners: int) -> dict[str, object]:
    """Hold one race and count: who stands, who brought the other forward, and the rest's words."""
    start, gate = os.pipe()
    files = [folder.parent / f"runner-{number}.txt" for number in range(runners)]
    running = {_runner(folder, file, (start, gate)): file for file in files}
    os.close(start)
    os.close(gate)
    done: list[str] = []
    end = monotonic() + 60
    while len(running) > 1 and monotonic() < end:
        process, status = os.waitpid(-1, os.WNOHANG)
        if process:
            said = running.pop(process).read_text(encoding="utf-8")
            done.append(f"{os.waitstatus_to_exitcode(status)} {said}")
        else:
            sleep(0.01)
    for process in running:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    raised = done.count(f"0 {RAISED}")
    others = [words for words in done if words != f"0 {RAISED}"]
    return {"standing": len(running), "raised": raised, "others": others}


def _runner(folder: Path, file: Path, line: tuple[int, int]) -> int:
    process = os.fork()
    if process:
        return process
    start, gate = line
    os.close(gate)
    said = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.read(start, 1)
    code = run(["open", "--data", str(folder)])
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    place, runners, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for _ in range(rounds):
        outcome = race(place, runners)
        sys.stdout.write(json.dumps(outcome) + "\n")
        sys.stdout.flush()
