"""What is entered of the payer, in a line."""

from collections.abc import Callable

from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    PayerChosen,
    PayerPrescriber,
    PrescriberRole,
    PriorAuthorization,
    Relapses,
    Request,
    Site,
)
from infusion_planner.domain.wording import count_words, date_words

REQUEST_WORDS = {
    Request.INITIAL: "first request",
    Request.CONTINUATION: "continuation",
}
SITE_WORDS = {
    Site.OFFICE: "in an office",
    Site.INFUSION_CENTER: "in an infusion center",
    Site.HOME: "at home",
    Site.HOSPITAL: "in a hospital",
}
PRESCRIBER_WORDS = {
    PrescriberRole.SPECIALIST: "a neurologist or MS specialist prescribes",
    PrescriberRole.CONSULTED: "a specialist was consulted",
    PrescriberRole.OTHER: "neither a specialist nor consulted",
}
RELAPSE_WORDS = {
    Relapses.FEWER: "fewer relapses",
    Relapses.STABLE: "as many relapses",
    Relapses.MORE: "more relapses",
}


def _payer(value: PayerChosen) -> str:
    parts = (
        value.policy.upper() if value.policy.islower() else value.policy,
        value.plan,
        value.state,
        REQUEST_WORDS[value.request] if value.request else "",
        _wanted(value.needs_authorization),
        SITE_WORDS[value.site] if value.site else "",
        value.site_reason,
    )
    return ", ".join(part for part in parts if part)


def _wanted(needs: bool | None) -> str:  # noqa: FBT001  # a value of a kind, as the others
    if needs is None:
        return ""
    return "wants a prior authorization" if needs else "wants no prior authorization"


def _prior_authorization(value: PriorAuthorization) -> str:
    days = f"{date_words(value.from_on)} to {date_words(value.to_on)}"
    amounts = ((value.units, "unit"), (value.doses, "dose"))
    counted = [count_words(count, name) for count, name in amounts if count is not None]
    return ", ".join((f"no. {value.number}", days, *counted))


def _payer_prescriber(value: PayerPrescriber) -> str:
    sent = {True: ", notes sent", False: ", notes not sent", None: ""}[value.notes_sent]
    return f"{PRESCRIBER_WORDS[value.role]}{sent}"


def _attested(value: Attested) -> str:
    return f"{value.what.replace('_', ' ')}, signed {date_words(value.on)}"


def _attached(value: AttachedTest) -> str:
    return f"{title_of(value.test)}, sent {date_words(value.on)}"


def _continuation(value: Continuation) -> str:
    mri = value.mri
    parts = (
        RELAPSE_WORDS[value.relapses] if value.relapses else "",
        _said(value.progression, "disease progressed", "no progression"),
        _said(mri.new_lesions, "new lesions", "no new lesions") if mri else "",
        f"MRI {date_words(mri.on)}" if mri else "",
        _said(value.toxicity, "not tolerated", "tolerated"),
    )
    return ", ".join(part for part in parts if part) or "nothing recorded"


def _said(holds: bool | None, yes: str, no: str) -> str:  # noqa: FBT001
    return "" if holds is None else yes if holds else no


PAYER_WORDS: dict[type, Callable[..., str]] = {
    PayerChosen: _payer,
    PriorAuthorization: _prior_authorization,
    PayerPrescriber: _payer_prescriber,
    Attested: _attested,
    AttachedTest: _attached,
    Continuation: _continuation,
}
"""By what an entry holds."""
