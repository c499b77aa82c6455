"""People through real windows: added, given roles, given a password, and gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.app.restoring import prepare
from infusion_planner.app.secret import by_password
from infusion_planner.cards.people import PersonLine
from infusion_planner.domain.errors import StoreError, TooManyTries, WrongPassword
from infusion_planner.domain.roles import Role
from infusion_planner.store.backup_list import backups_in
from infusion_planner.store.driver import Database
from infusion_planner.store.holders import person_names
from infusion_planner.store.ring_file import RING
from infusion_planner.store.vault import open_ring
from infusion_planner.ui.account.choose_panel import ChoosePanel
from infusion_planner.ui.people.ask import LeaveDialog, PasswordDialog, PersonDialog
from infusion_planner.ui.people.leaving_panel import LeavingPanel
from infusion_planner.ui.people.panel import PeoplePanel
from infusion_planner.ui.people.slip import SlipDialog
from infusion_planner.ui.settings.panel import PEOPLE, SettingsPanel
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.window import Window
from tests.office import SetClock
from tests.ui.measure import settle
from tests.ui.on_disk import (
    MANAGER,
    OWN,
    PASSWORD,
    button,
    dialog,
    enter,
    is_shown,
    make_center,
    press,
    sign_in_at,
    window_on,
    words,
)

NURSE = "B. Osei"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_center(tmp_path)
    return tmp_path


def open_people(window: Window) -> PeoplePanel:
    assert window.frame is not None
    window.frame.pages.open_settings()
    window.findChildren(SettingsPanel)[0].turn_to(PEOPLE)
    settle()
    return window.findChildren(PeoplePanel)[0]


def lines(panel: PeoplePanel) -> list[tuple[str, str, str]]:
    found = (line for line in panel.table.table.lines if isinstance(line, PersonLine))
    return [(line.name, line.roles_words, line.state) for line in found]


def choose(panel: PeoplePanel, name: str) -> None:
    found = (line for line in panel.table.table.lines if isinstance(line, PersonLine))
    panel.table.select_line(next(line for line in found if line.name == name))
    settle()


def add_nurse(window: Window, *roles: Role) -> str:
    """Add a person on the page, and give the password that is shown."""
    panel = open_people(window)
    press(panel, "Add person")
    form = window.findChildren(PersonDialog)[0]
    QTest.keyClicks(form.name.box, NURSE)
    for role in roles or (Role.NURSE,):
        form.roles[role].setChecked(True)
    # by the key the button shows, wherever the focus is
    QTest.keyClick(form.name.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    slip = window.findChildren(SlipDialog)[0]
    given = slip.words.text()
    press(slip, "It is handed over")
    return given


def choose_own(window: Window, password: str = OWN) -> None:
    fields = window.findChildren(ChoosePanel)[0].fields
    QTest.keyClicks(fields.new.box, password)
    QTest.keyClicks(fields.again.box, password)
    press(window, "Keep this password")


def titles(db: Database, event: str) -> list[str]:
    rows = db.execute("SELECT title FROM op WHERE event = ? ORDER BY seq", (event,))
    return [str(row[0]) for row in rows]


def leave(qtbot: QtBot, window: Window, name: str, password: str = PASSWORD) -> None:
    panel = open_people(window)
    choose(panel, name)
    press(panel, "Leaves")
    form = window.findChildren(LeaveDialog)[0]
    form.reason.set_text("moved away")
    QTest.keyClicks(form.password.box, password)
    press(form, f"{name} leaves")
    if is_shown(window, LeavingPanel):
        page = window.findChildren(LeavingPanel)[0]
        qtbot.waitUntil(lambda: button(page, "Continue").isEnabled(), timeout=120_000)
        settle()


def test_a_second_person_is_added_and_may_do_what_the_roles_say(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        given = add_nurse(window)
        listed = lines(open_people(window))
        press(window, "Sign out")
        sign_in_at(window, NURSE, given)

        choose_own(window)
        assert window.frame is not None
        window.frame.pages.open_settings()
        settle()

        assert listed == [
            (MANAGER, "manager", "Signs in"),
            (NURSE, "nurse", "One-time password not used yet"),
        ]
        assert len(given.split()) == 6
        assert window.findChildren(PeoplePanel) == []
    office = enter(folder)
    assert "Added B. Osei as nurse" in titles(office.store.db, "people")
    kept = office.store.db.execute("SELECT title, details, reason FROM op").fetchall()
    assert given not in str(kept)
    office.close()
    assert given.encode() not in b"".join(
        each.read_bytes() for each in folder.rglob("*") if each.is_file()
    )


@pytest.mark.parametrize(
    ("name", "roles", "said"),
    [
        ("", (Role.NURSE,), "Type the name"),
        (MANAGER, (Role.NURSE,), "is already on the list"),
        (NURSE, (), "Tick at least one role."),
    ],
)
def test_a_person_who_cannot_be_added_is_said_in_the_dialog(
    qtbot: QtBot, folder: Path, name: str, roles: tuple[Role, ...], said: str
) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        panel = open_people(window)
        press(panel, "Add person")
        form = window.findChildren(PersonDialog)[0]
        QTest.keyClicks(form.name.box, name)
        for role in roles:
            form.roles[role].setChecked(True)

        press(form, "Add person")

        assert said in words(dialog(window))
        assert len(lines(panel)) == 1
        form.reject()


def test_roles_are_changed_with_a_reason_and_the_last_manager_keeps_the_role(
    qtbot: QtBot, folder: Path
) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        add_nurse(window)
        panel = open_people(window)
        choose(panel, NURSE)
        press(panel, "Change roles")
        form = window.findChildren(PersonDialog)[0]
        form.roles[Role.PHARMACIST].setChecked(True)
        press(form, "Change roles")
        unreasoned = words(form)
        form.reason.set_text("covers the pharmacy")
        press(form, "Change roles")
        changed = lines(panel)
        choose(panel, MANAGER)
        press(panel, "Change roles")
        own = window.findChildren(PersonDialog)[-1]
        own.roles[Role.MANAGER].setChecked(False)
        own.roles[Role.NURSE].setChecked(True)
        own.reason.set_text("tired of it")
        press(own, "Change roles")

        assert "Give the reason" in unreasoned
        assert changed[1][1] == "nurse and pharmacist"
        assert "This is the only manager" in words(own)
        assert lines(panel)[0][1] == "manager"
        own.reject()


def test_who_forgot_the_password_gets_one_from_a_manager_and_the_old_one_is_dead(
    qtbot: QtBot, folder: Path
) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        first = add_nurse(window)
        panel = open_people(window)
        choose(panel, NURSE)
        press(panel, "New one-time password")
        press(window.findChildren(PasswordDialog)[0], "Make one-time password")
        slip = window.findChildren(SlipDialog)[-1]
        second = slip.words.text()
        press(slip, "It is handed over")

        with pytest.raises(WrongPassword):
            open_ring(folder / RING, NURSE, first)
        assert open_ring(folder / RING, NURSE, second).one_time
    office = enter(folder)
    assert titles(office.store.db, "keys")[-1] == "Gave B. Osei a one-time password"
    office.close()


def test_a_new_password_ends_the_wait_after_wrong_ones(qtbot: QtBot, folder: Path) -> None:
    office = enter(folder)
    assert office.accounts is not None
    people = office.accounts.people
    people.add(NURSE, frozenset({Role.NURSE}))
    person_id = next(line.id for line in people.lines() if line.name == NURSE)
    assert office.attempts is not None
    for desk in range(5):
        office.attempts.begin(NURSE, f"desk-{desk}")
    with pytest.raises(TooManyTries):
        office.attempts.check(NURSE, "desk")

    people.give_password(person_id)

    office.attempts.check(NURSE, "desk")
    office.close()


def test_who_leaves_is_locked_out_of_the_records_and_of_a_new_backup(
    qtbot: QtBot, folder: Path
) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        given = add_nurse(window)
        old = (folder / RING).read_bytes()
        leave(qtbot, window, NURSE)
        page = window.findChildren(LeavingPanel)[0]
        told = words(page)
        press(page, "Continue")
        listed = lines(open_people(window))

        assert "B. Osei left and cannot sign in any more." in told
        assert told.count("Backup made, opened again and checked") == 2
        assert listed[1][2] == "Left Fri 20-Nov-2026"
        assert is_shown(window, FramePanel)
    with pytest.raises(WrongPassword):
        enter(folder, NURSE, given)
    (new,) = (
        each
        for each in backups_in(folder / "backups", None, whole=False)
        if NURSE not in person_names(each.ring)
    )
    with pytest.raises(WrongPassword):
        prepare(new.folder, folder, by_password(NURSE, given), clock=SetClock())
    elsewhere = folder / "stolen"
    elsewhere.mkdir()
    (elsewhere / RING).write_bytes(old)
    with pytest.raises(StoreError):
        prepare(new.folder, elsewhere, by_password(NURSE, given), clock=SetClock())
    office = enter(folder)
    assert office.store.verify().broken_seq is None
    assert titles(office.store.db, "people")[-1] == "B. Osei left"
    assert "Made new keys" in titles(office.store.db, "keys")
    office.close()


def test_a_wrong_own_password_keeps_everybody(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        given = add_nurse(window)

        leave(qtbot, window, NURSE, "four words make two")

        assert "Name and password do not open" in words(dialog(window))
        dialog(window).reject()
    assert open_ring(folder / RING, NURSE, given).person_name == NURSE


def test_nobody_removes_themselves(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        panel = open_people(window)

        choose(panel, MANAGER)

        assert not button(panel, "Leaves").isEnabled()


def test_without_a_backup_nobody_leaves_and_nothing_is_changed(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        given = add_nurse(window)
        (folder / "backups").write_text("in the way")

        leave(qtbot, window, NURSE)
        page = window.findChildren(LeavingPanel)[0]
        told = words(page)
        press(page, "Continue")

        assert "Nothing was changed, because no backup was made." in told
        assert is_shown(window, FramePanel)
        (folder / "backups").unlink()
    assert open_ring(folder / RING, NURSE, given).person_name == NURSE


def test_new_keys_without_a_leaver_keep_everybody_in(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        given = add_nurse(window)
        before = open_ring(folder / RING, MANAGER, PASSWORD).data_key
        panel = open_people(window)
        press(panel, "Make new keys")
        form = window.findChildren(LeaveDialog)[0]
        form.reason.set_text("a password was seen")
        QTest.keyClicks(form.password.box, PASSWORD)
        press(form, "Make new keys")
        page = window.findChildren(LeavingPanel)[0]
        qtbot.waitUntil(lambda: button(page, "Continue").isEnabled(), timeout=120_000)

        press(page, "Continue")

        assert is_shown(window, FramePanel)
        assert open_ring(folder / RING, NURSE, given).data_key != before
