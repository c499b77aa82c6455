"""Restoring a backup, step by step, while nobody has the records open."""
