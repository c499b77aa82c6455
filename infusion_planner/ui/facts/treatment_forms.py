"""Forms of the disease, earlier and current medicines, and what speaks against treatment."""

from infusion_planner.domain.facts import MedicineKind, MsKind, Noted
from infusion_planner.domain.ms_drugs import MS_DRUGS
from infusion_planner.domain.payer_facts import Response
from infusion_planner.ui.facts.asks import Day, Number, Words
from infusion_planner.ui.facts.fact_form import ANY, OPEN, YES_NO, FactForm, Row
from infusion_planner.ui.facts.parts import Inner
from infusion_planner.ui.facts.picks import Pick

_MS_DRUGS = tuple(drug.generic for drug in MS_DRUGS)
_INFECTION = Inner(Noted)
_FOUND = ("found", (_INFECTION,))
_RESPONSE = Inner(Response)
_JUDGED = ("response", (_RESPONSE,))
_SPAN: Row = (
    Day("from_on", "&First day", OPEN, optional=True),
    Day("to_on", "&Last day", OPEN, optional=True),
)
_MONTHS = Number(
    "months", "&Tried for", "empty to count them", unit="months", most=600, optional=True
)

TREATMENT_FORMS: dict[str, FactForm] = {
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
            Pick(
                "relapses",
                "Are there rela&pses?",
                answers=YES_NO,
                when=("active", (True,)),
            ),
            Words(
                "icd10",
                "&ICD-10-CM code",
                "such as G35.A; empty while none is recorded",
                upper=True,
            ),
        ),
        "As the prescriber recorded it.",
    ),
    "prior_drug": FactForm(
        (
            Words("name", "&Generic name", ANY, listed=_MS_DRUGS),
            Pick(
                "inadequate",
                "How it &ended",
                "Intolerance alone is another reason.",
                answers=(("Inadequate response", True), ("Stopped for another reason", False)),
            ),
            _SPAN,
            _MONTHS,
            Pick(
                "response",
                "By what that was &judged",
                answers=(("Not recorded", None), ("Enter it", _RESPONSE)),
                chosen=0,
            ),
            (
                Number("response.relapses", "Relapses in 12 &months", when=_JUDGED, optional=True),
                Number(
                    "response.edss",
                    "E&DSS",
                    when=_JUDGED,
                    most=10,
                    optional=True,
                    decimals=True,
                ),
            ),
            Pick(
                "response.mri_progression",
                "MRI &progressing",
                answers=YES_NO,
                chosen=2,
                when=_JUDGED,
            ),
            Pick("response.worse", "Disability &worse", answers=YES_NO, chosen=2, when=_JUDGED),
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
            Words("found.what", "&What it is", when=_FOUND),
            (
                Day("found.on", "&Noted on", today=True, when=_FOUND),
                Day(
                    "found.cleared_on",
                    "&Cleared by the prescriber on",
                    "empty while it is not",
                    when=_FOUND,
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
                Day("from_on", "&First day", OPEN, optional=True),
                Day("to_on", "&Last day", "empty while it is taken", optional=True),
            ),
        ),
        "One medicine at a time.",
    ),
}
