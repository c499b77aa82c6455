"""What a form about the payer offers: payers on file, and statements that they want signed."""

from itertools import takewhile

from infusion_planner.domain.payer_request_kinds import Attestation
from infusion_planner.domain.rules import Rulebook

SAMPLE_PAYER = "sample"
"""An invented payer, for the SAMPLE center and to copy."""


def payers_of(book: Rulebook, *, is_sample: bool) -> tuple[tuple[str, str], ...]:
    """Give name and title of each payer whose policy is on file, by title."""
    titles: dict[str, list[str]] = {}
    for policy in book.payers:
        if is_sample or policy.payer != SAMPLE_PAYER:
            titles.setdefault(policy.payer, []).append(policy.title)
    named = ((payer, _shared(versions)) for payer, versions in titles.items())
    return tuple(sorted(named, key=lambda item: item[1]))


def payer_title(book: Rulebook, payer: str) -> str:
    """Give what a payer is called; of one without a policy on file, the name that was chosen."""
    titles = [policy.title for policy in book.payers if policy.payer == payer]
    return _shared(titles) if titles else payer


def _shared(titles: list[str]) -> str:
    """Give what the titles of a payer's versions share, `HCSC RX501.077`; else the newest."""
    words = zip(*(title.split() for title in titles), strict=False)
    shared = takewhile(lambda alike: len(set(alike)) == 1, words)
    return " ".join(alike[0] for alike in shared).removesuffix(" from") or titles[-1]


def statements_of(book: Rulebook) -> tuple[tuple[str, str], ...]:
    """Give name and words of each statement that some payer wants signed, as they are read."""
    found = {
        criterion.attestation: criterion.attestation.replace("_", " ").replace(" ms ", " MS ")
        for policy in book.payers
        for criterion in policy.criteria
        if isinstance(criterion, Attestation)
    }
    return tuple(found.items())
