"""The key ring as data: who holds a key to the records, and its text form on disk.

The names on it are read before anybody signs in. What only its codes need, which is the system's
cryptography, is loaded with the first code.
"""
# ruff: noqa: PLC0415

import base64
import json
import unicodedata
from collections.abc import Mapping
from enum import Enum
from typing import ClassVar, NoReturn, cast

from infusion_planner.domain.errors import DamagedFile, NewerFile, NotOurFile
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.store.boxes import Cost, PasswordBox, PublicBox

FORMAT = "infusion-planner key ring"
FORMAT_NUMBER = 2
"""Format 1 knew no one-time passwords, no unprinted sheets and no renewal; it is still read."""
_SINCE_2 = ("one_time", "confirmed", "replaces")
_MOST_PASSES = 64
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_LANES = 16


class Kind(Enum):
    """What a holder is."""

    PERSON = "person"
    RECOVERY = "recovery"


class Holder(Frozen):
    """Describe one holder of a key.

    Attributes:
        id: the person's id in the records.
        name: the name typed at sign-in; for a recovery sheet its title.
        kind: a person or a recovery sheet.
        public: public half of the holder's pair.
        private: private half under the person's password; None for a recovery sheet.
        keys: the keys of the records, sealed to the public half.
        one_time: whether the password was given by somebody else and must be replaced.
        confirmed: whether a recovery sheet is known to be on paper; True for a person.
        replaces: id of the recovery sheet that goes once this one is confirmed; else empty.
    """

    id: str
    name: str
    kind: Kind
    public: bytes
    private: PasswordBox | None
    keys: PublicBox
    one_time: bool = False
    confirmed: bool = True
    replaces: str = ""


class Ring(Frozen):
    """Describe all holders.

    Attributes:
        version: counts the rings of these records from 1.
        previous: SHA-256 of the ring before this one; empty for the first.
        holders: in the order they were added.
        mac: authenticates everything else; empty until sealed.
        renewing: whether the records file may still be under the last of the earlier data keys,
            because a renewal was cut short between this ring and the file.
        format_number: of the text this was read from; a ring is always written in the newest.
    """

    unshown: ClassVar[tuple[str, ...]] = ("mac",)

    version: int
    previous: str
    holders: tuple[Holder, ...]
    mac: str = ""
    renewing: bool = False
    format_number: int = FORMAT_NUMBER

    def people(self) -> tuple[Holder, ...]:
        """Give the holders who sign in with a password."""
        return tuple(holder for holder in self.holders if holder.kind is Kind.PERSON)

    def person(self, name: str) -> Holder | None:
        """Give the person with this name, whatever the case; None when there is none."""
        wanted = folded(name)
        return next((each for each in self.people() if folded(each.name) == wanted), None)

    def sheets(self) -> tuple[Holder, ...]:
        """Give the recovery sheets."""
        return tuple(holder for holder in self.holders if holder.kind is Kind.RECOVERY)

    def unprinted(self) -> tuple[str, ...]:
        """Give the ids of the recovery sheets that were never confirmed as printed."""
        return tuple(sheet.id for sheet in self.sheets() if not sheet.confirmed)

    def holder(self, holder_id: str) -> Holder | None:
        """Give the holder with this id; None when there is none."""
        return next((each for each in self.holders if each.id == holder_id), None)


def context(version: int, holder_id: str) -> bytes:
    """Give the bytes that bind sealed keys to one ring version and one holder."""
    return f"{version}\0{holder_id}".encode()


def fingerprint(raw: bytes) -> str:
    """Give the SHA-256 of a ring as it stands on disk."""
    from hashlib import sha256

    return sha256(raw).hexdigest()


def sealed_text(ring: Ring, data_key: bytes) -> bytes:
    """Write a ring as JSON in its format, authenticated with a key derived from the data key."""
    body = _body(ring)
    return json.dumps(body | {"mac": _mac(body, data_key)}, ensure_ascii=False, indent=1).encode()


def is_authentic(ring: Ring, data_key: bytes) -> bool:
    """Tell whether the ring is as the program sealed it."""
    from hmac import compare_digest

    return compare_digest(_mac(_body(ring), data_key).encode(), ring.mac.encode())


def read_ring(raw: bytes) -> Ring:
    """Read a ring from its text; its authenticity is not known yet.

    Raises:
        NotOurFile: the text is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: it is a key ring but parts are missing or unreadable.
    """
    try:
        text = json.loads(raw)
    except ValueError:
        _refuse_unreadable(raw)
    if not isinstance(text, dict) or text.get("format") != FORMAT:
        _refuse_foreign()
    try:
        number = int(text["format_number"])
        if number > FORMAT_NUMBER:
            raise NewerFile(
                "The key ring was written by a newer program and was left as it is. "
                "Start that program, or update this one."
            )
        return _parse_ring(text, number)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise damaged() from error


def damaged() -> DamagedFile:
    """Word a key ring that can no longer be trusted."""
    return DamagedFile(
        "The key ring is damaged or was changed by another program, so the records stay closed. "
        "Put back records.ring.1 from the data folder or the copy kept with the newest backup."
    )


def _refuse_unreadable(raw: bytes) -> NoReturn:
    if FORMAT.encode() in raw[:200]:
        raise damaged()
    _refuse_foreign()


def _refuse_foreign() -> NoReturn:
    raise NotOurFile(
        "The file records.ring was not made by this program. Choose the folder that holds the "
        "center's records."
    )


def folded(name: str) -> str:
    """Give a name as names are compared: case, blanks and the way accents are sent do not count."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _mac(body: Mapping[str, object], data_key: bytes) -> str:
    import hmac

    from infusion_planner.store.sealing import derived_key

    key = derived_key(data_key, b"infusion planner: key ring")
    text = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(key, text, "sha256").hexdigest()


def _body(ring: Ring) -> dict[str, object]:
    text: dict[str, object] = {
        "format": FORMAT,
        "format_number": ring.format_number,
        "ring_version": ring.version,
        "previous": ring.previous,
        "holders": [_holder_text(holder, ring.format_number) for holder in ring.holders],
    }
    return text if ring.format_number == 1 else text | {"renewing": ring.renewing}


def _holder_text(holder: Holder, number: int) -> dict[str, object]:
    text: dict[str, object] = {
        "id": holder.id,
        "name": holder.name,
        "kind": holder.kind.value,
        "public": _b64(holder.public),
        "keys": {"sender": _b64(holder.keys.sender), "sealed": _b64(holder.keys.sealed)},
    }
    if holder.private is not None:
        text["private"] = _password_text(holder.private)
    return text if number == 1 else text | {name: getattr(holder, name) for name in _SINCE_2}


def _password_text(box: PasswordBox) -> dict[str, object]:
    return {
        "function": "argon2id",
        "passes": box.cost.passes,
        "memory_kib": box.cost.memory_kib,
        "lanes": box.cost.lanes,
        "salt": _b64(box.salt),
        "sealed": _b64(box.sealed),
    }


def _parse_ring(text: Mapping[str, object], number: int) -> Ring:
    holders = cast("list[dict[str, object]]", text["holders"])
    return Ring(
        version=int(str(text["ring_version"])),
        previous=str(text["previous"]),
        holders=tuple(_parse_holder(holder, number) for holder in holders),
        mac=str(text["mac"]),
        renewing=number > 1 and _flag(text["renewing"]),
        format_number=number,
    )


def _parse_holder(text: Mapping[str, object], number: int) -> Holder:
    keys = cast("dict[str, object]", text["keys"])
    holder = Holder(
        id=str(text["id"]),
        name=str(text["name"]),
        kind=Kind(text["kind"]),
        public=_bytes(text["public"]),
        private=_parse_password(text["private"]) if "private" in text else None,
        keys=PublicBox(_bytes(keys["sender"]), _bytes(keys["sealed"])),
    )
    if number == 1:  # its code does not cover what came later, so that is not even read
        return holder
    return replace(
        holder,
        one_time=_flag(text["one_time"]),
        confirmed=_flag(text["confirmed"]),
        replaces=str(text["replaces"]),
    )


def _parse_password(value: object) -> PasswordBox:
    text = cast("dict[str, object]", value)
    cost = Cost(*(int(str(text[name])) for name in ("passes", "memory_kib", "lanes")))
    # The ring is not authenticated yet: a forged cost must not freeze or exhaust the machine.
    within = (
        0 < cost.passes <= _MOST_PASSES
        and 0 < cost.lanes <= _MOST_LANES
        and 8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
    )
    salt = _bytes(text["salt"])
    if not within or len(salt) < 8 or text["function"] != "argon2id":
        raise damaged()
    return PasswordBox(cost, salt, _bytes(text["sealed"]))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: object) -> bytes:
    return base64.b64decode(str(text), validate=True)
