"""Lists for the biller for the tests of the sheets, all people invented."""

from datetime import date, timedelta

from infusion_planner.cards.claim_list import (
    ClaimAuthorization,
    ClaimDayCard,
    ClaimListCard,
    ClaimRow,
)
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.wording import day_words
from tests.sheets.samples import EASY, HARD, TWO_LINE_NAME

_FIRST = date(2026, 11, 30)
_DRUG = ClaimRow("J0202", "JZ", 12, "12 mg given.", "BILL-1")
_STEROID = ClaimRow("J2919", "", 200, "1,000 mg of methylprednisolone given.", "BILL-7")
_RUN = (
    ClaimRow("96413", "", 1, "240 minutes running.", "BILL-3"),
    ClaimRow("96415", "", 3, "240 minutes running.", "BILL-3"),
)
_WASTE = ClaimRow("J0202", "JW", 8, "8 mg discarded.", "BILL-2")
_WINDOW = "No. PA-2207, 01-Nov-2026 to 28-Feb-2027"


def claim_day(number: int, *rows: ClaimRow, missing: tuple[str, ...] = ()) -> ClaimDayCard:
    on = _FIRST + timedelta(days=number - 1)
    facts = (
        Fact("ICD-10-CM", "G35.A", "on this day", "BILL-5"),
        Fact("NDC", "58468-0200-01", rule="BILL-6"),
        Fact("Run time", "4 h 00", rule="BILL-4"),
        Fact("Authorization", _WINDOW, rule="PAYER-AUTH-1"),
        Fact("Units left", str(60 - 12 * number), "after this day", "PAYER-AUTH-2"),
    )
    return ClaimDayCard(
        on=on,
        day=day_words(on),
        title=f"Infusion {number} of 5",
        infusion=number,
        rows=rows,
        facts=facts,
        missing=missing,
        remarks=(),
        diagnosis="G35.A",
        ndc="58468-0200-01",
        minutes=240,
        authorization=ClaimAuthorization(
            "PA-2207", date(2026, 11, 1), date(2027, 2, 28), 60 - 12 * number
        ),
    )


CLAIMS = ClaimListCard(
    identity=EASY.identity,
    born_on=date(1988, 3, 9),
    course=1,
    heading="Course 1",
    day="Mon 30-Nov to Fri 04-Dec-2026",
    payer="HCSC RX501.077",
    totals="J0202: 60 units given, 0 units discarded, 5 infusion days",
    note="No claims are sent.",
    days=(
        *(claim_day(number, _DRUG, *_RUN, _STEROID) for number in (1, 2, 3)),
        *(claim_day(number, _DRUG, *_RUN) for number in (4, 5)),
    ),
    to_fill=(),
    stamp=replace(
        EASY.stamp,
        code="S18",
        title="Claim hand-off list",
        subject="course 1",
        note="No claims are sent. A list for the biller, who decides what is billed.",
        qr="S18-9C41TB-17",
    ),
)
_MISSING = (
    "When the drug ran is not recorded.",
    "No diagnosis is recorded.",
    "No payer is recorded, so no authorization is known.",
)
_REMARK = VerdictCard(
    "override",
    "To settle",
    "16 mg are given and discarded, but what was opened holds 12 mg. Correct what was given, what"
    " was discarded or the vials before billing.",
    "BILL-1",
)

# Every list that must print without a text over its place, by what is hard about it.
CLAIM_LISTS: dict[str, ClaimListCard] = {
    "claims": CLAIMS,
    "claims of a long name": replace(
        CLAIMS,
        identity=replace(HARD.identity, name=TWO_LINE_NAME, paper_name=TWO_LINE_NAME),
        payer="Blue Cross Blue Shield of somewhere far away, " * 4,
    ),
    "claims with much missing": replace(
        CLAIMS,
        days=tuple(
            replace(
                claim_day(number, replace(_DRUG, units=4), _WASTE, missing=_MISSING),
                remarks=(_REMARK,) * 3,
            )
            for number in range(1, 6)
        ),
    ),
    "claims of a day without a line": replace(CLAIMS, days=(claim_day(1, missing=_MISSING),)),
    "claims of endless words": replace(
        CLAIMS, days=(claim_day(1, replace(_DRUG, words="a long reason " * 200)),) * 5
    ),
}
