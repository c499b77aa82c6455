"""Infusion Planner: plans and documents LEMTRADA courses in an infusion center."""

__version__ = "0.1.0"
