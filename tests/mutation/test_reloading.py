"""What runs when a module is loaded is tried by loading it changed; few files of tests go first."""

import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.mutation.likely import likely_files
from tests.mutation.mutant import Kind
from tests.mutation.outcome import Fate, Outcome
from tests.mutation.reloading import Reloader
from tests.mutation.session import Reloaded

TABLE = "LIGHTS = {'red': 'stop', 'green': 'go'}\n"
NO_GREEN = "LIGHTS = {'red': 'stop'}\n"
NO_RED = "LIGHTS = {'green': 'go'}\n"
TESTS = {
    "near/test_lights.py": """
        import lights

        def test_red():
            assert lights.LIGHTS['red'] == 'stop'
        """,
    "far/test_crossing.py": """
        import crossing

        def test_crossing_is_open():
            assert crossing.may_cross('green')

        def test_crossing_is_shut():
            assert not crossing.may_cross('red')
        """,
}


@pytest.fixture(autouse=True)
def _street(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a small program with two files of tests: one names the table, one what reads it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "lights.py").write_text(TABLE)
    (tmp_path / "crossing.py").write_text(
        "import lights\n\n\ndef may_cross(light):\n    return lights.LIGHTS.get(light) == 'go'\n"
    )
    for name, text in TESTS.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(dedent(text))


def changed(source: str) -> Reloaded:
    return Reloaded(Outcome("lights", "", 1, "a change", Kind.LOGIC, Fate.SURVIVED), source, ())


def test_a_table_is_changed_for_who_reads_it_and_only_in_the_child() -> None:
    found = Reloader(["far"]).outcome(changed(NO_GREEN), "lights")

    assert found.fate is Fate.KILLED
    assert found.killer == "far/test_crossing.py::test_crossing_is_open"
    assert "lights" not in sys.modules


def test_a_file_that_names_the_module_is_asked_before_all_others_are_collected() -> None:
    found = Reloader(["far", "near"]).outcome(changed(NO_RED), "lights")

    assert found.killer == "near/test_lights.py::test_red"
    assert found.tests == 1


def test_all_are_asked_once_when_no_likely_one_notices() -> None:
    found = Reloader(["far", "near"]).outcome(changed(NO_GREEN), "lights")
    same = Reloader(["far", "near"]).outcome(changed(TABLE), "lights")

    assert (found.killer, found.tests) == ("far/test_crossing.py::test_crossing_is_open", 2)
    assert (same.fate, same.killer, same.tests) == (Fate.SURVIVED, "", 3)


def test_what_killed_one_mutant_of_a_module_is_asked_first_about_the_next() -> None:
    reloader = Reloader(["far", "near"])

    first = reloader.outcome(changed(NO_GREEN), "lights")
    second = reloader.outcome(changed(NO_GREEN), "lights")

    assert (first.killer, first.tests) == ("far/test_crossing.py::test_crossing_is_open", 2)
    assert (second.killer, second.tests) == ("far/test_crossing.py::test_crossing_is_open", 1)


def test_a_long_test_is_not_asked() -> None:
    long = frozenset({"far/test_crossing.py::test_crossing_is_open"})

    found = Reloader(["far", "near"], long).outcome(changed(NO_GREEN), "lights")

    assert (found.fate, found.tests) == (Fate.SURVIVED, 2)


def test_a_module_that_cannot_be_loaded_is_noticed_without_a_test() -> None:
    found = Reloader(["far", "near"]).outcome(changed("LIGHTS = {}['red']\n"), "lights")

    assert (found.fate, found.killer, found.tests) == (Fate.KILLED, "it could not be loaded", 0)


def test_files_that_name_a_module_are_likelier_than_those_that_only_run_it() -> None:
    near, far = "near/test_lights.py", "far/test_crossing.py"
    reaching = [f"{far}::test_crossing_is_open", f"{far}::test_crossing_is_shut"]

    assert likely_files("lights", reaching, ["far", "near"], Path()) == (near, far)
    assert likely_files("lights", (), [far, near], Path()) == (near,)


def test_of_a_table_that_no_test_names_those_of_the_modules_that_import_it_are_likely() -> None:
    assert likely_files("lights", (), ["far"], Path()) == ("far/test_crossing.py",)
    assert likely_files("nothing", (), ["far"], Path()) == ()
