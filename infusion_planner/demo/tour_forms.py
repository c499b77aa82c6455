"""Leads through every form that is opened over a patient's page, and every sheet's preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer

from infusion_planner.demo.guide import settle
from infusion_planner.ui.billing.panel import ClaimsPanel
from infusion_planner.ui.letter.packet import PacketPanel
from infusion_planner.ui.letter.panel import LetterPanel
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.preview.pages import SheetView
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.shell.shelf import CLAIMS, LETTER, PACKET

if TYPE_CHECKING:
    from infusion_planner.cards.monitoring import MonitoringCard
    from infusion_planner.cards.patient import InfusionLine, PatientCard
    from infusion_planner.demo.guide import Guide, Stop

Open = Callable[[PatientPanel], None]
"""Presses on the patient's page what opens the form."""


_PATIENCE_MS = 20_000
_MISTAKES = ("move", "merge", "restrict")


def forms(guide: Guide) -> Iterator[Stop]:
    """Open each form over the page of the first patient whose record allows it."""
    for card in _first_of_each(guide):
        patient_id, opening = card
        for name, press in opening.items():
            guide.pages.open_patient(patient_id)
            settle()
            press(guide.panel(PatientPanel))
            yield from guide.over(name, patient_id)


def _first_of_each(guide: Guide) -> Iterator[tuple[str, dict[str, Open]]]:
    """Give patients with the forms that nobody before them could be asked for."""
    seen: set[str] = set()
    for card in guide.cards:
        patient_id = card.identity.patient_id
        can = _course_forms(card) | _monitoring_forms(guide.read.monitoring(patient_id))
        new = {name: press for name, press in can.items() if name not in seen}
        seen |= set(new)
        if new:
            yield patient_id, new


def _course_forms(card: PatientCard) -> dict[str, Open]:
    can: dict[str, Open] = {"record-cd4": lambda page: page.cd4_pressed.emit()}
    can |= {f"mistake-{act}": _asks_about(act) for act in _MISTAKES}
    if card.open_course_begun:
        can["end-course"] = lambda page: page.end_pressed.emit()
        can["resume-course"] = lambda page: page.resume_pressed.emit()
    elif card.open_course_id:
        can["cancel-plan"] = lambda page: page.cancel_pressed.emit()
    if card.next_number is not None:
        can["course-elsewhere"] = lambda page: page.outside_pressed.emit()
    for line in card.infusions:
        if line.can_record:
            can["record-infusion"] = _asks_for(line)
        elif line.can_amend:
            can["amend-infusion"] = _asks_for(line)
    return can


def _asks_for(line: InfusionLine) -> Open:
    return lambda page: page.infusions.record_asked.emit(line.infusion_id)


def _asks_about(act: str) -> Open:
    return lambda page: page.mistake_pressed.emit(act)


def _monitoring_forms(card: MonitoringCard) -> dict[str, Open]:
    can: dict[str, Open] = {"record-tests": lambda page: page.tests_pressed.emit()}
    known = [line.entry_id for line in card.lines if line.entry_id]
    if card.open_entries:
        can["add-results"] = lambda page: page.result_pressed.emit(card.open_entries[0])
    if known:
        can["correct-test"] = lambda page: page.correct_test_pressed.emit(known[0])
    if card.can_start:
        can["start-antiviral"] = lambda page: page.start_antiviral_pressed.emit()
    if card.running_id:
        can["stop-antiviral"] = lambda page: page.stop_antiviral_pressed.emit()
    if card.antivirals:
        first = card.antivirals[0].antiviral_id
        can["correct-antiviral"] = lambda page: page.correct_antiviral_pressed.emit(first)
    return can


def previews(guide: Guide) -> Iterator[Stop]:
    """Show a day sheet, a patient calendar and a readiness sheet as they would be printed."""
    printed = [
        (card.identity.patient_id, line.infusion_id)
        for card in guide.cards
        for line in card.infusions
        if line.can_print
    ]
    for patient_id, infusion_id in printed[:1]:
        guide.pages.preview(infusion_id)
        _wait_for_page(guide.panel(SheetView))
        yield guide.stop("preview-s1", patient_id)
    for card in [card for card in guide.cards if card.open_course_id][:1]:
        guide.pages.preview_calendar(card.open_course_id)
        _wait_for_page(guide.panel(SheetView))
        yield guide.stop("preview-s8", card.identity.patient_id)
        guide.pages.preview_readiness(card.identity.patient_id)
        _wait_for_page(guide.panel(SheetView))
        yield guide.stop("preview-s10", card.identity.patient_id)


def payer(guide: Guide) -> Iterator[Stop]:
    """Show what goes to payer and biller, on its page and as it would be printed."""
    ids = [card.identity.patient_id for card in guide.cards]
    for card in [card for card in guide.cards if card.open_course_id][:1]:
        patient_id = card.identity.patient_id
        guide.pages.payer.open(patient_id, LETTER)
        _wait_for_page(guide.panel(LetterPanel).pages.view)
        yield guide.stop("preview-s17", patient_id)
        guide.panel(LetterPanel).turn_pressed.emit()
        settle()
        yield guide.stop("letter-text", patient_id)
        guide.panel(LetterPanel).turn_pressed.emit()
        guide.pages.payer.open(patient_id, PACKET)
        _wait_for_page(guide.panel(PacketPanel).pages.view)
        yield guide.stop("preview-s19", patient_id)
    billed = [each for each in ids if guide.read.of_payer.given_here(each)]
    for patient_id in billed[:1]:
        guide.pages.payer.open(patient_id, CLAIMS)
        yield guide.stop("claims", patient_id)
        guide.panel(ClaimsPanel).print_pressed.emit()
        _wait_for_page(guide.panel(PreviewPanel).pages.view)
        yield guide.stop("preview-s18", patient_id)


def _wait_for_page(view: SheetView) -> None:
    """Wait until the page is on the screen, which Qt makes beside the window's thread."""
    clock = QElapsedTimer()
    clock.start()
    settle()
    while view.drawing() and clock.elapsed() < _PATIENCE_MS:
        settle()
