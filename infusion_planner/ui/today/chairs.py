"""The chairs that can be given to somebody today, each by its own key."""

from infusion_planner.ui.kit.menu import MenuEntry

_DIGITS = 9


def free_entries(chairs: tuple[str, ...]) -> tuple[MenuEntry, ...]:
    """Offer the free chairs; the first nine are taken by a digit."""
    return tuple(
        MenuEntry(name, f"&{place} {name}" if place <= _DIGITS else name, "chair")
        for place, name in enumerate(chairs, start=1)
    )
