"""Who is at the keyboard: PIN and password at a locked screen, and where somebody signs."""

import pytest

from infusion_planner.actions.proof import PIN_TRIES
from infusion_planner.actions.set_pin import SetPin
from infusion_planner.domain.errors import Refused, TooManyTries, WrongSecret
from infusion_planner.domain.roles import AT_THE_CHAIR, MANAGERS, Role
from infusion_planner.domain.signing import Signature
from infusion_planner.store import pins
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records
from tests.actions.test_roles import last_entry
from tests.office import ACTOR, TestOffice, colleague, office, register

PASSWORD, PIN = "correct horse battery", "739164"
B_PASSWORD, B_PIN = "another long password", "508273"
GAVE = Signature("I gave this dose")
CHEAP = Cost(1, 32, 1)


@pytest.fixture
def place() -> TestOffice:
    place = office()
    place.desk.do(SetPin(PIN, CHEAP))
    colleague(place, frozenset({Role.NURSE}))

    def set_pin(db: Database) -> None:
        records = Records(db, place.store.new_id)
        pins.put(records, "person-2", B_PIN, "2026", random=lambda n: b"s" * n, cost=CHEAP)

    place.store.run("Set a PIN", ACTOR, set_pin)
    return place


@pytest.mark.parametrize("secret", [PIN, PASSWORD])
def test_the_own_pin_or_password_lets_a_person_go_on(place: TestOffice, secret: str) -> None:
    place.proof.check_own(secret)


@pytest.mark.parametrize("secret", [B_PIN, B_PASSWORD, "000000", "", "wrong"])
def test_nothing_else_does(place: TestOffice, secret: str) -> None:
    with pytest.raises(WrongSecret):
        place.proof.check_own(secret)


def test_after_five_wrong_pins_only_the_password_helps(place: TestOffice) -> None:
    ends = []
    for _ in range(PIN_TRIES):
        with pytest.raises(WrongSecret) as refusal:
            place.proof.check_own("000000")
        ends.append(refusal.value.was_last)

    with pytest.raises(WrongSecret, match="Type the password"):
        place.proof.check_own(PIN)
    place.clock.seconds += 30  # the wait after five wrong tries of whatever kind
    place.proof.check_own(PASSWORD)
    place.proof.check_own(PIN)

    assert ends == [False] * 4 + [True]


def test_a_right_pin_gives_all_five_tries_again(place: TestOffice) -> None:
    for _ in range(2):
        for _ in range(PIN_TRIES - 1):
            with pytest.raises(WrongSecret):
                place.proof.check_own("000000")
        place.proof.check_own(PIN)

    assert place.proof.has_pin("person-1")


def test_somebody_without_a_pin_types_the_password() -> None:
    fresh = office()

    with pytest.raises(WrongSecret, match="no PIN"):
        fresh.proof.check_own(PIN)
    fresh.proof.check_own(PASSWORD)


def test_the_right_one_tells_how_many_wrong_ones_there_were(place: TestOffice) -> None:
    for secret in ("000000", "wrong"):
        with pytest.raises(WrongSecret):
            place.proof.check_own(secret)

    assert place.proof.check_own(PIN) == 2
    assert place.proof.check_own(PIN) == 0


def test_the_fifth_wrong_one_says_at_once_how_long_to_wait(place: TestOffice) -> None:
    for secret in ("000000", "wrong", "111111", "wrong too"):
        with pytest.raises(WrongSecret):
            place.proof.check_own(secret)

    with pytest.raises(TooManyTries) as refusal:
        place.proof.check_own("222222")

    assert str(refusal.value) == (
        "Too many wrong PINs and passwords. The next try is possible in 30 seconds. Check the"
        " Caps Lock key meanwhile."
    )


def test_whoever_has_to_wait_is_not_even_asked(place: TestOffice) -> None:
    for _ in range(4):
        with pytest.raises(WrongSecret):
            place.proof.check_own("wrong")
    with pytest.raises(TooManyTries):
        place.proof.check_own("wrong")

    for secret in (PASSWORD, PIN):
        with pytest.raises(TooManyTries):
            place.proof.check_own(secret)
    place.clock.seconds += 30
    place.proof.check_own(PIN)


def test_what_is_not_judged_is_not_counted(place: TestOffice) -> None:
    for _ in range(9):
        with pytest.raises(WrongSecret, match="The first signature of B"):
            place.proof.sign(GAVE, "person-2", B_PIN)

    place.proof.sign(GAVE, "person-2", B_PASSWORD)


def test_wrong_signatures_count_for_the_signer_alone(place: TestOffice) -> None:
    for _ in range(4):
        with pytest.raises(WrongSecret):
            place.proof.sign(GAVE, "person-2", "wrong")
    with pytest.raises(TooManyTries):
        place.proof.sign(GAVE, "person-2", "wrong")

    place.proof.check_own(PASSWORD)
    with pytest.raises(TooManyTries):
        place.proof.sign(GAVE, "person-2", B_PASSWORD)


def test_a_pin_does_not_stand_for_the_password(place: TestOffice) -> None:
    with pytest.raises(WrongSecret):
        place.proof.check_own_password(PIN)

    place.proof.check_own_password(PASSWORD)


def test_the_first_signature_needs_the_password_and_later_ones_the_pin(place: TestOffice) -> None:
    first = place.proof.needs_password("person-1")
    with pytest.raises(WrongSecret, match="The first signature of A"):
        place.proof.sign(GAVE, "person-1", PIN)

    place.proof.sign(GAVE, "person-1", PASSWORD)
    later = place.proof.needs_password("person-1")
    signed = place.proof.sign(GAVE, "person-1", PIN)

    assert (first, later) == (True, False)
    assert (signed.name, signed.meaning, signed.signed_at) == (
        "A. Ruiz",
        "I gave this dose",
        place.clock.at,
    )
    assert place.proof.needs_password("person-2")


def test_in_the_session_of_a_the_signer_b_stands_in_the_trail(place: TestOffice) -> None:
    sam = register(place)

    signed = place.proof.sign(Signature("I checked this dose", sam), "person-2", B_PASSWORD)

    entry = last_entry(place)
    assert (signed.person_id, signed.roles) == ("person-2", frozenset({Role.NURSE}))
    assert (entry.actor, entry.actor_name, entry.roles) == ("person-2", "B. Osei", "nurse")
    assert (entry.event, entry.title) == ("signature", "Signed: I checked this dose")
    assert (entry.patient_id, entry.details) == (sam, "In the session of A. Ruiz")
    assert place.store.verify().is_good


@pytest.mark.parametrize("secret", [PASSWORD, PIN, B_PASSWORD + "x"])
def test_nobody_signs_for_somebody_else(place: TestOffice, secret: str) -> None:
    before = place.store.last_seq()

    with pytest.raises(WrongSecret):
        place.proof.sign(GAVE, "person-2", secret)

    assert place.store.last_seq() == before


def test_who_may_sign_begins_with_the_person_at_the_keyboard(place: TestOffice) -> None:
    colleague(place, frozenset({Role.AUDITOR}), "A. Abbot", "person-3")

    everyone = [one.name for one in place.proof.signers(GAVE)]
    givers = [one.name for one in place.proof.signers(Signature("", roles=AT_THE_CHAIR))]
    second = [one.name for one in place.proof.signers(Signature("", without=("person-1",)))]

    assert everyone == ["A. Ruiz", "A. Abbot", "B. Osei"]
    assert givers == ["A. Ruiz", "B. Osei"]
    assert second == ["A. Abbot", "B. Osei"]


def test_who_may_not_sign_is_refused_with_the_right_password_too(place: TestOffice) -> None:
    with pytest.raises(Refused, match="may not sign here"):
        place.proof.sign(Signature("I approve", roles=MANAGERS), "person-2", B_PASSWORD)


def test_somebody_who_has_left_signs_nothing(place: TestOffice) -> None:
    gone = "UPDATE person SET left_at = '2026-11-19' WHERE id = 'person-2'"
    place.store.run("Mark as left", ACTOR, lambda db: db.execute(gone))

    assert [one.name for one in place.proof.signers(GAVE)] == ["A. Ruiz"]
