"""What the infusion day sheet says of bag, rate and times: the rulebook's numbers in words."""

from infusion_planner.domain.infusion_day import standard_bag
from infusion_planner.domain.infusion_rules import Minutes
from infusion_planner.domain.rules import Rulebook


def bag_note(book: Rulebook) -> str:
    """Say what goes into the bag."""
    product = standard_bag(book).product
    return (
        f"1 vial of {product.vial_mg} mg in {product.vial_ml} mL into"
        f" {product.diluent_ml} mL. Do not shake. Protect from light."
    )


def use_by_label(book: Rulebook) -> str:
    """Name the moment until which the bag may be started."""
    return f"USE BY (+ {book.find(Minutes, 'bag_life').minutes // 60} hours)"


def rate_label(book: Rulebook) -> str:
    """Name the rate of a bag without overfill."""
    bag = standard_bag(book)
    return f"Rate ({bag.rate} for a {bag.product.full_bag_ml} mL bag)"


def leaves_from_label(book: Rulebook) -> str:
    """Name the moment from which the patient may leave."""
    return f"LEAVES FROM (+ {book.find(Minutes, 'observation').minutes} min)"


def steroid_note(book: Rulebook) -> str:
    """Say when the steroid was finished too long before the start."""
    lead = book.find(Minutes, "steroid_lead").minutes
    return (
        f"Steroid finished before the start. Finished more than {lead} min ago: ask the prescriber."
    )
