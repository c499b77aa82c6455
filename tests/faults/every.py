"""Every fault, in the order of the table."""

from types import ModuleType

from tests.faults import (
    canary,
    corruption,
    first_start_race,
    full_disk,
    held_file,
    kill_at_first_start,
    kill_while_migrating,
    kill_while_saving,
    kill_while_writing_ring,
    moved_clock,
    newer_file,
    old_state,
    power_cut,
    read_only,
    trail_tampering,
)
from tests.faults.fault import Fault

MODULES: tuple[ModuleType, ...] = (
    kill_while_saving,
    kill_at_first_start,
    power_cut,
    full_disk,
    read_only,
    held_file,
    first_start_race,
    corruption,
    old_state,
    moved_clock,
    canary,
    trail_tampering,
    kill_while_migrating,
    kill_while_writing_ring,
    newer_file,
)
EVERY: tuple[Fault, ...] = tuple(fault for module in MODULES for fault in module.FAULTS)
