"""No clinical number stands in the program: the rulebook's numbers are not literals of Python."""

import ast
from collections.abc import Iterator
from pathlib import Path

import infusion_planner
from infusion_planner.domain.frozen import names_of
from infusion_planner.domain.payer_policy import Criterion
from infusion_planner.domain.rules import Rule
from tests.resources import shipped_rulebook

PACKAGE = Path(infusion_planner.__file__).parent
SCANNED = ("domain", "actions", "cards")
# Counting words of every program: none, one, a pair.
STRUCTURAL = {0, 1, 2}

ALLOWED = {
    ("cards/pharmacy_sheet.py", 6): "the first hour of the start-by table",
    ("cards/list_reader.py", 7): "days of a week",
    ("cards/evening_pack.py", 60): "days ahead in which the next open day is looked for",
    ("cards/pack_reader.py", 60): "days ahead in which the next open day is looked for",
    ("cards/read_day_list.py", 3): "letters of a weekday",
    ("cards/read_day_list.py", 7): "hour the picture of the day begins",
    ("cards/read_day_list.py", 18): "hour the picture of the day ends",
    ("cards/read_replan.py", 7): "days of a week",
    ("domain/chairs.py", 10_000): "more patients than any center has",
    ("domain/course_changes.py", 60): "days within which a center opens again",
    ("domain/downtime.py", 3): "open days of a downtime pack, until a manager says otherwise",
    ("domain/replan.py", 8): "courses chosen for together",
    ("domain/replan.py", 5000): "steps of a search for new days",
    ("domain/replan.py", 1_000_000): "cost of a course that finds no days",
    ("domain/replan_hits.py", 7): "days of notice for an earlier day",
    ("actions/clash_checks.py", 3): "clashes named in one sentence",
    ("actions/record_day.py", 3): "faults named in one sentence",
    ("cards/read_run_sheet.py", 5): "minutes after which an entry is called late",
    ("cards/read_run_sheet.py", 8): "hours of a day's clock on the run sheet",
    ("cards/read_today.py", 7): "hour the picture of the day begins",
    ("cards/read_today.py", 8): "hour a day without a time is drawn at",
    ("cards/read_today.py", 18): "hour the picture of the day ends",
    ("cards/run_next.py", 10): "minutes before which a step is soon",
    ("cards/stored_days.py", 24): "hours in a day",
    ("domain/gs1.py", 3): "weight of every other digit in a GS1 check digit",
    ("domain/gs1.py", 4): "where the day stands in a GS1 date",
    ("domain/gs1.py", 6): "digits of a GS1 date",
    ("domain/gs1.py", 10): "digits of an NDC in a GTIN, and the base of its check digit",
    ("domain/gs1.py", 20): "characters of a GS1 lot",
    ("domain/gs1.py", 2000): "century of a GS1 date",
    ("actions/set_chairs.py", 3): "days named in one sentence",
    ("domain/opening.py", 99): "the most nurses, infusions or starts that can be typed",
    ("domain/opening.py", 30): "minutes of half an hour, and set aside for the flush in a plan",
    ("domain/opening.py", 60): "minutes set aside for the steroid in a plan",
    ("domain/telephone.py", 3): "digits of an area code",
    ("domain/telephone.py", 6): "digits of a telephone number before its last four",
    ("domain/telephone.py", 8): "the fewest digits of a number from abroad",
    ("domain/telephone.py", 10): "digits of a telephone number",
    ("cards/closing_hits.py", 3): "days named in one sentence",
    ("domain/units.py", 60): "minutes in an hour",
    ("domain/units.py", 1000): "micrograms in a milligram",
    ("domain/backup_policy.py", 24): "hours after which a copy elsewhere is too old",
    ("domain/backup_policy.py", 30): "minutes between two backups",
    ("domain/backup_rotation.py", 3): "backups that are never deleted",
    ("domain/backup_rotation.py", 8): "weeks of which one backup is kept",
    ("domain/backup_rotation.py", 12): "months of which one backup is kept",
    ("domain/backup_rotation.py", 24): "hours of which every backup is kept",
    ("domain/billing_rules.py", 1000): "micrograms in a milligram",
    ("domain/clinic.py", 5): "Saturday",
    ("domain/emergency.py", 60): "minutes of an emergency access",
    ("domain/fault_note.py", 60): "characters of a fault's place",
    ("domain/fault_note.py", 4): "letters and digits of a fault's number",
    ("domain/forecast.py", 4): "closed days named in one sentence",
    ("domain/lab_alerts.py", 100): "percent",
    ("domain/lab_entry.py", 6): "decimals a value may have",
    ("domain/locking.py", 3): "minutes until the screen is hidden",
    ("domain/locking.py", 5): "fewest minutes until the records are closed",
    ("domain/months.py", 7): "July, the calendar's long month",
    ("domain/eligible_soon.py", 90): "days ahead that the wait list tells of",
    ("domain/starts.py", 30): "minutes in half an hour",
    ("domain/starts.py", 60): "minutes in an hour",
    ("cards/starts_reader.py", 12): "months the report of starts tells of",
    ("domain/months.py", 12): "months in a year",
    ("domain/months.py", 30): "days of a short month",
    ("domain/print_code.py", 6): "characters of a print code",
    ("domain/registration.py", 120): "characters that fit a field",
    ("domain/trail_review.py", 5): "Saturday",
    ("domain/trail_review.py", 6): "hour from which work is usual",
    ("domain/trail_review.py", 20): "hour until which work is usual",
    ("domain/trail_review.py", 30): "charts of one person in a day that are many",
    ("cards/review_due.py", 7): "days between two reviews",
    ("cards/day_sheet_words.py", 60): "minutes in an hour",
    ("cards/read_day_sheet.py", 60): "minutes in an hour",
    ("cards/read_watch.py", 60): "minutes in an hour",
    ("cards/trail_check.py", 3): "kinds of checks",
    ("cards/trail_words.py", 60): "minutes in an hour",
    ("cards/trail_check.py", 20): "rows named that do not agree",
    ("cards/trail_reader.py", 7): "days after which the whole check is due",
    ("domain/infusion_rules.py", 1000): "micrograms in a milligram",
    ("domain/payer_faults.py", 10): "the highest score of the EDSS",
    ("domain/rule_kinds.py", 1000): "micrograms in a milligram",
    ("domain/day_vitals.py", 100): "percent of a whole",
    ("domain/similar.py", 4): "characters of a Soundex code",
    ("domain/wording.py", 24): "hours in a day",
    ("actions/change_center.py", 10): "digits of an NPI",
    ("actions/proof.py", 5): "tries of a PIN",
    ("domain/backup_policy.py", 7): "days between two test restores",
    ("actions/record_fact.py", 3): "titles of kinds named in an entry of the trail",
    ("cards/certifications.py", 60): "days before the end of a certification that are soon",
    ("cards/read_rules.py", 4): "digits to which numbers in rule ids are filled, to sort them",
    ("cards/rules_reader.py", 50): "self-tests listed",
    ("cards/calendar_months.py", 3): "tests named on a patient calendar",
    ("cards/calendar_months.py", 4): "months that fit on its page",
    ("cards/patient_state.py", 90): "days before the end that the list calls nearly over",
    ("cards/plan_gates.py", 3): "facts named in one line",
    ("cards/plan_starts.py", 4): "suggestions shown",
    ("cards/plan_starts.py", 7): "days in a week",
    ("cards/plan_starts.py", 8): "weeks explained",
    ("cards/plan_starts.py", 10): "days explained",
}
READS_DATES_ONLY = "domain/typed_dates.py"


def numbers_of(value: object) -> Iterator[int]:
    if isinstance(value, tuple):
        for item in value:
            yield from numbers_of(item)
    elif isinstance(value, int):
        yield value


def rulebook_numbers() -> set[int]:
    """Every whole number of a rule or a payer's criterion, also in micrograms."""
    book = shipped_rulebook()
    items: list[Rule | Criterion] = [*book.rules]
    items.extend(criterion for policy in book.payers for criterion in policy.criteria)
    found = {
        number
        for item in items
        for name in names_of(item)
        for number in numbers_of(getattr(item, name))
    }
    return found | {number * 1000 for number in found}


def literals(path: Path) -> set[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    values = (node.value for node in nodes)
    return {int(value) for value in values if type(value) in {int, float} and value == int(value)}  # type: ignore[arg-type]


def found_in_python() -> set[tuple[str, int]]:
    clinical = rulebook_numbers() - STRUCTURAL
    return {
        (path.relative_to(PACKAGE).as_posix(), number)
        for package in SCANNED
        for path in sorted((PACKAGE / package).rglob("*.py"))
        for number in literals(path) & clinical
        if not path.match(READS_DATES_ONLY)
    }


def test_the_rulebook_holds_the_numbers_looked_for() -> None:
    assert {5, 3, 12, 48, 200, 17, 18, 120, 240, 480, 1096, 12_000} <= rulebook_numbers()
    assert issubclass(type(shipped_rulebook().rules[0]), Rule)


def test_no_clinical_number_stands_in_the_program() -> None:
    assert found_in_python() - ALLOWED.keys() == set()


def test_every_exception_is_still_needed() -> None:
    assert ALLOWED.keys() - found_in_python() == set()
