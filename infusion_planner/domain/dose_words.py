"""How the day of a dose is worded: whole, or as far as it is known."""

from infusion_planner.domain.course import Dose
from infusion_planner.domain.wording import date_words, day_words, partly_known_words, span_words


def dose_date_words(dose: Dose) -> str:
    """Word the date of a dose, `05-Jan-2027`, `June 2024`."""
    return date_words(dose.on) if dose.known is None else partly_known_words(dose.known)


def dose_day_words(dose: Dose) -> str:
    """Word the day of a dose with its weekday, `Tue 05-Jan-2027`, `June 2024`."""
    return day_words(dose.on) if dose.known is None else partly_known_words(dose.known)


def anchor_words(dose: Dose) -> str:
    """Word the day that others are counted from, `05-Jan-2027`, `June 2024, taken as 30-Jun-2024`.

    Source: rulebook SPACE-3.
    """
    if dose.known is None:
        return date_words(dose.on)
    return f"{partly_known_words(dose.known)}, taken as {date_words(dose.on)}"


def dose_span_words(first: Dose, last: Dose) -> str:
    """Word the days from one dose to another, `Mon 05 to Fri 09-Jan-2027`, `June 2024`."""
    if first.known is None and last.known is None:
        return span_words(first.on, last.on)
    ends = dict.fromkeys((dose_date_words(first), dose_date_words(last)))
    return " to ".join(ends)
