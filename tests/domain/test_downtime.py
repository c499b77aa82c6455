import pytest

from infusion_planner.domain.downtime import Downtime, check_downtime
from infusion_planner.domain.errors import InvalidInput


def test_a_pack_is_written_once_there_are_a_folder_and_a_password() -> None:
    assert Downtime("E:/pack", password="twelve small words").is_on
    assert not Downtime("E:/pack").is_on
    assert not Downtime(password="twelve small words").is_on


@pytest.mark.parametrize("days", [1, 3, 10])
def test_one_to_ten_days_fit_into_a_pack(days: int) -> None:
    check_downtime(days)


@pytest.mark.parametrize("days", [-1, 0, 11])
def test_another_number_of_days_is_refused_beside_its_field(days: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_downtime(days)

    (fault,) = refused.value.faults
    assert (fault.field, fault.words) == ("days", "Type 1 to 10 infusion days.")
