"""What an entry of the trail says of itself where nobody said more."""

from infusion_planner.domain.trail import Event, Note, Outcome


def test_an_entry_is_of_something_done_unless_it_says_that_it_was_refused() -> None:
    assert Note(Event.PRINT, "Printed the day sheet").outcome is Outcome.DONE
    assert Note(Event.CHECK, "Refused: a start", outcome=Outcome.REFUSED).outcome is Outcome.REFUSED
