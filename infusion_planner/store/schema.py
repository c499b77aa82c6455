"""Brings a file to the newest tables, step by step, and refuses files it must not touch."""

from collections.abc import Callable

from infusion_planner.domain.errors import NewerFile, NotOurFile
from infusion_planner.store import migration_1, migration_2, migration_3, migration_4
from infusion_planner.store.driver import Database, migrations, one, transaction, with_tables
from infusion_planner.store.triggers import lay_triggers

# The bytes `IPDB`, which SQLite keeps in the file's header.
APPLICATION_ID = 0x49504442


def _first_tables(db: Database) -> None:
    _run_all(db, migration_1.RECORD_TABLES)
    _run_all(db, migration_1.JOURNAL_TABLES)


def _monitoring(db: Database) -> None:
    _run_all(db, migration_2.RECORD_TABLES)


def _people_and_trail(db: Database) -> None:
    _run_all(db, migration_3.TRAIL_COLUMNS)
    _run_all(db, migration_3.RECORD_TABLES)


def _chart_facts(db: Database) -> None:
    _run_all(db, migration_4.RECORD_TABLES)


_STEPS: tuple[Callable[[Database], None], ...] = (
    _first_tables,
    _monitoring,
    _people_and_trail,
    _chart_facts,
)
NEWEST = len(_STEPS)


def check_origin(db: Database) -> None:
    """Refuse a file this program did not make, or one that a newer program made.

    Only reads.

    Raises:
        NotOurFile: the file carries another program's mark.
        NewerFile: its version is higher than this program knows.
    """
    if one(db, "PRAGMA application_id") != APPLICATION_ID:
        raise NotOurFile(
            "The file records.ipdb was not made by this program, so it was left as it is. Choose "
            "the folder that holds the center's records."
        )
    version = one(db, "PRAGMA user_version")
    if not isinstance(version, int) or version > NEWEST:
        raise NewerFile(
            f"The records were written by a newer program (file version {version}, this program "
            f"knows up to {NEWEST}) and were left as they are. Start the newer program, or update "
            "this one."
        )


def is_older(db: Database) -> bool:
    """Tell whether the file has an earlier version than this program writes."""
    # each step leaves its number in the file, in the same transaction
    return one(db, "PRAGMA user_version") != NEWEST


def migrate(db: Database) -> None:
    """Apply the steps still missing, all of them or none."""
    if not is_older(db):
        return
    # Asked again inside: after an update two windows may open a file at the same moment.
    with transaction(db):
        if is_older(db):
            _apply_missing(db)
        db.execute("COMMIT")


def _apply_missing(db: Database) -> None:
    steps = migrations("infusion_planner")
    for number, step in enumerate(_STEPS, start=1):
        steps(name=f"step {number}")(_numbered(db, number, step))
    steps.apply(with_tables(db))
    # once, and not after each step: to make records would take half as long again
    lay_triggers(db, len(_STEPS))


def _numbered(
    db: Database, number: int, step: Callable[[Database], None]
) -> Callable[[object], None]:
    # the library hands over the connection as it has it; a step needs no more than ours
    def apply(_: object) -> None:
        step(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")

    return apply


def _run_all(db: Database, script: str) -> None:
    # `executescript` would commit the migration's transaction.
    for statement in script.split(";\n"):
        db.execute(statement)
