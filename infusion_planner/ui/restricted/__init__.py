"""Restricted charts: who may open them, and the emergency way in."""
