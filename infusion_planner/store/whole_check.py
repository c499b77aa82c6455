"""Checks the trail, every row against it, and signatures, in steps that can be stopped between."""

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.chain import ChainCheck, ChainWalk
from infusion_planner.store.driver import Database, one
from infusion_planner.store.row_checks import RecordWalk, RowTrouble
from infusion_planner.store.signature_checks import signature_troubles


class WholeResult(Frozen):
    """Tell how the whole check went.

    Attributes:
        chain: the trail by itself.
        rows: how many rows were compared with it.
        wrong: the rows that are not as the trail or a signature left them.
    """

    chain: ChainCheck
    rows: int
    wrong: tuple[RowTrouble, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether all of it stands."""
        return self.chain.is_good and not self.wrong


class WholeCheck:
    """Walk along the trail, then through the rows; it reads and never writes.

    Attributes:
        total: entries and rows there are.
    """

    def __init__(self, db: Database, chain_key: bytes) -> None:
        self._db = db
        self._chain = ChainWalk(db, chain_key)
        self._records = RecordWalk(db)
        self._in_chain = True
        self._unsigned: tuple[RowTrouble, ...] = ()
        entries = int(one(db, "SELECT count(*) FROM op") or 0)
        self.total = entries + self._records.total

    @property
    def done(self) -> int:
        """Entries and rows checked so far."""
        return self._chain.entries + self._records.done

    @property
    def words(self) -> str:
        """What is checked now."""
        if self._in_chain:
            return f"Entry {self._chain.entries:,}"
        return f"Row {self._records.done:,} of {self._records.total:,}"

    def step(self) -> bool:
        """Check a little more and tell whether there is anything left."""
        if self._in_chain:
            self._in_chain = self._chain.step()
            return True
        if self._records.step():
            return True
        # few, and each needs the rows of its day: one step for all of them
        self._unsigned = tuple(signature_troubles(self._db))
        return False

    def result(self) -> WholeResult:
        """Give what was found, once no step is left."""
        wrong = (*self._records.found, *self._unsigned)
        return WholeResult(self._chain.result(), self._records.done, wrong)
