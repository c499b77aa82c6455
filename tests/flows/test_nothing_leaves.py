"""The main job, without and with the window: no network, no file of ours in temp, no name left."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.domain.roles import Role
from infusion_planner.store.boxes import Cost
from infusion_planner.ui.shell.one_window import server_name
from tests.ban import SILENT, watched
from tests.center import put_away
from tests.commands import PROJECT
from tests.office import CENTER, SetClock, somebody
from tests.ui.shell.starts import SCRIPTED, account

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux's")

ACCOUNT = ("A. Ruiz", "four words make one")
CANARY, CANARY_MRN = "TREETAWTCHAIWONG", "0407717-X"

DEMO = """
from infusion_planner.cli import run
code = run(["demo", "--out", sys.argv[1]])
print(heard)
sys.exit(code)
"""
WINDOW = f"""
from tests.ban import local_sockets
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit

def sign_in():
    window().findChildren(QLineEdit)[0].setText({ACCOUNT[1]!r})
    press("Sign in")

def look_around():
    (line,) = window().session.read.patients()
    window().frame.pages.open_patient(line.patient_id)
    app.processEvents()
    titles.extend(each.windowTitle() for each in QApplication.topLevelWidgets())
    window().frame.pages.preview(window().session.read.patient(line.patient_id).next_infusion_id)

def print_it():
    from infusion_planner.ui.forms.printing import set_up
    from infusion_planner.ui.preview.presenter import PreviewPresenter
    titles.extend(each.windowTitle() for each in QApplication.topLevelWidgets())
    (presenter,) = window().findChildren(PreviewPresenter)
    presenter.save_to(sys.argv[2])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, "letter")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(sys.argv[3])
    presenter.print_on(printer)

def tell():
    say(heard)
    say(sorted(local_sockets()))
    say(sorted(set(titles) - {{""}}))
    window().close()

def walk(step, *later):
    step()
    if later:
        # counted from the end of the step, however long a busy computer took for it
        QTimer.singleShot(300, lambda: walk(*later))

titles = []
steps = iter((sign_in, look_around, print_it, tell))

def next_step():
    # one after another, also where a step is slower than the clock
    step = next(steps, None)
    if step is not None:
        step()
        QTimer.singleShot(300, next_step)

QTimer.singleShot(300, next_step)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An account's home with a folder for temporary files, and real records of one patient."""
    (tmp_path / "temp").mkdir()
    start = FirstStart(CENTER, *ACCOUNT, also=frozenset({Role.NURSE}))
    cheap = Cost(passes=1, memory_kib=32, lanes=1)
    office, _ = first_start(tmp_path / "data", start, clock=SetClock(), cost=cheap)
    put_away(office)
    change = office.desk.do(RegisterPatient(somebody(CANARY, CANARY, mrn=CANARY_MRN)))
    patient_id = next(row.row_id for row in change.rows if row.table == "patient")
    office.desk.do(PlanCourse(patient_id, 1, date(2026, 11, 30)))
    office.close()
    return tmp_path


def silently(home: Path, script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = account(home) | {"TMPDIR": str(home / "temp"), "XDG_CACHE_HOME": str(home)}
    # the system's own print service is asked for its printers, by the system's library; here it
    # would not be found and looked for over the network
    environment["CUPS_SERVER"] = str(home / "no-print-service")
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env=environment,
        timeout=600,
    )


def test_the_ban_is_one(tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()
    script = SILENT + "import socket\nsocket.socket({})\nprint(heard, flush=True)"

    local = silently(tmp_path, script.format("socket.AF_UNIX"))
    network = [
        silently(tmp_path, script.format(f"socket.{name}")) for name in ("AF_INET", "AF_INET6")
    ]

    assert (local.returncode, local.stdout) == (0, "['socket.__new__']\n")
    assert [done.returncode for done in network] == [-signal.SIGSYS] * 2


def test_the_demo_makes_no_socket(tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()

    with watched(tmp_path / "temp") as made:
        done = silently(tmp_path, SILENT + DEMO, tmp_path / "out")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
    assert made == []


def test_the_window_from_sign_in_to_paper_has_only_the_socket_of_its_own_start(
    home: Path,
) -> None:
    saved, printed = home / "saved.pdf", home / "printed.pdf"

    with watched(home / "temp") as made:
        done = silently(
            home, SCRIPTED.format(script=SILENT + WINDOW), home / "data", saved, printed
        )

    assert done.returncode == 0, done.stderr
    heard, sockets, titles = done.stdout.splitlines()
    assert heard == "[]"
    assert sockets == str([f"@{server_name(home / 'data')}"])
    assert titles == str([f"Infusion Planner - {CENTER.name}"])
    assert saved.read_bytes().startswith(b"%PDF")
    assert printed.read_bytes().startswith(b"%PDF")
    assert made == []
    assert named_in(home, but={saved, printed}) == []


def named_in(home: Path, but: set[Path]) -> list[str]:
    """Name every file of an account in which the patient can be read."""
    words = (CANARY, CANARY_MRN)
    marks = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in home.rglob("*") if path.is_file() and path not in but]
    assert {"records.ipdb", "records.ring"} <= {path.name for path in files}
    return [
        os.fspath(path)
        for path in files
        if any(mark in path.read_bytes() or mark.decode("latin-1") in path.name for mark in marks)
    ]


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        # a folder for the pictures of the invented center, while they are taken
        ("tempfile", ["demo/screens.py"]),
        ("QTemporary", []),
        ("QSettings", []),
        # what was copied here is taken out again when the screen is locked
        ("clipboard", ["ui/lock/clipboard.py", "ui/lock/presenter.py"]),
        # reportlab's, which reads what anybody may have put into the shared temporary folder
        ("fontfinder", []),
        ("QDesktopServices", []),
    ],
)
def test_nothing_in_the_program_asks_for_a_place_that_others_see(
    words: str, allowed: list[str]
) -> None:
    package = PROJECT / "infusion_planner"

    found = sorted(
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if words in path.read_text(encoding="utf-8")
    )

    assert found == allowed
