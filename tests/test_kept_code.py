"""What is compiled once is taken from its file at the next start, and nothing else is."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from infusion_planner.kept_code import KeptCode, kept_tables
from tests.resources import RESOURCES

_TEXT = "def double(number):\n  return number * 2\n"


def _double(kept: KeptCode, text: str = _TEXT) -> int:
    names: dict[str, object] = {}
    exec(kept.code(text, "<string>"), names)
    double = names["double"]
    assert callable(double)
    return int(double(21))


def test_text_is_the_same_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "code.kept"
    first = KeptCode(file)
    _double(first)
    first.write()

    assert _double(KeptCode(file)) == 42


def test_another_text_of_the_same_length_is_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "code.kept"
    first = KeptCode(file)
    _double(first)
    first.write()

    assert _double(KeptCode(file), _TEXT.replace("* 2", "* 3")) == 63


@pytest.mark.parametrize("damage", [b"", b"not byte code", b"\xe9\x01"])
def test_damaged_file_is_compiled_again(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "code.kept"
    file.write_bytes(damage)

    assert _double(KeptCode(file)) == 42


def test_nothing_is_written_where_python_writes_no_byte_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = KeptCode(tmp_path / "code.kept")
    _double(kept)

    kept.write()

    assert not list(tmp_path.iterdir())


def test_folder_that_cannot_be_written_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").write_text("no folder")
    kept = KeptCode(tmp_path / "file" / "code.kept")

    assert _double(kept) == 42
    kept.write()


_START = """
import sys
said = []
sys.addaudithook(lambda event, values: said.append(values[1]) if event == "compile" else None)
import infusion_planner.ui
from infusion_planner.domain.course import Dose
from datetime import date
assert Dose(date(2026, 1, 2), 12_000) == Dose(date(2026, 1, 2), 12_000)
print(sum(str(name).startswith("shibokensupport/") for name in said))
"""


def _compiled(folder: Path) -> int:
    """Start the program's window parts and give how much of PySide's support was compiled."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    answer = subprocess.run(
        [sys.executable, "-c", _START], env=environment, capture_output=True, text=True, check=True
    )
    return int(answer.stdout)


def test_second_start_compiles_nothing_of_pyside(tmp_path: Path) -> None:
    first, second = _compiled(tmp_path), _compiled(tmp_path)

    assert first > 0
    assert second == 0


def test_tables_of_the_shipped_rules_are_those_of_the_file() -> None:
    (file,) = (RESOURCES / "rulebook" / "protocols").glob("*/*.toml")
    text = file.read_text(encoding="utf-8")

    first, second = kept_tables(text), kept_tables(text)

    assert first == second == tomllib.loads(text)
    assert first is not second


def test_every_kind_of_value_comes_back_as_it_was() -> None:
    text = "\n".join(
        (
            "day = 2026-02-28",
            "time = 07:30:00",
            "moment = 2026-02-28T07:30:00-05:00",
            "endless = [inf, -inf]",
            "words = 'a\\b \"c\"'",
            "[[rule]]",
            "yes = true",
        )
    )

    assert kept_tables(text) == tomllib.loads(text)


def test_no_toml_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        kept_tables("day = ")
