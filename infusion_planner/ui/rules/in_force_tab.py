"""The rules under their tab: which version, a filter, the table, and the chosen rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.cards.read_rules import SEVERITIES
from infusion_planner.cards.rules import RuleLine
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import LowPage, PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.records.chosen_in_view import ChosenInView
from infusion_planner.ui.rules.or_trouble import OrTrouble
from infusion_planner.ui.rules.rule_detail import RuleDetail
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from infusion_planner.cards.rules import RuleCard, RuleSetCard

COLUMNS = (
    Column("Rule", "id", sort_field="sort_id", role="bodyb"),
    Column("Title", "title", stretch=1, widest=320),
    Column("At most", "severity", state_field="state"),
    Column("Rests on", "basis", drop=1, widest=220, tone="ink2"),
)
_EVERY: tuple[str, object] = ("Every family", "")
_SEVERITIES: tuple[tuple[str, object], ...] = (
    ("Any", ""),
    *((words, severity.value) for severity, (_, words) in SEVERITIES.items()),
)
_DETAIL_WIDTH = 460
_BESIDE_FROM = 1100
_LOW, _LEAST = 260, 130
_UNBOUND = 16_777_215


class InForceTab(QWidget):
    """Show the rules of one version.

    Signals:
        version_chosen(str): another version is wanted.
        line_chosen(object): the `RuleLine` chosen now; None for none.
        retry_pressed(): read it again.
    """

    version_chosen = Signal(str)
    line_chosen = Signal(object)
    retry_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[RuleLine, ...] = ()
        self.strip = VerdictStrip(kind="secondary")
        self.strip.hide()
        self.about = Label("", "body", "ink2", wrap=True)
        self.text = Field("&Words", width=160, placeholder="Id, title or source")
        self.family = Choice("Fami&ly", (_EVERY,), width=230)
        self.severity = Choice("Se&verity", _SEVERITIES, width=150)
        self.version = Choice("&Rule set", width=190)
        self.found = Label("", "bodyb")
        self.clear = Button("&Show all", "quiet", size=28)
        self.table = LineTableView(COLUMNS, "Rules", key="id")
        ChosenInView(self.table)
        self.detail = RuleDetail()
        self._build()
        self._connect()

    def _build(self) -> None:
        card = Card(flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.body.setSpacing(0)
        card.add(self.table)
        filters = Flow(self.text, self.family, self.severity, self.version, gap=(10, 0))
        under = row(self.found, self.clear, None, gap=16)
        self._middle = row((card, 1), self.detail, gap=12)
        parts = (self.strip, self.about, group(filters), group(under), (group(self._middle), 1))
        page = PageScroll(LowPage(column(*parts, gap=6)))
        self._pages = OrTrouble(page, "Could not load the rules")
        self.setLayout(column((self._pages, 1), margins=(0, 8, 0, 0)))
        words = "Every rule stands here again without it."
        nothing = EmptyRow("filter", "No rule fits the filter", words, "Show all")
        nothing.pressed.connect(self.show_all)
        self.table.show_when_empty(nothing)
        self.detail.show_rule(None)

    def _connect(self) -> None:
        self.table.line_selected.connect(self.line_chosen)
        self.text.edited.connect(self._narrow)
        for choice in (self.family, self.severity):
            choice.chosen.connect(self._narrow)
        self.version.chosen.connect(self._tell_version)
        self.clear.clicked.connect(self.show_all)
        self._pages.retry_pressed.connect(self.retry_pressed)

    def show_rules(self, card: RuleSetCard, versions: tuple[tuple[str, str], ...]) -> None:
        """Show a version.

        Args:
            card: its rules.
            versions: (words, version) of every version there is.
        """
        self._pages.show_content()
        if card.strip is None:
            self.strip.hide()
        else:
            self.strip.show_card(card.strip)
        self.about.setText(card.words)
        self.family.set_choices((_EVERY, *card.families))
        self.version.set_choices(versions)
        self.version.set_value(card.version)
        self._lines = card.lines
        self.table.show_lines(card.lines)
        self._narrow()

    def show_rule(self, card: RuleCard | None) -> None:
        """Show the chosen rule in full."""
        self.detail.show_rule(card)

    def show_trouble(self, words: str) -> None:
        """Say why the rules could not be read."""
        self._pages.show_trouble(words)

    def begin(self) -> None:
        """Start on the rules, ready to move through them."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> RuleLine | None:
        """Give the chosen rule."""
        line = self.table.table.line(self.table.currentIndex())
        return line if isinstance(line, RuleLine) else None

    def show_all(self) -> None:
        """Take the filter away."""
        self.text.set_text("")
        self.family.set_value("")
        self.severity.set_value("")
        self._narrow()
        if self.clear.hasFocus() or not self.table.hasFocus():
            self.begin()

    def _narrow(self) -> None:
        words = self.text.text().casefold().split()
        family, severity = str(self.family.value() or ""), str(self.severity.value() or "")
        fit = tuple(
            line
            for line in self._lines
            if all(word in line.search_text for word in words)
            and family in {"", line.family}
            and (not severity or severity in line.weighs)
        )
        self.table.show_some(fit)
        every = len(self._lines)
        shown = "" if len(fit) == every else f"{len(fit)} of "
        self.found.setText(f"{shown}{every} rules")
        self.clear.setVisible(len(fit) != every)

    def _tell_version(self, version: object) -> None:
        self.version_chosen.emit(str(version or ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chosen rule beside the table, or under it where there is no room."""
        super().resizeEvent(event)
        length = look().theme.length
        beside = self.width() >= length(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.detail.setMinimumWidth(length(_DETAIL_WIDTH) if beside else 0)
        self.detail.setMaximumWidth(length(_DETAIL_WIDTH) if beside else _UNBOUND)
        self.detail.setMaximumHeight(_UNBOUND if beside else length(_LOW))
        self.detail.setMinimumHeight(0 if beside else length(_LEAST))
