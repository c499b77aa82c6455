"""How many of one unit make another."""

UG_PER_MG = 1000
MINUTES_IN_HOUR = 60
SECONDS_IN_MINUTE = 60
