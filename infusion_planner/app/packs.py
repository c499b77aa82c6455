"""Makes the pack of a day, and the sealed one of the days to come."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from infusion_planner.app.places import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from infusion_planner.cards.day_pack import DayPack, PackFile
    from infusion_planner.sheets.page import Paper

    Report = Callable[[int, int, str], bool]

_CIPHER = "AES-256"


def make_packs(packs: Sequence[DayPack], paper: str, report: Report) -> PackFile | None:
    """Make one PDF of packs; None when it was stopped.

    Raises:
        PaperError: a letter cannot be set, or a text is too long for its place.
    """
    from infusion_planner.cards.day_pack import PackFile
    from infusion_planner.sheets.day_pack import draw_packs

    size: Paper = "a4" if paper == "a4" else "letter"
    drawn = [(pack.card, [copy.card for copy in pack.copies]) for pack in packs]
    printout = draw_packs(drawn, size, resources() / "fonts", report)
    if printout is None:
        return None
    pages = iter(printout.sheets)
    own: list[int] = []
    for pack in packs:
        # the list of the pack stands before its sheets
        next(pages)
        own += [next(pages) for _ in pack.copies]
    return PackFile(printout.checked(), tuple(own), printout.pages, size)


def pack_pdf(pack: DayPack, paper: str, report: Report) -> PackFile | None:
    """Make the PDF of one pack; see `make_packs`."""
    return make_packs((pack,), paper, report)


def sealed(pdf: bytes, password: str) -> bytes:
    """Encrypt a PDF with AES-256, in memory only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    # the cipher belongs to this version of the format
    writer.pdf_header = "%PDF-2.0"
    writer.encrypt(user_password=password, algorithm=_CIPHER)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
