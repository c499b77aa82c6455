"""The pages of a sheet, shown from the very bytes that are printed or saved."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row

_STEP = 1.2
_SMALLEST, _LARGEST = 0.25, 4.0


class Pages(QWidget):
    """Show a PDF page under page; turn pages, look closer, or fit the width.

    Signals:
        loaded(int): how many pages were read.
    """

    loaded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view = QPdfView(self)
        self._place = Label("", "bodym")
        self._previous = IconButton("up", "Previous page")
        self._next = IconButton("down", "Next page")
        self._smaller = Button("S&maller", size=28)
        self._larger = Button("Lar&ger", size=28)
        self._fit = Button("Fit &width", size=28)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFrameShape(QPdfView.Shape.NoFrame)
        self._view.setAccessibleName("Preview of the sheet")
        self._view.setAccessibleDescription("What is printed stands on the page behind, too")
        turn = group(row(self._previous, self._next, gap=0))
        size = group(row(self._smaller, self._larger, self._fit, gap=6))
        bar = row(self._place, turn, None, size, gap=10)
        self.setLayout(column(bar, (self._view, 1), gap=8))

    def _connect(self) -> None:
        self._previous.clicked.connect(self._turn_back)
        self._next.clicked.connect(self._turn_on)
        self._smaller.clicked.connect(self._shrink)
        self._larger.clicked.connect(self._grow)
        self._fit.clicked.connect(self._fit_width)
        self._view.pageNavigator().currentPageChanged.connect(self._show_place)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF from its first page."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._show_place()
        self.loaded.emit(self.count)

    def _show_place(self) -> None:
        place = self._view.pageNavigator().currentPage()
        words = f"Page {place + 1} of {self.count}"
        self._place.setText(words)
        self._place.setAccessibleName(words)
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(place + 1 < self.count)

    def _turn(self, step: int) -> None:
        navigator = self._view.pageNavigator()
        place = min(max(navigator.currentPage() + step, 0), self.count - 1)
        navigator.jump(place, self._view.viewport().rect().topLeft(), navigator.currentZoom())

    def _turn_back(self) -> None:
        self._turn(-1)

    def _turn_on(self) -> None:
        self._turn(1)

    def _shown_zoom(self) -> float:
        """Give how large a page is shown now; 1 is its size on paper."""
        if self._view.zoomMode() == QPdfView.ZoomMode.Custom:
            return self._view.zoomFactor()
        margins = self._view.documentMargins()
        room = self._view.viewport().width() - margins.left() - margins.right()
        page = self._document.pagePointSize(0).width() * self._view.logicalDpiX() / 72
        return room / page if page else 1.0

    def _zoom(self, factor: float) -> None:
        wanted = min(max(self._shown_zoom() * factor, _SMALLEST), _LARGEST)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(wanted)

    def _shrink(self) -> None:
        self._zoom(1 / _STEP)

    def _grow(self) -> None:
        self._zoom(_STEP)

    def _fit_width(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
