"""The rules of an infusion day where they just hold and where they just do not."""

import pytest

from infusion_planner.domain.day_bag import (
    check_bag_life,
    check_product,
    check_vial_record,
    ndc_digits,
)
from infusion_planner.domain.day_gates import check_authorization_today, check_infection_today
from infusion_planner.domain.day_order import (
    check_daily_maximum,
    check_flat_dose,
    check_route,
    check_start_to_start,
    course_dose_ug,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import Preparation, Vial, VialCount
from infusion_planner.domain.infusion_record import (
    Adjustment,
    InfectionAsked,
    InfusionRecord,
    Order,
    Route,
)
from infusion_planner.domain.infusion_run import Run
from infusion_planner.domain.partly_known import PartlyKnown
from tests.domain.infusion_days import RECORD, WAITING, at, says

BAG, RUN = RECORD.bag, RECORD.run
VIAL = BAG.vials[0]
COLD = InfectionAsked(at("07:55"), "Dana Cole", "a cold")


def bag(**changes: object) -> InfusionRecord:
    return replace(RECORD, bag=replace(BAG, **changes))  # type: ignore[arg-type]


def vials(*found: Vial) -> InfusionRecord:
    return bag(vials=found, count=None)


# ELIG-5


def test_no_infection_names_when_and_by_whom_it_was_asked() -> None:
    assert says(check_infection_today, RECORD) == "met No infection, asked 07:55 by Dana Cole"


def test_an_infection_stops_the_day_until_a_prescriber_clears_it() -> None:
    found = replace(RECORD, infection=COLD)
    cleared = replace(RECORD, infection=replace(COLD, cleared_by="Dr. Kim"))

    assert says(check_infection_today, found) == "H Active infection since 03-Mar-2025: a cold."
    assert says(check_infection_today, cleared) == "met a cold, cleared by Dr. Kim"


def test_the_question_about_infections_counts_up_to_the_minute_of_the_start() -> None:
    just = replace(RECORD, infection=InfectionAsked(at("09:30"), "Dana Cole"))
    late = replace(RECORD, infection=InfectionAsked(at("09:31"), "Dana Cole"))

    assert says(check_infection_today, just) == "met No infection, asked 09:30 by Dana Cole"
    assert says(check_infection_today, late).startswith("H Not recorded before the start")


# REMS-6


def test_the_answer_of_the_program_is_named_with_its_number() -> None:
    assert says(check_authorization_today, RECORD) == "met No. A-1001, 07:55, asked by Dana Cole"


# DOSE-3, DOSE-4, DOSE-6


def test_the_dose_ordered_and_the_dose_of_the_day_are_named() -> None:
    assert says(check_flat_dose, RECORD) == "met 12 mg ordered"
    assert says(check_daily_maximum, RECORD) == "met 12 mg on 03-Mar-2025"


@pytest.mark.parametrize(
    ("adjusted", "words"),
    [
        (Adjustment.WEIGHT, "weight"),
        (Adjustment.SURFACE, "body surface"),
        (Adjustment.KIDNEY, "kidney function"),
        (Adjustment.LIVER, "liver function"),
        (Adjustment.AGE, "age"),
    ],
)
def test_an_order_adjusted_to_anything_is_refused_although_its_dose_is_right(
    adjusted: Adjustment, words: str
) -> None:
    ordered = replace(RECORD, order=Order(12_000, Route.INFUSION, adjusted))

    assert says(check_flat_dose, ordered) == (
        f"H The order is adjusted to {words}; the dose is 12 mg for everybody."
    )


def test_a_bag_that_runs_counts_in_full_and_one_that_waits_does_not_count() -> None:
    running = replace(RECORD, run=Run(at("09:30")))
    second = replace(running, number=2)

    assert says(check_daily_maximum, running) == "met 12 mg on 03-Mar-2025"
    assert says(check_daily_maximum, running, others=(replace(WAITING, number=2),)) == (
        "met 12 mg on 03-Mar-2025"
    )
    assert says(check_daily_maximum, running, others=(second,)) == (
        "H 24 mg on Mon 03-Mar-2025 is more than a day's maximum."
    )
    assert says(check_daily_maximum, WAITING) == "? The infusion has not been started."


def test_the_dose_of_a_course_is_what_was_given_of_it() -> None:
    stopped = replace(RECORD, number=2, run=replace(RUN, given_ug=4_000))
    open_one = replace(RECORD, number=3, run=Run(at("09:30", 2)))
    other_course = replace(RECORD, course=2)

    assert course_dose_ug((RECORD, stopped, open_one, other_course), 1) == 16_000


def test_a_diluted_infusion_into_a_vein_is_named() -> None:
    assert says(check_route, RECORD) == "met An infusion into a vein, diluted 08:45"
    assert says(check_route, replace(RECORD, order=Order(12_000))) == "H Not recorded: the route."


@pytest.mark.parametrize(
    ("route", "words"), [(Route.PUSH, "a push into a vein"), (Route.OTHER, "another route")]
)
def test_any_other_route_is_refused(route: Route, words: str) -> None:
    assert says(check_route, replace(RECORD, order=Order(12_000, route))) == (
        f"H Ordered as {words}; it is given only diluted, as an infusion into a vein."
    )


# MISS-4


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        # 09:30 less 20 hours is 13:30 of the day before
        ("13:30", "met 20 h after the start before"),
        (
            "13:31",
            "R Only 19 h 59 min after the start of the infusion before, at 13:31 on Sun"
            " 02-Mar-2025; 20 h are expected.",
        ),
    ],
)
def test_starts_lie_twenty_hours_apart(clock: str, words: str) -> None:
    before = replace(RECORD, number=0, run=Run(at(clock, -1)))
    long_ago = replace(before, run=Run(at("09:30", -9)))
    waiting = replace(WAITING, number=9)
    later = replace(RECORD, number=2, run=Run(at("09:30", 1)))

    for others in ((before, long_ago, waiting, later), (long_ago, later, before)):
        assert says(check_start_to_start, RECORD, others=others) == words


def test_before_a_start_and_without_an_earlier_one_nothing_is_compared() -> None:
    later = replace(RECORD, number=2, run=Run(at("09:30", 1)))

    assert says(check_start_to_start, WAITING, others=(RECORD,)) == ""
    assert says(check_start_to_start, RECORD, others=(later,)) == ""


def test_two_starts_at_the_same_minute_are_too_close() -> None:
    twin = replace(RECORD, number=2)

    assert says(check_start_to_start, RECORD, others=(twin,)).startswith("R Only 0 min after")


# PREP-1


def test_the_product_and_its_diluent_are_named() -> None:
    assert says(check_product, RECORD) == "met NDC 58468-0200-01 in sodium chloride 0.9 %"


@pytest.mark.parametrize(
    "code", ["58468-0200-01", "58468-200-01", "58468-200-1", "58468020001", " 58468-0200-01 "]
)
def test_a_code_is_the_same_however_its_zeros_and_hyphens_are_written(code: str) -> None:
    assert ndc_digits(code, "58468-0200-01") == "58468020001"
    assert says(check_product, vials(replace(VIAL, ndc=code))).startswith("met")


def test_wrong_codes_are_named_in_order_and_a_code_that_is_missing_is_not_one() -> None:
    codes = ["6-6-6", "3-3-3", "5-5-5", "1-1-1", "4-4-4", "2-2-2"]
    wrong = bag(vials=tuple(Vial(code) for code in codes), count=None)

    assert says(check_product, wrong) == (
        "H Not the product as it is prescribed: NDC 1-1-1, NDC 2-2-2, NDC 3-3-3, NDC 4-4-4,"
        " NDC 5-5-5, NDC 6-6-6 and 6 vials in one bag."
    )
    assert says(check_product, vials(Vial(lot="A1"))) == "? Not recorded yet: NDC or diluent."


def test_another_diluent_is_refused_and_one_that_is_missing_is_asked_for() -> None:
    water, none = bag(diluent="water"), bag(diluent="")

    assert says(check_product, water) == "H Not the product as it is prescribed: water."
    assert says(check_product, none) == "? Not recorded yet: NDC or diluent."
    assert says(check_product, bag(vials=())) == "? Not recorded yet: NDC or diluent."


def test_one_vial_goes_into_a_bag_by_the_vials_and_by_their_count() -> None:
    two = "H Not the product as it is prescribed: 2 vials in one bag."

    assert says(check_product, vials(VIAL, VIAL)) == two
    assert says(check_product, bag(count=VialCount(2, 2))) == two
    assert says(check_product, bag(count=VialCount(2, 1))).startswith("met")
    assert says(check_product, vials(VIAL)).startswith("met")


# PREP-3


def test_a_bag_lives_eight_hours_from_its_dilution() -> None:
    # 08:45 and 8 h are 16:45
    started = replace(RUN, stopped_at=None, given_ug=None)
    just = replace(RECORD, run=replace(started, started_at=at("16:45"), rates=()))
    late = replace(RECORD, run=replace(started, started_at=at("16:46"), rates=()))

    assert says(check_bag_life, RECORD) == "met To be used until 16:45"
    assert not says(check_bag_life, just).startswith("H")
    assert says(check_bag_life, late) == (
        "H A start at 16:46 is more than 8 h after dilution; the bag could be started until 16:45."
    )


# PREP-4


def test_a_traced_vial_is_named_by_its_lot() -> None:
    assert says(check_vial_record, RECORD) == "met Lot A1234"


def test_a_vial_may_be_used_on_the_day_it_expires_and_not_after() -> None:
    on_it = replace(VIAL, expires=PartlyKnown(2025, 3, 3))
    before = replace(VIAL, expires=PartlyKnown(2025, 3, 2))
    no_lot = replace(before, lot="")

    assert says(check_vial_record, vials(on_it)) == "met Lot A1234"
    assert (
        says(check_vial_record, vials(before)) == "H The vial of lot A1234 expired on 02-Mar-2025."
    )
    assert says(check_vial_record, vials(no_lot)) == (
        "H The vial of lot not recorded expired on 02-Mar-2025."
    )


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"vials": (replace(VIAL, ndc=""),)}, "the NDC"),
        ({"vials": (VIAL, replace(VIAL, ndc=""))}, "the NDC"),
        ({"vials": (replace(VIAL, lot=""),)}, "the lot"),
        ({"vials": (VIAL, replace(VIAL, lot=""))}, "the lot"),
        ({"vials": (replace(VIAL, expires=None),)}, "the expiry"),
        ({"vials": (VIAL, replace(VIAL, expires=None))}, "the expiry"),
        ({"diluted_at": None}, "the time of dilution"),
        ({"checked_by": ""}, "a second person who checked it"),
        ({"checked_by": "  "}, "a second person who checked it"),
        ({"checked_by": " noor haddad "}, "a second person who checked it"),
        (
            {"checked_by": "Noor Haddad", "prepared_by": "Noor Haddad "},
            "a second person who checked it",
        ),
        ({"clear": None}, "that it is clear"),
        ({"vials": ()}, "the NDC, the lot and the expiry"),
        ({"prepared_by": ""}, "who prepared it"),
    ],
)
def test_each_part_of_the_record_of_a_vial_is_asked_for(
    changes: dict[str, object], missing: str
) -> None:
    assert says(check_vial_record, bag(**changes)) == f"H Not recorded: {missing}."


def test_a_bag_of_which_nothing_is_known_lacks_everything() -> None:
    words = says(check_vial_record, replace(WAITING, bag=Preparation()))

    assert words == (
        "? Not recorded yet: the NDC, the lot, the expiry, the time of dilution, who prepared it,"
        " a second person who checked it and that it is clear."
    )
