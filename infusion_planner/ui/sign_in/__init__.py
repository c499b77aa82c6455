"""Signing in to the records."""
