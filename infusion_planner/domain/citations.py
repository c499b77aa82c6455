"""Where a rule or criterion comes from."""

from infusion_planner.domain.frozen import Frozen


class Citation(Frozen):
    """Name the document and the place in it.

    Attributes:
        document: title and edition.
        section: heading or number.
        key: the document's short name in the file.
    """

    document: str
    section: str
    key: str = ""

    @property
    def words(self) -> str:
        """Word the citation, `document: section`."""
        return f"{self.document}: {self.section}"
