"""Mutants that change nothing anybody could notice, each with the reason why."""

KNOWN: dict[tuple[str, str, str], str] = {}
"""The module, the function and the change, as the report prints them."""
