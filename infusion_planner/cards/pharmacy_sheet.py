"""Words the pharmacy's sheet of an infusion: the order, how the bag is made, and its times."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from infusion_planner.cards.calendar_facts import day_of
from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.day_sheet_checks import SheetFacts
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.worksheet import (
    Answers,
    Box,
    Boxes,
    Facts,
    Known,
    Lead,
    SheetSection,
    Signatures,
    Steps,
    Table,
    TableRow,
    WorksheetCard,
)
from infusion_planner.domain.infusion_day import standard_bag
from infusion_planner.domain.infusion_rules import Minutes, Product
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words, day_words, duration_words, time_words

PHARMACY = Form(code="S4", title="Pharmacy preparation", version="1")
_FIRST, _LAST = 6, 13
"""The hours for which it is worked out when a bag has to be started and used."""
_COUNT = ("In the refrigerator before", "Taken now", "Discarded, why", "Left after")


def pharmacy_sheet_card(facts: SheetFacts, made: PrintFacts, book: Rulebook) -> WorksheetCard:
    """Word the pharmacy's sheet.

    Args:
        facts: what is stored of the day.
        made: what is known about the copy.
        book: the rules in force.
    """
    product = standard_bag(book).product
    title = infusion_title(facts.course, facts.infusion)
    known = tuple(_known(facts))
    missing = tuple(item.label for item in known if not item.value)
    return WorksheetCard(
        identity=facts.identity,
        title=PHARMACY.title,
        kind="",
        heading=title,
        day=day_words(day_of(facts.infusion)),
        warning=(),
        lead=_order(facts, product, book),
        gaps=(),
        sections=(
            SheetSection("Order", "", (Facts(known),)),
            _take(product),
            _dilute(facts, product),
            _times(book),
            SheetSection(
                "Sign",
                "Two people. The checker did not prepare.",
                (
                    Signatures(
                        (
                            ("Preparer", "prepared"),
                            ("Checker", "checked all above"),
                            ("Nurse", "received the bag"),
                        )
                    ),
                ),
            ),
            _count(facts),
        ),
        to_fill=(*missing, "Lots, expiry and times of the bag", "Count of vials", "Signatures"),
        stamp=sheet_stamp(PHARMACY, _subject(facts), made, facts.center, book),
    )


def _subject(facts: SheetFacts) -> str:
    return infusion_title(facts.course, facts.infusion).lower()


def _order(facts: SheetFacts, product: Product, book: Rulebook) -> Lead:
    shortest = duration_words(book.find(Minutes, "infusion_time").minutes)
    ordered = "" if facts.prescriber is None else f", ordered by {facts.prescriber.name}"
    words = (
        (product.generic, True),
        (f" - {product.brand} - DOSE ", False),
        (f"{product.vial_mg} mg", True),
        (f" in {product.diluent_ml} mL", False),
    )
    under = (f"intravenous infusion over {shortest} or longer, never a push{ordered}",)
    return Lead("", words, under)


def _known(facts: SheetFacts) -> Iterator[Known]:
    answer = facts.charted.authorization
    yield Known("Authorization no.", "" if answer is None else answer.number)
    yield Known("Authorized", "" if answer is None else date_words(answer.on))
    yield Known("REMS facility ID", facts.center.rems_facility_id)
    yield Known("Diagnosis", facts.charted.diagnosis)


def _take(product: Product) -> SheetSection:
    vial = f"One vial, {product.vial_mg} mg in {product.vial_ml} mL, from 2 to 8 °C."
    first = Boxes(
        "vial",
        (
            Box("Vial lot"),
            Box("Vial expiry"),
            Box(f"NDC (expect {product.ndc})"),
            Box("Out of the refrigerator", guide="time"),
        ),
    )
    second = Boxes(
        "bag",
        (
            Box("Bag lot"),
            Box("Bag expiry"),
            Box(f"Bag of {product.diluent_ml} mL", choices=product.diluents),
        ),
    )
    return SheetSection("Take", f"{vial} Never frozen, never shaken.", (first, second))


def _dilute(facts: SheetFacts, product: Product) -> SheetSection:
    phone = f" and call {facts.center.phone}" if facts.center.phone else ""
    steps = Steps(
        (
            ("1 vial", f"{product.vial_mg} mg in {product.vial_ml} mL", "single use"),
            ("withdraw", f"{product.vial_ml} mL", "all of the dose"),
            ("inject into", f"{product.diluent_ml} mL bag", "invert gently, no shaking"),
            ("gives", f"{product.full_bag_ml} mL", "less the overfill of the bag"),
        )
    )
    asked = Answers(
        (
            (f"No particles, no discoloration. Otherwise discard{phone}.", ""),
            (f"{product.vial_ml} mL in the syringe, read by the checker before injecting", ""),
            ("Bag inverted gently; light cover on; label on bag and cover", ""),
        )
    )
    return SheetSection("Dilute", "", (steps, asked))


def _times(book: Rulebook) -> SheetSection:
    life = book.find(Minutes, "bag_life").minutes
    run = book.find(Minutes, "infusion_time").minutes
    boxes = Boxes(
        "times",
        (
            Box("Diluted at", guide="time"),
            Box("Real bag volume", "mL"),
            Box(f"Rate = volume / {duration_words(run)}", "mL per hour"),
            Box(f"Start by (+ {duration_words(life - run)})", guide="time"),
            Box(f"USE BY (+ {duration_words(life)})", guide="clock"),
        ),
    )
    hours = range(_FIRST, _LAST + 1)
    heads = ("", *("" for _ in hours))
    rows = (
        _hours("Diluted at", hours, 0),
        _hours(f"start by ({duration_words(run)} run)", hours, life - run),
        _hours("use by", hours, life, bold=True),
    )
    note = f"{duration_words(life)} from dilution, at 15 to 25 °C or 2 to 8 °C, away from light."
    return SheetSection("Time", note, (boxes, Table("hours", heads, rows)))


def _hours(label: str, hours: range, minutes: int, *, bold: bool = False) -> TableRow:
    # any day: only its clock is printed
    at = [datetime.combine(date.min, time(hour)) + timedelta(minutes=minutes) for hour in hours]
    cells = (label, *map(time_words, at))
    return TableRow(cells, tuple(range(len(cells))) if bold else ())


def _count(facts: SheetFacts) -> SheetSection:
    boxes = Boxes("count", tuple(Box(label) for label in _COUNT))
    note = f"Course {facts.course.number}: {facts.course.length} vials, one for each infusion."
    return SheetSection("Count", note, (boxes,))
