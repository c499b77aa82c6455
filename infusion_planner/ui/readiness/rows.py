"""One gate of the readiness: met in one line, otherwise with its reason and what clears it."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.readiness import ReadinessGroup, ReadinessLine
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.badge import State
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.gates import MARKED, WIDEST_WORD, Reason
from infusion_planner.ui.kit.label import Label, set_tip
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.look import look

_ONE_LINE = frozenset({"Met", "Information"})
_OVERRIDE, _OVERRIDDEN = "Override", "Overridden"
_TITLE_WIDTH, _ASIDE_WIDTH, _LAST_WIDTH = 250, 232, 164
_WIDE = 940
_TOP = Qt.AlignmentFlag.AlignTop
_NO_BREAK = "\u00a0"


class GroupHead(Panel):
    """The title of gates that stand alike, and what it means."""

    def __init__(self, found: ReadinessGroup) -> None:
        super().__init__(fill="well", line=None, radius=0)
        title, note = Label(found.title, "bodyb"), Label(found.note, "small", "ink3", wrap=True)
        self.setLayout(row(title, note, None, gap=10, margins=(16, 4, 12, 5)))

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the ground, and the line under it."""
        super().paint(on, rect)
        on.across(0, rect.width(), rect.height() - on.hair)


class ReadinessRow(Panel):
    """One gate, with when its fact was entered, by whom, and the buttons that clear it.

    Where a fact can be entered, the override of a prescriber is the exception: its button is there
    while the gate has the focus or the pointer. So a long page has half the buttons, and one that
    is not looked at offers to record first.

    Signals:
        repair_pressed(ReadinessLine): what would clear it is to be entered or changed.
        override_pressed(ReadinessLine): it is to be set aside.
    """

    repair_pressed = Signal(object)
    override_pressed = Signal(object)

    def __init__(self, line: ReadinessLine) -> None:
        super().__init__(line=None, radius=0)
        self._gate = line
        self._wide: bool | None = None
        self._focused = self._pointed = False
        self._state = State(room_for=WIDEST_WORD)
        self._title = Label("", "body" if self.is_short else "bodyb", wrap=True)
        self._rule = Label("", "small", "ink3")
        self._sentence = Reason()
        self._decided = InlineMessage(role="small")
        self._due = Label("", "smallm", "ink2", wrap=True)
        self._origin = Label("", "small", "ink3", wrap=True, narrow=True)
        self._aside = group(column(self._due, self._origin, None, gap=2))
        self.repair = Button("", size=28)
        self.override = Button(_OVERRIDE, "warn", size=28)
        self._grid = QGridLayout()
        self._build()
        self.setLayout(self._grid)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.repair.clicked.connect(self._tell_repair)
        self.override.clicked.connect(self._tell_override)

    @property
    def line(self) -> ReadinessLine:
        """The gate shown."""
        return self._gate

    @property
    def is_short(self) -> bool:
        """Tell whether it takes one line."""
        return self._gate.word in _ONE_LINE

    @property
    def aside_left(self) -> int:
        """Where what is said of the fact begins."""
        return self._aside.x()

    def fits(self, line: ReadinessLine) -> bool:
        """Tell whether this row has the right shape for a gate."""
        return self.is_short == (line.word in _ONE_LINE)

    def show_line(self, line: ReadinessLine, override_off: str) -> None:
        """Show a gate of the same shape.

        Args:
            line: the gate.
            override_off: why no override can be recorded now; empty where it can.
        """
        self._gate = line
        self._state.show_state(line.state, line.word, "ink3" if line.state == "ok" else "")
        self._title.setText(line.title)
        self._rule.setText(line.rule)
        self._sentence.setText(line.sentence)
        if line.decided != self._decided.words:
            self._decided.say("info" if line.word == _OVERRIDDEN else "override", line.decided)
        self._show_aside(line)
        self._show_buttons(line, override_off)
        said = (line.sentence, line.due, _origin_words(line), line.decided)
        spoken = ". ".join(part.rstrip(".") for part in said if part)
        self.setAccessibleName(f"{line.word}. {line.title} {line.rule}. {spoken}")
        self.setAccessibleDescription(line.source)
        set_tip(self, line.source)
        self.update()

    def _show_aside(self, line: ReadinessLine) -> None:
        self._due.setText(line.due)
        self._due.setVisible(bool(line.due))
        # a name stays in one piece
        who = line.who.replace(" ", _NO_BREAK)
        self._origin.setText(", ".join(filter(None, (line.origin, line.noted, who))))
        self._origin.setAccessibleName(_origin_words(line))
        self._origin.setVisible(bool(self._origin.text()))
        self._arrange()

    def _show_buttons(self, line: ReadinessLine, override_off: str) -> None:
        words = line.record if line.action == _OVERRIDE else line.action
        self.repair.set_words(words)
        self.repair.setVisible(bool(words))
        self._show_override()
        for button, act in ((self.repair, words), (self.override, _OVERRIDE)):
            button.setAccessibleName(f"{act}, {line.title} {line.rule}")
        if override_off:
            self.override.switch_off(override_off)
        else:
            self.override.switch_on()

    def show_focus(self, *, focused: bool) -> None:
        """Say whether the focus is at this gate, or in the form of its override."""
        if focused != self._focused:
            self._focused = focused
            self._show_override()

    def _show_override(self) -> None:
        offered = self._gate.overrides
        # the other button stays where it is when this one comes and goes
        policy = self.override.sizePolicy()
        policy.setRetainSizeWhenHidden(offered)
        self.override.setSizePolicy(policy)
        only = self.repair.isHidden()
        self.override.setVisible(offered and (only or self._focused or self._pointed))

    def _build(self) -> None:
        self._grid.setContentsMargins(16, 4, 12, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._state, 0, 0, 2, 1, _TOP)
        self._grid.addWidget(self._words(), 0, 1)
        last = self._rule if self.is_short else group(row(self.repair, self.override, gap=8))
        middle = _TOP if self.is_short else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(last, 0, 3, 2, 1, middle | Qt.AlignmentFlag.AlignRight)

    def _words(self) -> QWidget:
        if self.is_short:
            self._title.setFixedWidth(look().theme.length(_TITLE_WIDTH))
            line = row(self._title, (self._sentence, 1), gap=8)
            for part in (self._title, self._sentence):
                line.setAlignment(part, _TOP)
            self.repair.setParent(self)
            self.override.setParent(self)
            return group(line)
        head = row(self._title, self._rule, None, gap=8)
        return group(column(head, self._sentence, self._decided, gap=1))

    def _arrange(self) -> None:
        """Put aside what is said of the fact, or under the words where there is no room."""
        theme = look().theme
        wide = self.width() >= theme.length(_WIDE)
        if wide != self._wide:
            self._wide = wide
            self._grid.removeWidget(self._aside)
            self._grid.addWidget(self._aside, *((0, 2, 2, 1) if wide else (1, 1, 1, 1)), _TOP)
        self._aside.setMinimumWidth(theme.length(_ASIDE_WIDTH) if wide else 0)
        self._aside.setMaximumWidth(theme.length(_ASIDE_WIDTH) if wide else self.maximumWidth())
        self._aside.setVisible(wide or bool(self._due.text() or self._origin.text()))
        if self.is_short:
            self._title.setFixedWidth(theme.length(_TITLE_WIDTH if wide else _ASIDE_WIDTH))
        # so that what stands aside stands in one column
        self._grid.setColumnMinimumWidth(3, theme.length(_LAST_WIDTH) if wide else 0)

    def _tell_repair(self) -> None:
        self.repair_pressed.emit(self._gate)

    def _tell_override(self) -> None:
        self.override_pressed.emit(self._gate)

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the marker of a gate that stops the course, and the line under the row."""
        if self._gate.state in MARKED and self._gate.word != _OVERRIDDEN:
            on.fill(QRectF(0, 0, 3, rect.height()), self._gate.state)
        on.across(16 if self.is_short else 0, rect.width(), rect.height() - on.hair)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the override under the pointer."""
        super().enterEvent(event)
        self._pointed = True
        self._show_override()

    def leaveEvent(self, event: QEvent) -> None:
        """Put it away again."""
        super().leaveEvent(event)
        self._pointed = False
        self._show_override()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for another width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()


def _origin_words(line: ReadinessLine) -> str:
    return ", ".join(filter(None, (line.origin, line.noted, line.who)))
