"""Plain objects never change, are compared by value, and keep to themselves what nobody may see."""

from typing import ClassVar

import pytest

from infusion_planner.domain.frozen import Frozen, as_dict, names_of, replace


class Dose(Frozen):
    on: str
    mg: int = 12
    notes: tuple[str, ...] = ()


class LaterDose(Frozen):
    on: str
    mg: int = 12
    notes: tuple[str, ...] = ()


class SignIn(Frozen):
    unshown: ClassVar[tuple[str, ...]] = ("password",)

    name: str
    password: str


def test_what_was_given_stays() -> None:
    dose = Dose("monday")

    with pytest.raises(AttributeError):
        dose.mg = 24  # type: ignore[misc]

    assert dose.mg == 12


def test_equal_is_what_says_the_same_and_is_of_the_same_kind() -> None:
    assert Dose("monday") == Dose("monday", 12)
    assert hash(Dose("monday")) == hash(Dose("monday", 12))
    assert Dose("monday") != Dose("tuesday")
    another: object = LaterDose("monday")
    assert Dose("monday") != another


def test_another_one_is_made_with_other_values() -> None:
    assert replace(Dose("monday"), mg=24) == Dose("monday", 24)
    with pytest.raises(TypeError):
        replace(Dose("monday"), dose=24)  # type: ignore[call-arg]


def test_names_come_in_the_order_of_places() -> None:
    assert names_of(Dose) == names_of(Dose("monday")) == ("on", "mg", "notes")
    assert as_dict(Dose("monday")) == {"on": "monday", "mg": 12, "notes": ()}


def test_a_password_is_not_shown() -> None:
    assert repr(SignIn("Ana", "secret")) == "SignIn(name='Ana')"
    assert repr(Dose("monday")) == "Dose(on='monday', mg=12, notes=())"
