"""The clock of a SAMPLE center, which is set from day to day while its stories are told."""

from datetime import date, datetime, time, timedelta, tzinfo

from infusion_planner.app.office import Office


class SampleClock:
    """A clock that stands where it is set, in the workstation's zone."""

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self.at = datetime(2000, 1, 1, tzinfo=zone)

    def __call__(self) -> datetime:
        """Give the moment the clock was set to."""
        return self.at

    def set(self, day: date, hour: int, minute: int = 0) -> None:
        """Set the clock."""
        self.at = datetime.combine(day, time(hour, minute), self._zone)

    def pass_to(self, day: date) -> None:
        """Go on to the morning of a day, or by some minutes on the same day."""
        if day > self.at.date():
            self.set(day, 8, 5)
        else:
            self.at += timedelta(minutes=7)


def set_clock(office: Office) -> SampleClock:
    """Give the clock of an office whose records are fictional.

    Raises:
        TypeError: it is a real center's, which nobody may set.
    """
    if not isinstance(office.clock, SampleClock):
        raise TypeError("only the clock of a SAMPLE center can be set")
    return office.clock
