"""Join the list of the packages with the libraries inside them: sbom.py PACKAGES INSIDE OUT.

PACKAGES is what cyclonedx-py makes of the lock file, INSIDE what `parts_inside.py` prints. The
outcome is checked against the schema of CycloneDX 1.6.
"""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def joined(packages: dict[str, object], inside: list[dict[str, str]]) -> dict[str, object]:
    """Give the list with one more component for each library, marked with where it lies."""
    listed = packages["components"]
    if not isinstance(listed, list) or not listed:
        raise SystemExit("The list of the packages is empty, so there is no list of parts.")
    return {**packages, "components": [*listed, *map(_component, inside)]}


def _component(part: dict[str, str]) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": f"{part['name']}@{part['version']} in {part['inside']}",
        "name": part["name"],
        "version": part["version"],
        "cpe": part["cpe"],
        "licenses": [{"license": {"id": part["license"]}}],
        "properties": [{"name": "infusion-planner:inside-wheel", "value": part["inside"]}],
    }


def main(packages: Path, inside: Path, out: Path) -> None:
    """Write the joined list, whole and valid, or nothing."""
    text = json.dumps(
        joined(json.loads(packages.read_bytes()), json.loads(inside.read_bytes())), indent=1
    )
    trouble = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if trouble is not None:
        raise SystemExit(f"The list of parts is not valid: {trouble}")
    out.write_text(text + "\n", encoding="utf-8")
    count = len(json.loads(text)["components"])
    sys.stdout.write(f"{out}: {count} parts, CycloneDX 1.6.\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
