"""A newer rule set is checked, its cases are run, and from the next sign-in on it holds."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from infusion_planner.actions.put_rules import PutRules
from infusion_planner.actions.set_rule import SetRule
from infusion_planner.app.new_rules import read_new_rules
from infusion_planner.app.rules_in_force import rules_in_force
from infusion_planner.cards.access import ChartAccess
from infusion_planner.cards.rule_change import PlanChange, PlansChanged
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.rule_kinds import BusinessDays
from infusion_planner.domain.rules import Rulebook
from infusion_planner.rulebook.loader import DRUG, PROTOCOLS, parse
from infusion_planner.store import rule_sets
from tests.office import ACTOR, TestOffice, office, plan, register, somebody
from tests.resources import RESOURCES, shipped_rulebook

SHIPPED = (RESOURCES / PROTOCOLS / DRUG / "2026.1.toml").read_text(encoding="utf-8")
START = date(2026, 11, 30)
CASES = {
    f"scenarios/{path.name}": path.read_text(encoding="utf-8")
    for path in (RESOURCES / "scenarios").glob("*.jsonl")
}


@pytest.fixture
def place() -> Iterator[TestOffice]:
    found = office()
    yield found
    found.close()


def newer(*changes: tuple[str, str]) -> str:
    """Give the shipped rulebook as version 2026.2, with pieces replaced."""
    text = SHIPPED.replace('version = "2026.1"', 'version = "2026.2"')
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def rule_set(folder: Path, text: str, cases: Mapping[str, str], name: str = "2026.2.toml") -> Path:
    path = folder / "newer.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr(name, text)
        for case, lines in cases.items():
            archive.writestr(case, lines)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_new_rules(path, shipped_rulebook())
    words = str(refused.value)
    assert words.startswith("newer.zip was not taken into use: ")
    assert words.endswith("The rules in force stay as they are.")
    return words


def test_a_newer_rule_set_with_all_its_cases_is_read(tmp_path: Path) -> None:
    found = read_new_rules(rule_set(tmp_path, newer(), CASES), shipped_rulebook())

    lines = sum(text.count("\n") for text in CASES.values())
    assert (found.book.version, found.passed) == ("2026.2", lines)
    assert found.book.payers == shipped_rulebook().payers


def test_a_rule_that_its_own_case_contradicts_is_refused(tmp_path: Path) -> None:
    text = newer(("minimum_months = 12\n", "minimum_months = 13\n"))

    words = refusal(rule_set(tmp_path, text, CASES))

    assert "worked cases fail: " in words
    assert "next_course.earliest_on" in words


@pytest.mark.parametrize(
    ("text", "cases", "said"),
    [
        (SHIPPED, CASES, "'2026.1' does not match the file's name"),
        (newer(('title = "First course"', "name = 7")), CASES, "2026.2.toml, rule DOSE-1: "),
        (
            newer((f'id = "{DRUG}"', 'id = "other-drug"')),
            CASES,
            "those of other-drug",
        ),
        (newer(), {}, "expected a case"),
        (newer(), {"more.toml": ""}, "a rule set holds one rulebook, and it holds 2"),
    ],
)
def test_what_cannot_be_trusted_is_refused_and_says_why(
    tmp_path: Path, text: str, cases: Mapping[str, str], said: str
) -> None:
    assert said in refusal(rule_set(tmp_path, text, cases))


def test_a_rule_set_whose_version_is_no_number_is_refused(tmp_path: Path) -> None:
    text = SHIPPED.replace('version = "2026.1"', 'version = "spring"')

    words = refusal(rule_set(tmp_path, text, CASES, "spring.toml"))

    assert "spring.toml: version: 'spring' is no version" in words


def test_a_damaged_archive_is_refused_wherever_the_damage_lies(tmp_path: Path) -> None:
    path = tmp_path / "newer.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("2026.2.toml", newer())
    whole = path.read_bytes()
    step = len(whole) // 60

    for place in range(0, len(whole), step):
        hurt = bytearray(whole)
        hurt[place] ^= 0xFF
        path.write_bytes(hurt)
        refusal(path)


def test_an_older_rule_set_is_refused(tmp_path: Path) -> None:
    words = refusal(rule_set(tmp_path, SHIPPED, CASES, "2026.1.toml"))

    assert "its version 2026.1 is not newer than 2026.1 in force" in words


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.zip"
    path.write_bytes(b"nothing of the kind")

    assert "cannot be read as a rule set" in refusal(path)


def test_what_was_put_in_force_holds_from_the_next_sign_in(place: TestOffice) -> None:
    place.desk.do(PutRules("2026.2", newer(("\ndays = 5\n", "\ndays = 6\n")), "newer label"))

    book = rules_in_force(place.store)

    assert (book.version, book.find(BusinessDays, "rems_checklist").days) == ("2026.2", 6)
    assert book.payers == shipped_rulebook().payers
    assert [item.version for item in place.store.read(rule_sets.rule_sets)] == ["2026.2"]


def test_what_the_center_set_holds_on_top(place: TestOffice) -> None:
    place.desk.do(SetRule("REMS-7", "days", 7, "agreed with the program"))
    place.desk.do(PutRules("2026.2", newer(), "newer label"))

    book = rules_in_force(place.store)

    assert (book.version, book.find(BusinessDays, "rems_checklist").days) == ("2026.2", 7)


def test_a_rule_set_is_put_in_force_once_and_with_a_reason(place: TestOffice) -> None:
    with pytest.raises(InvalidInput):
        place.desk.do(PutRules("2026.2", newer(), " "))
    place.desk.do(PutRules("2026.2", newer(), "newer label"))
    with pytest.raises(Refused, match="put in force already"):
        place.desk.do(PutRules("2026.2", newer(), "again"))
    with pytest.raises(Refused, match="cannot be undone"):
        place.desk.undo()


def changes(place: TestOffice, new: Rulebook) -> list[PlanChange]:
    access = ChartAccess(place.store, ACTOR, place.clock)
    found = PlansChanged(place.store, access, place.clock(), shipped_rulebook(), new)
    while found.step():
        pass
    return list(found.found)


def test_the_planned_courses_it_would_change_are_listed(place: TestOffice) -> None:
    sam = register(place)
    plan(place, sam, START)
    young = register(place, somebody("NOVAK", "Eve", "0410078", date(2006, 6, 21)))
    plan(place, young, START)
    register(place, somebody("ROSSI", "Ada", "0410079"))
    new = parse("2026.2.toml", newer(("years = 18\n", "years = 21\n")))

    (found,) = changes(place, new)

    assert found.identity.mrn == "0410078"
    assert found.course == "Course 1, day 1 30-Nov-2026"
    assert any("(ELIG-3): met, then override needed." in line for line in found.lines)


def test_a_date_that_moves_is_listed(place: TestOffice) -> None:
    sam = register(place)
    plan(place, sam, START)
    place.desk.do(SetRule("REMS-7", "days", 7, "agreed with the program"))

    (found,) = changes(place, rules_in_force(place.store))

    # last dose Fri 04-Dec-2026: 5 business days end on Fri 11-Dec, 7 on Tue 15-Dec
    assert found.lines == (
        "REMS checklist: send by Fri 11-Dec-2026, then send by Tue 15-Dec-2026.",
    )
