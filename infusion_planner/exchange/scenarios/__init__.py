"""Runs the worked cases that are shipped against the rules, and names every answer that differs."""
