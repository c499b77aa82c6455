"""Gates wait up to their moment, then weigh what their rule weighs; overrides stand or are void."""

from datetime import date

from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.fact_marks import facts_mark
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Facts,
    Medicine,
    MedicineKind,
    Screened,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.override import Override
from infusion_planner.domain.readiness import (
    GateStanding,
    GateState,
    Readiness,
    Ready,
    gate_day,
    readiness,
)
from infusion_planner.domain.rems_facts import Authorization, Rems
from infusion_planner.exchange.forecast_case import read_case
from tests.domain.builders import block, case
from tests.resources import scenarios, shipped_rulebook

BOOK = shipped_rulebook()
START = date(2025, 3, 3)
PLANNED = PlannedCourse(1, START, 5)
(READY,) = [item for item in scenarios("patient") if item["id"] == "F-READY"]


def ready_case(as_of: date = date(2025, 2, 20)) -> Case:
    """The case of which every fact is recorded and in order, planned for Mon 03-Mar-2025."""
    case = replace(read_case(READY["case"], BOOK), as_of=as_of, planned=None)
    return replace(case, antivirals=None)


def facts_of(case: Case) -> Facts:
    assert case.facts is not None
    return case.facts


def asked(case: Case, *overrides: Override) -> Readiness:
    return readiness(case, PLANNED, overrides, BOOK)


def gate(found: Readiness, rule: str) -> GateStanding:
    return next(item for item in found.gates if item.rule.id == rule)


def without(case: Case, **facts: object) -> Case:
    return replace(case, facts=replace(facts_of(case), **facts))  # type: ignore[arg-type]


def test_with_every_fact_in_order_only_antiviral_and_payer_are_missing() -> None:
    found = asked(ready_case())

    left = [item.rule.id for item in found.gates if item.state is GateState.NOT_KNOWN]
    assert (left, found.ready) == (["PAYER-GEN-1", "PROPH-1"], Ready.NOT_READY)


def test_nothing_known_is_not_ready_before_the_gates() -> None:
    empty = Case(date(2025, 2, 20), OpenDays(frozenset(range(5))), facts=Facts())

    found = asked(empty)

    assert found.ready is Ready.NOT_READY
    assert {item.state for item in found.gates} <= {GateState.NOT_KNOWN, GateState.MET}


def test_what_is_missing_on_day_1_weighs_what_its_rule_weighs() -> None:
    missing = without(ready_case(START), hiv=None, tuberculosis=None, listeria_on=None)

    found = asked(missing)

    states = {rule: gate(found, rule).state for rule in ("SCREEN-2", "SCREEN-1", "SCREEN-4")}
    assert states == {
        "SCREEN-2": GateState.BLOCKED,
        "SCREEN-1": GateState.OVERRIDE,
        "SCREEN-4": GateState.REMINDER,
    }
    assert found.ready is Ready.BLOCKED


def test_what_only_informs_is_a_gate_of_its_own_kind() -> None:
    """Twelve months after 12-Jan-2023 is 12-Jan-2024; a start in March 2025 is late, and legal."""
    first = block(1, date(2023, 1, 8), 5)
    second = replace(case(date(2025, 2, 20), first), facts=Facts())

    found = gate(readiness(second, PlannedCourse(2, START, 3), (), BOOK), "SPACE-2")

    assert found.state is GateState.INFORMATION


def test_the_day_before_it_may_still_come() -> None:
    missing = without(ready_case(date(2025, 3, 2)), tuberculosis=None)

    found = gate(asked(missing), "SCREEN-1")

    assert (found.state, found.due_on) == (GateState.NOT_KNOWN, START)


def test_a_gate_of_the_authorization_is_shut_from_the_day_the_program_was_asked() -> None:
    case = without(ready_case(date(2025, 2, 24)), hiv=None)
    known = facts_of(case).rems
    assert known is not None
    rems = replace(known, authorizations=())
    before = without(case, rems=rems)
    asked_today = replace(rems, authorizations=(Authorization(date(2025, 2, 24), "8", "A."),))

    waiting = gate(asked(before), "SCREEN-2")
    shut = gate(asked(without(case, rems=asked_today)), "SCREEN-2")

    assert (waiting.state, waiting.due_on) == (GateState.NOT_KNOWN, START)
    assert (shut.state, shut.due_on) == (GateState.BLOCKED, date(2025, 2, 24))


def test_a_sample_that_will_be_too_old_waits_for_a_newer_one_until_day_1() -> None:
    old = Baseline("cbc", date(2025, 1, 31), date(2025, 2, 3))
    others = tuple(item for item in facts_of(ready_case()).baseline or () if item.test != "cbc")
    early = without(ready_case(date(2025, 2, 20)), baseline=(*others, old), results=())

    waiting = gate(asked(early), "LAB-1")
    on_day_1 = gate(asked(replace(early, as_of=START)), "LAB-1")

    # 31-Jan is 31 days before 03-Mar-2025, one too many; 01-Feb would do
    assert (waiting.state, "from 01-Feb-2025" in waiting.words) == (GateState.NOT_KNOWN, True)
    assert on_day_1.state is GateState.OVERRIDE


def test_missing_facts_of_rules_that_only_remind_do_not_hold_back() -> None:
    case = replace(ready_case(), antivirals=())
    silent = without(case, listeria_on=None)
    rules_left = {item.rule.id for item in asked(silent).gates if item.state is not GateState.MET}

    assert "SCREEN-4" in rules_left
    assert gate(asked(silent), "SCREEN-4").state is GateState.NOT_KNOWN


def decision(case: Case, rule: str) -> Override:
    found = asked(case)
    mark = facts_mark(gate(found, rule).rule, found.plan)
    at = "2025-02-20T10:00:00+00:00"
    return Override(rule, "Dr H. Lindqvist", "weighed", at, "A. Ruiz", "2026.1", mark=mark)


def test_an_override_stands_until_its_facts_change() -> None:
    unweighed = without(ready_case(), cautions=(Caution("hypothyroidism"),))
    decided = decision(unweighed, "ELIG-7")

    stands = gate(asked(unweighed, decided), "ELIG-7")
    other = without(unweighed, cautions=(Caution("hypothyroidism"), Caution("melanoma in 2019")))
    void = gate(asked(other, decided), "ELIG-7")

    assert (stands.state, stands.override) == (GateState.OVERRIDDEN, decided)
    assert (void.state, void.override, void.void) == (GateState.OVERRIDE, None, decided)


def test_an_override_is_void_on_another_day() -> None:
    unweighed = without(ready_case(), cautions=(Caution("hypothyroidism"),))
    decided = decision(unweighed, "ELIG-7")

    found = readiness(unweighed, PlannedCourse(1, date(2025, 3, 10), 5), [decided], BOOK)

    assert gate(found, "ELIG-7").void == decided


def test_facts_a_rule_does_not_read_leave_its_override_alone() -> None:
    unweighed = without(ready_case(), cautions=(Caution("hypothyroidism"),))
    decided = decision(unweighed, "ELIG-7")

    other = without(unweighed, hiv=Screened(date(2025, 2, 19), positive=False))

    assert gate(asked(other, decided), "ELIG-7").state is GateState.OVERRIDDEN


def test_an_override_is_void_when_the_numbers_of_its_rule_change() -> None:
    one_drug = facts_of(ready_case()).prior_drugs or ()
    case = without(ready_case(), prior_drugs=one_drug[:1])
    decided = decision(case, "ELIG-4")
    other = tuple(
        replace(rule, least=3) if rule.id == "ELIG-4" else rule  # type: ignore[call-arg]
        for rule in BOOK.rules
    )

    found = readiness(case, PLANNED, [decided], replace(BOOK, rules=other))

    assert gate(asked(case, decided), "ELIG-4").state is GateState.OVERRIDDEN
    assert gate(found, "ELIG-4").state is GateState.OVERRIDE


def test_the_order_in_which_a_list_was_entered_does_not_void_an_override() -> None:
    one, two = Caution("hypothyroidism"), Caution("asthma")
    case = without(ready_case(), cautions=(one, two))
    decided = decision(case, "ELIG-7")

    assert gate(asked(without(case, cautions=(two, one)), decided), "ELIG-7").override == decided


def test_what_blocks_is_never_overridden() -> None:
    positive = without(ready_case(), hiv=Screened(date(2025, 2, 10), positive=True))
    decided = decision(positive, "SCREEN-2")

    assert gate(asked(positive, decided), "SCREEN-2").state is GateState.BLOCKED


def test_the_worst_gate_comes_first_and_decides() -> None:
    taken = (Medicine("teriflunomide", MedicineKind.MS_DRUG),)
    found = asked(without(ready_case(), medicines=taken))

    assert (found.gates[0].rule.id, found.ready) == ("ELIG-8", Ready.OVERRIDE)


def everything(as_of: date = date(2025, 2, 20)) -> Case:
    """The case with an antiviral ordered too; no payer is chosen, and that only informs."""
    return replace(ready_case(as_of), antivirals=(Antiviral("acyclovir", START),))


def test_a_gate_that_only_informs_or_reminds_does_not_hold_a_course_back() -> None:
    found, uncounseled = asked(everything()), asked(without(everything(), listeria_on=None))

    assert gate(found, "PAYER-GEN-1").state is GateState.NOT_KNOWN
    assert found.ready is Ready.READY
    assert gate(uncounseled, "SCREEN-4").state is GateState.NOT_KNOWN
    assert uncounseled.ready is Ready.READY


def test_what_only_informs_stays_not_known_on_day_1_and_is_never_counted_as_met() -> None:
    found = asked(everything(START))

    unasked = gate(found, "PAYER-GEN-1")
    assert (unasked.state, unasked.next_step) == (GateState.NOT_KNOWN, "")
    assert unasked.words == "No payer policy is chosen, so none was checked."
    assert found.ready is Ready.READY


def test_one_gate_of_more_weight_that_is_not_known_holds_a_course_back() -> None:
    found = asked(without(everything(), infection=None))

    assert gate(found, "ELIG-5").state is GateState.NOT_KNOWN
    assert found.ready is Ready.NOT_READY


def test_a_reminder_that_speaks_is_no_missing_fact() -> None:
    late = asked(without(everything(), listeria_on=START))

    assert gate(late, "SCREEN-4").state is GateState.REMINDER
    assert late.ready is Ready.READY


def test_a_gate_that_is_met_shows_the_fact_that_meets_it() -> None:
    met = gate(asked(everything()), "ELIG-5")

    assert (met.state, met.words) == (GateState.MET, "No infection on 20-Feb-2025")


def test_on_day_1_nothing_may_come_any_more() -> None:
    case = without(everything(START), rems=Rems(form_on=START))
    before = replace(case, as_of=date(2025, 3, 2))

    assert gate(asked(case), "REMS-2").words == "Not recorded: the enrollment."
    assert gate(asked(before), "REMS-2").words == "Not recorded yet: the enrollment."


def test_a_rule_without_a_gate_has_no_day_and_one_of_the_authorization_needs_facts() -> None:
    plan = asked(everything()).plan
    rules = {rule.id: rule for rule in BOOK.rules}
    unknown = replace(plan, case=replace(plan.case, facts=None))

    assert gate_day(rules["SPACE-4"], plan) is None
    assert gate_day(rules["ELIG-1"], plan) == date(2025, 2, 20)
    assert gate_day(rules["ELIG-1"], unknown) == START
    assert gate_day(rules["ELIG-5"], plan) == START
