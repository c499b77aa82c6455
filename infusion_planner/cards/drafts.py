"""Words what a person typed into a form and did not save."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.wording import day_words, time_words
from infusion_planner.store import drafts, patients

if TYPE_CHECKING:
    from infusion_planner.domain.form_draft import FormDraft
    from infusion_planner.store.driver import Database
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.store import Store


class DraftLine(Frozen):
    """Offer one form that was not saved.

    Attributes:
        draft: what was typed.
        words: `Record infusion 2 for LEE, Sam MRN 0410077`.
        when: the time it was last kept, with its day where that is not today.
    """

    draft: FormDraft
    words: str
    when: str


def draft_lines(store: Store, actor: Actor, now: datetime) -> tuple[DraftLine, ...]:
    """Give the drafts of one person, the newest first; none about patients they may not read."""
    found = store.read(lambda db: drafts.of_person(db, actor.id))
    may_read = bool(actor.roles & CHART_STAFF)
    shown = (draft for draft in found if may_read or not draft.key.patient_id)
    return store.read(lambda db: tuple(_line(db, draft, now) for draft in shown))


def _line(db: Database, draft: FormDraft, now: datetime) -> DraftLine:
    at = datetime.fromisoformat(draft.saved_at).astimezone(now.tzinfo)
    day = "" if at.date() == now.date() else f"{day_words(at.date())} "
    return DraftLine(draft, _words(db, draft), f"{day}{time_words(at)}")


def _words(db: Database, draft: FormDraft) -> str:
    if not draft.key.patient_id:
        return draft.title
    try:
        return f"{draft.title} for {patients.who_words(db, draft.key.patient_id)}"
    except Refused:
        # the registration was undone; what was typed can still be thrown away
        return draft.title
