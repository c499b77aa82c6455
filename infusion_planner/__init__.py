"""Infusion Planner: plans and documents LEMTRADA courses in an infusion center."""

from infusion_planner.kept_code import keep_code

__version__ = "0.1.0"

keep_code()
