"""What is done on the screen of the rules: versions, self-tests, numbers, newer rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from infusion_planner.actions.put_policy import PutPolicy
from infusion_planner.actions.put_rules import PutRules
from infusion_planner.actions.set_rule import SetRule
from infusion_planner.app import answers
from infusion_planner.app.rules_desk import RulesDesk
from infusion_planner.app.rules_in_force import rules_in_force
from infusion_planner.cards.reader import Reader
from infusion_planner.cards.rule_change import PlansChanged
from infusion_planner.domain.errors import InvalidInput, NotPermitted, Refused
from infusion_planner.domain.roles import Role
from infusion_planner.store.journal import Actor
from tests.app.test_new_rules import CASES, newer, rule_set
from tests.app.test_payer_files import POLICY
from tests.office import TestOffice, office, plan, register

START = date(2026, 11, 30)


@pytest.fixture
def place() -> Iterator[TestOffice]:
    found = office()
    yield found
    found.close()


@pytest.fixture
def few_cases(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Two lines that are no cases: both fail, and so does every rule whose cases are missing."""
    cases = {"forecast": "{}\nnot JSON\n"}
    monkeypatch.setattr(answers, "scenario_texts", lambda: cases)
    return cases


def again(place: TestOffice) -> RulesDesk:
    """Give the desk after the next sign-in."""
    actor = Actor("person-1", "A. Ruiz", place.roles)
    reader = Reader(place.store, rules_in_force(place.store), place.clock, actor)
    return RulesDesk(reader, place.desk, place.roles)


def auditor(place: TestOffice) -> RulesDesk:
    actor = Actor("person-9", "C. Novak", frozenset({Role.AUDITOR}))
    reader = Reader(place.store, place.reader.book, place.clock, actor)
    return RulesDesk(reader, place.desk, frozenset({Role.AUDITOR}))


def found(changes: PlansChanged) -> list[str]:
    while changes.step():
        pass
    return [line for item in changes.found for line in item.lines]


def test_the_versions_that_were_put_in_force_stay_readable(place: TestOffice) -> None:
    place.desk.do(PutRules("2026.2", newer(), "newer label"))

    before, after = place.rules_desk().versions(), again(place).versions()

    put = "2026.2, put in force 20-Nov-2026 by A. Ruiz"
    assert before == (
        (f"{put}, from the next sign-in on", "2026.2"),
        ("2026.1, in force", "2026.1"),
    )
    assert after == ((f"{put}, in force", "2026.2"), ("2026.1", "2026.1"))
    old = again(place).rule_set("2026.1")
    assert old.strip is not None
    assert old.strip.word == "Not in force"
    assert again(place).rule("2026.1", "REMS-7").title.startswith("REMS-7 ")


def test_the_self_test_is_kept_in_the_trail_with_the_codes_of_rules_and_cases(
    place: TestOffice,
) -> None:
    desk = place.rules_desk()
    test = desk.self_test()
    total = test.progress[1]
    while test.step():
        pass
    card = test.end()

    assert (card.verdict.state, card.failures) == ("ok", ())
    assert card.verdict.sentence.startswith(f"{total:,} passed, 0 failed.")
    (past,) = desk.self_tests()
    assert (past.result, past.who, past.state) == (
        f"Self-test of rule set 2026.1: {total:,} passed, 0 failed",
        "A. Ruiz",
        "ok",
    )
    entry = place.store.db.execute("SELECT event, details FROM op ORDER BY seq DESC").fetchone()
    assert entry[0] == "check"
    assert entry[1].count("sha256") == 2
    assert place.store.verify().is_good


def test_a_self_test_that_fails_names_what_failed(
    place: TestOffice, few_cases: dict[str, str]
) -> None:
    desk = place.rules_desk()
    test = desk.self_test()
    assert test.progress[:2] == (0, 2)
    while test.step():
        pass
    card = test.end()

    assert card.verdict.state == "blocked"
    assert card.failures[0].startswith("forecast line 1: ")
    (past,) = desk.self_tests()
    assert past.state == "blocked"
    assert "0 passed, " in past.result


def test_another_rulebook_or_other_cases_have_another_code(
    place: TestOffice, few_cases: dict[str, str]
) -> None:
    desk = place.rules_desk()
    desk.self_test().end()
    few_cases["forecast"] = "{}\n"
    desk.self_test().end()

    last, first = desk.self_tests()
    assert last.digest != first.digest
    assert last.digest.split(",")[0] == first.digest.split(",")[0]


def test_a_self_test_that_was_stopped_leaves_nothing(
    place: TestOffice, few_cases: dict[str, str]
) -> None:
    place.rules_desk().self_test().step()

    assert place.rules_desk().self_tests() == ()


def test_what_a_center_set_does_not_fail_the_self_test(place: TestOffice) -> None:
    place.desk.do(SetRule("REMS-7", "days", 7, "agreed with the program"))
    test = again(place).self_test()
    while test.step():
        pass

    assert test.end().failures == ()


def test_a_policy_of_the_centers_own_does_not_fail_the_self_test(place: TestOffice) -> None:
    """One of the cases is of this payer, whose policy is not among those shipped."""
    place.desk.do(PutPolicy("northern", "2025", POLICY, "the payer's letter"))
    desk = again(place)
    test = desk.self_test()
    while test.step():
        pass

    card = test.end()
    assert card.failures == ()
    assert "policies of the center's own were left aside" in card.verdict.sentence


def test_a_number_that_was_set_says_since_when_and_why(place: TestOffice) -> None:
    lines = {line.key: line for line in place.rules_desk().settings()}
    rule = lines["REMS-7 days"]
    assert (rule.value, rule.own, rule.limits) == (
        "5 business days",
        "5 business days",
        "1 to 20 business days",
    )
    assert (rule.since, rule.why, rule.later, rule.is_set) == ("", "", "", False)

    place.desk.do(SetRule("REMS-7", "days", 7, "agreed with the program"))

    rule = {line.key: line for line in place.rules_desk().settings()}["REMS-7 days"]
    assert (rule.value, rule.own) == ("7 business days", "5 business days")
    assert (rule.since, rule.why) == ("20-Nov-2026, A. Ruiz", "agreed with the program")
    assert rule.later == "from the next sign-in on; until then 5 business days"
    rule = {line.key: line for line in again(place).settings()}["REMS-7 days"]
    assert (rule.value, rule.later, rule.is_set) == ("7 business days", "", True)


def test_what_a_number_would_change_is_known_before_it_is_set(place: TestOffice) -> None:
    plan(place, register(place), START)

    changes = place.rules_desk().changes_by_setting("REMS-7", "days", 7, "agreed")

    assert changes.progress == (0, 1, "0 of 1 planned course")
    # last dose Fri 04-Dec-2026: 5 business days end on Fri 11-Dec, 7 on Tue 15-Dec
    assert found(changes) == [
        "REMS checklist: send by Fri 11-Dec-2026, then send by Tue 15-Dec-2026."
    ]
    assert place.reader.of_rules.settings() == ()


def test_taking_a_setting_back_is_looked_at_too(place: TestOffice) -> None:
    plan(place, register(place), START)
    place.desk.do(SetRule("REMS-7", "days", 7, "agreed"))

    assert found(again(place).changes_by_setting("REMS-7", "days", None, "asked")) == [
        "REMS checklist: send by Tue 15-Dec-2026, then send by Fri 11-Dec-2026."
    ]


@pytest.mark.parametrize(
    ("value", "reason", "field"), [(21, "why", "value"), (0, "why", "value"), (6, " ", "reason")]
)
def test_a_number_out_of_its_limits_or_without_a_reason_is_refused(
    place: TestOffice, value: int, reason: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        place.rules_desk().changes_by_setting("REMS-7", "days", value, reason)

    assert [fault.field for fault in refused.value.faults] == [field]


def test_a_newer_rule_set_is_checked_and_what_it_changes_is_listed(
    place: TestOffice, tmp_path: Path
) -> None:
    plan(place, register(place), START)
    desk = place.rules_desk()
    check = desk.check_file(str(rule_set(tmp_path, newer(), CASES)))
    while check.step():
        pass
    new = check.end()

    assert new.book.version == "2026.2"
    assert found(desk.changes_by_rules(new)) == []


def test_a_rule_set_that_waits_for_the_next_sign_in_is_not_checked_again(
    place: TestOffice, tmp_path: Path
) -> None:
    place.desk.do(PutRules("2026.2", newer(), "newer label"))

    with pytest.raises(Refused, match="put in force already"):
        place.rules_desk().check_file(str(rule_set(tmp_path, newer(), CASES)))


def test_only_whoever_reads_charts_reads_what_is_kept_of_rules(place: TestOffice) -> None:
    desk = auditor(place)

    for read in (desk.versions, desk.self_tests, desk.settings):
        with pytest.raises(NotPermitted, match="You are signed in as auditor"):
            read()
    with pytest.raises(NotPermitted):
        desk.changes_by_setting("REMS-7", "days", 7, "agreed")
