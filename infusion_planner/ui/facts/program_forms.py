"""Forms of the REMS program, the history of treatment, and why a further course is given."""

from infusion_planner.ui.facts.asks import Clock, Day, Number, Words
from infusion_planner.ui.facts.fact_form import YES_NO, FactForm
from infusion_planner.ui.facts.picks import Pick

PROGRAM_FORMS: dict[str, FactForm] = {
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
            (
                Day("on", "&Asked on", today=True),
                Clock("at", "A&t", "such as 14:20; empty while it is not known"),
            ),
            Words("by", "Asked &by", person=True),
        ),
        "The program's answer that this patient may be treated.",
    ),
    "earlier_courses": FactForm(
        (
            Number("count", "&Courses of Lemtrada in life", "here and elsewhere"),
            Pick("campath", "Alemtuzumab as Camp&ath", answers=YES_NO),
            Day("asked_on", "&Told on", today=True),
        ),
        "As the patient and earlier centers tell it.",
    ),
    "further_reason": FactForm(
        (
            Number("course", "&Course", course=True),
            Words("reason", "&Why it is given", lines=3),
        ),
        "A third or later course needs its reason.",
    ),
}
