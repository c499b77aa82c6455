"""Hides what only a developer's tools bring, so that what is measured loads what is installed.

Imported before anything of the program.
"""

import sys

sys.modules["typing_extensions"] = None  # type: ignore[assignment]
