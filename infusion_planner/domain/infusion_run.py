"""The pump, the flush and the vital signs of one infusion as they were recorded."""

from datetime import datetime
from decimal import Decimal

from infusion_planner.domain.frozen import Frozen


class RateChange(Frozen):
    """A rate set at the pump.

    Attributes:
        at: from when on it ran.
        ml_per_hour: the rate.
        reason: why it was changed; may be empty.
    """

    at: datetime
    ml_per_hour: Decimal
    reason: str = ""


class Hold(Frozen):
    """A time during which the pump stood.

    Attributes:
        held_at: when it was held.
        resumed_at: when it ran again; None while it stands, or when it never ran again.
        reason: why; may be empty.
    """

    held_at: datetime
    resumed_at: datetime | None = None
    reason: str = ""


class Run(Frozen):
    """The pump.

    Attributes:
        started_at: None before the start.
        stopped_at: None while it runs.
        rates: every rate set, in any order.
        holds: in any order.
        stop_reason: why it was stopped early; may be empty.
        volume_ml: milliliters infused; None when not recorded.
        given_ug: micrograms that entered the patient; None when not recorded.
    """

    started_at: datetime | None = None
    stopped_at: datetime | None = None
    rates: tuple[RateChange, ...] = ()
    holds: tuple[Hold, ...] = ()
    stop_reason: str = ""
    volume_ml: Decimal | None = None
    given_ug: int | None = None


class Flush(Frozen):
    """The flush of the line.

    Attributes:
        started_at: None when the line was not flushed, or its start was not recorded.
        stopped_at: its end; None when the line was not flushed.
    """

    started_at: datetime | None = None
    stopped_at: datetime | None = None


class VitalSet(Frozen):
    """One row of vital signs; what was not measured is None.

    Attributes:
        at: when it was taken.
        temperature_c: degrees Celsius.
        pulse: beats a minute.
        systolic: mmHg.
        diastolic: mmHg.
        breaths: a minute.
        saturation: percent.
        pain: 0 to 10.
        by: who took it; may be empty.
    """

    at: datetime
    temperature_c: Decimal | None = None
    pulse: int | None = None
    systolic: int | None = None
    diastolic: int | None = None
    breaths: int | None = None
    saturation: int | None = None
    pain: int | None = None
    by: str = ""
