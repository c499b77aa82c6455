"""Forms of results, symptoms, their review, and the end of monitoring."""

from infusion_planner.ui.facts.asks import Day, Words
from infusion_planner.ui.facts.fact_form import FactForm, Row
from infusion_planner.ui.facts.picks import Pick
from infusion_planner.ui.facts.values import Listing, Report, each_check, each_result

_REVIEW: Row = (
    Day("reviewed_on", "Re&viewed on", "empty while no clinician has", optional=True),
    Words("reviewed_by", "Reviewed &by", person=True),
)

LAB_FORMS: dict[str, FactForm] = {
    "result": FactForm(
        (
            (
                Day("sampled_on", "Day of the sa&mple", drawn=True),
                Day("resulted_on", "Day of the r&esults", today=True),
            ),
            Report("results", "&Results"),
            _REVIEW,
        ),
        "One report. Enter goes to the next value; what is not on the report stays empty.",
        split=each_result,
    ),
    "symptoms": FactForm(
        (
            Pick(
                "called",
                "&How it was asked",
                answers=(("At the monthly contact", False), ("In a call after infusions", True)),
            ),
            Day("on", "&Asked on", today=True),
            Listing("symptoms", "Reporte&d", "none ticked: nothing was reported", of="symptoms"),
            _REVIEW,
        ),
        "A symptom that is reported waits for a clinician.",
        split=each_check,
    ),
    "review": FactForm(
        (
            Listing(
                "entries",
                "&Looked at",
                of="waiting",
                ticked=True,
                needed="Tick what was looked at.",
            ),
            (
                Day("on", "Reviewed &on", today=True),
                Words("clinician", "Reviewed &by", person=True),
            ),
        ),
        "What a clinician has looked at no longer waits; what a result calls for stays.",
    ),
    "monitoring_end": FactForm(
        (
            Pick(
                "closes",
                "&Monitoring",
                answers=(("Goes on, clinically indicated", False), ("Is closed", True)),
            ),
            (Day("on", "&Decided on", today=True), Words("clinician", "Decided &by", person=True)),
            Words("reason", "&Why", lines=2),
        ),
        "Nothing closes by itself: a clinician decides after the last day of monitoring.",
    ),
    "cervix": FactForm(
        (
            Pick(
                "applies",
                "&HPV screening",
                answers=(("Applies", True), ("Does not apply", False)),
            ),
        ),
        "It applies to everybody with a cervix.",
    ),
    "hpv_exam": FactForm(
        (
            Day("on", "Day &examined", today=True),
            Pick(
                "abnormal",
                "Resul&t",
                answers=(("Normal", False), ("Abnormal", True), ("None yet", None)),
            ),
            Words("where", "&Where it was done", "may be left empty"),
        ),
        "The next one is due a year after it. Add the result later by correcting the entry.",
    ),
}
