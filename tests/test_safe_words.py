"""No abbreviation or number that is known to be misread, in anything a person reads.

The list is that of the error-prone abbreviations; `mIU/L` is a unit of its own and allowed.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum
from pathlib import Path

import pytest

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.cards.plan import Wish
from infusion_planner.demo.sample_texts import sample_texts
from infusion_planner.domain.frozen import Frozen, names_of, replace
from infusion_planner.domain.patient import AllergyState
from infusion_planner.domain.prophylaxis import Cd4Sample
from tests.office import PENICILLIN, TestOffice, give, office, outside, plan, register, somebody
from tests.resources import RESOURCES, shipped_evidence
from tests.sheets.prints import pages
from tests.sheets.samples import printed

MISREAD = re.compile(
    r"[µμ<>@&]|\b(?:cc|IU|U|u|QD|Q\.D\.|qd|QOD|qod|HS|hs|SC|SQ|MSO4|MgSO4)\b|D/C|\bd/c\b"
    r"|(?<![\d\w])\.\d|\b\d+\.0\b(?!\.)|\b\d{4,}(?= ?(?:mg|mL|mcg|units)\b)"
)
# what the rulebook says to the program, not to people
PROGRAM_KEYS = {"id", "kind", "purpose", "basis", "scenarios", "document", "when", "severity"}
MONDAY = date(2026, 11, 30)


def misread(text: str) -> list[str]:
    return MISREAD.findall(text.replace("mIU/L", ""))


def words_of(value: object) -> Iterator[str]:
    """Give every text in a card, or in what a file of rules holds."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    for part in _parts(value):
        yield from words_of(part)


def _parts(value: object) -> Iterable[object]:
    match value:
        case dict():
            return [part for key, part in value.items() if key not in PROGRAM_KEYS]
        case tuple() | list():
            return value
        case Frozen():
            return [getattr(value, name) for name in names_of(value)]
    return ()


@pytest.mark.parametrize(
    "text",
    [
        "5 µg",
        "10 cc",
        "12 U",
        "0.5 ml QD",
        "at HS",
        "D/C the drip",
        "CD4 < 200",
        "5 & 6",
        ".5 mg",
        "1.0 mg",
        "1000 mg",
    ],
)
def test_what_is_misread_is_noticed(text: str) -> None:
    assert misread(text)


@pytest.mark.parametrize(
    "text", ["0.5 mg", "1,000 mg", "mIU/L", "37.9", "rule set 2026.1", "10.5 mg", "US label 2.2"]
)
def test_what_is_read_well_is_left_alone(text: str) -> None:
    assert misread(text) == []


@pytest.mark.parametrize("path", sorted(RESOURCES.glob("rulebook/**/*.toml")), ids=lambda p: p.name)
def test_the_rules_speak_safely(path: Path) -> None:
    rules = tomllib.loads(path.read_text(encoding="utf-8"))

    texts = list(words_of(rules["rule"]))

    assert len(texts) > 100
    assert [text for text in texts if misread(text)] == []


@pytest.mark.parametrize("path", sorted(RESOURCES.glob("reference/*.toml")), ids=lambda p: p.name)
def test_what_staff_look_up_speaks_safely(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))

    texts = list(words_of([tables["table"], tables["list"]]))

    assert len(texts) > 40
    assert [text for text in texts if misread(text)] == []


def test_texts_and_help_speak_safely() -> None:
    found = [
        f"{path.name}: {line}"
        for folder in ("texts", "help")
        for path in (RESOURCES / folder).rglob("*")
        if path.suffix in {".md", ".txt", ".toml", ".html"}
        for line in path.read_text(encoding="utf-8").splitlines()
        if misread(re.sub(r"</?[a-z][^>]*>|&[a-z]+;|^> ", "", line))
    ]

    assert found == []


@pytest.fixture(scope="module")
def cards() -> list[object]:
    """The cards of patients before, in, between and after courses."""
    place = office(date(2026, 11, 20))
    letters = replace(place.reader.center(), letters=sample_texts(date(2026, 11, 20)))
    place.desk.do(ChangeCenter(letters))
    found = [card for patient_id in _patients(place) for card in _cards(place, patient_id)]
    found.extend(place.reader.patients())
    place.close()
    return found


def _patients(place: TestOffice) -> Iterator[str]:
    known = somebody(mrn="1", allergy_state=AllergyState.KNOWN, allergies=(PENICILLIN,))
    yield register(place, known)
    begun = register(place, somebody("Novak", mrn="2"))
    course = plan(place, begun, MONDAY)
    give(place, begun, (MONDAY, MONDAY + timedelta(days=1)))
    place.clock.set(MONDAY + timedelta(days=3))
    place.desk.do(ResumeCourse(course, date(2026, 12, 7), "Dr H. Lindqvist", "fever settled"))
    yield begun
    other = register(place, somebody("Haas", mrn="3", rems_id=""))
    outside(place, other, date(2025, 3, 3))
    place.desk.do(RecordCd4(other, Cd4Sample(date(2025, 5, 20), 200)))
    yield other


def _cards(place: TestOffice, patient_id: str) -> Iterator[object]:
    card = place.reader.patient(patient_id)
    yield card
    yield place.reader.plan(patient_id, Wish())
    yield place.reader.plan(patient_id, Wish(date(2026, 12, 5)))
    if card.open_course_id:
        yield place.reader.patient_calendar(card.open_course_id).card
    yield place.reader.readiness_sheet(patient_id).card
    yield place.reader.of_payer.necessity_letter(patient_id, shipped_evidence()).card
    for line in card.infusions:
        if line.can_print:
            yield place.reader.day_sheet(line.infusion_id).card
        if line.can_record:
            yield place.reader.infusion_to_record(line.infusion_id)


def test_the_cards_speak_safely(cards: list[object]) -> None:
    texts = [text for card in cards for text in words_of(card)]

    assert len(texts) > 500
    assert [text for text in texts if misread(text)] == []


def test_the_sheets_speak_safely() -> None:
    place = office(date(2026, 11, 20))
    sam = register(place)
    course = plan(place, sam, MONDAY)
    infusions = [line.infusion_id for line in place.reader.patient(sam).infusions]
    sheets = [place.reader.day_sheet(infusion_id).card for infusion_id in infusions]
    calendar = place.reader.patient_calendar(course).card
    ready = place.reader.readiness_sheet(sam).card
    letter = place.reader.of_payer.necessity_letter(sam, shipped_evidence()).card
    place.close()

    texts = pages(printed(*sheets, calendar, ready, letter))

    assert len(texts) == 16
    assert [misread(text) for text in texts if misread(text)] == []
