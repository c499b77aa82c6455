"""Composes the letter of medical necessity (S17) from facts; what is not recorded is left blank."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.necessity_letter import LetterPart, NecessityLetterCard
from infusion_planner.cards.read_readiness import ReadinessFacts, judged_course
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.domain.billing_rules import DiagnosisCodes
from infusion_planner.domain.case import PlannedCourse
from infusion_planner.domain.clinic import Center, Prescriber
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.diagnosis_codes import diagnosis_code
from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.facts import Diagnosis, Facts, PriorDrug
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_day import standard_bag
from infusion_planner.domain.letter_text import LetterText, runs_of, text_of
from infusion_planner.domain.ms_words import MS_WORDS
from infusion_planner.domain.payer_facts import Response
from infusion_planner.domain.reference import Trial, TrialEvidence
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    dose_words,
    listed,
)

FORM = Form(
    code="S17",
    title="Letter of medical necessity",
    version="1",
    note="Draft from the record: the prescriber checks, completes and signs it.",
)
CHANGED = "Draft, its text changed by hand: the prescriber checks, completes and signs it."
_DIAGNOSIS, _EARLIER, _WHY = "Diagnosis", "Earlier treatment", "Why now"


class LetterFacts(Frozen):
    """What the letter is composed of.

    Attributes:
        readiness: the patient, the facts and the course.
        identity: the header.
        center: where the infusions are given.
        evidence: what the trials found.
        texts: parts of it that a person changed.
    """

    readiness: ReadinessFacts
    identity: IdentityCard
    center: Center
    evidence: TrialEvidence
    texts: tuple[LetterText, ...] = ()

    @property
    def known(self) -> Facts:
        """Give what is recorded of the patient."""
        return self.readiness.case.facts or Facts()

    @property
    def prescriber(self) -> Prescriber | None:
        """Give the patient's prescriber."""
        wanted = self.readiness.patient.prescriber_id
        return next((item for item in self.center.prescribers if item.id == wanted), None)


def necessity_letter_card(
    facts: LetterFacts, made: PrintFacts, book: Rulebook
) -> NecessityLetterCard:
    """Compose the draft.

    Args:
        facts: what is stored.
        made: what is known about the copy.
        book: the rules in force.
    """
    planned = judged_course(facts.readiness, book)
    composed = tuple(_parts(facts, planned, book))
    texts = tuple(_current(composed, facts.texts))
    parts = tuple(_as_written(composed, texts))
    form = replace(FORM, note=CHANGED) if any(item.is_changed for item in texts) else FORM
    stands = "planned day 1" if facts.readiness.course_id else "proposed for"
    number = facts.readiness.number
    return NecessityLetterCard(
        identity=facts.identity,
        heading=f"Course {number}, {stands}",
        day=day_words(planned.start_on),
        center=", ".join(part for part in (facts.center.name, facts.center.phone) if part),
        prescriber=_prescriber(facts.prescriber),
        parts=parts,
        to_fill=(
            *("Payer", "Member ID"),
            *(part.head for part in parts if part.to_write),
            *(() if facts.prescriber else ("Prescriber",)),
            *_overtaken(texts, facts.texts),
        ),
        stamp=sheet_stamp(form, f"course {number}", made, facts.center, book),
        course=number,
        texts=texts,
    )


def _current(composed: Iterable[LetterPart], changed: Iterable[LetterText]) -> Iterator[LetterText]:
    """Give each part with the text to print: as it was changed, else as the record has it."""
    own = {item.head: item.text for item in changed if item.is_changed}
    for part in composed:
        was = text_of(part.paragraphs, part.lines)
        yield LetterText(part.head, was, own.get(part.head, was))


def _as_written(
    composed: Iterable[LetterPart], texts: Iterable[LetterText]
) -> Iterator[LetterPart]:
    """Set changed texts in the place of what follows from the record."""
    for part, item in zip(composed, texts, strict=True):
        runs = list(runs_of(item.text)) if item.is_changed else []
        if not item.is_changed:
            yield part
        elif not runs:
            yield LetterPart(part.head, to_write=True)
        for place, (paragraphs, lines) in enumerate(runs):
            yield LetterPart("" if place else part.head, paragraphs, lines)


def _overtaken(texts: Iterable[LetterText], changed: Iterable[LetterText]) -> Iterator[str]:
    """Name the changed parts of which the record says something else since."""
    before = {item.head: item.was for item in changed if item.is_changed}
    for item in texts:
        if before.get(item.head, item.was) != item.was:
            yield f"{item.head}: the record changed since this text was written"


def _prescriber(prescriber: Prescriber | None) -> str:
    if prescriber is None:
        return ""
    return f"{prescriber.name}, NPI {prescriber.npi}" if prescriber.npi else prescriber.name


def _parts(facts: LetterFacts, planned: PlannedCourse, book: Rulebook) -> Iterator[LetterPart]:
    yield LetterPart("Request", (_request(facts, planned, book),))
    yield _diagnosis(facts.known.diagnosis, planned, book)
    yield _earlier(facts.known.prior_drugs)
    given = facts.readiness.case.given
    if given:
        product = standard_bag(book).product
        yield LetterPart(
            "Treatment so far",
            (f"{product.generic} ({product.brand}) was given before:",),
            tuple(map(given_words, given)),
        )
    yield _why(facts)
    yield from _evidence(facts)
    yield LetterPart("Safety", (_safety(facts.center),))


def _request(facts: LetterFacts, planned: PlannedCourse, book: Rulebook) -> str:
    product = standard_bag(book).product
    rule = book.find(CourseLength, "course_length", planned.number)
    length = planned.infusions or rule.infusions
    stands = "from" if facts.readiness.course_id else "proposed from"
    return (
        f"Please cover {product.generic} ({product.brand}), course {planned.number}:"
        f" {count_words(length, 'infusion')} of {dose_words(rule.dose_ug)} into a vein on days in a"
        f" row, {stands} {day_words(planned.start_on)}."
    )


def _diagnosis(known: Diagnosis | None, planned: PlannedCourse, book: Rulebook) -> LetterPart:
    if known is None:
        return LetterPart(_DIAGNOSIS, to_write=True)
    rule = book.find(DiagnosisCodes, "diagnosis_codes", planned.number)
    code = known.icd10 or diagnosis_code(known, planned.start_on, rule)
    words = _capital(MS_WORDS[known.kind])
    return LetterPart(_DIAGNOSIS, (f"{words}, ICD-10-CM {code}." if code else f"{words}.",))


def _earlier(drugs: tuple[PriorDrug, ...] | None) -> LetterPart:
    if drugs is None:
        return LetterPart(_EARLIER, to_write=True)
    if not drugs:
        return LetterPart(_EARLIER, ("No other medicine for MS was taken before.",))
    in_time = sorted(drugs, key=lambda drug: (drug.from_on is None, drug.from_on, drug.name))
    return LetterPart(_EARLIER, (), tuple(map(_drug, in_time)))


def _drug(drug: PriorDrug) -> str:
    spans = [
        *((f"from {date_words(drug.from_on)}",) if drug.from_on else ()),
        *((f"to {date_words(drug.to_on)}",) if drug.to_on else ()),
        *((f"({count_words(drug.months, 'month')})",) if drug.months else ()),
    ]
    taken = " ".join([drug.name, *spans])
    response = "inadequate response" if drug.inadequate else "stopped for another reason"
    signs = listed(list(_signs(drug.response))) if drug.response else ""
    return f"{taken}: {response}, {signs}." if signs else f"{taken}: {response}."


def _signs(response: Response) -> Iterator[str]:
    if response.relapses is not None:
        yield f"{count_words(response.relapses, 'relapse')} in 12 months"
    if response.mri_progression is not None:
        yield "progression on MRI" if response.mri_progression else "no progression on MRI"
    if response.worse is not None:
        yield "disability worse" if response.worse else "disability not worse"
    if isinstance(response.edss, Decimal):
        yield f"EDSS {response.edss}"


def given_words(course: GivenCourse) -> str:
    """Word what was given of a course."""
    total = dose_words(sum(dose.dose_ug for dose in course.doses))
    days = " to ".join(dict.fromkeys(map(dose_date_words, (course.doses[0], course.doses[-1]))))
    return (
        f"Course {course.number}: {count_words(len(course.doses), 'infusion')}, {total} in all,"
        f" {days}."
    )


def _why(facts: LetterFacts) -> LetterPart:
    """Say what is recorded of activity and of the reason; the rest is the prescriber's to write."""
    known = facts.known.diagnosis
    said = []
    if known is not None and known.active:
        said.append("The disease is active: relapses or new activity on MRI are recorded.")
    if facts.known.further_reason:
        said.append(_sentence(facts.known.further_reason))
    return LetterPart(_WHY, tuple(said), to_write=not said)


def _evidence(facts: LetterFacts) -> Iterator[LetterPart]:
    """Quote all figures of the trial whose patients were like this one; of both while unknown."""
    trials, drugs = facts.evidence, facts.known.prior_drugs
    if not drugs:
        yield trial_part(trials.first, trials.title)
    if drugs or drugs is None:
        yield trial_part(trials.later, trials.title)


def trial_part(trial: Trial, title: str) -> LetterPart:
    """Quote a trial with all its figures."""
    words = (
        f"{trial.published}; patients: {trial.patients}. {title}, alemtuzumab against interferon"
        " beta-1a:"
    )
    return LetterPart(f"Evidence: {trial.name}", (words,), tuple(_results(trial)))


def _results(trial: Trial) -> Iterator[str]:
    """Give a line for each figure."""
    for what, figures in trial.results:
        yield f"{what}: {figures}"


def _safety(center: Center) -> str:
    rems = f" (REMS facility {center.rems_facility_id})" if center.rems_facility_id else ""
    return (
        f"The infusions are given at {center.name}{rems} under the REMS program of the drug, with"
        " the premedication, observation and monitoring that its label asks for."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return _capital(text if text.endswith((".", "!", "?")) else f"{text}.")
