"""Faults done to the records on purpose, one module each; `docs/faults.md` tells them."""
