"""The list for the biller as a table: a row for each line of a claim, dates as ISO."""

from collections.abc import Iterator

from infusion_planner.cards.claim_list import ClaimDayCard, ClaimListCard, ClaimRow
from infusion_planner.exchange.csv_text import csv_line
from infusion_planner.exchange.trail_lines import BYTE_ORDER_MARK

_PATIENT = ("Patient", "Born", "MRN", "Payer")
_DAY = ("Date of service", "Course", "Infusion")
_LINE = ("Code", "Modifier", "Units", "For", "ICD-10-CM", "NDC", "Run minutes")
_AUTHORIZED = (
    "Authorization",
    "From",
    "To",
    "Units left after the day",
    "Doses left after the day",
)
_OPEN = ("Not recorded", "To settle")
_COLUMNS = (*_PATIENT, *_DAY, *_LINE, *_AUTHORIZED, *_OPEN)


def claim_table(card: ClaimListCard) -> str:
    """Give the whole table.

    A day without a line of its own has one row that says what is missing.
    """
    lines = (csv_line(row) for row in _rows(card))
    return BYTE_ORDER_MARK + csv_line(_COLUMNS) + "".join(lines)


def _rows(card: ClaimListCard) -> Iterator[tuple[str, ...]]:
    who = (card.identity.name, card.born_on.isoformat(), card.identity.mrn, card.payer)
    for day in card.days:
        for row in day.rows or (None,):
            yield (*who, *_day(card, day), *_line(day, row), *_authorized(day), *_open(day))


def _day(card: ClaimListCard, day: ClaimDayCard) -> tuple[str, ...]:
    return (day.on.isoformat(), str(card.course), str(day.infusion))


def _line(day: ClaimDayCard, row: ClaimRow | None) -> tuple[str, ...]:
    minutes = "" if day.minutes is None else str(day.minutes)
    shared = (day.diagnosis, day.ndc, minutes)
    if row is None:
        return ("", "", "", "", *shared)
    return (row.code, row.modifier, str(row.units), row.words, *shared)


def _authorized(day: ClaimDayCard) -> tuple[str, ...]:
    known = day.authorization
    if known is None:
        return ("",) * len(_AUTHORIZED)
    left = ("" if each is None else str(each) for each in (known.left, known.doses))
    return (known.number, known.from_on.isoformat(), known.to_on.isoformat(), *left)


def _open(day: ClaimDayCard) -> tuple[str, str]:
    settle = " ".join(remark.sentence for remark in day.remarks)
    return " ".join(day.missing), settle
