"""What is entered of the payer, put together."""

from datetime import date

from infusion_planner.domain.chart_payer import coverage_of
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    Coverage,
    PayerChosen,
    PayerPrescriber,
    PrescriberRole,
    PriorAuthorization,
    Relapses,
    Request,
    Site,
)

DAY = date(2026, 11, 2)
CHOSEN = PayerChosen(
    "molina",
    "Marketplace",
    "OH",
    Request.CONTINUATION,
    needs_authorization=True,
    site=Site.HOSPITAL,
    site_reason="severe reaction in course 1",
)
GRANTED = PriorAuthorization("A-1", DAY, date(2027, 5, 1), 60)
NEUROLOGIST = PayerPrescriber(PrescriberRole.SPECIALIST)
SIGNED = Attested("benefit", DAY)
CALMER = Continuation(Relapses.FEWER, progression=False)


def coverage(chosen: PayerChosen | None) -> Coverage | None:
    return coverage_of(
        chosen,
        authorizations=[GRANTED],
        prescriber=NEUROLOGIST,
        attested=[SIGNED],
        attached=[AttachedTest("cbc", DAY), AttachedTest("tsh", DAY)],
        continuation=CALMER,
    )


def test_without_a_payer_nothing_else_that_is_entered_counts() -> None:
    assert coverage(None) is None


def test_with_a_payer_everything_entered_is_put_together() -> None:
    assert coverage(CHOSEN) == Coverage(
        policy="molina",
        plan="Marketplace",
        state="OH",
        request=Request.CONTINUATION,
        needs_authorization=True,
        authorizations=(GRANTED,),
        prescriber=NEUROLOGIST,
        attested=(SIGNED,),
        attached=("cbc", "tsh"),
        site=Site.HOSPITAL,
        site_reason="severe reaction in course 1",
        continuation=CALMER,
    )


def test_an_empty_list_says_that_nothing_is_recorded_not_that_there_is_nothing() -> None:
    bare = coverage_of(
        PayerChosen("molina"),
        authorizations=[],
        prescriber=None,
        attested=[],
        attached=[],
        continuation=None,
    )

    assert bare == Coverage(policy="molina")
    assert bare.authorizations is None
    assert bare.attested is None
    assert bare.attached is None


def test_an_authorization_covers_the_first_and_the_last_day_of_its_window() -> None:
    days = [date(2026, 11, 1), DAY, date(2027, 5, 1), date(2027, 5, 2)]

    assert [GRANTED.covers(day) for day in days] == [False, True, True, False]
