"""The settings page while it is typed: as it is kept, and as it comes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from infusion_planner.domain.clinic import Closure
from infusion_planner.domain.frozen import as_dict, names_of
from infusion_planner.ui.drafts.typed import items, rows, table, words
from infusion_planner.ui.settings.form import SettingsForm
from infusion_planner.ui.settings.letters import LettersForm

if TYPE_CHECKING:
    from collections.abc import Mapping


class SettingsPart(Protocol):
    """A page of the settings that keeps what it holds by itself, and can have text typed."""

    def begin(self) -> None:
        """Show what is kept, and forget what was typed."""

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not kept."""

    def draft(self) -> Mapping[str, object]:
        """Give what stands in the fields, by name."""

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave."""


def kept_form(form: SettingsForm, closures: tuple[Closure, ...]) -> dict[str, object]:
    """Give what is typed, and the closed days beside it, as they are kept."""
    days = [[item.on.isoformat(), item.why] for item in closures]
    own = {"letters": as_dict(form.letters), "weekdays": sorted(form.weekdays), "closures": days}
    return {**as_dict(form), **own}


def form_again(typed: Mapping[str, object]) -> tuple[SettingsForm, tuple[Closure, ...]]:
    """Give what was kept as it was typed."""
    letters = table(typed, "letters")
    form = SettingsForm(
        words(typed, "name"),
        words(typed, "phone"),
        words(typed, "facility"),
        words(typed, "paper"),
        frozenset(day for day in items(typed, "weekdays") if isinstance(day, int)),
        tuple((row[0], row[1], row[2]) for row in rows(typed, "prescribers", 3)),
        LettersForm(**{name: words(letters, name) for name in names_of(LettersForm)}),
    )
    days = rows(typed, "closures", 2)
    return form, tuple(Closure(date.fromisoformat(day), why) for day, why in days)
