"""What is entered of the payer is said in a line, and what cannot be beside its field."""

from datetime import date

import pytest

from infusion_planner.domain.fact_faults import fact_faults
from infusion_planner.domain.fact_words import value_words
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    Mri,
    PayerChosen,
    PayerPrescriber,
    PrescriberRole,
    PriorAuthorization,
    Relapses,
    Request,
    Site,
)

DAY, LATER = date(2026, 11, 12), date(2027, 5, 12)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (PayerChosen("molina"), "MOLINA"),
        (
            PayerChosen(
                "hcsc", "Gold", "IL", Request.INITIAL, needs_authorization=True, site=Site.HOME
            ),
            "HCSC, Gold, IL, first request, wants a prior authorization, at home",
        ),
        (
            PayerChosen("Northern Health", needs_authorization=False, site_reason="lives far"),
            "Northern Health, wants no prior authorization, lives far",
        ),
        (PriorAuthorization("PA-7", DAY, LATER), "no. PA-7, 12-Nov-2026 to 12-May-2027"),
        (
            PriorAuthorization("PA-7", DAY, LATER, 60),
            "no. PA-7, 12-Nov-2026 to 12-May-2027, 60 units",
        ),
        (
            PriorAuthorization("PA-7", DAY, LATER, doses=5),
            "no. PA-7, 12-Nov-2026 to 12-May-2027, 5 doses",
        ),
        (
            PayerPrescriber(PrescriberRole.SPECIALIST),
            "a neurologist or MS specialist prescribes",
        ),
        (
            PayerPrescriber(PrescriberRole.CONSULTED, notes_sent=False),
            "a specialist was consulted, notes not sent",
        ),
        (Attested("no_contraindication", DAY), "no contraindication, signed 12-Nov-2026"),
        (AttachedTest("tsh", DAY), "TSH, sent 12-Nov-2026"),
        (
            Continuation(Relapses.STABLE, False, Mri(DAY, new_lesions=True), True),
            "as many relapses, no progression, new lesions, MRI 12-Nov-2026, not tolerated",
        ),
        (Continuation(), "nothing recorded"),
    ],
)
def test_it_is_said_in_a_line(value: object, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Request.INITIAL, "first request"),
        (Request.CONTINUATION, "continuation"),
        (Site.OFFICE, "in an office"),
        (Site.INFUSION_CENTER, "in an infusion center"),
        (Site.HOME, "at home"),
        (Site.HOSPITAL, "in a hospital"),
    ],
)
def test_each_request_and_each_site_has_its_words(value: Request | Site, words: str) -> None:
    field = "request" if isinstance(value, Request) else "site"

    assert value_words(PayerChosen("hcsc", **{field: value})) == f"HCSC, {words}"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (PayerPrescriber(PrescriberRole.OTHER), "neither a specialist nor consulted"),
        (
            PayerPrescriber(PrescriberRole.CONSULTED, notes_sent=True),
            "a specialist was consulted, notes sent",
        ),
        (Continuation(Relapses.FEWER), "fewer relapses"),
        (Continuation(Relapses.STABLE), "as many relapses"),
        (Continuation(Relapses.MORE), "more relapses"),
    ],
)
def test_who_prescribes_and_how_many_relapses_is_said(value: object, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("value", "places"),
    [
        (PayerChosen(""), ["policy"]),
        (PayerChosen("hcsc", state="Illinois"), ["state"]),
        (PayerChosen("hcsc", state="IL"), []),
        (PriorAuthorization("", DAY, LATER), ["number"]),
        (PriorAuthorization("7", LATER, DAY), ["to_on"]),
        (Attested("periodic_testing", LATER), ["on"]),
        (Continuation(mri=Mri(LATER, new_lesions=True)), ["mri.on"]),
    ],
)
def test_what_cannot_be_is_said_for_its_field(value: object, places: list[str]) -> None:
    born, today = date(1988, 3, 9), date(2026, 11, 20)

    faults = fact_faults(value, born_on=born, today=today, tests=frozenset())

    assert [fault.field for fault in faults] == places
