#!/usr/bin/env python3
"""Check an exported trail of Infusion Planner, without Infusion Planner.

Usage: python3 check_trail.py TRAIL.jsonl [--key KEYFILE]

Without the key it checks that no entry is missing, that each entry names the code of the one
before, and that the file is complete. With the key it also computes the code of every entry anew,
which shows any change of a single letter. It prints the first bad entry. Exit code 0: all of it
stands; 1: something does not; 2: the file cannot be read.

The code of an entry is HMAC-SHA256 under the key over the code of the entry before (64 signs,
nothing for the first) followed by the entry without its own "hash": JSON with sorted keys,
without spaces, letters beyond ASCII escaped.
"""

import argparse
import hashlib
import hmac
import json
import sys

FORMAT = "infusion-planner trail"


class Bad(Exception):
    """Something does not stand; the text says what."""


def canonical(content):
    """Give the one way to write an object."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def check_head(head, key):
    """Check the first line of the file."""
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise Bad("The file is not an exported trail.")
    if head.get("format_number") != 1:
        raise Bad("The file was written by a newer program. Use its checker.")
    content = {name: value for name, value in head.items() if name != "mac"}
    due = hmac.new(key, b"export\0" + canonical(content).encode(), hashlib.sha256).hexdigest()
    if key and not hmac.compare_digest(due, str(head.get("mac"))):
        raise Bad("The first line was changed, or the key belongs to other records.")


def check_entry(entry, number, previous, key):
    """Check one entry and give its code."""
    place = f"entry {number} ({entry.get('ended_at')})"
    if entry.get("seq") != number:
        raise Bad(f"{place}: number {number} was expected, {entry.get('seq')} stands there.")
    if entry.get("previous") != previous:
        raise Bad(f"{place}: it does not follow on the entry before.")
    content = {name: value for name, value in entry.items() if name != "hash"}
    due = hmac.new(key, (previous + canonical(content)).encode(), hashlib.sha256).hexdigest()
    if key and not hmac.compare_digest(due, str(entry.get("hash"))):
        raise Bad(f"{place}: it was changed.")
    return str(entry.get("hash"))


def check(lines, key):
    """Check every line and give the first one with the number of entries."""
    head = json.loads(next(lines, "null"))
    check_head(head, key)
    number, previous = 0, ""
    for number, line in enumerate(lines, start=1):
        try:
            entry = json.loads(line)
        except ValueError:
            raise Bad(f"entry {number}: it cannot be read.") from None
        previous = check_entry(entry, number, previous, key)
    if number != head.get("entries") or previous != head.get("head"):
        raise Bad(
            f"The file ends with entry {number}, but the trail had {head.get('entries')}:"
            " the end was cut off or changed."
        )
    return head, number


def main(arguments=None):
    """Check the file that was named and say how it stands."""
    parser = argparse.ArgumentParser(description="Check an exported trail of Infusion Planner.")
    parser.add_argument("trail", help="the exported file, TRAIL.jsonl")
    parser.add_argument("--key", help="file with the key, 64 signs; checks every letter")
    chosen = parser.parse_args(arguments)
    try:
        key = b""
        if chosen.key:
            with open(chosen.key, encoding="ascii") as file:  # noqa: PTH123  # needs no more
                key = bytes.fromhex(file.read().strip())
        with open(chosen.trail, encoding="utf-8") as file:  # noqa: PTH123
            head, number = check(iter(file), key)
    except Bad as trouble:
        sys.stdout.write(f"BAD: {trouble}\n")
        return 1
    except (OSError, ValueError) as trouble:
        sys.stderr.write(f"The file cannot be read: {trouble}\n")
        return 2
    how = (
        "every code computed anew" if key else "numbers and links; give --key to check each letter"
    )
    sys.stdout.write(
        f"GOOD: {number} entries of {head.get('center')}, exported {head.get('exported_at')} by"
        f" {head.get('exported_by')} ({how}).\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
