"""What a command loads: a forecast needs neither window, paper nor records."""

import json
import subprocess
import sys

import pytest

from tests.commands import PROJECT, command
from tests.resources import scenarios

CASE = json.dumps(scenarios("forecast")[0]["case"])
LOADED = """
import sys
from infusion_planner.cli import run
code = run(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
ALL_OF_THE_DOMAIN = """
import pkgutil, sys
import infusion_planner.domain as domain
before = set(sys.modules)
for module in pkgutil.walk_packages(domain.__path__, "infusion_planner.domain."):
    __import__(module.name)
print("\\n".join(name.split(".")[0] for name in set(sys.modules) - before))
"""


def modules(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        input=CASE,
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=PROJECT,
    )
    return set(done.stderr.split())


def packages(*arguments: str) -> set[str]:
    """The same, each outside module by its package, each of ours by its floor."""
    found = set()
    for name in modules(*arguments):
        parts = name.split(".")
        found.add(".".join(parts[:2]) if parts[0] == "infusion_planner" else parts[0])
    return found


@pytest.mark.parametrize(
    "arguments", [("forecast", "-"), ("rules",), ("--help",), ("--version",)], ids=" ".join
)
def test_the_rule_engine_loads_neither_window_paper_nor_records(
    arguments: tuple[str, ...],
) -> None:
    loaded = packages(*arguments)

    assert "infusion_planner.cli" in loaded
    assert not loaded & {
        "PySide6",
        "reportlab",
        "sqlite_utils",
        "sqlcipher3",
        "sqlite3",
        "cryptography",
        "argon2",
        "infusion_planner.store",
        "infusion_planner.sheets",
        "infusion_planner.ui",
        "infusion_planner.actions",
        "infusion_planner.cards",
    }


@pytest.mark.parametrize(
    "arguments",
    [("forecast", "-"), ("rules",), ("rules", "--format", "json"), ("selftest",)],
)
def test_the_rule_engine_runs_where_qt_cannot_be_imported(arguments: tuple[str, ...]) -> None:
    done = command(*arguments, text=CASE, without_qt=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == command(*arguments, text=CASE).stdout


def test_the_selftest_loads_neither_window_paper_nor_records() -> None:
    loaded = packages("selftest")

    assert not loaded & {"PySide6", "reportlab", "sqlcipher3", "infusion_planner.store"}


def test_the_domain_needs_the_standard_library_msgspec_and_dateutil_only() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALL_OF_THE_DOMAIN],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=PROJECT,
    )

    outside = set(done.stdout.split()) - set(sys.stdlib_module_names)
    # six comes with dateutil, which reads typed offsets such as +3m; msgspec makes the plain
    # objects, and takes newer types where a tool of the developer brought them
    assert outside - {"typing_extensions"} == {"infusion_planner", "dateutil", "msgspec", "six"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_the_words_that_open_the_window_are_read_without_click() -> None:
    lone = subprocess.run(
        [sys.executable, "-c", LOADED, "open", "--data", "nowhere"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=PROJECT,
        env={},
    )

    assert "There is no screen here" in lone.stderr
    assert "click" not in lone.stderr.split()
