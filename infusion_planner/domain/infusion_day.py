"""The durations of the infusion day: bag, infusion, observation."""

from datetime import datetime, timedelta
from decimal import Decimal

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_rules import Minutes, Product
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import MINUTES_IN_HOUR


def use_by(diluted_at: datetime, book: Rulebook) -> datetime:
    """Give the moment until which a bag diluted at this moment may be started.

    Source: rulebook PREP-3; scenario E33.
    """
    return diluted_at + timedelta(minutes=book.find(Minutes, "bag_life").minutes)


def leaves_from(stopped_at: datetime, flushed_at: datetime, book: Rulebook) -> datetime:
    """Give the moment from which the patient may leave: the later of stop and flush counts.

    Source: rulebook INF-4; scenario E32.
    """
    observation = book.find(Minutes, "observation").minutes
    return max(stopped_at, flushed_at) + timedelta(minutes=observation)


def run_minutes(started_at: datetime, stopped_at: datetime, held_minutes: int) -> int:
    """Give the minutes the pump ran: from start to stop, less what it was held.

    Source: rulebook INF-1; scenario E32.
    """
    return (stopped_at - started_at) // timedelta(minutes=1) - held_minutes


def rate_ml_per_hour(bag_ml: Decimal, book: Rulebook) -> Decimal:
    """Give the fastest rate for a bag: its volume over the infusion's shortest time.

    Source: rulebook INF-1, INF-2.
    """
    minutes = book.find(Minutes, "infusion_time").minutes
    return (bag_ml * MINUTES_IN_HOUR / minutes).quantize(Decimal("0.1"))


class Bag(Frozen):
    """What one bag holds.

    Attributes:
        product: the rule of the product.
        rate: milliliters an hour for a bag without overfill.
    """

    product: Product
    rate: Decimal


def standard_bag(book: Rulebook) -> Bag:
    """Give the bag as the label describes it.

    Source: rulebook PREP-1.
    """
    product = book.find(Product, "product")
    return Bag(product, rate_ml_per_hour(Decimal(product.full_bag_ml), book))
