"""Payers' policies of the center's own that were put in force: rows to domain objects."""

from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


class PolicyPut(Frozen):
    """A policy that somebody put in force.

    Attributes:
        payer: its payer, by the name of its folder.
        version: of the policy.
        content: the text of its file.
        put_on: the center's civil day.
        put_by: the name of the person.
        why: the reason.
        withdrawn_on: the day it was withdrawn; None while it counts.
        withdrawn_by: who withdrew it; empty while it counts.
        withdrawn_why: the reason; empty while it counts.
        id: the row's id; empty before it is stored.
    """

    payer: str
    version: str
    content: str
    put_on: date
    put_by: str
    why: str
    withdrawn_on: date | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""
    id: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether it was not withdrawn."""
        return self.withdrawn_on is None


def put(records: Records, wanted: PolicyPut) -> None:
    """Write a policy that is put in force; earlier ones stay readable."""
    records.insert(
        "payer_policy",
        {
            "payer": wanted.payer,
            "version": wanted.version,
            "content": wanted.content,
            "put_on": wanted.put_on.isoformat(),
            "put_by": wanted.put_by,
            "why": wanted.why,
        },
    )


def withdraw(records: Records, stored: PolicyPut, on: date, by: str, why: str) -> None:
    """Write when, by whom and why a policy was withdrawn; it stays readable."""
    values = {"withdrawn_on": on.isoformat(), "withdrawn_by": by, "withdrawn_why": why}
    records.update("payer_policy", stored.id, dict(values))


def every(db: Database) -> tuple[PolicyPut, ...]:
    """Read every policy that was put in force, the first one first."""
    return tuple(
        PolicyPut(
            row["payer"],
            row["version"],
            row["content"],
            date.fromisoformat(row["put_on"]),
            row["put_by"],
            row["why"],
            date.fromisoformat(row["withdrawn_on"]) if row["withdrawn_on"] else None,
            row["withdrawn_by"],
            row["withdrawn_why"],
            row["id"],
        )
        for row in read_rows(db, "SELECT * FROM payer_policy ORDER BY id")
    )
