"""The Today board: the day at a glance."""
