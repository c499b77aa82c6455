"""What is entered of the payer, put together as its policy is held against it."""

from collections.abc import Sequence

from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    Coverage,
    PayerChosen,
    PayerPrescriber,
    PriorAuthorization,
)


def coverage_of(
    chosen: PayerChosen | None,
    *,
    authorizations: Sequence[PriorAuthorization],
    prescriber: PayerPrescriber | None,
    attested: Sequence[Attested],
    attached: Sequence[AttachedTest],
    continuation: Continuation | None,
) -> Coverage | None:
    """Put the entries together; None while no payer is chosen, whatever else is entered."""
    if chosen is None:
        return None
    return Coverage(
        policy=chosen.policy,
        plan=chosen.plan,
        state=chosen.state,
        request=chosen.request,
        needs_authorization=chosen.needs_authorization,
        authorizations=tuple(authorizations) or None,
        prescriber=prescriber,
        attested=tuple(attested) or None,
        attached=tuple(item.test for item in attached) or None,
        site=chosen.site,
        site_reason=chosen.site_reason,
        continuation=continuation,
    )
