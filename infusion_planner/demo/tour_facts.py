"""Leads through the forms in which facts are entered on a chart, corrected and withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from infusion_planner.demo.guide import settle
from infusion_planner.ui.facts.presenter import FactPresenter
from infusion_planner.ui.patient.panel import PatientPanel

if TYPE_CHECKING:
    from infusion_planner.demo.guide import Guide, Stop

_KINDS = ("diagnosis", "prior_drug", "infection_screen", "baseline")


def facts(guide: Guide, patient_id: str) -> Iterator[Stop]:
    """Show the question which fact, some of the forms, a correction and a withdrawal."""
    session = guide.window.session
    if session is None:
        raise AssertionError("nobody has signed in")
    guide.pages.open_patient(patient_id)
    settle()
    page = guide.panel(PatientPanel)
    page.facts.add_asked.emit()
    yield from guide.over("fact-which", patient_id)
    opens = FactPresenter(session, page)
    for kind in _KINDS:
        opens.enter(patient_id, kind)
        yield from guide.over(f"fact-{kind.replace('_', '-')}", patient_id)
    counting = [line for line in guide.read.of_facts.card(patient_id).lines if line.counts]
    if counting:
        opens.correct(patient_id, counting[-1].entry_id)
        yield from guide.over("fact-correct", patient_id)
        opens.withdraw(patient_id, counting[-1].entry_id)
        yield from guide.over("fact-withdraw", patient_id)
