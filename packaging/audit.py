"""Ask for known faults in the locked packages: audit.py LOCKFILE REPORT [PIP_AUDIT].

Passes only when the service answered about every package and knows of no fault. Everything else,
also a service that cannot be reached, is a failed audit and says so in words.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

SILENT = (
    "The audit FAILED: nothing is known about the packages, because the service that knows their"
    " faults gave no answer about all of them (see above). This is not a pass. Run `make audit`"
    " where the registry's own service can be reached."
)


def main(lock: Path, report: Path, program: str) -> str:
    """Ask, and give the words for a pass.

    Raises:
        SystemExit: there is a known fault, or no answer about some package.
    """
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    options = ("--strict", "--disable-pip", "--require-hashes", "--format", "json")
    done = subprocess.run(
        [program, *options, "--requirement", lock, "--output", report], check=False
    )
    answers = _answers(report)
    faults = [f"{name}: {', '.join(known)}" for name, known in answers.items() if known]
    if faults:
        raise SystemExit("The audit FAILED: there are known faults.\n" + "\n".join(faults))
    if done.returncode != 0 or answers.keys() != _locked(lock):
        raise SystemExit(SILENT)
    return f"No known fault in {len(answers)} packages; the answers are in {report}."


def _answers(report: Path) -> dict[str, list[str]]:
    """Give the known faults of each package that was answered about."""
    try:
        found = json.loads(report.read_bytes())["dependencies"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    # one that was skipped has a reason in the place of its faults
    return {
        _plain(item["name"]): [fault["id"] for fault in item["vulns"]]
        for item in found
        if "vulns" in item
    }


def _locked(lock: Path) -> set[str]:
    names = re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {_plain(name) for name in names}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    beside = str(Path(sys.executable).with_name("pip-audit"))
    given = sys.argv[3] if len(sys.argv) > 3 else beside
    sys.stdout.write(main(Path(sys.argv[1]), Path(sys.argv[2]), given) + "\n")
