"""The five ways to close a day, each an act with a short form of its own."""

from collections.abc import Mapping

from infusion_planner.domain.day_closing import DECIDED, OUTCOME_WORDS, VERBS
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.menu import MenuEntry
from infusion_planner.ui.run_sheet.asks import CLOSE, DECIDED_BY, FORMS, ActAsks, Ask
from infusion_planner.ui.run_sheet.choices import Choices

_REASON = "reason"
_WHY = {
    Outcome.IN_PART: "Why not all of it",
    Outcome.DEFERRED: "Why it is put off",
    Outcome.OMITTED: "Why it is left out",
    Outcome.CEASED: "Why the course ends",
}
_HINTS = {
    Outcome.GIVEN: "The whole dose entered the patient.",
    Outcome.IN_PART: (
        "It counts as the dose of this day. What is missing is not added to another day."
    ),
    Outcome.DEFERRED: (
        "Nothing was given, and it is still to come. The other days are chosen on the patient's"
        " page."
    ),
    Outcome.OMITTED: "Nothing was given, and a prescriber decided to go on without it.",
    Outcome.CEASED: "A prescriber ends the course here. What is still planned of it is not given.",
}
_SAVE = {
    Outcome.GIVEN: "Record as &given",
    Outcome.IN_PART: "Record as given in &part",
    Outcome.DEFERRED: "&Defer this infusion",
    Outcome.OMITTED: "&Omit this infusion",
    Outcome.CEASED: "C&ease the course",
}
_MENU = {
    Outcome.GIVEN: "&Given",
    Outcome.IN_PART: "Given in &part",
    Outcome.DEFERRED: "&Defer",
    Outcome.OMITTED: "&Omit",
    Outcome.CEASED: "C&ease",
}
OUTCOMES: Choices = tuple((OUTCOME_WORDS[outcome].capitalize(), outcome) for outcome in Outcome)
"""As they are ticked on paper."""


def act_of(outcome: Outcome) -> str:
    """Name the act that closes a day so."""
    return f"{CLOSE}:{outcome.value}"


def outcome_of(act: str) -> Outcome | None:
    """Give what an act closes a day as; None where it closes none."""
    return next((outcome for outcome in Outcome if act_of(outcome) == act), None)


def _asks(outcome: Outcome) -> tuple[Ask, ...]:
    why = (Ask(_REASON, _WHY[outcome]),) if outcome in _WHY else ()
    return (*why, DECIDED_BY) if outcome in DECIDED else why


_CLOSING: Mapping[str, ActAsks] = {
    act_of(outcome): ActAsks(VERBS[outcome], _asks(outcome), _HINTS[outcome], _SAVE[outcome])
    for outcome in Outcome
}


def form_of(act: str) -> ActAsks | None:
    """Give the form of an act; None where there is none."""
    return FORMS.get(act) or _CLOSING.get(act) or FORMS.get(act.partition(":")[0])


def with_wanted(form: ActAsks, wanted: tuple[Fault, ...]) -> ActAsks:
    """Give a form that also asks for what the rules want of this day, with why they want it."""
    more = (Ask(_REASON, "Reason"), DECIDED_BY)
    known = {ask.name for ask in form.asks}
    said = {fault.field: fault.words for fault in reversed(wanted)}
    added = (replace(ask, hint=said[ask.name]) for ask in more if ask.name in said)
    return replace(form, asks=(*form.asks, *(ask for ask in added if ask.name not in known)))


def closing_entries(closings: tuple[tuple[str, str], ...]) -> tuple[MenuEntry, ...]:
    """Offer every way to close a day; one that cannot be says why.

    Args:
        closings: (name of an outcome, why it cannot be).
    """
    why = dict(closings)
    return tuple(
        MenuEntry(
            act_of(outcome),
            _MENU[outcome],
            reason=why.get(outcome.value, ""),
            apart=outcome is Outcome.DEFERRED,
        )
        for outcome in Outcome
    )
