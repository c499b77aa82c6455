"""Payers' policies load by date; a wrong file is refused in words, and the good one stays."""

from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.frozen import names_of
from infusion_planner.domain.payer_kinds import CRITERION_KINDS
from infusion_planner.domain.payer_policy import (
    OWN_RULE,
    Criterion,
    in_force_on,
    infusion_codes_on,
)
from infusion_planner.domain.payer_weigh import WEIGH
from infusion_planner.rulebook.loader import load_newest
from infusion_planner.rulebook.payers import PAYERS, load_payers, payer_files
from tests.resources import RESOURCES, shipped_rulebook

BOOK = shipped_rulebook()
SHIPPED = payer_files(RESOURCES / PAYERS)
MOLINA = (RESOURCES / PAYERS / "molina" / "2024.toml").read_text(encoding="utf-8")

OWN = """
payer = "northern"
version = "{version}"
title = "Northern"
from_on = {from_on}
{more}
[documents]
letter = "Letter of the payer"

[[criterion]]
id = "N-COURSES"
kind = "most_courses"
sentence = "Two courses in life."
most = 2
facts = ["courses"]
source = [{{ document = "letter", section = "Limits" }}]
"""


def own(
    folder: Path, version: str = "2025", from_on: str = "2025-01-01", more: str = "", **changes: str
) -> Path:
    path = folder / "northern" / f"{version}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = OWN.format(version=version, from_on=from_on, more=more)
    for old, new in changes.items():
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def versions(policies: object) -> list[tuple[str, str]]:
    assert isinstance(policies, tuple)
    return [(policy.payer, policy.version) for policy in policies]


def test_the_shipped_policies_load_without_a_refusal() -> None:
    loaded = load_payers(SHIPPED, BOOK)

    assert loaded.refusals == ()
    assert versions(loaded.policies) == [
        ("hcsc", "2020-04-15"),
        ("hcsc", "2024-06-01"),
        ("hcsc", "2025-09-01"),
        ("molina", "2024"),
        ("sample", "2025"),
    ]
    assert BOOK.payers == loaded.policies


# PAYER-HCSC-3: the versions change on 2024-06-01 and 2025-09-01.
@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("2020-04-14", ""),
        ("2020-04-15", "2020-04-15"),
        ("2024-05-31", "2020-04-15"),
        ("2024-06-01", "2024-06-01"),
        ("2025-08-31", "2024-06-01"),
        ("2025-09-01", "2025-09-01"),
        ("2026-11-20", "2025-09-01"),
    ],
)
def test_the_date_of_service_chooses_the_version(day: str, version: str) -> None:
    found = in_force_on(BOOK.payers, "hcsc", [date.fromisoformat(day)])

    assert [item.policy.version for item in found] == ([version] if version else [])


def test_every_day_from_the_first_version_on_has_exactly_one() -> None:
    first = date(2020, 4, 15)
    days = [first + timedelta(days=count) for count in range(0, 3000, 7)]

    assert all(len(in_force_on(BOOK.payers, "hcsc", [day])) == 1 for day in days)


def test_every_kind_of_criterion_has_a_function() -> None:
    assert set(WEIGH) == set(CRITERION_KINDS.values())


def test_every_criterion_speaks_under_a_rule_that_reads_its_facts() -> None:
    rules = {rule.id: set(rule.facts) for rule in BOOK.rules}

    strays = [
        (criterion.id, fact)
        for policy in BOOK.payers
        for criterion in policy.criteria
        for fact in criterion.facts
        if fact not in rules[criterion.rule]
    ]

    assert strays == []


def test_a_rule_of_the_payers_reads_nothing_that_no_criterion_reads() -> None:
    read: dict[str, set[str]] = {}
    for policy in BOOK.payers:
        for criterion in policy.criteria:
            read.setdefault(criterion.rule, set()).update(criterion.facts)

    # policies of a center's own may read whatever any kind reads
    read.pop(OWN_RULE)

    assert {rule.id: set(rule.facts) for rule in BOOK.rules if rule.id in read} == read


def test_a_file_of_the_center_joins_the_shipped_ones(tmp_path: Path) -> None:
    loaded = load_payers((*SHIPPED, own(tmp_path)), BOOK)

    assert loaded.refusals == ()
    assert versions(loaded.policies)[-1] == ("northern", "2025")


CRITERION = "northern/2025.toml, criterion N-COURSES: "


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("most = 2", "most = 2\nleast = 1", CRITERION + "least: unknown key; expected one of"),
        ("most = 2", "", CRITERION + "most: this key is missing"),
        ("most = 2", "most = 0", CRITERION + "most: 0 is too low; expected 1 or more"),
        ("most = 2", 'most = "2"', CRITERION + "most: expected a whole number"),
        (
            'kind = "most_courses"',
            'kind = "formula"',
            CRITERION + "kind: 'formula' is not a kind of criterion; expected age, diagnosis,",
        ),
        (
            'facts = ["courses"]',
            'facts = ["weight"]',
            CRITERION + "facts: 'weight' is not a fact; expected aftercare.checklists,",
        ),
        ('facts = ["courses"]', "facts = []", CRITERION + "facts: nothing stands here; expected"),
        (
            'source = [{ document = "letter", section = "Limits" }]',
            "source = []",
            CRITERION + "source: nothing stands here; expected at least one word",
        ),
        (
            'source = [{ document = "letter", section = "Limits" }]',
            "",
            CRITERION + "source: this key is missing",
        ),
        (
            'document = "letter", section',
            'document = "fax", section',
            CRITERION.replace(": ", ", source: ") + "document: 'fax' is not listed under",
        ),
        (
            'sentence = "Two courses in life."',
            'sentence = ""',
            CRITERION + "sentence: nothing stands here",
        ),
        (
            "most = 2",
            'most = 2\nrule = "SPACE-1"',
            "northern/2025.toml: criterion N-COURSES: 'SPACE-1' is no rule for payers; expected"
            " PAYER-GEN-2 for a policy of the center's own",
        ),
        (
            "most = 2",
            'most = 2\nphase = "second"',
            CRITERION + "phase: 'second' is not one of any, initial, continuation",
        ),
        (
            'payer = "northern"',
            'payer = "southern"',
            "northern/2025.toml: payer: 'southern' is not the folder; expected 'northern'",
        ),
        (
            'version = "2025"',
            'version = "2026"',
            "northern/2025.toml: version: '2026' is not the file; expected '2025'",
        ),
        (
            "from_on = 2025-01-01",
            "from_on = 2025-01-01\nto_on = 2024-12-31",
            "northern/2025.toml: to_on: it lies before from_on; expected 2025-01-01 or later",
        ),
        (
            "from_on = 2025-01-01",
            'from_on = "2025-01-01"',
            "northern/2025.toml: from_on: expected a date",
        ),
        (
            "from_on = 2025-01-01",
            'from_on = 2025-01-01\nstate = "OH"',
            "northern/2025.toml: state: unknown key; expected one of criterion, documents,",
        ),
        (
            "from_on = 2025-01-01",
            'from_on = 2025-01-01\ninfusion_codes = "simple"',
            "northern/2025.toml: infusion_codes: 'simple' is no family of codes; expected complex,",
        ),
        ("[documents]", "[documents", "northern/2025.toml: it cannot be read ("),
        ("[documents]", "x = " + "9" * 5_000, "northern/2025.toml: it cannot be read ("),
        ('title = "', 'title = ""\n# "', "northern/2025.toml: title: nothing stands here"),
        ('id = "N-COURSES"', "", "northern/2025.toml: id: this key is missing"),
        ('id = "N-COURSES"', "id = 7", "northern/2025.toml: id: expected"),
        (
            "[documents]",
            '[[drug_class]]\nname = "x"\ngroup = "a"\ndrugs = ["x"]\nolder = 1\n[documents]',
            "northern/2025.toml, drug_class: older: unknown key",
        ),
    ],
)
def test_a_wrong_file_is_refused_naming_file_key_and_what_was_expected(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = own(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    loaded = load_payers((*SHIPPED, path), BOOK)

    (refusal,) = loaded.refusals
    assert refusal.startswith(words)
    assert refusal.endswith("Correct the file, or ask who keeps the payers' policies.")
    assert loaded.policies == BOOK.payers


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "minimum_months = 12\nextra_days = 1",
            "minimum_months = 12\nextra_days = 1\ntarget_months = 11",
            "criterion MOL-WAIT: minimum_months: the minimum 12 is above the target; expected 11",
        ),
        ("extra_days = 1", "extra_days = -1", "extra_days: -1 is below 0; expected 0 or more"),
        (
            "minimum_years = 17",
            "minimum_years = 17\nmaximum_years = 16",
            "criterion MOL-AGE: minimum_years: the minimum 17 is above the target; expected 16",
        ),
        (
            "least_signs = 2",
            "least_signs = 4",
            "least_signs: there are 3 signs; expected 3 or",
        ),
        ('edss_above = "3.5"', 'edss_above = "high"', "edss_above: 'high' is no number; expected"),
        (
            'groups = ["first", "second"]',
            'groups = ["third"]',
            "criterion MOL-TRIALS: no drug_class has the group 'third'; expected first, second",
        ),
        ('diagnoses = ["rrms", "spms"]', 'diagnoses = ["ms"]', "'ms' is not one of rrms, spms"),
        ('secondary = "relapses"', 'secondary = "yes"', "'yes' is not one of nothing, activity,"),
        ('roles = ["specialist", "consulted"]', "roles = []", "roles: nothing stands here"),
        ('"office", "infusion_center", "home"', '"garage"', "'garage' is not one of office,"),
        ('id = "MOL-SITE"', 'id = "MOL-AGE"', "criterion MOL-AGE: this id stands twice"),
        (
            'tests = ["tsh"',
            'tests = ["thyroid"',
            "criterion MOL-DOCUMENTS: 'thyroid' is no baseline test; expected cbc,",
        ),
    ],
)
def test_a_wrong_number_or_word_of_a_kind_is_refused(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = tmp_path / "molina" / "2024.toml"
    path.parent.mkdir()
    assert old in MOLINA
    path.write_text(MOLINA.replace(old, new, 1), encoding="utf-8")

    loaded = load_payers([path], BOOK)

    assert loaded.policies == ()
    assert words in loaded.refusals[0]


def test_an_empty_policy_is_refused(tmp_path: Path) -> None:
    path = own(tmp_path)
    head = path.read_text(encoding="utf-8").split("[[criterion]]")[0]
    path.write_text(head.replace("[documents]", "criterion = []\n[documents]"), encoding="utf-8")

    (refusal,) = load_payers([path], BOOK).refusals

    assert "criterion: there is none; expected at least one" in refusal


def test_a_later_version_ends_the_one_before(tmp_path: Path) -> None:
    files = [own(tmp_path), own(tmp_path, "2026", "2026-01-01")]

    loaded = load_payers(files, BOOK)

    days = [date(2025, 12, 31), date(2026, 1, 1)]
    found = in_force_on(loaded.policies, "northern", days)
    assert [(item.policy.version, item.days) for item in found] == [
        ("2025", (days[0],)),
        ("2026", (days[1],)),
    ]


def test_a_version_with_a_last_day_ends_on_it(tmp_path: Path) -> None:
    loaded = load_payers([own(tmp_path, more="to_on = 2025-06-30")], BOOK)

    assert in_force_on(loaded.policies, "northern", [date(2025, 6, 30)])
    assert not in_force_on(loaded.policies, "northern", [date(2025, 7, 1)])


def test_a_version_may_be_for_a_single_day(tmp_path: Path) -> None:
    loaded = load_payers([own(tmp_path, more="to_on = 2025-01-01")], BOOK)

    assert loaded.refusals == ()


def test_a_group_nobody_named_is_refused_with_those_that_are_there(tmp_path: Path) -> None:
    """Groups are told by their letters, and where there is none it says what makes one."""
    trials = """kind = "drug_trials"
groups = ["first"]
months = 3
"""
    letters = "qhxbzdamwk"
    drugs = "".join(
        f'[[drug_class]]\nname = "{each}"\ngroup = "{each}"\ndrugs = ["{each}"]\n'
        for each in letters
    )
    text = OWN.replace('kind = "most_courses"\n', trials).replace("most = 2\n", "")
    path = own(tmp_path)
    path.write_text(text.format(version="2025", from_on="2025-01-01", more=""), encoding="utf-8")
    (bare,) = load_payers([path], BOOK).refusals
    path.write_text(text.format(version="2025", from_on="2025-01-01", more=drugs), encoding="utf-8")
    (other,) = load_payers([path], BOOK).refusals

    assert "the group 'first'; expected a drug_class with that group" in bare
    assert f"the group 'first'; expected {', '.join(sorted(letters))}" in other


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2025-01-01", ""), ("2025-01-01", "")),
        (("2025-01-01", "to_on = 2026-01-01"), ("2026-01-01", "")),
    ],
)
def test_versions_for_one_day_are_refused_and_the_first_stays(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str]
) -> None:
    files = [own(tmp_path, "a", *first), own(tmp_path, "b", *second)]

    loaded = load_payers(files, BOOK)

    assert versions(loaded.policies) == [("northern", "a")]
    shared = {"2025-01-01": "01-Jan-2025", "2026-01-01": "01-Jan-2026"}[second[0]]
    assert (
        f"northern/b.toml: from_on: version b and version a of northern are both for {shared};"
        in (loaded.refusals[0])
    )
    assert "expected dates that do not overlap" in loaded.refusals[0]


def test_versions_that_touch_do_not_overlap(tmp_path: Path) -> None:
    files = [own(tmp_path, "a", more="to_on = 2025-12-31"), own(tmp_path, "b", "2026-01-01")]

    assert load_payers(files, BOOK).refusals == ()


def test_a_refused_file_leaves_the_good_version_of_before_in_use(tmp_path: Path) -> None:
    path = own(tmp_path)
    before = load_payers([path], BOOK)
    path.write_text("payer = ", encoding="utf-8")

    after = load_payers([path], BOOK, before.policies)

    assert after.policies == before.policies
    assert len(after.refusals) == 1


def test_what_is_in_use_of_other_files_does_not_come_back_with_one_that_is_refused(
    tmp_path: Path,
) -> None:
    paths = [own(tmp_path, "2025"), own(tmp_path, "2026", "2026-01-01")]
    before = load_payers(paths, BOOK)
    paths[0].write_text("payer = ", encoding="utf-8")

    # the file of 2026 was taken away
    after = load_payers(paths[:1], BOOK, before.policies)

    assert versions(after.policies) == [("northern", "2025")]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = own(tmp_path)
    path.write_bytes(b'title = "\xff\xfe"')

    (refusal,) = load_payers([path], BOOK).refusals

    assert refusal.startswith("northern/2025.toml: it cannot be read (")


def test_files_come_by_payer_and_version(tmp_path: Path) -> None:
    payers = "qhxbzdamwk"
    for payer in payers:
        for version in ("2026", "2024", "2025"):
            path = tmp_path / payer / f"{version}.toml"
            path.parent.mkdir(exist_ok=True)
            path.touch()

    found = [(path.parent.name, path.stem) for path in payer_files(tmp_path)]

    assert found == [(payer, year) for payer in sorted(payers) for year in ("2024", "2025", "2026")]


def test_a_good_version_of_before_does_not_come_beside_one_for_the_same_day(
    tmp_path: Path,
) -> None:
    before = load_payers([own(tmp_path, "a")], BOOK)
    (tmp_path / "northern" / "a.toml").write_text("payer = ", encoding="utf-8")
    files = [own(tmp_path, "b"), tmp_path / "northern" / "a.toml"]

    after = load_payers(files, BOOK, before.policies)

    assert versions(after.policies) == [("northern", "b")]


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    (refusal,) = load_payers([tmp_path / "northern" / "2025.toml"], BOOK).refusals

    assert refusal.startswith("northern/2025.toml: it cannot be read (")


def test_a_policy_may_want_another_family_of_codes(tmp_path: Path) -> None:
    loaded = load_payers([own(tmp_path, more='infusion_codes = "therapeutic"')], BOOK)

    assert infusion_codes_on(loaded.policies, "northern", date(2025, 3, 3)) == "therapeutic"
    assert infusion_codes_on(loaded.policies, "northern", date(2024, 3, 3)) == ""
    assert infusion_codes_on(BOOK.payers, "hcsc", date(2025, 3, 3)) == ""


def test_every_number_and_word_of_a_kind_is_described() -> None:
    silent = [
        (name, key)
        for name, kind in CRITERION_KINDS.items()
        for key in names_of(kind)
        if f"{key}:" not in " ".join((owner.__doc__ or "") for owner in kind.__mro__)
    ]

    assert silent == []


def test_the_document_has_every_kind_with_its_keys() -> None:
    text = (RESOURCES.parent / "docs" / "payers.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `")}
    shared = names_of(Criterion)

    absent = [
        (name, key)
        for name, kind in CRITERION_KINDS.items()
        for key in names_of(kind)
        if key not in shared and f"`{key}`" not in rows.get(name, "")
    ]

    assert absent == []
    assert set(CRITERION_KINDS) <= set(rows)


def test_a_shipped_policy_that_is_damaged_is_refused_with_the_rulebook(tmp_path: Path) -> None:
    copytree(RESOURCES / "rulebook", tmp_path / "rulebook")
    own(tmp_path / PAYERS, most="least")

    with pytest.raises(RulebookError) as refusal:
        load_newest(tmp_path).payers  # noqa: B018 - they are read when they are asked for

    assert str(refusal.value).startswith(
        "northern/2025.toml, criterion N-COURSES: kind: 'least_courses'"
    )
    assert str(refusal.value).endswith("Install the program again or ask your IT.")
