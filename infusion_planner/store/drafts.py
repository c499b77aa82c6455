"""Forms being filled in, each for one person; no part of the record, so not in the trail."""

import json

from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.store.driver import Database
from infusion_planner.store.records import read_rows

_KEEP = (
    "INSERT INTO draft (id, person_id, form, about, content, saved_at) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (person_id, form, about)"
    " DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at"
)


def keep(db: Database, row_id: str, person_id: str, draft: FormDraft) -> None:
    """Write what a person typed over what was kept of the same form before."""
    content = {"title": draft.title, "patient_id": draft.key.patient_id, "typed": draft.typed}
    key, text = draft.key, json.dumps(content)
    db.execute(_KEEP, (row_id, person_id, key.form, key.about, text, draft.saved_at))


def drop(db: Database, person_id: str, key: FormKey) -> None:
    """Forget what a person typed into a form."""
    sql = "DELETE FROM draft WHERE person_id = ? AND form = ? AND about = ?"
    db.execute(sql, (person_id, key.form, key.about))


def of_person(db: Database, person_id: str) -> tuple[FormDraft, ...]:
    """Read what a person typed and did not save, the newest first."""
    sql = (
        "SELECT form, about, content, saved_at FROM draft WHERE person_id = ?"
        " ORDER BY saved_at DESC, rowid DESC"
    )
    return tuple(
        _read(row["form"], row["about"], row["content"], row["saved_at"])
        for row in read_rows(db, sql, [person_id])
    )


def by_others(db: Database, person_id: str, form: str, about: str) -> tuple[tuple[str, str], ...]:
    """Give who else typed into a form without saving, and when it was last kept."""
    sql = (
        "SELECT person.name AS name, saved_at FROM draft JOIN person ON person.id = person_id"
        " WHERE person_id <> ? AND form = ? AND about = ? ORDER BY saved_at"
    )
    found = read_rows(db, sql, [person_id, form, about])
    return tuple((str(row["name"]), str(row["saved_at"])) for row in found)


def _read(form: str, about: str, text: str, saved_at: str) -> FormDraft:
    content = json.loads(text)
    key = FormKey(form, about, content["patient_id"])
    return FormDraft(key, content["title"], content["typed"], saved_at)
