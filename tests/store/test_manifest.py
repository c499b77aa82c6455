import json

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.store.manifest import Manifest, read_manifest, sealed_manifest
from infusion_planner.store.sealing import Keys

OLD, NEW = b"o" * 48, b"n" * 48
CHAIN = b"c" * 32
MANIFEST = Manifest(
    id="0123456789abcdef0123",
    made_at="2026-11-20T18:05:30.000+00:00",
    file_version=2,
    program_version="0.1.0",
    patients=3,
    entries=7,
    head_seq=7,
    head_hash="ab",
    size=4096,
    sha256="cd",
    ring_sha256="ef",
)


def test_a_manifest_is_read_back_and_known_by_its_key() -> None:
    found = read_manifest(sealed_manifest(MANIFEST, NEW))

    assert found is not None
    assert found.manifest == MANIFEST
    assert found.sealed_by(Keys(NEW, CHAIN)) == NEW


def test_a_manifest_sealed_before_the_key_was_renewed_is_known_too() -> None:
    found = read_manifest(sealed_manifest(MANIFEST, OLD))

    assert found is not None
    assert found.sealed_by(Keys(NEW, CHAIN, (b"x" * 48, OLD))) == OLD
    assert found.sealed_by(Keys(NEW, CHAIN)) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("patients", 4),
        ("made_at", "2026-11-21T18:05:30.000+00:00"),
        ("sha256", "ce"),
        ("id", "1123456789abcdef0123"),
    ],
)
def test_a_manifest_that_was_changed_is_known_by_no_key(name: str, value: object) -> None:
    text = json.loads(sealed_manifest(MANIFEST, NEW)) | {name: value}

    found = read_manifest(json.dumps(text).encode())

    assert found is not None
    assert found.sealed_by(Keys(NEW, CHAIN)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "another"},
        {"format_number": 2},
        {"patients": "3"},
        {"patients": True},
        {"made_at": "yesterday"},
        {"id": "no digits"},
    ],
)
def test_a_text_that_is_no_manifest_is_not_read(changes: dict[str, object]) -> None:
    text = json.loads(sealed_manifest(MANIFEST, NEW)) | changes

    assert read_manifest(json.dumps(text).encode()) is None


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_not_even_json_is_not_read(raw: bytes) -> None:
    assert read_manifest(raw) is None


def test_two_backups_have_manifest_keys_of_their_own() -> None:
    other = replace(MANIFEST, id="ffffffffffffffffffff")
    first = json.loads(sealed_manifest(MANIFEST, NEW))
    forged = json.loads(sealed_manifest(other, NEW)) | {"mac": first["mac"]}

    found = read_manifest(json.dumps(forged).encode())

    assert found is not None
    assert found.sealed_by(Keys(NEW, CHAIN)) is None
