"""The only wiring: paths, clock, store, rulebook, desk and window. No globals anywhere else.

What a command needs is imported when it is wired, so that `forecast` never loads the store and
only `open_window` loads Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import FolderTrouble, PlannerError
from infusion_planner.domain.rules import Rulebook
from infusion_planner.rulebook.loader import in_force, load_newest

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.actions.desk import Desk
    from infusion_planner.cards.reader import Reader, SheetCopy
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.clinic import Center
    from infusion_planner.exchange.forecast_run import Line
    from infusion_planner.store.sealing import Cost
    from infusion_planner.store.store import Store
    from infusion_planner.store.vault import Opened

    Clock = Callable[[], datetime]
    Random = Callable[[int], bytes]

APP_NAME = "Infusion Planner"
RECORDS_FILE, RING_FILE = "records.ipdb", "records.ring"
MANAGER = "manager"


def resources() -> Path:
    """Give the resources folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


@cache
def shipped_rulebook() -> Rulebook:
    """Give the rulebook that is shipped with the program."""
    return load_newest(resources())


def now() -> datetime:
    """Give the workstation's time with its zone."""
    return datetime.now().astimezone()  # noqa: TID251  # the one place that reads the clock


def data_folder() -> Path:
    """Give the folder in which the records lie when nobody names another."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def sample_folder(data: Path | None) -> Path:
    """Give the folder of the sample center: a file of its own beside the real records."""
    return (data or data_folder()) / "sample"


@dataclass(frozen=True, slots=True)
class Office:
    """Everything one signed-in person works with.

    Attributes:
        person: the name signed in with.
        store: the open records.
        desk: the door to every write.
        reader: the door to every read.
        folder: where the records lie.
    """

    person: str
    store: Store
    desk: Desk
    reader: Reader
    folder: Path

    def close(self) -> None:
        """Let go of the records."""
        self.store.close()


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What is asked when there are no records yet.

    Attributes:
        center: the center's facts.
        person: the name of the first person, who is the manager.
        password: that person's password.
    """

    center: Center
    person: str
    password: str


def has_records(folder: Path) -> bool:
    """Tell whether a folder holds records.

    Raises:
        FolderTrouble: records and key ring are not both there, so neither is touched.
    """
    found = [name for name in (RECORDS_FILE, RING_FILE) if (folder / name).exists()]
    if len(found) == 1:
        missing = RING_FILE if found[0] == RECORDS_FILE else RECORDS_FILE
        raise FolderTrouble(
            f"The folder holds {found[0]} but not {missing}; one cannot be opened without the"
            " other. Nothing was changed. Put the missing file back from a backup, or choose"
            " another folder."
        )
    return bool(found)


def sign_in(folder: Path, name: str, password: str, *, clock: Clock = now) -> Office:
    """Open the records of a folder for one person.

    Raises:
        WrongPassword: name and password do not open the key ring.
        StoreError: the records cannot be opened; the words say why and what to do.
    """
    from infusion_planner.store.store import Store
    from infusion_planner.store.vault import open_ring

    opened = open_ring(folder / RING_FILE, name, password)
    store = Store.open(folder, opened, clock=clock, new_id=_ids(clock))
    return _office(store, opened, folder, clock)


def first_start(
    folder: Path,
    start: FirstStart,
    *,
    clock: Clock = now,
    random: Random | None = None,
    cost: Cost | None = None,
) -> tuple[Office, RecoverySheetCard]:
    """Make the records of a new center and sign its first person in.

    The files are made in a folder of their own and moved when they are whole, the key ring
    last, so that a crash leaves no records that look finished.

    Raises:
        InvalidInput: a fact, the name or the password cannot be used.
        FolderTrouble: the folder cannot be made or written.
    """
    from os import urandom

    from infusion_planner.actions.change_center import check_center, tidy_center
    from infusion_planner.store import sealing, vault

    check_center(tidy_center(start.center))
    making = _fresh_folder(folder)
    opened, words = vault.create_ring(
        making / RING_FILE,
        start.person,
        start.password,
        cost=cost or sealing.Cost(),
        random=random or urandom,
    )
    _make_records(making, start, opened, clock, random)
    for name in (RECORDS_FILE, RING_FILE):
        (making / name).replace(folder / name)
    _remove(making)
    office = sign_in(folder, start.person, start.password, clock=clock)
    return office, recovery_card(start, words.words, words.qr_text, clock())


def _make_records(
    folder: Path, start: FirstStart, opened: Opened, clock: Clock, random: Random | None
) -> None:
    from infusion_planner.actions.change_center import OpenCenter
    from infusion_planner.store.store import Store

    store = Store.create(folder, opened, clock=clock, new_id=_ids(clock, random))
    office = _office(store, opened, folder, clock)
    try:
        office.desk.do(OpenCenter(start.center, opened.person_id, MANAGER))
    finally:
        office.close()


def _fresh_folder(folder: Path) -> Path:
    making = folder / "being-made"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if has_records(folder):
            raise FolderTrouble("The folder already holds records. Sign in to them.")
        if making.exists():
            _remove(making)
        making.mkdir(mode=0o700)
    except OSError as trouble:
        raise FolderTrouble(
            f"The data folder cannot be written ({trouble.strerror}). Nothing was made. Check"
            " that this account may write there, or choose another folder."
        ) from None
    return making


def _remove(folder: Path) -> None:
    for leftover in folder.iterdir():
        leftover.unlink()
    folder.rmdir()


def _ids(clock: Clock, random: Random | None = None) -> Callable[[], str]:
    from os import urandom

    from infusion_planner.store.ids import Ids

    return Ids(clock, random or urandom)


def _office(store: Store, opened: Opened, folder: Path, clock: Clock) -> Office:
    from infusion_planner.actions.desk import Desk
    from infusion_planner.cards.reader import Reader
    from infusion_planner.store.journal import Actor

    book = shipped_rulebook()
    actor = Actor(opened.person_id, opened.person_name)
    return Office(
        person=opened.person_name,
        store=store,
        desk=Desk(store, book, clock, actor),
        reader=Reader(store, book, clock, actor.name),
        folder=folder,
    )


def recovery_card(
    start: FirstStart, words: tuple[str, ...], qr_text: str, made_at: datetime
) -> RecoverySheetCard:
    """Word the recovery sheet that is printed once, at first start."""
    from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card

    return recovery_sheet_card(
        center=start.center, person=start.person, words=words, qr_text=qr_text, made_at=made_at
    )


def print_day_sheet(copy: SheetCopy, paper: str) -> bytes:
    """Make the PDF of a day sheet.

    Raises:
        PaperError: a letter cannot be set, or the sheet cannot be made as asked.
    """
    from infusion_planner.sheets.day_sheet import day_sheet

    return day_sheet(copy.card, "a4" if paper == "a4" else "letter", resources() / "fonts")


def print_recovery_sheet(card: RecoverySheetCard, paper: str) -> bytes:
    """Make the PDF of a recovery sheet.

    Raises:
        PaperError: a letter cannot be set.
    """
    from infusion_planner.sheets.recovery_sheet import recovery_sheet

    return recovery_sheet(card, "a4" if paper == "a4" else "letter", resources() / "fonts")


def unprintable(text: str) -> tuple[str, ...]:
    """Give the letters of a text that the sheets' typeface does not have."""
    from infusion_planner.sheets.typeface import missing_glyphs

    return missing_glyphs(text, resources() / "fonts")


def forecast_lines(text: bytes) -> tuple[Line, ...]:
    """Answer every case of a file.

    Raises:
        PlannerError: the file is not UTF-8 text.
    """
    from infusion_planner.exchange.forecast_run import run_forecast

    try:
        words = text.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise PlannerError(
            f"The file is not UTF-8 text (byte {trouble.start}). Save it as UTF-8 and try again."
        ) from None
    return run_forecast(words, shipped_rulebook())


def rules_text(*, as_json: bool) -> str:
    """List the rules in force today, as a table or as JSON."""
    from infusion_planner.exchange.rules_list import rules_json, rules_table

    book = shipped_rulebook()
    rules = in_force(book, now().date())
    return rules_json(book, rules) if as_json else rules_table(book, rules)


def open_window(data: Path | None, *, sample: bool) -> int:
    """Open the window and give its exit code when it is closed."""
    from infusion_planner.ui.main import run_window

    folder = sample_folder(data) if sample else data or data_folder()
    return run_window(folder)
