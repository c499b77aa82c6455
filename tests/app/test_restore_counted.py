"""Guesses at a restore are counted like those at the sign-in; the trail says who restored."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.counted import attempts_of
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.opening import sign_in
from infusion_planner.app.recovering import open_by_sheet
from infusion_planner.app.restore_desk import RestoreDesk
from infusion_planner.cli import run
from infusion_planner.domain.errors import InvalidInput, TooManyTries, WrongPassword
from infusion_planner.store import vault_people
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.ring_file import RING
from infusion_planner.store.vault import open_ring
from tests.center import CHEAP, PASSWORD, PERSON, entries, new_center
from tests.office import CENTER, SetClock, somebody

Command = Callable[..., int]
WRONG, NEW = "four words make two", "quilt harbor lantern moss"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    """Records of a closed center: one patient is in its backup, a second one is not."""
    place = new_center(tmp_path / "center", clock)
    place.desk.do(RegisterPatient(somebody()))
    place.back_up_if_changed()
    place.desk.do(RegisterPatient(somebody(mrn="2")))
    place.close()
    return tmp_path / "center"


@pytest.fixture
def backup(folder: Path) -> Path:
    return next((folder / "backups").iterdir())


@pytest.fixture
def desk(folder: Path, clock: SetClock) -> RestoreDesk:
    return RestoreDesk(folder, clock, lambda: None)


@pytest.fixture
def other_words(tmp_path: Path, clock: SetClock) -> str:
    """The words of a sheet of other records."""
    start = FirstStart(CENTER, PERSON, PASSWORD)
    office, sheet = first_start(tmp_path / "other", start, clock=clock, cost=CHEAP)
    office.close()
    return " ".join(sheet.words)


def fail(try_it: Callable[[], object], times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            try_it()


def test_wrong_passwords_at_a_restore_and_at_the_sign_in_are_one_count(
    desk: RestoreDesk, folder: Path, backup: Path
) -> None:
    fail(lambda: desk.prepare(backup, PERSON, WRONG), 2)
    fail(lambda: sign_in(folder, PERSON, WRONG), 2)

    with pytest.raises(TooManyTries, match="in 30 seconds"):
        desk.prepare(backup, PERSON, WRONG)

    # neither ring is tried while one has to wait
    with pytest.raises(TooManyTries):
        desk.prepare(backup, PERSON, PASSWORD)
    with pytest.raises(TooManyTries):
        sign_in(folder, PERSON, PASSWORD)


def test_one_guess_counts_once_although_it_is_tried_at_two_rings(
    desk: RestoreDesk, folder: Path, backup: Path, clock: SetClock
) -> None:
    fail(lambda: desk.prepare(backup, PERSON, WRONG), 3)

    office = sign_in(folder, PERSON, PASSWORD, clock=clock)
    office.close()

    assert office.notice.startswith("3 wrong passwords or PINs were typed for your name")


def test_the_password_of_the_backups_day_neither_counts_nor_forgives(
    desk: RestoreDesk, folder: Path, backup: Path, tmp_path: Path
) -> None:
    ring, copy = folder / RING, next(backup.glob("*.ring"))
    opened = open_ring(ring, PERSON, PASSWORD)
    vault_people.change_password(ring, opened, PASSWORD, NewPassword(NEW, CHEAP), random=os.urandom)
    assert open_ring(copy, PERSON, PASSWORD).person_name == PERSON
    fail(lambda: sign_in(folder, PERSON, WRONG), 4)

    for _ in range(3):
        desk.prepare(backup, PERSON, PASSWORD)

    with pytest.raises(TooManyTries):
        sign_in(folder, PERSON, WRONG)


def test_on_an_empty_computer_they_are_counted_while_the_program_runs(
    backup: Path, tmp_path: Path, clock: SetClock
) -> None:
    new = tmp_path / "new"
    desk = RestoreDesk(new, clock, lambda: None)
    fail(lambda: desk.prepare(backup, PERSON, WRONG), 4)

    for password in (WRONG, PASSWORD):
        with pytest.raises(TooManyTries):
            desk.prepare(backup, PERSON, password)

    assert not new.exists()


def test_wrong_sheets_are_counted_too_but_never_closed(
    folder: Path, backup: Path, clock: SetClock, other_words: str
) -> None:
    ticks = [0.0]
    attempts = Attempts(folder, monotonic=lambda: ticks[0], random=os.urandom)
    desk = RestoreDesk(folder, clock, lambda: None, attempts)
    attempts.note_managers(["B. Osei"])
    waits = []
    for _ in range(110):
        with pytest.raises((WrongPassword, TooManyTries)) as refused:
            desk.prepare(backup, "", other_words)
        waits.append(getattr(refused.value, "seconds", 0))
        ticks[0] += 3_600

    assert waits == [0] * 4 + [30, 60, 120, 240, 480] + [900] * 101


def test_wrong_sheets_at_the_sign_in_page_are_counted(
    folder: Path, clock: SetClock, other_words: str
) -> None:
    attempts = attempts_of(folder)

    def open_it(words: str) -> None:
        open_by_sheet(folder, words, clock=clock, attempts=attempts)

    for _ in range(9):
        with pytest.raises(InvalidInput):
            open_it("these are no words of any sheet")
    fail(lambda: open_it(other_words), 4)

    with pytest.raises(TooManyTries, match="Too many wrong recovery sheets"):
        open_it(other_words)


@pytest.fixture
def command(folder: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    secret = tmp_path / "password.txt"
    secret.write_text(PASSWORD, encoding="utf-8")
    monkeypatch.setenv("INFUSION_PLANNER_USER", PERSON)
    monkeypatch.setenv("INFUSION_PLANNER_PASSWORD_FILE", str(secret))
    wanted = ("restore", "--from", str(backup), "--data", str(folder), "--yes")
    return lambda *more: run([*wanted, *more])


def test_the_command_needs_a_reason_where_entries_go_missing(
    command: Command, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command() == 1

    assert "Say with --reason why it is restored" in capsys.readouterr().err
    assert not list(folder.glob("kept-*"))


def test_the_command_writes_into_the_trail_who_restored_what_and_why(
    command: Command, folder: Path, clock: SetClock
) -> None:
    assert command("--reason", "The disk failed overnight.") == 0

    office = sign_in(folder, PERSON, PASSWORD, clock=clock)
    ((title, outcome, reason, details),) = entries(office.store, "restore")
    by = office.store.db.execute("SELECT actor_name FROM op WHERE event = 'restore'").fetchall()
    assert len(office.reader.patients()) == 1
    assert office.store.verify().is_good
    office.close()
    assert by == [(PERSON,)]
    assert title == "Restored the backup of Fri 20-Nov-2026 09:00"
    assert (outcome, reason) == ("done", "The disk failed overnight.")
    assert "entries no longer in the trail" in details


def test_the_command_too_is_for_a_manager(
    command: Command, folder: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    place = sign_in(folder, PERSON, PASSWORD, clock=clock)
    role = "UPDATE person SET role = 'nurse'"
    place.store.run("Took a role away", place.desk._actor, lambda db: db.execute(role))
    shutil.rmtree(folder / "backups")
    place.back_up_if_changed()
    place.close()

    assert run(["restore", "--from", str(folder / "backups"), "--data", str(folder), "--yes"]) == 1
    assert "A restore is for a manager" in capsys.readouterr().err
    assert not list(folder.glob("kept-*"))
