"""What is monitored: the names of tests and examinations, in the order they are shown."""

from collections.abc import Sequence

from infusion_planner.domain.monitoring import BLOOD_AND_URINE, THYROID
from infusion_planner.domain.rule_kinds import RecurringTest, RepeatedExam
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import listed

SKIN = "skin_examination"
HPV = "hpv_screening"

_TITLES = {
    "cbc": "CBC with differential",
    "creatinine": "Creatinine",
    "urinalysis": "Urinalysis",
    "tsh": "TSH",
    "skin_exam": "Skin examination",
    "upcr": "Urine protein to creatinine ratio",
    "alt": "ALT",
    "ast": "AST",
    "bilirubin": "Bilirubin",
    "tuberculosis": "Tuberculosis screening",
    "varicella": "Varicella immunity",
    "hiv": "HIV test",
    "platelets": "Platelets",
    "neutrophils": "Neutrophils",
    "lymphocytes": "Lymphocytes",
    "hemoglobin": "Hemoglobin",
    "urine_rbc": "Red cells in urine",
    "urine_wbc": "White cells in urine",
    "urine_protein": "Protein, dipstick",
    HPV: "HPV screening",
}
_SHORT = {"cbc": "CBC"}


def title_of(test: str) -> str:
    """Give a test's name as lists show it; an unknown one is shown as it stands."""
    return _TITLES.get(test, test.replace("_", " "))


def tests_words(tests: Sequence[str]) -> str:
    """Join tests in a sentence, `CBC, creatinine and urinalysis`."""
    names = [_SHORT.get(test) or _in_sentence(title_of(test)) for test in tests]
    return listed(names)


def drawn_tests(book: Rulebook) -> tuple[str, ...]:
    """Give the tests that are drawn, in the order of the rulebook."""
    rules = (book.find(RecurringTest, purpose) for purpose in (BLOOD_AND_URINE, THYROID))
    return tuple(test for rule in rules for test in rule.tests)


def skin_exam(book: Rulebook) -> str:
    """Give the name of the skin examination."""
    return book.find(RepeatedExam, SKIN).exam


def monitored(book: Rulebook) -> tuple[str, ...]:
    """Give everything that is monitored, in the order it is shown."""
    return (*drawn_tests(book), skin_exam(book))


def _in_sentence(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
