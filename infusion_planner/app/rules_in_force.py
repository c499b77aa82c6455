"""Which rules hold in these records: the newest put in force, with what the center set."""

from infusion_planner.app.payer_files import with_own
from infusion_planner.app.places import shipped_rulebook
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rule_settings import with_settings
from infusion_planner.domain.rules import Rulebook
from infusion_planner.rulebook.loader import parse, version_key
from infusion_planner.store import payer_policies, rule_sets
from infusion_planner.store.rule_sets import RuleSetPut
from infusion_planner.store.store import Store


def rules_in_force(store: Store) -> Rulebook:
    """Give the rules that hold from this sign-in on.

    Of the rules shipped with the program and those that a manager put in force the higher version
    holds.

    Raises:
        RulebookError: a rule set in the records cannot be read by this program.
    """
    put = store.read(rule_sets.rule_sets)
    newest = max(put, key=lambda item: version_key(item.version), default=None)
    own = store.read(payer_policies.every)
    book = with_own(_newer_of(shipped_rulebook(), newest), own)
    return with_settings(book, store.read(rule_sets.settings))


def _newer_of(shipped: Rulebook, put: RuleSetPut | None) -> Rulebook:
    if put is None or version_key(put.version) <= version_key(shipped.version):
        return shipped
    # a rule set holds no policies of payers: those shipped go with it
    return replace(parse(f"{put.version}.toml", put.content), read_payers=shipped.read_payers)
