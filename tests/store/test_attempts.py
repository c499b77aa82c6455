import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.store.attempts import Account, Counts

DESK = "desk"


def failed(number: int, name: str = "ana", counts: Counts | None = None) -> Counts:
    """Counts after so many wrong tries, each from a workstation of its own."""
    counts = counts or Counts()
    for each in range(number):
        counts = counts.after_failure(name, f"{name} {each}")
    return counts


@pytest.mark.parametrize(
    ("tries", "wait"),
    [
        (0, 0),
        (1, 0),
        (4, 0),
        (5, 30),
        (6, 60),
        (7, 120),
        (8, 240),
        (9, 480),
        (10, 900),
        (11, 900),
        (99, 900),
    ],
)
def test_five_tries_are_free_then_the_wait_doubles_up_to_15_minutes(tries: int, wait: int) -> None:
    assert failed(tries).wait_s("ana", DESK) == wait


def test_a_wait_passes_with_the_seconds_and_no_faster() -> None:
    counts = failed(6)

    assert counts.later(59).wait_s("ana", DESK) == 1
    assert counts.later(60).wait_s("ana", DESK) == 0
    assert counts.later(59).later(0.5).later(0.5).wait_s("ana", DESK) == 0


def test_a_clock_set_back_changes_nothing() -> None:
    counts = failed(6)

    assert counts.later(-1_000) == counts


def test_another_account_does_not_wait() -> None:
    assert failed(20).wait_s("bob", DESK) == 0


def test_waiting_does_not_forget_the_tries() -> None:
    counts = failed(6).later(1_000)

    assert counts.failed("ana") == 6
    assert counts.after_failure("ana", DESK).wait_s("ana", "elsewhere") == 120


def test_a_workstation_has_20_tries_an_hour_whoever_they_are_for() -> None:
    counts = Counts()
    for number in range(20):
        assert counts.wait_s(f"name {number}", DESK) == 0
        counts = counts.after_failure(f"name {number}", DESK).later(10)

    # the first of them was 200 seconds ago
    assert counts.wait_s("a new name", DESK) == 3_600 - 200
    assert counts.wait_s("a new name", "another desk") == 0
    assert counts.later(3_400).wait_s("a new name", DESK) == 0
    again = counts.later(3_400).after_failure("a new name", DESK)
    assert again.wait_s("one more", DESK) == 10


def test_tries_that_no_longer_count_are_forgotten() -> None:
    counts = Counts().after_failure("ana", DESK).later(3_600)

    assert counts.workstations == {}


def test_a_try_taken_back_leaves_no_trace_of_its_workstation() -> None:
    counts = Counts().after_failure("ana", DESK).reset("ana").without_last(DESK)

    assert counts == Counts()


def test_after_100_in_a_row_an_account_is_closed() -> None:
    managers = frozenset({"bob"})

    assert not replace(failed(99), managers=managers).is_closed("ana")
    assert replace(failed(100), managers=managers).is_closed("ana")


def test_a_reset_opens_it_again() -> None:
    counts = replace(failed(100), managers=frozenset({"bob"})).reset("ana")

    assert not counts.is_closed("ana")
    assert (counts.wait_s("ana", DESK), counts.failed("ana")) == (0, 0)


def test_the_only_manager_is_never_closed_but_waits() -> None:
    counts = replace(failed(500), managers=frozenset({"ana"}))

    assert not counts.is_closed("ana")
    assert counts.wait_s("ana", DESK) == 900


def test_of_two_managers_the_last_who_could_reset_is_never_closed() -> None:
    both = frozenset({"ana", "bob"})
    first = replace(failed(100), managers=both)
    second = failed(100, "bob", first)

    assert first.is_closed("ana")
    assert not first.is_closed("bob")
    assert not (second.is_closed("ana") and second.is_closed("bob"))


def test_where_no_manager_is_known_nobody_is_closed() -> None:
    assert not failed(100).is_closed("ana")


def test_a_try_taken_back_leaves_what_was_before() -> None:
    counts = Counts().after_failure("ana", DESK)

    after = counts.after_failure("ana", DESK).withdrawn("ana", DESK)

    assert after == counts


def test_invented_names_do_not_fill_the_file_nor_push_out_who_was_tried_often() -> None:
    counts = failed(3)
    for number in range(1_100):
        counts = counts.after_failure(f"name {number}", DESK)

    assert len(counts.accounts) == 1_000
    assert counts.accounts["ana"] == Account(3)
    assert "name 1099" in counts.accounts
