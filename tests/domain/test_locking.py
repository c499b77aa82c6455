import pytest

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.locking import Locking, check_locking


def test_the_usual_limits_are_three_and_fifteen_minutes() -> None:
    assert (Locking().hide_minutes, Locking().lock_minutes) == (3, 15)


@pytest.mark.parametrize("limits", [(1, 5), (15, 15), (15, 30), (5, 5)])
def test_limits_within_reason_are_kept(limits: tuple[int, int]) -> None:
    check_locking(Locking(*limits))


@pytest.mark.parametrize(
    ("limits", "fields"),
    [
        ((0, 15), ["hide_minutes"]),
        ((16, 20), ["hide_minutes"]),
        ((3, 4), ["lock_minutes"]),
        ((3, 31), ["lock_minutes"]),
        ((10, 9), ["lock_minutes"]),
        ((0, 99), ["hide_minutes", "lock_minutes"]),
    ],
)
def test_other_limits_are_refused_by_name(limits: tuple[int, int], fields: list[str]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check_locking(Locking(*limits))

    assert [fault.field for fault in refusal.value.faults] == fields
