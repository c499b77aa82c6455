"""Leads through every page of a signed-in window; pictures and tests look at what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from infusion_planner.cards.plan import PlanCard, Wish
from infusion_planner.demo.guide import Guide, Stop, part_of, settle
from infusion_planner.demo.tour_calendar import calendar, closed_with_courses
from infusion_planner.demo.tour_days import days
from infusion_planner.demo.tour_facts import facts
from infusion_planner.demo.tour_forms import forms, payer, previews
from infusion_planner.demo.tour_readiness import readiness
from infusion_planner.demo.tour_records import records
from infusion_planner.demo.tour_rules import rules
from infusion_planner.demo.tour_watch import watch
from infusion_planner.ui.first_start.panel import FirstStartPanel
from infusion_planner.ui.first_start.recovery_panel import RecoveryPanel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.patient.record_tabs import RecordTabs
from infusion_planner.ui.picture.in_view import bring_into_view
from infusion_planner.ui.picture.view import MonitoringView
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.settings.panel import (
    ACCOUNT,
    BACKUPS,
    CENTER,
    CERTIFICATIONS,
    CHAIRS,
    CLOSED_DAYS,
    DOWNTIME,
    LETTERS,
    LOCKING,
    LOOK,
    PEOPLE,
    STAFF,
    SettingsPanel,
)
from infusion_planner.ui.shell.panel import FramePanel

if TYPE_CHECKING:
    from infusion_planner.cards.patients import PatientLine
    from infusion_planner.ui.window import Window

_SECTIONS = (
    CENTER,
    CLOSED_DAYS,
    CHAIRS,
    STAFF,
    LETTERS,
    LOOK,
    CERTIFICATIONS,
    LOCKING,
    DOWNTIME,
    ACCOUNT,
    PEOPLE,
    BACKUPS,
)
_TABS = ("courses", "tests", "results", "medicines", "dates", "facts")
_SPANS = ("12-months", "48-months", "all")
_NOBODY = "00-00-00"
_SHOWN = 280
_EARLY = timedelta(days=5)
_PASSWORD = "a long password for pictures"
_FIRST_FACTS = ("Harbor Infusion Center", "555-0142", "A. Ruiz", _PASSWORD, _PASSWORD)


def tour(window: Window) -> Iterator[Stop]:
    """Open every page and every dialog of a signed-in window, one after the other.

    What the records hold nobody for is left out: a center without an interrupted course shows
    no interrupted course.
    """
    # the forms bring their own pages along

    guide = Guide(window)
    yield from _lists(guide)
    yield from _registration(guide)
    yield from _settings(guide)
    yield from _locked(guide)
    yield from _patients(guide)
    yield from _picture(guide)
    yield from _plans(guide)
    yield from _against_a_rule(guide)
    yield from readiness(guide)
    yield from watch(guide)
    yield from days(guide)
    yield from calendar(guide)
    yield from forms(guide)
    yield from previews(guide)
    yield from payer(guide)
    yield from records(guide)
    yield from rules(guide)


def beginning(window: Window) -> Iterator[Stop]:
    """Go from the first start to the empty list of a center that was just made.

    Args:
        window: of a folder without records; it was started.
    """
    settle()
    yield Stop("first-start", window)
    panel = part_of(window, FirstStartPanel)
    for box, words in zip(panel.findChildren(QLineEdit), _FIRST_FACTS, strict=True):
        box.setText(words)
        box.textEdited.emit(words)
    yield Stop("first-start-filled-in", window)
    _press_primary(panel)
    settle()
    recovery = part_of(window, RecoveryPanel)
    yield Stop("recovery-sheet", window)
    part_of(recovery, Check).setChecked(True)
    _press_primary(recovery)
    settle()
    yield Stop("patients-none", window)


def _press_primary(page: QWidget) -> None:
    next(button for button in page.findChildren(Button) if button.kind == "primary").click()


def _lists(guide: Guide) -> Iterator[Stop]:
    guide.leave()
    yield guide.stop("patients")
    guide.pages.patients.search(guide.lines[0].name[:2])
    yield guide.stop("patients-found")
    guide.pages.patients.search(_NOBODY)
    yield guide.stop("patients-no-match")
    guide.pages.patients.search("")
    guide.panel(FramePanel).help_pressed.emit()
    yield from guide.over("keys")


def _registration(guide: Guide) -> Iterator[Stop]:
    guide.pages.register()
    yield guide.stop("register")
    known = guide.read.details(guide.lines[0].patient_id)
    fields = guide.panel(RegistrationPanel).fields
    typed = ((fields.family, known.name.family), (fields.given, known.name.given))
    for field, words in (*typed, (fields.mrn, known.mrn)):
        field.box.setText(words)
        field.box.textEdited.emit(words)
    # looks for duplicates, and refuses: the birth date is missing
    guide.panel(RegistrationPanel).save_pressed.emit()
    yield guide.stop("register-duplicate")
    guide.pages.open_patients()
    yield from guide.over("leave-unsaved")
    guide.leave()
    longest = max(guide.lines, key=lambda line: len(line.name)).patient_id
    guide.pages.correct(longest)
    yield guide.stop("correct-details", longest)
    guide.leave()


def _settings(guide: Guide) -> Iterator[Stop]:
    guide.pages.open_settings()
    panel = guide.panel(SettingsPanel)
    for section in _SECTIONS:
        panel.turn_to(section)
        yield guide.stop(f"settings-{section.replace(' ', '-')}")
        if section == CLOSED_DAYS:
            yield from closed_with_courses(guide, panel.closures)
    guide.leave()


def _locked(guide: Guide) -> Iterator[Stop]:
    lock = guide.window.lock
    if lock is None:
        raise AssertionError("nobody has signed in")
    lock.lock()
    yield guide.stop("locked")
    lock.go_on()
    settle()


def _patients(guide: Guide) -> Iterator[Stop]:
    """Show one patient for each state the list knows, and the longest name."""
    for name, patient_id in _faces(guide.lines):
        guide.pages.open_patient(patient_id)
        yield guide.stop(f"patient-{name}", patient_id)


def _faces(lines: tuple[PatientLine, ...]) -> Iterator[tuple[str, str]]:
    seen = set()
    for line in lines:
        # `Course 2 planned Mon 30-Nov-2026` is `course-planned`
        name = "-".join(re.findall(r"[a-z]+", line.word.split(" planned ")[0].lower()))
        name = f"{name}-planned" if " planned " in line.word else name
        if name not in seen:
            seen.add(name)
            yield name, line.patient_id
    yield "long-name", max(lines, key=lambda line: len(line.name)).patient_id


def _picture(guide: Guide) -> Iterator[Stop]:
    """Show the fullest record: its picture in each span, its table, and each tab."""
    fullest = max(guide.cards, key=lambda card: len(card.infusions)).identity.patient_id
    guide.pages.open_patient(fullest)
    view = guide.panel(MonitoringView)
    for place, name in enumerate(_SPANS):
        view.picture.show_span(place)
        yield guide.stop(f"picture-{name}", fullest)
    view.picture.show_span(1)
    view.to_table.click()
    yield guide.stop("picture-as-table", fullest)
    view.to_picture.click()
    tabs = guide.panel(RecordTabs).tabs
    for place, name in enumerate(_TABS):
        tabs.choose(place)
        settle()
        # of a long table as much as a small window shows, with the heads over it
        bring_into_view(tabs, tabs.rect() & QRect(0, 0, tabs.width(), _SHOWN))
        yield guide.stop(f"tab-{name}", fullest)
    tabs.choose(0)
    yield from facts(guide, fullest)


def _plans(guide: Guide) -> Iterator[Stop]:
    """Show a plan before its day is chosen, then blocked, allowed and in review."""
    patient_id = _to_plan(guide)
    start = guide.read.plan(patient_id, Wish()).suggestions[0].start_on
    guide.pages.plan(patient_id)
    panel = guide.panel(PlanPanel)
    yield guide.stop("plan", patient_id)
    for name, day in (("blocked", start - _EARLY), ("allowed", start)):
        panel.day_pressed.emit(day)
        yield guide.stop(f"plan-{name}", patient_id)
    panel.chairs.open_days()
    yield guide.stop("plan-chairs", patient_id)
    panel.review_pressed.emit()
    yield guide.stop("plan-review", patient_id)
    guide.leave()


def _to_plan(guide: Guide) -> str:
    """Choose whose course is planned: of those who can be, the one who has to wait longest."""
    free = {card.identity.patient_id for card in guide.cards if card.next_number is not None}
    lines = sorted(guide.lines, key=lambda line: line.sort_next, reverse=True)
    ids = (line.patient_id for line in lines if line.patient_id in free)
    return next(found for found in ids if guide.read.plan(found, Wish()).suggestions)


def _against_a_rule(guide: Guide) -> Iterator[Stop]:
    """Show a plan that sets a rule aside: what is asked for, what is missing, the review."""
    card = next(_set_aside(guide), None)
    if card is None or card.start_on is None or card.length is None:
        return
    patient_id = card.identity.patient_id
    guide.pages.plan(patient_id)
    panel = guide.panel(PlanPanel)
    panel.length_chosen.emit(card.length)
    panel.day_pressed.emit(card.start_on)
    panel.open_override()
    yield guide.stop("plan-override", patient_id)
    panel.review_pressed.emit()
    yield guide.stop("plan-override-missing", patient_id)
    panel.override.prescriber.set_value(guide.read.center().prescribers[0].name)
    panel.override.reason.set_value("Ordered so by the prescriber")
    panel.review_pressed.emit()
    yield guide.stop("plan-override-review", patient_id)
    guide.leave()


def _set_aside(guide: Guide) -> Iterator[PlanCard]:
    """Give the plans that may be saved against a rule."""
    for patient in guide.cards:
        patient_id = patient.identity.patient_id
        if patient.next_number is None:
            continue
        for length in guide.read.plan(patient_id, Wish()).length_choices:
            starts = guide.read.plan(patient_id, Wish(None, length)).suggestions
            plans = (guide.read.plan(patient_id, Wish(day.start_on, length)) for day in starts[:1])
            yield from (plan for plan in plans if plan.needs_override and plan.can_save)
