"""US public holidays as a seed for the closed days; the center edits what it closes for."""

from infusion_planner.domain.clinic import Closure


def us_holidays(year: int, weekdays: frozenset[int]) -> tuple[Closure, ...]:
    """Give the federal holidays of a year that fall on an open weekday, by day.

    Source: the `holidays` package, country US, observed days included.
    """
    # hundreds of calendars are loaded with the package
    from holidays import country_holidays  # noqa: PLC0415

    days = country_holidays("US", years=year).items()
    return tuple(Closure(day, name) for day, name in sorted(days) if day.weekday() in weekdays)
