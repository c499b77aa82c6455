"""Settings of rules, and newer rule sets that were put in force: rows to domain objects."""

from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rule_settings import RuleSetting
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, read_rows


class RuleSetPut(Frozen):
    """A rule set that somebody put in force.

    Attributes:
        version: of the rules.
        content: the text of the rulebook's file.
        put_on: the center's civil day.
        put_by: the name of the person.
        why: the reason.
    """

    version: str
    content: str
    put_on: date
    put_by: str
    why: str


def settings(db: Database) -> tuple[RuleSetting, ...]:
    """Read what the center set, by rule."""
    return tuple(
        RuleSetting(row["rule"], row["key"], row["value"], row["why"], row["id"])
        for row in read_rows(db, "SELECT * FROM rule_setting ORDER BY rule, key")
    )


def put_setting(records: Records, wanted: RuleSetting) -> None:
    """Write a number, over the one that was set before."""
    stored = _stored(records.db, wanted.rule, wanted.key)
    values: dict[str, Value] = {"value": wanted.value, "why": wanted.why}
    if stored is not None:
        records.update("rule_setting", stored.id, values)
        return
    records.insert("rule_setting", {"rule": wanted.rule, "key": wanted.key, **values})


def drop_setting(records: Records, rule: str, key: str) -> None:
    """Take a number away, so that the rulebook's own holds; it stays in the trail."""
    stored = _stored(records.db, rule, key)
    if stored is not None:
        records.delete("rule_setting", stored.id)


def set_at(db: Database, row_id: str) -> tuple[str, int, str]:
    """Give when a number was set last, as UTC ISO text and minutes ahead of it, and by whom."""
    sql = (
        "SELECT op.ended_at, op.utc_offset, op.actor_name FROM change"
        " JOIN op ON op.id = change.op_id WHERE change.row_id = ? ORDER BY change.seq DESC LIMIT 1"
    )
    at, offset, who = db.execute(sql, (row_id,)).fetchone()
    return str(at), int(offset), str(who)


def put_rule_set(records: Records, wanted: RuleSetPut) -> None:
    """Write a rule set that is put in force; earlier ones stay readable."""
    records.insert(
        "rule_set",
        {
            "version": wanted.version,
            "content": wanted.content,
            "put_on": wanted.put_on.isoformat(),
            "put_by": wanted.put_by,
            "why": wanted.why,
        },
    )


def rule_sets(db: Database) -> tuple[RuleSetPut, ...]:
    """Read every rule set that was put in force, the first one first."""
    return tuple(
        RuleSetPut(
            row["version"],
            row["content"],
            date.fromisoformat(row["put_on"]),
            row["put_by"],
            row["why"],
        )
        for row in read_rows(db, "SELECT * FROM rule_set ORDER BY id")
    )


def _stored(db: Database, rule: str, key: str) -> RuleSetting | None:
    return next((item for item in settings(db) if (item.rule, item.key) == (rule, key)), None)
