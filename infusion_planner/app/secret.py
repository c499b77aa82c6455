"""The one secret that opens a key ring: a person's password or the recovery words."""

from infusion_planner.store.unlock import Secret
from infusion_planner.store.vault import open_by_recovery, open_ring

__all__ = ["Secret", "by_password", "by_recovery"]


def by_password(name: str, password: str) -> Secret:
    """Give what opens a key ring with a person's password."""
    return lambda ring: open_ring(ring, name, password)


def by_recovery(text: str) -> Secret:
    """Give what opens a key ring with the words, or the scanned text, of a recovery sheet."""
    return lambda ring: open_by_recovery(ring, text)
