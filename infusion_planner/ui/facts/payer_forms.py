"""Forms of the payer: the policy chosen, its authorization, and what it asks for."""

from infusion_planner.domain.payer_facts import Mri, PrescriberRole, Relapses, Request, Site
from infusion_planner.ui.facts.asks import Day, Number, Words
from infusion_planner.ui.facts.fact_form import FactForm
from infusion_planner.ui.facts.parts import Inner
from infusion_planner.ui.facts.picks import Listed, Pick, Tests

_NEW = Inner(Mri, (("new_lesions", True),))
_NO_NEW = Inner(Mri, (("new_lesions", False),))

PAYER_FORMS: dict[str, FactForm] = {
    "payer": FactForm(
        (
            Listed("policy", "&Payer", of="payers", other="Another payer, no policy on file"),
            Words("plan", "Plan of the &member", "may stay empty"),
            Words("state", "&State", "two letters, may stay empty", upper=True),
            Pick(
                "request",
                "&Asked of the payer",
                answers=(
                    ("By course number", None),
                    ("First request", Request.INITIAL),
                    ("Continuation", Request.CONTINUATION),
                ),
                chosen=0,
            ),
            Pick(
                "needs_authorization",
                "Prior a&uthorization",
                answers=(("Wanted", True), ("Not wanted", False), ("Not known", None)),
                chosen=2,
            ),
            Pick(
                "site",
                "&Where infusions are given",
                answers=(
                    ("Not recorded", None),
                    ("Center", Site.INFUSION_CENTER),
                    ("Office", Site.OFFICE),
                    ("Home", Site.HOME),
                    ("Hospital", Site.HOSPITAL),
                ),
                chosen=0,
            ),
            Words("site_reason", "Why &there", "where the payer asks for it"),
        ),
        "Which policy the coming course is held against.",
    ),
    "prior_authorization": FactForm(
        (
            Words("number", "&Number"),
            (Day("from_on", "&First day", "such as 12 nov 26"), Day("to_on", "&Last day")),
            (
                Number("units", "&Units", "of J0202, 12 a day", most=999, optional=True),
                Number("doses", "&Doses", "where the payer counts infusions", optional=True),
            ),
        ),
        "What the payer authorized. What it did not count stays empty.",
    ),
    "payer_prescriber": FactForm(
        (
            Pick(
                "role",
                "&Who prescribes",
                answers=(
                    ("A neurologist or MS specialist", PrescriberRole.SPECIALIST),
                    ("Another, a specialist was consulted", PrescriberRole.CONSULTED),
                    ("Another", PrescriberRole.OTHER),
                ),
            ),
            Pick(
                "notes_sent",
                "&Notes of the consultation sent",
                answers=(("Yes", True), ("No", False), ("Not recorded", None)),
                when=("role", (PrescriberRole.CONSULTED,)),
            ),
        ),
    ),
    "attestation": FactForm(
        (
            Listed("what", "&Statement", of="statements"),
            Day("on", "Si&gned on", today=True),
        ),
        "What the prescriber signed for the payer.",
    ),
    "attached": FactForm(
        (Tests("test", "&Tests whose results were sent"), Day("on", "&Sent on", today=True)),
        each="test",
    ),
    "continuation": FactForm(
        (
            Pick(
                "relapses",
                "Relapses &since the last course",
                answers=(
                    ("Fewer", Relapses.FEWER),
                    ("As many", Relapses.STABLE),
                    ("More", Relapses.MORE),
                    ("Not recorded", None),
                ),
            ),
            Pick(
                "progression",
                "&Disease progressed",
                answers=(("Yes", True), ("No", False), ("Not recorded", None)),
            ),
            Pick(
                "mri",
                "&MRI after treatment",
                answers=(("None", None), ("No new lesions", _NO_NEW), ("New lesions", _NEW)),
            ),
            Day("mri.on", "Da&y of the MRI", when=("mri", (_NO_NEW, _NEW))),
            Pick(
                "toxicity",
                "Drug &not tolerated",
                answers=(("Yes", True), ("No", False), ("Not recorded", None)),
            ),
        ),
    ),
}
