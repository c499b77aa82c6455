from pathlib import Path

import pytest

from infusion_planner.app.window import doors, has_screen, open_window
from infusion_planner.domain.errors import PlannerError
from tests.office import CENTER, SetClock

PASSWORD = "four words make one"


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_linux_has_a_screen_where_a_display_is_named(
    environment: dict[str, str], platform: str, *, expected: bool
) -> None:
    assert has_screen(environment, platform) is expected


def test_without_a_screen_the_window_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    with pytest.raises(PlannerError, match="There is no screen here"):
        open_window(tmp_path)


def test_the_doors_lead_from_first_start_to_a_printed_sheet(tmp_path: Path) -> None:
    found = doors(tmp_path, clock=SetClock())
    before = found.has_records()

    office, key = found.first_start(CENTER, "A. Ruiz", PASSWORD)

    assert (before, found.has_records()) == (False, True)
    assert found.person_names() == ("A. Ruiz",)
    assert found.recovery_sheet_pdf(key, "a4").startswith(b"%PDF")
    office.close()
    again = found.sign_in("A. Ruiz", PASSWORD)
    assert again.reader.center().name == CENTER.name
    again.close()


def test_the_doors_know_which_letters_paper_lacks(tmp_path: Path) -> None:
    found = doors(tmp_path, sample=("A. Ruiz", "sample center only"))

    assert found.unprintable("王 Wang") == ("王",)
    assert found.unprintable("Nguyễn") == ()
    assert found.sample_account == ("A. Ruiz", "sample center only")
    assert (found.resources / "fonts").is_dir()
