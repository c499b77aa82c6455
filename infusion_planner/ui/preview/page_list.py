"""The pages of a sheet as a list of small pictures, to go from one to another."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from infusion_planner.ui.easel import MIDDLE, Easel, Ink, line_height
from infusion_planner.ui.look import look

_PICTURE = 84
_PAD = 10
_GAP = 4
_PICTURE_ROLE = Qt.ItemDataRole.UserRole


class _PageDelegate(QStyledItemDelegate):
    """Paint one page: its picture with an edge, and its place under it."""

    def __init__(self, pages: "PageList") -> None:
        super().__init__(pages)
        self._pages = pages

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Take the picture at its shape, the words and the padding."""
        picture = _fitted(index.data(_PICTURE_ROLE))
        height = picture.height() + _GAP + line_height("small") + 2 * _PAD
        return QSize(picture.width() + 2 * _PAD, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, picture, words and ring."""
        painter.save()
        on = Easel(painter, look())
        cell = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            on.fill(cell, "accent_soft")
            on.fill(QRectF(cell.left(), cell.top(), 3, cell.height()), "accent_text")
        self._paint_page(on, cell, index)
        if selected and self._pages.hasFocus():
            on.box(cell.adjusted(1, 1, -1, -1), line="focus", radius=4, stroke=2)
        painter.restore()

    def _paint_page(
        self, on: Easel, cell: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        picture = index.data(_PICTURE_ROLE)
        size = _fitted(picture)
        left = cell.left() + (cell.width() - size.width()) / 2
        page = QRectF(left, cell.top() + _PAD, size.width(), size.height())
        on.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        on.painter.drawImage(page, picture)
        # paper stays white in both themes, so that its edge has to be drawn
        on.box(page.adjusted(-1, -1, 1, 1), line="edge")
        words = QRectF(cell.left(), page.bottom() + _GAP, cell.width(), line_height("small"))
        on.text(words, str(index.data()), Ink("small", "ink", MIDDLE))


class PageList(QListWidget):
    """List the pages; up and down go from page to page.

    Signals:
        page_chosen(int): the place of a page, counted from 0.
    """

    page_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_PageDelegate(self))
        self.setAccessibleName("Pages")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._tell)
        self._bound()

    def show_pages(self, document: QPdfDocument) -> None:
        """Show every page of a document, the first one as the current."""
        self.blockSignals(True)
        self.clear()
        count = document.pageCount()
        for place in range(count):
            item = QListWidgetItem(f"Page {place + 1} of {count}")
            item.setData(_PICTURE_ROLE, _picture(document, place))
            self.addItem(item)
        self.setCurrentRow(0 if count else -1)
        self.blockSignals(False)

    def mark(self, place: int) -> None:
        """Make the page that is shown the current one."""
        if place != self.currentRow():
            self.setCurrentRow(place)

    def _tell(self, place: int) -> None:
        if place >= 0:
            self.page_chosen.emit(place)

    def _bound(self) -> None:
        self.setFixedWidth(look().theme.length(_PICTURE) + 2 * _PAD + 14)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
            self.scheduleDelayedItemsLayout()


def _picture(document: QPdfDocument, place: int) -> QImage:
    shape = document.pagePointSize(place)
    # twice as fine as it is shown, so that it stays sharp on a dense screen
    width = 2 * look().theme.length(_PICTURE)
    drawn = document.render(place, QSize(width, round(width * shape.height() / shape.width())))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


def _fitted(picture: QImage) -> QSize:
    width = look().theme.length(_PICTURE)
    return QSize(width, round(width * picture.height() / picture.width()))
