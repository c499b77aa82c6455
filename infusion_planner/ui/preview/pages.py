"""The pages of a sheet, shown from the very bytes that are printed or saved."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.easel import MIDDLE, Easel, Ink
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.look import look
from infusion_planner.ui.preview.page_list import PageList
from infusion_planner.ui.tokens import LIGHT

_STEP = 1.2
_SMALLEST, _LARGEST = 0.25, 4.0
_Zoom = QPdfView.ZoomMode


class SheetView(QPdfView):
    """Show the pages under one another; a ring tells that the arrow keys scroll them.

    Signals:
        fitted(): the room for the pages changed, and with it what fits it.
    """

    fitted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(_Zoom.FitToWidth)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self._drawn: set[int] = set()
        # the view draws beside the window's thread and says nothing of it itself
        for drawer in self.findChildren(QPdfPageRenderer):
            drawer.pageRendered.connect(self._take_drawn)

    def begin(self) -> None:
        """Forget which pages are drawn: another document is shown."""
        self._drawn.clear()

    def drawing(self) -> str:
        """Say which page is still being drawn; empty when the one in view is there."""
        place = self.pageNavigator().currentPage()
        document = self.document()
        if document is None or place >= document.pageCount() or place in self._drawn:
            return ""
        return f"Drawing page {place + 1}"

    def _take_drawn(self, place: int) -> None:
        self._drawn.add(place)
        self.viewport().update()

    def shown_zoom(self) -> float:
        """Give how large a page is shown now; 1 is its size on paper."""
        document = self.document()
        if self.zoomMode() == _Zoom.Custom or document is None or not document.pageCount():
            return self.zoomFactor()
        margins, room = self.documentMargins(), self.viewport().size()
        page = document.pagePointSize(0) * (self.logicalDpiX() / 72)
        across = (room.width() - margins.left() - margins.right()) / page.width()
        if self.zoomMode() == _Zoom.FitToWidth:
            return across
        return min(across, (room.height() - self.pageSpacing()) / page.height())

    def zoom(self, factor: float) -> None:
        """Show the pages larger or smaller than now."""
        wanted = min(max(self.shown_zoom() * factor, _SMALLEST), _LARGEST)
        self.setZoomMode(_Zoom.Custom)
        self.setZoomFactor(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that another size fits."""
        super().resizeEvent(event)
        self.fitted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages, what is still being drawn, and the ring while they have the focus."""
        super().paintEvent(event)
        words = self.drawing()
        if not words and not self.hasFocus():
            return
        with QPainter(self.viewport()) as painter:
            on = Easel(painter, look())
            rect = QRectF(self.viewport().rect())
            if words:
                # on paper, which is white in both themes
                on.text(rect, words, Ink("body", QColor(LIGHT.ink2), MIDDLE))
            if self.hasFocus():
                on.ring(rect, 0)


class Pages(QWidget):
    """Show a PDF with a list of its pages, and look closer, or fit the width or the page.

    Signals:
        loaded(int): how many pages were read.
    """

    loaded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.view = SheetView(self)
        self._list = PageList()
        self._zoom = Label("", "bodym", "ink2")
        self._smaller = Button("S&maller", size=28)
        self._larger = Button("Lar&ger", size=28)
        self._fit_width = Button("Fit &width", size=28)
        self._fit_page = Button("&Fit page", size=28)
        self._build()
        self._connect()
        self._connect_keys()

    def _build(self) -> None:
        self.view.setDocument(self._document)
        self.view.setAccessibleName("Preview of the sheet")
        self.view.setAccessibleDescription("What is printed stands on the page behind, too")
        for fit in (self._fit_width, self._fit_page):
            fit.setCheckable(True)
        sizes = (self._smaller, self._larger, self._fit_width, self._fit_page)
        bar = group(Flow(self._zoom, *sizes, gap=(6, 4)))
        self.setLayout(column(bar, row(self._list, (self.view, 1), gap=8), gap=8))

    def _connect(self) -> None:
        self._list.page_chosen.connect(self._go_to)
        self._smaller.clicked.connect(self.shrink)
        self._larger.clicked.connect(self.grow)
        self._fit_width.clicked.connect(self.fit_width)
        self._fit_page.clicked.connect(self.fit_page)
        self.view.pageNavigator().currentPageChanged.connect(self._show_place)
        self.view.zoomModeChanged.connect(self._show_zoom)
        self.view.zoomFactorChanged.connect(self._show_zoom)
        self.view.fitted.connect(self._show_zoom)

    def _connect_keys(self) -> None:
        keys = {
            self.grow: ("Ctrl++", "Ctrl+="),
            self.shrink: ("Ctrl+-",),
            self.fit_width: ("Ctrl+0",),
        }
        for act, names in keys.items():
            made = shortcut(self, *names)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(act)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF from its first page."""
        self.view.begin()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._list.show_pages(self._document)
        self._show_place()
        self._show_zoom()
        self.loaded.emit(self.count)

    def grow(self) -> None:
        """Look closer."""
        self.view.zoom(_STEP)
        self._show_zoom()

    def shrink(self) -> None:
        """See more at once."""
        self.view.zoom(1 / _STEP)
        self._show_zoom()

    def fit_width(self) -> None:
        """Show a page as wide as there is room."""
        self.view.setZoomMode(_Zoom.FitToWidth)
        self._show_zoom()

    def fit_page(self) -> None:
        """Show a whole page at once."""
        self.view.setZoomMode(_Zoom.FitInView)
        self._show_zoom()

    def _show_place(self) -> None:
        place = self.view.pageNavigator().currentPage()
        self._list.mark(place)
        self.view.setAccessibleName(f"Preview of the sheet, page {place + 1} of {self.count}")

    def _show_zoom(self) -> None:
        mode = self.view.zoomMode()
        self._fit_width.setChecked(mode == _Zoom.FitToWidth)
        self._fit_page.setChecked(mode == _Zoom.FitInView)
        percent = round(self.view.shown_zoom() * 100)
        self._zoom.setText(f"{percent} % of its size on paper")

    def _go_to(self, place: int) -> None:
        navigator = self.view.pageNavigator()
        if place != navigator.currentPage():
            navigator.jump(place, QPointF(), navigator.currentZoom())
