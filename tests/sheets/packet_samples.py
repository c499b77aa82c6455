"""Packets for payers for the tests of the sheets, all people invented."""

from infusion_planner.cards.payer_packet import (
    PacketCriterion,
    PacketFact,
    PacketPolicy,
    PayerPacketCard,
)
from infusion_planner.domain.frozen import replace
from tests.sheets.letter_samples import LETTER, LETTERS
from tests.sheets.samples import EASY, HARD, TWO_LINE_NAME

_MET = PacketCriterion("ok", "Met", "At least 17 years old.", "36 years on day 1.", "Molina, Age")
_OPEN = PacketCriterion(
    "noteval", "Missing", "Results go with the request.", "No tests are recorded.", "Molina, A.3"
)
_POLICY = PacketPolicy("Molina 2024", "for Mon 30-Nov to Fri 04-Dec-2026", (_MET, _OPEN))

PACKET = PayerPacketCard(
    identity=EASY.identity,
    heading="Course 2, planned day 1",
    day="Mon 23-Nov-2026",
    payer="Molina 2024, Marketplace",
    summary="1 met, 0 not met, 1 missing",
    letter=LETTER,
    policies=(_POLICY,),
    evidence=LETTER.parts[-1:],
    facts=(
        PacketFact("Course 1", "5 infusions, 60 mg in all.", ""),
        PacketFact("Diagnosis", "relapsing-remitting MS", "20-Nov-2026, A. Ruiz"),
    ),
    to_fill=("Payer", "Member ID", "No tests are recorded."),
    stamp=replace(
        EASY.stamp,
        code="S19",
        title="Payer packet",
        subject="course 2",
        note="Draft from the record: the prescriber checks and signs it before it is sent.",
        qr="S19-9C41TB-17",
    ),
)
_LONG = "an inadequate response to an earlier drug " * 30

# Every packet that must print without a text over its place, by what is hard about it.
PACKETS: dict[str, PayerPacketCard] = {
    "packet": PACKET,
    "packet without a payer": replace(
        PACKET, payer="No payer is recorded", summary="No criteria were checked", policies=()
    ),
    "packet without a fact": replace(PACKET, facts=(), to_fill=()),
    "packet of long lists": replace(
        PACKET,
        identity=replace(HARD.identity, name=TWO_LINE_NAME, paper_name=TWO_LINE_NAME),
        letter=LETTERS["endless letter"],
        policies=(
            replace(_POLICY, criteria=(replace(_OPEN, found=_LONG, asked=_LONG),) * 20),
            _POLICY,
        ),
        facts=tuple(PacketFact(f"Fact {n}", _LONG, "20-Nov-2026, A. Ruiz") for n in range(30)),
        to_fill=tuple(f"Criterion {n}: nothing is recorded of it." for n in range(60)),
    ),
}
