"""A forgotten password through the real window: asked for, and the recovery sheet used."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.app.backups import back_up
from infusion_planner.app.recovering import sheet_words_state
from infusion_planner.app.restoring import carry_out, prepare
from infusion_planner.app.secret import by_password
from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.domain.errors import WrongPassword
from infusion_planner.store.journal import OP_COLUMNS, Op
from infusion_planner.store.read_journal import read_op
from infusion_planner.store.ring_file import RING
from infusion_planner.store.vault import open_by_recovery, open_ring
from infusion_planner.ui.account.choose_panel import ChoosePanel
from infusion_planner.ui.first_start.recovery_panel import RecoveryPanel
from infusion_planner.ui.people.slip import SlipDialog
from infusion_planner.ui.recovery.manager_panel import ManagerPanel
from infusion_planner.ui.recovery.panel import ForgottenPanel
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.office import SetClock
from tests.ui.measure import settle
from tests.ui.on_disk import (
    MANAGER,
    OWN,
    PASSWORD,
    enter,
    is_shown,
    make_center,
    press,
    sign_in_at,
    window_on,
    words,
)


@pytest.fixture
def sheet(tmp_path: Path) -> RecoverySheetCard:
    return make_center(tmp_path)


def open_with(window: Window, text: str) -> ForgottenPanel:
    press(window, "Forgot your password?")
    panel = window.findChildren(ForgottenPanel)[0]
    panel.words.set_text(text)
    press(panel, "Open with the sheet")
    return panel


def put_sheet_away(window: Window) -> None:
    window.findChildren(RecoveryPanel)[0]._done.click()  # the tick has no name
    press(window, "Continue")


def entries(folder: Path, password: str, name: str = MANAGER) -> list[Op]:
    office = enter(folder, name, password)
    rows = office.store.db.execute(f"SELECT {OP_COLUMNS} FROM op ORDER BY seq").fetchall()
    office.close()
    return [read_op(row) for row in rows]


def test_the_page_says_whom_to_ask_first_and_leads_back(
    qtbot: QtBot, tmp_path: Path, sheet: RecoverySheetCard
) -> None:
    with window_on(qtbot, tmp_path) as window:
        press(window, "Forgot your password?")
        said = words(window)

        press(window, "Back")

        assert "A manager gives you a new one under Settings, People" in said
        assert "the recovery sheet opens the records" in said
        assert "After a restore it can be the sheet from the day of the backup" in said
        assert is_shown(window, SignInPanel)


@pytest.mark.parametrize("scanned", [False, True])
def test_the_sheet_gives_a_manager_a_new_password_and_is_used_up(
    qtbot: QtBot, tmp_path: Path, sheet: RecoverySheetCard, *, scanned: bool
) -> None:
    with window_on(qtbot, tmp_path) as window:
        open_with(window, sheet.qr if scanned else " ".join(sheet.words))
        printed_first = is_shown(window, RecoveryPanel)
        put_sheet_away(window)
        press(window.findChildren(ManagerPanel)[0], "Make one-time password")
        slip = window.findChildren(SlipDialog)[0]
        given = slip.words.text()
        press(slip, "It is handed over")
        asked_again = is_shown(window, SignInPanel)
        sign_in_at(window, MANAGER, given)
        fields = window.findChildren(ChoosePanel)[0].fields
        QTest.keyClicks(fields.new.box, OWN)
        QTest.keyClicks(fields.again.box, OWN)
        press(window, "Keep this password")

        assert printed_first
        assert asked_again
        assert is_shown(window, FramePanel)
    with pytest.raises(WrongPassword):
        open_by_recovery(tmp_path / RING, sheet.qr)
    with pytest.raises(WrongPassword):
        open_ring(tmp_path / RING, MANAGER, PASSWORD)
    found = [(each.actor_name, each.event, each.title) for each in entries(tmp_path, OWN)]
    by_sheet = [each[1:] for each in found if each[0] == "Recovery sheet"]
    assert by_sheet[:-1] == [
        ("sign in", "Opened the records with the recovery sheet"),
        ("keys", "Made a new recovery sheet, because the old one was used"),
        ("keys", "Confirmed that the recovery sheet is on paper"),
        ("keys", "Gave A. Ruiz a one-time password"),
    ]


def test_where_no_manager_is_left_another_person_becomes_one(
    qtbot: QtBot, tmp_path: Path, sheet: RecoverySheetCard
) -> None:
    with window_on(qtbot, tmp_path) as window:
        open_with(window, " ".join(sheet.words))
        put_sheet_away(window)
        panel = window.findChildren(ManagerPanel)[0]
        panel.who.set_value("")
        panel.who.chosen.emit("")
        QTest.keyClicks(panel.name.box, "D. Marsh")
        press(panel, "Make one-time password")
        slip = window.findChildren(SlipDialog)[0]
        given = slip.words.text()

        press(slip, "It is handed over")

    office = enter(tmp_path, "D. Marsh", given)
    assert {str(role) for role in office.roles} == {"manager"}
    office.close()


def restored(tmp_path: Path, drive: Path) -> Path:
    """Restore the newest backup of a drive on an empty computer."""
    new = tmp_path / "new"
    secret = by_password(MANAGER, PASSWORD)
    carry_out(prepare(drive, new, secret, clock=SetClock()), clock=SetClock())
    return new


def test_after_a_restore_the_sheet_from_the_day_of_the_backup_opens(
    qtbot: QtBot, tmp_path: Path
) -> None:
    center, drive = tmp_path / "center", tmp_path / "drive"
    then = make_center(center)
    back_up(center, by_password(MANAGER, PASSWORD), drive, clock=SetClock())
    with window_on(qtbot, center) as window:
        open_with(window, " ".join(then.words))
        put_sheet_away(window)
    with window_on(qtbot, center) as window:
        said = words(open_with(window, " ".join(then.words)))
    with window_on(qtbot, restored(tmp_path, drive)) as window:
        open_with(window, " ".join(then.words))

        assert is_shown(window, RecoveryPanel)
    assert "or after a restore the one from the day of the backup" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "24 words are needed, 0 were typed."),
        ("abandon ability wrong-one", "24 words are needed, 3 were typed."),
        ("IPRK1:ABC", "The scanned text is incomplete."),
        (" ".join(["abandon"] * 23 + ["art"]), "does not open these records"),
    ],
)
def test_what_is_no_sheet_of_these_records_is_said_at_the_words(
    qtbot: QtBot, tmp_path: Path, sheet: RecoverySheetCard, text: str, said: str
) -> None:
    with window_on(qtbot, tmp_path) as window:
        panel = open_with(window, text)
        settle()

        assert said in words(panel)
        assert is_shown(window, ForgottenPanel)
    assert open_by_recovery(tmp_path / RING, sheet.qr).by_recovery


def test_stopping_before_the_new_sheet_is_put_away_leaves_the_old_one_good(
    qtbot: QtBot, tmp_path: Path, sheet: RecoverySheetCard
) -> None:
    with window_on(qtbot, tmp_path) as window:
        open_with(window, " ".join(sheet.words))

        assert is_shown(window, RecoveryPanel)
    assert open_by_recovery(tmp_path / RING, sheet.qr).by_recovery


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("abandon ability ab", "3 of 24 words."),
        ("abandon ability ab ", "Word 3, 'ab', is on no sheet. Compare its letters."),
        ("abandon abilitty able", "Word 2, 'abilitty', is on no sheet. Compare its letters."),
        ("ABANDON", "1 of 24 words."),
        ("iprk1:AB", "This is the scanned text of a sheet."),
    ],
)
def test_each_word_is_checked_while_it_is_typed(text: str, state: str) -> None:
    assert sheet_words_state(text) == state
