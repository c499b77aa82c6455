"""What the menus of the calendar offer; what cannot be done says why."""

from infusion_planner.cards.calendar_board import Lens, Ribbon
from infusion_planner.cards.plan import PlanCard
from infusion_planner.ui.kit.menu import MenuEntry

_EARLIER = 5
_BEGUN = "This course has begun: Alt+arrows or a drag carry one of its days"


def slot_entries(card: PlanCard) -> tuple[MenuEntry, ...]:
    """Offer the first starts that fit, then say of the days before them why they do not."""
    starts = tuple(
        MenuEntry(item.start_on.isoformat(), item.days, "calendar", item.why)
        for item in card.suggestions
    )
    earlier = []
    for place, words in enumerate(card.why_not[-_EARLIER:]):
        day, _, reason = words.partition(": ")
        earlier.append(MenuEntry(f"not {place}", day, reason=reason, apart=not place))
    return (*starts, *earlier)


def ribbon_entries(ribbon: Ribbon, column: int, chairs: tuple[str, ...]) -> tuple[MenuEntry, ...]:
    """Offer what can be done with a course, and with the day of it that the cursor is on.

    Args:
        ribbon: the course.
        column: the day.
        chairs: those the center keeps.
    """
    place = column - ribbon.first
    number = ribbon.numbers[place]
    seated = "" if ribbon.infusions[place] else "This infusion was given"
    no_chair = seated if chairs else "The center keeps no chairs yet"
    moves = "" if ribbon.movable else _BEGUN
    shut = "" if ribbon.tag else "This chart is restricted to others"
    return (
        MenuEntry("lens", "Show its &legal days", "lens", "Enter"),
        MenuEntry("move", "&Move course to another day", "calendar", "Alt+arrows", moves),
        MenuEntry("chair", f"&Chair of day {number}", "chair", reason=no_chair),
        MenuEntry("sheet", f"Run &sheet of day {number}", "drop", reason=seated or shut),
        MenuEntry("change", "Chan&ge, hold or call off", "arrow", reason=shut),
        MenuEntry("open", "&Open patient", "user"),
    )


def chair_entries(chairs: tuple[str, ...]) -> tuple[MenuEntry, ...]:
    """Offer the chairs, and none of them."""
    names = (MenuEntry(name, name, "chair") for name in chairs)
    return (*names, MenuEntry("", "&Leave open", "close", apart=True))


def free_entries(lens: Lens | None) -> tuple[MenuEntry, ...]:
    """Offer to begin a course on a free day."""
    reason = "" if lens else "Choose a course first, with Enter"
    return (MenuEntry("here", "&Begin the course of the lens here", "calendar", "Enter", reason),)
