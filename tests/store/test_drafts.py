"""What is typed and not saved: kept for one person, and in no entry of the trail."""

import pytest

from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.store import drafts
from infusion_planner.store.driver import DriverError
from infusion_planner.store.store import Store

DOSE = FormKey("infusion", "i-2", "sam")


def typed(key: FormKey, dose: str, at: str = "2026-11-20T14:05:00+00:00") -> FormDraft:
    return FormDraft(key, "Record infusion 2", {"dose": dose, "rows": [["a", "b"]]}, at)


def keep(store: Store, person: str, draft: FormDraft) -> None:
    store.keep_aside(lambda db: drafts.keep(db, store.new_id(), person, draft))


def of(store: Store, person: str) -> tuple[FormDraft, ...]:
    return store.read(lambda db: drafts.of_person(db, person))


def test_a_draft_comes_back_as_it_was_typed(store: Store) -> None:
    keep(store, "ana", typed(DOSE, "12"))

    assert of(store, "ana") == (typed(DOSE, "12"),)


def test_what_is_typed_later_into_the_same_form_stands_in_its_place(store: Store) -> None:
    keep(store, "ana", typed(DOSE, "1"))
    keep(store, "ana", typed(DOSE, "12", "2026-11-20T14:06:00+00:00"))

    (draft,) = of(store, "ana")
    assert (draft.typed["dose"], draft.saved_at) == ("12", "2026-11-20T14:06:00+00:00")


def test_each_person_has_only_their_own(store: Store) -> None:
    keep(store, "ana", typed(DOSE, "12"))
    keep(store, "ben", typed(DOSE, "6"))
    store.keep_aside(lambda db: drafts.drop(db, "ana", DOSE))

    assert of(store, "ana") == ()
    assert [draft.typed["dose"] for draft in of(store, "ben")] == ["6"]


def test_the_newest_comes_first(store: Store) -> None:
    keep(store, "ana", typed(DOSE, "1", "2026-11-20T14:05:00+00:00"))
    keep(store, "ana", typed(FormKey("cd4", "sam", "sam"), "2", "2026-11-20T15:00:00+00:00"))

    assert [draft.key.form for draft in of(store, "ana")] == ["cd4", "infusion"]


def test_drafts_leave_no_entry_and_no_change(store: Store) -> None:
    before = store.last_seq()

    keep(store, "ana", typed(DOSE, "12"))

    assert store.last_seq() == before
    assert store.db.execute("SELECT count(*) FROM change").fetchone() == (0,)


def test_nothing_of_the_record_can_be_written_beside_the_trail(filled: Store) -> None:
    with pytest.raises(DriverError):
        filled.keep_aside(lambda db: db.execute("UPDATE patient SET family = 'X'"))

    assert filled.db.execute("SELECT count(*) FROM patient WHERE family = 'X'").fetchone() == (0,)
