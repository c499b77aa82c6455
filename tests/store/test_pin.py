from collections.abc import Callable

import pytest

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.store.boxes import Cost
from infusion_planner.store.pin import check_pin, is_pin, pin_hash

Random = Callable[[int], bytes]


@pytest.mark.parametrize("pin", ["481516", "730951", "840219375512", "271828"])
def test_six_to_twelve_digits_are_taken(pin: str) -> None:
    check_pin(pin)


@pytest.mark.parametrize(
    "pin", ["", "48151", "4815162342481", "48151a", "48 151", "٤٨١٥١٦", "-48151"]
)
def test_anything_else_is_refused(pin: str) -> None:
    with pytest.raises(InvalidInput, match="6 to 12 digits") as caught:
        check_pin(pin)

    assert [fault.field for fault in caught.value.faults] == ["pin"]


@pytest.mark.parametrize(
    "pin",
    [
        "111111",
        "121212",
        "112211",
        "123456",
        "234567",
        "890123",
        "987654",
        "210987",
        "123123",
        "47474747",
        "19841984",
        "198484",
        "841984",
        "20012001",
    ],
)
def test_a_trivial_pin_is_refused(pin: str) -> None:
    with pytest.raises(InvalidInput, match="tried first"):
        check_pin(pin)


def test_only_the_same_pin_matches(cost: Cost, random: Random) -> None:
    kept = pin_hash("481516", cost=cost, random=random)

    assert is_pin(kept, "481516")
    assert not is_pin(kept, "481517")
    assert not is_pin(kept, "")


def test_what_is_kept_names_its_cost_and_not_the_pin(cost: Cost, random: Random) -> None:
    kept = pin_hash("481516", cost=cost, random=random)

    assert kept.startswith("$argon2id$v=19$m=32,t=1,p=1$")
    assert "481516" not in kept


def test_the_same_pin_is_kept_differently_each_time(cost: Cost, random: Random) -> None:
    assert pin_hash("481516", cost=cost, random=random) != pin_hash(
        "481516", cost=cost, random=random
    )


def test_no_hash_is_made_of_a_trivial_pin(cost: Cost, random: Random) -> None:
    with pytest.raises(InvalidInput):
        pin_hash("111111", cost=cost, random=random)
