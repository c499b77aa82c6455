"""The mark of a SAMPLE center's folder: the account that its sign-in screen shows.

Read at every start, so it brings nothing else along.
"""

import json
from pathlib import Path

MARK = "sample.json"


def mark_sample(folder: Path, name: str, password: str) -> None:
    """Mark a folder as a SAMPLE center's."""
    text = json.dumps({"name": name, "password": password}) + "\n"
    (folder / MARK).write_text(text, encoding="utf-8")


def sample_account(folder: Path) -> tuple[str, str] | None:
    """Give name and password of a SAMPLE center's account; None for a real center."""
    try:
        account = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return str(account["name"]), str(account["password"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
