"""A payer's policy of the center's own is checked, put in force, kept and withdrawn."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from infusion_planner.actions.put_policy import PutPolicy, WithdrawPolicy
from infusion_planner.app.new_policy import NewPolicy, PolicyCheck
from infusion_planner.app.payer_files import own_policies
from infusion_planner.app.rules_in_force import rules_in_force
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.store import payer_policies
from tests.office import TestOffice, office
from tests.resources import shipped_rulebook

POLICY = """
payer = "northern"
version = "2025"
title = "Northern Health 2025"
from_on = 2025-01-01

[documents]
policy = "Northern Health, policy 12, 2025"

[[criterion]]
id = "N-AGE"
kind = "age"
sentence = "At least 30 years old."
minimum_years = 30
facts = ["born_on"]
source = [{ document = "policy", section = "Age" }]
"""


def case(verdict: str = "override", years: int = 2000) -> str:
    """A worked case: at 26 years on day 1 the criterion is not met."""
    asked = {
        "id": "N-1",
        "title": "too young for the policy",
        "source": "Northern Health, policy 12",
        "case": {
            "id": "N-1",
            "as_of": "2026-11-20",
            "clinic": {"open_weekdays": ["mon", "tue", "wed", "thu", "fri"], "closures": []},
            "courses": [],
            "cd4": [],
            "patient": {"born_on": f"{years}-03-09", "payer": {"policy": "northern"}},
            "planned": {"number": 1, "start_on": "2026-11-30"},
        },
        "expected": {"planned": {"speaks": ["PAYER-GEN-2"]}} if verdict == "override" else {},
    }
    return json.dumps(asked) + "\n"


def policy_file(
    folder: Path, text: str = POLICY, cases: str = "", name: str = "northern/2025.toml"
) -> Path:
    path = folder / "policy.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr(name, text)
        if cases:
            archive.writestr("scenarios/payers.jsonl", cases)
    return path


def checked(path: Path) -> NewPolicy:
    check = PolicyCheck(path, shipped_rulebook())
    while check.step():
        pass
    return check.end()


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        checked(path)
    words = str(refused.value)
    assert words.startswith("policy.zip was not taken into use: ")
    assert words.endswith("The policies in force stay.")
    return words


@pytest.fixture
def place() -> Iterator[TestOffice]:
    found = office()
    yield found
    found.close()


def put(place: TestOffice, text: str = POLICY, reason: str = "the payer's letter") -> None:
    place.desk.do(PutPolicy("northern", "2025", text, reason))


def payers(place: TestOffice) -> set[str]:
    return {policy.payer for policy in rules_in_force(place.store).payers}


def test_a_policy_with_its_cases_is_read(tmp_path: Path) -> None:
    found = checked(policy_file(tmp_path, cases=case()))

    assert (found.policy.title, found.passed) == ("Northern Health 2025", 1)
    assert "northern" in {policy.payer for policy in found.book.payers}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'kind = "age"',
            'kind = "ages"',
            "criterion N-AGE: kind: 'ages' is not a kind",
        ),
        ('payer = "northern"', 'payer = "south"', "'south' is not the folder; expected 'northern'"),
        ("minimum_years = 30", "minimum_years = 30\nmost = 3", "most"),
        ("from_on = 2025-01-01", "", "from_on"),
        ('facts = ["born_on"]', 'facts = ["age"]', "'age' is not a fact; expected"),
    ],
)
def test_a_wrong_file_is_refused_with_file_key_and_what_was_expected(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in POLICY

    said = refusal(policy_file(tmp_path, POLICY.replace(old, new, 1), case()))

    assert words in said
    assert "northern/2025.toml" in said


def test_a_policy_without_cases_or_with_one_that_fails_is_refused(tmp_path: Path) -> None:
    assert "it has no worked cases that prove it." in refusal(policy_file(tmp_path))
    # born in 1980, the patient is 46 on day 1, and the criterion does not speak
    assert "worked cases fail: payers N-1: planned.speaks" in refusal(
        policy_file(tmp_path, cases=case(years=1980))
    )


def test_days_that_another_version_has_are_refused(tmp_path: Path) -> None:
    shipped = next(each for each in shipped_rulebook().payers if each.payer == "molina")
    text = POLICY.replace("northern", "molina").replace("2025-01-01", f"{shipped.from_on}")

    assert "are both for" in refusal(policy_file(tmp_path, text, case(), "molina/2025.toml"))


def test_a_file_that_is_no_archive_or_holds_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "policy.zip").write_text("no archive", encoding="utf-8")
    assert "cannot be read" in refusal(tmp_path / "policy.zip")

    assert "a folder named as the payer" in refusal(
        policy_file(tmp_path, cases=case(), name="2025.toml")
    )


def test_it_counts_from_the_next_sign_in_on_with_who_when_and_why(place: TestOffice) -> None:
    assert "northern" not in payers(place)

    put(place)

    assert "northern" in payers(place)
    (stored,) = place.store.read(payer_policies.every)
    assert (stored.put_by, stored.put_on, stored.why) == (
        "A. Ruiz",
        date(2026, 11, 20),
        "the payer's letter",
    )


def test_a_reason_is_needed_and_the_same_file_is_put_once(place: TestOffice) -> None:
    with pytest.raises(InvalidInput, match="Say why the policy is put in force"):
        put(place, reason=" ")
    put(place)

    with pytest.raises(Refused, match="was put in force already"):
        put(place)


def test_the_last_good_file_of_a_version_stays_in_use(place: TestOffice) -> None:
    put(place)
    put(place, POLICY.replace('kind = "age"', 'kind = "ages"'))

    loaded = own_policies(shipped_rulebook(), place.store.read(payer_policies.every))

    own = [policy for policy in loaded.policies if policy.payer == "northern"]
    assert [policy.title for policy in own] == ["Northern Health 2025"]
    (words,) = loaded.refusals
    assert words.startswith("northern/2025.toml, criterion N-AGE: kind: 'ages'")


def test_a_corrected_file_takes_the_place_of_the_one_before(place: TestOffice) -> None:
    put(place)
    put(place, POLICY.replace("Northern Health 2025", "Northern 2025, corrected"))

    titles = {policy.title for policy in rules_in_force(place.store).payers}

    assert "Northern 2025, corrected" in titles
    assert "Northern Health 2025" not in titles


def test_what_is_withdrawn_counts_no_more_and_stays_readable(place: TestOffice) -> None:
    put(place)
    put(place, POLICY.replace("Northern Health 2025", "Northern 2025, corrected"))
    with pytest.raises(InvalidInput, match="Say why the policy is withdrawn"):
        place.desk.do(WithdrawPolicy("northern", "2025", ""))

    place.desk.do(WithdrawPolicy("northern", "2025", "replaced by the state's policy"))

    assert "northern" not in payers(place)
    stored = place.store.read(payer_policies.every)
    assert [(item.counts, item.withdrawn_why) for item in stored] == [
        (False, "replaced by the state's policy")
    ] * 2
    with pytest.raises(Refused, match="withdrawn already"):
        place.desk.do(WithdrawPolicy("northern", "2025", "again"))


def test_what_was_withdrawn_can_be_put_in_force_again(place: TestOffice) -> None:
    put(place)
    place.desk.do(WithdrawPolicy("northern", "2025", "a mistake"))

    put(place)

    assert "northern" in payers(place)


def test_the_list_says_where_each_policy_comes_from(place: TestOffice) -> None:
    put(place)

    lines = {line.payer: line for line in place.rules_desk().policies().lines}

    assert lines["northern"].own
    assert lines["northern"].days == "from 01-Jan-2025"
    assert lines["northern"].origin == ("Put in force 20-Nov-2026 by A. Ruiz: the payer's letter")
    assert (lines["molina"].own, lines["molina"].origin) == (False, "Shipped with the program")
    place.desk.do(WithdrawPolicy("northern", "2025", "a mistake"))
    gone = place.rules_desk().policies().lines[-1]
    assert gone == replace(gone, payer="northern", days="no more", own=False)
    assert gone.origin == "Withdrawn 20-Nov-2026 by A. Ruiz: a mistake"
