"""The style sheet text that dresses Qt's own widgets in a theme.

Rules select by class and property only, so that nothing leaks into the painted parts. A
border that grows on focus takes the pixel from the padding, so that no field jumps.
"""

from infusion_planner.ui.fonts import FAMILY, ROLES, role_pixels
from infusion_planner.ui.tokens import Tokens

LABEL_TONES = (
    "ink",
    "ink2",
    "ink3",
    "disabled",
    "accent_text",
    "on_accent",
    "on_banner",
    "banner_label",
    "on_allergy",
)

_ENTRY = "QLineEdit, QPlainTextEdit, QComboBox"
_ERROR = '[state="error"]'
_DOUBT = '[state="doubt"]'
_SHOWN = '[state="focus"]'
"""A field that the gallery shows as it looks with the focus."""


def stylesheet(tokens: Tokens, scale: float) -> str:
    """Write the style sheet of one theme at one text size factor."""
    parts = (
        _roles(scale),
        _tones(tokens),
        _entries(tokens, scale),
        _lists(tokens),
        _scroll_bars(tokens),
        _floating(tokens),
    )
    return "\n".join(parts)


def _roles(scale: float) -> str:
    return "\n".join(
        f'QLabel[role="{role}"] {{ font: {weight} {role_pixels(role, scale)}px "{FAMILY}"; }}'
        for role, (_, weight) in ROLES.items()
    )


def _tones(tokens: Tokens) -> str:
    names = LABEL_TONES + tuple(state for state, _ in tokens.shades)
    return "\n".join(f'QLabel[tone="{name}"] {{ color: {tokens.color(name)}; }}' for name in names)


def _entries(tokens: Tokens, scale: float) -> str:
    height = round(18 * scale)
    rules = [
        f"{_ENTRY} {{ border: 1px solid {tokens.edge}; border-radius: 4px; padding: 5px 8px;"
        f" background: {tokens.surface}; color: {tokens.ink};"
        f" placeholder-text-color: {tokens.ink3}; selection-background-color: {tokens.accent};"
        f" selection-color: {tokens.on_accent}; }}",
        f"QLineEdit, QComboBox {{ min-height: {height + 2}px; }}",
        f'QLineEdit[big="true"], QComboBox[big="true"] {{ min-height: {height + 10}px; }}',
        f"{_each(':focus')}, {_each(_SHOWN)}"
        f" {{ border: 2px solid {tokens.focus}; padding: 4px 7px; }}",
        # with the focus too, so after it: the ring is drawn inside the border of what is wrong
        *(
            f"{_each(mark)}, {_each(f'{mark}:focus')}"
            f" {{ border: 2px solid {tokens.color(tone)}; padding: 4px 7px; }}"
            for mark, tone in ((_ERROR, "blocked"), (_DOUBT, "override"))
        ),
        f"{_each(':disabled')} {{ background: {tokens.well}; color: {tokens.disabled};"
        f" border-color: {tokens.line2}; }}",
        f"{_each(':read-only', 'QLineEdit, QPlainTextEdit')} {{ background: {tokens.well};"
        f" color: {tokens.ink}; }}",
        "QComboBox { combobox-popup: 0; padding-right: 28px; }",
        "QComboBox::drop-down { border: 0; width: 28px; }",
        "QComboBox::down-arrow { image: none; }",
        f"QComboBox QAbstractItemView {{ border: 1px solid {tokens.line2}; outline: 0;"
        f" background: {tokens.raised}; color: {tokens.ink};"
        f" selection-background-color: {tokens.accent_soft}; selection-color: {tokens.ink}; }}",
    ]
    return "\n".join(rules)


def _each(suffix: str, selectors: str = _ENTRY) -> str:
    return ", ".join(selector + suffix for selector in selectors.split(", "))


def _lists(tokens: Tokens) -> str:
    return (
        f"QTableView {{ border: 0; background: {tokens.surface}; color: {tokens.ink};"
        f" selection-background-color: {tokens.accent_soft}; selection-color: {tokens.ink};"
        " outline: 0; activate-on-singleclick: 0; }\n"
        f"QHeaderView {{ border: 0; background: {tokens.well}; color: {tokens.ink2}; }}\n"
        f"QTableCornerButton::section {{ border: 0; background: {tokens.surface};"
        f" color: {tokens.ink2}; }}"
    )


def _scroll_bars(tokens: Tokens) -> str:
    return (
        "QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }\n"
        "QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }\n"
        "QScrollBar::handle { border-radius: 3px; margin: 2px 3px;"
        f" background: {tokens.edge}; }}\n"
        "QScrollBar::handle:vertical { min-height: 32px; }\n"
        "QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }\n"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }\n"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )


def _floating(tokens: Tokens) -> str:
    return (
        f"QMenu {{ background: {tokens.raised}; color: {tokens.ink};"
        f" border: 1px solid {tokens.line2}; padding: 4px; }}\n"
        "QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }\n"
        f"QMenu::item:selected {{ background: {tokens.accent_soft}; color: {tokens.ink}; }}\n"
        f"QMenu::item:disabled {{ color: {tokens.disabled}; }}\n"
        f"QToolTip {{ background: {tokens.ink}; color: {tokens.surface}; border: 0;"
        " padding: 5px 8px; }"
    )
