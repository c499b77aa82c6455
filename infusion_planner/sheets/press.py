"""Make the PDF: the canvas, what was recorded while drawing, and the bytes."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.page import Box, Page, Paper, Record, frame_for
from infusion_planner.sheets.typeface import Typeface


class Printout(Frozen):
    """A finished file and what a check must know of it.

    Attributes:
        pdf: the file; the same input gives the same bytes.
        pages: number of pages.
        boxes: every write-in box, in drawing order, by page of the file.
        overflows: every text wider than its place.
        sheets: number of pages of each sheet in the file, in order.
    """

    pdf: bytes
    pages: int
    boxes: tuple[Box, ...]
    overflows: tuple[str, ...]
    sheets: tuple[int, ...]

    def checked(self) -> bytes:
        """Give the file, if nothing in it runs over its place.

        Raises:
            PaperError: a text is too long for its place; names the texts.
        """
        if self.overflows:
            texts = ", ".join(f"“{text}”" for text in dict.fromkeys(self.overflows))
            raise PaperError(
                f"This sheet cannot be printed: {texts} is too long for its place. "
                "Shorten it in the record and print again."
            )
        return self.pdf


class Press:
    """Draw pages one after the other into one file."""

    def __init__(self, title: str, paper: Paper, face: Typeface, *, wide: bool = False) -> None:
        self._file = BytesIO()
        self._paper = paper
        self._wide = wide
        self._face = face
        self._record = Record()
        self._pages = 0
        self._sheets: list[int] = []
        size = frame_for(paper, 1, wide=wide)
        self._canvas = Canvas(
            self._file,
            pagesize=(size.page_width, size.page_height),
            invariant=1,
            pageCompression=1,
            lang="en-US",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Infusion Planner")

    @property
    def paper(self) -> Paper:
        """Give the paper's size."""
        return self._paper

    def page(self, number: int, *, wide: bool = False) -> Page:
        """Begin a page; odd numbers are bound at the left, number 1 begins a new sheet.

        Args:
            number: the page's number within its own sheet, from 1.
            wide: whether its long edge is level, as that of every page of a wide file.
        """
        if self._pages:
            self._canvas.showPage()
        self._pages += 1
        if number == 1:
            self._sheets.append(0)
        self._sheets[-1] += 1
        frame = frame_for(self._paper, number, wide=wide or self._wide)
        self._canvas.setPageSize((frame.page_width, frame.page_height))
        return Page(self._canvas, frame, self._face, self._record, self._pages)

    def finish(self) -> Printout:
        """End the last page and give the file."""
        self._canvas.showPage()
        self._canvas.save()
        boxes, overflows = tuple(self._record.boxes), tuple(self._record.overflows)
        sheets = tuple(self._sheets)
        return Printout(self._file.getvalue(), self._pages, boxes, overflows, sheets)
