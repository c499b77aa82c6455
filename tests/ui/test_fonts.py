import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QFontMetricsF

from infusion_planner.ui.fonts import (
    FILES,
    ROLES,
    FontMissing,
    load_fonts,
    role_font,
    role_pixels,
)

NAME = "TREETAWTCHAIWONG, Lertchai"


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_set_in_the_bundled_face(role: str) -> None:
    info = QFontInfo(role_font(role))

    assert info.family() == "Noto Sans"
    assert info.weight() == ROLES[role][1]


@pytest.mark.parametrize(
    ("role", "pixels"),
    [("title", 20), ("name", 18), ("head", 15), ("lead", 14), ("body", 13), ("small", 12)],
)
def test_roles_have_the_sizes_of_the_art_direction(role: str, pixels: int) -> None:
    assert role_font(role).pixelSize() == pixels


def test_no_role_is_smaller_than_12_pixels() -> None:
    assert min(pixels for pixels, _ in ROLES.values()) == 12


def test_text_size_multiplies_every_role() -> None:
    assert role_pixels("title", 1.5) == 30
    assert role_font("title", 1.5).pixelSize() == 30


def test_the_narrow_face_is_a_real_one() -> None:
    plain = QFontMetrics(role_font("bodyb")).horizontalAdvance(NAME)
    narrow = QFontMetrics(role_font("bodyb", narrow=True)).horizontalAdvance(NAME)

    assert narrow < plain * 0.95


@pytest.mark.parametrize("narrow", [False, True], ids=["plain", "narrow"])
@pytest.mark.parametrize("role", ROLES)
def test_digits_have_one_width_alone_and_beside_other_letters(role: str, narrow: bool) -> None:
    for scale in (1, 1.15, 1.3, 1.5, 2):
        metrics = QFontMetricsF(role_font(role, scale, narrow=narrow))
        dates = {f"{digit}-Mar-{digit}{digit}" for digit in "0123456789"}
        names = {f"L{digit}a (T{digit}, {digit}.{digit})" for digit in "0123456789"}

        assert len(set(map(metrics.horizontalAdvance, dates))) == 1
        assert len(set(map(metrics.horizontalAdvance, names))) == 1


def test_a_folder_without_fonts_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontMissing, match=tmp_path.name):
        load_fonts(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_font_is_named_with_what_to_do(
    resources: Path, tmp_path: Path, name: str
) -> None:
    for file in FILES:
        if file != name:
            shutil.copy(resources / "fonts" / file, tmp_path)

    with pytest.raises(FontMissing, match=f"{name} is missing.*Install Infusion Planner again"):
        load_fonts(tmp_path)


def test_a_broken_font_is_named(tmp_path: Path) -> None:
    (tmp_path / FILES[0]).write_bytes(b"no font")

    with pytest.raises(FontMissing, match=f"{FILES[0]} is damaged"):
        load_fonts(tmp_path)


@pytest.mark.parametrize("role", ROLES)
def test_every_weight_has_a_file_of_its_own(role: str) -> None:
    """Qt would make up a weight that is not bundled, and sheets and screens would differ."""
    words = {400: "Regular", 500: "Medium", 600: "SemiBold"}

    assert f"NotoSans-{words[ROLES[role][1]]}.ttf" in FILES
