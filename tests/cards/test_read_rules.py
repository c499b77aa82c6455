"""Rules in words: the table, one rule in full, and a review that is overdue."""

from datetime import date, timedelta

from infusion_planner.cards.read_rules import rule_card, rule_set_card
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rules import Basis, Rule
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
TODAY = date(2026, 11, 20)


def rule(rule_id: str) -> Rule:
    return next(each for each in BOOK.rules if each.id == rule_id)


def test_every_rule_is_a_line_and_every_family_is_named() -> None:
    card = rule_set_card(BOOK, BOOK, TODAY)

    assert sorted(line.id for line in card.lines) == sorted(each.id for each in BOOK.rules)
    found = [line.family for line in card.lines]
    assert list(dict.fromkeys(found)) == [key for _, key in card.families]
    assert found == sorted(found, key=[key for _, key in card.families].index)
    families = {each.id.split("-")[0] for each in BOOK.rules}
    assert {key for _, key in card.families} == families
    assert not [words for words, key in card.families if words == key]
    assert card.words == (
        f"Rule set 2026.1, {len(BOOK.rules)} rules, released 20-Nov-2026, to be reviewed by"
        " 20-Nov-2027"
    )


def test_a_line_has_the_worst_that_a_rule_can_say_and_is_found_by_all_of_it() -> None:
    line = next(each for each in rule_set_card(BOOK, BOOK, TODAY).lines if each.id == "SPACE-1")

    assert (line.severity, line.state, line.family) == ("Blocked", "blocked", "SPACE")
    assert {"H", "R"} <= line.weighs
    assert "too early" in line.search_text
    assert rule("SPACE-1").source[0].document.casefold() in line.search_text


def test_ids_sort_by_their_numbers() -> None:
    lines = sorted(rule_set_card(BOOK, BOOK, TODAY).lines, key=lambda line: line.sort_id)
    labs = [line.id for line in lines if line.family == "LAB"]

    assert labs.index("LAB-2") < labs.index("LAB-10")


def test_a_rule_in_full_says_every_outcome_with_what_is_filled_in() -> None:
    card = rule_card(rule("SPACE-1"))
    facts = {fact.label: fact.value for fact in card.facts}

    assert len(card.outcomes) == len(rule("SPACE-1").outcomes)
    first = next(each for each in card.outcomes if each.word == "Blocked")
    assert "[days] too early" in first.sentence
    assert first.next_step == "Start on [first open]."
    assert not any("{" in line.sentence + line.next_step for line in card.outcomes)
    assert facts["Family"] == "Spacing"
    assert facts["Proved by"] == ", ".join(rule("SPACE-1").scenarios)


def test_a_center_rule_is_never_worded_as_the_label() -> None:
    for each in BOOK.rules:
        facts = {fact.label: fact.value for fact in rule_card(each).facts}
        confirmed = facts["Rests on"] == "Center setting, confirm with the REMS program"
        assert confirmed == (each.basis is Basis.CENTER)
        assert ("See" in facts) == confirmed
        assert ("Source" in facts) != confirmed


def test_a_rule_names_what_it_reads_and_until_when_it_may_come() -> None:
    waiting = next(each for each in BOOK.rules if each.gate is not None)
    facts = {fact.label: fact.value for fact in rule_card(waiting).facts}

    assert facts["Reads"]
    assert facts["May come until"]
    assert "_" not in facts["Reads"]


def test_the_review_is_overdue_from_the_day_after() -> None:
    last = BOOK.review_by

    assert rule_set_card(BOOK, BOOK, last).strip is None
    assert BOOK.overdue_words(last) == ""
    strip = rule_set_card(BOOK, BOOK, last + timedelta(days=1)).strip
    assert strip is not None
    assert (strip.state, strip.word) == ("override", "Review overdue")
    assert "20-Nov-2027" in strip.sentence
    assert BOOK.overdue_words(last + timedelta(days=1)) == "review was due by 20-Nov-2027"


def test_another_version_says_which_one_is_in_force() -> None:
    other = replace(BOOK, version="2026.2")

    strip = rule_set_card(other, BOOK, TODAY).strip
    assert strip is not None
    assert (strip.word, strip.sentence[:23]) == ("Not in force", "Rule set 2026.1 is in f")
