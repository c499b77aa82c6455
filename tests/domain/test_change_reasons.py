import pytest

from infusion_planner.domain.change_reasons import (
    BY_WHOM_WORDS,
    OTHER,
    VERB_WORDS,
    ByWhom,
    Verb,
    Why,
    reason_words,
    reasons_of,
    why_faults,
)


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_words_and_a_short_list_that_ends_with_another_reason(verb: Verb) -> None:
    listed = reasons_of(verb)

    assert VERB_WORDS[verb]
    assert 3 <= len(listed) <= 12
    assert listed[-1].code == OTHER
    assert len({item.code for item in listed}) == len(listed)


@pytest.mark.parametrize("who", ByWhom)
def test_whoever_may_have_called_it_off_is_named_and_nobody_is_no_choice(who: ByWhom) -> None:
    assert bool(BY_WHOM_WORDS.get(who)) == (who is not ByWhom.NOBODY)


@pytest.mark.parametrize(
    ("code", "added", "expected"),
    [
        ("infection", "", "Fever or infection"),
        ("infection", " 38.4  since Tuesday ", "Fever or infection: 38.4 since Tuesday"),
        (OTHER, "a wedding", "a wedding"),
        (OTHER, "", ""),
        ("unknown", "a wedding", "a wedding"),
    ],
)
def test_a_reason_is_worded_with_what_was_added(code: str, added: str, expected: str) -> None:
    assert reason_words(code, added) == expected
    assert Why(code, added).text == expected


@pytest.mark.parametrize(
    ("verb", "why", "fields"),
    [
        (Verb.MOVE, Why("patient"), []),
        (Verb.MOVE, Why(""), ["code"]),
        (Verb.MOVE, Why("not_reached", "x"), ["code"]),
        (Verb.MOVE, Why(OTHER, " "), ["why"]),
        (Verb.MOVE, Why(OTHER, "a wedding"), []),
        (Verb.CANCEL, Why("patient"), ["by_whom"]),
        (Verb.CANCEL, Why("patient", "", ByWhom.PATIENT), []),
        (Verb.CANCEL, Why(""), ["code", "by_whom"]),
    ],
)
def test_what_is_missing_of_a_reason_is_told_by_its_field(
    verb: Verb, why: Why, fields: list[str]
) -> None:
    assert [fault.field for fault in why_faults(verb, why)] == fields
