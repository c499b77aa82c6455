"""What the form of each kind asks for; a further kind is a further entry here."""

from dataclasses import dataclass

from infusion_planner.domain.facts import MedicineKind, MsKind, Noted, Screened
from infusion_planner.ui.facts.asks import Ask, Day, Number, Words
from infusion_planner.ui.facts.parts import Inner
from infusion_planner.ui.facts.picks import Pick, Tests, Ticks
from infusion_planner.ui.recording.entries import DAY_HINT

Row = tuple[Ask, ...]
"""What stands side by side."""

_OPEN = "empty while it is not known"
_ANY = "Any other can be typed; Alt+Down opens the list"
_MS_DRUGS = (
    "cladribine",
    "dimethyl fumarate",
    "diroximel fumarate",
    "fingolimod",
    "glatiramer acetate",
    "interferon beta-1a",
    "interferon beta-1b",
    "natalizumab",
    "ocrelizumab",
    "ofatumumab",
    "siponimod",
    "teriflunomide",
)
_VACCINES = (
    "influenza, inactivated",
    "influenza, live nasal",
    "hepatitis B",
    "measles, mumps and rubella",
    "pneumococcal",
    "tetanus, diphtheria and pertussis",
    "varicella",
    "zoster, recombinant",
)
_NEGATIVE = Inner(Screened, (("positive", False),))
_POSITIVE = Inner(Screened, (("positive", True),))
_INFECTION = Inner(Noted)


@dataclass(frozen=True, slots=True)
class FactForm:
    """What one kind asks for.

    Attributes:
        asks: in reading order; a row stands side by side.
        sentence: what is to be known before; empty for nothing.
        each: the field whose answers become an entry each; empty where there is one entry.
    """

    asks: tuple[Ask | Row, ...]
    sentence: str = ""
    each: str = ""


def _result(*answers: str) -> Pick:
    negative, positive = answers or ("Negative", "Positive")
    return Pick("positive", "Resul&t", answers=((negative, False), (positive, True)))


def _test(name: str, label: str, negative: str, positive: str) -> tuple[Ask, Ask]:
    """Ask for a test inside an entry: none, or its result and the day of the sample."""
    answers = (("Not tested", None), (negative, _NEGATIVE), (positive, _POSITIVE))
    day = Day(f"{name}.on", "Day of the sa&mple", when=(name, (_NEGATIVE, _POSITIVE)))
    return Pick(name, label, answers=answers), day


_SPAN: Row = (
    Day("from_on", "&First day", _OPEN, optional=True),
    Day("to_on", "&Last day", _OPEN, optional=True),
)
_DAY_OF_SAMPLE = Day("on", "Day of the sa&mple")

FACT_FORMS: dict[str, FactForm] = {
    "diagnosis": FactForm(
        (
            Pick(
                "kind",
                "&Form of MS",
                answers=(
                    ("Relapsing-remitting", MsKind.RELAPSING),
                    ("Secondary progressive", MsKind.SECONDARY),
                    ("Primary progressive", MsKind.PRIMARY),
                    ("Clinically isolated syndrome", MsKind.ISOLATED),
                    ("Not MS", MsKind.OTHER),
                ),
            ),
            Pick(
                "active",
                "Re&lapses, or new activity on MRI",
                answers=(("Yes, active", True), ("No, not active", False), ("Not recorded", None)),
            ),
        ),
        "As the prescriber recorded it.",
    ),
    "prior_drug": FactForm(
        (
            Words("name", "&Generic name", _ANY, listed=_MS_DRUGS),
            Pick(
                "inadequate",
                "How it &ended",
                "Intolerance alone is another reason.",
                answers=(("Inadequate response", True), ("Stopped for another reason", False)),
            ),
            _SPAN,
        ),
        "One medicine at a time.",
    ),
    "hypersensitive": FactForm(
        (
            Pick(
                "known",
                "&Hypersensitivity or anaphylaxis to alemtuzumab or an excipient",
                answers=(("None known", False), ("Known", True)),
            ),
        ),
    ),
    "infection_screen": FactForm(
        (
            Pick(
                "found",
                "&Fever, antibiotics, symptoms of an infection",
                answers=(("No infection", None), ("An infection", _INFECTION)),
            ),
            Words("found.what", "&What it is", when=("found", (_INFECTION,))),
            (
                Day("found.on", "&Noted on", today=True, when=("found", (_INFECTION,))),
                Day(
                    "found.cleared_on",
                    "&Cleared by the prescriber on",
                    "empty while it is not",
                    when=("found", (_INFECTION,)),
                    optional=True,
                ),
            ),
            Day("on", "&Asked on", today=True),
        ),
        "An infection stops treatment until the prescriber notes that it is resolved.",
    ),
    "suspected": FactForm(
        (
            Words("what", "&What is suspected", "such as PML or immune thrombocytopenia"),
            (
                Day("on", "&Noted on", today=True),
                Day("cleared_on", "&Cleared on", "empty while it is not", optional=True),
            ),
        ),
        "It stops treatment until another cause is found.",
    ),
    "caution": FactForm(
        (
            Words("what", "&Condition", "such as a thyroid disease or an earlier cancer"),
            Day("weighed_on", "Prescriber's &note on", "empty while there is none", optional=True),
        ),
        "A condition in which the prescriber weighs benefit and risk, and notes it.",
    ),
    "medicine": FactForm(
        (
            Words("name", "&Medicine", "as it is written in the list"),
            Pick(
                "kind",
                "&Kind",
                answers=(
                    ("Immunosuppressant", MedicineKind.IMMUNOSUPPRESSANT),
                    ("Antineoplastic", MedicineKind.ANTINEOPLASTIC),
                    ("MS medicine", MedicineKind.MS_DRUG),
                    ("Another medicine", MedicineKind.OTHER),
                ),
            ),
            (
                Day("from_on", "&First day", _OPEN, optional=True),
                Day("to_on", "&Last day", "empty while it is taken", optional=True),
            ),
        ),
        "One medicine at a time.",
    ),
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
            Words("name", "&Vaccine", _ANY, listed=_VACCINES),
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
    "enrollment": FactForm(
        (
            Day("on", "&Enrolled on", today=True),
            (
                Day("guide_on", "Patient &guide given on", "empty while it was not", optional=True),
                Day("card_on", "&Safety card given on", "empty while it was not", optional=True),
            ),
        ),
    ),
    "rems_form": FactForm(
        (Day("on", "&Sent on", today=True),), "The patient authorization and baseline form."
    ),
    "rems_order": FactForm((Day("on", "&Ordered on", today=True),), "The order of this course."),
    "authorization": FactForm(
        (
            Words("number", "Confirmation &number"),
            (Day("on", "&Asked on", today=True), Words("by", "Asked &by", person=True)),
        ),
        "The program's answer that this patient may be treated.",
    ),
    "further_reason": FactForm(
        (
            Number("course", "&Course"),
            Words("reason", "&Why it is given", lines=3),
        ),
        "A third or later course needs its reason.",
    ),
}
