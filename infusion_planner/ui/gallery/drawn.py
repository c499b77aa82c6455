"""What is only looked at: type, colors, states, icons, verdicts and tags."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.gallery import samples
from infusion_planner.ui.kit.badge import Badge, Glyph, Tag
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label, set_tip
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.swatch import ColorChip, Swatch
from infusion_planner.ui.picture.legend import MarkPicture

_COLORS_ACROSS = 6


def type_card() -> QWidget:
    """Show every type role."""
    card = Card("Type")
    for role, words, note in samples.ROLES:
        card.add(group(row(Label(words, role), None, Label(note, "small", "ink3", narrow=True))))
    narrow = Label("TREETAWTCHAIWONG, Lertchai", "small", narrow=True)
    said = Label("12 / 16 semi-condensed, boards", "small", "ink3", narrow=True)
    card.add(group(row(narrow, None, said)))
    card.body.setSpacing(4)
    return card


def color_card() -> QWidget:
    """Show the color roles."""
    card = Card("Color roles")
    grid = _grid()
    for place, (name, line) in enumerate(samples.COLORS):
        part = column(ColorChip(name, line), Label(name, "small", "ink2", narrow=True), gap=1)
        grid.addWidget(group(part), place // _COLORS_ACROSS, place % _COLORS_ACROSS)
    card.add(group(grid))
    return card


def state_card() -> QWidget:
    """Show each state as boards draw it, and its badge; then what is over or still to come."""
    card = Card("States: glyph + word + pattern + color")
    grid = _grid()
    grid.setVerticalSpacing(9)
    half = (len(samples.STATES) + 1) // 2
    for place, (state, word) in enumerate(samples.STATES):
        left = place // half * 2
        grid.addWidget(Swatch(state, word), place % half, left)
        grid.addWidget(Badge(state, word), place % half, left + 1, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    card.add(group(grid), _later())
    return card


def _later() -> QWidget:
    parts = (
        (Swatch("infusing", "Infusion still to run", coming=True), "Still to run"),
        (Swatch("observing", "Observation still to come", coming=True), "Still to come"),
        (Swatch("infusing", "Infusion that is over", over=True), "Over"),
    )
    shown = [group(row(swatch, Label(words, "small", "ink2"), gap=6)) for swatch, words in parts]
    return group(Flow(*shown, gap=(12, 6)))


def icon_card() -> QWidget:
    """Show every line icon."""
    card = Card("Icons, own drawing, 20 grid, 1.5 stroke")
    glyphs = []
    for name in samples.ICONS:
        glyph = Glyph(name, "ink2", size=20)
        glyph.setAccessibleName(name)
        set_tip(glyph, name)
        glyphs.append(glyph)
    card.add(group(Flow(*glyphs, gap=(8, 8))))
    return card


def verdict_card() -> QWidget:
    """Show the verdicts as badges, and the marks of the picture of a treatment."""
    card = Card("Verdicts")
    grid = _grid()
    for place, (state, word) in enumerate(samples.VERDICTS):
        grid.addWidget(Badge(state, word), place // 3, place % 3, Qt.AlignmentFlag.AlignLeft)
    for across in range(3):
        grid.setColumnStretch(across, 1)
    marks = [
        group(row(MarkPicture(face), Label(word, "small", "ink2", narrow=True), gap=3))
        for face, word in samples.MARKS
    ]
    card.add(group(grid), group(Flow(*marks, gap=(10, 4))))
    return card


def tags() -> QWidget:
    """Show the tags."""
    shown = (
        Tag("Ctrl+K"),
        Tag("C2"),
        Tag("similar name", "override"),
        Tag("SAMPLE DATA", "override"),
    )
    return group(row(*shown, None))


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    return grid
