"""Keeps the byte code of texts that would be compiled anew at each start.

Python keeps the byte code of modules, but not that of texts which modules compile while they are
loaded. On the way to the sign-in and the list of patients these are the methods of our data
classes, some two thousand functions, and 150 kB of PySide's own support; and the rules are read
from 90 kB of TOML. Their byte code is kept here in one file beside that of this module, where
Python would put it. A text counts as the same
by what Python goes by for its own files: where it is from, its length and its hash.
"""

import atexit
import builtins
import dataclasses
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_PACKAGE = "infusion_planner"
_PYSIDE = "shibokensupport/"
_GENERATED = "<string>"
_TABLES = "<tables>"
_MOST = 10_000
"""Texts kept; with more of them, those of versions that are gone are let go."""
_ROOM = 8
"""Bytes that say how long the table of contents is."""

_Key = bytes
"""Where a text is from, its length, and its hash."""

_Damage = (OSError, ValueError, EOFError, TypeError)


class KeptCode:
    """Compile texts, each once for as long as its file lies there.

    The file begins with a table of contents, so that only what is asked for is taken apart.

    Args:
        file: where the byte code is kept; what is damaged or missing there is compiled again.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._contents: dict[_Key, tuple[int, int]] | None = None
        self._bytes = b""
        self._used: dict[_Key, bytes] = {}
        self._is_new = False

    def code(
        self, text: str | bytes, name: str, put_as: Callable[[], str] | None = None
    ) -> CodeType:
        """Give the byte code of a text that is executed.

        Args:
            text: the source.
            name: what tracebacks say it is from.
            put_as: puts a text of another kind as source, when it is not known yet.
        """
        source = text.encode() if isinstance(text, str) else text
        key = b"%s %d %s" % (name.encode(), len(source), source_hash(source))
        kept = self._kept(key)
        if kept:
            with suppress(*_Damage):
                found = marshal.loads(kept)  # as trusted as the byte code beside it
                if isinstance(found, CodeType):
                    self._used[key] = kept
                    return found
        made = compile(put_as() if put_as else source, name, "exec", dont_inherit=True)
        self._used[key] = marshal.dumps(made)
        self._is_new = True
        return made

    def write(self) -> None:
        """Keep what was compiled for the next start, where Python may write byte code."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        before = self._read()
        kept = {} if len(before) > _MOST else {key: self._kept(key) for key in before}
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            beside.write_bytes(_packed(kept | self._used))
            beside.replace(self._file)
            self._is_new = False

    def _kept(self, key: _Key) -> bytes:
        start, length = self._read().get(key, (0, 0))
        return self._bytes[start : start + length]

    def _read(self) -> dict[_Key, tuple[int, int]]:
        if self._contents is None:
            self._contents = {}
            with suppress(*_Damage):
                data = self._file.read_bytes()
                room = int.from_bytes(data[:_ROOM], "big")
                self._bytes = data[_ROOM + room :]
                found = marshal.loads(data[_ROOM : _ROOM + room])  # see `code`
                self._contents = found if isinstance(found, dict) else {}
        return self._contents


def _packed(kept: dict[_Key, bytes]) -> bytes:
    """Lay byte code end to end behind its table of contents and the size of that."""
    contents: dict[_Key, tuple[int, int]] = {}
    start = 0
    for key, code in kept.items():
        contents[key] = (start, len(code))
        start += len(code)
    table = marshal.dumps(contents)
    return b"".join((len(table).to_bytes(_ROOM, "big"), table, *kept.values()))


def kept_code_file() -> Path:
    """Give the file beside the byte code of this module, one for each version of Python."""
    return Path(cache_from_source(__file__)).with_suffix(".kept")


_kept = KeptCode(kept_code_file())


def keep_code() -> None:
    """Have the methods of our data classes made from kept byte code from now on."""
    # the name is looked up in the module before it is among those built in
    vars(dataclasses)["exec"] = _execute
    atexit.register(_kept.write)


def kept_tables(text: str) -> dict[str, Any]:
    """Give the tables of a TOML text that is shipped with the program, the same as `tomllib`.

    Raises:
        TOMLDecodeError: it is no TOML.
    """

    def put_as() -> str:
        # not loaded where the tables are known
        import tomllib  # noqa: PLC0415

        return f"import datetime\ntables = {tomllib.loads(text)!r}"

    # two numbers whose words are no source
    names: dict[str, Any] = {"inf": float("inf"), "nan": float("nan")}
    exec(_kept.code(text, _TABLES, put_as), names)
    return dict(names["tables"])


@contextmanager
def pyside_kept() -> Iterator[None]:
    """Have PySide's support, which it compiles as it is loaded, taken from kept byte code."""
    plain = builtins.compile

    def compiled(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        # as PySide calls it; anything else is none of ours
        if rest or named or mode != "exec" or not str(filename).startswith(_PYSIDE):
            return plain(source, filename, mode, *rest, **named)
        builtins.compile = plain
        try:
            return _kept.code(source, filename)
        finally:
            builtins.compile = compiled

    builtins.compile = compiled
    try:
        yield
    finally:
        builtins.compile = plain


def _execute(text: str, names: dict[str, Any], local: dict[str, Any]) -> None:
    """Execute a text as data classes do; only ours are kept, not those of others or of tests."""
    module = str(names.get("__name__", ""))
    ours = module == _PACKAGE or module.startswith(f"{_PACKAGE}.")
    exec(_kept.code(text, _GENERATED) if ours else text, names, local)
