"""What is offered again of what was typed and not saved."""

from datetime import timedelta

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.domain.roles import Role
from infusion_planner.store.journal import Actor
from tests.office import TestOffice, office, register, somebody
from tests.resources import shipped_rulebook


def infusion(patient_id: str) -> FormDraft:
    return FormDraft(FormKey("infusion", "i", patient_id), "Record infusion 2", {"dose": "12"})


def words(place: TestOffice) -> list[tuple[str, str]]:
    return [(line.words, line.when) for line in place.reader.drafts()]


def test_a_draft_is_worded_with_the_patient_by_two_identifiers() -> None:
    place = office()
    place.desk.keep_draft(infusion(register(place)))

    place.clock.at += timedelta(hours=5)

    assert words(place) == [("Record infusion 2 for LEE, Sam (Mr) MRN 0410077", "09:00")]


def test_a_draft_of_another_day_says_which() -> None:
    place = office()
    place.desk.keep_draft(FormDraft(FormKey("settings"), "Settings", {}))

    place.clock.at += timedelta(days=1)

    assert words(place) == [("Settings", "Fri 20-Nov-2026 09:00")]


def test_a_draft_of_a_patient_who_is_gone_can_still_be_thrown_away() -> None:
    place = office()
    place.desk.keep_draft(infusion(register(place)))
    place.desk.undo()

    named = words(place)
    place.desk.drop_draft(FormKey("infusion", "i"))

    assert named == [("Record infusion 2", "09:00")]
    assert words(place) == []


def test_others_see_none_of_it_and_nobody_reads_patients_by_drafts() -> None:
    place = office()
    place.desk.keep_draft(infusion(register(place)))
    before = place.store.last_seq()

    def reader(person: str, role: Role) -> Reader:
        actor = Actor(person, "X", frozenset({role}))
        return Reader(place.store, shipped_rulebook(), place.clock, actor)

    assert reader("person-2", Role.NURSE).drafts() == ()
    assert reader("person-1", Role.AUDITOR).drafts() == ()
    assert place.store.last_seq() == before


def test_what_is_saved_is_never_offered_again() -> None:
    place = office()
    key = FormKey("registration")
    place.desk.keep_draft(FormDraft(key, "Register a patient", {"family": "LEE"}))

    place.desk.do(RegisterPatient(somebody()), ends=key)

    assert words(place) == []
