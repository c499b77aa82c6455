"""One's own password and the recovery sheet that is due, at records on disk."""

from pathlib import Path

import pytest

from infusion_planner.app.accounts import Accounts
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.paper import Wanted, write_sheets
from infusion_planner.domain.errors import InvalidInput, PlannerError, TooManyTries, WrongPassword
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import Database
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.ring_file import RING
from infusion_planner.store.vault import open_by_recovery, open_ring
from infusion_planner.store.vault_people import add_person
from tests.office import CENTER, SetClock

PASSWORD = "four words make one"
GIVEN = "orbit lantern velvet cactus ribbon meadow"
OWN = "seven green lamps beside rivers"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start = FirstStart(CENTER, "A. Ruiz", PASSWORD)
    office, _ = first_start(tmp_path, start, clock=SetClock(), cost=CHEAP)
    office.close()
    return tmp_path


def accounts(office: Office) -> Accounts:
    assert office.accounts is not None
    return office.accounts


def enter(folder: Path, name: str = "A. Ruiz", password: str = PASSWORD) -> Office:
    return sign_in(folder, name, password, clock=SetClock())


def give_one_time(folder: Path) -> None:
    opened = open_ring(folder / RING, "A. Ruiz", PASSWORD)
    password = NewPassword(GIVEN, CHEAP, one_time=True)
    add_person(folder / RING, opened, "B. Osei", password, random=lambda size: b"7" * size)


def titles(db: Database, event: str) -> list[str]:
    rows = db.execute("SELECT title FROM op WHERE event = ? ORDER BY seq", (event,))
    return [str(row[0]) for row in rows]


def test_a_one_time_password_is_replaced_and_opens_nothing_more(folder: Path) -> None:
    give_one_time(folder)
    office = enter(folder, "B. Osei", GIVEN)
    own = accounts(office).own
    before = own.must_choose

    own.choose(OWN)
    office.close()

    assert (before, own.must_choose) == (True, False)
    with pytest.raises(WrongPassword):
        enter(folder, "B. Osei", GIVEN)
    again = enter(folder, "B. Osei", OWN)
    assert not accounts(again).own.must_choose
    assert titles(again.store.db, "keys") == ["Changed their own password"]
    again.close()


def test_the_one_time_password_is_no_password_of_ones_own(folder: Path) -> None:
    give_one_time(folder)
    office = enter(folder, "B. Osei", GIVEN)

    with pytest.raises(InvalidInput, match="differs from the old one"):
        accounts(office).own.choose(GIVEN)

    assert accounts(office).own.must_choose
    office.close()


def test_no_password_rests_on_the_center(folder: Path) -> None:
    office = enter(folder)

    with pytest.raises(InvalidInput):
        accounts(office).own.change(PASSWORD, "Harbor Infusion Center")

    office.close()


def test_the_present_password_is_asked_for(folder: Path) -> None:
    office = enter(folder)

    with pytest.raises(WrongPassword, match="present password is not right"):
        accounts(office).own.change("four words make two", OWN)

    office.close()


def test_wrong_present_passwords_are_counted(folder: Path) -> None:
    office = enter(folder)
    for _ in range(4):
        with pytest.raises(WrongPassword):
            accounts(office).own.change("four words make two", OWN)

    for password in ("four words make two", PASSWORD):
        with pytest.raises(TooManyTries, match="in 30 seconds"):
            accounts(office).own.change(password, OWN)

    office.close()


def test_what_is_proposed_can_be_kept(folder: Path) -> None:
    office = enter(folder)
    proposed = accounts(office).own.suggest()

    accounts(office).own.change(PASSWORD, proposed)

    assert len(set(proposed.split())) == 5
    office.close()
    enter(folder, password=proposed).close()


def test_a_command_takes_no_one_time_password(folder: Path, tmp_path: Path) -> None:
    give_one_time(folder)

    with pytest.raises(PlannerError, match="one-time password"):
        write_sheets(folder, ("B. Osei", GIVEN), Wanted("S1", "1", 1), tmp_path / "out.pdf")


def test_a_sheet_is_due_until_it_is_confirmed(folder: Path) -> None:
    office = enter(folder)
    due = accounts(office).sheets.is_due

    accounts(office).sheets.confirm()
    office.close()
    again = enter(folder)

    assert due
    assert not accounts(again).sheets.is_due
    assert titles(again.store.db, "keys") == ["Confirmed that the recovery sheet is on paper"]
    again.close()


def test_a_sheet_made_again_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    start = FirstStart(CENTER, "A. Ruiz", PASSWORD)
    office, old = first_start(tmp_path, start, clock=SetClock(), cost=CHEAP)
    sheets = accounts(office).sheets

    new = sheets.make()
    still = open_by_recovery(tmp_path / RING, " ".join(old.words)).by_recovery
    sheets.confirm()

    assert still
    assert open_by_recovery(tmp_path / RING, new.qr).by_recovery
    with pytest.raises(WrongPassword):
        open_by_recovery(tmp_path / RING, " ".join(old.words))
    office.close()


def test_a_sheet_put_off_is_due_again_at_the_next_sign_in(folder: Path) -> None:
    office = enter(folder)

    accounts(office).sheets.put_off()
    office.close()
    again = enter(folder)

    assert not accounts(office).sheets.is_due
    assert accounts(again).sheets.is_due
    again.close()


def test_who_is_no_manager_is_not_asked_for_the_sheet(folder: Path) -> None:
    give_one_time(folder)

    office = enter(folder, "B. Osei", GIVEN)

    assert not accounts(office).sheets.is_due
    office.close()
