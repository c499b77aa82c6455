"""Name the libraries that lie inside wheels, which no scanner sees, as the program finds them.

Run by the Python that runs the program; prints a list of JSON objects for `sbom.py`.
"""

import json
import sys

import sqlcipher3
from cryptography.hazmat.backends.openssl import backend
from PySide6.QtCore import qVersion


def parts() -> list[dict[str, str]]:
    """Give name, version, license, the package it lies in and its identifier (CPE)."""
    return [*_of_the_database(), *_of_the_keys(), *_of_the_window()]


def _of_the_database() -> list[dict[str, str]]:
    connection = sqlcipher3.connect(":memory:")
    try:
        # only a connection with a key has loaded what encrypts
        connection.execute("PRAGMA key = \"x'00'\"")
        cipher = _asked(connection, "cipher_version").split()[0]
        provider = _asked(connection, "cipher_provider")
        openssl = _asked(connection, "cipher_provider_version")
    finally:
        connection.close()
    if provider != "openssl":
        raise SystemExit(f"SQLCipher encrypts with {provider}, which this list does not know.")
    sqlite = sqlcipher3.sqlite_version
    return [
        _part("SQLite", sqlite, "blessing", "sqlcipher3", f"sqlite:sqlite:{sqlite}"),
        _part("SQLCipher", cipher, "BSD-3-Clause", "sqlcipher3", f"zetetic:sqlcipher:{cipher}"),
        _openssl(openssl, "sqlcipher3"),
    ]


def _asked(connection: sqlcipher3.Connection, pragma: str) -> str:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    if row is None:
        raise SystemExit(f"SQLCipher does not tell its {pragma}.")
    return str(row[0])


def _of_the_keys() -> list[dict[str, str]]:
    return [_openssl(backend.openssl_version_text(), "cryptography")]


def _openssl(words: str, inside: str) -> dict[str, str]:
    """Read `OpenSSL 3.6.0 1 Oct 2025`."""
    version = words.split()[1]
    return _part("OpenSSL", version, "Apache-2.0", inside, f"openssl:openssl:{version}")


def _of_the_window() -> list[dict[str, str]]:
    version = qVersion()
    return [_part("Qt", version, "LGPL-3.0-only", "PySide6_Essentials", f"qt:qt:{version}")]


def _part(name: str, version: str, license_: str, inside: str, cpe: str) -> dict[str, str]:
    return {
        "name": name,
        "version": version,
        "license": license_,
        "inside": inside,
        "cpe": f"cpe:2.3:a:{cpe}:*:*:*:*:*:*:*",
    }


if __name__ == "__main__":
    json.dump(parts(), sys.stdout, indent=1)
