"""Forms of screening, vaccinations, pregnancy and the baseline."""

from infusion_planner.domain.facts import Screened
from infusion_planner.domain.known_names import VACCINES
from infusion_planner.ui.facts.asks import Ask, Day, Words
from infusion_planner.ui.facts.fact_form import ANY, FactForm
from infusion_planner.ui.facts.parts import Inner
from infusion_planner.ui.facts.picks import Pick, Tests, Ticks
from infusion_planner.ui.recording.entries import DAY_HINT

_NEGATIVE = Inner(Screened, (("positive", False),))
_POSITIVE = Inner(Screened, (("positive", True),))
_DAY_OF_SAMPLE = Day("on", "Day of the sa&mple")


def _result(*answers: str) -> Pick:
    negative, positive = answers or ("Negative", "Positive")
    return Pick("positive", "Resul&t", answers=((negative, False), (positive, True)))


def _test(name: str, label: str, negative: str, positive: str) -> tuple[Ask, Ask]:
    """Ask for a test inside an entry: none, or its result and the day of the sample."""
    answers = (("Not tested", None), (negative, _NEGATIVE), (positive, _POSITIVE))
    day = Day(f"{name}.on", "Day of the sa&mple", when=(name, (_NEGATIVE, _POSITIVE)))
    return Pick(name, label, answers=answers), day


SCREENING_FORMS: dict[str, FactForm] = {
    "hiv": FactForm((_result(), _DAY_OF_SAMPLE)),
    "tuberculosis": FactForm(
        (
            _result("Negative", "Positive, latent or active"),
            _DAY_OF_SAMPLE,
            Day(
                "treated_on",
                "Treatment documented &on",
                "empty while it is not",
                when=("positive", (True,)),
                optional=True,
            ),
        ),
    ),
    "hepatitis": FactForm(
        (
            Pick("high", "Ris&k", answers=(("Not high", False), ("High", True))),
            *_test("test", "&Test for hepatitis B and C", "Negative", "Positive"),
        ),
    ),
    "varicella": FactForm(
        (
            Pick(
                "history",
                "&Disease or vaccination documented",
                answers=(("Yes", True), ("No", False)),
            ),
            *_test("antibody", "Anti&bodies", "Not immune", "Immune"),
        ),
    ),
    "vaccination": FactForm(
        (
            Words("name", "&Vaccine", ANY, listed=VACCINES),
            Day("on", "&Given, or planned for", DAY_HINT),
            Ticks(
                "traits",
                "&What holds of it",
                marks=(
                    ("live", "Live viral vaccine", False),
                    ("varicella", "Against varicella", False),
                    ("required", "Required before treatment", True),
                ),
            ),
        ),
        "One vaccination at a time.",
    ),
    "childbearing": FactForm(
        (
            Pick(
                "possible", "A &pregnancy is", answers=(("Possible", True), ("Not possible", False))
            ),
            Pick(
                "contraception",
                "Effective &contraception",
                answers=(("Used", True), ("Not used", False), ("Not recorded", None)),
                when=("possible", (True,)),
            ),
        ),
    ),
    "pregnancy_test": FactForm(
        (_result("Negative", "Positive"), Day("on", "Day of the sa&mple", today=True))
    ),
    "listeria": FactForm(
        (Day("on", "&Counseled on", today=True),),
        "Which food to keep away from before and after treatment.",
    ),
    "baseline": FactForm(
        (
            Tests("test", "&Tests of one day"),
            (
                Day("on", "Day of the sa&mple"),
                Day("reviewed_on", "Re&viewed on", "empty while nobody has", optional=True),
            ),
        ),
        "Tick what was made on one day. HIV, tuberculosis and varicella have entries of their own,"
        " and count here too.",
        each="test",
    ),
}
