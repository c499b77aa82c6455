"""What the form of each act asks for, by the names of what its kind of entry holds."""

from infusion_planner.domain.day_handover import HANDED, TAKEN
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.run_sheet import choices
from infusion_planner.ui.run_sheet.choices import Choices

TEXT, TICK, NUMBER, WHOLE, MILLIGRAMS, LINES, MONTH, SIGNS, TOLD, CLOCK, DAY, GIVEN = (
    "text",
    "tick",
    "number",
    "whole",
    "milligrams",
    "lines",
    "month",
    "signs",
    "told",
    "clock",
    "day",
    "given",
)


class Ask(Frozen):
    """One field of a form.

    Attributes:
        name: of the field of what is held.
        label: over it.
        kind: how what is typed is read.
        choices: (words, value) where one is chosen.
        unit: in the box.
        hint: under it.
    """

    name: str
    label: str
    kind: str = TEXT
    choices: Choices = ()
    unit: str = ""
    hint: str = ""


class ActAsks(Frozen):
    """The form of one act.

    Attributes:
        title: what is recorded.
        asks: its fields.
        hint: what is to be known before; may be empty.
        save: the words of its button.
    """

    title: str
    asks: tuple[Ask, ...] = ()
    hint: str = ""
    save: str = "&Save"


_RATE = Ask("ml_per_hour", "Rate", NUMBER, unit="mL/h")
_REASON = Ask("reason", "Reason")
_WORDS = Ask("words", "Words")
DECIDED_BY = Ask("decided_by", "Decided by")

CLOSE, SIGN, VITALS, WITHDRAW = "close", "sign", "vitals", "withdraw"
MEDICINE_END, MEDICINE_UNTIL = "medicine_end", "medicine:until"
HANDOVER = {HANDED: "Hand over", TAKEN: "Take over"}
"""What is pressed to leave the patient to somebody else, and to go on after them."""
MORE, REPORT, DAYS_AFTER, OF = "reaction:more", "report", "days_after", "of"
_LATER = (
    Ask("physician_at", "Physician at the chair at", CLOCK),
    Ask("medicines", "Medicines given for it", GIVEN, hint="Parted by commas."),
    Ask("oxygen_l", "Oxygen", NUMBER, unit="L/min"),
    Ask("outcome", "Outcome"),
)
_BEFORE = "Medicine before the infusion"
_MEDICINE = (
    Ask("name", "Medicine"),
    Ask("kind", "What for", choices=choices.PREMEDICATION),
    Ask("dose_ug", "Dose", MILLIGRAMS, unit="mg"),
    Ask("route", "Route", choices=choices.MEDICINE_ROUTES),
    Ask("confirmed_by", "Confirmed by", hint="For a steroid other than the usual one."),
)

FORMS: dict[str, ActAsks] = {
    "arrived": ActAsks("Arrived", (Ask("chair", "Chair"),)),
    "no_show": ActAsks("Did not come", (_REASON,)),
    "authorization": ActAsks("REMS authorization", (Ask("number", "Confirmation number"),)),
    "infection_asked": ActAsks(
        "Infection questions",
        (
            Ask("found", "Infection found", hint="Empty when there is none."),
            Ask("cleared_by", "Cleared by prescriber"),
        ),
    ),
    "equipment": ActAsks("Equipment and staff"),
    "gate": ActAsks("Check before the start", (_WORDS,)),
    "access": ActAsks(
        "Vein",
        (
            Ask("kind", "Vein", choices=choices.VEINS),
            Ask("site", "Place and gauge"),
            Ask("shared", "Another drug runs in it", TICK),
        ),
    ),
    "order": ActAsks(
        "Order",
        (
            Ask("dose_ug", "Dose", MILLIGRAMS, unit="mg"),
            Ask("route", "Given as", choices=choices.ROUTES),
        ),
    ),
    "medicine": ActAsks(_BEFORE, _MEDICINE),
    MEDICINE_UNTIL: ActAsks(_BEFORE, (*_MEDICINE, Ask("ended_at", "Ended at", CLOCK))),
    "medicine_end": ActAsks("Steroid ended"),
    "measures": ActAsks(
        "Weight and height",
        (
            Ask("weight_kg", "Weight", NUMBER, unit="kg", hint="For information; no dose by it."),
            Ask("height_cm", "Height", NUMBER, unit="cm"),
            Ask("heart_or_lung_risk", "Heart or lungs at risk", TICK),
        ),
    ),
    VITALS: ActAsks(
        "Vital signs",
        (
            Ask("systolic", "Systolic", WHOLE, unit="mmHg"),
            Ask("diastolic", "Diastolic", WHOLE, unit="mmHg"),
            Ask("pulse", "Pulse", WHOLE, unit="/min"),
            Ask("temperature_c", "Temperature", NUMBER, unit="°C"),
            Ask("saturation", "SpO2", WHOLE, unit="%"),
            Ask("breaths", "Breaths", WHOLE, unit="/min"),
            Ask("pain", "Pain", WHOLE, hint="0 to 10"),
            Ask("note", "Symptoms"),
        ),
    ),
    WITHDRAW: ActAsks("Withdraw an entry", (), "It stays readable, struck through."),
    "no_reaction": ActAsks("No reaction"),
    "left_out": ActAsks(
        "Medicine left out", (Ask("kind", "What for", choices=choices.PREMEDICATION), _REASON)
    ),
    "vial": ActAsks(
        "Vial",
        (
            Ask("ndc", "Scan, or NDC"),
            Ask("lot", "Lot"),
            Ask("expires", "Expires", MONTH, hint="Year and month, 2027-05."),
        ),
    ),
    "bag": ActAsks(
        "Bag",
        (
            Ask("diluent", "Diluted in", choices=choices.DILUENTS),
            Ask("bag_ml", "Volume", NUMBER, unit="mL"),
            Ask("prepared_by", "Prepared by"),
            Ask("checked_by", "Checked by"),
            Ask("clear", "Clear, without particles", TICK),
            Ask("kept_cold", "Vials were kept cold", TICK),
            Ask("storage", "Kept at", choices=choices.STORAGE),
        ),
        "The time is that of the dilution.",
    ),
    "pump_check": ActAsks(
        "Dose, rate and volume",
        (
            Ask("dose_ug", "Dose", MILLIGRAMS, unit="mg"),
            _RATE,
            Ask("bag_ml", "Volume of the bag", NUMBER, unit="mL"),
        ),
        "Read from order, bag and pump on your own. What the first person entered is not shown.",
    ),
    "start": ActAsks("Start", (_RATE,)),
    "rate": ActAsks("Set rate", (_RATE, _REASON)),
    "hold": ActAsks("Pause", (_REASON,)),
    "resume": ActAsks("Resume", (_RATE, Ask("order_by", "Order to restart by"))),
    "stop": ActAsks("Stop", (_REASON,), "Leave the reason empty when the bag is empty."),
    "flush_start": ActAsks("Flush begun"),
    "flush_stop": ActAsks("Flush ended"),
    "volume": ActAsks("Volume infused", (Ask("volume_ml", "Volume", NUMBER, unit="mL"),)),
    "reaction": ActAsks(
        "Reaction",
        (
            Ask("grade", "Grade", choices=choices.GRADES),
            Ask("action", "Action", choices=choices.ACTIONS),
            Ask("signs", "Signs", SIGNS),
            Ask("serious", "Serious", TICK),
            Ask(DAYS_AFTER, "Begun", choices=choices.DAYS_AFTER),
            *_LATER,
        ),
        "The time is that of the onset. Grade 3 or more stops the infusion.",
    ),
    MORE: ActAsks(
        "More about a reaction",
        (
            Ask(OF, "Reaction", TOLD),
            Ask("grade", "Grade now", choices=choices.GRADES),
            Ask("action", "Action", choices=choices.ACTIONS_SINCE),
            *_LATER,
            Ask("order_by", "Order to restart by"),
        ),
        "What is left empty stays as it was told before.",
    ),
    "report": ActAsks(
        "Report of a reaction",
        (
            Ask(OF, "Reaction", TOLD),
            Ask("to", "Sent to", choices=choices.REPORT_TO),
            Ask("on", "Sent on", DAY, hint="Year, month and day, 2026-11-30."),
            Ask("by", "Sent by", hint="Empty for yourself."),
        ),
        "A serious reaction is reported to both; each report is entered on its own.",
    ),
    "teaching": ActAsks("Teaching", (Ask("points", "What was told", LINES),)),
    "discharge": ActAsks(
        "Left",
        (
            Ask("condition", "Condition"),
            Ask("accompanied_by", "Accompanied by"),
            Ask("released_by", "Released by"),
            Ask("against_advice", "Against advice", TICK),
            Ask("told", "Who was told"),
        ),
    ),
    "call_back": ActAsks(
        "Call-back",
        (
            Ask("day", "Day after the infusion", choices=(("day 1", 1), ("day 3", 3))),
            Ask("reached", "Somebody answered", TICK),
            _WORDS,
        ),
    ),
    "set_aside": ActAsks(
        "Decision against a rule", (Ask("rule", "Rule", hint="PREP-3"), DECIDED_BY, _REASON)
    ),
    "note": ActAsks("Note", (_WORDS,)),
}
"""By the name of the act; `gate` stands for every check that is only ticked."""
