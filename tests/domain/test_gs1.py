"""The code on a vial; its product number was put together by hand from the code of the drug."""

import pytest

from infusion_planner.domain.gs1 import Scanned, has_right_check_digit, read_scan, same_product
from infusion_planner.domain.partly_known import PartlyKnown

NUMBER = "00358468020017"
MAY_31 = PartlyKnown(2027, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        f"01{NUMBER}1727053110LOT7A",
        f"]d201{NUMBER}17270531" + "10LOT7A",
        f"]C101{NUMBER}17270531" + "10LOT7A",
        f"]Q301{NUMBER}17270531" + "10LOT7A",
        f"]e001{NUMBER}17270531" + "10LOT7A",
        f"01{NUMBER}112601151727053110LOT7A",
        f"(01){NUMBER}(11)260115(17)270531(10)LOT7A",
        f"01{NUMBER}10LOT7A\x1d17270531",
        f"(01){NUMBER}(17)270531(10)LOT7A",
        f"(01) {NUMBER} (17) 270531 (10) LOT7A",
        f" 01{NUMBER}1727053110LOT7A\r\n",
        f"]d2\x1d01{NUMBER}\x1d17270531\x1d10LOT7A",
    ],
)
def test_a_scan_tells_product_lot_and_expiry_in_any_order(text: str) -> None:
    assert read_scan(text) == Scanned("5846802001", "LOT7A", MAY_31)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_product_expires_in_any_month(month: int) -> None:
    found = read_scan(f"01{NUMBER}1727{month:02}00")

    assert found == Scanned("5846802001", expires=PartlyKnown(2027, month))


def test_a_serial_number_is_kept_apart_from_the_lot() -> None:
    found = read_scan(f"01{NUMBER}21S99\x1d10LOT7A\x1d17270500")

    assert found == Scanned("5846802001", "LOT7A", PartlyKnown(2027, 5), "S99")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4006381333931",
        "01003584680200181727053110LOT7A",
        f"01{NUMBER}17271331",
        f"01{NUMBER}17270231",
        f"01{NUMBER}1727",
        f"01{NUMBER}10",
        f"01{NUMBER}99X",
        "17270531",
        "(01)123(17)270531",
        f"(01){NUMBER}(17)2705",
        f"(01){NUMBER}(10)A23456789012345678901",
        f"01{NUMBER}1727O531",
        f"01{NUMBER}17\u0662\u0667\u0660\u0665\u0663\u0661",
        f"01{NUMBER}10A23456789012345678901",
    ],
)
def test_what_is_no_whole_code_of_a_product_is_not_read(text: str) -> None:
    assert read_scan(text) is None


@pytest.mark.parametrize("lot", ["7", "A2345678901234567890"])
def test_a_lot_has_one_to_twenty_characters(lot: str) -> None:
    assert read_scan(f"01{NUMBER}10{lot}") == Scanned("5846802001", lot)


def test_a_product_that_is_no_us_drug_has_no_drug_code() -> None:
    assert has_right_check_digit("04006381333931")
    assert read_scan("0104006381333931") == Scanned()


@pytest.mark.parametrize(
    "code", ["58468-0200-01", "58468020001", "5846820001", "5846802001", "58468-200-01"]
)
def test_a_product_is_the_same_however_its_code_is_written(code: str) -> None:
    assert same_product(code, "58468-0200-01")


@pytest.mark.parametrize(
    "code", ["", "58468-0210-01", "5846802002", "58468-0200-1-0", "8468-0200-01"]
)
def test_another_code_is_another_product(code: str) -> None:
    assert not same_product(code, "58468-0200-01")


@pytest.mark.parametrize("number", ["", "0035846802001", "003584680200130", "0035846802001x"])
def test_what_is_no_product_number_of_fourteen_digits_has_no_check_digit(number: str) -> None:
    assert has_right_check_digit(number) is False


def test_a_check_digit_of_0_makes_the_weighed_sum_whole_tens() -> None:
    """3x3 + 5 + 3x8 + 4 + 3x6 + 8 + 2 = 70, so nothing is missing to the next ten."""
    assert has_right_check_digit("00358468020000")
    assert not has_right_check_digit("00358468020001")
