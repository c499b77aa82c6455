"""Looks at what a policy asks of the request: prescriber, papers, site, and the notes it has."""

from infusion_planner.domain.monitored import tests_words
from infusion_planner.domain.payer_facts import PrescriberRole, Site
from infusion_planner.domain.payer_look import Look, State, Weighed, met, missing, not_yet, unmet
from infusion_planner.domain.payer_request_kinds import (
    Attestation,
    Documents,
    Note,
    Prescriber,
    SiteOfCare,
)
from infusion_planner.domain.wording import date_words

_ROLE_WORDS = {
    PrescriberRole.SPECIALIST: "a neurologist or MS specialist prescribes",
    PrescriberRole.CONSULTED: "a neurologist or MS specialist was consulted",
    PrescriberRole.OTHER: "no neurologist or MS specialist prescribes or was consulted",
}
_SITE_WORDS = {
    Site.OFFICE: "an office",
    Site.INFUSION_CENTER: "an infusion center",
    Site.HOME: "the patient's home",
    Site.HOSPITAL: "a hospital",
}


def weigh_prescriber(criterion: Prescriber, look: Look) -> Weighed:
    """Ask who prescribes, and after a consultation for its notes.

    Source: rulebook PAYER-MOL-1.
    """
    known = look.coverage.prescriber
    if known is None:
        return missing(criterion, "who prescribes is not recorded")
    words = _ROLE_WORDS[known.role]
    if known.role.value not in criterion.roles:
        return unmet(criterion, words)
    if known.role is PrescriberRole.CONSULTED and not known.notes_sent:
        return not_yet(criterion, look, f"{words}, and its notes did not go to the payer yet")
    return met(criterion, words)


def weigh_documents(criterion: Documents, look: Look) -> Weighed:
    """Ask for results of this course, and that they went to the payer.

    Source: rulebook PAYER-MOL-4.
    """
    results, attached = look.facts.baseline, look.coverage.attached
    made = {item.test for item in results or () if look.belongs(item.on)}
    not_made = [test for test in criterion.tests if results is not None and test not in made]
    not_sent = [test for test in criterion.tests if attached is not None and test not in attached]
    if not_made:
        return not_yet(criterion, look, f"not made for this course: {tests_words(not_made)}")
    if not_sent:
        return not_yet(criterion, look, f"not sent to the payer: {tests_words(not_sent)}")
    if results is None or attached is None:
        what = "baseline tests are" if results is None else "documents sent to the payer are"
        return missing(criterion, f"no {what} recorded")
    return met(criterion, f"all {len(criterion.tests)} results made and sent")


def weigh_attestation(criterion: Attestation, look: Look) -> Weighed:
    """Ask for a statement signed for this course.

    Source: rulebook PAYER-MOL-5, PAYER-MOL-7.
    """
    signed = look.coverage.attested
    if signed is None:
        return missing(criterion, "no attestations are recorded")
    days = [
        item.on for item in signed if item.what == criterion.attestation and look.belongs(item.on)
    ]
    if not days:
        words = f"not attested for this course: {criterion.sentence.rstrip('.')}"
        return not_yet(criterion, look, words)
    return met(criterion, f"{_spaced(criterion.attestation)} attested on {date_words(max(days))}")


def weigh_site(criterion: SiteOfCare, look: Look) -> Weighed:
    """Compare the site; a recorded reason stands for another one.

    Source: rulebook PAYER-MOL-6.
    """
    site, reason = look.coverage.site, look.coverage.site_reason
    if site is None:
        return missing(criterion, "the site of care is not recorded")
    words = f"given in {_SITE_WORDS[site]}"
    if site.value in criterion.sites:
        return met(criterion, words)
    if reason:
        return met(criterion, f"{words}, because: {reason}")
    return unmet(criterion, f"{words}, and no reason is recorded")


def weigh_note(criterion: Note, look: Look) -> Weighed:
    """Tell what there is to know, where it is for members of this state.

    Source: rulebook PAYER-HCSC-2, PAYER-HCSC-4.
    """
    if criterion.states and look.coverage.state not in criterion.states:
        return met(criterion, "it is for members of other states")
    return Weighed(criterion, State.TOLD, criterion.sentence.rstrip("."))


def _spaced(name: str) -> str:
    return name.replace("_", " ")
