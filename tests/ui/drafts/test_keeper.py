"""What is typed is kept within two seconds, and goes when it is saved or left."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from infusion_planner.cards.reader import Reader
from infusion_planner.domain.errors import FolderTrouble, StoreBusy
from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.ui.drafts.keeper import DraftKeeper
from tests.office import TestOffice, office

KEY = FormKey("cd4", "sam", "sam")


class Sheet:
    """A form with one field."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def draft(self) -> Mapping[str, object] | None:
        return {"text": self.text} if self.text else None

    def show_draft(self, typed: Mapping[str, object]) -> None:
        self.text = str(typed["text"])


class FullDisk:
    """An office on a disk that is full until somebody frees it."""

    def __init__(self, place: TestOffice) -> None:
        self._place = place
        self.full = True

    @property
    def desk(self) -> "FullDisk":
        return self

    def keep_draft(self, draft: FormDraft) -> None:
        if self.full:
            raise FolderTrouble("The disk with the data folder is full.")
        self._place.desk.keep_draft(draft)

    def drop_draft(self, key: FormKey) -> None:
        self._place.desk.drop_draft(key)

    @property
    def reader(self) -> Reader:
        return self._place.reader


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def kept(place: TestOffice) -> list[object]:
    return [line.draft.typed["text"] for line in place.reader.drafts()]


def test_what_is_typed_is_kept_within_two_seconds(
    qtbot: QtBot, place: TestOffice, owner: QObject
) -> None:
    keeper, sheet = DraftKeeper(place, owner), Sheet()
    keeper.watch(sheet, KEY, "Record a CD4 count")

    sheet.text = "24"
    qtbot.waitUntil(lambda: kept(place) == ["24"], timeout=2000)


def test_nothing_is_written_while_nothing_changes(place: TestOffice, owner: QObject) -> None:
    keeper, sheet = DraftKeeper(place, owner), Sheet("24")
    keeper.watch(sheet, KEY, "Record a CD4 count")
    keeper.look()
    place.clock.set(place.clock.at.date(), 12)

    keeper.look()

    assert [line.when for line in place.reader.drafts()] == ["09:00"]


@pytest.mark.parametrize("how", ["finish", "discard", "emptied"])
def test_what_is_saved_left_or_emptied_is_dropped(
    place: TestOffice, owner: QObject, how: str
) -> None:
    keeper, sheet = DraftKeeper(place, owner), Sheet("24")
    keeper.watch(sheet, KEY, "Record a CD4 count")
    keeper.look()
    before = kept(place)

    if how == "finish":
        keeper.finish(sheet)
    elif how == "discard":
        keeper.discard()
    else:
        sheet.text = ""
    keeper.look()

    assert (before, kept(place)) == (["24"], [])


def test_a_form_that_is_taken_up_shows_what_was_typed(place: TestOffice, owner: QObject) -> None:
    first, sheet = DraftKeeper(place, owner), Sheet("24")
    first.watch(sheet, KEY, "Record a CD4 count")
    held = first.rest()
    (line,) = place.reader.drafts()
    keeper, other, again = DraftKeeper(place, owner), Sheet(), Sheet()

    keeper.take_up(line.draft)
    keeper.watch(other, FormKey("cd4", "eve", "eve"), "Record a CD4 count")
    keeper.watch(again, KEY, "Record a CD4 count")

    assert (held, keeper.is_taken_up) == (1, True)
    assert (other.text, again.text) == ("", "24")


def test_a_full_disk_is_said_once_and_typing_goes_on(
    qtbot: QtBot, place: TestOffice, owner: QObject
) -> None:
    disk = FullDisk(place)
    keeper, sheet = DraftKeeper(disk, owner), Sheet("2")
    said: list[str] = []
    keeper.failed.connect(said.append)
    keeper.watch(sheet, KEY, "Record a CD4 count")

    for count in range(30):
        sheet.text = f"2{count}"
        keeper.look()
    disk.full = False
    for _ in range(12):
        keeper.look()

    assert len(said) == 1
    assert "The disk with the data folder is full." in said[0]
    assert kept(place) == ["229"]
    assert sheet.text == "229"


def test_at_rest_everything_is_kept_at_once(place: TestOffice, owner: QObject) -> None:
    keeper = DraftKeeper(place, owner)
    for number in range(3):
        keeper.watch(Sheet(f"{number}"), FormKey("cd4", str(number)), "Record a CD4 count")

    held = keeper.rest()

    assert (held, sorted(map(str, kept(place)))) == (3, ["0", "1", "2"])
    assert keeper.kept == 0


def typed_before(place: TestOffice, owner: QObject) -> None:
    """Keep 24 of an earlier sign-in."""
    keeper = DraftKeeper(place, owner)
    keeper.watch(Sheet("24"), KEY, "Record a CD4 count")
    keeper.rest()


def opened_anew(place: TestOffice, owner: QObject) -> tuple[DraftKeeper, Sheet, list[str]]:
    """Open the form of that without taking it up; give also what is said."""
    keeper, sheet = DraftKeeper(place, owner), Sheet()
    said: list[str] = []
    keeper.failed.connect(said.append)
    keeper.watch(sheet, KEY, "Record a CD4 count")
    return keeper, sheet, said


def test_what_is_typed_never_replaces_what_was_kept_before(
    place: TestOffice, owner: QObject
) -> None:
    typed_before(place, owner)
    keeper, sheet, said = opened_anew(place, owner)
    told: list[bool] = []
    keeper.found.connect(lambda: told.append(True))

    for sheet.text in ("7", "71", "712"):
        keeper.look()

    assert kept(place) == ["24"]
    assert told == [True]
    assert said == [
        "What you typed here before is still kept, and offered above. Until you go on with it or"
        " throw it away, what you type now would be lost if the program ended before you save it;"
        " saving it lets go of the older one too."
    ]
    assert keeper.kept == 0


def test_what_is_typed_is_kept_as_soon_as_nothing_older_is(
    place: TestOffice, owner: QObject
) -> None:
    typed_before(place, owner)
    keeper, sheet, _ = opened_anew(place, owner)
    sheet.text = "7"
    keeper.look()

    keeper.throw_away(KEY)
    keeper.look()

    assert kept(place) == ["7"]


def test_what_cannot_be_read_for_a_moment_is_not_replaced_either(
    place: TestOffice, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("Another program holds the file.")

    typed_before(place, owner)
    keeper, sheet, said = opened_anew(place, owner)
    sheet.text = "7"

    with monkeypatch.context() as held:
        held.setattr(Reader, "drafts", busy)
        keeper.look()
    for _ in range(12):
        keeper.look()

    assert kept(place) == ["24"]
    assert "Another program holds the file." in said[0]
    assert "is still kept, and offered above" in said[1]


def test_a_form_left_and_opened_again_in_one_sign_in_goes_on_as_its_own(
    place: TestOffice, owner: QObject
) -> None:
    keeper, sheet, said = opened_anew(place, owner)
    sheet.text = "7"
    keeper.look()
    keeper.watch(sheet, FormKey("cd4", "eve", "eve"), "Record a CD4 count")

    keeper.watch(sheet, KEY, "Record a CD4 count")
    sheet.text = "71"
    keeper.look()

    assert kept(place) == ["71"]
    assert said == []


def left_for_another(place: TestOffice, owner: QObject) -> tuple[DraftKeeper, Sheet, list[str]]:
    """Type 24 into a form, and open it for another person, where it is empty."""
    keeper, sheet, said = opened_anew(place, owner)
    sheet.text = "24"
    keeper.look()
    sheet.text = ""
    keeper.watch(sheet, FormKey("cd4", "eve", "eve"), "Record a CD4 count")
    return keeper, sheet, said


def test_what_was_left_in_one_sign_in_stands_again_in_its_form(
    place: TestOffice, owner: QObject
) -> None:
    keeper, sheet, said = left_for_another(place, owner)

    keeper.watch(sheet, KEY, "Record a CD4 count")
    shown = sheet.text
    sheet.text = "245"
    keeper.look()

    assert (shown, said) == ("24", [])
    assert kept(place) == ["245"]


def test_what_was_left_and_saved_does_not_stand_in_its_form_again(
    place: TestOffice, owner: QObject
) -> None:
    keeper, sheet, said = left_for_another(place, owner)
    place.desk.drop_draft(KEY)

    keeper.watch(sheet, KEY, "Record a CD4 count")
    shown = sheet.text
    sheet.text = "7"
    keeper.look()

    assert (shown, said) == ("", [])
    assert kept(place) == ["7"]


def test_what_was_left_is_not_replaced_where_it_cannot_be_read_for_a_moment(
    place: TestOffice, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("Another program holds the file.")

    keeper, sheet, said = left_for_another(place, owner)

    with monkeypatch.context() as held:
        held.setattr(Reader, "drafts", busy)
        keeper.watch(sheet, KEY, "Record a CD4 count")
    sheet.text = "7"
    for _ in range(12):
        keeper.look()

    assert kept(place) == ["24"]
    assert "Another program holds the file." in said[0]
    assert "is still kept, and offered above" in said[1]
    assert KEY not in keeper.own_keys


def test_an_offer_waits_for_its_form_while_another_that_was_left_is_opened(
    place: TestOffice, owner: QObject
) -> None:
    keeper, sheet, _ = left_for_another(place, owner)
    keeper.take_up(FormDraft(FormKey("cd4", "kim", "kim"), "Record a CD4 count", {"text": "31"}))

    keeper.watch(sheet, KEY, "Record a CD4 count")

    assert sheet.text == "24"
    assert not keeper.is_taken_up


def test_leaving_a_form_opened_anew_drops_nothing_of_before(
    place: TestOffice, owner: QObject
) -> None:
    typed_before(place, owner)
    keeper, sheet, _ = opened_anew(place, owner)
    sheet.text = "7"
    keeper.look()

    keeper.finish(sheet)

    assert kept(place) == ["24"]
