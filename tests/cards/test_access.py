"""Who may read what, and that each chart that was opened stands in the trail."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from infusion_planner.cards.plan import Wish
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.errors import ChartRestricted, NotPermitted
from infusion_planner.domain.roles import Role
from infusion_planner.store.driver import Database
from infusion_planner.store.journal import OP_COLUMNS, Actor, Op
from infusion_planner.store.read_journal import read_op
from tests.office import ACTOR, TestOffice, office, plan, register, somebody
from tests.resources import shipped_evidence, shipped_rulebook

MONDAY = date(2026, 11, 30)


@pytest.fixture
def place() -> TestOffice:
    return office()


def reader_of(place: TestOffice, *roles: Role, person: str = "person-9") -> Reader:
    actor = Actor(person, "C. Novak", frozenset(roles))
    return Reader(place.store, shipped_rulebook(), place.clock, actor)


def entries(place: TestOffice, event: str) -> list[Op]:
    sql = f"SELECT {OP_COLUMNS} FROM op WHERE event = ? ORDER BY seq"
    return [read_op(row) for row in place.store.db.execute(sql, (event,))]


def opened(place: TestOffice) -> list[str]:
    return [entry.title for entry in entries(place, "chart")]


# every read of the reader that shows something of a patient
READS: dict[str, Callable[[Reader, str, str, str], object]] = {
    "patients": lambda read, *_: read.patients(),
    "patient": lambda read, sam, *_: read.patient(sam),
    "monitoring": lambda read, sam, *_: read.monitoring(sam),
    "details": lambda read, sam, *_: read.details(sam),
    "identity": lambda read, sam, *_: read.identity(sam),
    "plan": lambda read, sam, *_: read.plan(sam, Wish()),
    "duplicates": lambda read, *_: read.duplicates(somebody()),
    "infusion_to_record": lambda read, _sam, _course, day: read.infusion_to_record(day),
    "day_sheet": lambda read, _sam, _course, day: read.day_sheet(day),
    "patient_calendar": lambda read, _sam, course, _day: read.patient_calendar(course),
    "readiness_sheet": lambda read, sam, *_: read.readiness_sheet(sam),
    "of_payer": lambda read, sam, *_: read.of_payer.necessity_letter(sam, shipped_evidence()),
    "by_mrn": lambda read, *_: read.by_mrn.patient("0410077"),
    "of_calendar": lambda read, sam, *_: read.of_calendar.lens(
        sam, read.of_calendar.board(MONDAY, 28)
    ),
    "of_changes": lambda read, _sam, course, _day: read.of_changes.form(course),
    "of_readiness": lambda read, sam, *_: read.of_readiness.card(sam),
    "of_mistakes": lambda read, sam, *_: read.of_mistakes.move_form(sam),
    "of_facts": lambda read, sam, *_: read.of_facts.card(sam),
    "of_lists": lambda read, *_: read.of_lists.day_list(MONDAY),
    "of_replan": lambda read, *_: read.of_replan.card(MONDAY, MONDAY),
    "of_days": lambda read, _sam, _course, day: read.of_days.run_sheet(day),
    "of_closing": lambda read, _sam, course, _day: read.of_closing.card(course),
    "of_monitoring": lambda read, sam, *_: read.of_monitoring.test_form(sam),
    "of_packs": lambda read, _sam, _course, day: read.of_packs.extra_sheet(day),
    "of_watch": lambda read, *_: read.of_watch.begin(),
    "of_starts": lambda read, *_: read.of_starts.card(MONDAY),
    "of_waiting": lambda read, *_: read.of_waiting.card(),
    "handed_to_me": lambda read, *_: read.handed_to_me(),
}
# what lists patients and opens no chart of theirs
LISTS = {
    "patients",
    "duplicates",
    "of_watch",
    "of_starts",
    "of_waiting",
    "of_replan",
    "of_lists",
    "handed_to_me",
}
# what shows the trail, which is for others than those who read charts
TRAIL: dict[str, Callable[[Reader], object]] = {
    "of_trail": lambda read: read.of_trail.open(),
    "of_review": lambda read: read.of_review.review(),
    "review_is_due": lambda read: read.review_is_due(),
}
# what shows nothing of a patient, or only who it is of a chart that is shut
OPEN = {
    "of_restricted",
    "emergencies_to_review",
    "book",
    "today",
    "center",
    "certifications",
    "of_center",
    "leave_chart",
    "locking",
    "searched",
}
# what is for whoever reads charts, and opens none; see test_rules_reader and below
RULES = {"of_rules", "downtime"}
# what shows only what the person typed; see test_drafts
OWN = {"drafts"}


def test_every_read_is_listed_here() -> None:
    reads = {name for name in dir(Reader) if not name.startswith("_")}

    assert reads == {*READS, *TRAIL, *OPEN, *RULES, *OWN}


@pytest.mark.parametrize("name", READS)
def test_an_auditor_reads_no_chart(place: TestOffice, name: str) -> None:
    sam = register(place)
    course = plan(place, sam, MONDAY)
    (day, *_) = place.reader.by_mrn.infusions_of("0410077", 1)

    with pytest.raises(NotPermitted, match="You are signed in as auditor"):
        READS[name](reader_of(place, Role.AUDITOR), sam, course, day)

    assert entries(place, "chart")[-1].outcome == "refused"


def test_what_opens_the_downtime_pack_is_for_whoever_reads_charts(place: TestOffice) -> None:
    with pytest.raises(NotPermitted, match="You are signed in as auditor"):
        reader_of(place, Role.AUDITOR).downtime()

    assert entries(place, "chart")[-1].title == "Refused: The downtime pack"
    assert not reader_of(place, Role.NURSE).downtime().is_on


@pytest.mark.parametrize("name", TRAIL)
@pytest.mark.parametrize("role", sorted({*Role} - {Role.MANAGER, Role.AUDITOR}))
def test_the_trail_is_for_managers_and_auditors(place: TestOffice, name: str, role: Role) -> None:
    with pytest.raises(NotPermitted, match="is for a manager or an auditor"):
        TRAIL[name](reader_of(place, role))

    assert entries(place, "chart")[-1].title.startswith("Refused: The ")
    TRAIL[name](reader_of(place, Role.AUDITOR))
    TRAIL[name](reader_of(place, Role.MANAGER))


@pytest.mark.parametrize("name", sorted({*READS} - LISTS))
def test_whatever_is_read_first_of_a_chart_opens_it(place: TestOffice, name: str) -> None:
    sam = register(place)
    course = plan(place, sam, MONDAY)
    (day, *_) = place.reader.by_mrn.infusions_of("0410077", 1)
    before = len(entries(place, "chart"))

    READS[name](reader_of(place, Role.NURSE), sam, course, day)

    (entry,) = entries(place, "chart")[before:]
    assert (entry.title, entry.patient_id) == ("Opened the chart of LEE, Sam (Mr) MRN 0410077", sam)
    assert (entry.actor, entry.actor_name, entry.roles) == ("person-9", "C. Novak", "nurse")


def test_reading_on_in_an_open_chart_writes_no_further_entry(place: TestOffice) -> None:
    sam = register(place)

    place.reader.patient(sam)
    place.reader.monitoring(sam)
    place.reader.patient(sam)

    assert len(opened(place)) == 1


def test_each_opening_is_an_entry(place: TestOffice) -> None:
    sam, eve = register(place), register(place, somebody("NOVAK", "Eve", "0410078"))

    place.reader.patient(sam)
    place.reader.patient(eve)
    place.reader.patient(sam)
    place.reader.leave_chart()
    place.reader.patient(sam)

    assert [words.split()[4] for words in opened(place)] == ["LEE,", "NOVAK,", "LEE,", "LEE,"]


def test_a_reading_moves_neither_revision_nor_undo(place: TestOffice) -> None:
    sam = register(place)
    before = place.store.revision(sam)

    place.reader.patient(sam)

    assert place.store.revision(sam) == before
    assert place.desk.undo_title().startswith("Registered LEE, Sam")
    assert place.store.verify().is_good


def test_a_search_is_kept_as_its_count_and_a_code_but_not_its_words(place: TestOffice) -> None:
    place.reader.searched("Lee  Sam", 3)
    place.reader.searched("lee sam", 3)
    place.reader.searched("lee san", 0)

    first, again, other = entries(place, "search")
    assert first.title == "Searched for patients, 3 found"
    assert len(first.details) == 16
    assert first.details == again.details != other.details
    assert "lee" not in (first.title + first.details).casefold()


def restrict(place: TestOffice, patient_id: str, *more: str) -> None:
    def work(db: Database) -> None:
        db.execute(
            f"INSERT INTO restriction (id, patient_id, why) VALUES ('r', '{patient_id}', 'staff')"
        )
        db.execute("INSERT INTO person (id, name, role) VALUES ('person-9', 'C. Novak', 'nurse')")
        for statement in more:
            db.execute(statement)

    place.store.run("Restrict a chart", ACTOR, work)


def test_a_restricted_chart_is_refused_and_the_attempt_is_kept(place: TestOffice) -> None:
    sam = register(place)
    restrict(place, sam)

    with pytest.raises(ChartRestricted, match="only people a manager named") as refusal:
        reader_of(place, Role.NURSE).patient(sam)

    assert refusal.value.patient_id == sam
    entry = entries(place, "chart")[-1]
    assert (entry.outcome, entry.patient_id) == ("refused", sam)


def test_a_chart_that_is_restricted_while_it_is_open_closes(place: TestOffice) -> None:
    sam = register(place)
    reader = reader_of(place, Role.NURSE)
    reader.patient(sam)

    restrict(place, sam)

    with pytest.raises(ChartRestricted):
        reader.patient(sam)


def test_those_whom_a_manager_named_and_managers_open_it(place: TestOffice) -> None:
    sam = register(place)
    restrict(
        place,
        sam,
        "INSERT INTO restriction_reader (id, patient_id, person_id)"
        f" VALUES ('x', '{sam}', 'person-9')",
    )

    reader_of(place, Role.NURSE).patient(sam)
    reader_of(place, Role.MANAGER, person="person-8").patient(sam)


def test_an_emergency_opens_it_for_an_hour_and_for_that_person(place: TestOffice) -> None:
    sam = register(place)
    restrict(
        place,
        sam,
        "INSERT INTO emergency_access (id, patient_id, person_id, why, words, started_at, until_at)"
        f" VALUES ('e', '{sam}', 'person-9', 'treatment', 'alone', '2026-11-20T09:00:00+00:00',"
        " '2026-11-20T10:00:00+00:00')",
    )
    reader = reader_of(place, Role.NURSE)

    reader.patient(sam)
    place.clock.at += timedelta(minutes=59, seconds=59)
    reader.patient(sam)
    with pytest.raises(ChartRestricted):
        reader_of(place, Role.NURSE, person="person-8").patient(sam)
    place.clock.at += timedelta(seconds=1)
    with pytest.raises(ChartRestricted):
        reader.patient(sam)
