"""Tab in the order a page is read, also through parts that were put in later."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QStackedLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

_TURNED_ROUND = frozenset({QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.RightToLeft})


def tab_as_read(page: QWidget) -> None:
    """Let Tab go through a page as its layouts place it.

    Qt goes in the order in which parts were made, so that rows made anew would all come last. Of
    pages that lie on each other only the one in sight is gone through: Tab comes to no other, and a
    window holds as many as were opened since the sign-in.
    """
    stops = list(_stops(page))
    with ExitStack() as held:
        for widget in stops:
            held.enter_context(_as_itself(widget))
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


@contextmanager
def _as_itself(widget: QWidget) -> Iterator[None]:
    """Let a widget be moved alone, as if it took the focus itself.

    Qt would move all that stands between a widget and the one it hands the focus on to, and leave
    alone what takes no focus.
    """
    proxy, policy = widget.focusProxy(), widget.focusPolicy()
    if proxy is not None:
        widget.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None: nobody
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    yield
    widget.setFocusPolicy(policy)
    if proxy is not None:
        widget.setFocusProxy(proxy)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _takes_tab(_taker(widget)):
        # Tab also stops at what hands the focus on: left behind, it would lead back to its part.
        # Qt puts it before its first child each time it is told whom to hand it to
        yield widget
        yield from _first_child(widget)
    held = widget.widget() if isinstance(widget, QScrollArea) else None
    if held is not None:
        yield from _stops(held)
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, QStackedLayout):
        shown = layout.currentWidget()
        yield from _stops(shown) if shown is not None else ()
        return
    parts = _parts(layout)
    turned = isinstance(layout, QBoxLayout) and layout.direction() in _TURNED_ROUND
    for part in reversed(parts) if turned else parts:
        if isinstance(part, QWidget):
            yield from _stops(part)
        else:
            yield from _stops_in(part)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """Give the widgets and layouts a layout holds, in its order.

    A layout's items are never asked for: the Python object made of an item outlives it, and takes
    the program down when a widget made later lies where the item lay.
    """
    owner = layout.parentWidget()
    around: list[QObject] = [*layout.children(), *(owner.children() if owner is not None else ())]
    parts = [part for part in around if isinstance(part, QWidget | QLayout)]
    placed = [(layout.indexOf(part), part) for part in parts]
    return [part for place, part in sorted(placed, key=itemgetter(0)) if place >= 0]


def _first_child(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusProxy() is None:
        return
    children = [part for part in widget.children() if isinstance(part, QWidget)]
    if children and not _takes_tab(_taker(children[0])):
        yield children[0]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _taker(widget: QWidget) -> QWidget:
    proxy = widget.focusProxy()
    while proxy is not None:
        widget, proxy = proxy, proxy.focusProxy()
    return widget
