"""Leads through the rules: a rule, what staff look up, the self-test, numbers, a newer rule set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from infusion_planner.cards.rules import SettingLine
from infusion_planner.demo.guide import settle
from infusion_planner.ui.picture.in_view import bring_into_view
from infusion_planner.ui.rules.in_force_tab import InForceTab
from infusion_planner.ui.rules.newer_tab import NewerTab
from infusion_planner.ui.rules.panel import RulesPanel
from infusion_planner.ui.rules.settings_tab import SettingsTab
from infusion_planner.ui.shell.panel import RULES, FramePanel

if TYPE_CHECKING:
    from infusion_planner.demo.guide import Guide, Stop

_TABS = ("evidence", "reactions", "self-test", "settings", "newer", "payers")
_FITS_NOTHING = "xylophone"
_NO_NUMBER = "five"


def rules(guide: Guide) -> Iterator[Stop]:
    """Show what everybody sees who reads charts, and what a manager changes."""
    if RULES not in guide.panel(FramePanel).screens:
        return
    guide.pages.open_rules()
    settle()
    tab = guide.panel(InForceTab)
    tab.table.select_line(tab.table.table.lines[0])
    yield guide.stop("rules-in-force")
    tab.text.set_text(_FITS_NOTHING)
    tab.text.edited.emit(_FITS_NOTHING)
    yield guide.stop("rules-no-match")
    tab.show_all()
    panel = guide.panel(RulesPanel)
    for place, name in enumerate(_TABS[: panel.tabs.heads.count() - 1], start=1):
        panel.tabs.choose(place)
        yield guide.stop(f"rules-{name}")
        if name == "settings" and panel.findChild(NewerTab) is not None:
            yield from _number(guide)
    panel.tabs.choose(0)
    guide.leave()


def _number(guide: Guide) -> Iterator[Stop]:
    """Show a number that is no number, and one that was looked at."""
    tab = guide.panel(SettingsTab)
    first = tab.table.table.lines[0]
    tab.table.select_line(first)
    tab.value.set_text(_NO_NUMBER)
    tab.look_pressed.emit()
    settle()
    bring_into_view(tab.value, tab.value.rect())
    yield guide.stop("rules-settings-refused")
    if isinstance(first, SettingLine):
        tab.value.set_text(first.limits.split(" to ")[0])
        tab.value.box.textEdited.emit(tab.value.text())
        tab.reason.set_text("Agreed with the REMS program")
        tab.look_pressed.emit()
        settle()
        bring_into_view(tab.changes, tab.changes.rect())
        yield guide.stop("rules-settings-looked")
    tab.value.set_text("")
    tab.reason.set_text("")
    tab.value.box.textEdited.emit("")
