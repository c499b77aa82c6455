"""The shipped rulebook loads; a damaged one is refused in words that name file, rule and key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.infusion_rules import Premedication
from infusion_planner.domain.rule_kinds import KINDS
from infusion_planner.rulebook.loader import (
    DRUG,
    PROTOCOLS,
    in_force,
    load,
    load_newest,
    parse,
)
from infusion_planner.rulebook.needed import NEEDED
from tests.resources import RESOURCES, shipped_rulebook, shipped_scenarios

SHIPPED = RESOURCES / PROTOCOLS / DRUG / "2026.1.toml"
CASES_OF_DOSE_1 = 'scenarios = ["E01", "X-LENGTH-1", "X-LENGTH-4", "F-READY"]'
WHY_OF_DOSE_1 = (
    'why = "Course {number} is planned with {infusions} infusions; the first course has 5."'
)
Damaged = Callable[..., str]


@pytest.fixture
def damaged(tmp_path: Path) -> Damaged:
    """Write the shipped file with pieces replaced, and give the words it is refused with."""

    def refusal(*changes: tuple[str, str]) -> str:
        text = SHIPPED.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "2026.1.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RulebookError) as trouble:
            load(path)
        return str(trouble.value)

    return refusal


def test_the_shipped_rulebook_is_of_the_drug_and_named_by_its_version() -> None:
    book = load_newest(RESOURCES)

    assert (book.id, book.version) == (DRUG, "2026.1")
    assert book.released_on < book.review_by


def test_every_rule_names_a_scenario_that_is_shipped() -> None:
    shipped = {item.id for item in shipped_scenarios()}

    missing = {
        (rule.id, name)
        for rule in shipped_rulebook().rules
        for name in rule.scenarios
        if name not in shipped
    }

    assert missing == set()
    assert all(rule.scenarios for rule in shipped_rulebook().rules)


def test_every_rule_about_the_patient_says_which_facts_it_reads() -> None:
    asked = ("ELIG", "DISC", "SCREEN", "VAX", "REMS-1", "REMS-2", "REMS-3", "REMS-4", "REMS-5")

    silent = [r.id for r in shipped_rulebook().rules if r.id.startswith(asked) and not r.facts]

    assert [name for name in silent if name != "REMS-12"] == []


def test_a_rule_weighs_as_much_as_its_worst_outcome() -> None:
    rules = {rule.id: rule.severity.value for rule in shipped_rulebook().rules}

    assert (rules["SCREEN-2"], rules["LAB-2"], rules["SCREEN-4"]) == ("H", "O", "R")


def test_every_scenario_has_its_own_id_title_and_source() -> None:
    found = shipped_scenarios()

    assert len({item.id for item in found}) == len(found)
    assert all(item.title and item.source for item in found)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ([('id = "DOSE-1"', 'id = "DOSE-1"\nspeed = 3')], "rule DOSE-1: speed: unknown key"),
        ([('version = "2026.1"', 'version = "2026.1"\ncolor = 1')], "2026.1.toml: color: unknown"),
        ([("title = ", "name = ")], "rule DOSE-1: title: this key is missing"),
        ([("infusions = 5\n", "")], "rule DOSE-1: infusions: this key is missing"),
        ([('severity = "O", why', "why")], "rule DOSE-1, outcomes: severity: this key is missing"),
        (
            [('document = "hcsc", section', 'document = "hcsc", page = 3, section')],
            "rule DOSE-1, source: page: unknown key",
        ),
        (
            [('severity = "O", why', 'severity = "O", weight = 3, why')],
            "rule DOSE-1, outcomes: weight: unknown key",
        ),
        ([("infusions = 5\n", 'infusions = "5"\n')], "rule DOSE-1: infusions: expected a whole"),
        ([("infusions = 5\n", "infusions = true\n")], "infusions: expected a whole number"),
        ([("infusions = 5\n", "infusions = 5.0\n")], "infusions: expected a whole number"),
        ([('title = "First course"', "title = 7")], "rule DOSE-1: title: expected a text"),
        ([("released_on = 2026-11-20", 'released_on = "soon"')], "released_on: expected a date"),
        (
            [("released_on = 2026-11-20", "released_on = 2026-11-20T08:00:00")],
            "released_on: expected a date",
        ),
        ([(CASES_OF_DOSE_1, "scenarios = [1]")], "scenarios: expected a list"),
        ([(CASES_OF_DOSE_1, 'scenarios = "E01"')], "scenarios: expected a"),
        ([("infusions = [1, 2, 3]", "infusions = [true]")], "rule PREMED-1: infusions: expected"),
        ([("[documents]", "documents = 3\n[other]")], "documents: expected a table"),
        ([('kind = "course_length"', 'kind = "length"')], "kind: 'length' is not a kind of rule"),
        ([('basis = "label"', 'basis = "hearsay"')], "basis: 'hearsay' is not one of label"),
        ([('severity = "O"', 'severity = "X"')], "severity: 'X' is not one of H, O, R, I"),
        ([('document = "hcsc"', 'document = "hcs"')], "document: 'hcs' is not listed"),
        ([('hcsc = "HCSC', 'hcsc = 3\nrest = "HCSC')], "document: 'hcsc' is not listed"),
        ([("{number} is planned", "{course} is planned")], "'{course}' is not a word"),
        ([("{number} is planned", "{} is planned")], "'{}' is not a word"),
        ([("{number} is planned", "{number is planned")], "is no template"),
        ([("{number} is planned", "{number:{width}} is planned")], "'{number}' stands with a"),
        ([("{number} is planned", "{number:>9} {number} is")], "'{number}' stands with a"),
        ([("{number} is planned", "{number!r} is planned")], "'{number}' stands with a format"),
        ([("Plan 5 infusions", "Plan {five} infusions")], "'{five}' is not a word"),
        (
            [("minimum_months = 12", "minimum_months = 12\ntarget_months = 11")],
            "rule SPACE-1: minimum_months: the minimum is above the target",
        ),
        ([("every_months = 1\n", "every_months = 0\n")], "rule LAB-2: every_months: the interval"),
        ([("overdue_days = 8", "overdue_days = 7")], "rule LAB-5: overdue_days: it is overdue"),
        ([("to_course = 1\n", "to_course = 0\n")], "rule DOSE-1: to_course: the last course"),
        ([("to_course = 1\n", "")], "both decide 'course_length' for one course; expected one"),
        ([('id = "DOSE-2"', 'id = "DOSE-1"')], "rule: DOSE-1 stands twice; expected one rule"),
        (
            [(CASES_OF_DOSE_1, "scenarios = []")],
            "rule DOSE-1: scenarios: a rule needs at least one",
        ),
        (
            [('source = [{ document = "hcp", section = "Additional courses" }]', "source = []")],
            "rule DOSE-9: source: a rule needs at least one",
        ),
        (
            [
                ('outcomes = [\n    { when = "later_course"', "outcomes = []\n# {"),
                ('is limited." },\n]\n', 'is limited." },\n'),
            ],
            "rule DOSE-9: outcomes: a rule needs at least one",
        ),
        (
            [('version = "2026.1"', 'version = "2026.2"')],
            "version: '2026.2' does not match the file's name; expected '2026.1'",
        ),
        ([("review_by = 2027", "review_by = 2025")], "review_by: the review lies before"),
        ([('id = "PREMED-1"', "id = 7")], "2026.1.toml: id: expected a text"),
        ([('facts = ["hiv"]', 'facts = ["hvi"]')], "rule SCREEN-2: facts: 'hvi' is not a fact"),
        ([('facts = ["hiv"]\n', "")], "rule SCREEN-2: gate: a rule with a gate says which"),
        ([('gate = "day_1"', 'gate = "day_2"')], "gate: 'day_2' is not one of authorization"),
        ([('rule = "REMS-7"\n', 'rule = "REMS-77"\n')], "setting: REMS-77 has no number 'days'"),
        ([('title = "First course"', 'title = " "')], "rule DOSE-1: title: nothing stands here"),
        (
            [(WHY_OF_DOSE_1, 'why = " "')],
            "rule DOSE-1, outcomes: why: nothing stands here",
        ),
        ([('section = "Coverage, note 2"', 'section = ""')], "source: section: nothing stands"),
        ([('hcsc = "HCSC', 'hcsc = ""\nrest = "HCSC')], "document: 'hcsc' is not listed"),
        ([('hcsc = "HCSC', 'hcsc = " "\nrest = "HCSC')], "document: 'hcsc' is not listed"),
        ([("dose_mg = 12\n", "dose_mg = 1000001\n")], "dose_mg: 1000001 is too large; expected"),
        (
            [("infusions = [1, 2, 3]", "infusions = [1, 1000001]")],
            "infusions: 1000001 is too large; expected 1,000,000 or less",
        ),
        (
            [('rule = "REMS-7"\n', 'rule = "REMS-7"\ncolor = 3\n')],
            "2026.1.toml, setting: color: unknown key",
        ),
    ],
)  # fmt: skip
def test_a_damaged_rulebook_is_refused_naming_file_and_key(
    damaged: Damaged, changes: list[tuple[str, str]], place: str
) -> None:
    words = damaged(*changes)

    assert words.startswith("2026.1.toml")
    assert place in words
    assert words.endswith("install the program again or ask your IT.")


def test_a_rulebook_without_a_rule_the_program_asks_for_is_refused(damaged: Damaged) -> None:
    words = damaged(('purpose = "due_window"', 'purpose = "other_window"'))

    assert "no rule of kind 'due_window' decides 'due_window' for course 1" in words


def test_a_rulebook_without_the_rule_for_later_courses_is_refused(damaged: Damaged) -> None:
    words = damaged(('title = "Later course"\nfrom_course = 2', 'title = "x"\nfrom_course = 3'))

    assert "decides 'course_length' for course 2" in words


def test_a_rule_without_an_outcome_the_program_asks_for_is_refused(damaged: Damaged) -> None:
    words = damaged(('when = "closed_day"', 'when = "shut_day"'))

    assert "SPACE-4 has no outcome for 'closed_day'" in words


def test_of_several_things_missing_or_unknown_the_first_by_name_is_told(damaged: Damaged) -> None:
    missing = damaged(
        ('when = "too_many"', 'when = "x"'), ('when = "too_many_given"', 'when = "y"')
    )
    unknown = damaged(("{number} is planned", "{zebra} {course} is planned"))

    keys = damaged(('id = "DOSE-1"', 'id = "DOSE-1"\nspeed = 3\ncolor = 3'))

    assert "rule DOSE-1: color: unknown key" in keys
    assert "has no outcome for 'too_many'" in missing
    assert (
        "'{course}' is not a word a template may ask for; expected age, anchor, day, days,"
        " earliest, first_open, infusions, least, name, number, time, what" in unknown
    )


def test_keys_that_may_be_left_out_are_among_those_expected(damaged: Damaged) -> None:
    of_rule = damaged(('id = "DOSE-1"', 'id = "DOSE-1"\nspeed = 3'))
    plain = 'when = "calculation", severity = "H"'
    of_outcome = damaged((plain, f"{plain}, weight = 3"))

    assert (
        "speed: unknown key; expected one of basis, dose_mg, facts, from_course, gate, id,"
        " in_force_from, in_force_to, infusions, kind," in of_rule
    )
    assert "weight: unknown key; expected one of next_step, severity, when, why." in of_outcome


def test_the_largest_number_is_a_million(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    path = tmp_path / "2026.1.toml"
    path.write_text(text.replace("[1, 2, 3]", "[1, 1000000]", 1), encoding="utf-8")

    assert load(path).find(Premedication, "premedication", 1).infusions == (1, 1_000_000)


def test_the_review_may_be_on_the_day_of_the_release_and_a_center_may_have_nothing_to_set(
    tmp_path: Path,
) -> None:
    text = SHIPPED.read_text(encoding="utf-8").partition("[[setting]]")[0]
    path = tmp_path / "2026.1.toml"
    path.write_text(
        text.replace("review_by = 2027-11-20", "review_by = 2026-11-20"), encoding="utf-8"
    )

    book = load(path)

    assert book.review_by == book.released_on
    assert book.settable == ()


def test_every_rule_the_program_needs_is_of_a_known_kind() -> None:
    assert {need.kind for need in NEEDED} <= set(KINDS.values())


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2026.1.toml"
    path.write_text("id = ", encoding="utf-8")

    with pytest.raises(RulebookError, match=r"2026\.1\.toml cannot be read \(Invalid value"):
        load(path)


@pytest.mark.parametrize("text", ["id = " + "[" * 100_000, "id = " + "9" * 5_000])
def test_a_file_that_toml_cannot_hold_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "2026.1.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RulebookError, match=r"The rulebook 2026\.1\.toml cannot be read"):
        load(path)


@pytest.mark.parametrize("version", ["spring", "2026.-1", "2026.", "2026.²", "2026_1"])
def test_a_version_that_is_no_number_is_refused(version: str) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace('"2026.1"', f'"{version}"', 1)

    with pytest.raises(RulebookError, match="is no version; expected numbers, for"):
        parse(f"{version}.toml", text)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2026.1.toml"
    path.write_bytes(b'id = "\xff"')

    with pytest.raises(RulebookError, match=r"The rulebook 2026\.1\.toml cannot be read"):
        load(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"2026\.9\.toml cannot be read .*No such file"):
        load(tmp_path / "2026.9.toml")


def test_a_folder_without_a_rulebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=f"No rulebook was found in {DRUG}"):
        load_newest(tmp_path)


def install(resources: Path, version: str) -> Path:
    folder = resources / PROTOCOLS / DRUG
    folder.mkdir(parents=True, exist_ok=True)
    text = SHIPPED.read_text(encoding="utf-8")
    path = folder / f"{version}.toml"
    path.write_text(text.replace('"2026.1"', f'"{version}"', 1), encoding="utf-8")
    return path


def test_the_newest_version_is_the_highest_number_not_the_last_in_the_alphabet(
    tmp_path: Path,
) -> None:
    for version in ("2026.9", "2026.10", "2025.12"):
        install(tmp_path, version)

    assert load_newest(tmp_path).version == "2026.10"


def test_a_file_that_is_not_named_by_a_version_is_refused(tmp_path: Path) -> None:
    install(tmp_path, "2026.1").with_name("draft.toml").write_text("", encoding="utf-8")

    with pytest.raises(
        RulebookError, match=r"draft\.toml: a rulebook file is named by its version"
    ):
        load_newest(tmp_path)


def test_rules_in_force_are_those_of_the_day(tmp_path: Path) -> None:
    path = install(tmp_path, "2026.1")
    text = path.read_text(encoding="utf-8").replace(
        'title = "Antihistamine and antipyretic"',
        'title = "x"\nin_force_from = 2026-12-01\nin_force_to = 2026-12-31',
    )
    path.write_text(text, encoding="utf-8")
    book = load(path)

    days = [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)]
    found = ["PREMED-4" in {rule.id for rule in in_force(book, day)} for day in days]

    assert found == [False, True, True, False]
    assert len(in_force(shipped_rulebook(), days[0])) == len(shipped_rulebook().rules)
