"""Paper of an infusion day: the pack before it, and what is typed in from it afterwards."""
