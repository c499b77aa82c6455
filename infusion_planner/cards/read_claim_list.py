"""Words what is handed to the biller of one course."""

from collections.abc import Iterator, Sequence

from infusion_planner.cards.claim_list import (
    ClaimAuthorization,
    ClaimDayCard,
    ClaimListCard,
    ClaimRow,
)
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.payer_choices import payer_title
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.authorized_units import Taken
from infusion_planner.domain.billing_rules import DiagnosisCodes, DrugUnits
from infusion_planner.domain.case import Case
from infusion_planner.domain.claim_course import CourseClaim, course_claims
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.course import Course
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.findings import Finding, Severity
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.payer_facts import Coverage
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    duration_words,
    listed,
    span_words,
)

NO_CLAIMS = "No claims are sent."
FORM = Form(
    code="S18",
    title="Claim hand-off list",
    version="1",
    note=f"{NO_CLAIMS} A list for the biller, who decides what is billed.",
)
_NOT_RECORDED = "Not recorded"
_NO_PAYER = "No payer is recorded"
_ASKS = {Severity.OVERRIDE: ("override", "To settle")}
_TELLS = ("reminder", "For the biller")


class ClaimFacts(Frozen):
    """What the list is made of.

    Attributes:
        patient: whose it is.
        identity: the header.
        center: where it was given.
        course: given here, in whole or in part.
        case: what is recorded of the patient, with every course given.
    """

    patient: Patient
    identity: IdentityCard
    center: Center
    course: Course
    case: Case


def claim_list_card(facts: ClaimFacts, made: PrintFacts, book: Rulebook) -> ClaimListCard:
    """Word the list.

    Args:
        facts: what is stored.
        made: what is known about the copy.
        book: the rules in force.
    """
    known, course = facts.case.facts or Facts(), facts.course
    claims = course_claims(course, facts.case.given, known, book)
    days = tuple(_day(item, course, known.payer, book) for item in claims)
    return ClaimListCard(
        identity=facts.identity,
        born_on=facts.patient.born_on,
        course=course.number,
        heading=f"Course {course.number}",
        day=_span(days),
        payer=_payer_words(known.payer, book),
        totals=_totals(claims, book),
        note=NO_CLAIMS,
        days=days,
        to_fill=tuple(dict.fromkeys(words for day in days for words in day.missing)),
        stamp=sheet_stamp(FORM, f"course {course.number}", made, facts.center, book),
    )


def _span(days: Sequence[ClaimDayCard]) -> str:
    if not days:
        return "no infusion recorded"
    first, last = days[0].on, days[-1].on
    return span_words(first, last)


def _payer_words(payer: Coverage | None, book: Rulebook) -> str:
    if payer is None:
        return _NO_PAYER
    title = payer_title(book, payer.policy)
    return f"{title}, {payer.plan}" if payer.plan else title


def _totals(claims: Sequence[CourseClaim], book: Rulebook) -> str:
    code = book.find(DrugUnits, "drug_units").code
    given, discarded = (
        count_words(sum(each), "unit")
        for each in ([item.given for item in claims], [item.discarded for item in claims])
    )
    days = count_words(len(claims), "infusion day")
    return f"{code}: {given} given, {discarded} discarded, {days}"


def _day(item: CourseClaim, course: Course, payer: Coverage | None, book: Rulebook) -> ClaimDayCard:
    claim = item.claim
    authorized = _authorization(item.taken)
    return ClaimDayCard(
        on=claim.on,
        day=day_words(claim.on),
        title=f"Infusion {item.number} of {course.length}",
        infusion=item.number,
        rows=tuple(
            ClaimRow(line.code, line.modifier, line.units, line.words, line.rule)
            for line in claim.lines
        ),
        facts=tuple(_facts(item, payer, book)),
        missing=tuple(_missing(item, payer)),
        remarks=(*_overdrawn(item.taken, book), *map(_remark, claim.findings)),
        diagnosis=claim.diagnosis_code,
        ndc=claim.ndc,
        minutes=claim.run_minutes,
        authorization=authorized,
    )


def _facts(item: CourseClaim, payer: Coverage | None, book: Rulebook) -> Iterator[Fact]:
    claim = item.claim
    codes = book.find(DiagnosisCodes, "diagnosis_codes")
    minutes = claim.run_minutes
    run = "Times not recorded" if minutes is None else duration_words(minutes)
    yield Fact("ICD-10-CM", claim.diagnosis_code or _NOT_RECORDED, "on this day", codes.id)
    yield Fact("NDC", claim.ndc, rule=book.find(Notice, "national_drug_code").id)
    yield Fact("Run time", run, rule=book.find(Notice, "billed_time").id)
    yield from _authorized(item.taken, payer, book)


def _authorized(taken: Taken | None, payer: Coverage | None, book: Rulebook) -> Iterator[Fact]:
    label, rule = "Authorization", book.find(Notice, "payer_authorization").id
    if taken is not None:
        known = taken.authorization
        window = f"{date_words(known.from_on)} to {date_words(known.to_on)}"
        yield Fact(label, f"No. {known.number}, {window}", rule=rule)
        yield from _left(taken, book.find(Notice, "payer_authorized_units").id)
    elif payer is not None and payer.needs_authorization is False:
        yield Fact(label, "The payer wants none", rule=rule)
    else:
        yield Fact(label, _NOT_RECORDED, rule=rule)


def _left(taken: Taken, rule: str) -> Iterator[Fact]:
    amounts = (("Units left", taken.left), ("Doses left", taken.doses))
    known = [(label, str(max(0, left))) for label, left in amounts if left is not None]
    for label, words in known or [("Units left", "not recorded")]:
        yield Fact(label, words, "after this day", rule)


def _missing(item: CourseClaim, payer: Coverage | None) -> Iterator[str]:
    """Name what is not recorded; what the payer does not want is not missing."""
    yield from (each.missing for each in item.claim.not_evaluated)
    if payer is None:
        yield f"{_NO_PAYER}, so no authorization is known."
    elif item.taken is None and payer.needs_authorization is not False:
        yield "No authorization for this day is recorded."
    elif item.taken is not None and not item.taken.authorization.has_amount:
        yield "Neither units nor doses of the authorization are recorded."


def _overdrawn(taken: Taken | None, book: Rulebook) -> Iterator[VerdictCard]:
    if taken is None:
        return
    amounts = ((taken.left, "unit"), (taken.doses, "dose"))
    short = [count_words(-left, name) for left, name in amounts if left is not None and left < 0]
    if not short:
        return
    state, word = _ASKS[Severity.OVERRIDE]
    rule = book.find(Notice, "payer_authorized_units").id
    number = taken.authorization.number
    words = f"Authorization No. {number} is short of {listed(short)} on this day."
    yield VerdictCard(state, word, words, rule)


def _remark(finding: Finding) -> VerdictCard:
    state, word = _ASKS.get(finding.severity, _TELLS)
    words = f"{finding.message} {finding.next_step}".strip()
    return VerdictCard(state, word, words, finding.rule)


def _authorization(taken: Taken | None) -> ClaimAuthorization | None:
    if taken is None:
        return None
    known = taken.authorization
    return ClaimAuthorization(known.number, known.from_on, known.to_on, taken.left, taken.doses)
