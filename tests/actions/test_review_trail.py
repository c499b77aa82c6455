import pytest

from infusion_planner.actions.review_trail import ReviewTrail
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.trail import Event, Note
from tests.office import TestOffice, register


def test_a_review_begins_where_the_last_one_ended(place: TestOffice) -> None:
    place.desk.do(ReviewTrail(1, 1, "  all  well "))
    register(place)

    place.desk.do(ReviewTrail(2, 3))

    card = place.reader.of_review.review()
    assert [(each.span, each.words) for each in card.past] == [
        ("2 to 3", ""),
        ("1 to 1", "all well"),
    ]
    assert card.past[0].who == "A. Ruiz"
    assert (card.from_seq, card.to_seq) == (4, 4)


@pytest.mark.parametrize("first", [1, 3])
def test_no_review_leaves_a_gap_or_looks_twice(place: TestOffice, first: int) -> None:
    place.desk.do(ReviewTrail(1, 1))
    register(place)
    newest = place.store.last_seq()

    with pytest.raises(Refused, match="has to begin with entry 2"):
        place.desk.do(ReviewTrail(first, newest))


@pytest.mark.parametrize("last", [0, 99])
def test_only_entries_that_are_there_are_signed_off(place: TestOffice, last: int) -> None:
    with pytest.raises(Refused, match="nothing new"):
        place.desk.do(ReviewTrail(1, last))


def test_a_review_is_an_entry_and_is_never_undone(place: TestOffice) -> None:
    place.desk.do(ReviewTrail(1, 1))

    row = place.store.db.execute("SELECT title, event FROM op ORDER BY seq DESC").fetchone()
    assert row == ("Reviewed the trail from entry 1 to 1", "review")
    assert place.desk.undo_title() == ""


def test_a_review_is_due_a_week_after_the_last(place: TestOffice) -> None:
    assert place.reader.of_review.review().strip is None
    place.clock.set(place.clock.at.date().replace(day=28), 10)
    never = place.reader.of_review.review().strip
    assert never is not None
    assert never.sentence.startswith("Nobody has looked at the trail since 20-Nov-2026")

    place.desk.do(ReviewTrail(1, 1))

    assert place.reader.of_review.review().strip is None


def test_the_card_counts_what_is_to_be_looked_at(place: TestOffice) -> None:
    place.clock.set(place.clock.at.date(), 22)
    place.desk.note(Note(Event.LOCK, "Locked"))
    place.desk.note(Note(Event.EMERGENCY, "Emergency access to a chart"))

    card = place.reader.of_review.review()

    assert card.counts == (("Emergency access", 1), ("Outside working hours", 1))
    assert card.lines[1].count == "2 entries"
    assert card.lines[1].first == 2
    assert card.period == "20-Nov-2026 09:00 to 20-Nov-2026 22:00, 3 entries (1 to 3)"
    assert card.may_sign
