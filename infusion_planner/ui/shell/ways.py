"""The ways that lead from one page to another, as the pages know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from infusion_planner.ui.shell.closing_ways import ClosingWays


class PayerWays(Protocol):
    """The ways to what is for payer and biller; see `PayerPages`."""

    def open(self, patient_id: str, what: str) -> None:
        """Show something of a patient: `letter`, `packet` or `claims`."""

    def print_claims(self, course_id: str) -> None:
        """Show the list for the biller of a course before it is printed."""


class DayWays(Protocol):
    """The ways to infusion days and to the close of a course; see `DayPages`."""

    def open(self, patient_id: str, what: str) -> None:
        """Show something of a patient: the close of a course, or the log of reactions."""

    def print_pharmacy(self, infusion_id: str) -> None:
        """Show the pharmacy's sheet of an infusion before it is printed."""


class Ways(Protocol):
    """The ways that lead from one page to another; see `Pages`."""

    filtered: SignalInstance

    def open_patients(self) -> None:
        """Show the list."""

    def open_patient(self, patient_id: str) -> None:
        """Show a patient."""

    def show_saved(self, patient_id: str) -> None:
        """Show a patient whose form was just saved, without asking."""

    def close_registration(self, patient_id: str) -> None:
        """Go from the registration form to the patient it was about, or to the list."""

    def register(self) -> None:
        """Show an empty registration form."""

    def correct(self, patient_id: str) -> None:
        """Show the details of a patient for correction."""

    def merge(self, kept_id: str, merged_id: str) -> None:
        """Show a patient, and the form that merges another chart into theirs."""

    def plan(self, patient_id: str, start_on: date | None = None) -> None:
        """Show the plan of a patient's next course, on a day where one is given."""

    def readiness(self, patient_id: str) -> None:
        """Show how ready a patient's coming course is."""

    def open_settings(self) -> None:
        """Show the settings."""

    @property
    def closing(self) -> ClosingWays:
        """The ways to what is done with whole days."""

    @property
    def payer(self) -> PayerWays:
        """The ways to what is for payer and biller."""

    @property
    def days(self) -> DayWays:
        """The ways to infusion days."""

    def preview(self, infusion_id: str) -> None:
        """Show an infusion's day sheet."""

    def preview_calendar(self, course_id: str) -> None:
        """Show the calendar a patient takes home of a course."""

    def preview_readiness(self, patient_id: str, as_of: date | None = None) -> None:
        """Show the readiness sheet of the coming course, as of a day; None for today."""

    def open_records(self, patient_id: str = "") -> None:
        """Show what the trail says of a patient's record."""

    def leave_records(self) -> None:
        """Go from the records to where the person works."""
