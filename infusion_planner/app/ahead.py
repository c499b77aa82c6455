"""Loads what signing in needs while the password is being typed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from infusion_planner.app.places import shipped_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

# in the order in which signing in asks for them; each holds the window up for a few hundredths
# of a second at most, and keys are heard between two
_PARTS = (
    "infusion_planner.app.counted",
    "infusion_planner.app.opening",
    "infusion_planner.store.guarded_ring",
    "infusion_planner.store.store",
    "infusion_planner.store.ids",
    "infusion_planner.app.welcome",
    "infusion_planner.app.accounts",
    "infusion_planner.app.seat",
    "infusion_planner.app.rules_in_force",
    "infusion_planner.actions.desk",
    "infusion_planner.actions.proof",
    "infusion_planner.cards.reader",
    "infusion_planner.ui.session",
    "infusion_planner.ui.shell.panel",
    "infusion_planner.ui.shell.presenter",
)


def load_ahead() -> Iterator[None]:
    """Load one part at each step.

    Raises:
        PlannerError: the rules cannot be used; that is said before anybody signs in.
    """
    for part in _PARTS:
        import_module(part)
        yield
    shipped_rulebook()
    yield
