"""What a payer asks about one request: results sent, statements signed, the site, the wait."""

from datetime import date

import pytest

from infusion_planner.domain.facts import Baseline, Facts
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_facts import (
    Attested,
    Coverage,
    PayerChosen,
    PayerPrescriber,
    PrescriberRole,
    Site,
)
from infusion_planner.domain.payer_look import Look, State
from infusion_planner.domain.payer_policy import PayerPolicy, overlaps, versions_of
from infusion_planner.domain.payer_request import (
    weigh_attestation,
    weigh_documents,
    weigh_prescriber,
    weigh_site,
)
from infusion_planner.domain.payer_request_kinds import (
    Attestation,
    Documents,
    Prescriber,
    SiteOfCare,
    WaitAfterDose,
)
from infusion_planner.domain.payer_words import PAYER_WORDS
from infusion_planner.domain.payers import PolicyReview, review_plan
from tests.domain.test_payers import BOOK, GIVEN, START, common, course, plan_of

OWN = PayerPolicy("own", "1", "Own", date(2020, 1, 1), None, (), ())
MADE = date(2025, 2, 20)
CBC = Documents(**common(), tests=("cbc", "tsh"))  # type: ignore[arg-type]
SIGNED = Attestation(**common(), attestation="periodic_testing")  # type: ignore[arg-type]
OFFICE = SiteOfCare(**common(), sites=("office",))  # type: ignore[arg-type]


def look(coverage: Coverage, facts: Facts | None = None, *, given: bool = True) -> Look:
    """Look at course 3 from 03-Mar-2025; the last dose before was on 06-Mar-2024."""
    known = facts or Facts()
    plan = plan_of(known, given=GIVEN if given else ())
    return Look(known, coverage, plan, OWN, BOOK)


def baseline(*tests: str, on: date = MADE) -> Facts:
    return Facts(baseline=tuple(Baseline(test, on, on) for test in tests))


@pytest.mark.parametrize(
    ("facts", "attached", "state", "words"),
    [
        (Facts(), ("cbc", "tsh"), State.MISSING, "no baseline tests are recorded"),
        (
            baseline("cbc", "tsh"),
            None,
            State.MISSING,
            "no documents sent to the payer are recorded",
        ),
        (baseline("cbc", "tsh"), ("cbc", "tsh"), State.MET, "all 2 results made and sent"),
    ],
)
def test_results_are_made_for_the_course_and_sent(
    facts: Facts, attached: tuple[str, ...] | None, state: State, words: str
) -> None:
    found = weigh_documents(CBC, look(Coverage("own", attached=attached), facts))

    assert (found.state, found.words) == (state, words)


@pytest.mark.parametrize(
    ("facts", "attached", "words"),
    [
        (baseline("cbc"), ("cbc", "tsh"), "not made for this course: TSH"),
        (baseline("cbc", "tsh"), ("cbc",), "not sent to the payer: TSH"),
        (
            baseline("cbc", "tsh", on=date(2024, 3, 6)),
            ("cbc", "tsh"),
            "not made for this course: CBC and TSH",
        ),
    ],
)
def test_a_result_that_lacks_is_named(facts: Facts, attached: tuple[str, ...], words: str) -> None:
    assert weigh_documents(CBC, look(Coverage("own", attached=attached), facts)).words == words


def signed(*days: date, what: str = "periodic_testing") -> Coverage:
    return Coverage("own", attested=tuple(Attested(what, day) for day in days))


def test_the_newest_statement_of_this_course_is_told() -> None:
    found = weigh_attestation(SIGNED, look(signed(date(2025, 2, 3), MADE, date(2025, 2, 10))))

    assert (found.state, found.words) == (
        State.MET,
        "periodic testing attested on 20-Feb-2025",
    )


@pytest.mark.parametrize(
    "coverage",
    [
        signed(),
        signed(MADE, what="no_other_drug"),
        # on the day of the last dose before, and after day 1
        signed(date(2024, 3, 6), date(2025, 3, 4)),
    ],
)
def test_a_statement_of_another_course_or_of_something_else_does_not_count(
    coverage: Coverage,
) -> None:
    found = weigh_attestation(SIGNED, look(coverage))

    assert found.state is not State.MET
    assert found.words == "not attested for this course: Asked for"


def test_a_statement_counts_from_the_day_after_the_last_dose_of_however_many_courses() -> None:
    known = look(signed(MADE))
    one = replace(known, plan=plan_of(Facts(), given=(course(1, date(2024, 3, 4), 5),)))

    assert known.belongs(date(2024, 3, 7))
    assert one.belongs(date(2024, 3, 9))
    assert not one.belongs(date(2024, 3, 8))
    assert look(signed(MADE), given=False).belongs(date(2000, 1, 1))
    assert not known.belongs(date(2025, 3, 4))
    assert known.belongs(START)


def test_another_site_needs_a_reason() -> None:
    office = look(Coverage("own", site=Site.OFFICE))
    reasoned = look(Coverage("own", site=Site.HOSPITAL, site_reason="lives next to it"))
    bare = look(Coverage("own", site=Site.HOSPITAL))

    assert weigh_site(OFFICE, office).words == "given in an office"
    found = weigh_site(OFFICE, reasoned)
    assert (found.state, found.words) == (
        State.MET,
        "given in a hospital, because: lives next to it",
    )
    assert weigh_site(OFFICE, bare).state is State.NOT_MET


@pytest.mark.parametrize(
    ("site", "words"),
    [
        (Site.OFFICE, "an office"),
        (Site.INFUSION_CENTER, "an infusion center"),
        (Site.HOME, "the patient's home"),
        (Site.HOSPITAL, "a hospital"),
    ],
)
def test_each_site_is_named(site: Site, words: str) -> None:
    wanted = SiteOfCare(**common(), sites=(site.value,))  # type: ignore[arg-type]

    assert weigh_site(wanted, look(Coverage("own", site=site))).words == f"given in {words}"


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (PrescriberRole.SPECIALIST, "a neurologist or MS specialist prescribes"),
        (PrescriberRole.CONSULTED, "a neurologist or MS specialist was consulted"),
        (
            PrescriberRole.OTHER,
            "no neurologist or MS specialist prescribes or was consulted",
        ),
    ],
)
def test_who_prescribes_is_named(role: PrescriberRole, words: str) -> None:
    wanted = Prescriber(**common(), roles=(role.value,))  # type: ignore[arg-type]
    known = Coverage("own", prescriber=PayerPrescriber(role, notes_sent=True))

    assert weigh_prescriber(wanted, look(known)).words == words


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"minimum_months": 12}, []),
        ({"minimum_months": 12, "extra_days": 0}, []),
        ({"minimum_months": 12, "extra_days": -1}, ["extra_days"]),
        ({"minimum_months": 0}, ["minimum_months"]),
        ({"minimum_months": 12, "target_months": 12}, []),
        ({"minimum_months": 13, "target_months": 12}, ["minimum_months"]),
    ],
)
def test_a_wait_of_impossible_numbers_is_refused(values: dict[str, int], fields: list[str]) -> None:
    criterion = WaitAfterDose(**common(), **values)  # type: ignore[arg-type]

    assert [fault.field for fault in criterion.faults()] == fields


def test_versions_stand_by_their_first_day_and_meet_only_their_own_payer() -> None:
    later = replace(OWN, version="2", from_on=date(2024, 1, 1))
    other = replace(OWN, payer="other")

    assert versions_of((later, other, OWN), "own") == (OWN, later)
    assert overlaps(OWN, other) is False
    assert overlaps(OWN, replace(later, from_on=OWN.from_on)) is True


def test_a_policy_that_asks_for_nothing_is_met() -> None:
    assert PolicyReview(OWN, (), ()).verdict is State.MET


def test_without_a_payer_nothing_is_reviewed() -> None:
    assert review_plan(plan_of(Facts()), BOOK) == ()


@pytest.mark.parametrize(
    ("sent", "ending"), [(True, ", notes sent"), (False, ", notes not sent"), (None, "")]
)
def test_whether_notes_were_sent_is_told_where_it_is_known(sent: bool | None, ending: str) -> None:
    role = PrescriberRole.SPECIALIST
    bare = PAYER_WORDS[PayerPrescriber](PayerPrescriber(role))

    assert PAYER_WORDS[PayerPrescriber](PayerPrescriber(role, sent)) == f"{bare}{ending}"


def test_whether_a_payer_wants_an_authorization_is_left_out_where_nobody_knows() -> None:
    assert PAYER_WORDS[PayerChosen](PayerChosen("own")) == "OWN"
