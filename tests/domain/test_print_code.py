import re

from infusion_planner.domain.print_code import print_code


def test_a_print_code_is_six_base_32_characters() -> None:
    assert all(re.fullmatch("[A-Z2-7]{6}", print_code(f"print {n}")) for n in range(200))


def test_the_same_id_gives_the_same_code_and_others_give_others() -> None:
    codes = {print_code(f"infusion copy {n}") for n in range(500)}

    assert print_code("infusion copy 1") == print_code("infusion copy 1")
    assert len(codes) == 500
