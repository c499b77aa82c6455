"""Signing with one's own PIN or password."""
