"""Reads the rulebook's TOML into domain objects."""
