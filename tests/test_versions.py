"""The versions that stand in several files agree."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

from infusion_planner import __version__

PROJECT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-audit.lock")


def _text(file: str) -> str:
    return (PROJECT / file).read_text(encoding="utf-8")


def _locked(file: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", _text(file), re.MULTILINE))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_program_and_package_have_one_version() -> None:
    declared = tomllib.loads(_text("pyproject.toml"))["project"]["version"]

    assert declared == __version__


def test_what_runs_is_what_is_tested() -> None:
    to_run, to_test = (_locked(file) for file in LOCKS[:2])

    assert to_run
    assert to_run.items() <= to_test.items()


def test_every_dependency_is_locked() -> None:
    declared = tomllib.loads(_text("pyproject.toml"))["project"]["dependencies"]
    names = {_plain(re.split(r"[\s~=<>]", line)[0]) for line in declared}

    assert names <= _locked("requirements.lock").keys()


def test_every_locked_package_has_a_hash() -> None:
    for file in LOCKS:
        packages = re.findall(r"^[\w.-]+==.*(?:\n[ \t]+.*)*", _text(file), re.MULTILINE)

        without = [package for package in packages if "--hash=sha256:" not in package]

        assert packages
        assert without == []


def test_lock_files_name_no_registry() -> None:
    for file in LOCKS:
        assert "://" not in _text(file)


def test_qt_binding_comes_in_one_version_that_keeps_none() -> None:
    found = {version(name) for name in ("PySide6_Essentials", "PySide6_Addons", "shiboken6")}

    assert len(found) == 1
    assert next(iter(found)).startswith("6.11.")
