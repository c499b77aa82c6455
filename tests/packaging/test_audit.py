"""The audit of what is shipped: it passes only on an answer, and lists what scanners do not see."""

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.commands import PROJECT

LOCK = "one==1.0 \\\n    --hash=sha256:00\ntwo-three==2.0 \\\n    --hash=sha256:00\n"
ONE: dict[str, object] = {"name": "one", "version": "1.0", "vulns": []}
TWO: dict[str, object] = {"name": "two_three", "version": "2.0", "vulns": []}


def audit(
    folder: Path, answers: list[dict[str, object]] | None, code: int
) -> subprocess.CompletedProcess[str]:
    """Audit two packages with a program that gives the answers, none where it gets none."""
    (folder / "lock").write_text(LOCK)
    report = json.dumps({"dependencies": answers})
    writes = f"open(sys.argv[-1], 'w').write({report!r})" if answers is not None else "pass"
    program = folder / "pip-audit"
    program.write_text(f"#!{sys.executable}\nimport sys\n{writes}\nsys.exit({code})\n")
    program.chmod(0o755)
    return subprocess.run(
        [sys.executable, "packaging/audit.py", folder / "lock", folder / "report", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )


def test_answers_without_a_fault_about_every_package_pass(tmp_path: Path) -> None:
    done = audit(tmp_path, [ONE, TWO], 0)

    assert done.returncode == 0, done.stderr
    assert "No known fault in 2 packages" in done.stdout


def test_a_known_fault_fails_and_is_named(tmp_path: Path) -> None:
    faulty = TWO | {"vulns": [{"id": "PYSEC-2026-1"}]}

    done = audit(tmp_path, [ONE, faulty], 1)

    assert done.returncode == 1
    assert "FAILED: there are known faults" in done.stderr
    assert "two-three: PYSEC-2026-1" in done.stderr


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (None, 1),
        (None, 0),
        ([ONE], 0),
        ([ONE, {"name": "two-three", "skip_reason": "not found"}], 0),
        ([ONE, TWO], 1),
    ],
    ids=["no service", "nothing written", "one missing", "one skipped", "ended badly"],
)
def test_without_an_answer_about_every_package_it_fails_in_words(
    tmp_path: Path, answers: list[dict[str, object]] | None, code: int
) -> None:
    done = audit(tmp_path, answers, code)

    assert done.returncode == 1
    assert "This is not a pass" in done.stderr


def test_the_answers_of_the_last_audit_do_not_stand_for_this_one(tmp_path: Path) -> None:
    (tmp_path / "report").write_text(json.dumps({"dependencies": [ONE, TWO]}))

    done = audit(tmp_path, None, 0)

    assert done.returncode == 1


def test_the_libraries_inside_wheels_are_listed_as_they_run() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/parts_inside.py"],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )

    found = json.loads(done.stdout)
    inside = {(part["name"], part["inside"]) for part in found}
    assert inside == {
        ("SQLite", "sqlcipher3"),
        ("SQLCipher", "sqlcipher3"),
        ("OpenSSL", "sqlcipher3"),
        ("OpenSSL", "cryptography"),
        ("Qt", "PySide6_Essentials"),
    }
    assert all(re.fullmatch(r"\d+\.\d+\.\d+[a-z]?", part["version"]) for part in found)
    (qt,) = (part["version"] for part in found if part["name"] == "Qt")
    assert qt == version("PySide6_Essentials")
    assert all(f":{part['version']}:" in part["cpe"] for part in found)
