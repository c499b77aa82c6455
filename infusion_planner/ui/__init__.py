"""PySide6: panels draw cards and tell what was pressed, presenters do it.

PySide puts a function of its own in the place of the interpreter's import. After each import it
reads the whole source of the module and keeps it, in case the module asks for names in snake case.
None here does, so the interpreter's import is put back: the list of patients comes a tenth sooner.

Qt's style is asked for before there is an application: `setStyle` would give the style back, and
with it load the 570 names of its class.
"""

import builtins
import os

# loads the function that is then put aside
import PySide6.QtCore  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
