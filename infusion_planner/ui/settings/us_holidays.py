"""US public holidays as a seed for the closed days; the center edits what it closes for."""

from infusion_planner.domain.clinic import Closure

FEDERAL = ""
STATES = (
    ("Alabama", "AL"),
    ("Alaska", "AK"),
    ("Arizona", "AZ"),
    ("Arkansas", "AR"),
    ("California", "CA"),
    ("Colorado", "CO"),
    ("Connecticut", "CT"),
    ("Delaware", "DE"),
    ("District of Columbia", "DC"),
    ("Florida", "FL"),
    ("Georgia", "GA"),
    ("Guam", "GU"),
    ("Hawaii", "HI"),
    ("Idaho", "ID"),
    ("Illinois", "IL"),
    ("Indiana", "IN"),
    ("Iowa", "IA"),
    ("Kansas", "KS"),
    ("Kentucky", "KY"),
    ("Louisiana", "LA"),
    ("Maine", "ME"),
    ("Maryland", "MD"),
    ("Massachusetts", "MA"),
    ("Michigan", "MI"),
    ("Minnesota", "MN"),
    ("Mississippi", "MS"),
    ("Missouri", "MO"),
    ("Montana", "MT"),
    ("Nebraska", "NE"),
    ("Nevada", "NV"),
    ("New Hampshire", "NH"),
    ("New Jersey", "NJ"),
    ("New Mexico", "NM"),
    ("New York", "NY"),
    ("North Carolina", "NC"),
    ("North Dakota", "ND"),
    ("Ohio", "OH"),
    ("Oklahoma", "OK"),
    ("Oregon", "OR"),
    ("Pennsylvania", "PA"),
    ("Puerto Rico", "PR"),
    ("Rhode Island", "RI"),
    ("South Carolina", "SC"),
    ("South Dakota", "SD"),
    ("Tennessee", "TN"),
    ("Texas", "TX"),
    ("Utah", "UT"),
    ("Vermont", "VT"),
    ("Virginia", "VA"),
    ("Washington", "WA"),
    ("West Virginia", "WV"),
    ("Wisconsin", "WI"),
    ("Wyoming", "WY"),
)
"""Name and code of each state and territory that keeps holidays of its own."""


def us_holidays(year: int, weekdays: frozenset[int], state: str = FEDERAL) -> tuple[Closure, ...]:
    """Give the public holidays of a year that fall on an open weekday, by day.

    Source: the `holidays` package, country US, observed days included.

    Args:
        year: the year.
        weekdays: the open ones, 0 is Monday.
        state: code of the state whose own holidays count too; empty for the federal ones.
    """
    # hundreds of calendars are loaded with the package
    from holidays import country_holidays  # noqa: PLC0415

    days = country_holidays("US", subdiv=state or None, years=year).items()
    return tuple(Closure(day, name) for day, name in sorted(days) if day.weekday() in weekdays)
