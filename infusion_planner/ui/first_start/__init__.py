"""Making the records of a new center."""
