"""The trail as managers and auditors read it."""

from datetime import date, datetime, timedelta, timezone

import pytest

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.register_patient import CorrectPatient, RegisterPatient
from infusion_planner.cards.trail import FieldChange, TrailLine
from infusion_planner.cards.trail_names import FIELDS, HIDDEN, TABLES
from infusion_planner.cards.trail_reader import TrailReader
from infusion_planner.cards.trail_words import value_words, zone_words
from infusion_planner.domain.errors import NotPermitted, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Role
from infusion_planner.domain.trail import Event, Note, Outcome
from infusion_planner.domain.trail_filter import TrailFilter
from infusion_planner.store import trail_query
from infusion_planner.store.journal import Actor
from infusion_planner.store.tables import TABLES as STORED
from tests.office import ACTOR, TestOffice, register, somebody
from tests.resources import shipped_rulebook
from tests.store.tampering import tamper

MONDAY = date(2026, 11, 30)
NOVAK = Actor("person-9", "C. Novak", frozenset({Role.NURSE}))


@pytest.fixture
def trail(place: TestOffice) -> TrailReader:
    return place.reader.of_trail


def shown(trail: TrailReader, **narrow: object) -> list[str]:
    return [line.what for line in lines(trail, **narrow)]


def lines(trail: TrailReader, **narrow: object) -> tuple[TrailLine, ...]:
    return trail.page(TrailFilter(**narrow)).lines  # type: ignore[arg-type]  # by name


def novak(place: TestOffice) -> Desk:
    return Desk(place.store, shipped_rulebook(), place.clock, NOVAK)


def test_opening_the_trail_is_one_entry_and_reading_on_is_none(
    place: TestOffice, trail: TrailReader
) -> None:
    before = place.store.last_seq()

    trail.open()
    trail.page(TrailFilter())
    trail.entry(1)
    trail.head()

    assert place.store.last_seq() == before + 1
    assert shown(trail)[0] == "Opened the trail"


def test_the_newest_entry_stands_first_with_who_when_and_what(
    place: TestOffice, trail: TrailReader
) -> None:
    register(place)

    line = lines(trail)[0]

    assert (line.number, line.who, line.event) == ("2", "A. Ruiz", "Change")
    assert line.when == "20-Nov-2026 09:00:00 UTC"
    assert line.what.startswith("Registered LEE, Sam")
    assert line.patient == "LEE, Sam (Mr) MRN 0410077"
    assert (line.changes, line.outcome, line.state) == ("1", "Done", "ok")


def test_times_are_those_of_the_workstation_with_their_zone(
    place: TestOffice, trail: TrailReader
) -> None:
    chicago = timezone(timedelta(hours=-6))
    place.clock.at = datetime(2026, 11, 20, 23, 30, 5, tzinfo=chicago)
    register(place)

    assert lines(trail)[0].when == "20-Nov-2026 23:30:05 UTC-6"
    assert len(lines(trail, first_on=date(2026, 11, 20), last_on=date(2026, 11, 20))) == 2
    assert lines(trail, first_on=date(2026, 11, 21)) == ()


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "UTC"), (-360, "UTC-6"), (330, "UTC+5:30"), (-210, "UTC-3:30")]
)
def test_a_zone_is_worded(minutes: int, words: str) -> None:
    assert zone_words(minutes) == words


def test_each_filter_narrows(place: TestOffice, trail: TrailReader) -> None:
    sam = register(place)
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    place.reader.patient(sam)
    with pytest.raises(NotPermitted):
        Desk(place.store, shipped_rulebook(), place.clock, replace(NOVAK, roles=frozenset())).do(
            RegisterPatient(somebody())
        )

    assert shown(trail, person="person-9") == ["Refused: register patient"]
    assert shown(trail, outcome=Outcome.REFUSED) == ["Refused: register patient"]
    assert shown(trail, event=Event.CHART) == ["Opened the chart of LEE, Sam (Mr) MRN 0410077"]
    assert len(shown(trail, patient="nov")) == 1
    assert len(shown(trail, patient="0410077")) == 2
    assert len(shown(trail, patient_id=eve)) == 1
    assert shown(trail, patient="nobody at all") == []
    assert len(shown(trail, changes_only=True)) == 3
    assert len(shown(trail, text="opened the")) == 2
    assert shown(trail, text="100%") == []
    assert shown(trail, person="person-9", event=Event.CHART) == []


def test_a_page_says_how_many_are_outside_the_filter(place: TestOffice, trail: TrailReader) -> None:
    register(place)

    page = trail.page(TrailFilter(event=Event.BACKUP))

    assert (page.lines, page.found, page.outside, page.has_more) == ((), 0, 2, False)


def test_older_pages_follow_without_gap_or_overlap(
    place: TestOffice, trail: TrailReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_query, "PAGE", 4)
    for _ in range(9):
        place.desk.note(Note(Event.LOCK, "Locked"))

    seqs: list[int] = []
    page = trail.page(TrailFilter())
    seqs += [line.seq for line in page.lines]
    while page.has_more:
        page = trail.page(TrailFilter(), before=seqs[-1])
        seqs += [line.seq for line in page.lines]

    assert seqs == list(range(10, 0, -1))


def test_everybody_in_the_trail_can_be_chosen(place: TestOffice, trail: TrailReader) -> None:
    novak(place).do(RegisterPatient(somebody()))

    assert trail.open().people == (("A. Ruiz", "person-1"), ("C. Novak", "person-9"))


def test_an_entry_tells_each_field_before_and_after(place: TestOffice, trail: TrailReader) -> None:
    sam = register(place)
    changed = replace(place.reader.details(sam), mrn="0410099", rems_id="")
    place.desk.do(CorrectPatient(changed))

    card = trail.entry(place.store.last_seq())

    (row,) = card.rows
    assert row.title == "Patient changed"
    assert row.fields == (
        FieldChange("MRN", "0410077", "0410099"),
        FieldChange("REMS ID", "LR-004512", "nothing"),
    )
    facts = {fact.label: (fact.value, fact.anchor) for fact in card.facts}
    assert facts["Who"] == ("A. Ruiz", "nurse and manager")
    assert facts["Patient"] == ("LEE, Sam (Mr) MRN 0410099", "")
    assert facts["Outcome"] == ("Done", "")
    assert card.patient_id == sam


def test_what_is_new_has_nothing_before_and_names_instead_of_ids(
    place: TestOffice, trail: TrailReader
) -> None:
    prescriber = place.reader.center().prescribers[0].id
    sam = register(place, somebody(prescriber_id=prescriber))
    place.desk.do(PlanCourse(sam, 1, MONDAY))

    registered = trail.entry(2).rows[0]
    planned = trail.entry(3)

    assert registered.title == "Patient added"
    assert FieldChange("Prescriber", "", "Dr H. Lindqvist") in registered.fields
    assert FieldChange("Born", "", "21-Jun-1990") in registered.fields
    infusions = [row for row in planned.rows if row.title == "Infusion added"]
    assert FieldChange("Planned for", "", "30-Nov-2026") in infusions[0].fields
    assert FieldChange("Patient", "", "LEE, Sam (Mr) MRN 0410077") in infusions[0].fields


def test_a_secret_is_not_shown(place: TestOffice, trail: TrailReader) -> None:
    place.store.run(
        "Set a PIN",
        ACTOR,
        lambda db: db.execute(
            "INSERT INTO pin (id, hash, set_at) VALUES"
            " ('person-1', '$argon2id$x', '2026-11-20T09:00:00+00:00')"
        ),
    )

    (row,) = trail.entry(place.store.last_seq()).rows

    assert row.fields[0] == FieldChange("PIN", "", "not shown")
    assert "argon" not in str(row)


def test_every_column_of_every_table_has_words(place: TestOffice) -> None:
    known = {*FIELDS, *HIDDEN}
    columns = {
        f"{table.name}.{row[1]}"
        for table in STORED
        for row in place.store.db.execute(f"PRAGMA table_info({table.name})")
        if row[1] not in known
    }

    assert columns == set()
    assert {table.name for table in STORED} == set(TABLES)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("dose_ug", 12_000, "12 mg"),
        ("abnormal", 1, "yes"),
        ("given_elsewhere", 0, "no"),
        ("hide_minutes", 3, "3 minutes"),
        ("given_on", "2026-11-30", "30-Nov-2026"),
        ("given_on", "someday", "someday"),
        ("printed_at", "2026-11-30T08:00:00+00:00", "30-Nov-2026 02:00:00 UTC-6"),
        ("arrive_at", "7:30 AM", "7:30 AM"),
        ("course_id", "01J", "a course that neither the records nor the trail tell of"),
        ("printed_by", "A. Ruiz", "A. Ruiz"),
        ("sheet", "day_sheet", "day sheet"),
        ("why", None, "nothing"),
        ("number", 0, "0"),
    ],
)
def test_a_value_is_worded(column: str, value: str | int | None, words: str) -> None:
    assert value_words(column, value, -360, lambda _: "") == words


def test_an_undo_is_told_as_such(place: TestOffice, trail: TrailReader) -> None:
    register(place)
    place.desk.undo()

    assert shown(trail)[0].startswith("Undone: Registered LEE")
    assert trail.entry(3).title.startswith("Undone: ")
    assert trail.entry(3).rows[0].title == "Patient removed"


def test_an_entry_whose_clock_was_behind_is_marked(place: TestOffice, trail: TrailReader) -> None:
    place.clock.at -= timedelta(hours=2)
    register(place)

    assert (lines(trail)[0].outcome, lines(trail)[0].state) == ("Clock behind", "override")
    facts = {fact.label: fact.anchor for fact in trail.entry(2).facts}
    assert facts["When"] == "the clock was behind the entry before"


def test_a_forged_entry_is_shown_all_the_same(place: TestOffice, trail: TrailReader) -> None:
    register(place)
    tamper(
        place.store.db,
        "UPDATE op SET event = 'magic' WHERE seq = 2",
        "UPDATE change SET after = 'no json' WHERE tbl = 'patient'",
    )

    assert lines(trail)[0].event == "Magic"
    assert trail.entry(2).rows[0].fields == ()


def test_the_history_of_one_record_is_noted_with_whose_it_is(
    place: TestOffice, trail: TrailReader
) -> None:
    sam = register(place)

    head = trail.open(sam)

    assert head.about == "LEE, Sam (Mr) MRN 0410077"
    assert lines(trail, patient_id=sam)[0].what == "Opened the history of LEE, Sam (Mr) MRN 0410077"
    with pytest.raises(Refused):
        trail.open("nobody")


def test_the_whole_check_is_due_until_it_was_made_and_again_after_a_week(
    place: TestOffice, trail: TrailReader
) -> None:
    strip = trail.head().strip
    assert strip is not None
    assert strip.sentence.startswith("The whole trail was never checked.")
    check = trail.check()
    while check.step():
        done, total, words = check.progress
        assert 0 <= done <= total
        assert words

    verdict = check.end()

    assert (verdict.state, verdict.word) == ("ok", "The trail stands")
    assert trail.head().strip is None
    assert shown(trail)[0].startswith("Checked the whole trail: 1 entry and ")
    place.clock.at += timedelta(days=7, seconds=1)
    again = trail.head().strip
    assert again is not None
    assert "last checked on 20-Nov-2026" in again.sentence


def test_a_check_that_finds_something_names_it_and_is_noted(
    place: TestOffice, trail: TrailReader
) -> None:
    sam = register(place)
    tamper(
        place.store.db,
        "UPDATE op SET title = 'x' WHERE seq = 2",
        "UPDATE patient SET mrn = '9' WHERE mrn = '0410077'",
    )
    check = trail.check()
    while check.step():
        pass

    verdict = check.end()

    assert verdict.state == "blocked"
    assert "entry 2 (2026-11-20" in verdict.sentence
    assert f"1 row differs from the trail: patient {sam}" in verdict.sentence
    assert shown(trail)[0] == "Checked the whole trail: broken at entry 2"
