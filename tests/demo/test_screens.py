"""Every screen has its picture in every album, named by screen, size and theme."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infusion_planner.app.exit_codes import REFUSED
from infusion_planner.cli import run
from infusion_planner.demo.albums import ALBUMS, Album
from infusion_planner.demo.run import run_demo
from infusion_planner.demo.screens import posed

# what an album shows beside the states of the patients, which are the sample's own
SCREENS = {
    *("first-start", "first-start-filled-in", "recovery-sheet", "patients-none", "sign-in"),
    *("patients", "patients-found", "patients-no-match", "keys", "leave-unsaved"),
    *("register", "register-duplicate", "correct-details", "settings-center"),
    *("settings-closed-days", "settings-letters", "settings-look", "patient-long-name"),
    *("settings-chairs", "settings-hours-and-staff"),
    *("settings-locking", "settings-account", "settings-people", "settings-backups", "locked"),
    *("mistake-move", "mistake-merge", "mistake-restrict"),
    *("records-trail", "records-export", "records-no-match", "records-reviews"),
    *("rules-in-force", "rules-no-match", "rules-evidence", "rules-reactions", "rules-self-test"),
    *("rules-settings", "rules-settings-refused", "rules-settings-looked", "rules-newer"),
    *("picture-12-months", "picture-48-months", "picture-all", "picture-as-table"),
    *("tab-courses", "tab-tests", "tab-results", "tab-medicines", "tab-dates", "watch-list"),
    *("plan", "plan-blocked", "plan-allowed", "plan-review"),
    *("plan-override", "plan-override-missing", "plan-override-review"),
    *("record-infusion", "amend-infusion", "record-cd4", "course-elsewhere", "resume-course"),
    *("end-course", "cancel-plan", "record-tests", "add-results", "correct-test"),
    *("start-antiviral", "stop-antiviral", "correct-antiviral", "preview-s1", "preview-s8"),
    "preview-s10",
}


@pytest.mark.parametrize(
    ("album", "ending"),
    [
        (Album("light"), "1366-light"),
        (Album("dark", theme="dark"), "1366-dark"),
        (Album("large", percent=150), "1366-light-150"),
        (Album("sharp", ratio=1.5), "1366-light-x1.5"),
        (Album("sharper", ratio=2), "1366-light-x2"),
    ],
    ids=lambda value: value.name if isinstance(value, Album) else "",
)
def test_a_picture_is_named_by_size_theme_text_and_ratio(album: Album, ending: str) -> None:
    assert album.ending((1366, 768)) == ending


def test_no_two_albums_write_the_same_picture() -> None:
    endings = [album.ending(size) for album in ALBUMS for size in album.sizes]

    assert len(endings) == len(set(endings)) == 8


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("light", "holds no SAMPLE center"),
        ("sheets", "holds no sheets"),
        ("sunset", "There are no pictures called 'sunset'. Choose light, dark, "),
    ],
)
@pytest.mark.parametrize("made", [True, False], ids=["empty", "missing"])
def test_pictures_of_nothing_are_refused_in_words_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], part: str, words: str, made: bool
) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    if made:
        source.mkdir()

    code = run(["pictures", "--from", str(source), "--out", str(out), part])

    assert code == REFUSED
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_no_screen_is_locked_while_pictures_take_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    wired = posed(tmp_path, moment)
    before = wired.monotonic(), wired.now()

    passed = time.monotonic() + 3600
    monkeypatch.setattr(time, "monotonic", lambda: passed)

    assert (wired.monotonic(), wired.now()) == before
    assert wired.now() == moment


@pytest.mark.deep
def test_every_screen_and_every_page_has_its_picture(tmp_path: Path) -> None:
    list(run_demo(tmp_path, screens=True))

    names = {path.stem for path in (tmp_path / "screens").glob("*.png")}
    pages = {path.stem for path in (tmp_path / "pages").glob("*.png")}
    endings = {album.ending(size) for album in ALBUMS for size in album.sizes}
    wanted = {f"{screen}-{ending}" for screen in SCREENS for ending in endings}
    # the gallery has a size of its own, so each album holds one
    wanted |= {f"gallery-{album.ending(album.sizes[-1])}" for album in ALBUMS}
    assert wanted - names == set()
    for sheet in (tmp_path / "sheets").glob("*.pdf"):
        assert f"{sheet.stem}-01" in pages
